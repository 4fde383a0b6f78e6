// Webhooks (Standard Webhooks 1.0.0) from the real edge to real receivers.
import assert from "node:assert/strict";
import { createPublicKey, randomUUID, verify as verifyEd25519 } from "node:crypto";
import { after, before, test } from "node:test";

import { Webhook } from "standardwebhooks";

import { Verifier } from "../../edge/examples/webhook_receiver.mjs";
import { confirmationPath, submit } from "../support/client.mjs";
import { eventually, siteKey, startEdge } from "../support/edge.mjs";
import { Receiver, ask, deliveries, makeWebhook, webhook } from "../support/webhooks.mjs";

const settings = { webhooks: { allow_private: true, timeout_seconds: 1 } };

let edge;
before(async () => {
  edge = await startEdge(settings);
});
after(() => edge.stop());

const running = [];
after(() => Promise.all(running.map((each) => each.stop())));

/** A receiver and a webhook that leads to it. */
async function hook({ answer, types = ["submission.received"], ...rest } = {}) {
  const receiver = await Receiver.start(answer);
  running.push(receiver);
  const made = await makeWebhook(edge, receiver.url, { types, ...rest });
  return { receiver, id: made.webhook.id, key: made.key, made };
}

const status = (code, headers = {}) => (request, response) => response.writeHead(code, headers).end();
const signUp = (values = {}) => submit(edge, { email: `${randomUUID()}@example.com`, ...values });
const waits = (id, seconds = 3600) => eventually(async () => {
  const [delivery] = await deliveries(edge, id);
  return delivery?.attempts === 1 && delivery.state === "waiting" && Date.parse(delivery.next_attempt_at) - Date.now() < seconds * 1000 && delivery;
});

test("B50 a sign-up reaches a receiver, signed with HMAC as the standardwebhooks library checks it", async () => {
  const { receiver, key, id } = await hook();
  assert.match(key, /^whsec_[A-Za-z0-9+/]{43}=$/);
  await signUp();
  const [request] = await receiver.heard(1);
  assert.equal(request.method, "POST");
  assert.equal(request.headers["content-type"], "application/json");
  assert.match(request.id, /^msg_[0-9a-f-]{36}$/);
  assert.ok(Math.abs(Number(request.headers["webhook-timestamp"]) * 1000 - Date.now()) < 60_000);
  assert.equal(new Webhook(key).verify(request.body, request.headers).type, "submission.received");
  assert.equal(new Verifier(key).verify(request.body, request.headers).id, request.id);
  const { type, timestamp, data } = request.message;
  assert.deepEqual(Object.keys(request.message).sort(), ["data", "timestamp", "type"]);
  assert.deepEqual(Object.keys(data).sort(), ["account", "detail", "id", "number", "subject"]);
  assert.equal(type, "submission.received");
  assert.equal(new Date(timestamp).toISOString(), timestamp);
  assert.equal(request.id, `msg_${data.id}`);
  const [delivery] = await eventually(async () => (await deliveries(edge, id, "?state=delivered")).length && deliveries(edge, id));
  assert.deepEqual([delivery.id, delivery.attempts, delivery.last_answer], [request.id, 1, "http.204"]);
  assert.ok((await webhook(edge, id)).last_success_at);
});

test("B50 with v1a a message is signed with Ed25519, which node:crypto checks with the public key", async () => {
  const { receiver, key } = await hook({ signs: "v1a" });
  assert.match(key, /^whpk_/);
  await signUp();
  const [request] = await receiver.heard(1);
  const x = Buffer.from(key.slice(5), "base64").toString("base64url");
  const publicKey = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
  const [version, signature] = request.headers["webhook-signature"].split(",");
  const signed = Buffer.from(`${request.id}.${request.headers["webhook-timestamp"]}.${request.body}`);
  assert.equal(version, "v1a");
  assert.ok(verifyEd25519(null, signed, publicKey, Buffer.from(signature, "base64")));
  new Verifier(key).verify(request.body, request.headers);
});

test("B50 a payload holds ids and nothing that somebody typed", async () => {
  const { receiver } = await hook({ types: undefined });
  await signUp({ "given-name": "Zénobie", "address-line1": "12 rue Quelconque", tel: "06 12 34 56 78" });
  const [request] = await receiver.heard(1);
  assert.doesNotMatch(request.body, /@|nobie|Quelconque|\b0?612/);
  assert.ok(request.body.length < 20_000);
});
