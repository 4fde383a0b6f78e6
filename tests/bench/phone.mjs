// Telephone numbers: the core as WebAssembly and native (a whole JSON request and report for each number) beside
// google-libphonenumber and libphonenumber-js (their functions called directly): numbers a second, key strokes a
// second, the first call, and what each weighs on the wire.
// usage: node tests/bench/phone.mjs [rounds]       GUICHET_BUILD is another build folder than build/
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { root } from "../support/edge.mjs";
import { brotliSize, median } from "./measure.mjs";

const build = process.env.GUICHET_BUILD ?? path.join(root, "build");
const module = path.join(build, "wasm/wasm/guichet-phone.wasm");
const script = fileURLToPath(import.meta.url);

const { instantiate } = await import("../support/loader.mjs");
const request = ({ text, country }) =>
  JSON.stringify({ v: 1, form: { id: "phones", ...(country && { country }), fields: { tel: {} } }, values: { tel: text } });

/** Milliseconds until the first answer, in a fresh process: `who` is "wasm" or "google". */
async function firstCall(who) {
  const begin = performance.now();
  if (who === "wasm") {
    (await instantiate(readFileSync(module))).call(request({ text: "06 12 34 56 78", country: "FR" }));
  } else {
    const { verdict } = await import("../parity/google_phone.mjs");
    verdict("06 12 34 56 78", "FR");
  }
  return performance.now() - begin;
}

const inFreshProcess = (who) => Number(execFileSync(process.execPath, [script, `--first=${who}`]));

/** Seconds of processor time. */
function cost(work) {
  const begin = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1e6;
}

/** Work per second of processor time. */
const perSecond = (count, work) => count / cost(work);

/** The same verdict and value from libphonenumber-js, with all its metadata. */
function lightVerdict(parse, { text, country }) {
  const phone = parse(text, country || undefined);
  if (!phone?.isPossible()) return { valid: false };
  return {
    country: phone.country, e164: phone.number, extension: phone.ext, national: phone.formatNational(),
    type: phone.getType(), valid: phone.isValid(),
  };
}

async function contenders() {
  const { parsePhoneNumberFromString: parse } = await import("libphonenumber-js/max");
  const { phoneNumbers } = await import("../parity/phone_numbers.mjs");
  const { typed, verdict } = await import("../parity/google_phone.mjs");
  const core = await instantiate(readFileSync(module));
  const base = await instantiate(readFileSync(path.join(build, "wasm/wasm/guichet-base.wasm")));
  core.warmUp();
  const numbers = phoneNumbers(5000);
  const requests = numbers.map(request);
  const keys = [...numbers.filter(({ text, country }) => country && /^\+?[\d ]{6,20}$/.test(text)).slice(0, 300)]
    .map(({ text, country }) => ({ text: text.replaceAll(" ", ""), country }));
  const strokes = keys.reduce((sum, { text }) => sum + text.length, 0);
  const type = ({ text, country }) => {
    for (let length = 1; length <= text.length; length++) {
      core.call(JSON.stringify({ v: 1, op: "format", field: "tel", country, value: text.slice(0, length), caret: length }));
    }
  };
  const native = path.join(build, "native/bin/bench_checks");
  return [
    ["numbers, Wasm", () => perSecond(numbers.length, () => requests.forEach((each) => core.call(each)))],
    ["numbers, Wasm, less what the requests cost without the phone part", () =>
      numbers.length / (cost(() => requests.forEach((each) => core.call(each))) - cost(() => requests.forEach((each) => base.call(each))))],
    ["numbers, google-libphonenumber", () => perSecond(numbers.length, () => numbers.forEach(({ text, country }) => verdict(text, country)))],
    ["numbers, libphonenumber-js/max", () => perSecond(numbers.length, () => numbers.forEach((each) => lightVerdict(parse, each)))],
    ...(existsSync(native) ? [["numbers, native", () => Number(execFileSync(native, ["3"], { input: `${requests.join("\n")}\n` }))]] : []),
    ["key strokes, Wasm (each formats the whole value)", () => perSecond(strokes, () => keys.forEach(type))],
    ["key strokes, google-libphonenumber", () => perSecond(strokes, () => keys.forEach(({ text, country }) => typed(text, country)))],
  ];
}

function printSizes() {
  const size = (file) => brotliSize(readFileSync(file));
  const package_ = (file) => path.join(root, "tests/node_modules", file);
  const wasm = (name) => path.join(build, `wasm/wasm/guichet-${name}.wasm`);
  const sizes = {
    "phone module, the whole core": size(wasm("phone")),
    "its phone part (less the module without it)": size(wasm("phone")) - size(wasm("base")),
    "google-libphonenumber": size(package_("google-libphonenumber/dist/libphonenumber.js")),
    "libphonenumber-js max, bundled": size(package_("libphonenumber-js/bundle/libphonenumber-max.js")),
    "libphonenumber-js min, bundled": size(package_("libphonenumber-js/bundle/libphonenumber-min.js")),
  };
  console.log("\n| on the wire | brotli |\n|---|---|");
  for (const [name, bytes] of Object.entries(sizes)) console.log(`| ${name} | ${bytes.toLocaleString("en")} |`);
}

/** Prints numbers and key strokes per second beside the peers'. */
export async function printSpeeds(rounds) {
  const list = await contenders();
  const figures = new Map(list.map(([name]) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const [name, run] of list) {
      const figure = run();
      if (round >= 0) figures.get(name).push(figure); // the first round only warms up
    }
  }
  console.log("per second of processor time, and times google-libphonenumber (median of the rounds)\n");
  console.log("| | per second | x |\n|---|---|---|");
  for (const [name, all] of figures) {
    const peer = figures.get(`${name.split(",")[0]}, google-libphonenumber`);
    const ratio = median(all.map((figure, i) => figure / peer[i]));
    console.log(`| ${name} | ${Math.round(median(all)).toLocaleString("en")} | ${ratio.toFixed(2)} |`);
  }
}

async function main() {
  const rounds = Number(process.argv[2] ?? 5);
  await printSpeeds(rounds);
  const first = (who) => median(Array.from({ length: rounds }, () => inFreshProcess(who)));
  console.log(`\nfirst answer in a fresh node: Wasm ${first("wasm").toFixed(0)} ms, google-libphonenumber ${first("google").toFixed(0)} ms`);
  printSizes();
}

if (process.argv[1] === script) {
  const asked = /^--first=(\w+)$/.exec(process.argv[2] ?? "");
  if (asked) console.log(await firstCall(asked[1]));
  else await main();
}
