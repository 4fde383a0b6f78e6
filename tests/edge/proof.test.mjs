// The chain of proofs, its export, and the verifier that stands by itself; with the whole story of one person.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash, createHmac, createPublicKey, verify as verifySignature } from "node:crypto";
import { copyFileSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";

import { accountOf, ask, confirmMail, consentsOf, linksOf, local, press, questions, signUp, startConsentEdge, states } from "../support/consent.mjs";
import { binary, eventually } from "../support/edge.mjs";
import { rows } from "../support/inbox.mjs";
import { changed, exported, exportFile, readExport, verify } from "../support/proofs.mjs";

let edge;
before(async () => (edge = await startConsentEdge()));
after(() => edge.stop());

test("the whole story: two purposes, confirmed, one withdrawn on the page, exported and verified, erased and verified", async () => {
  const address = "story@example.com";
  await signUp(edge, address, ["newsletter", "offers"]);
  assert.equal((await confirmMail(edge, address)).status, 200);
  const account = await accountOf(edge, address);
  assert.deepEqual(states(await consentsOf(edge, account)), { newsletter: "confirmed", offers: "confirmed" });
  const { preferences_url: page } = await linksOf(edge, account);
  const shown = await (await fetch(local(edge, page))).text();
  for (const { title, text } of questions) assert.ok(shown.includes(title.fr) && shown.includes(text.fr));
  const after = await (await press(edge, page, { action: "withdraw", site: "test", purpose: "offers" })).text();
  assert.match(after, /role="status">C’est fait/);
  assert.deepEqual(states(await consentsOf(edge, account)), { newsletter: "confirmed", offers: "withdrawn" });

  const first = exportFile(edge);
  const told = verify(first);
  assert.equal(told.status, 0, told.stdout);
  assert.match(told.stdout, /^3 entries, 2 confirmed consents with both steps, 3 with what they say of a person/);
  assert.ok(readFileSync(first, "utf8").includes(address));

  assert.match(await (await press(edge, page, { action: "erase" })).text(), /Oui, tout effacer/);
  assert.deepEqual(Object.keys(states(await consentsOf(edge, account))).length, 2);
  assert.equal((await press(edge, page, { action: "erase_now" })).status, 200);
  const second = exportFile(edge);
  assert.equal(verify(second).status, 0);
  assert.ok(!readFileSync(second, "utf8").includes(address));
  const kinds = readExport(second).entries.map(({ entry }) => entry.kind);
  assert.deepEqual(kinds, ["confirmed", "confirmed", "withdrawn", "erased"]);
  assert.deepEqual(readExport(second).persons, []);
  assert.equal((await fetch(local(edge, page))).status, 410);
});

test("B29 the export is verified by itself: no configuration, no keys, no network", async () => {
  await signUp(edge, "offline@example.com", ["newsletter"]);
  await confirmMail(edge, "offline@example.com");
  const folder = mkdtempSync(path.join(tmpdir(), "guichet-verify-"));
  const file = path.join(folder, "proofs.ndjson");
  copyFileSync(exportFile(edge), file);
  const alone = spawnSync("unshare", ["--user", "--net", binary, "proof", "verify", file], { cwd: folder, env: {}, encoding: "utf8" });
  const verdict = alone.status === 0 ? alone : spawnSync(binary, ["proof", "verify", file], { cwd: folder, env: {}, encoding: "utf8" });
  assert.equal(verdict.status, 0, alone.stderr + verdict.stdout);
  assert.match(verdict.stdout, /everything holds/);
});

test("B29 another program comes to the same: chain, fields, signature", async () => {
  const { header, persons, entries } = exported(edge);
  const part = (text) => `${Buffer.byteLength(text)}:${text}`;
  const lines = readFileSync(exportFile(edge), "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
  let previous = Buffer.alloc(32);
  for (const { content, hash } of lines.filter(({ type }) => type === "entry")) {
    previous = createHash("sha256").update(previous).update(content).digest();
    assert.equal(previous.toString("hex"), hash);
  }
  assert.equal(header.head.hash, previous.toString("hex"));
  const keys = new Map(persons.map(({ subject, key }) => [subject, Buffer.from(key, "hex")]));
  for (const { entry, fields } of entries.filter(({ fields }) => fields)) {
    for (const [name, value] of Object.entries(fields)) {
      const code = createHmac("sha256", keys.get(entry.subject)).update(part(String(entry.sequence)) + part(name) + part(value)).digest("hex");
      assert.equal(entry.personal[name], code, name);
    }
  }
  const { signature, public_key, ...signed } = header.head;
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: Buffer.from(public_key, "hex").toString("base64url") }, format: "jwk" });
  const canonical = JSON.stringify(Object.fromEntries(Object.entries(signed).sort(([a], [b]) => (a < b ? -1 : 1))));
  assert.ok(verifySignature(null, Buffer.from(`guichet.proof.head.v1\n${canonical}`), key, Buffer.from(signature, "hex")));
});

