// Double opt-in as a visitor meets it: the boxes, the mail, the code, the link, the page of one's own, the proofs.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { page as pageAround } from "./support/site.mjs";
import { fillIn, launch, log, open, screenshot, state, wake } from "./support/browser.mjs";
import { siteKey } from "../support/edge.mjs";
import { agree, confirmationLink, signUp, startDemo } from "./support/demo.mjs";

const guarded = {
  id: "guarded", country: "GB", locale: "en", fields: { email: { required: true } },
  protection: { minimum_seconds: 1, proof_of_work: 10 },
};

const guardedPage = pageAround('<form method="post"><label for="email">E-mail</label> <input id="email" type="email" autocomplete="email" required> <button>Send</button></form>', {
  attributes: `form="guarded" site-key="${siteKey}" country="GB"`,
});

let browser, demo;
before(async () => {
  demo = await startDemo({ forms: { guarded }, html: { "guarded.html": guardedPage } });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

const codeOf = (mail) => /^[0-9A-Z]{4}-[0-9A-Z]{4}$/m.exec(mail.text)[0];

test("B21, B27 the boxes come unticked, with who asks and why; the required one is asked for in place", async () => {
  const page = await open(browser, `${demo.url}/en.html`);
  await page.locator(".guichet-information").waitFor();
  const boxes = page.locator("[data-guichet-consents] input[type=checkbox]");
  assert.equal(await boxes.count(), 2);
  assert.deepEqual(await boxes.evaluateAll((all) => all.map(({ checked, value }) => [checked, value.slice(0, 7)])), [[false, "sha256:"], [false, "sha256:"]]);
  assert.match(await page.locator(".guichet-information").innerText(), /withdraw/);
  await page.locator("[data-guichet-consents]").scrollIntoViewIfNeeded();
  await screenshot(page, "optin-boxes");
  await wake(page);
  await fillIn(page, "#email", "unticked@example.org");
  await page.locator("button[type=submit]").click();
  await page.waitForFunction(() => document.activeElement?.name === "consent.letter");
  assert.deepEqual(await log(page, "violation"), []);
  await page.context().close();
});

test("the code of the mail confirms where the person signed up; a wrong one says so and loses nothing", async () => {
  const page = await open(browser, `${demo.url}/en.html`);
  await wake(page);
  await fillIn(page, "#email", "code@example.org");
  await agree(page);
  await page.locator("button[type=submit]").click();
  await state(page, "sent");
  const code = page.locator("input[autocomplete=one-time-code]");
  await code.fill("AAAA-AAAA");
  await screenshot(page, "optin-code");
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByText("This is not the code").waitFor();
  await code.fill(codeOf(await demo.mailTo("code@example.org")).toLowerCase().replace("-", " "));
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByText("your address is confirmed").waitFor();
  assert.equal((await log(page, "guichet-confirmed")).length, 1);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test("a guarded form lets a person pass who notices nothing of it", async () => {
  const page = await open(browser, `${demo.url}/guarded.html`);
  await wake(page);
  await fillIn(page, "#email", "guarded@example.org");
  await page.getByRole("button", { name: "Send" }).click();
  await state(page, "sent");
  assert.ok(confirmationLink(await demo.mailTo("guarded@example.org")));
  await page.context().close();
});

test("the link works in another browser, the receipt leads to one's own page, and what was given is taken back there", async () => {
  const page = await open(browser, demo.url);
  await signUp(page, demo, "choices@example.org");
  const other = await open(browser, confirmationLink(await demo.mailTo("choices@example.org")));
  await other.getByRole("button").click();
  await other.waitForLoadState();
  const receipt = await demo.mailTo("choices@example.org", 2);
  await other.goto(/http:\S+\/preferences\/[\w-]{43}/.exec(receipt.text)[0]);
  await screenshot(other, "optin-preferences", { fullPage: true });
  assert.match(await other.locator("main").innerText(), /La lettre du mois/);
  await other.getByRole("button", { name: /Retirer|Ne plus/ }).first().click();
  await other.waitForLoadState();
  await screenshot(other, "optin-withdrawn", { fullPage: true });
  await other.goto(`${demo.url}/demo/mails`);
  await other.frameLocator("iframe").first().locator("a").first().waitFor();
  await screenshot(other, "optin-mails", { fullPage: true });
  await other.goto(`${demo.url}/demo/proof`);
  await screenshot(other, "optin-proof", { fullPage: true });
  for (const each of [page, other]) await each.context().close();
});
