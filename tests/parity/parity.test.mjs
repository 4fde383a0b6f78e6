// One request, four ways, equal bytes: guichet check, the WebAssembly module, the C API and POST /v1/check.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { after, before, test } from "node:test";

import { binary, root, startEdge } from "../support/edge.mjs";
import { loadCore } from "../support/loader.mjs";
import { requests, tooLarge } from "./requests.mjs";

const input = Buffer.concat(requests.flatMap((request) => [request, Buffer.from("\n")]));

function answersOf(command, ...args) {
  const done = spawnSync(command, args, { input, maxBuffer: 1 << 28 });
  assert.equal(done.status, 0, done.stderr.toString());
  return done.stdout.toString().trimEnd().split("\n");
}

/** Compares answer by answer, so that a difference names its request. */
function assertEqualAnswers(actual, expected) {
  assert.equal(actual.length, expected.length);
  actual.forEach((answer, i) => assert.equal(answer, expected[i], requests[i].toString().slice(0, 300)));
}

let expected;
let edge;

before(async () => {
  expected = answersOf(binary, "check");
  edge = await startEdge();
});
after(() => edge.stop());

test("the list is long and no request holds a line end", () => {
  assert.ok(requests.length > 400, String(requests.length));
  assert.ok(requests.every((request) => !request.includes(10) && request.length > 0));
  assert.equal(expected.length, requests.length);
});

test("the list reaches both reports and problems", () => {
  const problems = expected.filter((answer) => answer.startsWith('{"code":'));
  assert.ok(problems.length > 50 && expected.length - problems.length > 200);
});

test("the C API answers as guichet check does", () => {
  assertEqualAnswers(answersOf(path.join(root, "build/native/bin/c_api_lines")), expected);
});

test("the WebAssembly module answers as guichet check does", async () => {
  const core = await loadCore("phone-address");
  assertEqualAnswers(requests.map((request) => core.call(request)), expected);
});

/** What a module lacks, by the words of the requests that are about it. */
const lacks = { base: /tel|phone|address|postal-code/, phone: /address|postal-code/, address: /tel|phone/ };

for (const [name, words] of Object.entries(lacks)) {
  test(`guichet-${name}.wasm differs in nothing but what it lacks`, async () => {
    const core = await loadCore(name);
    const others = requests.map((request, i) => [request, expected[i]]).filter(([request]) => !words.test(request.toString()));
    assert.ok(others.length > 150, String(others.length));
    for (const [request, answer] of others) assert.equal(core.call(request), answer, request.toString().slice(0, 300));
  });
}

test("a module without addresses says that it has not looked at one", async () => {
  const core = await loadCore("phone");
  const ask = (request) => JSON.parse(core.call(JSON.stringify(request)));
  const report = ask({ v: 1, form: { country: "FR" }, values: { "postal-code": "x" } });
  assert.deepEqual([report.values, report.findings], [{ "postal-code": { unchecked: true } }, []]);
  assert.deepEqual(ask({ v: 1, op: "address_layout", country: "BE" }), { v: 1, op: "address_layout", country: "BE", known: false, fields: [] });
});

test("POST /v1/check answers as guichet check does, with the problem's status", async () => {
  for (const [i, request] of requests.entries()) {
    const response = await fetch(`${edge.url}/v1/check`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: "Bearer site_test" },
      body: request,
    });
    const answer = await response.text();
    assert.equal(answer, expected[i], request.toString().slice(0, 300));
    const parsed = JSON.parse(answer);
    assert.equal(response.status, parsed.status ?? 200);
    assert.equal(response.headers.get("content-type"), parsed.status ? "application/problem+json" : "application/json");
  }
});

test("a request above the limit gets the same refusal everywhere", async () => {
  const answer = spawnSync(binary, ["check"], { input: tooLarge }).stdout.toString().trimEnd();
  assert.equal(JSON.parse(answer).code, "request.too_large");
  const core = await loadCore("phone-address");
  assert.equal(core.call(tooLarge), answer);
});
