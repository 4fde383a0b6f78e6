// The finding codes: CODES.md is fresh, and a code without its words stops the build.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";

import { root } from "../support/edge.mjs";

const messages = path.join(root, "core/messages");
const scratch = mkdtempSync(path.join(tmpdir(), "guichet-codes-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const read = (name) => JSON.parse(readFileSync(path.join(messages, name), "utf8"));
const codes = read("codes.json").findings;
const locales = { en: read("en.json"), fr: read("fr.json") };

function generate(folder) {
  const output = path.join(scratch, "CODES.md");
  const done = spawnSync("python3", ["-B", path.join(folder, "generate.py"), "markdown", output], { encoding: "utf8" });
  return { ...done, output };
}

/** What the generator says of a copy of the messages in which `name` is changed. */
function complaintAbout(name, change) {
  const folder = mkdtempSync(path.join(scratch, "broken-"));
  cpSync(messages, folder, { recursive: true });
  const content = read(name);
  change(content);
  writeFileSync(path.join(folder, name), JSON.stringify(content));
  const { status, stderr } = generate(folder);
  assert.equal(status, 1, stderr);
  return stderr;
}

test("CODES.md is what generate.py makes of the codes and texts of today", () => {
  const { status, stderr, output } = generate(messages);
  assert.equal(status, 0, stderr);
  const fresh = readFileSync(output, "utf8");
  const command = "python3 core/messages/generate.py markdown core/messages/CODES.md";
  assert.ok(readFileSync(path.join(messages, "CODES.md"), "utf8") === fresh, `CODES.md is out of date: run ${command}`);
});

test("every finding code has a row with its severity and its words in English and French", () => {
  const rows = readFileSync(path.join(messages, "CODES.md"), "utf8").split("\n");
  assert.ok(codes.length > 50, String(codes.length));
  for (const { code, severity } of codes) {
    const [row, ...others] = rows.filter((line) => line.startsWith(`| \`${code}\` |`));
    assert.ok(row && others.length === 0, code);
    for (const cell of [severity, locales.en[code].text, locales.fr[code].text]) assert.ok(row.includes(`| ${cell} |`), `${code}: ${cell}`);
  }
});

test("every text says something, and French is not left in English", () => {
  for (const { code } of codes) {
    const [english, french] = [locales.en[code].text, locales.fr[code].text];
    assert.ok(english.trim() && french.trim() && (english !== french || /^\W*\{\w+\}\W*$/.test(english)), code);
  }
});

test("a code without a text, in either language, stops the build and is named", () => {
  assert.match(complaintAbout("en.json", (texts) => delete texts["email.space"]), /^en\.json: .*email\.space/);
  assert.match(complaintAbout("fr.json", (texts) => delete texts["email.space"]), /^fr\.json: .*email\.space/);
});

test("a text that no code has, a code that stands twice and an unknown severity stop the build", () => {
  assert.match(complaintAbout("en.json", (texts) => (texts["email.nothing"] = { text: "x" })), /en\.json: .*email\.nothing/);
  assert.match(complaintAbout("codes.json", ({ findings }) => findings.push(findings[0])), /codes\.json: .*form\.required/);
  assert.match(complaintAbout("codes.json", ({ findings }) => (findings[0].severity = "fatal")), /codes\.json: .*fatal/);
});

test("a placeholder that the code does not have, or only one language, stops the build", () => {
  const text = "{suggestion} {nobody}";
  assert.match(complaintAbout("en.json", (texts) => (texts["email.domain_typo"] = { text })), /en\.json: email\.domain_typo: .*nobody/);
  assert.match(complaintAbout("fr.json", (texts) => (texts["email.domain_typo"] = { text: "x" })), /fr\.json: email\.domain_typo/);
});
