// A person who signs up a second time under another address: found by what the store knows, told to backends alone.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";

import { simpleParser } from "mailparser";

import { confirmationPath, submit, visible } from "../support/client.mjs";
import { Edge, eventually, makeFolder, run, secretKey } from "../support/edge.mjs";
import { awaitLink } from "../support/inbox.mjs";

const tokens = ["tel", "given-name", "family-name", "bday", "address-line1", "postal-code", "address-level2"];
const club = { id: "club", country: "FR", locale: "en", fields: Object.fromEntries([["email", { required: true }], ...tokens.map((token) => [token, {}])]) };
const rules = { schema: "guichet-rules/1", id: "club", groups: [], matching: { review: 0.5, ask: 1, same: 1 } };

/** An edge with the form above, and one whose ruleset asks nobody. */
function startClub(overrides) {
  const folder = makeFolder(overrides);
  for (const form of [club, { ...club, id: "careful", rules }]) writeFileSync(path.join(folder, `forms/${form.id}.json`), JSON.stringify(form));
  return Edge.start(folder);
}

let edge;
before(async () => (edge = await startClub()));
after(() => edge.stop());

const tell = async (values, options) => (await submit(edge, values, { form: "club", key: secretKey, ...options })).json();
const browse = async (values) => visible(await submit(edge, values, { form: "club" }));

const home = (number) => ({ "address-line1": `${number} rue des Acacias`, "postal-code": "69003", "address-level2": "Lyon" });
const odile = { "given-name": "Odile", "family-name": "Vasseur-Quentin", bday: "1971-03-09", tel: "06 12 34 56 78", ...home(4) };

/** Uses the newest of so many links. */
async function confirm(address, count = 1) {
  assert.equal((await fetch(edge.url + (await awaitLink(edge, address, count)), { method: "POST" })).status, 200);
}

/** What python's sqlite3 gives for a statement on the store of an edge. */
function query(folder, sql) {
  const code = "import json, sqlite3, sys\nc = sqlite3.connect(sys.argv[1], timeout=30)\nprint(json.dumps(c.execute(sys.argv[2]).fetchall()))\nc.commit()";
  const done = spawnSync("python3", ["-c", code, path.join(folder, "guichet.db"), sql], { encoding: "utf8" });
  assert.equal(done.status, 0, done.stderr);
  return JSON.parse(done.stdout);
}

async function metric(name) {
  const text = await (await fetch(`${edge.metrics}`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]);
}

test("the same person with another address is found, with a reason that a person can read", async () => {
  const first = await tell({ email: "odile@example.com", ...odile });
  assert.equal(first.match.verdict, "new");
  assert.equal(first.match.band, "new");
  assert.equal(first.match.candidate, null);

  const { match, account } = await tell({ email: "ovq.perso@example.org", ...odile, bday: "1971-09-03" });
  assert.equal(match.verdict, "new");
  assert.notEqual(account.id, first.account.id);
  assert.equal(match.candidate, first.account.id);
  assert.ok(["review", "ask"].includes(match.band), match.band);
  assert.equal(match.relation, "person");
  assert.ok(match.certainty > 0.9, match.certainty);
  assert.match(match.model, /\S/);
  assert.match(match.explanation[0], /^Probably the same person: .*%\.$/);
  assert.match(match.explanation[1], /^For the same person: .*the same first name/);
  assert.match(match.explanation[2], /^Against: .*another e-mail address/);
  const field = Object.fromEntries(match.evidence.map(({ field: name, ...rest }) => [name, rest]));
  assert.equal(field["given-name"].level, "same");
  assert.ok(field["given-name"].weight > 0 && field.email.weight < 0);
});

test("the parts of the score add up to it exactly", async () => {
  const { match } = await tell({ email: "odile.trois@example.org", ...odile, tel: "" });
  const sum = match.evidence.reduce((total, { weight }) => total + weight, match.prior) + match.alternative;
  assert.equal(sum, match.score);
});

test("the explanation is in the language of the submission", async () => {
  const { match } = await tell({ email: "odile.quatre@example.org", ...odile }, { locale: "fr-BE" });
  assert.match(match.explanation[0], /même personne/);
});

