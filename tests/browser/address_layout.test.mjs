// Address fields that follow their country: order, words, what is there and what is required; screenshots are in
// build/screenshots.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { fillIn, launch, log, open, screenshot, wake } from "./support/browser.mjs";
import { page as html, startSite } from "./support/site.mjs";

const field = (token, label, attributes = "") => `<p><label for="${token}">${label}</label> <input id="${token}" name="${token}" autocomplete="${token}" ${attributes}></p>`;
const countries = `<p><label for="country">Country</label> <select id="country" name="country" autocomplete="country">
<option value="">-</option>${["FR", "US", "AE", "IE", "JP", "BR"].map((code) => `<option>${code}</option>`).join("")}</select></p>`;
const required = "required";
const optional = '<span data-guichet-optional>(optional)</span>';

/** An address that is asked for, between other fields. */
const wrapped = `<form method="post" action="/signup">${field("email", "E-mail")}${countries}
${field("name", "Your name")}${field("address-line1", "Street", required)}${field("postal-code", `Postcode: ${optional}`, required)}
${field("address-level2", "Town", required)}${field("address-level1", `Region ${optional}`)}
<p><label for="note">Note</label> <input id="note" name="note"></p><p><button id="send">Send</button></p></form>`;

/** Labels around their fields, and the country behind them in an empty select. */
const labels = `<form method="post" action="/signup">
<label>Street <input id="address-line1" name="street" autocomplete="shipping address-line1"></label>
<label>Postcode <input id="postal-code" name="zip" autocomplete="shipping postal-code"></label>
<label>City <input id="address-level2" name="city" autocomplete="shipping address-level2"></label>
<label>Region <input id="address-level1" name="region" autocomplete="shipping address-level1"></label>
<label>Country <select id="country" name="country" autocomplete="shipping country"></select></label><button id="send">Send</button></form>`;

/** Nothing around each field: there is nothing that could be moved. */
const bare = `<form method="post" action="/signup">
<label for="address-line1">Street</label><input id="address-line1" autocomplete="address-line1">
<label for="postal-code">Postcode</label><input id="postal-code" autocomplete="postal-code">
<label for="address-level2">City</label><input id="address-level2" autocomplete="address-level2">
${countries}</form>`;

const attributes = 'country="FR"';
let browser, site;
before(async () => {
  browser = await launch();
  site = await startSite({
    html: {
      "/wrapped.html": html(wrapped, { attributes }), "/labels.html": html(labels, { attributes }), "/bare.html": html(bare, { attributes }),
      "/french.html": html(labels, { attributes, lang: "fr" }), "/off.html": html(wrapped, { attributes: `${attributes} address-layout="off"` }),
    },
  });
});
after(async () => {
  await browser.close();
  await site.close();
});

/** Chooses a country as a visitor does, and waits until the fields have followed. */
async function choose(page, country) {
  await page.locator("#country").focus();
  await page.locator("#country").selectOption(country);
  await page.waitForFunction((wanted) => window.guichetLog.findLast(({ what }) => what === "guichet-address-layout")?.detail.country === wanted, country);
}

/** The fields that can be seen, in the order in which they are read; a star where one is required. */
const shown = (page) => page.evaluate(() =>
  [...document.querySelectorAll("form :is(input, select)")].filter((each) => each.checkVisibility() && !each.closest(".trap, .consents")).map((each) => each.id + (each.required ? "*" : "")).join(" "));
const label = (page, id) => page.locator(`#${id}`).evaluate((control) => control.labels[0].innerText.trim());

const demo = {
  FR: ["postal-code address-level2", "Code postal", "Ville"],
  BE: ["postal-code address-level2", "Code postal", "Ville"],
  US: ["address-level2 address-level1 postal-code", "Code postal (ZIP)", "Ville"],
  GB: ["address-level2 postal-code", "Code postal", "Ville"],
  IE: ["address-level3 address-level2 address-level1 postal-code", "Eircode", "Ville"],
  JP: ["address-level1 postal-code", "Code postal"],
  AE: ["address-level1"],
};

for (const [width, name] of [[1280, "wide"], [390, "narrow"]]) {
  test(`the demo's address follows every country (${name})`, async () => {
    const page = await open(browser, `${site.url}/`, { viewport: { width, height: 900 } });
    await wake(page);
    const start = "given-name family-name email* tel country address-line1 address-line2";
    assert.equal(await shown(page), `${start} ${demo.FR[0]}`);
    for (const [country, [order, postalCode, city]] of Object.entries(demo).reverse()) {
      await choose(page, country);
      assert.equal(await shown(page), `${start} ${order}`, country);
      if (postalCode) assert.equal(await label(page, "postal-code"), postalCode);
      if (city) assert.equal(await label(page, "address-level2"), city);
      await screenshot(page, `address-${country}-${name}`, { fullPage: true });
    }
    assert.deepEqual(page.errors, []);
    assert.deepEqual(await log(page, "violation"), []);
    await page.context().close();
  });
}

test("fields are required where the country needs them, and say so", async () => {
  const page = await open(browser, `${site.url}/wrapped.html`);
  await wake(page);
  const optionalMark = (id) => page.locator(`p:has(#${id}) [data-guichet-optional]`).isVisible();
  await choose(page, "US");
  assert.equal(await shown(page), "email country name address-line1* address-level2* address-level1* postal-code* note");
  assert.equal(await label(page, "address-level1"), "State");
  assert.equal(await optionalMark("address-level1"), false);
  await choose(page, "IE");
  assert.equal(await shown(page), "email country name address-line1* address-level2* address-level1 postal-code note");
  assert.equal(await label(page, "postal-code"), "Eircode: (optional)", "the marks of the page's label stay");
  assert.equal(await optionalMark("postal-code"), true);
  await choose(page, "AE");
  assert.equal(await shown(page), "email country name address-line1* address-level1* note");
  await choose(page, "FR");
  assert.equal(await shown(page), "email country name address-line1* postal-code* address-level2* note");
  assert.equal(await label(page, "address-level2"), "Town", "the page's own words for the country that it was made for");
  await page.context().close();
});

