// Files of records as an operator has them deduplicated.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";

import { parseCsv } from "../bench/csv.mjs";
import { binary, run } from "../support/edge.mjs";
import { household, people, records } from "./support/people.mjs";

const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function emptyFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), "guichet-match-"));
  folders.push(folder);
  return folder;
}

const outputs = ["clusters.csv", "merged.csv", "model.json", "pairs.csv", "report.html"];

/** Writes the files and runs guichet match over them: its exit code and words, and its outputs where there are any. */
function match(files, ...options) {
  const folder = emptyFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  const paths = Object.keys(files).filter((name) => /csv/.test(name)).map((name) => path.join(folder, name));
  const out = path.join(folder, "out");
  const done = run("match", ...paths, "--id", "id", "--out", out, ...options.map((option) => option.replace("FOLDER", folder)));
  const rows = (name) => (existsSync(path.join(out, name)) ? parseCsv(readFileSync(path.join(out, name), "utf8")) : []);
  return { ...done, folder, out, pairs: rows("pairs.csv"), clusters: rows("clusters.csv"), merged: rows("merged.csv") };
}

const csv = (rows, separator = ",") => [Object.keys(rows[0]), ...rows.map(Object.values)].map((row) => row.join(separator) + "\n").join("");
const groups = (clusters) => {
  const byName = {};
  for (const { cluster, id } of clusters) (byName[cluster] ??= []).push(id);
  return Object.values(byName).filter(({ length }) => length > 1).map((ids) => ids.sort().join(" ")).sort();
};

test("people who stand several times are found, and everything is written", () => {
  const done = match({ "crm.csv": csv(records(people(300))) }, "--country", "FR");
  assert.equal(done.status, 0, done.stderr);
  assert.deepEqual(readdirSync(done.out).sort(), outputs);
  assert.match(done.stdout, /600 records are about 30\d people: \d+ clones/);
  assert.match(done.stdout, /columns: .*prenom = given-name/);
  const right = groups(done.clusters).filter((ids) => new Set(ids.split(" ").map((id) => id.slice(1))).size === 1);
  assert.ok(right.length > 290, `${right.length}`);
  assert.equal(done.clusters.length, 600);
  const pair = done.pairs.find(({ id_a, id_b }) => id_a === "a7" && id_b === "b7");
  assert.equal(pair.class, "person");
  assert.match(pair.explanation, /same person/);
  assert.ok(Number(pair.certainty) > 0.9);
  assert.equal(done.merged.length, new Set(done.clusters.map(({ cluster }) => cluster)).size);
  assert.ok("postal-code" in done.merged[0]);
});

test("each file is a silo; ids that stand in two files carry the file's name", () => {
  const [left, right] = [people(100), people(100)].map((all) => all.map((person, i) => ({ id: i, ...person })));
  const done = match({ "shop.csv": csv(left), "news.csv.gz": gzipSync(csv(right, ";")) }, "--country", "FR");
  assert.equal(done.status, 0, done.stderr);
  assert.deepEqual([...new Set(done.clusters.map(({ silo }) => silo))].sort(), ["news", "shop"]);
  assert.ok(groups(done.clusters).includes("news:5 shop:5"));
});

test("files whose ids have different names: each is read by the first that it has", () => {
  const [left, right] = [people(100), people(100)];
  const crm = left.map((person, i) => ({ "N° client": `c${i}`, ...person }));
  const shop = right.map((person, i) => ({ id: `s${i}`, ...person }));
  const done = match({ "crm.csv": csv(crm), "shop.csv": csv(shop) }, "--id", "N° client", "--country", "FR");
  assert.equal(done.status, 0, done.stderr);
  assert.ok(groups(done.clusters).includes("c5 s5"));
  assert.equal(done.merged.find(({ cluster }) => cluster === "c5").silos, "crm|shop");
});

test("a run over the same records gives the same bytes on any number of threads, and the same people with the model of before", () => {
  const all = records(people(150)).map((record) => ({ ...record, silo: record.id[0] }));
  const first = match({ "x.csv": csv(all) }, "--country", "FR");
  const again = match({ "x.csv": csv(all) }, "--country", "FR", "--threads", "1");
  for (const name of outputs) assert.deepEqual(readFileSync(path.join(again.out, name)), readFileSync(path.join(first.out, name)), name);
  const known = match({ "x.csv": csv(all) }, "--country", "FR", "--model", path.join(first.out, "model.json"));
  assert.equal(known.status, 0, known.stderr);
  assert.deepEqual(groups(known.clusters), groups(first.clusters));
  assert.deepEqual([...new Set(first.clusters.map(({ silo }) => silo))].sort(), ["a", "b"]);
});

