// What a visitor does who signs in, and what is looked at then.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { fillIn, log } from "./browser.mjs";
import { agree } from "./demo.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const marie = "marie.lefevre@example.org";
export const button = (page) => page.locator(".guichet-login");
export const note = (page) => page.locator(".guichet-login-note");
export const person = (page, name) => page.getByRole("button", { name });
export const logins = async (page) => (await log(page, "guichet-login")).map(({ detail }) => detail);

export async function fillEverything(page) {
  await fillIn(page, "#given-name", "Zoé");
  await fillIn(page, "#tel", "020 7183 8750");
  await page.locator("#country").selectOption("FR");
  await fillIn(page, "#address-line1", "1 rue des Trois Plumes");
  await agree(page);
}

/** What fillEverything() typed, ticked and chose stands in the form. */
export async function assertEverythingThere(page) {
  await page.waitForFunction(() => document.querySelector("[name='consent.letter']")?.checked);
  const values = await page.evaluate(() => Object.fromEntries(["given-name", "tel", "country", "address-line1"].map((id) => [id, document.getElementById(id).value])));
  assert.deepEqual(values, { "given-name": "Zoé", tel: "020 7183 8750", country: "FR", "address-line1": "1 rue des Trois Plumes" });
  assert.equal(await page.locator("[name='consent.workshops']").isChecked(), false);
}

/** Nothing of a sign-in stays behind in the browser's store or in the address bar. */
export async function assertNothingKept(page) {
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  assert.equal(new URL(page.url()).hash, "");
}

/** Only where the page's policy lets a script in: bypassCSP. */
export async function assertAccessible(page, where) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  assert.deepEqual(violations.map(({ id, nodes }) => `${where}: ${id} ${nodes.map(({ html }) => html).join(" ")}`), []);
}

export const codeOf = (mail) => /^[0-9A-Z]{4}-[0-9A-Z]{4}$/m.exec(mail.text)[0];
