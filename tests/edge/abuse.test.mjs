// Mails that are not sent: limits per address, client, form and in all, and what must never get into one (B30-B37).
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { postForm, submit, visible } from "../support/client.mjs";
import { Edge, makeFolder } from "../support/edge.mjs";
import { awaitLink, awaitMails, figure, mailsTo, rows } from "../support/inbox.mjs";

const hour = 3600 * 1000;
const patient = { mail: { per_address_pause_seconds: 60, per_address_per_hour: 3, per_address_per_day: 5 } };
const behindProxy = { server: { trusted_proxies: ["127.0.0.1"] } };

async function withEdge(overrides, story, forms = []) {
  const folder = makeFolder(overrides);
  for (const form of forms) writeFileSync(path.join(folder, `forms/${form.id}.json`), JSON.stringify(form));
  const edge = await Edge.start(folder);
  try {
    await story(edge);
  } finally {
    await edge.stop();
  }
}

const from = (client) => ({ headers: { "X-Forwarded-For": client } });
const mailRows = (edge) => rows(edge, "SELECT count(*) FROM outbox")[0][0];
const withheld = (edge, reason) => figure(edge, `guichet_withheld_mails_total{outcome="${reason}"}`);

test("B30 ten thousand tries from a hundred addresses send at most five mails in a day", () =>
  withEdge({ ...patient, ...behindProxy }, async (edge) => {
    const rounds = 50;
    for (let round = 0; round < rounds; round++) {
      const answers = await Promise.all(Array.from({ length: 200 }, async (_, i) => {
        const response = await submit(edge, { email: "victim@example.com" }, from(`203.0.113.${i % 100}`));
        return `${response.status} ${await response.text()}`;
      }));
      assert.equal(new Set(answers).size, 1);
      assert.match(answers[0], /^202 /);
      if (round < rounds - 1) edge.moveClock(Math.floor(24 * hour / rounds));
    }
    assert.equal(mailRows(edge), 5);
    assert.equal(rows(edge, "SELECT count(*) FROM submission")[0][0], 10_000);
    edge.moveClock(24 * hour);
    await submit(edge, { email: "victim@example.com" });
    assert.equal(mailRows(edge), 6);
  }));

test("B30 one mail a minute, three an hour, five a day, of all kinds together", () =>
  withEdge(patient, async (edge) => {
    const sign = () => submit(edge, { email: "calm@example.com" });
    await sign();
    await sign();
    assert.equal(mailRows(edge), 1);
    assert.equal(await withheld(edge, "address_pause"), 1);
    await fetch(edge.url + (await awaitLink(edge, "calm@example.com")), { method: "POST" });
    for (let i = 0; i < 4; i++) {
      edge.moveClock(61_000);
      await sign(); // the other mail: there is an account
    }
    assert.equal(mailRows(edge), 3);
    assert.equal(await withheld(edge, "address_hour"), 2);
    for (let i = 0; i < 4; i++) {
      edge.moveClock(hour);
      await sign();
    }
    assert.equal(mailRows(edge), 5);
    assert.equal(await withheld(edge, "address_day"), 2);
  }));

const limit = (name) => ({ limits: { [name]: 3 } });

for (const [name, reason, differing] of [
  ["mails_per_client_per_hour", "client", (i) => ({ client: "198.51.100.7", form: i % 2 ? "newsletter-fr" : "newsletter-en" })],
  ["mails_per_form_per_hour", "form", (i) => ({ client: `198.51.100.${i}`, form: "newsletter-fr" })],
  ["mails_per_hour", "total", (i) => ({ client: `198.51.100.${i}`, form: i % 2 ? "newsletter-fr" : "newsletter-en" })],
]) {
  test(`B31 the limit of mails of one ${reason} trips alone: same answer, no mail, nothing lost`, () =>
    withEdge({ ...behindProxy, ...limit(name) }, async (edge) => {
      const answers = [];
      for (let i = 0; i < 5; i++) {
        const { client, form } = differing(i);
        answers.push(await visible(await submit(edge, { email: `person${i}@example.com` }, { form, ...from(client) })));
      }
      for (const answer of answers) assert.deepEqual(answer, answers[0]);
      assert.equal(mailRows(edge), 3);
      assert.equal(rows(edge, "SELECT count(*) FROM submission")[0][0], 5);
      assert.equal(await withheld(edge, reason), 2);
      const other = reason === "client" ? { form: "newsletter-fr", ...from("198.51.100.8") } : { form: "newsletter-en", ...from("198.51.100.99") };
      await submit(edge, { email: "other@example.com" }, other);
      assert.equal(mailRows(edge), reason === "total" ? 3 : 4);
      edge.moveClock(2 * hour);
      await submit(edge, { email: "later@example.com" }, { form: "newsletter-fr", ...from("198.51.100.7") });
      assert.equal(mailRows(edge), reason === "total" ? 4 : 5);
    }));
}