test("somebody of the same household is somebody new", async () => {
  const parent = { "given-name": "Bertrand", "family-name": "Lecoustellier", tel: "04 72 11 22 33", bday: "1968-01-20", ...home(17) };
  const first = await tell({ email: "bertrand@example.com", ...parent });
  const { match } = await tell({ email: "solene@example.org", ...parent, "given-name": "Solène", bday: "2001-07-14" });
  assert.equal(match.band, "new");
  assert.equal(match.candidate, first.account.id);
  assert.equal(match.relation, "household");
  assert.match(match.explanation[0], /household/);
});

test("somebody whom nobody resembles is compared with nobody", async () => {
  const { match } = await tell({ email: "zw.solo@example.net", "given-name": "Zdzisława", "family-name": "Wrzeszcz", tel: "+48 601 234 567" });
  assert.deepEqual({ ...match, model: "" }, { verdict: "new", band: "new", model: "", candidate: null, compared: 0, skipped_keys: 0 });
});

test("a number that very many share finds nobody, and that is counted", async () => {
  const before = await metric("guichet_match_skipped_keys_total");
  const name = (i) => String.fromCharCode(97 + (i % 26), 97 + ((i * 7) % 26), 97 + ((i * 11 + Math.trunc(i / 26)) % 26));
  const employee = (i) => ({ email: `${name(i)}${i}@firm${i}.example`, tel: "01 44 55 66 77" });
  for (let i = 0; i < 64; i++) assert.equal((await tell(employee(i))).match.skipped_keys, 0);
  assert.ok((await tell(employee(64))).match.compared > 0);
  const { match } = await tell(employee(65));
  assert.equal(match.compared, 0);
  assert.ok(match.skipped_keys > 0);
  assert.equal(await metric("guichet_match_skipped_keys_total"), before + match.skipped_keys);
  const events = query(edge.folder, "SELECT detail FROM event WHERE kind = 'submission.received' ORDER BY id DESC LIMIT 1");
  assert.deepEqual(JSON.parse(events[0][0]).match, { band: "new", compared: 0, skipped_keys: match.skipped_keys });
});

test("of two submissions at the same time, the later sees the earlier", async () => {
  const person = { "given-name": "Théophane", "family-name": "Grandguillot", tel: "06 98 76 54 32", bday: "1990-12-01" };
  const answers = await Promise.all(["tg@example.com", "theo@example.org"].map((email) => tell({ email, ...person })));
  const found = answers.filter(({ match }) => match.candidate);
  assert.equal(found.length, 1);
  assert.equal(found[0].match.candidate, answers.find((answer) => answer !== found[0]).account.id);
  assert.notEqual(found[0].match.band, "new");
});

test("with several who fit, a person has to look, unless they are known to be one", async () => {
  const person = { "given-name": "Hyacinthe", "family-name": "Delarochefort", tel: "06 45 45 45 45", bday: "1985-05-05" };
  for (const name of ["h1", "h2"]) await tell({ email: `${name}@example.com`, ...person }, { form: "careful" });
  const { match } = await tell({ email: "h3@example.com", ...person }, { form: "careful" });
  assert.equal(match.ambiguous, true);
  assert.equal(match.band, "review");
  assert.match(match.explanation.at(-1), /Another account/);

  const other = { "given-name": "Perpétue", "family-name": "Cassegrain", tel: "06 46 46 46 46", bday: "1975-05-05" };
  await tell({ email: "p1@example.com", ...other });
  assert.equal((await tell({ email: "p2@example.com", ...other })).match.band, "same"); // which links the two
  assert.equal((await tell({ email: "p3@example.com", ...other })).match.ambiguous, false);
});

test("a form's ruleset says what a certainty leads to", async () => {
  const person = { "given-name": "Gwenaëlle", "family-name": "Kerautret", tel: "06 31 32 33 34", bday: "1979-11-30" };
  await tell({ email: "gk@example.com", ...person });
  assert.equal((await tell({ email: "gwen@example.org", ...person }, { form: "careful" })).match.band, "review");
});

