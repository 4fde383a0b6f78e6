import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { fillIn, launch, log, open, wake } from "./support/browser.mjs";
import { page as html, signupForm, startSite } from "./support/site.mjs";

let browser, site;
before(async () => {
  browser = await launch();
  site = await startSite({ html: { "/test.html": html(signupForm) } });
});
after(async () => {
  await browser.close();
  await site.close();
});

async function mistyped() {
  const page = await open(browser, `${site.url}/test.html`);
  assert.equal(await wake(page), "ready");
  await fillIn(page, "#email", "marie@gmial.com");
  await page.getByRole("button", { name: "Yes, use it" }).waitFor();
  return page;
}

const done = (page) => page.context().close();

test("nothing is rendered or loaded before the first focus", async () => {
  const page = await open(browser, `${site.url}/test.html`);
  assert.equal(await page.locator("guichet-form .guichet-notice, guichet-form .guichet-form-status").count(), 0);
  assert.equal((await log(page, "guichet-state")).length, 0);
  await done(page);
});

test("a suggestion comes after the first blur, never before, and the focus stays where the person went", async () => {
  const page = await mistyped();
  const order = (await log(page, "input", "blur", "guichet-finding")).map(({ what }) => what);
  assert.ok(order.indexOf("guichet-finding") > order.lastIndexOf("input"));
  assert.ok(order.indexOf("guichet-finding") > order.lastIndexOf("blur"));
  assert.equal(await page.evaluate(() => document.activeElement.id), "tel");
  assert.equal(await page.inputValue("#email"), "marie@gmial.com");
  await done(page);
});

test("it is announced once, by a live region that was there before, and described by the field", async () => {
  const page = await mistyped();
  const announced = await log(page, "announced");
  assert.deepEqual(announced.map(({ detail }) => detail), ["Did you mean marie@gmail.com?"]);
  const described = await page.locator("#email").getAttribute("aria-describedby");
  assert.equal(await page.locator(`#${described}`).getAttribute("role"), "status");
  await page.locator("#name").focus();
  await page.locator("#tel").focus();
  assert.equal((await log(page, "announced")).length, 1);
  await done(page);
});

test("one click takes it; the field gets the focus of the button that went away", async () => {
  const page = await mistyped();
  await page.getByRole("button", { name: "Yes, use it" }).click();
  assert.equal(await page.inputValue("#email"), "marie@gmail.com");
  assert.equal(await page.evaluate(() => document.activeElement.id), "email");
  assert.equal(await page.locator(".guichet-button").count(), 0);
  assert.equal(await page.locator("#email").getAttribute("aria-describedby"), null);
  const [accepted] = await log(page, "guichet-accept");
  assert.equal(accepted.detail.code, "email.domain_typo");
  assert.equal(accepted.detail.suggestion, "marie@gmail.com");
  await done(page);
});

test("one click keeps what was typed, and the same suggestion does not come back", async () => {
  const page = await mistyped();
  await page.getByRole("button", { name: "No, keep mine" }).click();
  assert.equal(await page.inputValue("#email"), "marie@gmial.com");
  await fillIn(page, "#name", "Marie");
  await fillIn(page, "#email", "marie@gmial.com");
  await fillIn(page, "#name", "Mary 2nd");
  await page.getByRole("button", { name: "Keep it as it is" }).waitFor(); // so the form was checked again
  assert.equal(await page.getByRole("button", { name: "Yes, use it" }).count(), 0);
  assert.equal((await log(page, "guichet-reject")).length, 1);
  await done(page);
});

test("a different mistyped address is a new question", async () => {
  const page = await mistyped();
  await page.getByRole("button", { name: "No, keep mine" }).click();
  await fillIn(page, "#email", "paul@hotmial.com");
  await page.getByText("paul@hotmail.com").waitFor();
  await done(page);
});

test("the keyboard reaches both buttons, right after the field", async () => {
  const page = await mistyped();
  await page.locator("#email").focus();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Yes, use it");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "No, keep mine");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.inputValue("#email"), "marie@gmail.com");
  await done(page);
});

test("Escape keeps, from the field and from a button", async () => {
  for (const from of ["#email", ".guichet-take"]) {
    const page = await mistyped();
    await page.locator(from).focus();
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".guichet-button").count(), 0);
    assert.equal(await page.evaluate(() => document.activeElement.id), "email");
    assert.equal(await page.inputValue("#email"), "marie@gmial.com");
    await done(page);
  }
});

test("typing on takes a suggestion away at once", async () => {
  const page = await mistyped();
  await page.locator("#email").focus();
  await page.keyboard.type("x");
  assert.equal(await page.locator(".guichet-button").count(), 0);
  await done(page);
});

test("a suggestion never moves a button from under the pointer that presses it", async () => {
  const page = await open(browser, `${site.url}/test.html`);
  await wake(page);
  await page.keyboard.type("marie@gmial.com");
  const { x, y } = await page.locator("#send").boundingBox();
  await page.mouse.move(x + 5, y + 5);
  await page.mouse.down();
  const held = await page.locator("#send").boundingBox();
  assert.equal(held.y, y);
  await page.mouse.up();
  await page.getByRole("button", { name: "Yes, use it" }).waitFor();
  assert.equal(site.submissions().length, 0, "the first press shows the suggestion");
  await page.locator("#send").click();
  await page.waitForSelector("guichet-form[data-state=sent]");
  assert.deepEqual(site.submissions()[0].report.shown, ["email.domain_typo"]);
  await done(page);
});

test("the Enter key shows what has not been seen yet, once, and then sends", async () => {
  const before = site.submissions().length;
  const page = await open(browser, `${site.url}/test.html`);
  await wake(page);
  await page.keyboard.type("marie@gmial.com");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Yes, use it" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "email");
  assert.equal(site.submissions().length, before);
  await page.keyboard.press("Enter");
  await page.waitForSelector("guichet-form[data-state=sent]");
  assert.equal(site.submissions().at(-1).values.email, "marie@gmial.com");
  await done(page);
});

test("a real address raises nothing", async () => {
  const page = await open(browser, `${site.url}/test.html`);
  await wake(page);
  await fillIn(page, "#email", "marie@gmail.com");
  await fillIn(page, "#name", "Marie 2"); // asks a question, which shows that the form was checked
  await page.getByRole("button", { name: "Keep it as it is" }).waitFor();
  assert.equal((await log(page, "guichet-finding")).length, 1);
  assert.deepEqual(page.errors, []);
  await done(page);
});
