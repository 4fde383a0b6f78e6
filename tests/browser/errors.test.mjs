import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { fillIn, launch, log, open, state, wake } from "./support/browser.mjs";
import { page as html, signupForm, startSite } from "./support/site.mjs";

const refusal = {
  type: "urn:guichet:error:submission.refused", title: "Refused", status: 422,
  findings: [{ code: "email.blocked_domain", severity: "block", field: "email", params: {} }],
};

let browser, site;
before(async () => {
  browser = await launch();
  site = await startSite({ html: { "/test.html": html(signupForm) }, submissions: () => ({ status: 422, body: refusal }) });
});
after(async () => {
  await browser.close();
  await site.close();
});

const start = async () => {
  const page = await open(browser, `${site.url}/test.html`);
  await wake(page);
  return page;
};
const message = (page) => page.locator("p:has(#email) .guichet-status").textContent();

test("an error is said after the first blur, beside the field, with a prefix to be heard", async () => {
  const page = await start();
  await fillIn(page, "#email", "marie");
  await page.waitForSelector("#email[aria-invalid=true]");
  assert.equal(await message(page), "Error: An e-mail address needs an @ sign, as in name@example.com.");
  const order = (await log(page, "input", "blur", "guichet-finding")).map(({ what }) => what);
  assert.ok(order.indexOf("guichet-finding") > order.lastIndexOf("blur"));
  assert.equal(await page.evaluate(() => document.activeElement.id), "tel");
  await page.context().close();
});

test("a field in error is checked while it is typed in, and the message goes as soon as it is right", async () => {
  const page = await start();
  await fillIn(page, "#email", "marie");
  await page.waitForSelector("#email[aria-invalid=true]");
  await page.locator("#email").focus();
  await page.keyboard.press("End");
  await page.keyboard.type("@");
  await page.getByText("Something is missing after the @ sign.").waitFor();
  await page.keyboard.type("gmail.com");
  await page.waitForSelector("#email:not([aria-invalid])");
  assert.equal(await page.evaluate(() => document.activeElement.id), "email");
  assert.equal(await page.inputValue("#email"), "marie@gmail.com");
  await page.context().close();
});

test("a field that was only passed through is not called empty, until the form is sent", async () => {
  const page = await start();
  await page.keyboard.press("Tab");
  await fillIn(page, "#tel", "12");
  await page.waitForSelector("#tel[aria-invalid=true]");
  assert.equal(await page.locator("#email[aria-invalid]").count(), 0);
  await page.locator("#send").click();
  await page.waitForSelector("#email[aria-invalid=true]");
  assert.equal(site.submissions().length, 0);
  await page.context().close();
});

test("the summary takes the focus, names the fields and leads to them", async () => {
  const page = await start();
  await page.locator("#send").click();
  await page.waitForSelector(".guichet-summary");
  assert.equal(await page.evaluate(() => document.activeElement.className), "guichet-summary");
  const links = page.locator(".guichet-summary a");
  assert.deepEqual(await links.allTextContents(), ["E-mail: Please fill in this field."]);
  await links.first().focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "email");
  await page.context().close();
});

test("what the edge refuses is said beside the field, and nothing typed is lost", async () => {
  const page = await start();
  await fillIn(page, "#name", "Marie");
  await fillIn(page, "#email", "marie@example.org");
  await page.locator("#send").click();
  await page.waitForSelector("#email[aria-invalid=true]");
  assert.match(await message(page), /does not accept addresses of this domain/);
  assert.equal(await page.evaluate(() => document.activeElement.className), "guichet-summary");
  assert.equal(await page.inputValue("#name"), "Marie");
  await page.locator("#email").focus();
  await page.keyboard.press("Tab"); // leaving it unchanged keeps the message
  await fillIn(page, "#name", "Marie 2");
  await page.getByRole("button", { name: "Keep it as it is" }).waitFor();
  assert.equal(await page.locator("#email").getAttribute("aria-invalid"), "true");
  await page.locator("#email").focus();
  await page.keyboard.press("End");
  await page.keyboard.type("x");
  await page.waitForSelector("#email:not([aria-invalid])");
  await page.context().close();
});

test("without the core the form is sent, and the edge's errors are shown and cleared all the same", async () => {
  const refusing = await startSite({
    html: { "/test.html": html(signupForm) }, blocked: /\.wasm$/, submissions: () => ({ status: 422, body: refusal }),
  });
  const page = await open(browser, `${refusing.url}/test.html`);
  assert.equal(await wake(page), "none");
  await fillIn(page, "#email", "marie@example.org");
  await page.locator("#send").click();
  await page.waitForSelector("#email[aria-invalid=true]");
  assert.deepEqual(refusing.submissions()[0].report, { shown: [], accepted: [], kept: [], ruleset: null, core: null });
  await fillIn(page, "#email", "marie@example.com");
  await page.waitForSelector("#email:not([aria-invalid])");
  await state(page, "failed");
  await page.context().close();
  await refusing.close();
});
