// Runs just the tests that show lines of a checklist, or that have a given name, and says which passed.
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { root } from "../support/edge.mjs";

const environment = { ...process.env, GUICHET_ROOT: root };
delete environment.NODE_TEST_CONTEXT; // a test that runs tests is no part of them

const unescape = (text) => text.replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** The outermost tests of a file of node's whose name matches: [{name, passed}]. */
export function runNodeTests(file, pattern) {
  const done = spawnSync(process.execPath, ["--test-reporter=tap", `--test-name-pattern=${pattern}`, file], { cwd: root, env: environment, encoding: "utf8", maxBuffer: 2 ** 28 });
  return [...done.stdout.matchAll(/^(not )?ok \d+ - (.*)$/gm)]
    .filter(([line]) => !line.includes("# SKIP"))
    .map(([, failed, name]) => ({ name: name.replaceAll("\\#", "#"), passed: !failed }))
    .filter(({ name }) => new RegExp(pattern).test(name));
}

/** The test cases of all Catch2 programs whose name begins with a line of the list with this letter. */
export function runCatchTests(letter) {
  const bin = path.join(root, "build/native/bin");
  const report = path.join(tmpdir(), `guichet-lines-${process.pid}.xml`);
  return readdirSync(bin).filter((name) => name.startsWith("test_")).flatMap((name) => {
    const done = spawnSync(path.join(bin, name), [`${letter}*`, "-r", "junit", "-o", report], { cwd: root, env: environment, encoding: "utf8" });
    if (done.error) throw done.error;
    const text = readFileSync(report, "utf8");
    rmSync(report);
    return text.split("<testcase ").slice(1)
      .map((each) => ({ name: unescape(/ name="([^"]*)"/.exec(each)[1]).replace(/\/.*/, ""), passed: !/<(failure|error)\b/.test(each) }))
      .filter(({ name }) => new RegExp(`^${letter}\\d`).test(name));
  });
}
