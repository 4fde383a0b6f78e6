// Addresses in France as a visitor types them: lists of cities and streets, corrections, choices, what the edge asks;
// screenshots are in build/screenshots.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";

import { run } from "../support/edge.mjs";
import { fillIn, launch, log, open, screenshot, state, wake } from "./support/browser.mjs";
import { page as html, root, startSite } from "./support/site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const field = (token, label) => `<p><label for="${token}">${label}</label> <input id="${token}" name="${token}" autocomplete="${token}"></p>`;
const countries = '<p><label for="country">Country</label> <select id="country" name="country" autocomplete="country"><option>FR</option><option>BE</option><option>RE</option></select></p>';
const form = `<form method="post" action="/signup">${field("email", "E-mail")}${field("address-line1", "Street")}${field("address-line2", "Flat")}
${field("postal-code", "Postcode")}${field("address-level2", "City")}${countries}<p><button id="send">Send</button></p></form>`;
const oneField = form.replace(/<p><label for="address-line1">.*<\/p>\n/, '<p><label for="street-address">Street</label> <textarea id="street-address" name="street" autocomplete="street-address"></textarea></p>\n');
const withStreets = 'country="FR" streets="/v1/streets/"';
const sending = `form="test" site-key="site_test" ${withStreets}`;

let browser, site, folder;
before(async () => {
  browser = await launch();
  folder = mkdtempSync(path.join(tmpdir(), "guichet-streets-"));
  const built = run("register", "build", path.join(root, "web-demo/addresses.csv"), "-o", path.join(folder, "fr.gar"), "--shards", folder);
  assert.equal(built.status, 0, built.stderr);
  site = await startSite({
    streets: path.join(folder, "streets"),
    html: {
      "/off.html": html(form, { attributes: 'country="FR"' }), "/on.html": html(form, { attributes: withStreets }),
      "/french.html": html(form, { attributes: withStreets, lang: "fr" }), "/one.html": html(oneField, { attributes: withStreets }),
    },
  });
});
after(async () => {
  await browser.close();
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A page whose core knows the communes. */
async function ready(where = "/on.html", options = {}, from = site) {
  const page = await open(browser, from.url + where, options);
  const communes = page.waitForResponse(/commune\..*table$/);
  assert.equal(await wake(page), "ready");
  await page.waitForSelector("[autocomplete~=address-level2][role=combobox]");
  await (await communes).finished();
  return page;
}

const close = (page) => page.context().close();
const value = (page, token) => page.inputValue(`#${token}`);
const values = async (page, ...tokens) => Promise.all(tokens.map((token) => value(page, token)));
const focused = (page) => page.evaluate(() => document.activeElement.id);
const list = (page) => page.locator(".guichet-listbox:visible");
const options = (page) => list(page).getByRole("option").allInnerTexts();
const notice = (page) => page.locator(".guichet-notice[data-kind]");

async function type(page, token, text) {
  await page.locator(`#${token}`).focus();
  await page.keyboard.type(text);
}

/** Types, and waits for the list that belongs to the whole text: its first option is named. */
async function suggested(page, token, text, first) {
  await type(page, token, text);
  await page.waitForFunction((wanted) => document.querySelector(".guichet-listbox:not([hidden]) [role=option]")?.textContent === wanted, first);
}

/** The option that a screen reader is on. */
const active = (page) => page.evaluate(() => document.getElementById(document.activeElement.getAttribute("aria-activedescendant") ?? "")?.textContent);

async function fill(page, given) {
  for (const [token, text] of Object.entries(given)) await fillIn(page, `#${token}`, text);
}

const lectoure = { "postal-code": "32700", "address-level2": "Lectoure" };

/** Fills the address and leaves it; waits for the question about it. */
async function asked(page, given, code) {
  await fill(page, given);
  await page.locator("#email").focus();
  await page.waitForFunction((wanted) => window.guichetLog.some(({ what, detail }) => what === "guichet-finding" && detail.code === wanted), code);
}

/** Waits until the core has judged what the form holds now: an e-mail address is asked about. */
async function judged(page) {
  await fillIn(page, "#email", "marie@gmial.com");
  await page.getByText("marie@gmail.com").waitFor();
}

const codes = async (page) => (await log(page, "guichet-finding")).map(({ detail }) => detail.code).filter((code) => code.startsWith("address."));

test("a city is completed with the keyboard alone, and its postcode with it", async () => {
  const page = await ready("/off.html");
  await suggested(page, "address-level2", "lect", "Lectoure (32700)");
  const city = page.locator("#address-level2");
  assert.deepEqual(await options(page), ["Lectoure (32700)", "Lect (39260)"]);
  assert.equal(await city.getAttribute("aria-expanded"), "true");
  assert.equal(await city.getAttribute("aria-autocomplete"), "list");
  assert.equal(await city.getAttribute("autocomplete"), "address-level2");
  assert.equal(await page.locator(`#${await city.getAttribute("aria-controls")}`).getAttribute("role"), "listbox");
  assert.equal(await active(page), undefined, "nothing is chosen by itself");
  await page.keyboard.press("ArrowDown");
  assert.equal(await active(page), "Lectoure (32700)");
  await page.keyboard.press("Enter");
  assert.deepEqual(await values(page, "address-level2", "postal-code"), ["Lectoure", "32700"]);
  assert.equal(await focused(page), "address-level2");
  assert.equal(await city.getAttribute("aria-expanded"), "false");
  assert.equal(new URL(page.url()).pathname, "/off.html", "nothing was sent");
  assert.deepEqual((await log(page, "announced")).map(({ detail }) => detail).filter((text) => /suggestion/.test(text)).at(-1), "2 suggestions. Use the arrow keys to choose.");
  await close(page);
});

test("a postcode is completed, and the city with it, by mouse and by touch", async () => {
  for (const touch of [false, true]) {
    const page = await ready("/french.html", { hasTouch: touch });
    await suggested(page, "postal-code", "327", "32700 Lectoure");
    const option = list(page).getByText("32700 Lectoure");
    await (touch ? option.tap() : option.click());
    assert.deepEqual(await values(page, "postal-code", "address-level2"), ["32700", "Lectoure"]);
    assert.equal(await focused(page), "postal-code");
    assert.equal(await list(page).count(), 0);
    await close(page);
  }
});

test("a street is completed once the postcode is known; the number and the flat stay, the caret stands behind", async () => {
  const page = await ready();
  await fill(page, lectoure);
  await suggested(page, "address-line1", "Appt 4, 3 rue du m", "3 Rue du Marché aux Lettres, 32700 Lectoure");
  assert.deepEqual(await options(page), ["3 Rue du Marché aux Lettres, 32700 Lectoure"]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const chosen = "Appt 4, 3 Rue du Marché aux Lettres";
  assert.equal(await value(page, "address-line1"), chosen);
  assert.deepEqual(await page.locator("#address-line1").evaluate((input) => [input.selectionStart, input.selectionEnd]), [chosen.length, chosen.length]);
  await judged(page);
  assert.deepEqual(await codes(page), [], "what was chosen is not asked about");
  await close(page);
});

test("the list's keys are those of the pattern", async () => {
  const page = await ready("/off.html");
  await suggested(page, "postal-code", "327", "32700 Lectoure");
  const all = await options(page);
  const steps = [["ArrowDown", 0], ["ArrowDown", 1], ["ArrowUp", 0], ["ArrowUp", all.length - 1], ["ArrowDown", 0], ["End", -1], ["ArrowDown", 0], ["Home", -1], ["ArrowDown", 0], ["ArrowLeft", -1]];
  for (const [key, at] of steps) {
    await page.keyboard.press(key);
    assert.equal(await active(page), all[at], key);
  }
  assert.equal(await list(page).count(), 1);
  await page.keyboard.press("Escape");
  assert.equal(await list(page).count(), 0);
  assert.equal(await value(page, "postal-code"), "327", "Escape changes nothing");
  await page.keyboard.press("ArrowDown");
  await list(page).waitFor();
  assert.equal(await active(page), all[0], "Down opens the list on its first option");
  await page.keyboard.press("Tab");
  assert.equal(await list(page).count(), 0);
  assert.equal(await focused(page), "address-level2");
  assert.equal(await value(page, "postal-code"), "327", "Tab chooses nothing");
  await close(page);
});

test("Enter without a marked option sends the form", async () => {
  const page = await ready("/off.html");
  await suggested(page, "address-level2", "lect", "Lectoure (32700)");
  await page.evaluate(() => addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    window.guichetLog.push({ what: "submit" });
  }, true));
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => window.guichetLog.some(({ what }) => what === "submit"));
  assert.equal(await list(page).count(), 0);
  assert.equal(await value(page, "address-level2"), "lect");
  await close(page);
});

