// The life of a submission against the real edge: once, for one account, confirmed by mail.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";

import { simpleParser } from "mailparser";

import { confirmationPath, submit, visible } from "../support/client.mjs";
import { eventually, secretKey, startEdge } from "../support/edge.mjs";

let edge;
before(async () => (edge = await startEdge({ mail: { per_address_per_day: 6 } })));
after(() => edge.stop());

const mailsTo = async (address) => {
  const mails = await Promise.all(edge.mails().map((bytes) => simpleParser(bytes)));
  return mails.filter(({ to }) => to.text === address);
};
const mailTo = (address, count = 1) =>
  eventually(async () => {
    const mails = await mailsTo(address);
    return mails.length >= count && mails;
  }, `mail ${count} to ${address}`);

const verdict = async (address, options) => (await submit(edge, { email: address }, { key: secretKey, ...options })).json();

async function confirm(address) {
  const [mail] = await mailTo(address);
  const path = confirmationPath(mail.text);
  assert.equal((await fetch(edge.url + path, { method: "POST" })).status, 200);
}

test("a signup is accepted, a mail comes, its link confirms", async () => {
  const response = await submit(edge, { email: "marie@example.com", tel: "06 12 34 56 78", "given-name": "Marie" });
  assert.equal(response.status, 202);
  assert.deepEqual(await response.json(), { v: 1, outcome: "accept", findings: [], next: "confirm_by_mail" });
  await confirm("marie@example.com");
  const known = await verdict("MARIE@example.com");
  assert.equal(known.match.verdict, "existing");
  assert.equal(known.account.status, "verified");
});

test("GET of the link changes nothing, POST confirms once and says so again", async () => {
  await submit(edge, { email: "get@example.com" });
  const [mail] = await mailTo("get@example.com");
  const url = edge.url + confirmationPath(mail.text);
  for (const method of ["GET", "HEAD", "GET"]) assert.equal((await fetch(url, { method })).status, 200);
  assert.equal((await verdict("get@example.com")).match.verdict, "pending");
  const [, newest] = await mailTo("get@example.com", 2);
  for (let i = 0; i < 2; i++) assert.equal((await fetch(edge.url + confirmationPath(newest.text), { method: "POST" })).status, 200);
  assert.equal((await verdict("get@example.com")).match.verdict, "existing");
});

test("a wrong token and a malformed one get the same page", async () => {
  const wrong = await visible(await fetch(`${edge.url}/confirm/${"A".repeat(43)}`));
  const malformed = await visible(await fetch(`${edge.url}/confirm/short`));
  assert.equal(wrong.status, 410);
  assert.deepEqual(malformed, wrong);
  assert.deepEqual(await visible(await fetch(`${edge.url}/confirm/${"A".repeat(43)}`, { method: "POST" })), wrong);
});

test("a browser gets the same bytes for a new address, a pending and a known one", async () => {
  await submit(edge, { email: "known@example.com" });
  await confirm("known@example.com");
  const known = await visible(await submit(edge, { email: "known@example.com" }));
  assert.deepEqual(await visible(await submit(edge, { email: "never-seen@example.com" })), known);
  assert.deepEqual(await visible(await submit(edge, { email: "never-seen@example.com" })), known);
});

test("a known address gets no second account; its owner is told by mail, a few times a day", async () => {
  await submit(edge, { email: "owner@example.com" });
  await confirm("owner@example.com");
  const first = await verdict("owner@example.com");
  for (let i = 0; i < 9; i++) await submit(edge, { email: "o.wner+x@example.com".replace("o.wner+x", "Owner") });
  const again = await verdict("owner@example.com");
  assert.equal(again.account.id, first.account.id);
  await submit(edge, { email: "marker@example.com" });
  await mailTo("marker@example.com"); // mails leave in order: all others are there
  const mails = (await eventually(async () => {
    const all = [...(await mailsTo("owner@example.com")), ...(await mailsTo("Owner@example.com"))];
    return all.length >= 6 && all;
  }));
  assert.equal(mails.length, 1 + 5);
  assert.ok(mails.filter(({ text }) => !confirmationPath(text)).length === 5);
});

test("spellings of one mailbox are one account", async () => {
  const first = await verdict("jean.dupont@gmail.com");
  assert.equal(first.match.verdict, "new");
  for (const address of ["JeanDupont@gmail.com", "jean.dupont+news@googlemail.com"]) {
    const again = await verdict(address);
    assert.equal(again.account.id, first.account.id);
    assert.equal(again.match.verdict, "pending");
  }
});

test("a thousand simultaneous submissions of one address give exactly one account", async () => {
  const answers = await Promise.all(Array.from({ length: 1000 }, () => verdict("crowd@example.com")));
  assert.equal(new Set(answers.map(({ account }) => account.id)).size, 1);
  assert.equal(answers.filter(({ match }) => match.verdict === "new").length, 1);
});

test("a stranger who signs up with your address does not get your account", async () => {
  await submit(edge, { email: "you@example.com", "given-name": "Stranger" });
  await submit(edge, { email: "you@example.com", "given-name": "You" });
  const mails = await mailTo("you@example.com", 2);
  const paths = mails.map(({ text }) => confirmationPath(text));
  assert.notEqual(paths[0], paths[1]);
  const statuses = [];
  for (const path of paths) statuses.push((await fetch(edge.url + path, { method: "POST" })).status);
  assert.deepEqual(statuses, [410, 200]); // the newest link is the one
});

test("the same key gives the stored answer, with another body a refusal", async () => {
  const idempotencyKey = randomUUID();
  const first = await verdict("twice@example.com", { idempotencyKey });
  assert.deepEqual(await verdict("twice@example.com", { idempotencyKey }), first);
  const other = await submit(edge, { email: "other@example.com" }, { key: secretKey, idempotencyKey });
  assert.equal(other.status, 422);
  assert.equal((await other.json()).code, "idempotency.mismatch");
});

test("a blocked submission is refused with its findings and leaves nothing", async () => {
  const refused = await submit(edge, { email: "not an address" });
  assert.equal(refused.status, 422);
  assert.equal(refused.headers.get("content-type"), "application/problem+json");
  const problem = await refused.json();
  assert.equal(problem.code, "submission.refused");
  assert.equal(problem.findings[0].field, "email");
  const full = await verdict("not an address");
  assert.equal(full.outcome, "block");
  assert.equal(full.submission, null);
});

test("mails are in the language of the page", async () => {
  await submit(edge, { email: "fr@example.com" }, { locale: "fr-CA" });
  await submit(edge, { email: "en@example.com" }, { form: "newsletter-en" });
  assert.match((await mailTo("fr@example.com"))[0].subject, /adresse/);
  assert.match((await mailTo("en@example.com"))[0].subject, /address/);
});