test("B19 one flipped bit in any line is found, and the entry is named", async () => {
  const file = exportFile(edge);
  const lines = readFileSync(file, "utf8").split("\n").slice(0, -1);
  let start = 0;
  let entry = 0;
  for (const line of lines) {
    const at = start + Math.floor(Buffer.byteLength(line) / 2);
    if (line.startsWith('{"content":"{') && line.includes('"type":"entry"')) entry++;
    const verdict = verify(changed(file, (bytes) => ((bytes[at] ^= 1), bytes)));
    assert.equal(verdict.status, 2, line);
    if (line.includes('"type":"entry"')) assert.match(verdict.stdout, new RegExp(`BROKEN  (entry ${entry} |line \\d+: .*after entry ${entry - 1}\\b)`));
    start += Buffer.byteLength(line) + 1;
  }
});

test("B19 a tail that was cut, even by whoever has the key, is found by a head that was told before", async (t) => {
  const head = await ask(edge, "/v1/proof/head");
  const told = path.join(edge.folder, "head.json");
  writeFileSync(told, JSON.stringify(head));
  const file = exportFile(edge);
  for (const given of [head.hash, told]) assert.equal(verify(file, "--head", given).status, 0);
  const cut = changed(file, (bytes) => {
    const lines = bytes.toString().split("\n");
    return lines.slice(0, lines.findLastIndex((line) => line.includes('"type":"entry"'))).join("\n") + "\n";
  });
  const verdict = verify(cut, "--head", head.hash);
  assert.equal(verdict.status, 2);
  assert.match(verdict.stdout, /cut off/);
  const other = await startConsentEdge(); // a chain made anew: whole and signed, but without that head
  t.after(() => other.stop());
  await signUp(other, "new@example.com", ["newsletter"]);
  await confirmMail(other, "new@example.com");
  const anew = exportFile(other);
  assert.equal(verify(anew).status, 0);
  assert.match(verify(anew, "--head", head.hash).stdout, /cut off or rewritten/);
  assert.equal(verify(anew, "--public-key", head.public_key).status, 2);
});

test("the head is told once a day while the chain grows", async (t) => {
  const daily = await startConsentEdge();
  t.after(() => daily.stop());
  await signUp(daily, "daily@example.com", ["newsletter"]);
  await confirmMail(daily, "daily@example.com");
  daily.moveClock(11 * 60_000);
  const heads = () => rows(daily, "SELECT detail FROM event WHERE kind = 'proof.head' ORDER BY id").map(([detail]) => JSON.parse(detail));
  const [head] = await eventually(() => heads().length === 1 && heads(), "a head");
  assert.equal(verify(exportFile(daily), "--head", head.hash).status, 0);
  daily.moveClock(25 * 3600_000); // a day on, and nothing has happened
  await signUp(daily, "marker@example.com", []);
  assert.equal(heads().length, 1);
  await signUp(daily, "more@example.com", ["newsletter"]);
  await confirmMail(daily, "more@example.com");
  daily.moveClock(25 * 3600_000);
  await eventually(() => heads().length === 2, "the next head");
});

test("an export is for its owner's eyes, and says why it cannot be made", () => {
  assert.equal(statSync(exportFile(edge)).mode & 0o777, 0o600);
  const missing = spawnSync(binary, ["proof", "export", "--config", "/nowhere/guichet.toml", "-o", "/tmp/none"], { encoding: "utf8" });
  assert.equal(missing.status, 1);
  assert.match(missing.stderr, /there is no such file/);
  assert.equal(verify("/nowhere/proofs.ndjson").status, 1);
});
