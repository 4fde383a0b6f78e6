import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { eventually } from "../support/edge.mjs";
import { fillIn, launch, log, open, state, wake } from "./support/browser.mjs";
import { page as html, signupForm, startSite } from "./support/site.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Opens a form on a site whose edge answers as told, fills it in and closes everything afterwards. */
async function withForm(options, use) {
  const site = await startSite({ html: { "/test.html": html(signupForm) }, ...options });
  const page = await open(browser, `${site.url}/test.html`);
  try {
    await wake(page);
    await fillIn(page, "#email", "marie@example.org");
    await use(page, site);
  } finally {
    await page.context().close();
    await site.close();
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test("a submission carries the values, the key of the site, a key of its own and codes only", () =>
  withForm({}, async (page, site) => {
    await page.locator("#send").click();
    await state(page, "sent");
    const [{ key, authorization, v, form, values, locale, report }] = site.submissions();
    assert.match(key, uuid);
    assert.equal(authorization, "Bearer site_test");
    assert.deepEqual({ v, form, values, locale }, { v: 1, form: { id: "test" }, values: { email: "marie@example.org" }, locale: "en" });
    assert.deepEqual(Object.keys(report), ["shown", "accepted", "kept", "ruleset", "core"]);
    assert.match(report.ruleset, /^sha256:/);
    assert.equal(site.requests.find(({ method }) => method === "POST").headers.cookie, undefined);
  }));

test("thanks stand in the place of the form, announced, with the focus that the form had", () =>
  withForm({}, async (page) => {
    await page.locator("#email").focus();
    await page.keyboard.press("Enter");
    await page.getByText("Thank you.").waitFor();
    assert.equal(await page.locator("form").isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement.className), "guichet-form-status");
    assert.equal((await log(page, "guichet-submitted")).length, 1);
    assert.equal(await page.inputValue("#email"), "");
  }));

test("a page may take over after the submission", () =>
  withForm({}, async (page) => {
    await page.evaluate(() => addEventListener("guichet-submitted", (event) => event.preventDefault()));
    await page.locator("#send").click();
    await state(page, "sent");
    assert.equal(await page.locator("form").isVisible(), true);
  }));

test("nothing leaves the page between the first key and the submission, with typing, pasting and suggestions", async () => {
  const site = await startSite({ html: { "/test.html": html(signupForm) } });
  const page = await open(browser, `${site.url}/test.html`);
  const seen = [];
  page.context().on("request", (request) => seen.push(request.url()));
  await wake(page);
  // Its last part is asked for in advance, once the widget is ready.
  await eventually(() => seen.some((url) => url.includes("disposable")) && site.requests.some(({ path }) => path.includes("disposable")));
  const before = site.requests.length;
  const seenBefore = seen.length;
  await fillIn(page, "#name", "Marie");
  await fillIn(page, "#email", "marie@gmial.com");
  await page.getByRole("button", { name: "Yes, use it" }).click();
  await page.locator("#tel").focus();
  await page.keyboard.insertText("0612345678");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.querySelector("#tel").value === "06 12 34 56 78");
  assert.equal(site.requests.length, before);
  assert.deepEqual(seen.slice(seenBefore), []);
  await page.locator("#send").click();
  await state(page, "sent");
  assert.deepEqual(site.requests.slice(before).map(({ path }) => path), ["/v1/submissions"]);
  assert.deepEqual(await log(page, "violation"), []);
  await page.context().close();
  await site.close();
});

test("at the first focus each part is asked for once", () =>
  withForm({}, async (page, site) => {
    const parts = site.requests.map(({ path }) => path).filter((path) => /worker|wasm|i18n/.test(path));
    assert.equal(parts.length, 3);
    assert.equal(new Set(parts).size, 3);
  }));

test("an edge in trouble is asked again with the same key and the same bytes", () =>
  withForm({ submissions: (n) => [{ status: 503 }, "cut", { status: 202 }][n - 1] }, async (page, site) => {
    await page.locator("#send").click();
    await state(page, "sent");
    const sent = site.submissions();
    assert.equal(sent.length, 3);
    assert.equal(new Set(sent.map(({ key }) => key)).size, 1);
    assert.equal(new Set(site.requests.filter(({ method }) => method === "POST").map(({ body }) => body)).size, 1);
  }));