test("nothing is requested while typing without the attribute", async () => {
  const page = await ready("/off.html");
  await page.waitForLoadState("networkidle");
  const before = site.requests.length;
  await suggested(page, "address-level2", "Saint-É", "Saint-Étienne (42000)");
  await fill(page, { "address-line1": "3 rue du marche", "postal-code": "32700", "address-level2": "Lectoure" });
  assert.equal(await page.locator("#address-line1").getAttribute("role"), null, "no list of streets");
  assert.deepEqual(site.requests.slice(before).map(({ path: where }) => where), []);
  await close(page);
});

test("with it the streets of a postcode are requested once, and a postcode without streets once", async () => {
  const page = await ready("/on.html");
  await page.waitForLoadState("networkidle");
  const before = site.requests.length;
  const requested = () => site.requests.slice(before).map(({ path: where }) => where);
  for (const code of ["32700", "01400", "32700", "01400"]) {
    await fill(page, { "postal-code": code });
    await suggested(page, "address-level2", "Lect", "Lectoure (32700)");
    await page.keyboard.press("Escape");
    await page.locator("#address-level2").fill("");
  }
  assert.deepEqual(requested(), ["/v1/streets/32700.gar", "/v1/streets/01400.gar"]);
  await close(page);
});

test("who types a place to its end is offered nothing more", async () => {
  const page = await ready("/off.html");
  await fill(page, { "postal-code": "32700" });
  await suggested(page, "address-level2", "Lectour", "Lectoure (32700)");
  await page.keyboard.type("e");
  await page.waitForFunction(() => !document.querySelector(".guichet-listbox:not([hidden])"));
  await close(page);
});

