// The npm package without a browser: what it exports, and how the loader treats modules good and bad.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";

import { root } from "./support/site.mjs";

const dist = path.join(root, "wasm/js/dist");
const load = (name) => import(pathToFileURL(path.join(dist, name)));
const { CoreLost, fieldToken, instantiate } = await load("index.js");
const { fromBytes, toBytes } = await load("caret.js");

const folder = mkdtempSync(path.join(tmpdir(), "guichet-package-"));
after(() => rmSync(folder, { recursive: true }));

/** A module with the five exports whose guichet_call has the given body; it answers from its third page. */
function moduleWith(body) {
  const text = `(module
    (import "env" "emscripten_notify_memory_growth" (func (param i32)))
    (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
    (import "wasi_snapshot_preview1" "environ_sizes_get" (func $sizes (param i32 i32) (result i32)))
    (memory (export "memory") 1) (data (i32.const 16) "\\ff\\ff\\ff\\ff\\ff\\ff\\ff\\ff") (data (i32.const 32) "\\ef\\bb\\bfab")
    (global $next (mut i32) (i32.const 1024))
    (func (export "_initialize"))
    (func (export "guichet_abi_version") (result i32) i32.const 7)
    (func (export "guichet_warm_up"))
    (func (export "guichet_free") (param i32))
    (func (export "guichet_alloc") (param i32) (result i32)
      global.get $next (global.set $next (i32.and (i32.add (global.get $next) (i32.add (local.get 0) (i32.const 8))) (i32.const -8))))
    (func (export "guichet_call") (param $request i32) (param $length i32) (param $answer_length i32) (result i32) ${body}))`;
  const source = path.join(folder, "core.wat");
  const output = path.join(folder, "core.wasm");
  writeFileSync(source, text);
  execFileSync("wat2wasm", [source, "-o", output]);
  return readFileSync(output);
}

test("importing the package where there is no page does nothing", async () => {
  const keys = Object.keys(globalThis);
  await load("element.js");
  assert.deepEqual(Object.keys(globalThis), keys);
});

/** What the patterns of the exports stand for, by how they end. */
const names = {
  ".wasm": ["guichet-base", "guichet-phone", "guichet-address", "guichet-phone-address"], ".table": ["suggestion", "disposable", "idna", "country", "commune"],
  ".d.ts": ["en", "fr", "address-en", "address-fr"], ".js": ["en", "fr", "address-en", "address-fr"],
};

test("what the exports name is there", () => {
  const { exports } = JSON.parse(readFileSync(path.join(dist, "../package.json"), "utf8"));
  const files = Object.values(exports).flatMap((target) => (typeof target === "string" ? [target] : Object.values(target)));
  for (const file of files) {
    const kind = Object.keys(names).find((each) => file.endsWith(each));
    const examples = file.includes("*") ? names[kind].map((name) => file.replace("*", name)) : [file];
    for (const example of examples) assert.ok(readFileSync(path.join(dist, "..", example)).length, example);
  }
});

test("autocomplete tokens are read in their order: section, shipping or billing, home or work, field", () => {
  const cases = {
    email: "email", " EMAIL ": "email", "section-a email": "email", "home email": "email", "section-x shipping work tel": "tel",
    "billing postal-code": "postal-code", "email webauthn": "email", "home shipping email": undefined, "email home": undefined,
    "new-password": undefined, "": undefined, off: undefined, "shipping billing email": undefined, "one-time-code webauthn": undefined,
  };
  for (const [text, token] of Object.entries(cases)) assert.equal(fieldToken(text), token, JSON.stringify(text));
});

test("carets are counted in UTF-8 bytes on one side and UTF-16 units on the other", () => {
  const text = "aé€😀b";
  for (const [units, bytes] of [[0, 0], [1, 1], [2, 3], [3, 6], [5, 10], [6, 11]]) {
    assert.equal(toBytes(text, units), bytes);
    assert.equal(fromBytes(text, bytes), units);
  }
  assert.equal(fromBytes(text, 99), 6);
});

test("a call that lets the memory grow is read from the memory as it is then", async () => {
  const core = await instantiate(moduleWith("(drop (memory.grow (i32.const 3))) (i32.store (local.get $answer_length) (i32.const 5)) i32.const 32"));
  assert.equal(core.abiVersion, 7);
  assert.equal(core.call("{}"), "\ufeffab", "and a byte order mark is not eaten");
});

test("the environment is empty and asking for it writes two zeros", async () => {
  const core = await instantiate(moduleWith(`(drop (call $sizes (i32.const 16) (i32.const 20)))
    (i32.store (local.get $answer_length) (i32.const 8)) i32.const 16`));
  assert.equal(core.call("{}"), "\0".repeat(8));
});

test("after a trap or an exit the core is lost, and says so every time", async () => {
  for (const body of ["unreachable", "(call $exit (i32.const 1)) unreachable", "i32.const 0"]) {
    const core = await instantiate(moduleWith(body));
    assert.throws(() => core.call("{}"), CoreLost);
    assert.throws(() => core.call("{}"), CoreLost);
    assert.throws(() => core.warmUp(), CoreLost);
  }
});

test("what is no module is refused", async () => {
  await assert.rejects(instantiate(new Uint8Array([1, 2, 3])));
  await assert.rejects(instantiate(new Response("no", { status: 404 })), /404/);
});

test("the modules import no more than the loader answers", async () => {
  const answered = new Set([
    "env.emscripten_notify_memory_growth", "wasi_snapshot_preview1.proc_exit", "wasi_snapshot_preview1.environ_get",
    "wasi_snapshot_preview1.environ_sizes_get", "wasi_snapshot_preview1.fd_write", "wasi_snapshot_preview1.fd_close", "wasi_snapshot_preview1.fd_seek",
  ]);
  for (const name of ["base", "phone"]) {
    const module = await WebAssembly.compile(readFileSync(path.join(dist, `guichet-${name}.wasm`)));
    for (const { module: from, name: what } of WebAssembly.Module.imports(module)) assert.ok(answered.has(`${from}.${what}`), `${name}: ${from}.${what}`);
  }
});

test("all modules answer, and each knows what it is named for", async () => {
  for (const name of ["base", "phone", "address", "phone-address"]) {
    const core = await instantiate(readFileSync(path.join(dist, `guichet-${name}.wasm`)));
    core.warmUp();
    const mistyped = JSON.stringify({ v: 1, values: { email: "marie@gmial.com" } });
    assert.deepEqual(JSON.parse(core.call(mistyped)).findings, [], "nothing is suggested before the table is there");
    assert.ok(core.addTable(readFileSync(path.join(dist, "suggestion.table"))));
    assert.ok(!core.addTable(readFileSync(path.join(dist, "suggestion.table"))), "it is taken once");
    assert.ok(!core.addTable(Buffer.from("GUICHET0")), "what is no table is not taken");
    const report = JSON.parse(core.call(mistyped));
    assert.equal(report.findings[0].params.suggestion, "marie@gmail.com");
    const formatted = JSON.parse(core.call(JSON.stringify({ v: 1, op: "format", field: "tel", value: "061234", country: "FR", caret: 6 })));
    assert.equal(formatted.value, name.startsWith("phone") ? "06 12 34" : "061234");
    const layout = () => JSON.parse(core.call(JSON.stringify({ v: 1, op: "address_layout", country: "BE" })));
    assert.equal(layout().known, false, "no country is known before the table is there");
    assert.ok(core.addTable(readFileSync(path.join(dist, "country.table"))));
    assert.equal(layout().known, name.endsWith("address"));
  }
});
