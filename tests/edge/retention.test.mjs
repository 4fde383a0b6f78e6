// The clocks: what nobody confirmed goes, and so does what nobody has been heard of for three years.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { submit } from "../support/client.mjs";
import { accountOf, backend, confirmMail, consentsOf, linksOf, mailsTo, mailTo, press, signUp, startConsentEdge, states } from "../support/consent.mjs";
import { eventually, secretKey } from "../support/edge.mjs";
import { exported } from "../support/proofs.mjs";

const day = 24 * 3600_000;

let edge;
before(async () => (edge = await startConsentEdge({ retention: { unverified_days: 10, consent_months: 36 } })));
after(() => edge.stop());

const exists = async (account) => (await backend(edge, "GET", `/v1/accounts/${account}`)).status === 200;
const goes = (account) => eventually(async () => !(await exists(account)), "the account to go");

async function member(address, purposes = ["newsletter"]) {
  await signUp(edge, address, purposes);
  await confirmMail(edge, address);
  return accountOf(edge, address);
}

test("B26 who never confirmed is purged after the days that are set, and not before", async () => {
  await signUp(edge, "unconfirmed@example.com", ["newsletter"]);
  const account = await accountOf(edge, "unconfirmed@example.com");
  edge.moveClock(9.9 * day);
  await member("bystander@example.com");
  assert.ok(await exists(account));
  edge.moveClock(0.2 * day);
  await goes(account);
});

test("B26 three years after the last sign of life consents expire; a click counts, opening and a sign-up that nobody proved do not", async () => {
  const clicked = await member("clicked@example.com");
  const opened = await member("opened@example.com");
  const chose = await member("chose@example.com");
  const signedUpAgain = await member("again@example.com");
  edge.moveClock(30 * 30 * day);
  const tell = async (account, kind) => (await (await backend(edge, "POST", `/v1/accounts/${account}/activity`, { kind })).json()).moved;
  assert.equal(await tell(clicked, "click"), true);
  assert.equal(await tell(opened, "open"), false);
  await press(edge, (await linksOf(edge, chose)).preferences_url, { action: "keep" });
  await signUp(edge, "again@example.com", ["newsletter"]);
  edge.moveClock(185 * day); // 35 months and some days after the confirmation
  await mailTo(edge, "opened@example.com", "mail.renew");
  assert.deepEqual(states(await consentsOf(edge, opened)), { newsletter: "confirmed" });
  edge.moveClock(30 * day);
  await goes(opened);
  await goes(signedUpAgain); // a stranger may have typed that address
  for (const account of [clicked, chose]) assert.deepEqual(states(await consentsOf(edge, account)), { newsletter: "confirmed" });
  assert.equal((await mailsTo(edge, "clicked@example.com", "mail.renew")).length, 0);
  const { entries } = exported(edge);
  const erased = entries.filter(({ entry }) => entry.kind === "erased").map(({ entry }) => entry.subject);
  assert.equal(erased.length, 3); // with the bystander of the test before
  for (const subject of erased) {
    const told = entries.filter(({ entry }) => entry.subject === subject).map(({ entry }) => [entry.kind, entry.facts.via]);
    assert.deepEqual(told, [["confirmed", undefined], ["expired", "retention"], ["erased", "retention"]]);
  }
});

test("B26 an account that is more than its consents stays when they expire", async () => {
  const account = await member("customer@example.com");
  const other = await submit(edge, { email: "second@example.com" }, { form: "newsletter-fr", key: secretKey });
  assert.equal((await other.json()).match.verdict, "new");
  await confirmMail(edge, "second@example.com");
  edge.moveClock(61 * 60_000);
  await signUp(edge, "second@example.com", ["newsletter"]);
  await confirmMail(edge, "second@example.com", 2);
  const kept = await accountOf(edge, "second@example.com");
  edge.moveClock(37 * 31 * day);
  await goes(account);
  await eventually(async () => states(await consentsOf(edge, kept)).newsletter === "expired");
  assert.ok(await exists(kept));
});
