// Registers of addresses as an operator makes, checks and uses them.
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";

import { binary, Edge, makeFolder, root, run, siteKey } from "../support/edge.mjs";

const cases = path.join(root, "tests/cases/register");
const ban = path.join(cases, "ban.csv");
const header = "numero;rep;nom_voie;code_postal;code_insee;nom_commune\n";
const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function emptyFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), "guichet-register-"));
  folders.push(folder);
  return folder;
}

/** A register of the tests' own addresses. */
function builtRegister(folder = emptyFolder()) {
  const file = path.join(folder, "fr.gar");
  assert.equal(run("register", "build", ban, "-o", file).status, 0);
  return file;
}

test("build makes a register of plain and packed files, says what is in it and what was left out, and check agrees", () => {
  const folder = emptyFolder();
  const file = path.join(folder, "fr.gar");
  const packed = path.join(folder, "adresses-01.csv.gz");
  writeFileSync(packed, gzipSync(readFileSync(ban)));
  const built = run("register", "build", packed, path.join(cases, "bal_1_3.csv"), "-o", file);
  assert.equal(built.status, 0, built.stderr);
  assert.match(built.stdout, /fr\.gar: \d+ addresses in \d+ streets of 4 communes, .*; 16 rows/);
  assert.match(built.stdout, /left out: 1 rows without the name of a street \(the first: .*adresses-01\.csv\.gz, line 13\)/);
  assert.deepEqual(readdirSync(folder).sort(), ["adresses-01.csv.gz", "fr.gar"]);
  const checked = run("register", "check", file);
  assert.equal(checked.status, 0, checked.stderr);
  assert.match(checked.stdout, /departments +01 2A 75\n/);
  assert.equal(/(\d+) addresses/.exec(built.stdout)[1], /addresses +(\d+)/.exec(checked.stdout)[1]);
});

test("a wrong file is named with line and column, leaves no register, and keeps the one of before", () => {
  const folder = emptyFolder();
  const wrong = path.join(folder, "adresses-32.csv");
  writeFileSync(wrong, `${header}1;;Rue X;32000;32013;Auch\n2;;Rue X;3200;32013;Auch\n`);
  const fresh = run("register", "build", ban, wrong, "-o", path.join(folder, "new.gar"), "--shards", path.join(folder, "shards"));
  assert.equal(fresh.status, 1);
  assert.equal(fresh.stderr, `guichet: ${wrong}, line 3, column code_postal: "3200" is not five digits\n`);
  assert.deepEqual(readdirSync(folder), ["adresses-32.csv"]);

  const file = builtRegister(folder);
  const before = readFileSync(file);
  assert.equal(run("register", "build", wrong, "-o", file).status, 1);
  assert.ok(readFileSync(file).equals(before));
  assert.deepEqual(readdirSync(folder).sort(), ["adresses-32.csv", "fr.gar"]);
});

test("a download that broke off is said to be cut off", () => {
  const folder = emptyFolder();
  const cut = path.join(folder, "adresses-01.csv.gz");
  const rows = Array.from({ length: 9999 }, (_, i) => `${(i * 7919) % 9973};;Rue X;01400;01001;X\n`);
  writeFileSync(cut, gzipSync(header + rows.join("")));
  truncateSync(cut, 9000);
  const done = run("register", "build", cut, "-o", path.join(folder, "fr.gar"));
  assert.equal(done.status, 1);
  assert.match(done.stderr, /adresses-01\.csv\.gz, line \d+: ends too early/);
  assert.deepEqual(readdirSync(folder), ["adresses-01.csv.gz"]);
});

for (const signal of ["SIGINT", "SIGTERM"]) {
  test(`a build that ends by ${signal} leaves nothing`, async () => {
    const folder = emptyFolder();
    const pipe = path.join(folder, "adresses.csv");
    execFileSync("mkfifo", [pipe]);
    const child = spawn(binary, ["register", "build", pipe, "-o", path.join(folder, "fr.gar")], { stdio: ["ignore", "ignore", "pipe"] });
    const said = [];
    child.stderr.on("data", (data) => said.push(data));
    const exited = once(child, "close");
    const writer = await open(pipe, "w"); // once it reads
    child.kill(signal);
    await writer.write(header + "1;;Rue X;01400;01001;X\n".repeat(50_000)).catch(() => {}); // it may be gone before the end
    await writer.close();
    const [code] = await exited;
    assert.equal(code, 130);
    assert.match(said.join(""), /interrupted; nothing was written/);
    assert.deepEqual(readdirSync(folder), ["adresses.csv"]);
  });
}

test("what would fail at the end is refused at the beginning", () => {
  const folder = emptyFolder();
  const endless = path.join(folder, "never-read.csv"); // reading it would say that it is not there
  assert.match(run("register", "build", endless, "-o", path.join(folder, "none/fr.gar")).stderr, /none: No such file/);
  assert.match(run("register", "build", endless, "-o", folder).stderr, /is a folder/);
  writeFileSync(path.join(folder, "taken"), "");
  assert.match(run("register", "build", endless, "-o", path.join(folder, "fr.gar"), "--shards", path.join(folder, "taken")).stderr, /taken: is not a folder/);
});

