// The whole road with every real part: the demo's page, the core as WebAssembly, the edge, its store, the mail.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { eventually } from "../support/edge.mjs";
import { fillIn, launch, log, open, screenshot, state, wake } from "./support/browser.mjs";
import { agree, confirmationLink, signUp, startDemo } from "./support/demo.mjs";

let browser, demo;
before(async () => {
  demo = await startDemo();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

/** Opens the link of a mail and presses the one button of its page. */
async function confirm(page, mail) {
  await page.goto(confirmationLink(mail));
  await screenshot(page, "story-confirm");
  await page.getByRole("button").click();
  await page.waitForLoadState();
}

test("a mistyped address is mended, submitted, confirmed, and never gets a second account", async () => {
  const page = await open(browser, demo.url);
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
  await agree(page);
  await page.locator("button[type=submit]").click();
  await state(page, "sent");
  assert.deepEqual(await log(page, "violation"), []);

  await confirm(page, await demo.mailTo("marie@gmail.com"));
  await screenshot(page, "story-confirmed");

  await signUp(page, demo, "Marie@gmail.com");
  const second = await demo.mailTo("Marie@gmail.com").catch(() => demo.mailTo("marie@gmail.com", 2));
  assert.doesNotMatch(second.text, /\/confirm\//, "the owner is told of the account; there is nothing to confirm");
  await page.goto(`${demo.url}/demo/mails`);
  await screenshot(page, "story-mails", { fullPage: true });
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test("JavaScript off: the edge checks, says what is wrong, and takes what is right", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${demo.url}/en.html`);
  await page.locator("#email").fill("paul@example.org");
  await agree(page);
  await page.locator("#tel").fill("0207183875012");
  await page.locator("#address-level1").fill("Kent"); // nothing brings it when it is wanted, so it is there
  await page.locator("button[type=submit]").click();
  await page.waitForURL("**/v1/forms/newsletter-en/submissions");
  await screenshot(page, "story-no-script-refused");
  assert.match(await page.locator("body").innerText(), /too long/);
  await page.getByLabel("Phone number").fill("020 7183 8750");
  // Whoever sends within two seconds is shown the form once more.
  await eventually(async () => {
    await page.getByRole("button", { name: "Send" }).click();
    await page.waitForLoadState();
    return page.url().includes("/v1/forms/newsletter-en/submitted?request=");
  }, "the page that says to open the mail");
  await screenshot(page, "story-no-script-sent");
  assert.ok(confirmationLink(await demo.mailTo("paul@example.org")));
  await context.close();
});
