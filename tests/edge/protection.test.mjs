// What keeps machines out of a form, on every path that leads into it (B39).
import assert from "node:assert/strict";
import { createHash, randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";

import { postForm, submit, visible } from "../support/client.mjs";
import { Edge, makeFolder, run, secretKey } from "../support/edge.mjs";
import { awaitMails, figure, rows } from "../support/inbox.mjs";
import { answerSchema, breaches } from "../support/openapi.mjs";

const fields = { email: { required: true }, "given-name": {} };
const guarded = { id: "guarded", country: "FR", locale: "en", fields, protection: { honeypot: "website", minimum_seconds: 2, proof_of_work: 10 } };
const other = { ...guarded, id: "other" };
const trapOnly = { ...guarded, id: "trap-only", protection: { honeypot: "website" } };

function makeGuardedFolder() {
  const folder = makeFolder();
  for (const form of [guarded, other, trapOnly]) writeFileSync(path.join(folder, `forms/${form.id}.json`), JSON.stringify(form));
  return folder;
}

let edge;
before(async () => (edge = await Edge.start(makeGuardedFolder())));
after(() => edge.stop());

const fetchChallenge = async (form = "guarded") => (await fetch(`${edge.url}/v1/forms/${form}/challenge`)).json();
const send = (members = {}, values = { email: `${randomUUID()}@example.com` }, options = {}) => submit(edge, values, { form: "guarded", ...members, ...options });
const codeOf = async (response) => (await response.json()).code;

const leadingZeros = (bytes) => [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("").indexOf("1");

/** A number so that SHA-256("challenge:number") begins with so many zero bits, or does not. */
function solve(challenge, bits, isGood = true) {
  for (let n = 0; ; n++) {
    const zeros = leadingZeros(createHash("sha256").update(`${challenge}:${n}`).digest());
    if (zeros >= bits === isGood) return String(n);
  }
}

/** A challenge that is old enough, and its solution. */
async function work(form) {
  const { challenge, proof_of_work: bits } = await fetchChallenge(form);
  edge.moveClock(2000);
  return { challenge, solution: solve(challenge, bits) };
}

test("a form tells how it is protected, and hands out challenges", async () => {
  const described = await (await fetch(`${edge.url}/v1/forms/guarded`)).json();
  assert.deepEqual(described.protection, guarded.protection);
  const response = await fetch(`${edge.url}/v1/forms/guarded/challenge`, { headers: { Origin: "https://shop.example" } });
  assert.equal(response.headers.get("cache-control"), "no-store");
  assert.equal(response.headers.get("access-control-allow-origin"), "https://shop.example");
  const answer = await response.json();
  assert.deepEqual(breaches(answerSchema("/v1/forms/{id}/challenge", "get"), answer), []);
  assert.deepEqual({ ...answer, challenge: "" }, { v: 1, challenge: "", proof_of_work: 10, not_before_seconds: 2 });
  assert.equal((await fetch(`${edge.url}/v1/forms/newsletter-fr/challenge`)).status, 404);
  assert.equal((await fetch(`${edge.url}/v1/forms/nothing/challenge`)).status, 404);
});

test("B39 with time and work done the form is accepted", async () => {
  assert.equal((await send(await work())).status, 202);
});

test("B39 the API without a challenge, with a forged, a foreign or an expired one is refused, and nothing is stored", async () => {
  const count = () => rows(edge, "SELECT count(*) FROM submission")[0][0];
  const before = count();
  const good = await work();
  const [time, random, seal] = good.challenge.split(".");
  const forged = `${Number(time) - 10_000}.${random}.${seal}`;
  const foreign = await work("other");
  for (const members of [{}, { challenge: "x" }, { challenge: forged, solution: solve(forged, 10) }, foreign]) {
    assert.equal(await codeOf(await send(members)), "protection.required");
  }
  edge.moveClock(2 * 3600 * 1000);
  assert.equal(await codeOf(await send(good)), "protection.required");
  assert.equal(count(), before);
});

test("B39 who is too fast is told for how long to wait, and may send the same again", async () => {
  const { challenge } = await fetchChallenge();
  const key = randomUUID();
  const again = () => send({ challenge, solution: solve(challenge, 10) }, { email: "fast@example.com" }, { idempotencyKey: key });
  const early = await again();
  assert.equal(early.status, 422);
  const problem = await early.json();
  assert.equal(problem.code, "protection.too_early");
  assert.ok(problem.retry_after >= 1 && problem.retry_after <= 2);
  edge.moveClock(problem.retry_after * 1000);
  assert.equal((await again()).status, 202);
  assert.equal((await again()).status, 202); // the stored answer
});

test("B39 too little work is refused", async () => {
  const { challenge } = await work();
  for (const solution of [undefined, "", solve(challenge, 10, false), "x".repeat(200)]) {
    assert.equal(await codeOf(await send({ challenge, solution })), "protection.bad_solution");
  }
});

test("B39 a challenge serves once", async () => {
  const members = await work();
  assert.equal((await send(members)).status, 202);
  assert.equal(await codeOf(await send(members)), "protection.required");
  const raced = await work();
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(raced)));
  assert.equal(answers.filter(({ status }) => status === 202).length, 1);
});

