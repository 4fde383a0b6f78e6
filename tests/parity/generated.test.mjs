// Native equals WebAssembly, byte for byte, on generated requests: GUICHET_GENERATED sets how many.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { before, test } from "node:test";

import { root } from "../support/edge.mjs";
import { loadCore } from "../support/loader.mjs";
import { generateRequests } from "./generated_requests.mjs";

const total = Number(process.env.GUICHET_GENERATED ?? 20_000);
const batchSize = 20_000; // what lies in memory at a time
const build = process.env.GUICHET_BUILD ?? path.join(root, "build");
const lineEnd = Buffer.from("\n");

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

function note(answer) {
  const { findings } = JSON.parse(answer);
  if (!answer.startsWith('{"findings"') && !answer.startsWith('{"caret"')) problems += 1;
  findings?.forEach(({ code }) => seen.add(code));
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
  core = await loadCore("phone", build);
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
  const { findings } = JSON.parse(readFileSync(path.join(root, "core/messages/codes.json"), "utf8"));
  const ofRules = ["form.refused", "email.free_domain", "email.blocked_domain"];
  const missed = findings.map(({ code }) => code).filter((code) => !seen.has(code) && !ofRules.includes(code));
  assert.ok(missed.length * 10 <= findings.length, `not reached: ${missed.join(" ")}`);
  assert.ok(problems > 0 && problems * 5 < compared, `${problems} problems`);
});
