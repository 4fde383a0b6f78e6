// Files of contacts for a CRM: by the clock and at once.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { after, test } from "node:test";

import { confirmationPath, submit } from "../support/client.mjs";
import { binary, eventually, run, startEdge } from "../support/edge.mjs";
import { ask } from "../support/webhooks.mjs";

const edges = [];
after(() => Promise.all(edges.map((edge) => edge.stop())));

async function start(settings = {}) {
  const edge = await startEdge(settings);
  edges.push(edge);
  return edge;
}

const folderOf = (edge) => path.join(edge.folder, "crm");
const filesOf = (edge) => (existsSync(folderOf(edge)) ? readdirSync(folderOf(edge)).sort() : []);
const hour = 3600_000;

async function confirmed(edge, values = {}) {
  const email = `${randomUUID()}@example.com`;
  await submit(edge, { email, ...values });
  const mail = await eventually(() => edge.mails().map(String).find((text) => text.includes(email)));
  await fetch(edge.url + confirmationPath(mail), { method: "POST" });
  return (await ask(edge, "POST", "/v1/accounts/search", { email })).json.account.id;
}

const lines = (edge, name) => readFileSync(path.join(folderOf(edge), name), "utf8").trimEnd().split("\n").filter(Boolean).map((line) => JSON.parse(line));
const nth = (edge, count) => eventually(() => filesOf(edge).filter((name) => name.endsWith("json") || name.endsWith("csv")).length >= count && filesOf(edge).at(-1));

test("the first file holds all, each later one what has changed, by the clock", async () => {
  const edge = await start({ export: { folder: "crm", every_hours: 2, format: "ndjson" } });
  const first = await nth(edge, 1);
  assert.match(first, /^contacts-\d{8}T\d{6}Z\.ndjson$/);
  assert.deepEqual(lines(edge, first), []);
  const one = await confirmed(edge, { "given-name": "Zénobie" });
  await submit(edge, { email: `${randomUUID()}@example.com` }); // nobody confirms it
  edge.moveClock(2 * hour + 1000);
  const [put] = lines(edge, await nth(edge, 2));
  assert.deepEqual([put.change, put.account, put.status, put.profile["given-name"]], ["put", one, "verified", "Zénobie"]);
  assert.deepEqual(put.sources.map(({ site, form }) => [site, form]), [["test", "newsletter-fr"]]);
  assert.deepEqual(put.consents, []);
  const two = await confirmed(edge);
  edge.moveClock(2 * hour + 1000);
  const third = lines(edge, await nth(edge, 3)).filter(({ change }) => change === "put");
  assert.deepEqual(third.map(({ account }) => account), [two]);
  assert.equal(statSync(path.join(folderOf(edge), first)).mode & 0o077, 0);
});

test("who is no longer among the chosen ones is told as left, without anything personal", async () => {
  const edge = await start();
  const { json } = await ask(edge, "POST", "/v1/segments", { name: "unread", filter: { all: [{ status: "pending" }] } });
  await edge.end("SIGTERM");
  const again = await edge.restart({ export: { folder: "crm", every_hours: 1, format: "ndjson", only: json.segment.id } });
  edges.push(again);
  const before = lines(again, await nth(again, 1));
  assert.deepEqual(before, []);
  const id = await confirmed(again);
  again.moveClock(hour + 1000);
  assert.deepEqual(lines(again, await nth(again, 2)), [{ account: id, change: "left" }]);
});

test("who asked to be forgotten is told as erased in the next file", async () => {
  const edge = await start({ export: { folder: "crm", every_hours: 1, format: "ndjson" } });
  const id = await confirmed(edge);
  await nth(edge, 1);
  edge.moveClock(hour + 1000);
  await nth(edge, 2);
  assert.ok((await ask(edge, "DELETE", `/v1/accounts/${id}`)).status < 300);
  edge.moveClock(hour + 1000);
  const third = lines(edge, await nth(edge, 3));
  assert.deepEqual(third, [{ account: id, change: "erased" }]);
});