test("two of one household are not one, though they share surname, address, landline and mailbox", () => {
  const done = match({ "x.csv": csv([...records(people(300)), ...household()]) }, "--country", "FR");
  assert.equal(done.status, 0, done.stderr);
  assert.deepEqual(groups(done.clusters).filter((ids) => /pierre|jeanne/.test(ids)), []);
});

test("white space, quotation marks, a byte order mark, any line ends, empty columns at the end and old encodings are taken", () => {
  const text = '\uFEFF id ; "nom" ; prénom ; courriel;\r\n1;  Dupont ;"René";rene@example.org;\r\n2;"Du;pont"; René ;RENE@example.org;;\r\n\r\n';
  const done = match({ "x.csv": text });
  assert.equal(done.status, 0, done.stderr);
  assert.match(done.stdout, /2 records, columns between semicolons/);
  const excel = match({ "x.csv": "\uFEFFsep=;\r\nid;nom;courriel\r\n1;Dupont;a@example.org\r\n" });
  assert.equal(excel.status, 0, excel.stderr);
  assert.match(excel.stdout, /1 record, columns between semicolons/);
  const old = match({ "x.csv": Buffer.from("id,nom,prénom\n1,Lefèvre,René\n2,Martin,Zoe\n", "latin1") });
  assert.equal(old.status, 0, old.stderr);
  assert.match(old.stdout, /read as Windows-1252, for they are not UTF-8: 1 row/);
  assert.equal(old.merged[0]["family-name"], "Lefèvre");
});

test("rows that cannot be used are left out and counted, with their lines", () => {
  const done = match({ "x.csv": "id,email,nom\n1,a@example.org,A\n2,b@example.org\n,c@example.org,C\n4,,\n5,d@example.org,D,more\n6,e@example.org,E,,\n" });
  assert.equal(done.status, 0, done.stderr);
  assert.match(done.stdout, /left out: 2 rows with another number of columns than the header \(lines 3, 6\)/);
  assert.match(done.stdout, /left out: 1 row without an id \(line 4\)/);
  assert.match(done.stdout, /left out: 1 row without any value \(line 5\)/);
  assert.deepEqual(done.clusters.map(({ id }) => id), ["1", "6"]);
});

test("choices between columns are said, and columns that are not used are named", () => {
  const done = match({ "x.csv": "id,phone,mobile,full_name,first_name,surname,cluster,email_optin\n1,0102030405,,A B,A,B,7,1\n" });
  assert.match(done.stdout, /mobile is read as tel; where it is empty, phone\./);
  assert.match(done.stdout, /full_name is not read/);
  assert.match(done.stdout, /not used: full_name, cluster, email_optin/);
  assert.match(done.stdout, /Phone numbers without a country code cannot be read/);
});

const refusals = {
  "a wrong name for the id": [{ "x.csv": "key,email\n1,a@example.org\n" }, [], /x\.csv, line 1: there is no column id; the columns are: key, email/],
  "an id that stands twice": [{ "x.csv": "id,email\n1,a@example.org\n2,b@example.org\n1,c@example.org\n" }, [], /x\.csv, line 4, column id: "1" is the id of line 2 too/],
  "no separator": [{ "x.csv": "id\n1\n" }, [], /there is no separator/],
  "an empty file": [{ "x.csv": "" }, [], /x\.csv: is empty/],
  "a header alone": [{ "x.csv": "id,email\n" }, [], /x\.csv: there is no record that can be used: no rows/],
  "rows that are all wrong": [{ "x.csv": "id,email\n1\n,a@example.org\n" }, [], /x\.csv: there is no record that can be used: of the rows that are there, 2 /],
  "an Excel workbook": [{ "x.csv": Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(100)]) }, [], /is an Excel workbook .*; save it as CSV/],
  "a file that is named twice": [{ "x.csv": "id,email\n1,a@example.org\n" }, ["FOLDER/./x.csv"], /is the same file as .*x\.csv; name each file once/],
  "UTF-16": [{ "x.csv": Buffer.from("\uFEFFid,email\n1,a\n", "utf16le") }, [], /is written in UTF-16/],
  "a quotation mark that is never closed": [{ "x.csv": `id,email\n1,"a\n${"2,b\n".repeat(20_000)}` }, [], /x\.csv, line 2: .*never closed/],
  "an unknown token in the mapping": [{ "x.csv": "id,a\n1,b\n", "m.json": '{"columns": {"a": "e-mail"}}' }, ["--mapping", "FOLDER/m.json"], /m\.json: \/columns\/a: "e-mail" is not known; these are: email, tel/],
  "a mapping of a column that is nowhere": [{ "x.csv": "id,email\n1,b\n", "m.json": '{"columns": {"mial": "email"}}' }, ["--mapping", "FOLDER/m.json"], /no file has the column mial/],
  "a model that is none": [{ "x.csv": "id,email\n1,b\n", "m.json": "{}" }, ["--model", "FOLDER/m.json"], /m\.json: /],
  "a country that is none": [{ "x.csv": "id,email\n1,b\n" }, ["--country", "France"], /two capital letters/],
};

