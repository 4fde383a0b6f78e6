// The export of an edge's proofs, written and checked by the real command line.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { run } from "./edge.mjs";

let number = 0;

/** Writes an export and gives its file. */
export function exportFile(edge) {
  const file = path.join(edge.folder, `proofs-${++number}.ndjson`);
  const done = run("proof", "export", "--config", path.join(edge.folder, "guichet.toml"), "-o", file);
  assert.equal(done.status, 0, done.stderr);
  return file;
}

export const verify = (file, ...options) => run("proof", "verify", file, ...options);

/** The lines of an export: {header, forms, texts, persons, entries: [{hash, entry, fields}], end}. */
export function readExport(file) {
  const found = { forms: [], texts: [], persons: [], entries: [] };
  for (const line of readFileSync(file, "utf8").trimEnd().split("\n").map((text) => JSON.parse(text))) {
    if (line.type === "header" || line.type === "end") found[line.type] = line;
    if (line.type === "form") found.forms.push(line);
    if (line.type === "text") found.texts.push(line);
    if (line.type === "person") found.persons.push(line);
    if (line.type === "entry") found.entries.push({ hash: line.hash, entry: JSON.parse(line.content) });
    if (line.type === "opening") found.entries[line.sequence - 1].fields = line.fields;
  }
  return found;
}

/** What an edge exports now; it has to hold. */
export function exported(edge) {
  const file = exportFile(edge);
  const verdict = verify(file);
  assert.equal(verdict.status, 0, verdict.stdout);
  return readExport(file);
}

/** A copy of an export, changed. */
export function changed(file, change) {
  const copy = `${file}.changed`;
  writeFileSync(copy, change(readFileSync(file)));
  return copy;
}
