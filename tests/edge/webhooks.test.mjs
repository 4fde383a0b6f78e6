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
/** Signs up and uses the link in the mail. */
async function confirmed() {
  const email = `${randomUUID()}@example.com`;
  await signUp({ email });
  const mail = await eventually(() => edge.mails().map(String).find((text) => text.includes(email)));
  assert.equal((await fetch(edge.url + confirmationPath(mail), { method: "POST" })).status, 200);
}

/** The endpoint's first delivery once its first attempt has failed. */
const failedOnce = (id) => eventually(async () => {
  const [delivery] = await deliveries(edge, id);
  return delivery?.attempts === 1 && delivery.state === "waiting" && delivery.last_answer !== null && delivery;
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
  const { receiver } = await hook({ types: null });
  await signUp({ "given-name": "Zénobie", "address-line1": "12 rue Quelconque", tel: "06 12 34 56 78" });
  const [request] = await receiver.heard(1);
  assert.doesNotMatch(request.body, /@|nobie|Quelconque|\b0?612/);
  assert.ok(request.body.length < 20_000);
});

test("B50 only the wanted types of events are told", async () => {
  const { receiver: verified } = await hook({ types: ["claim.verified"] });
  const { receiver: received } = await hook({ types: ["submission.received"] });
  await confirmed();
  await received.heard(1);
  const [request] = await verified.heard(1);
  assert.equal(request.message.type, "claim.verified");
  assert.deepEqual(received.requests.map(({ message }) => message.type), ["submission.received"]);
});

for (const code of [301, 302, 307, 400, 404, 500]) {
  test(`B50 ${code} is a failure and comes again under the same id with a new time stamp`, async () => {
    const other = await Receiver.start();
    running.push(other);
    let first = true;
    const { receiver, id } = await hook({
      answer: (request, response) => {
        status(first ? code : 204, { Location: other.url })(request, response);
        first = false;
      },
    });
    await signUp();
    const delivery = await failedOnce(id);
    assert.equal(delivery.last_answer, `http.${code}`);
    edge.moveClock(6000);
    const [one, two] = await receiver.heard(2);
    assert.equal(one.id, two.id);
    assert.equal(one.body, two.body);
    assert.ok(Number(two.headers["webhook-timestamp"]) >= Number(one.headers["webhook-timestamp"]) + 5);
    assert.deepEqual(other.requests, []); // no redirect is followed
    await eventually(async () => (await deliveries(edge, id, "?state=delivered")).length === 1);
  });
}

for (const [what, answer] of [
  ["no answer within the time-out", () => {}],
  ["a connection that is cut", (request, response) => response.destroy()],
]) {
  test(`B50 ${what} is a failure`, async () => {
    const { id } = await hook({ answer });
    await signUp();
    const delivery = await failedOnce(id);
    assert.match(delivery.last_answer, /^(timeout|connection)$/);
    assert.equal((await webhook(edge, id)).last_failure, delivery.last_answer);
  });
}

test("B50 200 to 299 are success, and what is answered after the headers is thrown away however long", async () => {
  const { id } = await hook({
    answer: (request, response) => {
      response.writeHead(299);
      const more = () => { while (!response.destroyed && response.write("x".repeat(65536))); };
      response.on("drain", more).on("error", () => {});
      more();
    },
  });
  await signUp();
  const [delivery] = await eventually(async () => {
    const found = await deliveries(edge, id, "?state=delivered");
    return found.length > 0 && found;
  });
  assert.equal(delivery.last_answer, "http.299");
});

test("B50 410 disables the endpoint, which another endpoint hears of", async () => {
  const { receiver: watcher } = await hook({ types: ["webhook.disabled"] });
  const { receiver, id } = await hook({ answer: status(410) });
  await signUp();
  await receiver.heard(1);
  const [told] = await watcher.heard(1);
  assert.deepEqual([told.message.data.subject, told.message.data.detail], [id, { reason: "gone" }]);
  const { enabled, disabled_reason: reason, failed } = await webhook(edge, id);
  assert.deepEqual([enabled, reason, failed], [false, "gone", 1]);
  await signUp();
  const { receiver: later } = await hook();
  await signUp();
  await later.heard(1);
  assert.equal(receiver.requests.length, 1);
  assert.match(edge.output, new RegExp(`webhook ${id} is disabled now: http.410`));
});

for (const [code, header, seconds] of [[429, {}, 60], [502, {}, 60], [504, {}, 60], [503, { "Retry-After": "120" }, 120], [429, { "Retry-After": "9999999" }, 24 * 3600]]) {
  test(`B50 ${code} ${JSON.stringify(header)} slows the whole endpoint down for ${seconds} s`, async () => {
    const { receiver, id } = await hook({ answer: status(code, header) });
    const start = Date.now() + edge.clockMoved();
    await signUp();
    await eventually(async () => (await deliveries(edge, id))[0]?.last_answer);
    await signUp();
    const [first, second] = await eventually(async () => {
      const found = await deliveries(edge, id);
      return found.length === 2 && found;
    });
    for (const { next_attempt_at: next } of [first, second]) {
      assert.ok(Date.parse(next) >= start + seconds * 1000, next);
      assert.ok(Date.parse(next) <= Date.now() + edge.clockMoved() + seconds * 1000 + 5000, next);
    }
    assert.equal(receiver.requests.length, 1);
  });
}

