// Consent for each purpose: asked in words that are kept, given in two steps, proved.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";

import { simpleParser } from "mailparser";

import { confirmationPath, postForm, submit } from "../support/client.mjs";
import {
  accountOf, ask, backend, confirmMail, consentsOf, describeForm, form, mailTo, mailsTo, privacy, questions, signUp, startConsentEdge, states, ticks, writeForm,
} from "../support/consent.mjs";
import { Edge, eventually, makeFolder, secretKey } from "../support/edge.mjs";
import { rows } from "../support/inbox.mjs";
import { exported } from "../support/proofs.mjs";
import { makeCertificate, startSmtpServer } from "../support/smtp.mjs";

const sha256 = (text) => createHash("sha256").update(text).digest("hex");
const hour = 3600_000;

let edge;
before(async () => (edge = await startConsentEdge({ site: [{ id: "test", key: "site_test", origins: ["http://127.0.0.1", "https://shop.example"], name: "La Maison" }] })));
after(() => edge.stop());

test("B21 no tick, no consent: a form without a tick stores none", async () => {
  await signUp(edge, "none@example.com", []);
  assert.equal((await confirmMail(edge, "none@example.com")).status, 200);
  assert.deepEqual(await consentsOf(edge, await accountOf(edge, "none@example.com")), []);
});

for (const member of ["checked", "default", "preticked"]) {
  test(`B21 a form whose box is ticked beforehand is refused at the start (${member})`, async (t) => {
    const folder = makeFolder({ privacy });
    writeForm(folder, form([{ ...questions[0], [member]: true }]));
    const started = Edge.start(folder);
    t.after(() => started.then((edge) => edge.stop(), () => {}));
    await assert.rejects(started, /letter\.json: consents\/0: .*ticked beforehand/);
  });
}

test("B21 two purposes are two boxes, and one tick is one consent", async () => {
  await signUp(edge, "one@example.com", ["offers"]);
  await confirmMail(edge, "one@example.com");
  const consents = await consentsOf(edge, await accountOf(edge, "one@example.com"));
  assert.deepEqual(states(consents), { offers: "confirmed" });
});

test("B5 a purpose the form does not ask for, and words it never used, are refused where they stand", async () => {
  const unknown = await submit(edge, { email: "x@example.com" }, { form: "letter", consents: { spam: `sha256:${"0".repeat(64)}` } });
  assert.deepEqual([unknown.status, (await unknown.json()).pointer], [400, "/consents/spam"]);
  const words = await submit(edge, { email: "x@example.com" }, { form: "letter", consents: { offers: `sha256:${"0".repeat(64)}` } });
  assert.deepEqual([words.status, (await words.json()).pointer], [400, "/consents/offers"]);
  const other = await ticks(edge, ["newsletter"]);
  assert.equal((await submit(edge, { email: "x@example.com" }, { form: "letter", consents: { offers: other.newsletter } })).status, 400);
});

test("B5 a link confirms what its submission ticked, and nothing else", async () => {
  await signUp(edge, "bound@example.com", ["newsletter"]);
  const first = confirmationPath((await mailTo(edge, "bound@example.com")).text);
  await fetch(`${edge.url}${first}`, { method: "POST", body: new URLSearchParams({ "consent.offers": "1", purpose: "offers" }) });
  assert.deepEqual(states(await consentsOf(edge, await accountOf(edge, "bound@example.com"))), { newsletter: "confirmed" });
});

test("B5 words edited after the mail: the proof has the version that was shown", async (t) => {
  const old = await startConsentEdge();
  t.after(() => old.stop());
  await signUp(old, "edited@example.com", ["newsletter"]);
  const shown = (await ticks(old, ["newsletter"])).newsletter;
  await mailTo(old, "edited@example.com");
  await old.end("SIGTERM");
  const edited = structuredClone(questions);
  edited[0].text.fr = "Oui, je veux tout recevoir, tous les jours.";
  writeForm(old.folder, form(edited));
  const now = await old.restart();
  t.after(() => now.stop());
  assert.notEqual((await ticks(now, ["newsletter"])).newsletter, shown);
  await confirmMail(now, "edited@example.com");
  const { entries } = exported(now);
  const facts = entries.find(({ entry }) => entry.kind === "confirmed").entry.facts;
  assert.deepEqual([facts.text_hash, facts.text_version], [shown, 1]);
  await signUp(now, "later@example.com", ["newsletter"]);
  await confirmMail(now, "later@example.com");
  assert.equal(exported(now).entries.at(-1).entry.facts.text_version, 2);
});

