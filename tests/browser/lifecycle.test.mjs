import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { fillIn, launch, log, open, wake } from "./support/browser.mjs";
import { page as html, signupForm, startSite } from "./support/site.mjs";

const twice = `<script type="module" src="/guichet/guichet.js?copy"></script>`;

let browser, site;
before(async () => {
  browser = await launch();
  site = await startSite({ html: { "/test.html": html(signupForm), "/twice.html": html(signupForm, { head: twice }) } });
});
after(async () => {
  await browser.close();
  await site.close();
});

async function suggestsOnce(page) {
  await fillIn(page, "#email", "marie@gmial.com");
  await page.getByRole("button", { name: "Yes, use it" }).waitFor();
  assert.equal(await page.locator(".guichet-take").count(), 1);
  assert.equal(await page.locator("[role=status]").count(), 4);
  assert.deepEqual(page.errors, []);
}

test("two copies of the script do no harm", async () => {
  const page = await open(browser, `${site.url}/twice.html`);
  await wake(page);
  await suggestsOnce(page);
  await page.context().close();
});

test("an element that is moved goes on", async () => {
  const page = await open(browser, `${site.url}/test.html`);
  await wake(page);
  await page.evaluate(() => document.querySelector("main").append(document.querySelector("guichet-form")));
  await suggestsOnce(page);
  assert.equal((await log(page, "guichet-state")).length, 2);
  await page.context().close();
});

test("an element that leaves gives up its worker, and starts it again when it comes back", async () => {
  const page = await open(browser, `${site.url}/test.html`);
  await wake(page);
  assert.equal(page.workers().length, 1);
  const gone = page.workers()[0].waitForEvent("close");
  await page.evaluate(() => {
    window.kept = document.querySelector("guichet-form");
    window.kept.remove();
  });
  await gone;
  await page.evaluate(() => document.querySelector("main").append(window.kept));
  await page.locator("#email").focus();
  await page.waitForFunction(() => window.guichetLog.filter(({ detail }) => detail?.state === "ready").length === 2);
  await suggestsOnce(page);
  await page.context().close();
});

test("a form that comes after its element, or is put in later, is found", async () => {
  const page = await open(browser, `${site.url}/test.html`);
  await page.evaluate(() => {
    const element = document.querySelector("guichet-form");
    const form = element.firstElementChild;
    const later = document.createElement("guichet-form");
    element.replaceWith(later);
    later.append(form);
  });
  await wake(page);
  await suggestsOnce(page);
  await page.context().close();
});

test("a notice goes where the page wants it", async () => {
  const own = signupForm.replace("</form>", `<guichet-check for="email"></guichet-check></form>`);
  const placed = await startSite({ html: { "/test.html": html(own, { lang: "fr-CA" }) } });
  const page = await open(browser, `${placed.url}/test.html`);
  await wake(page);
  await fillIn(page, "#email", "marie@gmial.com");
  await page.locator("guichet-check").getByRole("button", { name: "Oui, corriger" }).waitFor();
  await page.context().close();
  await placed.close();
});
