// What a page does with addresses in France: how big the files of streets are, and how long it takes to go on from what
// has been typed, in WebAssembly, with the table of communes and the biggest file of streets.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import { instantiate } from "../support/loader.mjs";
import { brotliSize, table } from "./measure.mjs";

const rank = (list, share) => list[Math.floor(share * (list.length - 1))];
const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

/** @returns {{code: string, bytes: Buffer, size: number}[]} The files of streets, the smallest first; size after brotli. */
function readStreets(folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith(".gar"));
  const streets = files.map((name) => {
    const bytes = readFileSync(path.join(folder, name));
    return { code: name.slice(0, 5), bytes, size: brotliSize(bytes) };
  });
  return streets.sort((one, other) => one.size - other.size);
}

function measure(core, field, values, text) {
  const times = [];
  for (let size = 1; size <= text.length; size++) {
    const request = JSON.stringify({ v: 1, op: "complete", field, values: { ...values, [field]: text.slice(0, size) } });
    const begin = performance.now();
    core.call(request);
    times.push(performance.now() - begin);
  }
  return times;
}

async function times(modules, { code, bytes }) {
  const core = await instantiate(readFileSync(path.join(modules, "guichet-address.wasm")));
  core.addTable(readFileSync(path.join(modules, "commune.table")));
  const begin = performance.now();
  measure(core, "address-level2", {}, "a");
  const first = performance.now() - begin;
  core.addTable(bytes);
  const streets = ["12 rue du general", "impasse des", "bd marechal", "lotissem", "avneue", "place de l'eglise", "xyzzy"];
  const cities = ["Saint-Denis", "Fort-de-France", "Toulosue", "la roche", "xyzzy", "972", "75015"];
  const repeat = (work) => Array.from({ length: 20 }, work).flat(2).sort((one, other) => one - other);
  return {
    first,
    street: repeat(() => streets.map((text) => measure(core, "address-line1", { "postal-code": code }, text))),
    city: repeat(() => cities.map((text) => measure(core, "address-level2", {}, text))),
  };
}

/** Prints both; `folder` holds the files that `guichet register build --shards` has written. */
export async function printPage(build, folder) {
  const streets = readStreets(folder);
  const sizes = streets.map(({ size }) => size);
  console.log(`${streets.length} files of streets, after brotli: half of them up to ${kilobytes(rank(sizes, 0.5))} kB, 99 % up to ${kilobytes(rank(sizes, 0.99))} kB, the biggest ${kilobytes(sizes.at(-1))} kB.`);
  const modules = path.join(build, "wasm/wasm");
  if (!existsSync(path.join(modules, "guichet-address.wasm"))) return console.log("(no times: build the preset wasm)");
  const biggest = streets.at(-1);
  const { first, street, city } = await times(modules, biggest);
  const row = (what, list) => [what, list.length, rank(list, 0.5).toFixed(2), rank(list, 0.99).toFixed(2), list.at(-1).toFixed(2)];
  console.log(`Made ready at the first question in ${first.toFixed(0)} ms (in the worker).\n`);
  console.log(table(["milliseconds, WebAssembly", "key strokes", "p50", "p99", "longest"], [row(`a street of ${biggest.code}`, street), row("a city", city)]));
}
