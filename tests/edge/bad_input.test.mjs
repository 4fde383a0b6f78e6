// Everything wrong that a client may send gets a clear problem and harms nothing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { post, submit } from "../support/client.mjs";
import { secretKey, siteKey, startEdge } from "../support/edge.mjs";

let edge;
before(async () => (edge = await startEdge()));
after(() => edge.stop());

async function refusal(response, status, code, pointer) {
  const problem = await response.json();
  assert.equal(response.status, status, JSON.stringify(problem));
  assert.equal(response.headers.get("content-type"), "application/problem+json");
  assert.equal(problem.code, code);
  assert.equal(problem.pointer, pointer);
  assert.equal(problem.type, `urn:guichet:error:${code}`);
  assert.ok(problem.title);
}

const send = (body, headers) => post(edge, "/v1/submissions", body, { "Idempotency-Key": "k", ...headers });
const good = JSON.stringify({ v: 1, form: { id: "newsletter-fr" }, values: { email: "a@example.com" } });

test("malformed JSON", async () => {
  await refusal(await send("{"), 400, "json.syntax", undefined);
  await refusal(await send(""), 400, "json.syntax", undefined);
  await refusal(await send('{"v":1,"v":1}'), 400, "json.duplicate_key", "/v");
  await refusal(await send('{"v":1,"values":{"email":"a\\u0000@b.fr"}}'), 400, "json.nul", "/values/email");
  await refusal(await send(Buffer.from([0x7b, 0xff])), 400, "json.encoding", undefined);
  await refusal(await send("[".repeat(5000)), 400, "json.too_deep", `${"/0".repeat(32)}`);
});

test("wrong types and unknown members", async () => {
  await refusal(await send("[]"), 400, "request.wrong_type", undefined);
  await refusal(await send("{}"), 400, "request.missing_member", "/v");
  await refusal(await send('{"v":2}'), 400, "request.unsupported_version", "/v");
  await refusal(await send('{"v":1,"values":{}}'), 400, "request.missing_member", "/form");
  await refusal(await send('{"v":1,"form":{"id":"nothing"},"values":{}}'), 404, "request.unknown_form", "/form/id");
  await refusal(await send('{"v":1,"form":{"id":"newsletter-fr"}}'), 400, "request.missing_member", "/values");
  await refusal(await send('{"v":1,"form":{"id":"newsletter-fr"},"values":{"email":7}}'), 400, "request.wrong_type", "/values/email");
  await refusal(await send('{"v":1,"form":{"id":"newsletter-fr"},"values":{"bday":"x"}}'), 400, "request.unknown_field", "/values/bday");
  await refusal(await send('{"v":1,"extra":1}'), 400, "request.unknown_member", "/extra");
});

test("over-long values and bodies", async () => {
  const response = await submit(edge, { email: "a@example.com", "given-name": "a".repeat(1025) });
  assert.equal(response.status, 422);
  assert.equal((await response.json()).findings[0].code, "form.too_long");
  await refusal(await send(" ".repeat(70000)), 413, "http.body_too_large", undefined);
});

test("line ends in an address never reach a mail", async () => {
  const response = await submit(edge, { email: "a@example.com\r\nBcc: victim@example.com" });
  assert.equal(response.status, 422);
  assert.equal(edge.mails().filter((mail) => mail.includes("victim")).length, 0);
});

test("wrong keys", async () => {
  await refusal(await send(good, { Authorization: "" }), 401, "request.unauthorized", undefined);
  await refusal(await send(good, { Authorization: "Bearer site_other" }), 401, "request.unauthorized", undefined);
  await refusal(await send(good, { Authorization: `Bearer ${secretKey}x` }), 401, "request.unauthorized", undefined);
  await refusal(await send(good, { Authorization: `Basic ${siteKey}` }), 401, "request.unauthorized", undefined);
  await refusal(await send(good, { Origin: "https://evil.example" }), 403, "request.forbidden_origin", undefined);
});

test("wrong idempotency keys", async () => {
  await refusal(await post(edge, "/v1/submissions", good), 400, "idempotency.missing_key", undefined);
  await refusal(await send(good, { "Idempotency-Key": "a b" }), 400, "idempotency.bad_key", undefined);
  await refusal(await send(good, { "Idempotency-Key": "k".repeat(256) }), 400, "idempotency.bad_key", undefined);
});

test("wrong media types, methods and paths", async () => {
  await refusal(await send(good, { "Content-Type": "text/plain" }), 415, "http.unsupported_media_type", undefined);
  await refusal(await fetch(`${edge.url}/v1/submissions`), 405, "http.method_not_allowed", undefined);
  await refusal(await fetch(`${edge.url}/nothing`), 404, "http.not_found", undefined);
  await refusal(await fetch(`${edge.url}/v1/forms/nothing`), 404, "request.unknown_form", undefined);
});

test("the edge still works afterwards", async () => {
  assert.equal((await submit(edge, { email: "after@example.com" })).status, 202);
  assert.equal(await (await fetch(`${edge.url}/healthz`)).text(), "alive\n");
  assert.equal(await (await fetch(`${edge.url}/readyz`)).text(), "ready\n");
});

test("pages of a listed origin may ask, others may not read", async () => {
  const preflight = (origin) =>
    fetch(`${edge.url}/v1/submissions`, { method: "OPTIONS", headers: { Origin: origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,content-type,idempotency-key" } });
  const allowed = await preflight("https://shop.example");
  assert.equal(allowed.headers.get("access-control-allow-origin"), "https://shop.example");
  assert.match(allowed.headers.get("access-control-allow-headers"), /authorization/i);
  assert.equal((await preflight("https://evil.example")).headers.get("access-control-allow-origin"), null);
});
