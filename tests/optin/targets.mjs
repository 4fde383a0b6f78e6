// Prints what double opt-in and delivery promise, as measured now, and fails when a promise is not kept.
// usage: node tests/optin/targets.mjs [--full] [part of a name ...]     short runs without --full
import { fileURLToPath } from "node:url";

import { measureBombing } from "./bombing.mjs";
import { measureEnumeration } from "./enumeration.mjs";
import { measureKills } from "./kills.mjs";
import { checklist, findTests } from "./lines.mjs";
import { measureProofBytes } from "./proof_bytes.mjs";
import { measureRaces } from "./races.mjs";
import { runCatchTests, runNodeTests } from "./run_tests.mjs";
import { measureScanners } from "./scanners.mjs";

/** Every test of the checklist; a line holds when it has tests and all of them pass. */
function measureLines({ progress }) {
  const tests = findTests();
  const files = [...new Set(tests.map(({ file }) => file))].filter((file) => file.endsWith(".mjs"));
  const outcomes = [...runCatchTests(), ...files.flatMap((file, i) => (progress(i, files.length), runNodeTests(file, "^B\\d")))];
  const open = Object.keys(checklist).filter((line) => {
    const own = outcomes.filter(({ name }) => new RegExp(`^(B\\d+(, | and ))*${line}\\b`).test(name));
    return own.length === 0 || own.some(({ passed }) => !passed);
  });
  const all = Object.keys(checklist).length;
  return {
    goal: "every line of the checklist is shown",
    figure: `${all - open.length} of ${all} lines, by ${outcomes.length} tests${open.length ? `; not: ${open.join(" ")}` : ""}`,
    passed: open.length === 0,
  };
}

const faults = /full disk|another process holds/;

function measureFaults() {
  const outcomes = runNodeTests("tests/edge/faults.test.mjs", faults.source);
  return {
    goal: "a full disk and a locked store are said, and lose nothing",
    figure: outcomes.map(({ name, passed }) => `${passed ? "ok" : "FAILED"}: ${name}`).join("; "),
    passed: outcomes.length === 2 && outcomes.every(({ passed }) => passed),
  };
}

export const measures = {
  lines: measureLines,
  scanners: measureScanners,
  races: measureRaces,
  kills: measureKills,
  enumeration: measureEnumeration,
  bombing: measureBombing,
  proof: measureProofBytes,
  faults: measureFaults,
};

function progressOf(name) {
  if (!process.stderr.isTTY) return () => {};
  return (done, all) => process.stderr.write(`\r${name}: ${Math.round((100 * done) / all)} %   `);
}

async function main() {
  const words = process.argv.slice(2);
  const full = words.includes("--full");
  const wanted = words.filter((word) => !word.startsWith("--"));
  for (const [name, measure] of Object.entries(measures)) {
    if (wanted.length && !wanted.some((part) => name.includes(part))) continue;
    const { goal, figure, passed } = await measure({ full, progress: progressOf(name) });
    if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
    console.log(`${passed ? "kept    " : "NOT KEPT"}  ${goal}: ${figure}`);
    if (!passed) process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