test("B50 503 without Retry-After is an ordinary failure", async () => {
  const { id } = await hook({ answer: status(503) });
  await signUp();
  const start = Date.now() + edge.clockMoved();
  const delivery = await eventually(async () => (await deliveries(edge, id)).find(({ last_answer: last }) => last));
  assert.ok(Date.parse(delivery.next_attempt_at) < start + 10_000);
});

test("B50 after a rotation both secrets sign for a day, then the new one alone", async () => {
  const { receiver, id, key } = await hook();
  const { json } = await ask(edge, "POST", `/v1/webhooks/${id}/rotate`, {});
  assert.notEqual(json.key, key);
  await signUp();
  const [both] = await receiver.heard(1);
  assert.equal(both.headers["webhook-signature"].split(" ").length, 2);
  for (const each of [key, json.key]) new Verifier(each).verify(both.body, both.headers, Number(both.headers["webhook-timestamp"]) * 1000);
  edge.moveClock(24 * 3600_000 + 1000);
  await signUp();
  const [, alone] = await receiver.heard(2);
  const at = Number(alone.headers["webhook-timestamp"]) * 1000;
  new Verifier(json.key).verify(alone.body, alone.headers, at);
  assert.throws(() => new Verifier(key).verify(alone.body, alone.headers, at), /no signature/);
});

test("B50 events of one account come in their order: the later waits until the earlier is delivered or given up", async () => {
  let isDown = true;
  const { receiver, id } = await hook({ types: null, answer: (request, response) => response.writeHead(isDown ? 500 : 204).end() });
  await confirmed();
  await eventually(async () => (await deliveries(edge, id)).some(({ type }) => type === "claim.verified"));
  const states = async () => (await deliveries(edge, id)).map(({ type, state }) => [type, state]);
  await failedOnce(id);
  assert.deepEqual((await states()).slice(0, 2), [["submission.received", "waiting"], ["claim.verified", "held"]]);
  const [{ account }] = await deliveries(edge, id);
  isDown = false;
  await signUp(); // somebody else is not held up
  await eventually(() => receiver.requests.some(({ message }) => message.data.account !== account));
  assert.equal(receiver.requests.filter(({ message }) => message.data.account === account).length, 1);
  edge.moveClock(6000);
  const mine = await eventually(() => {
    const own = receiver.requests.filter(({ message }) => message.data.account === account);
    return own.length >= 3 && own;
  });
  assert.deepEqual(mine.map(({ message }) => message.type), ["submission.received", "submission.received", "claim.verified"]);
  assert.deepEqual(mine.map(({ message }) => message.data.number).toSorted((a, b) => a - b), mine.map(({ message }) => message.data.number));
});

test("B50 messages are replayed by their ids and since a time, under the same ids; also those from before the endpoint", async () => {
  const since = new Date(Date.now() + edge.clockMoved()).toISOString();
  const { receiver, id } = await hook();
  await signUp();
  await signUp();
  const sent = (await receiver.heard(2)).map((each) => each.id);
  await eventually(async () => (await deliveries(edge, id, "?state=delivered")).length === 2);
  assert.deepEqual((await ask(edge, "POST", `/v1/webhooks/${id}/replay`, { messages: [sent[1]] })).json, { v: 1, count: 1, next: null });
  assert.equal((await receiver.heard(3)).at(-1).id, sent[1]);
  await eventually(async () => (await deliveries(edge, id, "?state=delivered")).length === 2);

  const { receiver: late, id: lateId } = await hook();
  const { json } = await ask(edge, "POST", `/v1/webhooks/${lateId}/replay`, { since });
  assert.deepEqual([json.count, json.next], [2, null]);
  assert.deepEqual((await late.heard(2)).map((each) => each.id).toSorted(), sent.toSorted());
  assert.deepEqual(late.requests.map(({ body }) => body).toSorted(), receiver.requests.slice(0, 2).map(({ body }) => body).toSorted());
});

test("B50 a test message goes to one endpoint alone", async () => {
  const { receiver, id } = await hook();
  const { receiver: other } = await hook({ types: null });
  const { status: accepted, json } = await ask(edge, "POST", `/v1/webhooks/${id}/test`, {});
  assert.equal(accepted, 202);
  const [request] = await receiver.heard(1);
  assert.deepEqual([request.id, request.message.type], [json.message, "webhook.test"]);
  await signUp();
  await other.heard(1);
  assert.ok(other.requests.every(({ message }) => message.type !== "webhook.test"));
});

