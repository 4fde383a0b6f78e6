// What an operator types: init, serve and check, and how the program is built.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";

import { binary, Edge, makeFolder, run } from "../support/edge.mjs";

const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function emptyFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), "guichet-cli-"));
  folders.push(folder);
  return folder;
}

test("init writes a configuration, keys and a first form that serve takes, and never overwrites any", async () => {
  const folder = emptyFolder();
  const config = path.join(folder, "guichet.toml");
  const keys = path.join(folder, "guichet.keys");
  assert.equal(run("init", "--config", config).status, 0);
  assert.equal(statSync(keys).mode & 0o777, 0o600);
  const before = [config, keys].map((file) => readFileSync(file, "utf8"));
  assert.equal(run("init", "--config", config).status, 0);
  assert.deepEqual([config, keys].map((file) => readFileSync(file, "utf8")), before);

  writeFileSync(config, before[0].replace(/listen = "127.0.0.1:\d+"/g, 'listen = "127.0.0.1:0"'));
  const edge = await Edge.start(folder);
  assert.equal((await fetch(`${edge.url}/readyz`)).status, 200);
  const [, key] = before[0].match(/^key = "(site_.*)"$/m);
  assert.equal((await fetch(`${edge.url}/v1/forms/newsletter`, { headers: { authorization: `Bearer ${key}` } })).status, 200);
  await edge.stop();
});

test("serve says what is wrong and where, and does not start", () => {
  const refusal = (change) => {
    const folder = makeFolder();
    folders.push(folder);
    change(folder, path.join(folder, "guichet.toml"));
    const done = run("serve", "--config", path.join(folder, "guichet.toml"));
    assert.equal(done.status, 1);
    return done.stderr;
  };
  assert.match(refusal(() => {}), /guichet\.keys: .*guichet init/);
  assert.match(refusal((_, config) => writeFileSync(config, "[server]\nlisten = 7\n")), /guichet\.toml:2: server\.listen/);
  assert.match(refusal((_, config) => writeFileSync(config, "[servr]\n")), /guichet\.toml:1: servr: is not known/);
  assert.match(refusal((folder) => rmSync(path.join(folder, "guichet.toml"))), /guichet\.toml/);
  const withKeys = (folder, config) => assert.equal(run("init", "--config", config).status, 0);
  assert.match(refusal((folder, config) => {
    withKeys(folder, config);
    writeFileSync(path.join(folder, "forms/broken.json"), '{"id":"broken","fields":{"x":{}}}');
  }), /broken\.json.*\/fields\/x/);
  assert.match(refusal((folder, config) => {
    withKeys(folder, config);
    chmodSync(path.join(folder, "guichet.keys"), 0o644);
  }), /guichet\.keys: .*0600/);
});

test("check answers line by line, passes over empty lines, and refuses a line that is too long", () => {
  const input = `{"v":1,"values":{}}\n\n\r\n{\n${" ".repeat(70_000)}\n{"v":1,"values":{}}`;
  const lines = spawnSync(binary, ["check"], { input, encoding: "utf8" }).stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(lines.map(({ outcome, code }) => outcome ?? code), ["accept", "json.syntax", "request.too_large", "accept"]);
});

test("a wrong command line is refused with help", () => {
  assert.notEqual(run().status, 0);
  assert.notEqual(run("nothing").status, 0);
  assert.match(run("--help").stdout, /serve/);
});

test("the program is hardened: position independent, bound at start, no executable stack, guarded functions", () => {
  const readelf = (...options) => execFileSync("readelf", [...options, "-W", binary], { encoding: "utf8", maxBuffer: 2 ** 28 });
  assert.match(readelf("-h"), /Type:\s+DYN/);
  assert.match(readelf("-d"), /FLAGS_1.*NOW.*PIE/);
  const segments = readelf("-l");
  assert.match(segments, /GNU_RELRO/);
  assert.match(segments, /GNU_STACK.* RW /);
  const symbols = readelf("--dyn-syms");
  for (const guard of ["__stack_chk_fail", "__memcpy_chk"]) assert.ok(symbols.includes(guard), guard);
});