test("B31 an IPv6 client is its /64", () =>
  withEdge({ ...behindProxy, ...limit("mails_per_client_per_hour") }, async (edge) => {
    for (let i = 0; i < 6; i++) await submit(edge, { email: `six${i}@example.com` }, from(`2001:db8:1:2::${i + 1}`));
    assert.equal(mailRows(edge), 3);
    await submit(edge, { email: "neighbour@example.com" }, from("2001:db8:1:3::1"));
    assert.equal(mailRows(edge), 4);
  }));

test("B31 resending obeys the same limits", () =>
  withEdge(patient, async (edge) => {
    await submit(edge, { email: "again@example.com" });
    for (let i = 0; i < 20; i++) {
      const response = await fetch(`${edge.url}/confirm`, { method: "POST", body: new URLSearchParams({ email: "again@example.com" }) });
      assert.equal(response.status, 200);
      edge.moveClock(10 * 60_000);
    }
    assert.ok(mailRows(edge) <= 5, `${mailRows(edge)} mails`);
    assert.ok(mailRows(edge) >= 3);
  }));

test("B32 nothing that somebody typed gets into a mail", () =>
  withEdge({}, async (edge) => {
    const typed = { "given-name": "Zoé Vilgrain", "address-line1": "12 rue du Gain", "address-level2": "Cliquez-Ici" };
    await submit(edge, { email: "text@example.com", ...typed }, { page: undefined });
    await submit(edge, { email: "text@example.com", "given-name": "<b>Visitez</b> http://evil.example/" });
    await submit(edge, { email: "text@example.com", "given-name": "Gagnez%20evil.example" });
    const mails = await awaitMails(edge, "text@example.com");
    for (const mail of mails) assert.doesNotMatch(`${mail.subject}${mail.text}${mail.html}`, /Zo|Vilgrain|rue du Gain|Cliquez-Ici|Visitez|evil|Gagnez/);
  }));

test("B33 line breaks and NUL are refused in every field, and nothing is mailed", () =>
  withEdge({}, async (edge) => {
    const fields = ["email", "tel", "given-name", "country", "address-line1", "address-line2", "address-level3", "address-level2", "address-level1", "postal-code"];
    for (const field of fields) {
      for (const bad of ["\r\nBcc: victim@example.org", "\nX", "\rX", "\u0000X", "\r\n\r\nbody"]) {
        const good = { email: "header@example.com" };
        const values = { ...good, [field]: `${good[field] ?? "12"}${bad}` };
        const response = await submit(edge, values);
        assert.ok([400, 422].includes(response.status), `${field} ${JSON.stringify(bad)}: ${response.status}`);
        const posted = await postForm(edge, "newsletter-fr", values);
        assert.ok([400, 422].includes(posted.status), `${field} ${JSON.stringify(bad)} posted: ${posted.status}`);
      }
    }
    assert.equal((await submit(edge, { email: "header@example.com" }, { locale: "fr\r\nBcc: x@example.org" })).status, 400);
    const refused = await (await submit(edge, { email: "header@example.com", "address-level2": "a\nb" })).json();
    assert.deepEqual([refused.code, refused.pointer], ["request.bad_value", "/values/address-level2"]);
    assert.equal(mailRows(edge), 0);
    assert.equal(rows(edge, "SELECT count(*) FROM submission")[0][0], 0);
  }));

