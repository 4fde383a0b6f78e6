// The core as WebAssembly beside the JavaScript peers in one process, on the same inputs: how often each is right, and
// how fast. Prints Markdown; draws build/bench/suggestion_curve.svg. See email_accuracy.mjs for what counts as right.
// usage: node tests/bench/beside_peers.mjs [rounds]       GUICHET_BUILD is another build folder than build/
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { root } from "../support/edge.mjs";
import { compareSuggestions } from "./email_accuracy.mjs";
import { startCore, suggesters } from "./email_contenders.mjs";
import { calibrationTable, curve, curveTable, hasTool, knownDomains } from "./email_curve.mjs";
import { hasData, readRealDomains, readSlips, readSyntaxCases } from "./email_data.mjs";
import { picture } from "./email_picture.mjs";
import { speedTables } from "./email_speed.mjs";
import { syntaxTable } from "./email_syntax.mjs";
import { generatedReal, generatedSlips } from "./generated_domains.mjs";
import { describeMachine } from "./machine.mjs";
import { sizesTable } from "./peer_sizes.mjs";
import { printSpeeds as printPhoneSpeeds } from "./phone.mjs";

const rounds = Number(process.argv[2] ?? 7);
const heading = (text) => console.log(`\n## ${text}\n`);

function drawCurve(points, peers) {
  const file = path.join(process.env.GUICHET_BUILD ?? path.join(root, "build"), "bench/suggestion_curve.svg");
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, picture(points, peers));
}

function printAccuracy(core, tools) {
  const slips = readSlips();
  const domains = readRealDomains();
  const known = hasTool ? knownDomains(domains) : new Set();
  heading("E-mail suggestions");
  const { text, points } = compareSuggestions(tools, slips, domains, known);
  console.log(text);
  if (!hasTool) return console.log("\n(no curve: build the target bench_guesses)");
  const { Guichet: _, ...peers } = points;
  const ours = curve(slips, domains);
  drawCurve(ours, peers);
  heading("The curve: one suggestion of the domain alone, by the margin over an unknown real domain");
  console.log(curveTable(ours));
  heading("The stated certainty, with one slip in eight addresses of unknown domains");
  console.log(calibrationTable(core, slips, domains, known));
}

function printSyntax(core) {
  for (const [file, name] of [["isemail_tests_164.json", "is_email's 164 cases"], ["isemail_tests_original_279.json", "is_email's 279 original cases"]]) {
    heading(`Syntax: ${name}`);
    console.log(syntaxTable(core, readSyntaxCases(file)));
  }
  console.log("\nA whole check first takes away white space around what was typed, and asks for a domain name of two labels.");
}

function speedInputs() {
  if (!hasData) return { "Real domains (generated)": generatedReal, "Slips (generated)": generatedSlips };
  const real = readRealDomains();
  return {
    "Real domains, most of them unknown to the table": real.filter(({ isListed }) => !isListed).map(({ domain }) => domain),
    "Providers' domains": real.filter(({ stratum }) => stratum === "provider").map(({ domain }) => domain),
    "Slips": readSlips().filter(({ group }) => group === "core").map(({ typed }) => typed),
  };
}

const { core, taken } = await startCore("phone");
const tools = suggesters(core);
console.log(describeMachine(["mailcheck", "@zootools/email-spell-checker", "email-misspelled", "validator", "isemail", "google-libphonenumber", "libphonenumber-js"]));
console.log(`- Tables added to the core: ${taken.join(", ") || "none, so that it suggests nothing"}`);
if (hasData) {
  printAccuracy(core, tools);
  printSyntax(core);
} else {
  console.log("\nThe development data are missing (../shared/data/email): no accuracy, and speed on generated inputs alone.");
}
heading(`Speed: processor time, median of ${rounds} alternating rounds`);
console.log(await speedTables(core, tools, speedInputs(), rounds));
heading("Telephone numbers");
await printPhoneSpeeds(rounds);
heading("Sizes");
console.log(sizesTable());
