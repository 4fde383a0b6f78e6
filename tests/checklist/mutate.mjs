// Takes the checks of a checklist out, one after the other, and sees that a test of that line fails each time.
// Works on a clean checkout only and puts every file back. Takes about a minute for each mutation.
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { root } from "../support/edge.mjs";

const buildWidget = () => spawnSync("npm", ["run", "--silent", "build", "--", "--wasm", "../../build/wasm/wasm", "--out", "../../build/widget"], { cwd: path.join(root, "wasm/js"), encoding: "utf8" });

/** "widget" is none of CMake's. */
function build(targets) {
  const native = targets.filter((target) => target !== "widget");
  const built = native.length ? spawnSync("cmake", ["--build", "build/native", "--target", ...native], { cwd: root, encoding: "utf8" }) : { status: 0, stdout: "" };
  return built.status === 0 && targets.includes("widget") ? buildWidget() : built;
}

const slug = (suite) => suite.replaceAll(/[^a-z0-9]+/g, "-");

/** The names of the tests that failed, of a report of Catch2's or of node's. */
const failedIn = (report) => report.startsWith("<")
  ? report.split("<testcase ").slice(1).filter((each) => /<(failure|error)\b/.test(each)).map((each) => / name="([^"]*)"/.exec(each)[1])
  : [...report.matchAll(/^not ok \d+ - (.*)$/gm)].map(([, name]) => name);

/** The tests of the line that fail in the suites whose name has that in it. */
function failures(list, { line, suite }) {
  const folder = path.join(root, "build/test-results");
  rmSync(folder, { recursive: true, force: true });
  spawnSync(process.execPath, ["tests/run.mjs", suite], { cwd: root, stdio: "ignore" });
  const reports = readdirSync(folder).filter((name) => name.includes(slug(suite)));
  return reports.flatMap((name) => failedIn(readFileSync(path.join(folder, name), "utf8"))).filter((name) => list.names(line, name));
}

/** What became of one mutation: "seen", or what is wrong with it. */
function judge(list, mutation, file) {
  const original = readFileSync(file, "utf8");
  if (original.split(mutation.find).length !== 2) return "its text is not there exactly once";
  try {
    writeFileSync(file, original.replace(mutation.find, () => mutation.replace));
    const built = build(mutation.targets);
    if (built.status !== 0) return `does not compile: ${/error: .*/.exec(built.stdout)?.[0]}`;
    const failed = failures(list, mutation);
    return failed.length ? `seen by ${failed.length}: ${failed[0]}` : "NOT SEEN";
  } finally {
    writeFileSync(file, original);
  }
}

/** Every mutation of the list, or of the lines and files of mutations that are named; gives how many no test saw. */
export function mutate(list, wanted) {
  if (execFileSync("git", ["status", "--porcelain", "-uno"], { cwd: root, encoding: "utf8" })) throw new Error("commit or put away your changes first");
  const mutations = list.mutations();
  let unseen = 0;
  for (const mutation of mutations.filter((each) => wanted.length === 0 || wanted.includes(each.line) || wanted.includes(each.list))) {
    const verdict = judge(list, mutation, path.join(root, mutation.file));
    if (!verdict.startsWith("seen")) unseen++;
    console.log(`${mutation.line.padEnd(4)} ${mutation.file}: ${verdict}`);
  }
  build([...new Set(mutations.flatMap(({ targets }) => targets))]);
  console.log(`${unseen} not seen`);
  return unseen;
}
