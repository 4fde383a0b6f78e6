// Checks per second: the core native and as WebAssembly beside what a Node service would call for the same work
// (validator, mailcheck, libphonenumber-js). Rounds alternate, so that a slow moment of the machine hits all.
// usage: node tests/bench/checks.mjs [rounds]
import { execFileSync } from "node:child_process";
import path from "node:path";

import { root } from "../support/edge.mjs";
import { loadCore } from "../support/loader.mjs";
import { judge } from "./peer.mjs";
import { emailRequests, requests, signups } from "./workload.mjs";

const rounds = Number(process.argv[2] ?? 7);
const repeat = 200;

function perSecond(work, count) {
  const begin = process.cpuUsage();
  for (let i = 0; i < repeat; i++) work();
  const { user, system } = process.cpuUsage(begin);
  return (count * repeat * 1e6) / (user + system);
}

async function wasm(name, list) {
  const core = await loadCore(name);
  core.warmUp();
  return () => perSecond(() => list.forEach((request) => core.call(request)), list.length);
}

function native(list) {
  const bench = path.join(root, "build/native/bin/bench_checks");
  return () => Number(execFileSync(bench, [String(repeat)], { input: `${list.join("\n")}\n` }));
}

const contenders = {
  "native, e-mail, phone, name": native(requests),
  "Wasm phone module, e-mail, phone, name": await wasm("phone", requests),
  "validator + mailcheck + libphonenumber-js": () => perSecond(() => signups.forEach(judge), signups.length),
  "native, e-mail alone": native(emailRequests),
  "Wasm base module, e-mail alone": await wasm("base", emailRequests),
};

const median = (list) => list.slice().sort((a, b) => a - b)[Math.floor(list.length / 2)];
const figures = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
for (let round = -1; round < rounds; round++) {
  for (const [name, run] of Object.entries(contenders)) {
    const figure = run();
    if (round >= 0) figures[name].push(figure); // the first round only warms up
  }
}

const peer = figures["validator + mailcheck + libphonenumber-js"];
console.log(`checks per second of processor time, median of ${rounds} rounds, and times the JavaScript peers\n`);
console.log("| | checks/s | x peers |\n|---|---|---|");
for (const [name, list] of Object.entries(figures)) {
  const ratio = median(list.map((figure, i) => figure / peer[i]));
  console.log(`| ${name} | ${Math.round(median(list)).toLocaleString("en")} | ${ratio.toFixed(2)} |`);
}