test("B17 the record has its 13 fields, and they are right", async () => {
  const address = "Proof.Of.Marie+letter@GMail.com";
  const before = Date.now();
  await signUp(edge, address, ["newsletter"], { headers: { "User-Agent": "Browser of the test/1.0" } });
  const mail = await mailTo(edge, address);
  const between = Date.now();
  await confirmMail(edge, address);
  const after = Date.now();
  const account = await accountOf(edge, address);
  const [consent] = await consentsOf(edge, account);
  const { entries, header } = exported(edge);
  const { entry, fields } = entries[consent.proof - 1];
  assert.equal(fields.address, address);
  assert.equal(fields.address_canonical, "proofofmarie@gmail.com");
  assert.ok(before <= entry.facts.requested_at && entry.facts.requested_at <= between);
  assert.ok(between <= entry.facts.confirmed_at && entry.facts.confirmed_at <= after);
  assert.equal(entry.facts.text_hash, `sha256:${sha256(questions[0].text.fr)}`);
  assert.deepEqual([entry.facts.text_version, entry.facts.language], [1, "fr"]);
  assert.deepEqual([entry.facts.form, entry.facts.form_hash], ["letter", (await describeForm(edge)).hash]);
  assert.deepEqual([entry.facts.purpose, entry.facts.site], ["newsletter", "test"]);
  assert.equal(fields.page, "https://shop.example/letter");
  assert.equal(fields.ip, "127.0.0.0/24");
  assert.equal(fields.user_agent, "Browser of the test/1.0");
  assert.match(fields.token, /^[0-9a-f]{64}$/);
  assert.equal(fields.message_id, mail.messageId);
  assert.equal(fields.smtp_reply, ""); // a folder says nothing; the next test has a server
  assert.equal(header.tenant, "default");
});

test("B17 the record has the Message-ID that the mail server took, and what it answered", async (t) => {
  const certificate = makeCertificate();
  const smtp = await startSmtpServer(certificate);
  const sending = await startConsentEdge({ mail: { transport: "smtp", url: smtp.url, ca_file: certificate.file } });
  t.after(async () => {
    await sending.stop();
    await smtp.close();
    certificate.remove();
  });
  await signUp(sending, "served@example.com", ["newsletter"]);
  await eventually(() => rows(sending, "SELECT state FROM outbox")[0]?.[0] === "sent", "the mail to be handed over");
  const mail = await simpleParser(smtp.mails[0].raw);
  await fetch(sending.url + confirmationPath(mail.text), { method: "POST" });
  const { fields } = exported(sending).entries[0];
  assert.equal(fields.message_id, mail.messageId);
  assert.match(fields.smtp_reply, /^250 2\.0\.0 OK: queued as TEST/);
});

test("B17 without [proof] no address of the network and no browser is kept", async (t) => {
  const silent = await startConsentEdge({ proof: { ip: "off", user_agent: false } });
  t.after(() => silent.stop());
  await signUp(silent, "quiet@example.com", ["newsletter"]);
  await confirmMail(silent, "quiet@example.com");
  const { fields } = exported(silent).entries[0];
  assert.deepEqual([fields.ip, fields.user_agent], ["", ""]);
});

test("B18 the exact words and the exact form come back by their hash", async () => {
  const { consents, hash } = await describeForm(edge);
  for (const { text_hash: name } of consents) {
    const { text, used } = await ask(edge, `/v1/texts/${name.replace("sha256:", "")}`);
    assert.equal(`sha256:${sha256(text)}`, name);
    assert.equal(used[0].language, "fr");
  }
  const version = await ask(edge, `/v1/form-versions/${hash.replace("sha256:", "")}`);
  assert.equal(`sha256:${sha256(version.content)}`, hash);
  assert.equal(JSON.parse(version.content).id, "letter");
  assert.equal((await backend(edge, "GET", `/v1/texts/${"0".repeat(64)}`)).status, 404);
});

test("B20 a request without its confirmation is no consent, for nobody", async () => {
  await signUp(edge, "half@example.com", ["newsletter", "offers"]);
  await mailTo(edge, "half@example.com");
  assert.deepEqual(await consentsOf(edge, await accountOf(edge, "half@example.com")), []);
  assert.ok(!JSON.stringify(exported(edge)).includes("half@example.com"));
});

