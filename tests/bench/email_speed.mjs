// Processor time of one check, of ordinary addresses and of mistyped ones: the core inside WebAssembly, native and
// through its JSON contract, beside the peers' suggestion functions.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { root } from "../support/edge.mjs";
import { requestFor } from "./email_contenders.mjs";
import { alternate, median, microseconds, table } from "./measure.mjs";

const build = process.env.GUICHET_BUILD ?? path.join(root, "build");
const benchModule = path.join(build, "wasm/wasm/guichet-bench.wasm");
const nativeTool = path.join(build, "native/bin/bench_email");
const works = { suggest: 0, check: 1 }; // EmailWork in email_work.hpp

/** Repeats checks inside guichet-bench.wasm; gives back a function that tells microseconds for each line. */
async function insideWasm() {
  const imports = { env: { emscripten_notify_memory_growth() {} }, wasi_snapshot_preview1: { proc_exit() {} } };
  const { exports } = (await WebAssembly.instantiate(readFileSync(benchModule), imports)).instance;
  const put = (bytes) => {
    const address = exports.guichet_alloc(bytes.length);
    new Uint8Array(exports.memory.buffer, address).set(bytes);
    return address;
  };
  exports._initialize();
  const suggestions = readFileSync(path.join(path.dirname(benchModule), "suggestion.table"));
  if (!exports.guichet_add_table(put(suggestions), suggestions.length)) throw new Error("the bench module refuses suggestion.table");
  exports.guichet_warm_up();
  return (work, lines, rounds) => {
    const bytes = new TextEncoder().encode(`${lines.join("\n")}\n`);
    const text = put(bytes);
    const figure = microseconds(lines.length * rounds, () => exports.guichet_bench_email(works[work], text, bytes.length, rounds));
    exports.guichet_free(text);
    return figure;
  };
}

function insideNative(work, lines, rounds) {
  const done = spawnSync(nativeTool, [work, String(rounds)], { input: `${lines.join("\n")}\n`, encoding: "utf8" });
  if (done.status !== 0) throw new Error(done.stderr);
  return Number(done.stdout.split(" ")[0]);
}

const repeats = 10; // of the whole list in one round of the contenders in JavaScript, so that they run compiled

/** Microseconds for each of the list's entries. */
const each = (list, work) => microseconds(list.length * repeats, () => {
  for (let i = 0; i < repeats; i++) list.forEach((entry) => work(entry));
});

/** As many lines as have a time that can be measured, whatever the speed of the one who reads them. */
const sample = (list, size) => list.filter((_, i) => i % Math.ceil(list.length / size) === 0);

async function contenders(core, tools, domains) {
  const addresses = domains.map((domain) => `user@${domain}`);
  const requests = addresses.map(requestFor);
  const ours = {};
  if (existsSync(nativeTool)) {
    ours["Guichet native, suggest_domain"] = () => insideNative("suggest", domains, 20);
    ours["Guichet native, check_email"] = () => insideNative("check", addresses, 20);
  }
  if (existsSync(benchModule)) {
    const inside = await insideWasm();
    ours["Guichet inside Wasm, suggest_domain"] = () => inside("suggest", domains, 10);
    ours["Guichet inside Wasm, check_email"] = () => inside("check", addresses, 10);
  }
  ours["Guichet Wasm, one JSON call with the whole report"] = () => each(requests, core.call);
  const peers = Object.entries(tools).filter(([name]) => name !== "Guichet")
    .map(([name, suggest]) => [name, () => each(addresses, suggest)]);
  return { ours, peers: Object.fromEntries(peers) };
}

/**
 * @param {Record<string, string[]>} inputs Domains, by what they are.
 * @returns {Promise<string>} A table of microseconds and times the fastest peer, for each kind of input.
 */
export async function speedTables(core, tools, inputs, rounds) {
  const parts = [];
  for (const [kind, domains] of Object.entries(inputs)) {
    const chosen = sample(domains, 400);
    const { ours, peers } = await contenders(core, tools, chosen);
    const figures = alternate({ ...ours, ...peers }, rounds);
    const best = Object.keys(peers).slice().sort((a, b) => median(figures[a]) - median(figures[b]))[0];
    const rows = Object.entries(figures).map(([name, all]) =>
      [name, median(all).toFixed(2), median(all.map((figure, i) => figures[best][i] / figure)).toFixed(1)]);
    parts.push(`### ${kind} (${chosen.length})\n`, table(["", "µs a check", `x ${best}`], rows), "");
  }
  if (!existsSync(nativeTool)) parts.push("(no native figures: build the target bench_email)");
  if (!existsSync(benchModule)) parts.push("(no figures inside Wasm: cmake --build --preset wasm --target guichet-bench)");
  return parts.join("\n");
}
