// The page behind a confirmation link in a real browser, without JavaScript (B9).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { postForm, submit } from "../support/client.mjs";
import { eventually, secretKey, startEdge } from "../support/edge.mjs";
import { awaitLink, awaitMails, codeOf } from "../support/inbox.mjs";
import { launch, screenshot } from "./support/browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser, edge;
before(async () => {
  [browser, edge] = await Promise.all([launch(), startEdge()]);
});
after(() => Promise.all([browser.close(), edge.stop()]));

async function visit(where, use, options = {}) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 640 }, ...options });
  try {
    const page = await context.newPage();
    await page.goto(edge.url + where);
    await use(page);
  } finally {
    await context.close();
  }
}

for (const form of ["newsletter-fr", "newsletter-en"]) {
  test(`B9 the page of ${form} has one big button, in sight at once on a small telephone, and it confirms without JavaScript`, async () => {
    const email = `${form}@example.com`;
    await submit(edge, { email }, { form });
    await visit(await awaitLink(edge, email), async (page) => {
      assert.equal(await page.locator("button, input:not([type=hidden]), a").count(), 1);
      const box = await page.locator("button").boundingBox();
      assert.ok(box.y + box.height <= 640, `the button ends at ${box.y + box.height}`);
      assert.ok(box.height >= 48 && box.width >= 280, `${box.width} x ${box.height}`);
      assert.equal(await page.evaluate("document.documentElement.scrollWidth <= innerWidth").catch(() => true), true);
      await screenshot(page, `confirm-${form}`);
      await page.locator("button").click();
      await page.waitForURL("**/confirm/*");
      await eventually(async () => /confirmed|confirmée/.test(await page.locator("h1").textContent()), "the page after");
      await screenshot(page, `confirmed-${form}`);
    });
    const known = await (await submit(edge, { email }, { key: secretKey })).json();
    assert.equal(known.match.verdict, "existing");
  });
}

test("B9 the keyboard alone confirms", async () => {
  await submit(edge, { email: "keys@example.com" });
  await visit(await awaitLink(edge, "keys@example.com"), async (page) => {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await eventually(async () => /confirmée/.test(await page.locator("h1").textContent()), "the page after");
  });
});

test("B12 who comes too late asks for another link on the same page", async () => {
  await submit(edge, { email: "late@example.com" });
  const link = await awaitLink(edge, "late@example.com");
  edge.moveClock(25 * 3600 * 1000);
  await visit(link, async (page) => {
    await screenshot(page, "link-invalid");
    await page.getByLabel("Adresse e-mail").fill("late@example.com");
    await page.locator("button").click();
    await eventually(async () => /messagerie/.test(await page.locator("h1").textContent()), "the page after");
    await screenshot(page, "resent");
  }, { locale: "fr-FR" });
  assert.notEqual(await awaitLink(edge, "late@example.com", 2), link);
});

test("the code is typed on the page after a plain form", async () => {
  const where = (await postForm(edge, "newsletter-fr", { email: "code@example.com" })).headers.get("location");
  const [mail] = await awaitMails(edge, "code@example.com");
  await visit(where, async (page) => {
    await page.locator("#code").fill("ABCD EFGH");
    await page.locator("button").click();
    await eventually(async () => (await page.locator("[role=alert]").count()) === 1, "the remark");
    await screenshot(page, "code-wrong");
    await page.locator("#code").fill(codeOf(mail).toLowerCase());
    await page.locator("button").click();
    await eventually(async () => /confirmée/.test(await page.locator("h1").textContent()), "the page after");
  });
});

test("the pages are accessible, in light and in dark", async () => {
  await submit(edge, { email: "axe@example.com" });
  const plain = (await postForm(edge, "newsletter-fr", { email: "axe2@example.com" })).headers.get("location");
  for (const colorScheme of ["light", "dark"]) {
    for (const where of [await awaitLink(edge, "axe@example.com"), "/confirm", `/confirm/${"A".repeat(43)}`, plain]) {
      await visit(where, async (page) => {
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => window.axe.run());
        assert.deepEqual(violations.map(({ id, nodes }) => `${where} ${id} ${nodes.map(({ html }) => html)}`), []);
        await screenshot(page, `${colorScheme}-${where.split("/")[1]}-${where.length}`);
      }, { colorScheme, javaScriptEnabled: true, bypassCSP: true });
    }
  }
});