test("B27 the form says who, what for, how long and which rights, in both languages", async () => {
  const words = { fr: [/Responsable.*Maison Exemple/, /La lettre, Les offres/, /36 mois/, /effacement/], en: [/Controller.*Maison Exemple/, /The newsletter, Offers/, /36 months/, /erasure/] };
  for (const [locale, patterns] of Object.entries(words)) {
    const { information } = await describeForm(edge, locale);
    for (const pattern of [...patterns, /vie-privee@example\.org/, /shop\.example\/privacy/]) assert.match(information, pattern);
  }
});

test("B27 the mail that confirms says the same", async () => {
  await signUp(edge, "informed@example.com", ["newsletter"]);
  const { text } = await mailTo(edge, "informed@example.com");
  for (const pattern of [/Responsable[^]*Maison Exemple/, /La lettre/, /36 mois/, /effacement/]) assert.match(text, pattern);
});

test("B28 no way of a backend gives a token that confirms, or confirms", async () => {
  await signUp(edge, "staff@example.com", ["newsletter"]);
  const token = confirmationPath((await mailTo(edge, "staff@example.com")).text).split("/").at(-1);
  const submitted = await (await submit(edge, { email: "staff@example.com" }, { form: "letter", key: secretKey, consents: await ticks(edge, ["offers"]) })).text();
  const { account, submission } = JSON.parse(submitted);
  const seen = [submitted];
  const routes = ["consents", "links", "pressure", ""].map((name) => ["GET", `/v1/accounts/${account.id}${name && `/${name}`}`]);
  for (const [method, route] of [...routes, ["GET", "/v1/proof/head"], ["GET", "/v1/reviews"]]) seen.push(await (await backend(edge, method, route)).text());
  for (const [method, route] of [["POST", "consents"], ["PUT", "consents"], ["PATCH", "consents"], ["POST", "confirm"], ["POST", "confirmations"]]) {
    const refused = await backend(edge, method, `/v1/accounts/${account.id}/${route}`, { purpose: "newsletter", state: "confirmed" });
    assert.ok([404, 405].includes(refused.status), `${method} ${route}`);
  }
  seen.push(await (await backend(edge, "POST", `/v1/accounts/${account.id}/activity`, { kind: "click" })).text());
  for (const text of seen) assert.ok(!text.includes(token) && !text.includes("/confirm/"), text);
  assert.ok(submission);
  assert.deepEqual(await consentsOf(edge, account.id), []);
});

test("who has an account and ticks something new confirms that alone; values stay, and nothing is lowered", async () => {
  const address = "again@example.com";
  await signUp(edge, address, ["newsletter"]);
  await confirmMail(edge, address);
  const account = await accountOf(edge, address);
  edge.moveClock(2 * hour);
  await submit(edge, { email: address, "given-name": "Stranger" }, { form: "letter", consents: await ticks(edge, ["offers"]) });
  assert.deepEqual(states(await consentsOf(edge, account)), { newsletter: "confirmed" });
  assert.equal((await confirmMail(edge, address, 2)).status, 200);
  assert.deepEqual(states(await consentsOf(edge, account)), { newsletter: "confirmed", offers: "confirmed" });
  const { preferences_url } = await ask(edge, `/v1/accounts/${account}/links`);
  const data = await fetch(edge.url + new URL(preferences_url).pathname, { method: "POST", body: new URLSearchParams({ action: "data_json" }) });
  assert.equal((await data.json()).values["given-name"], "Marie");
  edge.moveClock(24 * hour);
  const told = (await mailsTo(edge, address, "mail.account_exists")).length;
  await signUp(edge, address, ["newsletter"]);
  await mailTo(edge, address, "mail.account_exists", told + 1);
});

test("a form whose box has to be ticked says so, on every path", async (t) => {
  const strict = await startConsentEdge({}, form([{ ...questions[0], required: true }]));
  t.after(() => strict.stop());
  const refused = await submit(strict, { email: "a@example.com" }, { form: "letter" });
  assert.equal(refused.status, 422);
  assert.deepEqual((await refused.json()).findings.map(({ field, code }) => [field, code]), [["consent.newsletter", "form.required"]]);
  const page = await postForm(strict, "letter", { email: "a@example.com" });
  assert.equal(page.status, 422);
  assert.match(await page.text(), /type="checkbox" name="consent\.newsletter" value="sha256:[0-9a-f]{64}">/);
  const posted = await postForm(strict, "letter", { email: "a@example.com", "consent.newsletter": "on" }, { Referer: "https://shop.example/page" });
  assert.equal(posted.status, 303);
  await confirmMail(strict, "a@example.com");
  assert.equal(exported(strict).entries[0].fields.page, "https://shop.example/page");
});

