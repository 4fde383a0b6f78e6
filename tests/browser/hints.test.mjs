// Every kind of hint on the demo page, typed as a visitor would; the screenshots are in build/screenshots.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { fillIn, launch, log, open, screenshot, wake } from "./support/browser.mjs";
import { startSite } from "./support/site.mjs";

let browser, site;
before(async () => {
  browser = await launch();
  site = await startSite();
});
after(async () => {
  await browser.close();
  await site.close();
});

/** What is typed, by field; the last one is the one that is spoken of: the finding, and the value that is offered. */
const hints = [
  ["a slip in the domain", { email: "marie@gmial.com" }, "email.domain_typo", "marie@gmail.com"],
  ["a contested domain", { email: "marie@gmail.fr" }, "email.domain_typo", "marie@gmail.com"],
  ["no dot", { email: "marie@gmailcom" }, "email.dotless_domain", "marie@gmail.com"],
  ["no at", { email: "marie.dupontgmail.com" }, "email.missing_at", "marie.dupont@gmail.com"],
  ["pasted with brackets", { email: "<marie@free.fr>" }, "email.invalid_character", "marie@free.fr"],
  ["a letter of another alphabet", { email: "marie@gm\u0430il.com" }, "email.mixed_script", "marie@gmail.com"],
  ["a comment", { email: "marie(home)@free.fr" }, "email.comment"],
  ["a throw-away address", { email: "marie@yopmail.com" }, "email.disposable"],
  ["drummed on the keys", { email: "azertyuiop@orange.fr" }, "email.keyboard_mash"],
  ["one key again and again", { email: "aaaaaa@orange.fr" }, "email.repeated_key"],
  ["the name's letters swapped", { "given-name": "Marie", "family-name": "Dupont", email: "marie.dupnot@orange.fr" }, "email.name_typo", "marie.dupont@orange.fr"],
  ["a digit missing", { tel: "06 12 34 56 7" }, "phone.digit_missing"],
  ["a digit too many", { tel: "06 12 34 56 789" }, "phone.digit_extra"],
  ["a letter for a digit", { tel: "O6 12 34 56 78" }, "phone.letters", "06 12 34 56 78"],
  ["the trunk zero behind the code", { tel: "+33 06 12 34 56 78" }, "phone.trunk_zero_after_code", "+33 6 12 34 56 78"],
  ["a country code without its plus", { tel: "32 470 12 34 56" }, "phone.looks_like_country", "+32 470 12 34 56"],
  ["a short number", { tel: "3949" }, "phone.short_code"],
  ["a postcode of another shape", { "postal-code": "1000" }, "address.postal_code_invalid"],
  ["a letter for a digit in a postcode", { "postal-code": "7500l" }, "address.postal_code_typo", "75001"],
  ["a title", { "given-name": "Mme Marie" }, "name.title", "Marie"],
  ["a name drummed on the keys", { "given-name": "qsdfqsdf" }, "name.keyboard_mash"],
  ["no name", { "given-name": "xxxx" }, "name.repeated_key"],
  ["names in each other's fields", { "given-name": "DUPONT", "family-name": "Nathalie" }, "name.swapped"],
  ["both names in one field", { "given-name": "Nathalie Dupont", "family-name": "" }, "name.both_in_one"],
];

for (const [what, values, code, offer] of hints) {
  test(`${what}: ${code}`, async () => {
    const page = await open(browser, `${site.url}/`);
    await wake(page, "#email");
    for (const [field, value] of Object.entries(values)) await fillIn(page, `#${field}`, value);
    const notice = page.locator(".guichet-notice[data-kind]");
    await notice.first().waitFor();
    await page.waitForFunction((wanted) => window.guichetLog.some(({ what: event, detail }) => event === "guichet-finding" && detail.code === wanted), code);
    await screenshot(page, `hint-${code.replace(".", "-")}-${what.replaceAll(/[^a-z]+/g, "-")}`, { fullPage: true });
    const [take] = await page.locator(".guichet-take").all();
    assert.equal(Boolean(take), offer !== undefined, "a button where there is something to take");
    if (take) {
      await take.click();
      const [accepted] = await log(page, "guichet-accept");
      assert.equal(await page.inputValue(`#${accepted.detail.field}`), offer);
    }
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });
}

test("an ordinary visitor meets no hint at all", async () => {
  const page = await open(browser, `${site.url}/`);
  await wake(page, "#given-name");
  const values = { "given-name": "Marie-Hélène", "family-name": "de La Tour", email: "marie.helene.delatour@wanadoo.fr", tel: "06 12 34 56 78" };
  for (const [field, value] of Object.entries(values)) await fillIn(page, `#${field}`, value);
  await fillIn(page, "#given-name", "Marie 2"); // asks a question, which shows that the form was checked
  await page.locator(".guichet-notice[data-kind]").waitFor();
  assert.deepEqual((await log(page, "guichet-finding")).map(({ detail }) => detail.code), ["name.digits"]);
  await page.context().close();
});
