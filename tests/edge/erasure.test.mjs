// The right to be forgotten: everything goes but a keyed fingerprint, and the fingerprint is met again.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";

import { submit } from "../support/client.mjs";
import { accountOf, backend, confirmMail, consentsOf, linksOf, mailsTo, mailTo, press, privacy, signUp, startConsentEdge, states } from "../support/consent.mjs";
import { run, secretKey } from "../support/edge.mjs";
import { rows } from "../support/inbox.mjs";
import { exported, exportFile, verify } from "../support/proofs.mjs";

const day = 24 * 3600_000;

let edge;
before(async () => (edge = await startConsentEdge()));
after(() => edge.stop());

/** All bytes of the database, its log included; the edge has ended. */
const dump = (folder) =>
  Buffer.concat(readdirSync(folder).filter((name) => name.startsWith("guichet.db")).map((name) => readFileSync(path.join(folder, name))));

/** The blind indexes of addresses, wherever a table has one, in hexadecimal digits. */
const addressIndexes = () =>
  rows(edge, "SELECT hex(blind_ix) FROM claim WHERE kind = 'email' UNION SELECT hex(recipient_ix) FROM outbox UNION SELECT hex(claim_ix) FROM token").flat();

/** Confirms and erases on the page of choices. */
async function erase(address) {
  await confirmMail(edge, address);
  const account = await accountOf(edge, address);
  const { preferences_url } = await linksOf(edge, account);
  assert.equal((await press(edge, preferences_url, { action: "erase_now" })).status, 200);
  return account;
}

test("B25 a dump has neither the address nor its blind index; the chain still verifies", async () => {
  const neighbours = Array.from({ length: 300 }, (_, i) => `neighbour${i}@example.com`);
  for (const neighbour of neighbours.slice(0, 150)) await signUp(edge, neighbour, ["newsletter"]);
  const address = "forget.me@example.com";
  await signUp(edge, address, ["newsletter", "offers"]);
  await confirmMail(edge, address);
  const account = await accountOf(edge, address);
  for (const neighbour of neighbours.slice(150)) await signUp(edge, neighbour, ["newsletter"]);
  const { preferences_url, unsubscribe_url } = await linksOf(edge, account);
  const before = addressIndexes();
  assert.equal((await press(edge, preferences_url, { action: "erase_now" })).status, 200);
  const left = new Set(addressIndexes());
  const gone = before.filter((ix) => !left.has(ix));
  assert.equal(gone.length, 1);
  await edge.end("SIGTERM");
  const bytes = dump(edge.folder);
  assert.equal(bytes.includes(address), false);
  assert.equal(bytes.includes(Buffer.from(gone[0], "hex")), false, "the blind index is still in the file");
  assert.ok(bytes.includes(Buffer.from([...left][0], "hex")), "what is searched for is found when it is there");
  edge = await edge.restart({ privacy });
  const { entries } = exported(edge);
  assert.deepEqual(entries.map(({ entry, fields }) => [entry.kind, fields === undefined]), [["confirmed", true], ["confirmed", true], ["erased", true]]);
  assert.equal(new Set(entries.map(({ entry }) => entry.subject)).size, 1);
  assert.equal((await backend(edge, "GET", `/v1/accounts/${account}`)).status, 404);
  assert.equal((await press(edge, unsubscribe_url, { "List-Unsubscribe": "One-Click" })).status, 410);
});

test("B25 signing up again meets the list: other words, once a day, and a fresh confirmation lifts it", async () => {
  const address = "come.back@example.com";
  const asked = () => mailsTo(edge, address, "mail.confirm_opposed");
  await signUp(edge, address, ["newsletter"]);
  await erase(address);
  edge.moveClock(2 * day);
  const verdict = await (await submit(edge, { email: address }, { form: "letter", key: secretKey })).json();
  assert.equal(verdict.opposed, true);
  await signUp(edge, address, ["newsletter"]);
  edge.moveClock(3600_000);
  await signUp(edge, address, ["newsletter"]);
  assert.deepEqual(await consentsOf(edge, verdict.account.id), []);
  await signUp(edge, "marker@example.com", []);
  await mailTo(edge, "marker@example.com");
  assert.equal((await asked()).length, 1);
  assert.equal((await mailsTo(edge, address, "mail.confirm")).length, 0);
  edge.moveClock(day);
  await signUp(edge, address, ["newsletter"]);
  assert.equal((await confirmMail(edge, address, 2, "mail.confirm_opposed")).status, 200);
  const known = await (await submit(edge, { email: address }, { form: "letter", key: secretKey })).json();
  assert.equal(known.opposed, undefined);
  assert.deepEqual(states(await consentsOf(edge, known.account.id)), { newsletter: "confirmed" });
});

test("B25 an import leaves out who asked to be forgotten", async () => {
  const address = "not.imported@example.com";
  await signUp(edge, address, ["newsletter"]);
  await erase(address);
  const rows = path.join(edge.folder, "crm.csv");
  writeFileSync(rows, `id,email,first_name\n1,${address},Marie\n2,someone.else@example.com,Jean\n`);
  const done = run("import", rows, "--id", "id", "--config", path.join(edge.folder, "guichet.toml"));
  assert.equal(done.status, 0, done.stderr);
  assert.match(done.stdout, /new +1\n/);
  assert.match(done.stdout, /opposed +1, who asked to be forgotten: left out/);
});

test("a backend erases for the person; nothing is left to be erased twice", async () => {
  const address = "by.backend@example.com";
  await signUp(edge, address, ["newsletter"]);
  await confirmMail(edge, address);
  const account = await accountOf(edge, address);
  assert.equal((await backend(edge, "DELETE", `/v1/accounts/${account}`)).status, 204);
  assert.equal((await backend(edge, "DELETE", `/v1/accounts/${account}`)).status, 404);
  assert.equal(verify(exportFile(edge)).status, 0);
});
