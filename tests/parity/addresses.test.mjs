// A page that has a file of streets answers as the edge does that has the register, of the streets that both know.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";

import { binary, root, run } from "../support/edge.mjs";
import { loadCore } from "../support/loader.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "guichet-addresses-"));
const register = path.join(folder, "fr.gar");
let core;

before(async () => {
  const built = run("register", "build", path.join(root, "tests/cases/register/ban.csv"), "-o", register, "--shards", folder);
  assert.equal(built.status, 0, built.stderr);
  core = await loadCore("address");
  assert.ok(core.addTable(readFileSync(path.join(folder, "streets/01400.gar"))));
});
after(() => rmSync(folder, { recursive: true }));

const at = (line, postalCode = "01400", city = "L'Abergement-Clémenciat") => ({ "address-line1": line, "postal-code": postalCode, "address-level2": city });
const known = [
  at("1 Rue des Trois Guichets"), at("2bis rue des 3 guichets"), at("2 TER R DES TROIS GUICHETS"), at("12 ch. du registre d'ivoire"),
  at("1 rue des trois guihcets"), at("1 rue des trois guichets", "01400", "abergement clemenciat"), at("1 place des trois guichets"),
  at("4 place dite du comptoir"), at("Appt 4, 1 rue des trois guichets"), at("rue des trois guichets"), at("7 rue des trois guichets"),
];

function native(op, requests) {
  const done = spawnSync(binary, ["check", "--register", register], { input: requests.map((one) => JSON.stringify({ v: 1, ...op, ...one })).join("\n"), encoding: "utf8" });
  assert.equal(done.status, 0, done.stderr);
  return done.stdout.trimEnd().split("\n");
}

test("checks", () => {
  const requests = known.map((values) => ({ form: { country: "FR" }, values }));
  native({}, requests).forEach((answer, i) => assert.equal(core.call(JSON.stringify({ v: 1, ...requests[i] })), answer, known[i]["address-line1"]));
});

test("completions", () => {
  const requests = ["1 rue", "trois g", "ch reg", "plcae", "x"].map((line) => ({ field: "address-line1", values: at(line) }));
  native({ op: "complete" }, requests).forEach((answer, i) => assert.equal(core.call(JSON.stringify({ v: 1, op: "complete", ...requests[i] })), answer));
});

test("a completed street keeps the flat that was typed before it", () => {
  const [answer] = native({ op: "complete" }, [{ field: "address-line1", values: at("Appt 4, 1 trois g") }]);
  assert.equal(JSON.parse(answer).choices[0].values["address-line1"], "Appt 4, 1 Rue des Trois Guichets");
});

test("a page knows the streets of some postal codes only, and says nothing of others", () => {
  const values = at("1 rue de nulle part");
  const [edge] = native({}, [{ form: { country: "FR" }, values }]);
  assert.deepEqual(JSON.parse(edge).findings.map(({ code }) => code), ["address.street_unknown"]);
  assert.deepEqual(JSON.parse(core.call(JSON.stringify({ v: 1, form: { country: "FR" }, values }))).findings, []);
});

test("the edge asks about a number that the street does not have", () => {
  const [answer] = native({}, [{ values: at("7 rue des trois guichets") }]);
  const [finding] = JSON.parse(answer).findings;
  assert.equal(finding.code, "address.number_unknown");
  assert.deepEqual(finding.params, { number: "7", street: "Rue des Trois Guichets", near: "1, 2 bis, 2 ter" });
});