test("an edge that stays in trouble loses nothing typed; the next try has the same key, other values a new one", () =>
  withForm({ submissions: () => ({ status: 503 }) }, async (page, site) => {
    await page.locator("#send").click();
    await page.getByText("please try again").waitFor();
    assert.equal(await page.inputValue("#email"), "marie@example.org");
    await page.locator("#send").click();
    await page.getByText("please try again").waitFor({ state: "hidden" });
    await page.getByText("please try again").waitFor();
    assert.equal(new Set(site.submissions().map(({ key }) => key)).size, 1);
    await fillIn(page, "#email", "paul@example.org");
    await page.locator("#send").click();
    await page.getByText("please try again").waitFor({ state: "hidden" });
    await page.getByText("please try again").waitFor();
    assert.equal(new Set(site.submissions().map(({ key }) => key)).size, 2);
  }));

test("when requests of the page go nowhere, the form itself is posted to the site's own action", () =>
  withForm({ submissions: () => "cut" }, async (page, site) => {
    await page.locator("#send").click();
    await page.waitForURL("**/signup");
    assert.equal(site.submissions().length, 3);
    assert.equal(new URLSearchParams(site.posts()[0].body).get("email"), "marie@example.org");
  }));

test("an edge that says nothing is given up after a time, and asked again with the same key", () =>
  withForm({ submissions: (n) => (n === 1 ? "silence" : { status: 202 }) }, async (page, site) => {
    await page.locator("#send").click();
    await page.getByText("Sending…").waitFor();
    await page.waitForSelector("guichet-form[data-state=sent]", { timeout: 30_000 });
    const keys = site.submissions().map(({ key }) => key);
    assert.equal(keys.length, 2);
    assert.equal(new Set(keys).size, 1);
  }));

test("an answer that is no use is not asked for again", () =>
  withForm({ submissions: () => ({ status: 403 }) }, async (page, site) => {
    await page.locator("#send").click();
    await page.getByText("please try again").waitFor();
    assert.equal(site.submissions().length, 1);
  }));

test("pressing twice sends once", () =>
  withForm({}, async (page, site) => {
    await page.evaluate(() => {
      document.querySelector("#send").click();
      document.querySelector("#send").click();
    });
    await page.locator("#send").dblclick({ noWaitAfter: true, timeout: 2000 }).catch(() => {});
    await state(page, "sent");
    assert.equal(site.submissions().length, 1);
  }));

test("the page's own listeners hear of a submission once, after the check; one that takes over keeps it", () =>
  withForm({}, async (page, site) => {
    await page.evaluate(() => {
      window.heard = 0;
      document.querySelector("form").addEventListener("submit", (event) => {
        window.heard += 1;
        event.preventDefault();
      });
    });
    await fillIn(page, "#email", "marie");
    await page.locator("#send").click();
    await page.waitForSelector(".guichet-summary");
    assert.equal(await page.evaluate(() => window.heard), 0);
    await fillIn(page, "#email", "marie@example.org");
    await page.locator("#send").click();
    await page.waitForFunction(() => window.heard === 1);
    await state(page, "ready");
    assert.equal(site.submissions().length, 0);
  }));

test("without a form id the form is checked and then posted by the page itself", async () => {
  const site = await startSite({ html: { "/test.html": html(signupForm, { attributes: "" }) } });
  const page = await open(browser, `${site.url}/test.html`);
  await wake(page);
  await fillIn(page, "#email", "marie");
  await page.locator("#send").click();
  await page.waitForSelector(".guichet-summary");
  await fillIn(page, "#email", "marie@example.org");
  await page.locator("#send").click();
  await page.waitForURL("**/signup");
  assert.equal(site.submissions().length, 0);
  assert.equal(site.posts().length, 1);
  await page.context().close();
  await site.close();
});
