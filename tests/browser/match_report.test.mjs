// The report of guichet match, as a person sees it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { household, people, records } from "../edge/support/people.mjs";
import { launch, open, screenshot } from "./support/browser.mjs";
import { root } from "./support/site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const binary = process.env.GUICHET_BINARY ?? path.join(root, "build/native/guichet");
const folder = mkdtempSync(path.join(tmpdir(), "guichet-report-"));

const csv = (rows) => [Object.keys(rows[0]), ...rows.map(Object.values)].map((row) => row.join(";") + "\n").join("");

/** A report on four silos of different sizes. */
function makeReport(language) {
  const all = [...records(people(400)), ...household()];
  const silos = { newsletter: (i) => i % 2 === 0, boutique: (i) => i % 3 === 1, salon: (i) => i % 6 === 3, support: (i) => i % 6 === 5 };
  const files = Object.entries(silos).map(([name, has]) => {
    const file = path.join(folder, `${name}.csv`);
    const rows = all.filter((_, i) => has(i));
    writeFileSync(file, csv(rows) + (name === "salon" ? "x;y\n" : ""));
    return file;
  });
  const out = path.join(folder, language);
  const done = spawnSync(binary, ["match", ...files, "--id", "id", "--country", "FR", "--language", language, "--out", out], { encoding: "utf8" });
  assert.equal(done.status, 0, done.stderr);
  return pathToFileURL(path.join(out, "report.html")).href;
}

let browser;
const reports = {};
before(async () => {
  browser = await launch();
  for (const language of ["en", "fr"]) reports[language] = makeReport(language);
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const looks = [
  ["report", "en", { viewport: { width: 1100, height: 900 } }],
  ["report-dark", "fr", { viewport: { width: 1100, height: 900 }, colorScheme: "dark" }],
  ["report-narrow", "fr", { viewport: { width: 340, height: 800 } }],
];

for (const [name, language, context] of looks) {
  test(`${name}: asks nothing of anybody, no axe finding, nothing beside the window`, async () => {
    const page = await open(browser, "about:blank", { ...context, bypassCSP: true });
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(reports[language]);
    assert.deepEqual(asked, [reports[language]]);
    assert.equal(await page.locator("html").getAttribute("lang"), language);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await screenshot(page, name, { fullPage: true });
    for (const details of await page.locator("details").all()) await details.evaluate((element) => (element.open = true));
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run(document));
    assert.deepEqual(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(" ")}`), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
}

test("every chart has its numbers beside it, and every text is there", async () => {
  const page = await open(browser, reports.en);
  const text = await page.locator("main").innerText();
  assert.match(text, /\d+ records are about \d+ people/);
  assert.match(text, /Left out: 1 rows/);
  assert.doesNotMatch(text, /report\.|silos\.|\{\w+\}/);
  assert.equal(await page.locator("#matrix tbody tr").count(), 4);
  assert.ok((await page.locator("#doubtful article").count()) > 0);
  await page.context().close();
});
