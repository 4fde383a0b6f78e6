// What stands in the mails, and their signatures, read by other people's tools.
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";

import { authenticate } from "mailauth";
import { simpleParser } from "mailparser";

import { Edge, eventually, makeFolder, run, startEdge } from "../support/edge.mjs";
import { confirmationPath, submit } from "../support/client.mjs";
import { makeCertificate, startSmtpServer } from "../support/smtp.mjs";

let certificate;
before(() => {
  certificate = makeCertificate();
});
after(() => certificate.remove());

const temporary = () => mkdtempSync(path.join(tmpdir(), "guichet-mail-"));
const unfolded = (raw) => raw.toString().split("\r\n\r\n")[0].replaceAll(/\r\n[ \t]/g, " ");

/** What `guichet mail key` prints, as answers of the DNS: {name: [[string...]...]}. */
function recordsOf(output) {
  const records = {};
  for (const [, name, strings] of output.matchAll(/^(\S+)\. TXT (.*)$/gm)) {
    (records[name] ??= []).push([...strings.matchAll(/"([^"]*)"/g)].map(([, text]) => text));
  }
  return records;
}

const resolverOf = (records) => async (name, type) => {
  const found = type === "TXT" && records[name];
  if (!found) throw Object.assign(new Error("ENOTFOUND"), { code: "ENOTFOUND" });
  return found;
};

/** One mail as a server took it, of an edge that signs; with the records that its operator would publish. */
async function signedMail(mail = {}, use = () => {}) {
  const smtp = await startSmtpServer(certificate);
  const folder = makeFolder({ mail: { transport: "smtp", url: smtp.url, ca_file: certificate.file, dkim_key_file: "dkim.pem", ...mail } });
  const key = run("mail", "key", "--config", path.join(folder, "guichet.toml"));
  assert.equal(key.status, 0, key.stderr);
  const edge = await Edge.start(folder);
  try {
    await submit(edge, { email: "zoe@exämple.fr" });
    await eventually(() => smtp.mails.length === 1, "the mail");
    const records = recordsOf(key.stdout);
    await use({ smtp, records, folder, mail: smtp.mails[0] });
  } finally {
    await edge.stop();
    await smtp.close();
  }
}

const check = (raw, records, { sender = "bonjour@example.org", ip = "192.0.2.25" } = {}) =>
  authenticate(raw, { ip, helo: "mail.example.org", sender, mta: "test", resolver: resolverOf(records) });

test("B41 both DKIM signatures check, SPF passes and DMARC aligns, by another tool", () =>
  signedMail({}, async ({ records, mail, folder }) => {
    assert.equal(statSync(path.join(folder, "dkim.pem")).mode & 0o777, 0o600);
    records["example.org"] = [["v=spf1 ip4:192.0.2.25 -all"]]; // as the operator fills in the suggestion
    const { dkim, spf, dmarc } = await check(mail.raw, records);
    assert.deepEqual(dkim.results.map(({ status }) => status.result), ["pass", "pass"]);
    assert.deepEqual(dkim.results.map(({ algo }) => algo).sort(), ["ed25519-sha256", "rsa-sha256"]);
    assert.deepEqual(dkim.results.map(({ selector }) => selector).sort(), ["guichet", "guichet-ed25519"]);
    assert.ok(dkim.results.every(({ status }) => status.aligned === "example.org"));
    assert.equal(spf.status.result, "pass");
    assert.equal(dmarc.status.result, "pass");
  }));

test("B41 a changed body, a changed header or a second From breaks the signatures", () =>
  signedMail({}, async ({ records, mail }) => {
    const text = mail.raw.toString("latin1");
    const changes = [
      (whole) => whole.replace("Bonjour", "Bonsoir"),
      (whole) => whole.replace(/\r\nSubject: .*/, "\r\nSubject: Autre chose"),
      (whole) => whole.replace(/\r\nTo: .*/, "\r\nTo: <other@example.org>"),
      (whole) => whole.replace("\r\nFrom: ", "\r\nFrom: <other@example.com>\r\nFrom: "),
    ];
    for (const change of changes) {
      assert.notEqual(change(text), text);
      const { dkim } = await check(Buffer.from(change(text), "latin1"), records);
      assert.ok(dkim.results.every(({ status }) => status.result !== "pass"), String(change));
    }
  }));

test("B41 relaxed canonicalization survives what relays do to white space", () =>
  signedMail({}, async ({ records, mail }) => {
    const text = mail.raw.toString("latin1").replace("\r\nTo: ", "\r\nTo:   ").replace(/\r\nSubject: /, "\r\nSUBJECT : ") + "\r\n\r\n";
    const { dkim } = await check(Buffer.from(text, "latin1"), records);
    assert.deepEqual(dkim.results.map(({ status }) => status.result), ["pass", "pass"]);
  }));

test("B41 a bounce address of the own domain aligns with SPF", () =>
  signedMail({ return_domain: "bounces.example.org" }, async ({ records, mail }) => {
    const sender = mail.envelope.mailFrom.address;
    assert.match(sender, /^bounce\+[0-9a-f]{52}@bounces\.example\.org$/);
    records["bounces.example.org"] = [["v=spf1 ip4:192.0.2.25 -all"]];
    const { spf, dmarc } = await check(mail.raw, records, { sender });
    assert.equal(spf.status.result, "pass");
    assert.equal(dmarc.status.result, "pass");
  }));

test("B41 keys that others may read, or too short, keep the edge from starting", async () => {
  const folder = makeFolder({ mail: { dkim_key_file: "dkim.pem" } });
  const config = path.join(folder, "guichet.toml");
  assert.equal(run("mail", "key", "--config", config).status, 0);
  const first = readFileSync(path.join(folder, "dkim.pem"), "utf8");
  assert.equal(run("mail", "key", "--config", config).status, 0);
  assert.equal(readFileSync(path.join(folder, "dkim.pem"), "utf8"), first); // keys that are there are kept
  chmodSync(path.join(folder, "dkim.pem"), 0o644);
  await assert.rejects(Edge.start(folder), /dkim\.pem: others may read/);
  chmodSync(path.join(folder, "dkim.pem"), 0o600);
  writeFileSync(path.join(folder, "dkim.pem"), "nonsense");
  await assert.rejects(Edge.start(folder), /dkim\.pem: holds no private key/);
  rmSync(folder, { recursive: true, force: true });
});

/** The mails of `guichet mail preview`: {name: {html, text}}. */
function preview(...args) {
  const folder = temporary();
  const done = run("mail", "preview", "--config", path.join(folder, "none.toml"), "-o", folder, ...args);
  const mails = {};
  for (const name of done.status === 0 ? readdirSync(folder) : []) {
    const [, kind, extension] = /^(.*)\.(html|txt)$/.exec(name);
    (mails[kind] ??= {})[extension] = readFileSync(path.join(folder, name), "utf8");
  }
  rmSync(folder, { recursive: true, force: true });
  return { status: done.status, stderr: done.stderr, mails };
}

const kinds = ["mail.account_exists", "mail.confirm", "mail.confirm_opposed", "mail.identity_linked", "mail.identity_unlinked", "mail.join", "mail.preferences", "mail.receipt", "mail.renew"];

test("B42 every kind of mail is there in French and English", () => {
  const { status, mails } = preview();
  assert.equal(status, 0);
  assert.deepEqual(Object.keys(mails).filter((name) => name !== "index").sort(), kinds.flatMap((kind) => [`${kind}.en`, `${kind}.fr`]).sort());
  assert.match(mails.index.html, /mail\.confirm\.fr\.html/);
  for (const kind of kinds) assert.notEqual(mails[`${kind}.fr`].txt, mails[`${kind}.en`].txt);
});

test("B42 text and HTML of a mail say the same, with the same link, and accents are right", async () => {
  const edge = await startEdge();
  try {
    for (const [form, words] of [["newsletter-fr", /Cette adresse vient de servir à une inscription auprès de Maison Exemple/], ["newsletter-en", /This address was used to sign up with Maison Exemple/]]) {
      const before = edge.mails().length;
      await submit(edge, { email: `zoe.${form}@example.org` }, { form });
      await eventually(() => edge.mails().length === before + 1, "the mail");
      const raw = edge.mails().find((mail) => mail.includes(`zoe.${form}@`));
      const mail = await simpleParser(raw);
      assert.match(raw.toString(), /Content-Type: multipart\/alternative/);
      assert.ok(raw.indexOf("text/plain") < raw.indexOf("text/html"));
      assert.match(mail.text, words);
      assert.match(mail.html, words);
      assert.equal(confirmationPath(mail.text), confirmationPath(mail.html));
      for (const paragraph of mail.text.split("\n").filter((line) => line && !/^http|Open this link|Ouvrez ce lien/.test(line))) {
        assert.ok(mail.html.replaceAll("&#39;", "'").replaceAll("&quot;", '"').includes(paragraph), paragraph);
      }
    }
  } finally {
    await edge.stop();
  }
});

test("B27 the mail carries the information on data in both parts, and the way to one's choices", () => {
  const { mails } = preview("--kind", "mail.confirm", "--locale", "fr");
  for (const part of [mails["mail.confirm.fr"].txt, mails["mail.confirm.fr"].html.replaceAll("&amp;", "&")]) {
    assert.match(part, /Responsable : Exemple & Cie/);
    assert.match(part, /https:\/\/signup\.example\/preferences\//);
    assert.match(part, /https:\/\/signup\.example\/unsubscribe\//);
    assert.match(part, /Lettre « Arts & Métiers »/);
    assert.match(part, /ABCD-EFGH/);
  }
});

test("B46 every mail says that it was made by a machine", async () => {
  const edge = await startEdge();
  try {
    await submit(edge, { email: "zoe@example.org" });
    await eventually(() => edge.mails().length === 1, "the mail");
    assert.match(unfolded(edge.mails()[0]), /^Auto-Submitted: auto-generated$/m);
  } finally {
    await edge.stop();
  }
});

const whole = readFileSync(new URL("../../edge/templates/mail.html", import.meta.url), "utf8");

/** Previews with templates of one's own: {"mail.html": text}. */
function withOwn(files) {
  const folder = temporary();
  mkdirSync(path.join(folder, "own"));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, "own", name), text);
  const done = preview("--templates", path.join(folder, "own"));
  rmSync(folder, { recursive: true, force: true });
  return done;
}

test("templates and words of one's own take the place of those built in", () => {
  const { status, mails, stderr } = withOwn({
    "mail.html": whole.replace("<main>", '<main class="own">'),
    "mail.receipt.html": whole.replace("<main>", '<main class="receipt">'),
    "fr.json": JSON.stringify({ "mail.confirm.subject": "Encore un clic avec {brand}" }),
    "README.md": "ours",
  });
  assert.equal(status, 0, stderr);
  assert.match(mails["mail.confirm.fr"].html, /<main class="own">/);
  assert.match(mails["mail.confirm.fr"].html, /<h1>Encore un clic avec Example<\/h1>/);
  assert.match(mails["mail.receipt.fr"].html, /<main class="receipt">/);
  assert.match(mails["mail.confirm.en"].html, /<h1>Please confirm your address<\/h1>/);
});

const faults = [
  ["the link to be read", { "mail.html": whole.replace('<a href="{{url}}">{{url}}</a>', "") }, /mail\.html: mail\.confirm in en: lacks the link, \{\{url\}\}, as text to be read/],
  ["the link", { "mail.html": whole.replaceAll('href="{{url}}"', 'href="https://example.com/"') }, /has no link that goes to \{\{url\}\}/],
  ["the code", { "mail.html": whole.replace('<p class="code">{{code}}</p>', "") }, /lacks the code, \{\{code\}\}/],
  ["the code in the text", { "mail.txt": "{{{greeting}}}\n{{{url}}}\n" }, /mail\.txt: mail\.confirm in en: lacks the code/],
  ["the words for others", { "mail.html": whole.replace("{{ignore}}", "") }, /lacks what to do when it was not you, \{\{ignore\}\}/],
  ["the information", { "mail.html": whole.replace("{{information}}", "") }, /lacks the information on data, \{\{information\}\}/],
  ["the way out", { "mail.html": whole.replaceAll("{{unsubscribe_url}}", "") }, /lacks the way out, \{\{unsubscribe_url\}\}/],
  ["the language", { "mail.html": whole.replace(' lang="{{language}}"', "") }, /lacks lang="\{\{language\}\}"/],
  ["a visible code", { "mail.html": whole.replace('<p class="code">{{code}}</p>', '<script>"{{code}}"</script>') }, /has what mail programs block: <script>/],
  ["no image from elsewhere", { "mail.html": whole.replace("<main>", '<main><img src="https://example.com/pixel.gif" alt="">') }, /has what mail programs block: an image from elsewhere/],
  ["no style from elsewhere", { "mail.html": whole.replace("</style>", "a { background: url(https://example.com/x) }</style>") }, /a style that fetches something/],
  ["no form", { "mail.html": whole.replace("<main>", '<main><form action="https://example.com/"></form>') }, /has what mail programs block: <form>/],
  ["no event handler", { "mail.html": whole.replace("<main>", '<main onclick="x()">') }, /the attribute onclick/],
  ["no javascript link", { "mail.html": whole.replace("<main>", '<main><a href="JavaScript:x()">x</a>') }, /the link JavaScript:x\(\)/],
  ["no unknown tag", { "mail.html": whole.replace("{{greeting}}", "{{greeting}} {{first_name}}") }, /mail\.html, line 31: the tag \{\{first_name\}\} is unknown/],
  ["whole sections", { "mail.html": whole.replace("{{/has_code}}", "") }, /mail\.html: Unclosed section/],
  ["known words", { "fr.json": '{"mail.confirm.title": "x"}' }, /fr\.json: mail\.confirm\.title: there are no such words/],
  ["known placeholders", { "fr.json": '{"mail.confirm.subject": "Bonjour {name}"}' }, /fr\.json: mail\.confirm\.subject: \{name\} is unknown/],
  ["mails' words alone", { "fr.json": '{"page.confirm.title": "x"}' }, /there are no such words/],
  ["a known name", { "mail.confirmed.html": whole }, /mail\.confirmed\.html: is the name of no mail/],
];

for (const [what, files, message] of faults) {
  test(`a template needs ${what}`, () => {
    const { status, stderr } = withOwn(files);
    assert.equal(status, 1);
    assert.match(stderr, message);
  });
}

test("the edge does not start with a template that lacks something", async () => {
  const folder = makeFolder({ mail: { templates: "own" } });
  mkdirSync(path.join(folder, "own"));
  writeFileSync(path.join(folder, "own/mail.html"), "<p>{{intro}}</p>");
  await assert.rejects(Edge.start(folder), /the mail templates are not used:[^]*own\/mail\.html: mail\.confirm in en: lacks the link/);
  rmSync(folder, { recursive: true, force: true });
});
