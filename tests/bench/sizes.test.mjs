// The budget of what a page loads, and the module's imports and traps.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";

import { root } from "../support/edge.mjs";
import { broken, measure, readBudget } from "./sizes.mjs";

const build = process.env.GUICHET_BUILD ?? path.join(root, "build");

test("every file that a page loads is within its budget", () => {
  assert.deepEqual(broken(measure(path.join(build, "widget")), readBudget()), []);
});

test("a file over its budget by more than 2 %, without one, or missing is reported", () => {
  const budget = { "a.js": { raw: 100, gzip: 50, brotli: 40 }, "c.js": { raw: 1, gzip: 1, brotli: 1 } };
  assert.deepEqual(broken({ "a.js": { raw: 102, gzip: 51, brotli: 40 } }, { "a.js": budget["a.js"] }), []);
  assert.deepEqual(broken({ "a.js": { raw: 103, gzip: 50, brotli: 0 }, "b.js": { raw: 1, gzip: 1, brotli: 1 } }, budget), [
    "a.js: raw 103, budget 100", "a.js: brotli 0, budget 40", "b.js has no budget", "c.js has a budget but is not built",
  ]);
});

test("names are compared without the hash of their content", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "guichet-sizes-"));
  for (const [name, size] of [["core.0123456789ab.wasm", 9], ["core.0123456789ab.wasm.gz", 6], ["core.0123456789ab.wasm.br", 5]]) {
    writeFileSync(path.join(folder, name), "x".repeat(size));
  }
  const sizes = measure(folder);
  rmSync(folder, { recursive: true });
  assert.deepEqual(sizes, { "core.wasm": { raw: 9, gzip: 6, brotli: 5 } });
});

const limits = { "suggestion.table": 30_000, "disposable.table": 45_000, "country.table": 8_000 };

for (const [name, limit] of Object.entries(limits)) {
  test(`${name} is no longer than ${limit} bytes after brotli, and not empty`, () => {
    const { raw, brotli } = measure(path.join(build, "wasm/wasm"))[name];
    assert.ok(raw > limit / 2, `${raw} bytes as they are`);
    assert.ok(brotli > 0 && brotli <= limit, `${brotli} bytes after brotli`);
  });
}

const growth = "env.emscripten_notify_memory_growth";
const wasi = (names) => names.map((name) => `wasi_snapshot_preview1.${name}`);
const few = [growth, ...wasi(["proc_exit"])];
const many = [growth, ...wasi(["environ_get", "environ_sizes_get", "fd_close", "fd_seek", "fd_write", "proc_exit"])];
const imports = {
  // Files appear here first when iostream or printf creep in.
  "guichet-base": few, "guichet-address": few, "guichet-phone": many, "guichet-phone-address": many,
};
const functions = ["_initialize", "guichet_abi_version", "guichet_add_table", "guichet_alloc", "guichet_call", "guichet_free", "guichet_warm_up"];

for (const [name, wanted] of Object.entries(imports)) {
  const file = path.join(build, `wasm/wasm/${name}.wasm`);

  test(`${name}.wasm imports nothing new and exports the C API`, () => {
    const module = new WebAssembly.Module(readFileSync(file));
    assert.deepEqual(WebAssembly.Module.imports(module).map((item) => `${item.module}.${item.name}`).slice().sort(), wanted);
    const exported = WebAssembly.Module.exports(module).filter(({ kind }) => kind === "function").map(({ name: of }) => of);
    assert.deepEqual(functions.filter((wantedName) => !exported.includes(wantedName)), []);
  });

  test(`${name}.wasm has its compressed forms beside it`, () => {
    assert.ok(existsSync(`${file}.br`) && existsSync(`${file}.gz`));
  });
}