test("neither a script, nor the browser's autofill, nor an input method opens a list", async () => {
  const page = await ready("/off.html");
  await page.locator("#address-level2").focus();
  await page.evaluate(() => {
    const city = document.activeElement;
    city.value = "Lectou";
    city.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
  });
  const client = await page.context().newCDPSession(page);
  await page.locator("#postal-code").focus();
  await client.send("Input.imeSetComposition", { text: "327", selectionStart: 3, selectionEnd: 3 });
  assert.equal(await value(page, "postal-code"), "327");
  await judged(page); // so the core has answered whatever was asked before
  assert.equal(await list(page).count(), 0);
  await close(page);
});

test("another country has plain fields; one overseas has lists", async () => {
  const page = await ready("/on.html");
  await page.locator("#country").selectOption("BE");
  await page.waitForSelector("#address-level2:not([role])");
  assert.equal(await page.locator("#postal-code").getAttribute("aria-expanded"), null);
  await fill(page, { "postal-code": "32700", "address-level2": "Lecture" });
  await judged(page);
  assert.deepEqual((await codes(page)).filter((code) => !code.includes("postal")), []);
  await page.locator("#country").selectOption("RE");
  await page.waitForSelector("#address-level2[role=combobox]");
  await page.locator("#address-level2").fill("");
  await suggested(page, "address-level2", "Saint-Den", "Saint-Denis (93200)");
  await close(page);
});