test("only the newest files stay", async () => {
  const edge = await start({ export: { folder: "crm", every_hours: 1, keep: 2 } });
  const seen = new Set([await nth(edge, 1)]);
  for (let i = 0; i < 3; i++) {
    edge.moveClock(hour + 1000);
    seen.add(await eventually(() => !seen.has(filesOf(edge).at(-1)) && filesOf(edge).at(-1)));
  }
  assert.equal(seen.size, 4);
  await eventually(() => filesOf(edge).length === 2);
  assert.deepEqual(filesOf(edge), [...seen].sort().slice(-2));
});

test("a segment that is not there makes no file, and the log says so", async () => {
  const edge = await start({ export: { folder: "crm", only: randomUUID() } });
  await eventually(() => /there is no segment/.test(edge.output));
  assert.deepEqual(filesOf(edge), []);
});

test("CSV is RFC 4180 in UTF-8, and no cell begins like a formula", async () => {
  const edge = await start();
  for (const text of ['=HYPERLINK("x","y")', "+33", "-1", "@SUM(A1)"]) await confirmed(edge, { "address-line2": text });
  const file = path.join(edge.folder, "all.csv");
  const { status, stdout, stderr } = run("export", "contacts", "--config", path.join(edge.folder, "guichet.toml"), "-o", file);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^4 contacts in /);
  const text = readFileSync(file, "utf8");
  assert.match(text, /^change,account,status,created_at,verified_at,consents,sources,email,/);
  assert.match(text, /,"'=HYPERLINK\(""x"",""y""\)",/);
  for (const cell of [/,'\+33,/, /,'-1,/, /,'@SUM\(A1\),/]) assert.match(text, cell);
  for (const line of text.trimEnd().split("\n")) assert.doesNotMatch(line, /(^|,)"?[=+@\t-]/);
});

test("guichet export contacts writes a segment as NDJSON, and says what is wrong", async () => {
  const edge = await start();
  await confirmed(edge);
  await submit(edge, { email: `${randomUUID()}@example.com` });
  const { json } = await ask(edge, "POST", "/v1/segments", { name: "pending", filter: { status: "pending" } });
  const config = path.join(edge.folder, "guichet.toml");
  const file = path.join(edge.folder, "pending.ndjson");
  assert.equal(run("export", "contacts", "--config", config, "-o", file, "--format", "ndjson", "--segment", json.segment.id).status, 0);
  assert.deepEqual(readFileSync(file, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line).status), ["pending"]);
  const missing = run("export", "contacts", "--config", config, "-o", file, "--segment", randomUUID());
  assert.equal(missing.status, 1);
  assert.match(missing.stderr, /there is no segment/);
  assert.equal(run("export", "contacts", "--config", config, "-o", "/proc/no/such.csv").status, 1);
});

test("a kill in between leaves no half file", async () => {
  const edge = await start();
  await Promise.all(Array.from({ length: 200 }, () => submit(edge, { email: `${randomUUID()}@example.com` })));
  const { json } = await ask(edge, "POST", "/v1/segments", { name: "pending", filter: { status: "pending" } });
  const config = path.join(edge.folder, "guichet.toml");
  const file = path.join(edge.folder, "out", "contacts.csv");
  for (let i = 0; i < 30; i++) {
    const child = spawn(binary, ["export", "contacts", "--config", config, "-o", file, "--segment", json.segment.id], { stdio: "ignore" });
    const exited = once(child, "exit");
    await eventually(() => child.exitCode !== null || (existsSync(path.dirname(file)) && readdirSync(path.dirname(file)).some((name) => name.includes(".part-"))));
    child.kill("SIGKILL");
    await exited;
    if (existsSync(file)) assert.equal(readFileSync(file, "utf8").trimEnd().split("\n").length, 201);
  }
  assert.equal(run("export", "contacts", "--config", config, "-o", file, "--segment", json.segment.id).status, 0);
  assert.deepEqual(readdirSync(path.dirname(file)), ["contacts.csv"]); // what killed runs left is gone too
});
