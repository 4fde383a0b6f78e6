// Taking back: the link of every mail, the page of choices, the link that was lost.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { visible } from "../support/client.mjs";
import { accountOf, backend, confirmMail, consentsOf, linksOf, local, mailTo, mailsTo, press, signUp, startConsentEdge, states } from "../support/consent.mjs";
import { exported } from "../support/proofs.mjs";

const oneClick = { "List-Unsubscribe": "One-Click" };
const year = 366 * 24 * 3600_000;

let edge;
before(async () => (edge = await startConsentEdge({ retention: { consent_months: 600 } })));
after(() => edge.stop());

async function member(address) {
  await signUp(edge, address, ["newsletter", "offers"]);
  await confirmMail(edge, address);
  const account = await accountOf(edge, address);
  return { account, ...(await linksOf(edge, account)) };
}

test("B22 one POST withdraws, with an entry in the chain and the visit in it", async () => {
  const { account, preferences_url } = await member("b22@example.com");
  const before = exported(edge).entries.length;
  assert.equal((await press(edge, preferences_url, { action: "withdraw_all" }, { "User-Agent": "leaving/1" })).status, 200);
  assert.deepEqual(states(await consentsOf(edge, account)), { newsletter: "withdrawn", offers: "withdrawn" });
  const added = exported(edge).entries.slice(before);
  assert.deepEqual(added.map(({ entry }) => [entry.kind, entry.facts.purpose, entry.facts.via]), [["withdrawn", "newsletter", "preferences"], ["withdrawn", "offers", "preferences"]]);
  assert.deepEqual(added.map(({ fields }) => fields), Array(2).fill({ ip: "127.0.0.0/24", user_agent: "leaving/1" }));
  await press(edge, preferences_url, { action: "withdraw_all" });
  assert.equal(exported(edge).entries.length, before + 2);
});

test("B22 a backend withdraws for the person, one purpose or all", async () => {
  const { account } = await member("backend@example.com");
  const answer = await (await backend(edge, "POST", `/v1/accounts/${account}/withdrawals`, { purpose: "offers" })).json();
  assert.deepEqual(answer.withdrawn.map(({ purpose, state }) => [purpose, state]), [["offers", "withdrawn"]]);
  assert.deepEqual(states(await consentsOf(edge, account)), { newsletter: "confirmed", offers: "withdrawn" });
});

test("B23 one click as RFC 8058 has it: POST, its body, no cookie, no redirect", async () => {
  const { account, unsubscribe_url } = await member("b23@example.com");
  const response = await press(edge, unsubscribe_url, oneClick);
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("set-cookie"), null);
  assert.deepEqual(states(await consentsOf(edge, account)), { newsletter: "withdrawn", offers: "withdrawn" });
  assert.equal((await press(edge, unsubscribe_url, oneClick)).status, 200);
});

test("B23 as multipart/form-data too", async () => {
  const { account, unsubscribe_url } = await member("multipart@example.com");
  const body = new FormData();
  body.set("List-Unsubscribe", "One-Click");
  assert.equal((await fetch(local(edge, unsubscribe_url), { method: "POST", body })).status, 200);
  assert.deepEqual(states(await consentsOf(edge, account)), { newsletter: "withdrawn", offers: "withdrawn" });
});

test("B23 a hundred GETs, HEADs and prefetches of both links change nothing", async () => {
  const { account, unsubscribe_url, preferences_url } = await member("gets@example.com");
  for (let i = 0; i < 100; i++) {
    const url = local(edge, i % 2 ? unsubscribe_url : preferences_url);
    await fetch(url, { method: i % 3 ? "GET" : "HEAD", headers: i % 5 ? {} : { "Sec-Purpose": "prefetch", "User-Agent": "BarracudaCentral" } });
  }
  await press(edge, unsubscribe_url, { other: "body" });
  assert.deepEqual(states(await consentsOf(edge, account)), { newsletter: "confirmed", offers: "confirmed" });
  const page = await (await fetch(local(edge, unsubscribe_url))).text();
  assert.equal(page.match(/<button/g).length, 1);
});

