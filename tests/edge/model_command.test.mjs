// What matching goes by, learnt of the accounts in a store and calibrated on what came of its scores.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";

import { makeFolder, run } from "../support/edge.mjs";
import { household, people, records } from "./support/people.mjs";

const folder = makeFolder();
const config = path.join(folder, "guichet.toml");
const learnt = path.join(folder, "model.json");
const database = path.join(folder, "guichet.db");
after(() => rmSync(folder, { recursive: true, force: true }));

const csv = (rows) => [Object.keys(rows[0]), ...rows.map(Object.values)].map((row) => row.join(";") + "\n").join("");
const model = (name, ...options) => run("model", name, "--config", config, ...options);

function succeed(done) {
  assert.equal(done.status, 0, done.stderr);
  return done.stdout;
}

before(() => {
  succeed(run("init", "--config", config));
  const file = path.join(folder, "crm.csv");
  writeFileSync(file, csv([...records(people(600)), ...household()]));
  succeed(run("import", file, "--id", "id", "--country", "FR", "--config", config));
});

/** Puts outcomes into the store as decisions do: the higher the score, the more often it was the same person. */
function addOutcomes(version, count) {
  const program = `
import os, sqlite3, sys
base = sqlite3.connect(sys.argv[1])
for i in range(int(sys.argv[3])):
    score = i % 20 - 10
    base.execute("INSERT INTO match_outcome VALUES ('default', ?, ?, ?, 0.5, ?, 'review', ?, ?, 0)",
                 (os.urandom(16), os.urandom(16), score, int(score + (i * 7) % 5 > 3), os.urandom(32), sys.argv[2]))
base.commit()`;
  execFileSync("python3", ["-c", program, database, version, String(count)]);
}

test("a model is learnt of the store, holds nobody's values, and is read again", () => {
  const printed = succeed(model("learn", "--output", learnt));
  assert.match(printed, /learnt of 1,202 accounts and [\d,]+ pairs/);
  const text = readFileSync(learnt, "utf8");
  assert.equal(JSON.parse(text).schema, "guichet-match/1");
  assert.doesNotMatch(text, /example\.org|ambroise|cherche/i);
  const again = path.join(folder, "again.json");
  succeed(model("learn", "--output", again, "--threads", "1"));
  assert.equal(readFileSync(again, "utf8"), text, "threads and runs change nothing");
});

test("too few outcomes teach nothing, and nothing is written", () => {
  const output = path.join(folder, "none.json");
  const done = model("calibrate", "--output", output);
  assert.equal(done.status, 1);
  assert.match(done.stderr, /outcomes of this model: 0, too few/);
  assert.equal(existsSync(output), false);
});

test("a model is calibrated on the outcomes of its own scores, whatever it was calibrated on before", () => {
  const version = /version (\w{16});/.exec(succeed(model("learn", "--output", learnt)))[1];
  writeFileSync(config, `${readFileSync(config, "utf8").replace(/^\[matching\][^[]*/m, "")}\n[matching]\nmodel = "model.json"\n`);
  addOutcomes(version, 200);
  addOutcomes(`${version}.01234567`, 200);
  addOutcomes("ffffffffffffffff", 50);
  const output = path.join(folder, "calibrated.json");
  const printed = succeed(model("calibrate", "--output", output));
  assert.match(printed, /calibrated on 400 outcomes/);
  assert.match(printed, new RegExp(`version ${version}\\.\\w{8};`));
  const points = JSON.parse(readFileSync(output, "utf8")).calibration;
  assert.ok(points.length >= 2);
  assert.ok(points.every(([score, certainty], i) => i === 0 || (score > points[i - 1][0] && certainty >= points[i - 1][1])));
});

test("what is wrong is said", () => {
  assert.match(model("learn", "--output", path.join(folder, "no/such/model.json")).stderr, /no\/such/);
  assert.match(run("model", "learn", "--config", path.join(folder, "none.toml"), "--output", learnt).stderr, /none\.toml/);
  assert.notEqual(run("model", "learn", "--config", config).status, 0);
  assert.match(model("learn", "--tenant", "nobody", "--output", path.join(folder, "none.json")).stderr, /no two accounts of the tenant nobody/);
  assert.equal(existsSync(path.join(folder, "none.json")), false);
});
