import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { fillIn, launch, log, open, screenshot, state, wake } from "./support/browser.mjs";
import { agree } from "./support/demo.mjs";
import { startSite } from "./support/site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser, site;
before(async () => {
  browser = await launch();
  site = await startSite();
});
after(async () => {
  await browser.close();
  await site.close();
});

async function assertAccessible(page, where) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  assert.deepEqual(violations.map(({ id, nodes }) => `${where}: ${id} ${nodes.map(({ html }) => html).join(" ")}`), []);
}

const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

const looks = [
  ["fr", "/", { viewport: { width: 1200, height: 860 } }],
  ["en", "/en.html", { viewport: { width: 1200, height: 860 } }],
  ["fr-dark", "/", { viewport: { width: 1200, height: 860 }, colorScheme: "dark" }],
  ["fr-narrow", "/", { viewport: { width: 320, height: 900 } }],
  ["en-narrow-dark", "/en.html", { viewport: { width: 320, height: 900 }, colorScheme: "dark" }],
];

for (const [name, path, context] of looks) {
  test(`the demo page, ${name}: no axe finding in any state, nothing beside the window`, async () => {
    const page = await open(browser, site.url + path, { ...context, bypassCSP: true });
    const shot = async (step) => {
      await assertAccessible(page, step);
      assert.ok(await fits(page), step);
      await screenshot(page, `${name}-${step}`, { fullPage: true });
    };
    await shot("1-empty");
    await wake(page, "#given-name");
    await fillIn(page, "#given-name", "Marie");
    await fillIn(page, "#email", "marie@gmial.com");
    await page.locator(".guichet-take").waitFor();
    await shot("2-suggestion");
    await fillIn(page, "#email", "marie@hotmail.");
    await page.waitForSelector("#email[aria-invalid=true]");
    await shot("3-error");
    await page.locator("button[type=submit]").click();
    await page.locator(".guichet-summary").waitFor();
    await shot("4-summary");
    await fillIn(page, "#email", "marie@example.org");
    await page.waitForSelector("#email:not([aria-invalid])");
    await agree(page);
    await page.locator("button[type=submit]").click();
    await state(page, "sent");
    await shot("5-sent");
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });
}

test("the demo page asks nothing of other places and breaks no rule of the strict policy", async () => {
  const page = await open(browser, `${site.url}/`);
  await wake(page);
  await fillIn(page, "#email", "marie@gmial.com");
  await page.locator(".guichet-take").click();
  assert.deepEqual(await log(page, "violation"), []);
  await page.context().close();
});

test("a suggestion opens below its field and moves nothing above it", async () => {
  const page = await open(browser, `${site.url}/`);
  await wake(page);
  const before = await page.locator("#email").boundingBox();
  await fillIn(page, "#email", "marie@gmial.com");
  await page.locator(".guichet-take").waitFor();
  assert.deepEqual(await page.locator("#email").boundingBox(), before);
  await page.context().close();
});