test("a link for one purpose withdraws that one; the link in headers opens no page of choices", async () => {
  const { account } = await member("narrow@example.com");
  const { unsubscribe_url } = await linksOf(edge, account, "?site=test&purpose=offers");
  await press(edge, unsubscribe_url, oneClick);
  assert.deepEqual(states(await consentsOf(edge, account)), { newsletter: "confirmed", offers: "withdrawn" });
  assert.equal((await fetch(local(edge, unsubscribe_url).replace("/unsubscribe/", "/preferences/"))).status, 410);
});

test("a wrong link, a malformed one and one of another kind get the same page", async () => {
  const wrong = await visible(await fetch(`${edge.url}/preferences/${"A".repeat(43)}`));
  assert.equal(wrong.status, 410);
  assert.deepEqual(await visible(await fetch(`${edge.url}/preferences/short`)), wrong);
  assert.deepEqual(await visible(await press(edge, `${edge.url}/unsubscribe/${"A".repeat(43)}`, oneClick)), wrong);
  for (const [name, value] of [["referrer-policy", "no-referrer"], ["cache-control", "no-store"]]) assert.equal(wrong.headers[name], value);
});

test("the receipt says what was confirmed and has the links", async () => {
  await signUp(edge, "receipt@example.com", ["offers"]);
  await confirmMail(edge, "receipt@example.com");
  const mail = await mailTo(edge, "receipt@example.com", "mail.receipt");
  assert.match(mail.text, /\/preferences\/[\w-]{43}/);
});

test("who lost the link gets it by mail; whoever asks for another learns nothing", async () => {
  await member("lost@example.com");
  edge.moveClock(2 * 3600_000);
  assert.match(await (await fetch(`${edge.url}/preferences`)).text(), /type="email"/);
  const known = await visible(await press(edge, `${edge.url}/preferences`, { email: "LOST@example.com" }));
  assert.deepEqual(await visible(await press(edge, `${edge.url}/preferences`, { email: "nobody@example.com" })), known);
  assert.deepEqual(await visible(await press(edge, `${edge.url}/preferences`, { email: "no address" })), known);
  const mail = await mailTo(edge, "lost@example.com", "mail.preferences");
  assert.match(mail.text, /\/preferences\/[\w-]{43}/);
  assert.equal((await mailsTo(edge, "nobody@example.com")).length, 0);
});

test("a person takes their data with them, as JSON and as a table", async () => {
  const { preferences_url } = await member("data@example.com");
  const json = await press(edge, preferences_url, { action: "data_json" });
  assert.match(json.headers.get("content-disposition"), /attachment; filename="data\.json"/);
  const data = await json.json();
  assert.equal(data.values.email, "data@example.com");
  assert.equal(data.proofs[0].fields.address, "data@example.com");
  assert.deepEqual(data.consents.map(({ purpose }) => purpose), ["newsletter", "offers"]);
  const csv = await (await press(edge, preferences_url, { action: "data_csv" })).text();
  assert.match(csv, /^where,value\r\n[^]*"\/values\/email","data@example\.com"\r\n/);
});

test("B24 the links work after ten years", async () => {
  const { account, unsubscribe_url, preferences_url } = await member("b24@example.com");
  edge.moveClock(10 * year);
  await edge.end("SIGTERM");
  edge = await edge.restart({ retention: { consent_months: 600 }, privacy: { controller: "Maison" } });
  assert.equal((await fetch(local(edge, preferences_url))).status, 200);
  assert.equal((await press(edge, unsubscribe_url, oneClick)).status, 200);
  assert.deepEqual(states(await consentsOf(edge, account)), { newsletter: "withdrawn", offers: "withdrawn" });
});