test("what was typed stays in a field that goes, and is not sent", async () => {
  const page = await open(browser, `${site.url}/wrapped.html`);
  await wake(page);
  await choose(page, "FR");
  await fillIn(page, "#postal-code", "75001");
  await fillIn(page, "#address-level2", "Paris");
  await fillIn(page, "#address-line1", "1 rue de Rivoli");
  await choose(page, "AE");
  await fillIn(page, "#address-level1", "Dubai");
  await page.locator("#send").click();
  await page.waitForURL(/signup$/);
  const sent = new URLSearchParams(site.posts().at(-1).body);
  assert.deepEqual([sent.get("postal-code"), sent.get("address-level2"), sent.get("address-level1")], [null, null, "Dubai"]);
  await page.goBack();
  await page.context().close();

  const again = await open(browser, `${site.url}/wrapped.html`);
  await wake(again);
  await choose(again, "FR");
  await fillIn(again, "#postal-code", "75001");
  await choose(again, "AE");
  await choose(again, "US");
  assert.equal(await again.inputValue("#postal-code"), "75001");
  await again.context().close();
});

test("the focus stays on the country, and the keyboard goes through the fields in their new order", async () => {
  const page = await open(browser, `${site.url}/wrapped.html`);
  await wake(page);
  await choose(page, "US");
  const focused = () => page.evaluate(() => document.activeElement.id);
  assert.equal(await focused(), "country");
  const order = [];
  for (let i = 0; i < 5; i++) {
    await page.keyboard.press("Tab");
    order.push(await focused());
  }
  assert.deepEqual(order, ["name", "address-line1", "address-level2", "address-level1", "postal-code"]);
  await page.context().close();
});

test("a field that has the focus keeps it when a browser fills in the country", async () => {
  const page = await open(browser, `${site.url}/wrapped.html`);
  await wake(page, "#postal-code");
  await page.keyboard.type("940");
  await page.evaluate(() => {
    const country = document.querySelector("#country");
    country.value = "US";
    for (const type of ["input", "change"]) country.dispatchEvent(new Event(type, { bubbles: true }));
  });
  await page.waitForFunction(() => window.guichetLog.some(({ what }) => what === "guichet-address-layout"));
  await page.keyboard.type("43");
  assert.equal(await page.inputValue("#postal-code"), "94043");
  assert.equal(await shown(page), "email country name address-line1* address-level2* address-level1* postal-code* note");
  await page.context().close();
});

test("a postcode is asked about in the country that was chosen, and no longer once another is", async () => {
  const page = await open(browser, `${site.url}/`);
  await wake(page);
  await fillIn(page, "#postal-code", "1000");
  const notice = page.locator(".field:has(#postal-code) .guichet-notice[data-kind]");
  await notice.waitFor();
  assert.match(await notice.innerText(), /33380/);
  await screenshot(page, "address-postcode-question", { fullPage: true });
  await choose(page, "BE");
  await notice.waitFor({ state: "detached" });
  await page.context().close();
});

test("an empty select gets the countries' names in the page's language; labels around fields move with them", async () => {
  for (const [path, france, state] of [["/labels.html", "France", "State"], ["/french.html", "France", "État"]]) {
    const page = await open(browser, site.url + path);
    await wake(page, "#address-line1");
    await page.waitForFunction(() => window.guichetLog.some(({ what }) => what === "guichet-address-layout"));
    assert.equal(await page.locator("#country option").count(), 252);
    assert.equal(await page.locator("#country option:checked").innerText(), france);
    await choose(page, "US");
    assert.equal(await shown(page), "address-line1 address-level2 address-level1 postal-code country");
    assert.equal(await label(page, "address-level1"), state);
    await fillIn(page, "#postal-code", "1");
    await page.locator("label:has(#postal-code) + .guichet-notice[data-kind]").waitFor();
    await choose(page, "FR");
    assert.equal(await shown(page), "address-line1 postal-code address-level2 country");
    assert.equal(await page.locator("label:has(#postal-code) + .guichet-notice").count(), 1, "the notice goes with its field");
    await page.context().close();
  }
});

test("where fields have nothing around them, or the page says so, all stays as it is", async () => {
  for (const [path, order] of [["/bare.html", "address-line1 postal-code address-level2 country"],
    ["/off.html", "email country name address-line1* postal-code* address-level2* address-level1 note"]]) {
    const page = await open(browser, site.url + path);
    await wake(page, "#address-line1");
    await page.locator("#country").selectOption("US");
    await fillIn(page, "#postal-code", "1"); // a question, which shows that the country has been heard of
    await page.locator(".guichet-notice[data-kind]").waitFor();
    assert.equal(await shown(page), order);
    await page.context().close();
  }
});

test("a form without an address fetches nothing for one", async () => {
  const other = await startSite({ html: { "/test.html": html(`<form>${field("email", "E-mail")}</form>`) } });
  const page = await open(browser, `${other.url}/test.html`);
  await wake(page);
  await fillIn(page, "#email", "marie@gmial.com");
  await page.locator(".guichet-notice[data-kind]").waitFor();
  assert.deepEqual(other.requests.map(({ path }) => path).filter((path) => /address|country/.test(path)), []);
  await page.context().close();
  await other.close();
});
