// The right to be forgotten: everything goes but a keyed fingerprint, and the fingerprint is met again.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";

import { confirmationPath, submit } from "../support/client.mjs";
import { accountOf, backend, confirmMail, consentsOf, linksOf, mailsTo, press, signUp, startConsentEdge, states } from "../support/consent.mjs";
import { eventually, run, secretKey } from "../support/edge.mjs";
import { exported, exportFile, verify } from "../support/proofs.mjs";

const day = 24 * 3600_000;

let edge;
before(async () => (edge = await startConsentEdge()));
after(() => edge.stop());

/** All bytes of the database, its log included; the edge has ended. */
const dump = (folder) =>
  Buffer.concat(readdirSync(folder).filter((name) => name.startsWith("guichet.db")).map((name) => readFileSync(path.join(folder, name))));

/** Every blind index that the database holds for addresses, as it stands in a table. */
async function addressIndexes(folder) {
  const { DatabaseSync } = await import("node:sqlite");
  const database = new DatabaseSync(path.join(folder, "guichet.db"), { readOnly: true });
  const rows = database.prepare("SELECT blind_ix AS ix FROM claim WHERE kind = 'email'").all();
  database.close();
  return rows.map(({ ix }) => Buffer.from(ix));
}

async function erase(address, count = 1) {
  await confirmMail(edge, address, count);
  const account = await accountOf(edge, address);
  const { preferences_url } = await linksOf(edge, account);
  assert.equal((await press(edge, preferences_url, { action: "erase_now" })).status, 200);
  return account;
}

test("B25 a dump has neither the address nor its blind index; the chain still verifies", async (t) => {
  for (let i = 0; i < 40; i++) await signUp(edge, `neighbour${i}@example.com`, ["newsletter"]);
  const address = "forget.me@example.com";
  await signUp(edge, address, ["newsletter", "offers"]);
  await confirmMail(edge, address);
  const account = await accountOf(edge, address);
  const { preferences_url, unsubscribe_url } = await linksOf(edge, account);
  await edge.end("SIGTERM");
  let before;
  try {
    before = await addressIndexes(edge.folder);
  } catch {
    t.diagnostic("no SQLite in this node: blind indexes are searched in the unit test");
  }
  edge = await edge.restart({ privacy: { controller: "Maison" } });
  assert.equal((await press(edge, preferences_url, { action: "erase_now" })).status, 200);
  await edge.end("SIGTERM");
  const bytes = dump(edge.folder);
  assert.equal(bytes.includes(address), false);
  if (before) {
    const left = (await addressIndexes(edge.folder)).map((ix) => ix.toString("hex"));
    const gone = before.filter((ix) => !left.includes(ix.toString("hex")));
    assert.equal(gone.length, 1);
    assert.equal(bytes.includes(gone[0]), false, "the blind index is still in the file");
  }
  edge = await edge.restart({ privacy: { controller: "Maison" } });
  const { entries } = exported(edge);
  assert.deepEqual(entries.map(({ entry, fields }) => [entry.kind, fields === undefined]), [["confirmed", true], ["confirmed", true], ["erased", true]]);
  assert.equal(new Set(entries.map(({ entry }) => entry.subject)).size, 1);
  assert.equal((await backend(edge, "GET", `/v1/accounts/${account}`)).status, 404);
  assert.equal((await press(edge, unsubscribe_url, { "List-Unsubscribe": "One-Click" })).status, 410);
});

test("B25 signing up again meets the list: other words, once a day, and a fresh confirmation lifts it", async () => {
  const address = "come.back@example.com";
  await signUp(edge, address, ["newsletter"]);
  await erase(address);
  const before = (await mailsTo(edge, address)).length;
  edge.moveClock(2 * day);
  const verdict = await (await submit(edge, { email: address }, { form: "letter", key: secretKey })).json();
  assert.equal(verdict.opposed, true);
  await signUp(edge, address, ["newsletter"]);
  edge.moveClock(3600_000);
  await signUp(edge, address, ["newsletter"]);
  assert.deepEqual(await consentsOf(edge, verdict.account.id), []);
  await signUp(edge, "marker@example.com", []);
  await eventually(async () => (await mailsTo(edge, "marker@example.com")).length === 1);
  const mails = (await mailsTo(edge, address)).slice(before);
  assert.equal(mails.length, 1);
  edge.moveClock(day);
  await signUp(edge, address, ["newsletter"]);
  const again = await eventually(async () => (await mailsTo(edge, address))[before + 1]);
  assert.equal((await fetch(edge.url + confirmationPath(again.text), { method: "POST" })).status, 200);
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
