// The checklist of double opt-in, and which test shows which line: read off the tests' names.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import { root } from "../support/edge.mjs";

/** What each line asks for, in a few words. */
export const checklist = JSON.parse(readFileSync(new URL("checklist.json", import.meta.url), "utf8"));

const folders = ["tests/unit", "tests/edge", "tests/browser", "tests/optin"];
const testName = /\b(?:test|TEST_CASE)\(\s*(["`])((?:B\d+(?:,\s*|\s+and\s+)?)+)[ :]+(.*?)\1/g;

function* sources(folder) {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(name);
    else if (/_test\.cpp$|\.test\.mjs$/.test(entry.name)) yield name;
  }
}

/** Every test whose name begins with lines of the list: {lines: ["B8"], name, file}. */
export function findTests() {
  return folders.flatMap((folder) => [...sources(folder)]).sort().flatMap((file) =>
    [...readFileSync(path.join(root, file), "utf8").matchAll(testName)].map(([, , lines, name]) => ({ lines: lines.match(/B\d+/g), name, file })));
}

/** The table of the documentation. */
export function linesTable() {
  const tests = findTests();
  const rows = Object.entries(checklist).map(([line, what]) => {
    const shown = tests.filter(({ lines }) => lines.includes(line)).map(({ name, file }) => `${name.replaceAll("|", "\\|")} ([${path.basename(file)}](../${file}))`);
    return `| ${line} | ${what} | ${shown.join("<br>") || "**no test**"} |`;
  });
  return ["| line | what must hold | shown by |", "|---|---|---|", ...rows].join("\n");
}