test("B39 a filled honeypot gets the answer of success; the submission waits for review and no mail is sent", async () => {
  const before = rows(edge, "SELECT count(*) FROM outbox")[0][0];
  const caught = await visible(await send({ ...(await work()), trap: "http://spam.example" }, { email: "caught@example.com" }));
  const plain = await visible(await send(await work(), { email: "honest@example.com" }));
  assert.deepEqual(caught, plain);
  const posted = await postForm(edge, "trap-only", { email: "caught2@example.com", website: "x" });
  assert.equal(posted.status, 303);
  assert.equal((await submit(edge, { email: "caught3@example.com" }, { form: "trap-only", trap: "x" })).status, 202);
  assert.equal(rows(edge, "SELECT count(*) FROM submission WHERE outcome = 'review' AND account_id IS NULL")[0][0], 3);
  await awaitMails(edge, "honest@example.com");
  assert.equal(rows(edge, "SELECT count(*) FROM outbox")[0][0], before + 1);
});

test("B39 a plain form without a challenge comes back filled in, and one more press sends it", async () => {
  const values = { email: "plain@example.com", "given-name": "Zoé" };
  const first = await postForm(edge, "guarded", values);
  assert.equal(first.status, 422);
  const page = await first.text();
  assert.match(page, /value="plain@example\.com"/);
  assert.match(page, /value="Zoé"/);
  assert.match(page, /press “Send” once more/);
  assert.match(page, /name="website" tabindex="-1"/);
  assert.doesNotMatch(page, /guichet-keep/);
  const challenge = /name="challenge" value="([^"]+)"/.exec(page)[1];
  const hasty = await postForm(edge, "guarded", { ...values, challenge });
  assert.equal(hasty.status, 422);
  assert.equal(/name="challenge" value="([^"]+)"/.exec(await hasty.text())[1], challenge, "its time goes on");
  edge.moveClock(2000);
  assert.equal((await postForm(edge, "guarded", { ...values, challenge, website: "" })).status, 303);
  await awaitMails(edge, "plain@example.com");
  const used = await postForm(edge, "guarded", { ...values, email: "bot@example.com", challenge });
  assert.equal(used.status, 422);
  const next = /name="challenge" value="([^"]+)"/.exec(await used.text())[1];
  assert.notEqual(next, challenge);
  edge.moveClock(2000);
  assert.equal((await postForm(edge, "guarded", { ...values, email: "bot@example.com", challenge: next })).status, 303);
});

test("B39 a backend needs no challenge, and is under the same limits of addresses", async () => {
  const folder = makeGuardedFolder();
  const patient = await Edge.start(folder);
  try {
    assert.equal((await submit(patient, { email: "backend@example.com" }, { form: "guarded", key: secretKey })).status, 200);
    const limited = await patient.end("SIGTERM").then(() => patient.restart({ mail: { per_address_pause_seconds: 60 } }));
    for (let i = 0; i < 5; i++) await submit(limited, { email: "many@example.com" }, { form: "guarded", key: secretKey });
    assert.equal(rows(limited, "SELECT count(*) FROM outbox WHERE recipient_ix = (SELECT recipient_ix FROM outbox ORDER BY created_at DESC LIMIT 1)")[0][0], 1);
    await limited.stop();
  } finally {
    await patient.stop();
  }
});

test("refusals are counted", async () => {
  for (const reason of ["required", "too_early", "bad_solution"]) {
    assert.ok((await figure(edge, `guichet_refused_machines_total{outcome="${reason}"}`)) > 0, reason);
  }
});

for (const [protection, pointer] of [
  [{ honeypot: "email" }, "/protection/honeypot"], [{ honeypot: "a b" }, "/protection/honeypot"], [{ minimum_seconds: -1 }, "/protection/minimum_seconds"],
  [{ proof_of_work: 60 }, "/protection/proof_of_work"], [{ proof_of_work: "16" }, "/protection/proof_of_work"], [{ captcha: true }, "/protection/captcha"],
]) {
  test(`a form with ${JSON.stringify(protection)} does not start`, () => {
    const folder = makeFolder();
    writeFileSync(path.join(folder, "forms/bad.json"), JSON.stringify({ ...guarded, id: "bad", protection }));
    const { status, stderr } = run("serve", "--config", path.join(folder, "guichet.toml"), "--make-keys");
    assert.notEqual(status, 0);
    assert.ok(stderr.includes(pointer), stderr);
  });
}
