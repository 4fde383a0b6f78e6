// The whole road with every real part: the demo's page, the core as WebAssembly, the edge, its store, the mail.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";

import { simpleParser } from "mailparser";

import { Edge, eventually, makeFolder, siteKey } from "../support/edge.mjs";
import { fillIn, launch, log, open, screenshot, state, wake } from "./support/browser.mjs";
import { root, widget } from "./support/site.mjs";

let browser, edge, pages;
before(async () => {
  pages = demoPages();
  edge = await startDemo();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await edge?.stop();
  rmSync(pages, { recursive: true });
});

/** The pages of the demo with the site key of the tests. */
function demoPages() {
  const folder = mkdtempSync(path.join(tmpdir(), "guichet-pages-"));
  cpSync(path.join(root, "web-demo/pages"), folder, { recursive: true });
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".html"))) {
    const file = path.join(folder, name);
    writeFileSync(file, readFileSync(file, "utf8").replaceAll("site_demo", siteKey));
  }
  return folder;
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** An edge that knows its own address: the links in its mails and the origin of its pages have it. */
async function startDemo() {
  const port = await freePort();
  const folder = makeFolder({ server: { listen: `127.0.0.1:${port}` }, widget: { folder: widget }, demo: { pages } });
  const file = path.join(folder, "guichet.toml");
  writeFileSync(file, readFileSync(file, "utf8").replaceAll('"http://127.0.0.1"', `"http://127.0.0.1:${port}"`));
  return Edge.start(folder);
}

async function mailsTo(address) {
  const mails = await Promise.all(edge.mails().map((mail) => simpleParser(mail)));
  return mails.filter(({ to }) => to.text === address);
}

const mailTo = (address, count = 1) => eventually(async () => (await mailsTo(address))[count - 1], `mail ${count} to ${address}`);
const confirmation = (mail) => /http:\S+\/confirm\/\S+/.exec(mail.text)[0];

/** Opens the link of a mail and presses the one button of its page. */
async function confirm(page, mail) {
  await page.goto(confirmation(mail));
  await screenshot(page, "story-confirm");
  await page.getByRole("button").click();
  await page.waitForLoadState();
}

async function signUp(page, address) {
  await page.goto(edge.url);
  await wake(page);
  await fillIn(page, "#email", address);
  await page.locator("button[type=submit]").click();
  await state(page, "sent");
}

test("a mistyped address is mended, submitted, confirmed, and never gets a second account", async () => {
  const page = await open(browser, edge.url);
  assert.equal(await wake(page, "#given-name"), "ready");
  await fillIn(page, "#given-name", "Marie");
  await fillIn(page, "#email", "marie@gmial.com");
  await page.getByRole("button", { name: "Oui, corriger" }).click();
  assert.equal(await page.inputValue("#email"), "marie@gmail.com");
  await fillIn(page, "#tel", "0612345678");
  await page.waitForFunction(() => document.querySelector("#tel").value === "06 12 34 56 78");
  await page.locator("#country").selectOption("US");
  await page.waitForFunction(() => document.querySelector("#address-level1").checkVisibility());
  await fillIn(page, "#address-line1", "1600 Amphitheatre Pkwy");
  await fillIn(page, "#address-level2", "Mountain View");
  await fillIn(page, "#address-level1", "CA");
  await fillIn(page, "#postal-code", "94043");
  await page.locator("button[type=submit]").click();
  await state(page, "sent");
  assert.deepEqual(await log(page, "violation"), []);

  await confirm(page, await mailTo("marie@gmail.com"));
  await screenshot(page, "story-confirmed");

  await signUp(page, "Marie@gmail.com");
  const second = await mailTo("Marie@gmail.com").catch(() => mailTo("marie@gmail.com", 2));
  assert.doesNotMatch(second.text, /\/confirm\//, "the owner is told of the account; there is nothing to confirm");
  await page.goto(`${edge.url}/demo/mails`);
  await screenshot(page, "story-mails", { fullPage: true });
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test("JavaScript off: the edge checks, says what is wrong, and takes what is right", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${edge.url}/en.html`);
  await page.locator("#email").fill("paul@example.org");
  await page.locator("#tel").fill("0207183875012");
  await page.locator("#address-level1").fill("Kent"); // nothing brings it when it is wanted, so it is there
  await page.locator("button[type=submit]").click();
  await page.waitForURL("**/v1/forms/newsletter-en/submissions");
  await screenshot(page, "story-no-script-refused");
  assert.match(await page.locator("body").innerText(), /too long/);
  await page.getByLabel("Phone number").fill("020 7183 8750");
  await page.getByRole("button", { name: "Send" }).click();
  await page.waitForURL("**/v1/forms/newsletter-en/submitted?*");
  await screenshot(page, "story-no-script-sent");
  assert.ok(confirmation(await mailTo("paul@example.org")));
  await context.close();
});
