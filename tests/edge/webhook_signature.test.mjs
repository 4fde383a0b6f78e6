// The receiver's example against the published cases of Standard Webhooks, and the vector.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";

import { Webhook } from "standardwebhooks";

import { NotGenuine, RememberedIds, Verifier } from "../../edge/examples/webhook_receiver.mjs";

const secret = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
const payload = '{"test": 2432232314}';
const now = Date.now();
const seconds = Math.floor(now / 1000);

const signed = (text, at = seconds, key = secret) =>
  `v1,${createHmac("sha256", Buffer.from(key, "base64")).update(`${id}.${at}.${text}`).digest("base64")}`;
const headers = (changes = {}, text = payload, at = seconds) => {
  const all = { "webhook-id": id, "webhook-timestamp": String(at), "webhook-signature": signed(text, at), ...changes };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
};
const verify = (changes, text = payload, at = seconds, key = secret) => new Verifier(key).verify(text, headers(changes, text, at), now);
const refused = (...args) => assert.throws(() => verify(...args), NotGenuine);

const cases = {
  "an empty key": () => assert.throws(() => new Verifier("")),
  "a missing id": () => refused({ "webhook-id": undefined }),
  "a missing time stamp": () => refused({ "webhook-timestamp": undefined }),
  "a time stamp that is no number": () => refused({ "webhook-timestamp": "hello" }),
  "a missing signature": () => refused({ "webhook-signature": undefined }),
  "a signature that does not fit": () => refused({ "webhook-signature": "v1,dGhpcyBpcyBub3QgaXQ=" }),
  "part of a signature": () => {
    refused({ "webhook-signature": signed(payload).slice(0, 8) });
    refused({ "webhook-signature": "v1," });
  },
  "a genuine message": () => assert.equal(verify().text, payload),
  "only the three unbranded headers": () => assert.equal(new Verifier(secret).verify(payload, headers(), now).id, id),
  "a time stamp that is too old": () => {
    refused({}, payload, seconds - 5 * 60 - 2);
    verify({}, payload, seconds - 5 * 60 + 2);
  },
  "a time stamp that is too new": () => {
    refused({}, payload, seconds + 5 * 60 + 2);
    verify({}, payload, seconds + 5 * 60 - 2);
  },
  "several signatures of which one fits": () =>
    verify({ "webhook-signature": ["v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=", "v2,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=", signed(payload), "v3,zzzz"].join(" ") }),
  "the key with and without whsec_": () => {
    verify({}, payload, seconds, secret);
    verify({}, payload, seconds, `whsec_${secret}`);
  },
  "the vector": () => {
    const vector = { "webhook-id": id, "webhook-timestamp": "1614265330", "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=" };
    assert.equal(new Verifier(secret).verify(payload, vector, 1614265330_000).text, payload);
    assert.equal(new Webhook(secret).sign(id, new Date(1614265330_000), payload), vector["webhook-signature"]);
  },
  "an empty payload": () => assert.equal(verify({}, "").text, ""),
};

for (const [name, check] of Object.entries(cases)) test(`B50 published case: ${name}`, check);

test("B50 the receiver passes over signatures of another version, whatever they say", () => {
  refused({ "webhook-signature": signed(payload).replace("v1,", "v1a,") });
});

test("B50 the receiver takes an id once, and forgets it when no more attempts can come", () => {
  const ids = new RememberedIds(8);
  assert.equal(ids.isNew("a", 0), true);
  assert.equal(ids.isNew("a", 1000), false);
  assert.equal(ids.isNew("a", 9 * 24 * 3600 * 1000), true);
});
