// Prints what double opt-in and delivery promise, as measured now, and fails when a promise is not kept.
// usage: node tests/optin/targets.mjs [--full] [part of a name ...]     short runs without --full
import { fileURLToPath } from "node:url";

import { runNodeTests } from "../checklist/run_tests.mjs";
import { measureLines, printTargets } from "../checklist/targets.mjs";
import { measureBombing } from "./bombing.mjs";
import { measureEnumeration } from "./enumeration.mjs";
import { measureKills } from "./kills.mjs";
import { optin } from "./list.mjs";
import { measureProofBytes } from "./proof_bytes.mjs";
import { measureRaces } from "./races.mjs";
import { measureScanners } from "./scanners.mjs";

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
  lines: (run) => measureLines(optin, run),
  scanners: measureScanners,
  races: measureRaces,
  kills: measureKills,
  enumeration: measureEnumeration,
  bombing: measureBombing,
  proof: measureProofBytes,
  faults: measureFaults,
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await printTargets(measures, process.argv.slice(2));