test("B34 a known address gets the same answer and another mail", () =>
  withEdge({}, async (edge) => {
    await submit(edge, { email: "known@example.com" });
    await fetch(edge.url + (await awaitLink(edge, "known@example.com")), { method: "POST" });
    const known = await visible(await submit(edge, { email: "known@example.com" }));
    assert.deepEqual(await visible(await submit(edge, { email: "unknown@example.com" })), known);
    const mails = await awaitMails(edge, "known@example.com", 2);
    assert.match(mails[1].subject, /déjà un compte/);
    assert.doesNotMatch(mails[1].text, /\/confirm\//);
  }));

test("B35 a suppressed address gets the same answer and no mail", () =>
  withEdge({}, async (edge) => {
    await submit(edge, { email: "bounced@example.com" });
    await awaitMails(edge, "bounced@example.com");
    const { spawnSync } = await import("node:child_process");
    const code = "import sqlite3, sys\nc = sqlite3.connect(sys.argv[1], timeout=30)\nc.execute(\"INSERT INTO suppression (tenant, address_ix, reason, detail, at) SELECT tenant, recipient_ix, 'bounced', 'smtp.550.5.1.1', created_at FROM outbox\")\nc.commit()";
    assert.equal(spawnSync("python3", ["-c", code, path.join(edge.folder, "guichet.db")], { encoding: "utf8" }).stderr, "");
    const suppressed = await visible(await submit(edge, { email: "bounced@example.com" }));
    assert.deepEqual(await visible(await submit(edge, { email: "fresh@example.com" })), suppressed);
    await awaitMails(edge, "fresh@example.com");
    assert.equal((await mailsTo(edge, "bounced@example.com")).length, 1);
    assert.equal(mailRows(edge), 2);
    assert.equal(await withheld(edge, "suppressed"), 1);
    assert.equal(rows(edge, "SELECT count(*) FROM submission")[0][0], 3);
  }));

test("B36 spellings of one mailbox share the limits; the mail goes to the one that was typed", () =>
  withEdge(patient, async (edge) => {
    const spellings = ["Jean.Dupont+news@gmail.com", "jeandupont@gmail.com", "j.e.a.n.dupont@googlemail.com", "JEANDUPONT+x@GMAIL.com"];
    for (const email of spellings) await submit(edge, { email });
    assert.equal(mailRows(edge), 1);
    assert.equal(await withheld(edge, "address_pause"), 3);
    assert.equal((await awaitMails(edge, "Jean.Dupont+news@gmail.com")).length, 1);
  }));

test("B37 two @ and quoted local parts reach no other mailbox than the one that was typed", () =>
  withEdge({}, async (edge) => {
    const odd = ["a@evil.example@example.com", "a@example.com@evil.example", "\"a@evil.example\"@example.com", "a@evil.example,b@example.com",
      "a@evil.example;b@example.com", "<a@evil.example>", "Name <a@evil.example>", "a@[127.0.0.1]", "a%evil.example@example.com@", "\"a\\\"@evil.example\"@example.com", "@evil.example:a@example.com", "a@evil.example (b@example.com)"];
    for (const email of odd) {
      const response = await submit(edge, { email });
      assert.ok([400, 422].includes(response.status), `${email}: ${response.status}`);
      const posted = await postForm(edge, "newsletter-fr", { email, "guichet-keep": "1" });
      assert.ok([400, 422].includes(posted.status), `${email} posted: ${posted.status}`);
      await fetch(`${edge.url}/confirm`, { method: "POST", body: new URLSearchParams({ email }) });
    }
    for (const email of ["\"a\"@example.com", "\"a b\"@example.com"]) await submit(edge, { email });
    await submit(edge, { email: "marker@example.com" });
    await awaitMails(edge, "marker@example.com");
    for (const bytes of edge.mails()) assert.match(bytes.toString(), /^To: <?[^@\r\n]+@example\.com>?\r$/m);
  }));