test("a street is corrected with one press of a button, by keyboard; the flat moves to the line that is free", async () => {
  const page = await ready();
  await asked(page, { "address-line1": "Appt 4, 3 rue du marche aux letres", ...lectoure }, "address.corrected");
  assert.match(await notice(page).innerText(), /Did you mean 3 Rue du Marché aux Lettres, 32700 Lectoure\?/);
  assert.equal(await focused(page), "email", "the focus stays where the person went");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Yes, use it");
  await page.keyboard.press("Enter");
  assert.deepEqual(await values(page, "address-line1", "address-line2", "postal-code", "address-level2"), ["3 Rue du Marché aux Lettres", "Appt 4", "32700", "Lectoure"]);
  assert.equal(await focused(page), "address-line1", "the field gets the focus of the button that went away");
  await judged(page);
  assert.deepEqual(await codes(page), ["address.corrected"]);
  assert.equal((await log(page, "guichet-accept"))[0].detail.code, "address.corrected");
  await close(page);
});

test("what stands beside the street is not lost where no line is free, nor in a single field", async () => {
  const page = await ready();
  await asked(page, { "address-line1": "Appt 4, 3 rue du marche aux letres", "address-line2": "Bâtiment B", ...lectoure }, "address.corrected");
  await page.getByRole("button", { name: "Yes, use it" }).click();
  assert.deepEqual(await values(page, "address-line1", "address-line2"), ["Appt 4, 3 Rue du Marché aux Lettres", "Bâtiment B"]);
  await close(page);

  const other = await ready();
  await asked(other, { "address-line1": "Appt 4", "address-line2": "3 rue du marche aux letres", ...lectoure }, "address.corrected");
  await other.getByRole("button", { name: "Yes, use it" }).click();
  assert.deepEqual(await values(other, "address-line1", "address-line2"), ["Appt 4", "3 Rue du Marché aux Lettres"]);
  await close(other);

  const one = await ready("/one.html");
  await one.locator("#street-address").focus();
  await one.keyboard.type("Appt 4\n3 rue du marche aux letres");
  await asked(one, lectoure, "address.corrected");
  await one.getByRole("button", { name: "Yes, use it" }).click();
  assert.equal(await value(one, "street-address"), "Appt 4\n3 Rue du Marché aux Lettres");
  await close(one);
});

test("a city alone is corrected; the street stays as it was typed", async () => {
  const page = await ready("/off.html");
  await asked(page, { "address-line1": "3 rue du Truc", "postal-code": "32700", "address-level2": "Lecture" }, "address.corrected");
  await page.getByRole("button", { name: "Yes, use it" }).click();
  assert.deepEqual(await values(page, "address-line1", "postal-code", "address-level2"), ["3 rue du Truc", "32700", "Lectoure"]);
  await close(page);
});

const choices = [
  ["two streets", "address.choose", { "address-line1": "2 rue des trois prumes", ...lectoure }, "2 Rue des Trois Plumes, 32700 Lectoure", { "address-line1": "2 Rue des Trois Plumes", ...lectoure }],
  ["a code and a city that do not go together", "address.city_mismatch", { "postal-code": "75001", "address-level2": "Lyon" }, "69002 Lyon", { "postal-code": "69002", "address-level2": "Lyon" }],
  ["a number that is not there", "address.number_unknown", { "address-line1": "Appt 4, 200 rue du registre", ...lectoure }, "11", { "address-line1": "11 Rue du Registre", "address-line2": "Appt 4", ...lectoure }],
];

