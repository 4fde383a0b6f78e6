// Debian's Chromium, and what every test asks of a page.
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";

import { chromium } from "playwright-core";

import { root } from "./site.mjs";

const args = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
const shots = process.env.GUICHET_SCREENSHOTS ?? path.join(root, "build/screenshots");

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args });

/** Writes down, in order, what happens in the page: keys, focus, what live regions say, events, refusals of the policy. */
function keepLog() {
  const log = (window.guichetLog = []);
  const note = (what, detail) => log.push({ what, detail });
  addEventListener("input", () => note("input"), true);
  addEventListener("focusin", ({ target }) => note("focus", target.id || target.className || target.tagName), true);
  addEventListener("focusout", () => note("blur"), true);
  addEventListener("securitypolicyviolation", (event) => note("violation", `${event.effectiveDirective} ${event.blockedURI}`), true);
  for (const type of ["guichet-finding", "guichet-accept", "guichet-reject", "guichet-state", "guichet-submitted", "guichet-confirmed", "guichet-login", "guichet-address-layout"]) {
    addEventListener(type, ({ detail }) => note(type, detail));
  }
  new MutationObserver((changes) => {
    const regions = new Set(changes.map(({ target }) => (target.closest ?? (() => null)).call(target, "[role=status]")));
    for (const region of regions) if (region?.textContent) note("announced", region.textContent);
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** @param {import("playwright-core").Browser} browser */
export async function open(browser, url, options = {}) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.addInitScript(keepLog);
  page.errors = [];
  page.on("pageerror", (error) => page.errors.push(String(error)));
  await page.goto(url);
  return page;
}

export const log = async (page, ...kinds) =>
  (await page.evaluate(() => window.guichetLog)).filter(({ what }) => kinds.length === 0 || kinds.includes(what));

/** Puts the focus into the form and waits until the widget knows what it can do. */
export async function wake(page, field = "#email") {
  await page.locator(field).focus();
  await page.waitForSelector("guichet-form[data-state=ready], guichet-form[data-state=none]");
  return page.locator("guichet-form").getAttribute("data-state");
}

/** Types into a field as a person does, and leaves it. */
export async function fillIn(page, field, text) {
  await page.locator(field).focus();
  await page.locator(field).fill("");
  await page.keyboard.type(text);
  await page.keyboard.press("Tab");
}

export const state = (page, wanted) => page.waitForSelector(`guichet-form[data-state=${wanted}]`, { state: "attached" });

export async function screenshot(page, name, options = {}) {
  if (!existsSync(shots)) mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: path.join(shots, `${name}.png`), ...options });
}