for (const [what, [files, options, message]] of Object.entries(refusals)) {
  test(`refused, with nothing written: ${what}`, () => {
    const done = match(files, ...options);
    assert.notEqual(done.status, 0);
    assert.match(done.stderr, message);
    assert.equal(existsSync(done.out), false);
  });
}

test("a mapping names what columns hold", () => {
  const done = match({ "x.csv": "id,nom,x\n1,Dupont,a@example.org\n", "m.json": '{"columns": {"X": "email", "nom": null}}' }, "--mapping", "FOLDER/m.json");
  assert.equal(done.status, 0, done.stderr);
  assert.match(done.stdout, /columns: x = email\n +not used: nom/);
});

test("a folder that holds anything is refused; with --force, the files of a run before are replaced and others stay", () => {
  const done = match({ "x.csv": "id,email\n1,a@example.org\n" });
  writeFileSync(path.join(done.out, "mine.txt"), "mine");
  const again = (...options) => run("match", path.join(done.folder, "x.csv"), "--id", "id", "--out", done.out, ...options);
  const refused = again();
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /is not empty; with --force/);
  assert.equal(again("--force", "--language", "fr").status, 0);
  assert.deepEqual(readdirSync(done.out).sort(), [...outputs.slice(0, 2), "mine.txt", ...outputs.slice(2)]);
  assert.match(readFileSync(path.join(done.out, "report.html"), "utf8"), /lang="fr"/);
});

test("what a killed run left behind is no obstacle", () => {
  const folder = emptyFolder();
  const out = path.join(folder, "out");
  mkdirSync(out);
  writeFileSync(path.join(out, ".pairs.csv.part-123"), "half");
  writeFileSync(path.join(folder, "x.csv"), "id,email\n1,a@example.org\n");
  assert.equal(run("match", path.join(folder, "x.csv"), "--id", "id", "--out", out).status, 0);
  assert.deepEqual(readdirSync(out).sort(), outputs);
});

for (const signal of ["SIGINT", "SIGTERM"]) {
  test(`a run that ends by ${signal} leaves nothing`, async () => {
    const folder = emptyFolder();
    const pipe = path.join(folder, "x.csv");
    assert.equal(spawnSync("mkfifo", [pipe]).status, 0);
    const child = spawn(binary, ["match", pipe, "--id", "id", "--out", path.join(folder, "out")], { stdio: ["ignore", "pipe", "pipe"] });
    const said = [];
    child.stderr.on("data", (data) => said.push(data));
    const exited = once(child, "exit");
    const writer = await open(pipe, "w"); // the command reads now
    child.kill(signal);
    const rows = Array.from({ length: 400 }, (_, i) => `${i},${i}@example.org\n`).join("");
    let n = 0;
    while (child.exitCode === null && child.signalCode === null) {
      const header = n++ === 0 ? "id,email\n" : "";
      await writer.write(header + rows.replaceAll(/^/gm, n).slice(0, -String(n).length)).catch(() => {});
    }
    await writer.close();
    const [code] = await exited;
    assert.equal(code, 130, said.join(""));
    assert.match(said.join(""), /interrupted; nothing was written/);
    assert.deepEqual(readdirSync(folder), ["x.csv"]);
  });
}

test("where there is no pair, the report draws none, and one record is said as one", () => {
  const done = match({ "x.csv": "id,email\n1,a@example.org\n" });
  const report = readFileSync(path.join(done.out, "report.html"), "utf8");
  assert.match(report, /One record, one person/);
  assert.doesNotMatch(report, /id="certainty"|id="evidence"|#certainty|#evidence/);
});

test("values of the files cannot break out of the report", () => {
  const evil = '<script>alert("1")</script>';
  const rows = [1, 2].map((id) => `${id},"${evil.replaceAll('"', '""')}","<b>Nom</b>${id}",same@example.org\n`).join("");
  const done = match({ "x.csv": `id,prenom,nom,email\n${rows}` }, "--list-from", "0.01");
  assert.equal(done.status, 0, done.stderr);
  const report = readFileSync(path.join(done.out, "report.html"), "utf8");
  assert.ok(!report.includes("<script") && !report.includes("<b>"));
  assert.ok(!/(?:src|href)="(?!#)/.test(report) && !/url\(|@import/.test(report));
});
