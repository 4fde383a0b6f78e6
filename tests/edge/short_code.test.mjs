// The short code of a confirmation mail, typed where the person signed up.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";

import { post, postForm, submit, visible } from "../support/client.mjs";
import { secretKey, startEdge } from "../support/edge.mjs";
import { awaitMails, codeOf, countEvents, linkOf, rows } from "../support/inbox.mjs";
import { answerSchema, breaches } from "../support/openapi.mjs";

let edge;
before(async () => (edge = await startEdge()));
after(() => edge.stop());

const tell = (key, code) => post(edge, "/v1/confirmations", JSON.stringify({ v: 1, key, code }));
const code = async (response) => (await response.json()).code;

/** Signs up under a key; gives the code that was mailed. */
async function signUp(address, key = randomUUID(), count = 1) {
  assert.equal((await submit(edge, { email: address }, { idempotencyKey: key })).status, 202);
  return { key, code: codeOf((await awaitMails(edge, address, count)).at(-1)) };
}

const verdict = async (address) => (await (await submit(edge, { email: address }, { key: secretKey })).json()).match.verdict;

test("the code confirms like the link, once, however it is typed", async () => {
  const { key, code: mailed } = await signUp("typed@example.com");
  assert.match(mailed, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  const before = countEvents(edge, "claim.verified");
  const forgiving = ` ${mailed.toLowerCase().replace("-", " ").replaceAll("0", "o").replaceAll("1", "l")} `;
  const response = await tell(key, forgiving);
  assert.equal(response.status, 200);
  const answer = await response.json();
  assert.deepEqual(answer, { v: 1, state: "confirmed" });
  assert.deepEqual(breaches(answerSchema("/v1/confirmations", "post"), answer), []);
  assert.equal((await tell(key, mailed)).status, 200); // said again
  assert.equal(countEvents(edge, "claim.verified"), before + 1);
  assert.equal(await verdict("typed@example.com"), "existing");
  const [mail] = await awaitMails(edge, "typed@example.com");
  assert.match(await (await fetch(edge.url + linkOf(mail))).text(), /déjà confirmée/);
});

test("five wrong codes and no sixth; what cannot be a code is not counted", async () => {
  const { key, code: mailed } = await signUp("tries@example.com");
  for (const typed of ["", "ABC", "ABCD-EFGHJ", "UUUU-UUUU"]) assert.equal(await code(await tell(key, typed)), "confirmation.wrong_code");
  for (let i = 0; i < 5; i++) assert.equal(await code(await tell(key, `ZZZZ-ZZZ${i}`)), "confirmation.wrong_code");
  const over = await tell(key, mailed);
  assert.equal(over.status, 410);
  assert.equal(await code(over), "confirmation.no_longer");
  assert.equal(await verdict("tries@example.com"), "pending");
  assert.equal((await fetch(edge.url + linkOf((await awaitMails(edge, "tries@example.com", 2))[1]), { method: "POST" })).status, 200);
});

test("a code belongs to its own request and to the newest mail", async () => {
  const first = await signUp("own@example.com");
  const other = await signUp("other@example.com");
  assert.equal(await code(await tell(other.key, first.code)), "confirmation.wrong_code");
  assert.equal(await code(await tell(randomUUID(), first.code)), "confirmation.no_longer");
  const second = await signUp("own@example.com", randomUUID(), 2);
  assert.equal(await code(await tell(first.key, first.code)), "confirmation.no_longer");
  assert.equal((await tell(second.key, second.code)).status, 200);
});

test("B34 known and unknown addresses behave the same: bytes and number of tries", async () => {
  const known = await signUp("known@example.com");
  await tell(known.key, known.code);
  const again = { key: randomUUID() };
  await submit(edge, { email: "known@example.com" }, { idempotencyKey: again.key });
  const unknown = await signUp("unknown@example.com");
  for (let i = 0; i < 7; i++) {
    const told = await visible(await tell(again.key, `ZZZZ-ZZZ${i}`));
    assert.deepEqual(await visible(await tell(unknown.key, `ZZZZ-ZZZ${i}`)), told);
    assert.equal(told.status, i < 5 ? 422 : 410);
  }
});

test("B2 codes are stored as keyed hashes only", async () => {
  const { code: mailed } = await signUp("hashed@example.com");
  const [[hash]] = rows(edge, "SELECT hex(code_hash) FROM code_request ORDER BY created_at DESC LIMIT 1");
  assert.equal(hash.length, 64);
  const { createHash } = await import("node:crypto");
  for (const text of [mailed, mailed.replace("-", "")]) assert.notEqual(hash.toLowerCase(), createHash("sha256").update(text).digest("hex"));
  assert.equal(edge.output.includes(mailed.replace("-", "")), false);
});

test("without JavaScript the page after the form takes the code", async () => {
  const response = await postForm(edge, "newsletter-fr", { email: "plain@example.com" });
  const where = response.headers.get("location");
  assert.match(where, /^\/v1\/forms\/newsletter-fr\/submitted\?request=[0-9a-f-]{36}$/);
  const page = await (await fetch(edge.url + where)).text();
  assert.match(page, /name="code"/);
  const request = /name="request" value="([^"]+)"/.exec(page)[1];
  const type = (typed) => fetch(`${edge.url}/v1/forms/newsletter-fr/submitted`, { method: "POST", body: new URLSearchParams({ request, code: typed }) });
  const wrong = await type("ZZZZ-ZZZZ");
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /Ce n’est pas le code/);
  const [mail] = await awaitMails(edge, "plain@example.com");
  const right = await type(codeOf(mail));
  assert.equal(right.status, 200);
  assert.match(await right.text(), /Votre adresse est confirmée/);
  assert.equal(await verdict("plain@example.com"), "existing");
});

test("a mail that is sent again holds a new code for the same page; tries are not given back", async () => {
  const { key, code: first } = await signUp("resent@example.com");
  await tell(key, "ZZZZ-ZZZZ");
  await fetch(`${edge.url}/confirm`, { method: "POST", body: new URLSearchParams({ email: "resent@example.com" }) });
  const mails = await awaitMails(edge, "resent@example.com", 2);
  assert.equal(await code(await tell(key, first)), "confirmation.wrong_code");
  assert.deepEqual(rows(edge, "SELECT tries_left FROM code_request ORDER BY created_at DESC LIMIT 1"), [[3]]);
  assert.equal((await tell(key, codeOf(mails[1]))).status, 200);
});

test("bad requests are told what is wrong, and a page of another site cannot ask", async () => {
  const raw = (body, headers) => post(edge, "/v1/confirmations", JSON.stringify(body), headers);
  assert.equal(await code(await raw({ v: 1, key: "k" })), "request.missing_member");
  assert.equal(await code(await raw({ v: 1, key: "a b", code: "x" })), "request.bad_value");
  assert.equal(await code(await raw({ v: 1, key: "k", code: "x", more: 1 })), "request.unknown_member");
  assert.equal(await code(await raw({ v: 1, key: "k", code: "x" }, { Authorization: "Bearer no" })), "request.unauthorized");
  assert.equal(await code(await raw({ v: 1, key: "k", code: "x" }, { Origin: "https://evil.example" })), "request.forbidden_origin");
});