for (const [what, code, given, label, wanted] of choices) {
  test(`${what}: one of a few is taken`, async () => {
    const page = await ready();
    await asked(page, given, code);
    const buttons = await notice(page).getByRole("button").allInnerTexts();
    assert.ok(buttons.length >= 2 && buttons.length <= 6, buttons.join());
    assert.equal(buttons.at(-1), "No, keep mine");
    await notice(page).getByRole("button", { name: label, exact: true }).click();
    assert.deepEqual(await values(page, ...Object.keys(wanted)), Object.values(wanted));
    await judged(page);
    assert.deepEqual(await codes(page), [code], "asked once");
    await close(page);
  });
}

test("a city that is not known is only spoken of", async () => {
  const page = await ready();
  await asked(page, { "postal-code": "32700", "address-level2": "Xyzzyville" }, "address.city_unknown");
  assert.deepEqual(await notice(page).getByRole("button").allInnerTexts(), ["Keep it as it is"]);
  await close(page);
});

test("nothing is asked before all fields of the address have been left", async () => {
  const page = await ready();
  await fill(page, { "address-line1": "2 rue des trois prumes", "postal-code": "75001" });
  assert.equal(await focused(page), "address-level2");
  await page.keyboard.type("Lyon");
  await page.keyboard.press("Shift+Tab");
  await page.evaluate(() => document.querySelector("#email").value = "marie@gmial.com");
  await page.evaluate(() => document.querySelector("#email").dispatchEvent(new Event("input", { bubbles: true })));
  await page.evaluate(() => document.querySelector("#email").dispatchEvent(new Event("change", { bubbles: true })));
  await page.getByText("marie@gmail.com").waitFor(); // so the form has been checked, with the focus in the address
  assert.deepEqual(await codes(page), []);
  await page.locator("#email").focus();
  await page.waitForFunction(() => window.guichetLog.some(({ detail }) => detail?.code === "address.city_mismatch"));
  await page.locator("#postal-code").focus();
  assert.equal(await page.getByText("do not go together").count(), 1, "coming back leaves it as it is");
  await page.keyboard.type("1");
  assert.equal(await page.getByText("do not go together").count(), 0, "and a change takes it away");
  await close(page);
});

test("what is kept is not asked about again, and another address is", async () => {
  const page = await ready();
  await asked(page, { "address-line1": "2 rue des trois prumes", ...lectoure }, "address.choose");
  await page.getByRole("button", { name: "No, keep mine" }).click();
  assert.equal(await value(page, "address-line1"), "2 rue des trois prumes");
  assert.equal((await log(page, "guichet-reject"))[0].detail.code, "address.choose");
  await fill(page, { "address-level2": "Lectoure" });
  await judged(page);
  assert.deepEqual(await codes(page), ["address.choose"]);
  await fill(page, { "address-line1": "4 rue des trois prumes" });
  await page.locator("#email").focus();
  await page.waitForFunction(() => window.guichetLog.filter(({ what, detail }) => what === "guichet-finding" && detail.code === "address.choose").length === 2);
  await close(page);
});

const edgeFinding = { code: "address.corrected", severity: "hint", field: "address-line1", params: { suggestion: "5 Rue Neuve, 32700 Lectoure", certainty: 0.99 } };
const edgeAddress = { number: "5", street: "Rue Neuve", postal_code: "32700", city: "Lectoure", insee: "32208", verdict: "correct", changed: ["street"], choices: [] };
const question = { status: 422, body: { v: 1, code: "submission.question", findings: [edgeFinding], values: { address: edgeAddress } } };

