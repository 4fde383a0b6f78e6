// Files of records as an operator brings them into the store.
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { after, test } from "node:test";

import { binary, Edge, eventually, makeFolder, run, siteKey } from "../support/edge.mjs";
import { household, people, records } from "./support/people.mjs";

const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const csv = (rows) => [Object.keys(rows[0]), ...rows.map(Object.values)].map((row) => row.join(";") + "\n").join("");

/** A folder with a configuration and keys: new ones, or those of another folder. */
function newFolder(other) {
  const folder = makeFolder();
  folders.push(folder);
  if (other) copyFileSync(path.join(other, "guichet.keys"), path.join(folder, "guichet.keys"));
  else assert.equal(run("init", "--config", path.join(folder, "guichet.toml")).status, 0);
  return folder;
}

function importInto(folder, text, ...options) {
  const file = path.join(folder, "crm.csv");
  if (text) writeFileSync(file, text);
  return run("import", file, "--id", "id", "--country", "FR", "--config", path.join(folder, "guichet.toml"), ...options);
}

const counted = (done) => Object.fromEntries([...done.stdout.matchAll(/^ {2}(\w+) +([\d,]+)/gm)].map(([, what, count]) => [what, Number(count.replaceAll(",", ""))]));

/**
 * What a store holds, without what is another thing in every run: ids stand for the row that they come from, and sealed
 * values are left out, for what they say is in the blind index of the row's content.
 */
const dumpProgram = `
import json, sqlite3, sys
base = sqlite3.connect("file:" + sys.argv[1] + "?mode=ro", uri=True)
rows = lambda sql: base.execute(sql).fetchall()
name = {account: silo + "/" + row.hex() for silo, row, account in rows("SELECT silo, row_ix, account_id FROM import_row")}
pair = lambda a, b: sorted([name[a], name[b]])
print(json.dumps({
  "rows": sorted([name[a], content.hex()] for a, content in rows("SELECT account_id, content_ix FROM import_row")),
  "accounts": sorted([name[a], status, imported] for a, status, imported in rows("SELECT id, status, is_imported FROM account")),
  "claims": sorted([name[a], kind, ix.hex(), status, until] for a, kind, ix, status, until in rows("SELECT account_id, kind, blind_ix, status, expires_at FROM claim")),
  "sources": sorted([name[a], site, form, channel] for a, site, form, channel in rows("SELECT account_id, site, form_id, channel FROM submission")),
  "keys": sorted([name[a], str(key)] for a, key in rows("SELECT account_id, key FROM match_key JOIN match_account ON number = account_number")),
  "links": sorted([*pair(a, b), reason, certainty] for a, b, reason, certainty in rows("SELECT account_a, account_b, reason, certainty FROM account_link")),
  "reviews": sorted([name[a], name[b], band, state, str(decision), score] for a, b, band, state, decision, score in rows("SELECT account_id, candidate_id, band, state, decision, score FROM match_review")),
  "mails": len(rows("SELECT 1 FROM outbox")),
}))`;

const dump = (folder) => JSON.parse(execFileSync("python3", ["-c", dumpProgram, path.join(folder, "guichet.db")], { encoding: "utf8", maxBuffer: 2 ** 28 }));

const many = csv([...records(people(1500)), ...household()]);

test("every row becomes an account of its own; the same file again changes nothing, a row that changed is taken", () => {
  const folder = newFolder();
  const rows = records(people(200));
  const first = importInto(folder, csv(rows));
  assert.equal(first.status, 0, first.stderr);
  const { new: fresh, changed, unchanged, linked, probable, doubtful } = counted(first);
  assert.deepEqual([fresh, changed, unchanged], [400, 0, 0]);
  assert.ok(linked + probable + doubtful > 150, first.stdout);
  const before = dump(folder);
  assert.equal(before.accounts.length, 400);
  assert.ok(before.accounts.every(([, status, imported]) => status === "pending" && imported === 1));
  assert.ok(before.links.every(([, , reason]) => reason === "import"));
  assert.equal(before.mails, 0);

  assert.deepEqual(counted(importInto(folder)), { new: 0, changed: 0, unchanged: 400, linked: 0, probable: 0, doubtful: 0 });
  assert.deepEqual(dump(folder), before);

  rows[3] = { ...rows[3], courriel: "another@example.org" };
  const again = counted(importInto(folder, csv(rows)));
  assert.deepEqual([again.new, again.changed, again.unchanged], [0, 1, 399]);
  const now = dump(folder);
  assert.equal(now.accounts.length, 400);
  assert.equal(now.sources.length, before.sources.length + 1);
  assert.equal(now.claims.length, before.claims.length); // the address of before is claimed no more
  assert.notDeepEqual(now.claims, before.claims);
});