test("shards are one register for each postal code, each of which check takes", () => {
  const folder = emptyFolder();
  const done = run("register", "build", ban, "-o", path.join(folder, "fr.gar"), "--shards", folder);
  assert.equal(done.status, 0, done.stderr);
  assert.match(done.stdout, /streets: 5 postal codes/);
  const names = readdirSync(path.join(folder, "streets")).sort();
  assert.deepEqual(names, ["01300.gar", "01400.gar", "20000.gar", "20090.gar", "75015.gar"]);
  for (const name of names) assert.equal(run("register", "check", path.join(folder, "streets", name)).status, 0, name);
});

test("check says in what way a file is no register", () => {
  const folder = emptyFolder();
  const file = builtRegister(folder);
  const good = readFileSync(file);
  const refusal = (content) => {
    writeFileSync(file, content);
    const done = run("register", "check", file);
    assert.equal(done.status, 1);
    assert.ok(done.stderr.startsWith(`guichet: ${file}: `), done.stderr);
    return done.stderr;
  };
  const changed = (place, value) => Buffer.concat([good.subarray(0, place), Buffer.from([value]), good.subarray(place + 1)]);
  assert.match(refusal("id;numero\n"), /is not an address register/);
  assert.match(refusal(changed(10, 0x39)), /another version/);
  assert.match(refusal(good.subarray(0, -1)), /cut off/);
  assert.match(refusal(changed(good.length - 1, good.at(-1) ^ 1)), /checksum/);
  rmSync(file);
  const missing = run("register", "check", file);
  assert.match(missing.stderr, /there is no such file; make it with: guichet register build/);
});

/** A request to check an address in France. */
const request = (line, code, city) =>
  JSON.stringify({ v: 1, form: { country: "FR" }, values: { "address-line1": line, "postal-code": code, "address-level2": city } });
const misspelt = request("2 bis rue des trois guichet", "01400", "Abergement Clemenciat");

test("check --register holds addresses against the register", () => {
  const input = `${misspelt}\n`;
  const good = spawnSync(binary, ["check", "--register", builtRegister()], { input, encoding: "utf8" });
  assert.equal(good.status, 0);
  const { verdict, number, street, insee } = JSON.parse(good.stdout).values.address;
  assert.deepEqual({ verdict, number, street, insee }, { verdict: "correct", number: "2 bis", street: "Rue des Trois Guichets", insee: "01001" });
  const missing = spawnSync(binary, ["check", "--register", "/none/fr.gar"], { input, encoding: "utf8" });
  assert.equal(missing.status, 1);
  assert.equal(missing.stdout, "");
  assert.match(missing.stderr, /^guichet: \/none\/fr\.gar: there is no such file/);
});

test("serve opens the register that guichet.toml names, beside it, and does not start without it", async () => {
  const folder = makeFolder({ address: { register: "fr.gar" } });
  folders.push(folder);
  const config = path.join(folder, "guichet.toml");
  const refusal = () => {
    const done = run("serve", "--config", config, "--make-keys");
    assert.equal(done.status, 1);
    return done.stderr;
  };
  assert.match(refusal(), new RegExp(`${path.join(folder, "fr.gar")}: there is no such file`));
  writeFileSync(path.join(folder, "fr.gar"), "not one");
  assert.match(refusal(), /fr\.gar: is not an address register/);
  builtRegister(folder);
  const edge = await Edge.start(folder);
  const checked = spawnSync(binary, ["check", "--register", path.join(folder, "fr.gar")], { input: misspelt, encoding: "utf8" });
  const headers = { "content-type": "application/json", authorization: `Bearer ${siteKey}` };
  const answer = await fetch(`${edge.url}/v1/check`, { method: "POST", headers, body: misspelt });
  assert.equal(await answer.text(), checked.stdout.trimEnd());
  await edge.stop();
});

test("serve gives pages the streets of a postal code, packed or not, once it is told to", async () => {
  const folder = makeFolder({ address: { register: "fr.gar", street_shards: true } });
  const file = builtRegister(folder);
  assert.equal(run("register", "build", ban, "-o", file, "--shards", folder).status, 0);
  const edge = await Edge.start(folder);
  const ask = (name, headers = {}) => fetch(`${edge.url}/v1/streets/${name}`, { headers });
  const wanted = readFileSync(path.join(folder, "streets/01400.gar"));
  for (const encoding of ["gzip", "identity"]) {
    const answer = await ask("01400.gar", { "accept-encoding": encoding });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("content-encoding"), encoding === "gzip" ? "gzip" : null);
    assert.equal(answer.headers.get("access-control-allow-origin"), "*");
    assert.ok(Buffer.from(await answer.arrayBuffer()).equals(wanted), encoding);
    const again = await ask("01400.gar", { "accept-encoding": encoding, "if-none-match": answer.headers.get("etag") });
    assert.equal(again.status, 304);
  }
  for (const name of ["01401.gar", "01400", "1400.gar", "+1400.gar", "01400.gar.gar", "streets"]) assert.equal((await ask(name)).status, 404, name);
  await edge.stop();
});

test("without being told to, serve gives no streets", async () => {
  const folder = makeFolder({ address: { register: "fr.gar" } });
  builtRegister(folder);
  const edge = await Edge.start(folder);
  assert.equal((await fetch(`${edge.url}/v1/streets/01400.gar`)).status, 404);
  await edge.stop();
});

test("shards need a register", () => {
  const folder = makeFolder({ address: { street_shards: true } });
  folders.push(folder);
  const done = run("serve", "--config", path.join(folder, "guichet.toml"), "--make-keys");
  assert.equal(done.status, 1);
  assert.match(done.stderr, /address\.register: is needed with address\.street_shards/);
});
