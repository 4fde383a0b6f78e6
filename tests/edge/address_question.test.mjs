// A page that can ask is told of a doubtful address before anything is stored; others are not held up.
import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";

import { Edge, makeFolder, root, run, secretKey, siteKey } from "../support/edge.mjs";

let edge;
before(async () => {
  const folder = makeFolder({ address: { register: "fr.gar" } });
  assert.equal(run("register", "build", path.join(root, "web-demo/addresses.csv"), "-o", path.join(folder, "fr.gar")).status, 0);
  edge = await Edge.start(folder);
});
after(() => edge?.stop());

let count = 0;
const mistyped = { "address-line1": "3 rue du marche aux letres", "postal-code": "32700", "address-level2": "Lectoure" };

function submit(values, more = {}, key = siteKey) {
  const headers = { "content-type": "application/json", authorization: `Bearer ${key}`, "idempotency-key": `key-${++count}` };
  const body = { v: 1, form: { id: "newsletter-fr" }, values: { email: `marie${count}@example.org`, ...values }, ...more };
  return fetch(`${edge.url}/v1/submissions`, { method: "POST", headers, body: JSON.stringify(body) });
}

test("a page that asks gets the question and what was understood, and nothing is stored", async () => {
  const before = edge.mails().length;
  const answer = await submit(mistyped, { ask: true });
  assert.equal(answer.status, 422);
  assert.equal(answer.headers.get("content-type"), "application/problem+json");
  const { code, findings, values } = await answer.json();
  assert.equal(code, "submission.question");
  assert.deepEqual(findings.map((finding) => [finding.code, finding.severity]), [["address.corrected", "hint"]]);
  assert.deepEqual(Object.keys(values), ["address"]);
  assert.equal(values.address.street, "Rue du Marché aux Lettres");
  assert.equal(edge.mails().length, before);
});

test("who does not ask, has asked, or holds a secret key is not held up", async () => {
  assert.equal((await submit(mistyped)).status, 202);
  assert.equal((await submit(mistyped, { ask: false })).status, 202);
  assert.equal((await submit(mistyped, { ask: true }, secretKey)).status, 200);
});

test("an address that is right, or not there, raises no question; another doubt neither", async () => {
  assert.equal((await submit({ ...mistyped, "address-line1": "3 rue du Marché aux Lettres" }, { ask: true })).status, 202);
  assert.equal((await submit({}, { ask: true })).status, 202);
  assert.equal((await submit({ email: "marie@gmial.com" }, { ask: true })).status, 202);
});

test("ask is true or false", async () => {
  const answer = await submit(mistyped, { ask: "yes" });
  assert.equal(answer.status, 400);
  assert.deepEqual((({ code, pointer }) => [code, pointer])(await answer.json()), ["request.wrong_type", "/ask"]);
});
