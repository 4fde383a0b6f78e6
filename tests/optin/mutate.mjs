// Takes the checks of the checklist out, one after the other, and sees that a test of that line fails each time.
// Works on a clean checkout only and puts every file back. Takes about a minute for each mutation.
// usage: node tests/optin/mutate.mjs [B8 B30 ...]
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { root } from "../support/edge.mjs";

const mutations = JSON.parse(readFileSync(new URL("mutations.json", import.meta.url), "utf8"));
const build = (targets) => spawnSync("cmake", ["--build", "build/native", "--target", ...targets], { cwd: root, encoding: "utf8" });

/** The tests of the line that fail in that suite. */
function failures({ line, suite }) {
  spawnSync(process.execPath, ["tests/run.mjs", suite], { cwd: root, stdio: "ignore" });
  const report = readFileSync(path.join(root, "build/test-results", `${suite.replaceAll(/[^a-z0-9]+/g, "-")}.xml`), "utf8");
  const failed = report.startsWith("<")
    ? report.split("<testcase ").slice(1).filter((each) => /<(failure|error)\b/.test(each)).map((each) => / name="([^"]*)"/.exec(each)[1])
    : [...report.matchAll(/^not ok \d+ - (.*)$/gm)].map(([, name]) => name);
  return failed.filter((name) => new RegExp(`^(B\\d+(, | and ))*${line}\\b`).test(name));
}

/** What became of one mutation: "seen", or what is wrong with it. */
function judge(mutation, file) {
  const original = readFileSync(file, "utf8");
  if (original.split(mutation.find).length !== 2) return "its text is not there exactly once";
  try {
    writeFileSync(file, original.replace(mutation.find, () => mutation.replace));
    const built = build(mutation.targets);
    if (built.status !== 0) return `does not compile: ${/error: .*/.exec(built.stdout)?.[0]}`;
    const failed = failures(mutation);
    return failed.length ? `seen by ${failed.length}: ${failed[0]}` : "NOT SEEN";
  } finally {
    writeFileSync(file, original);
  }
}

if (execFileSync("git", ["status", "--porcelain", "-uno"], { cwd: root, encoding: "utf8" })) throw new Error("commit or put away your changes first");
const wanted = process.argv.slice(2);
let unseen = 0;
for (const mutation of mutations.filter(({ line }) => wanted.length === 0 || wanted.includes(line))) {
  const verdict = judge(mutation, path.join(root, mutation.file));
  if (!verdict.startsWith("seen")) unseen++;
  console.log(`${mutation.line.padEnd(4)} ${mutation.file}: ${verdict}`);
}
build([...new Set(mutations.flatMap(({ targets }) => targets))]);
console.log(`${unseen} not seen`);
process.exitCode = unseen ? 1 : 0;
