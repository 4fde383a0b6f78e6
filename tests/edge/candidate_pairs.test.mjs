// The SQL of edge/sql: in PostgreSQL and in SQLite it gives the pairs that a plain loop gives.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { findPostgres, startPostgres } from "./support/postgres.mjs";

const sql = (name) => readFileSync(fileURLToPath(new URL(`../../edge/sql/${name}.sql`, import.meta.url)), "utf8");
const mostHolders = 64;

/** Rows of match_key: 2,000 accounts with six keys each, some of a few holders, one of 64 and one of 65. */
function makeKeys() {
  let state = 12345;
  const random = (end) => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) % end;
  const rows = new Set();
  for (let account = 1; account <= 2000; account++) {
    for (let i = 0; i < 6; i++) rows.add(`${1000 + random(4000)},${account}`);
  }
  for (let account = 1; account <= 64; account++) rows.add(`9223372036854775807,${account}`);
  for (let account = 1; account <= 65; account++) rows.add(`7,${account + 500}`);
  return [...rows].map((row) => row.split(","));
}

function pairsOf(rows) {
  const buckets = new Map();
  for (const [key, account] of rows) buckets.set(key, [...(buckets.get(key) ?? []), Number(account)]);
  const pairs = new Set();
  for (const accounts of buckets.values()) {
    if (accounts.length > mostHolders) continue;
    accounts.sort((a, b) => a - b);
    accounts.forEach((a, i) => accounts.slice(i + 1).forEach((b) => pairs.add(`${a}|${b}`)));
  }
  return [...pairs].sort();
}

const rows = makeKeys();
const values = rows.map(([key, account]) => `(${key},${account})`).join(",");
const script = [
  sql("match_key"), `INSERT INTO match_key VALUES ${values};`, sql("candidate_pairs"),
  "SELECT account_a || '|' || account_b FROM match_pair;", sql("generic_keys"),
].join("\n");

function check(printed) {
  const lines = printed.trim().split("\n");
  assert.equal(lines.pop(), "1|65", "one key is left out, and counted");
  assert.deepEqual(lines.sort(), pairsOf(rows));
}

test("PostgreSQL pairs the accounts that share a key", { skip: findPostgres() ? false : "PostgreSQL is not installed" }, () => {
  const server = startPostgres();
  try {
    check(server.run(script));
  } finally {
    server.stop();
  }
});

test("SQLite pairs them alike", () => {
  const code = "import sqlite3, sys\nc = sqlite3.connect(':memory:')\ntext = ''.join(line for line in sys.stdin if not line.startswith('--'))\nfor s in text.split(';'):\n  for row in c.execute(s): print('|'.join(map(str, row)))";
  const done = spawnSync("python3", ["-c", code], { input: script, encoding: "utf8" });
  assert.equal(done.status, 0, done.stderr);
  check(done.stdout);
});
