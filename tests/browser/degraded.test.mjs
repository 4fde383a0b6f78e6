import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { fillIn, launch, log, open, state, wake } from "./support/browser.mjs";
import { page as html, signupForm, startSite, strictPolicy } from "./support/site.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

async function withPage(options, use, context) {
  const site = await startSite({ html: { "/test.html": html(signupForm) }, ...options });
  const page = await open(browser, `${site.url}/test.html`, context);
  try {
    await use(page, site);
    assert.deepEqual(page.errors, []);
  } finally {
    await page.context().close();
    await site.close();
  }
}

async function sendsByItself(page, site) {
  await page.locator("#email").fill("marie@gmial.com");
  await page.locator("#send").click();
  await page.waitForURL("**/signup");
  assert.equal(new URLSearchParams(site.posts()[0].body).get("email"), "marie@gmial.com");
}

async function sendsUnchecked(page, site) {
  assert.equal(await wake(page), "none");
  await fillIn(page, "#email", "marie@gmial.com");
  await page.locator("#send").click();
  await state(page, "sent");
  assert.equal(site.submissions()[0].values.email, "marie@gmial.com");
  assert.equal(site.submissions()[0].report.core, null);
}

async function suggests(page) {
  assert.equal(await wake(page), "ready");
  await fillIn(page, "#email", "marie@gmial.com");
  await page.getByRole("button", { name: "Yes, use it" }).click();
  assert.equal(await page.inputValue("#email"), "marie@gmail.com");
}

test("JavaScript off: the form posts", () => {
  // The log cannot be kept here, so the page is used as it is.
  return withPage({}, sendsByItself, { javaScriptEnabled: false });
});

test("the script is blocked: the form posts", () => withPage({ blocked: /guichet\.js$/ }, sendsByItself));

test("WebAssembly is refused by the policy: nothing of it is fetched, and the form is sent", () =>
  withPage({ policy: strictPolicy.replace(" 'wasm-unsafe-eval'", "") }, async (page, site) => {
    await sendsUnchecked(page, site);
    assert.equal(site.requests.some(({ path }) => path.endsWith(".wasm")), false);
    assert.equal(await page.locator("form").evaluate((form) => form.noValidate), false, "the browser's own checks stay");
  }));

test("a worker served without a policy has none: the core runs in it even if the page's policy refuses WebAssembly", () =>
  withPage({ policy: strictPolicy.replace(" 'wasm-unsafe-eval'", ""), unruled: /^\/guichet\// }, suggests));

test("the module cannot be had: the form is sent", () => withPage({ blocked: /\.wasm$/ }, sendsUnchecked));

test("the texts cannot be had: the form posts by itself", () => withPage({ blocked: /i18n/ }, sendsByItself));

test("the module never comes: the form is sent without it", () =>
  withPage({ silent: /\.wasm$/ }, async (page, site) => {
    await page.locator("#email").fill("marie@gmial.com");
    await page.locator("#send").click();
    await state(page, "sent");
    assert.equal(site.submissions()[0].report.core, null);
  }));

test("nothing of the widget's parts ever comes: the form posts by itself", () => withPage({ silent: /\.wasm$|i18n|worker/ }, sendsByItself));

test("workers are refused by the policy: the core runs in the page", () =>
  withPage({ policy: `${strictPolicy}; worker-src 'none'` }, async (page, site) => {
    await suggests(page);
    assert.equal(site.requests.filter(({ path }) => path.endsWith(".wasm")).length, 1);
  }));

test("the worker's script cannot be had: the core runs in the page", () => withPage({ blocked: /worker/ }, suggests));

test("Trusted Types are required: the core runs in the page", () =>
  withPage({ policy: `${strictPolicy}; require-trusted-types-for 'script'; trusted-types 'none'` }, suggests));

test("under the strict policy nothing is refused", () =>
  withPage({}, async (page) => {
    await suggests(page);
    assert.deepEqual(await log(page, "violation"), []);
  }));

test("without any policy it works as well", () => withPage({ policy: "" }, suggests));