test("a run that is killed and done again gives the store of one run", async () => {
  const whole = newFolder();
  assert.equal(importInto(whole, many).status, 0);
  const folder = newFolder(whole);
  const pipes = path.join(folder, "pipes");
  mkdirSync(pipes);
  const pipe = path.join(pipes, "crm.csv");
  assert.equal(spawnSync("mkfifo", [pipe]).status, 0);
  const child = spawn(binary, ["import", pipe, "--id", "id", "--country", "FR", "--config", path.join(folder, "guichet.toml")], { stdio: "ignore" });
  const exited = once(child, "exit");
  const writer = await open(pipe, "w");
  await writer.write(many.slice(0, -5)); // and does not end
  const rows = () => {
    try {
      return dump(folder).rows.length;
    } catch {
      return 0; // not made yet
    }
  };
  await eventually(() => rows() > 0, "the first rows");
  child.kill("SIGKILL");
  await exited;
  await writer.close();
  const cut = dump(folder);
  assert.ok(cut.rows.length > 0 && cut.rows.length < 3002, `${cut.rows.length}`);
  assert.equal(importInto(folder, many).status, 0);
  assert.deepEqual(dump(folder), dump(whole));
});

test("a dry run says what an import then does, and writes nothing, be there a store or not", () => {
  const folder = newFolder();
  const text = csv(records(people(100)));
  const listed = () => readdirSync(folder).sort();
  writeFileSync(path.join(folder, "crm.csv"), text);
  const before = listed();
  const tried = importInto(folder, undefined, "--dry-run");
  assert.equal(tried.status, 0, tried.stderr);
  assert.match(tried.stdout, /nothing was written/);
  assert.deepEqual(listed(), before);
  const done = importInto(folder);
  assert.deepEqual(counted(done), counted(tried));
  const store = dump(folder);
  assert.deepEqual(counted(importInto(folder, text.replace("a7;", "new;"), "--dry-run")).new, 1);
  assert.deepEqual(dump(folder), store);
});

test("an id that comes twice in a silo is refused and named, the first row stands; silos have ids of their own", () => {
  const folder = newFolder();
  const done = importInto(folder, "id;courriel;marque\n1;a@example.org;X\n1;b@example.org;X\n1;c@example.org;Y\n");
  assert.equal(done.status, 0, done.stderr);
  assert.match(done.stdout, /refused +1, whose id came before: .*crm\.csv, line 3/);
  assert.deepEqual(dump(folder).sources.map(([, site, form, channel]) => [site, form, channel]).sort(), [["X", "import", "backend"], ["Y", "import", "backend"]]);
});

test("what is wrong is said before the store is touched", () => {
  const folder = newFolder();
  const config = path.join(folder, "guichet.toml");
  assert.match(importInto(folder, "key;courriel\n1;a@example.org\n").stderr, /there is no column id/);
  rmSync(path.join(folder, "guichet.keys"));
  assert.match(importInto(folder, "id;courriel\n1;a@example.org\n").stderr, /guichet\.keys: .*guichet init/);
  rmSync(config);
  assert.equal(importInto(folder, "id;courriel\n1;a@example.org\n").status, 1);
});

test("somebody who was imported and signs up becomes the holder of the account that was there, by mail only", async () => {
  const folder = newFolder();
  assert.equal(importInto(folder, "id;prenom;nom;courriel\n1;Marie;Curie;marie.curie@example.org\n").status, 0);
  assert.equal(dump(folder).mails, 0);
  const edge = await Edge.start(folder);
  const answer = await fetch(`${edge.url}/v1/submissions`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": "0123456789abcdef0123", Authorization: `Bearer ${siteKey}` },
    body: JSON.stringify({ v: 1, form: { id: "newsletter-fr" }, values: { email: "Marie.Curie@example.org" } }),
  });
  assert.equal(answer.status, 202, await answer.text());
  await eventually(() => edge.mails().length === 1, "the mail");
  const { accounts, sources } = dump(folder);
  assert.deepEqual([accounts.length, sources.length], [1, 2]);
  assert.equal(existsSync(path.join(folder, "guichet.db")), true);
  assert.ok(!readFileSync(path.join(folder, "guichet.db")).includes("marie.curie"));
  await edge.stop();
});