test("what a stranger says of a known address makes the account no easier to find", async () => {
  const person = { "given-name": "Ludivine", "family-name": "Trébuchet", tel: "06 77 78 79 80", bday: "1988-02-29" };
  await tell({ email: "verified@example.com", "given-name": "Anne" });
  await confirm("verified@example.com");
  assert.equal((await tell({ email: "verified@example.com", ...person })).match.verdict, "existing");
  assert.equal((await tell({ email: "lt@example.net", ...person })).match.candidate, null);
});

test("what a pending address says counts from its confirmation on", async () => {
  const before = { "given-name": "Nobody", "family-name": "Nowhere", bday: "1950-01-01" };
  const person = { "given-name": "Isaure", "family-name": "Montchanin", tel: "06 20 21 22 23", bday: "1993-04-17" };
  const keys = () => query(edge.folder, "SELECT count(*) FROM match_key")[0][0];
  const first = await tell({ email: "isaure@example.com", ...before });
  const withFirst = keys();
  assert.equal((await tell({ email: "isaure@example.com", ...person })).match.verdict, "pending");
  assert.equal(keys(), withFirst);
  const mails = await eventually(async () => {
    const all = await Promise.all(edge.mails().map((bytes) => simpleParser(bytes)));
    const own = all.filter(({ to }) => to.text === "isaure@example.com");
    return own.length === 2 && own;
  }, "both mails");
  assert.equal((await fetch(edge.url + confirmationPath(mails[1].text), { method: "POST" })).status, 200);
  const { match } = await tell({ email: "im@example.net", ...person });
  assert.equal(match.candidate, first.account.id);
  assert.equal((await tell({ email: "nn@example.net", ...before })).match.candidate, null);
});

test("a browser gets the same bytes in every case", async () => {
  const person = { "given-name": "Eudoxie", "family-name": "Pelletan", tel: "06 50 51 52 53", bday: "1966-06-06", ...home(31) };
  const fresh = await browse({ email: "eudoxie@example.com", ...person });
  assert.equal(fresh.status, 202);
  const cases = {
    "the same person, another address": { email: "eudoxie@example.org", ...person },
    "somebody of the household": { email: "gaspard@example.org", ...person, "given-name": "Gaspard", bday: "1999-09-09" },
    "a pending account": { email: "eudoxie@example.com", ...person },
  };
  for (const [name, values] of Object.entries(cases)) assert.deepEqual(await browse(values), fresh, name);
  await confirm("eudoxie@example.com", 2);
  assert.deepEqual(await browse({ email: "eudoxie@example.com", ...person }), fresh, "an existing account");
  assert.deepEqual(await browse({ email: "eu@example.net", ...person }), fresh, "the same person, a verified account");
});

test("an account that goes leaves no key and no profile", async () => {
  const own = await startClub();
  await submit(own, { email: "gone@example.com", ...odile }, { form: "club" });
  await submit(own, { email: "gone.too@example.com", ...odile }, { form: "club" });
  await own.end("SIGTERM");
  assert.ok(query(own.folder, "SELECT count(*) FROM match_key")[0][0] > 4);
  query(own.folder, "UPDATE account SET created_at = 0");
  const again = await own.restart(); // the housekeeper begins at once
  const left = () => query(again.folder, "SELECT (SELECT count(*) FROM match_key), (SELECT count(*) FROM match_account), (SELECT count(*) FROM account)")[0];
  await eventually(() => left().every((count) => count === 0), "an empty store");
  await again.stop();
});

test("without matching nothing is kept for it", async () => {
  const own = await startClub({ matching: { enabled: false } });
  const answer = await (await submit(own, { email: "off@example.com", ...odile }, { form: "club", key: secretKey })).json();
  assert.deepEqual(answer.match, { verdict: "new" });
  assert.equal(query(own.folder, "SELECT count(*) FROM match_key")[0][0], 0);
  await own.stop();
});

test("a model that is none is refused at the start, with its name", () => {
  const folder = makeFolder({ matching: { model: "guichet.toml" } });
  const { status, stderr } = run("serve", "--config", path.join(folder, "guichet.toml"), "--make-keys");
  rmSync(folder, { recursive: true });
  assert.equal(status, 1);
  assert.match(stderr, /guichet\.toml: /);
});
