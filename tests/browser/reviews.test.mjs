// The demo's page of the pairs that matching found, and the page of the link that asks the holder.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, test } from "node:test";

import { People, marie, startPeopleEdge } from "../support/people.mjs";
import { launch, open, screenshot } from "./support/browser.mjs";
import { root, widget } from "./support/site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const wide = { width: 1200, height: 900 };

let browser, edge, people;
before(async () => {
  browser = await launch();
  edge = await startPeopleEdge({ widget: { folder: widget }, demo: { pages: path.join(root, "web-demo/pages") } });
  people = new People(edge);
});
after(async () => {
  await browser?.close();
  await edge?.stop();
});

async function assertAccessible(page, where) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  assert.deepEqual(violations.map(({ id, nodes }) => `${where}: ${id} ${nodes.map(({ html }) => html).join(" ")}`), []);
}

const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

const looks = [
  ["fr", { viewport: wide }],
  ["en", { viewport: wide }],
  ["fr-dark", { viewport: wide, colorScheme: "dark" }],
  ["en-narrow", { viewport: { width: 320, height: 900 } }],
];

test("the queue, before anything is in it", async () => {
  const page = await open(browser, `${edge.url}/demo/reviews?lang=en`, { viewport: wide, bypassCSP: true });
  await assertAccessible(page, "empty");
  assert.match(await page.locator("main").innerText(), /Nothing waits/);
  await page.context().close();
});

test("somebody signs up twice with nearly the same details", async () => {
  await people.verified(marie);
  await people.signUp({ ...marie, email: "mlq@example.org" }, { form: "white-paper-en" });
  const paul = { email: "paul.aubertin@example.com", "given-name": "Paul", "family-name": "Aubertin", "postal-code": "69007", "address-level2": "Lyon" };
  await people.verified(paul);
  await people.signUp({ ...paul, email: "p.a@example.org", "address-line1": "3 quai <b>Perrache</b>" });
  assert.equal((await people.reviews("open")).length + (await people.reviews("asked")).length, 2);
});

for (const [name, context] of looks) {
  test(`the queue, ${name}: both sides and the reason, no axe finding, nothing beside the window`, async () => {
    const page = await open(browser, `${edge.url}/demo/reviews?lang=${name.slice(0, 2)}`, { ...context, bypassCSP: true });
    await assertAccessible(page, name);
    assert.ok(await fits(page));
    const text = await page.locator("main").innerText();
    for (const value of [marie.email, "mlq@example.org", "<b>Perrache</b>", name.startsWith("fr") ? "même prénom" : "same first name"]) assert.ok(text.includes(value), value);
    assert.equal(await page.locator("meter").count(), 2);
    await screenshot(page, `reviews-${name}`, { fullPage: true });
    await page.context().close();
  });
}

test("a decision by a button is taken, and the pair leaves the queue", async () => {
  const [{ account, candidate }] = await people.reviews("open");
  const page = await open(browser, `${edge.url}/demo/reviews?lang=en`, { viewport: wide });
  await page.getByRole("button", { name: "Same person" }).first().click();
  await page.waitForFunction(() => document.querySelectorAll("article").length === 1);
  assert.deepEqual((await people.account(account)).person.accounts.map(({ id }) => id).sort(), [account, candidate].sort());
  await page.getByRole("button", { name: "Later" }).first().click();
  await page.getByText("Put off").waitFor();
  await page.context().close();
});

test("another page cannot decide by a form of its own", async () => {
  const [{ id }] = await people.reviews("later");
  const response = await fetch(`${edge.url}/demo/reviews/${id}`, { method: "POST", body: new URLSearchParams({ decision: "same" }), headers: { Origin: "https://evil.example" } });
  assert.equal(response.status, 403);
  assert.equal((await people.reviews("later")).length, 1);
});

test("the holder's page: one button, no script, and it says what it does", async () => {
  const page = await open(browser, edge.url + (await people.linkTo(marie.email, "join")), { viewport: wide, bypassCSP: true });
  await assertAccessible(page, "join");
  await screenshot(page, "join");
  assert.equal(await page.getByRole("button").count(), 1);
  await page.getByRole("button").click();
  await page.getByText("Nous avons noté").waitFor();
  await assertAccessible(page, "joined");
  await screenshot(page, "joined");
  await page.context().close();
});
