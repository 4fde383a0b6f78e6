// Runs every suite and sums them up: the Catch2 executables of the native build, then the node tests.
// usage: node tests/run.mjs [only suites whose name contains this text]
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import path from "node:path";

const patience = 8 * 60 * 1000; // for one suite, on a slow machine
const root = path.resolve(fileURLToPath(import.meta.url), "../..");
const results = path.join(root, "build/test-results");
const wanted = process.argv[2] ?? "";

/** The suites: a name, a command that writes a report, and that report. */
function suites() {
  const bin = path.join(root, "build/native/bin");
  const unit = readdirSync(bin)
    .filter((name) => name.startsWith("test_"))
    .map((name) => suite(`unit ${name.slice(5)}`, (report) => [path.join(bin, name), "-r", "junit", "-o", report]));
  const node = ["parity", "edge", "browser", "optin", "login", "bench"]
    .map((folder) => path.join(root, "tests", folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).filter((file) => file.endsWith(".test.mjs")).map((file) => path.join(folder, file)))
    .map((file) =>
      suite(path.relative(path.join(root, "tests"), file), (report) => [
        process.execPath, "--test-reporter=tap", `--test-reporter-destination=${report}`,
        "--test-reporter=spec", "--test-reporter-destination=stdout", file,
      ]),
    );
  return [...unit, ...node].filter(({ name }) => name.includes(wanted));
}

function suite(name, command) {
  const report = path.join(results, `${name.replaceAll(/[^a-z0-9]+/g, "-")}.xml`);
  return { name, report, command: command(report) };
}

/** Counts of a report: JUnit of Catch2, or the outermost lines of node's TAP. An empty report is a failure. */
function count(report) {
  if (!existsSync(report)) return { total: 1, failed: 1 };
  const text = readFileSync(report, "utf8");
  if (!text.startsWith("<")) {
    const [failed, passed] = [/^not ok \d+/gm, /^ok \d+/gm].map((line) => text.match(line)?.length ?? 0);
    return { total: passed + failed, failed };
  }
  const cases = text.split("<testcase ").slice(1);
  return { total: cases.length, failed: cases.filter((each) => /<(failure|error)\b/.test(each)).length };
}

function run({ name, report, command }) {
  console.log(`\n== ${name}`);
  rmSync(report, { force: true });
  const done = spawnSync(command[0], command.slice(1), { cwd: root, stdio: "inherit", timeout: patience, killSignal: "SIGKILL", env: { ...process.env, GUICHET_ROOT: root } });
  const counted = count(report);
  const crashed = (done.status !== 0 && counted.failed === 0) || counted.total === 0;
  return { name, passed: counted.total - counted.failed, failed: counted.failed + (crashed ? 1 : 0) };
}

mkdirSync(results, { recursive: true });
const outcomes = suites().map(run);
const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
console.log("");
for (const { name, passed, failed } of outcomes) console.log(`${failed ? "FAILED" : "ok    "} ${name}: ${passed} passed, ${failed} failed`);
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = sum("failed") === 0 && sum("passed") > 0 ? 0 : 1;
