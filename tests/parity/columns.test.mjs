// The names of columns: COLUMNS.md is fresh.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";

import { root } from "../support/edge.mjs";

const silos = path.join(root, "edge/src/silos");

test("COLUMNS.md is what columns.py makes of the names of today", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "guichet-columns-"));
  const fresh = path.join(folder, "COLUMNS.md");
  execFileSync("python3", [path.join(silos, "columns.py"), fresh]);
  const command = "python3 edge/src/silos/columns.py edge/src/silos/COLUMNS.md";
  assert.ok(readFileSync(path.join(silos, "COLUMNS.md"), "utf8") === readFileSync(fresh, "utf8"), `COLUMNS.md is out of date: run ${command}`);
  rmSync(folder, { recursive: true });
});