test("B50 an endpoint is switched off and on, and what waited goes on", async () => {
  let isDown = true;
  const { receiver, id } = await hook({ answer: (request, response) => response.writeHead(isDown ? 500 : 204).end() });
  await signUp();
  await failedOnce(id);
  assert.equal((await ask(edge, "PATCH", `/v1/webhooks/${id}`, { enabled: false, description: "moved" })).json.webhook.enabled, false);
  assert.equal((await deliveries(edge, id))[0].state, "held");
  assert.equal((await ask(edge, "POST", `/v1/webhooks/${id}/test`, {})).json.code, "webhook.disabled");
  isDown = false;
  const { webhook: on } = (await ask(edge, "PATCH", `/v1/webhooks/${id}`, { enabled: true })).json;
  assert.deepEqual([on.enabled, on.description, on.disabled_reason], [true, "moved", null]);
  const [one, two] = await receiver.heard(2);
  assert.equal(one.id, two.id);
});

test("B50 a removed endpoint hears nothing more", async () => {
  const { receiver, id } = await hook({ answer: status(500) });
  await signUp();
  await failedOnce(id);
  assert.equal((await ask(edge, "DELETE", `/v1/webhooks/${id}`)).status, 204);
  assert.equal((await ask(edge, "GET", `/v1/webhooks/${id}`)).status, 404);
  edge.moveClock(6000);
  const { receiver: later } = await hook();
  await signUp();
  await later.heard(1);
  assert.equal(receiver.requests.length, 1);
});

test("B50 a slow endpoint leaves workers to the others", async () => {
  const { id: slow } = await hook({ answer: () => {} });
  const { receiver: quick } = await hook();
  await Promise.all(Array.from({ length: 6 }, () => signUp()));
  await quick.heard(6);
  assert.equal((await deliveries(edge, slow)).filter(({ state }) => state === "delivered").length, 0);
});

test("B48 a kill -9 while deliveries are under way loses none, and their ids stay the same", async () => {
  let isDown = true;
  const { receiver, id } = await hook({ answer: (request, response) => (isDown ? undefined : response.writeHead(204).end()) });
  await Promise.all(Array.from({ length: 5 }, () => signUp()));
  await receiver.heard(2); // two are under way, three wait
  await edge.end("SIGKILL");
  const underWay = receiver.ids;
  isDown = false;
  edge = await edge.restart();
  const done = await eventually(async () => {
    const found = await deliveries(edge, id, "?state=delivered");
    return found.length === 5 && found;
  });
  const heard = new Set(receiver.ids);
  assert.equal(heard.size, 5);
  assert.ok(underWay.every((each) => done.some((delivery) => delivery.id === each)));
});

test("B50 the figures tell of attempts, disabled endpoints and what is open", async () => {
  const text = await (await fetch(`${edge.metrics}`)).text();
  assert.match(text, /guichet_webhook_attempts_total\{outcome="delivered"\} [1-9]/);
  assert.match(text, /guichet_webhook_endpoints_disabled_total \d/);
  assert.match(text, /guichet_webhook_open_deliveries \d/);
});

test("webhooks are for secret keys, and bad orders are refused with the place", async () => {
  assert.equal((await ask(edge, "GET", "/v1/webhooks", undefined, siteKey)).status, 403);
  for (const [body, pointer] of [
    [{}, "/url"], [{ url: "ftp://a.example/" }, "/url"], [{ url: "https://a:b@a.example/" }, "/url"], [{ url: "https://a.example/#x" }, "/url"],
    [{ url: "https://a.example/", types: [] }, "/types"], [{ url: "https://a.example/", types: ["a..b"] }, "/types/0"],
    [{ url: "https://a.example/", signs: "v2" }, "/signs"], [{ url: "https://a.example/", more: 1 }, "/more"],
  ]) {
    const { status: code, json } = await ask(edge, "POST", "/v1/webhooks", body);
    assert.deepEqual([code, json.pointer], [400, pointer], JSON.stringify(body));
  }
  for (const [body, pointer] of [[{}, ""], [{ messages: ["x"] }, "/messages/0"], [{ since: "yesterday" }, "/since"], [{ after: -1 }, "/after"]]) {
    const { made } = await hook();
    const { status: code, json } = await ask(edge, "POST", `/v1/webhooks/${made.webhook.id}/replay`, body);
    assert.deepEqual([code, json.pointer ?? ""], [400, pointer], JSON.stringify(body));
  }
});

test("webhooks are listed page by page, without their secrets", async () => {
  const { key } = await hook();
  const seen = [];
  let next = "";
  do {
    const { json } = await ask(edge, "GET", `/v1/webhooks?limit=3${next && `&after=${next}`}`);
    assert.ok(json.webhooks.length <= 3);
    assert.ok(!JSON.stringify(json).includes(key));
    seen.push(...json.webhooks.map(({ id }) => id));
    next = json.next;
  } while (next);
  assert.equal(new Set(seen).size, seen.length);
  assert.ok(seen.length > 3);
});
