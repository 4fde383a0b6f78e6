// Signing in in a window of its own, from a page of another origin than the edge's.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { siteKey } from "../support/edge.mjs";
import { launch, log, open, screenshot } from "./support/browser.mjs";
import { startDemo } from "./support/demo.mjs";
import { assertEverythingThere, assertNothingKept, button, fillEverything, logins, marie, note, person } from "./support/login.mjs";
import { startSite } from "./support/site.mjs";

let browser, demo, site, shop, evil;
before(async () => {
  const html = { "/evil.html": "<!DOCTYPE html><title>Evil</title><p>Evil</p>" };
  site = await startSite({ policy: "", html });
  shop = site.url.replace("127.0.0.1", "localhost");
  evil = site.url.replace("127.0.0.1", "evil.localhost");
  demo = await startDemo({ login: true, sections: { site: [{ id: "test", key: siteKey, origins: ["http://127.0.0.1", shop] }] } });
  html["/shop.html"] = shopPage();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.close();
  await demo?.stop();
});

function shopPage() {
  const field = (id) => `<p><label for="${id}">${id}</label> <input id="${id}" name="${id}" autocomplete="${id}"></p>`;
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Shop</title><link rel="stylesheet" href="/guichet/guichet.css">
<script type="module" src="/guichet/guichet.js"></script></head><body><main><h1>Shop</h1>
<guichet-form form="newsletter-en" site-key="${siteKey}" country="GB" endpoint="${demo.url}" login-display="popup"><form method="post">
<div data-guichet-login></div>${["given-name", "family-name", "email", "tel"].map(field).join("")}
<p><label for="country">country</label> <select id="country" autocomplete="country"><option value="GB">United Kingdom</option><option value="FR">France</option></select></p>
${field("address-line1")}<fieldset data-guichet-consents><legend>Consents</legend></fieldset><button>Send</button></form></guichet-form></main></body></html>`;
}

async function visit(init) {
  const page = await open(browser, "about:blank");
  if (init) await page.addInitScript(init);
  page.asked = [];
  page.on("request", (request) => request.url().includes("/v1/login/") && page.asked.push(request.postDataJSON()));
  await page.goto(`${shop}/shop.html`);
  await button(page).waitFor();
  await page.locator("[name='consent.letter']").waitFor();
  await fillEverything(page);
  return page;
}

/** Presses the button; gives the provider's window. */
async function leave(page) {
  const [opened] = await Promise.all([page.waitForEvent("popup"), button(page).click()]);
  await person(opened, /Marie/).waitFor();
  return opened;
}

const choose = async (opened, name) => {
  const closed = opened.waitForEvent("close");
  await person(opened, name).click();
  await closed;
};

const said = (page, text) => page.getByText(text).waitFor();

test("A20, A21, A22, A62 a window of its own: it may stand in no frame and says nowhere where it comes from, it closes by itself, the page takes what is empty from it, and every typed value is there", async () => {
  const page = await visit();
  const opened = await leave(page);
  await said(page, "Please go on in the window of Exemple ID");
  await screenshot(opened, "login-window");
  const [answer] = await Promise.all([opened.waitForEvent("response", (each) => each.url().includes("/callback")), choose(opened, /Marie/)]);
  assert.match(answer.headers()["content-security-policy"], /frame-ancestors 'none'/);
  assert.equal(answer.headers()["referrer-policy"], "no-referrer");
  await said(page, `Signed in with Exemple ID as ${marie}`);
  await assertEverythingThere(page);
  await assertNothingKept(page);
  assert.equal(await page.locator("#email").inputValue(), marie);
  assert.equal(page.url(), `${shop}/shop.html`);
  assert.deepEqual([await logins(page), page.asked.length], [[{ state: "new", provider: "exemple" }], 1]);
  await page.context().close();
});

test("A62 no in the window: it closes, and every typed value is there", async () => {
  const page = await visit();
  await choose(await leave(page), /Nobody/);
  await said(page, "You did not sign in with Exemple ID");
  await assertEverythingThere(page);
  await assertNothingKept(page);
  await page.context().close();
});

test("A62 a window that the person closes leads back to the form with a quiet note, and every typed value is there", async () => {
  const page = await visit();
  await (await leave(page)).close();
  await said(page, "The window was closed before you were signed in");
  await assertEverythingThere(page);
  await assertNothingKept(page);
  assert.deepEqual([await logins(page), page.asked], [[], []]);
  await choose(await leave(page), /Marie/); // and it opens again
  await said(page, "Signed in with Exemple ID");
  await page.context().close();
});

test("A62 a window that the browser does not open: the page itself goes to the provider, and every typed value is there", async () => {
  for (const init of [() => { window.open = () => null; }, () => { window.open = () => ({ closed: true, close() {} }); }]) {
    const page = await visit(init);
    await button(page).click();
    await person(page, /Marie/).click();
    await said(page, `Signed in with Exemple ID as ${marie}`);
    await assertEverythingThere(page);
    await assertNothingKept(page);
    await page.context().close();
  }
});

test("A62 a window that has lost its page goes on to the form by itself, and every typed value is there", async () => {
  const page = await visit();
  const opened = await leave(page);
  await opened.evaluate(() => { window.opener = null; });
  await person(opened, /Marie/).click();
  await said(opened, `Signed in with Exemple ID as ${marie}`);
  await assertEverythingThere(opened);
  await assertNothingKept(opened);
  await page.context().close();
});

test("A22 a page of another origin that has taken the place of the opener gets nothing", async () => {
  const page = await visit();
  // What the window says last comes after everything else that it has said.
  await page.context().addInitScript(() => { window.close = () => window.opener.postMessage("last", "*"); });
  const opened = await leave(page);
  await page.evaluate((url) => location.assign(url), `${evil}/evil.html`); // the page itself goes: what opened the window stays so
  await page.waitForURL(`${evil}/evil.html`);
  await page.evaluate(() => {
    window.heard = [];
    addEventListener("message", ({ data }) => window.heard.push(data));
  });
  await person(opened, /Marie/).click();
  await page.waitForFunction(() => window.heard.includes("last"));
  assert.deepEqual(await page.evaluate(() => window.heard), ["last"]);
  await page.context().close();
});

const forge = () => window.opener.postMessage({ type: "guichet-login", code: "A".repeat(43) }, "*");

test("A22 foreign messages are ignored: of another origin in the window itself, of another window of the edge's origin, of the page, and such as are no codes", async () => {
  const page = await visit();
  const opened = await leave(page);
  const [other] = await Promise.all([page.waitForEvent("popup"), page.evaluate((url) => void window.open(url, "other"), `${demo.url}/en.html`)]);
  await other.waitForLoadState();
  await other.evaluate(forge); // the right origin, the wrong window
  await opened.evaluate(forge); // the right window, the wrong origin: it is at the provider
  await page.evaluate(() => postMessage({ type: "guichet-login", code: "A".repeat(43) }, location.origin));
  await choose(opened, /Marie/);
  await said(page, `Signed in with Exemple ID as ${marie}`);
  assert.equal(page.asked.length, 1);
  assert.notEqual(page.asked[0].code, "A".repeat(43));
  await page.context().close();
});

test("A22 a message of the right window and origin that is no sign-in's is ignored", async () => {
  const page = await visit();
  const opened = await leave(page);
  await opened.goto(`${demo.url}/en.html`);
  for (const message of ["x", null, { type: "other", code: "A".repeat(43) }, { type: "guichet-login", code: 7 }, { type: "guichet-login", code: "<b>" }]) {
    await opened.evaluate((each) => window.opener.postMessage(each, "*"), message);
  }
  await opened.close();
  await said(page, "The window was closed before you were signed in");
  assert.deepEqual([page.asked, page.errors, await log(page, "violation")], [[], [], []]);
  await page.context().close();
});
