// Native equals WebAssembly, byte for byte, on generated requests: GUICHET_GENERATED sets how many.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { before, test } from "node:test";

import { root } from "../support/edge.mjs";
import { loadCore } from "../support/loader.mjs";
import { generateRequests } from "./generated_requests.mjs";

const total = Number(process.env.GUICHET_GENERATED ?? 20_000);
const batchSize = 20_000; // what lies in memory at a time
const build = process.env.GUICHET_BUILD ?? path.join(root, "build");
const lineEnd = Buffer.from("\n");

const { findings: codes } = JSON.parse(readFileSync(path.join(root, "core/messages/codes.json"), "utf8"));
const english = JSON.parse(readFileSync(path.join(root, "core/messages/en.json"), "utf8"));
const paramsOf = new Map(codes.map(({ code, params }) => [code, params]));

let core;
let compared = 0;
let problems = 0;
const seen = new Set();

function nativeAnswers(requests) {
  const input = Buffer.concat(requests.flatMap((request) => [request, lineEnd]));
  const done = spawnSync(path.join(build, "native/bin/c_api_lines"), { input, maxBuffer: 1 << 28 });
  assert.equal(done.status, 0, String(done.stderr));
  return done.stdout.toString().split("\n").slice(0, -1);
}

/** A finding has the params that its text speaks of, and none that codes.json does not name. */
function checkParams({ code, params }) {
  const given = Object.keys(params);
  for (const name of given) assert.ok(paramsOf.get(code).includes(name), `${code}: ${name}`);
  for (const [, name] of english[code].text.matchAll(/\{(\w+)\}/g)) assert.ok(given.includes(name), `${code} lacks ${name}`);
}

function note(answer) {
  const { findings, status } = JSON.parse(answer);
  if (status) problems += 1;
  for (const finding of findings ?? []) {
    checkParams(finding);
    seen.add(finding.code);
  }
}

function compare(requests) {
  const native = nativeAnswers(requests);
  assert.equal(native.length, requests.length);
  requests.forEach((request, i) => {
    assert.equal(core.call(request), native[i], request.toString());
    note(native[i]);
  });
  compared += requests.length;
}

before(async () => {
  core = await loadCore("phone-address", build);
});

test("both builds have made the same tables", () => {
  const folders = ["native", "wasm"].map((name) => path.join(build, name, "core/generated/tables"));
  const [native, wasm] = folders.map((folder) => readdirSync(folder).filter((file) => file.endsWith(".table")).sort());
  assert.deepEqual(native, wasm);
  for (const file of native) assert.ok(readFileSync(path.join(folders[0], file)).equals(readFileSync(path.join(folders[1], file))), file);
});

test(`native and WebAssembly answer the same bytes on ${total} generated requests`, (context) => {
  const requests = generateRequests();
  while (compared < total) {
    const batch = Array.from({ length: Math.min(batchSize, total - compared) }, () => requests.next().value);
    compare(batch);
  }
  context.diagnostic(`${compared} answers compared, ${problems} of them problem documents, ${seen.size} finding codes`);
  assert.equal(compared, total);
});

test("the requests reach nearly every finding code of the checks, and few are refused as requests", () => {
  const ofRules = ["form.refused", "email.free_domain", "email.blocked_domain"];
  const ofRegisters = ["address.number_unknown", "address.street_unknown"]; // see addresses.test.mjs
  const elsewhere = new Set([...ofRules, ...ofRegisters]);
  const missed = codes.map(({ code }) => code).filter((code) => !seen.has(code) && !elsewhere.has(code));
  assert.ok(missed.length * 10 <= codes.length, `not reached: ${missed.join(" ")}`);
  assert.ok(problems > 0 && problems * 5 < compared, `${problems} problems`);
});