for (const [answer, sent] of [["Yes, use it", "5 Rue Neuve"], ["No, keep mine", "5 rue neuv"], ["", "5 rue neuv"]]) {
  test(`what only the edge knows is asked at submit: ${answer || "sent again without an answer"}`, async () => {
    const own = await startSite({ html: { "/": html(form, { attributes: sending.replace(/streets="[^"]*"/, "") }) }, submissions: (n) => (n === 1 ? question : { status: 202, body: { v: 1 } }) });
    const page = await ready("/", {}, own);
    await fill(page, { email: "marie@example.org", "address-line1": "5 rue neuv", ...lectoure });
    await page.locator("#send").click();
    await page.getByText("Did you mean 5 Rue Neuve, 32700 Lectoure?").waitFor();
    assert.equal(await value(page, "address-line1"), "5 rue neuv");
    assert.equal(await page.locator(".guichet-form-status[data-kind]").count(), 0);
    if (answer) await page.getByRole("button", { name: answer }).click();
    await page.locator("#send").click();
    await state(page, "sent");
    const [first, second, ...more] = own.submissions();
    assert.deepEqual([first.ask, second.ask, more.length], [true, undefined, 0]);
    assert.equal(second.values["address-line1"], sent);
    assert.notEqual(first.key, second.key);
    assert.deepEqual(second.report.shown, ["address.corrected"]);
    await close(page);
    await own.close();
  });
}

async function assertAccessible(page, where) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  assert.deepEqual(violations.map(({ id, nodes }) => `${where}: ${id} ${nodes.map(({ html: each }) => each).join(" ")}`), []);
}

const inside = (page, selector) => page.locator(selector).first().evaluate((element) => {
  const box = element.getBoundingClientRect();
  return box.left >= 0 && box.right <= innerWidth && element.scrollWidth <= element.clientWidth;
});

const looks = [
  ["wide", { viewport: { width: 1200, height: 900 } }],
  ["wide-dark", { viewport: { width: 1200, height: 900 }, colorScheme: "dark" }],
  ["narrow", { viewport: { width: 320, height: 700 }, hasTouch: true }],
  ["narrow-dark", { viewport: { width: 390, height: 800 }, colorScheme: "dark" }],
  ["contrast", { viewport: { width: 800, height: 900 }, forcedColors: "active" }],
];

for (const [name, context] of looks) {
  test(`the demo with lists, a correction and choices, ${name}: no axe finding, nothing beside the window`, async () => {
    const page = await ready("/", { ...context, bypassCSP: true });
    const shot = async (step, selector) => {
      await assertAccessible(page, step);
      assert.ok(await inside(page, selector), step);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), step);
      await screenshot(page, `address-${name}-${step}`);
    };
    await suggested(page, "address-level2", "saint-p", "Saint-Paul (97411)");
    await page.keyboard.press("ArrowDown");
    await shot("1-city", ".guichet-listbox:not([hidden])");
    await page.locator("#address-level2").fill("");
    await suggested(page, "postal-code", "327", "32700 Lectoure");
    await list(page).getByText("32700 Lectoure").click();
    await suggested(page, "address-line1", "3 rue de", "3 Rue des Trois Plumes, 32700 Lectoure");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await shot("2-street", ".guichet-listbox:not([hidden])");
    await page.keyboard.press("Escape");
    await asked(page, { "address-line1": "Appt 4, 3 rue du marche aux letres" }, "address.corrected");
    await notice(page).scrollIntoViewIfNeeded();
    await shot("3-corrected", ".guichet-notice[data-kind]");
    await asked(page, { "address-line1": "2 rue des trois prumes" }, "address.choose");
    await notice(page).scrollIntoViewIfNeeded();
    await shot("4-choices", ".guichet-notice[data-kind]");
    await asked(page, { "address-line1": "200 rue du registre" }, "address.number_unknown");
    await notice(page).scrollIntoViewIfNeeded();
    await shot("5-number", ".guichet-notice[data-kind]");
    await asked(page, { "address-line1": "", "postal-code": "75001", "address-level2": "Lyon" }, "address.city_mismatch");
    await notice(page).scrollIntoViewIfNeeded();
    await shot("6-mismatch", ".guichet-notice[data-kind]");
    assert.deepEqual(page.errors, []);
    await close(page);
  });
}
