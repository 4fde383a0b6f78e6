// Signing in with a provider as a visitor meets it: the demo's pages, the real edge, a real provider, Chromium.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { fillIn, launch, log, open, screenshot, state, wake } from "./support/browser.mjs";
import { agree, confirmationLink, startDemo } from "./support/demo.mjs";
import { assertAccessible, assertEverythingThere, assertNothingKept, button, codeOf, fillEverything, logins, marie, note, person } from "./support/login.mjs";

let browser, demo;
before(async () => {
  demo = await startDemo({ login: true });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

async function visit(path = "/en.html", options = {}) {
  const page = await open(browser, demo.url + path, options);
  await button(page).waitFor();
  return page;
}

/** Another edge and provider, for one test. */
async function startOther(t) {
  const other = await startDemo({ login: true });
  t.after(() => other.stop());
  return other;
}

/** Goes to the provider and says who one is there. */
async function signIn(page, name) {
  await button(page).click();
  await person(page, name).click();
  await page.waitForURL(new RegExp(`^${demo.url}`));
  await note(page).locator("p").first().waitFor();
}

test("A20 before a button is pressed the page asks nothing of other places, and the buttons are real ones", async () => {
  const page = await open(browser, "about:blank", { bypassCSP: true });
  const hosts = new Set();
  page.on("request", (request) => hosts.add(new URL(request.url()).origin));
  await page.goto(`${demo.url}/en.html`);
  await button(page).waitFor();
  await wake(page);
  assert.deepEqual([...hosts], [demo.url]);
  assert.equal(await page.getByRole("group", { name: "Quicker with an account you have" }).getByRole("button", { name: "Continue with Exemple ID" }).count(), 1);
  assert.ok((await button(page).boundingBox()).height >= 44);
  await assertAccessible(page, "buttons");
  await page.context().close();
});

test("A20 the pages of a sign-in say where nobody comes from and hold nothing of other places", async () => {
  const page = await visit();
  const answers = [];
  page.on("response", (response) => answers.push(response));
  await signIn(page, /Marie/);
  const ours = answers.filter((each) => each.url().startsWith(`${demo.url}/login/`));
  assert.equal(ours.length, 2); // setting out, and coming back
  for (const each of ours) assert.equal((await each.allHeaders())["referrer-policy"], "no-referrer");
  const hosts = new Set(answers.map((each) => new URL(each.url()).origin));
  assert.deepEqual([...hosts].sort(), [demo.url, demo.provider.issuer].sort());
  await page.context().close();
});

test("in French the button says so, is reached and pressed with the keyboard, and the provider's page is in French", async () => {
  const page = await visit("/", { viewport: { width: 1200, height: 860 }, bypassCSP: true });
  await screenshot(page, "login-button");
  await page.locator(".brand").focus();
  for (let i = 0; i < 10 && !(await button(page).evaluate((each) => each === document.activeElement)); i++) await page.keyboard.press("Tab");
  assert.equal(await button(page).innerText(), "Continuer avec Exemple ID");
  await page.keyboard.press("Enter");
  await page.getByText("Qui êtes-vous").waitFor();
  await screenshot(page, "login-provider");
  await assertAccessible(page, "the provider's page");
  await page.context().close();
});

test("A62 a whole sign-up by full redirect: what was typed stays, what was empty is filled, nothing is ticked, and no mail is needed", async () => {
  const page = await visit("/en.html?utm_source=a%2Fb", { viewport: { width: 1200, height: 860 } });
  await fillIn(page, "#given-name", "Maria");
  await signIn(page, /Marie/);
  assert.equal(page.url(), `${demo.url}/en.html?utm_source=a%2Fb`);
  const value = (id) => page.locator(`#${id}`).inputValue();
  assert.deepEqual([await value("given-name"), await value("family-name"), await value("email"), await value("country")], ["Maria", "Lefèvre", marie, "FR"]);
  assert.equal(await page.locator("input[type=checkbox]:checked").count(), 0);
  assert.match(await note(page).innerText(), new RegExp(`Signed in with Exemple ID as ${marie}\\.\\s+One thing is missing:\\s+Yes, send me the letter`));
  assert.equal(await page.evaluate(() => document.activeElement.name), "consent.letter");
  assert.equal(await page.locator("[data-guichet-mail-note]").isVisible(), false);
  await page.evaluate(() => scrollTo(0, 0));
  await screenshot(page, "login-return");
  await wake(page);
  await agree(page);
  await page.locator("button[type=submit]").click();
  await state(page, "sent");
  await page.getByText(`You are signed in as ${marie}, and there is nothing to confirm.`).waitFor();
  await screenshot(page, "login-signed-in");
  const [arrived, done] = await logins(page);
  assert.deepEqual([arrived, done.state, done.provider], [{ state: "new", provider: "exemple" }, "known", "exemple"]);
  assert.equal(done.idToken.split(".").length, 3);
  assert.equal(confirmationLink(await demo.mailTo(marie)), undefined); // a receipt, and nothing to confirm
  assert.deepEqual([await log(page, "violation"), page.errors], [[], []]);
  await page.context().close();
});

test("A60 signing out leads from the edge's page through the provider's and back, and ends both sessions", async () => {
  const page = await visit();
  await signIn(page, /Marie/);
  await page.goto(`${demo.url}/logout`);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(new RegExp(`^${demo.provider.issuer}`));
  await page.getByRole("button").first().click();
  await page.getByRole("heading", { name: "You are signed out" }).waitFor();
  assert.ok(page.url().startsWith(`${demo.url}/logout/done`));
  assert.equal((await page.context().cookies()).find(({ name }) => name.includes("guichet-session")), undefined);
  await page.context().close();
});

test("who has an account is known: the page gets the token for its backend, and may say the rest itself", async () => {
  const page = await visit();
  await signIn(page, /Marie/);
  assert.match(await note(page).innerText(), new RegExp(`You are signed in as ${marie}`));
  const [{ state: known, idToken }] = await logins(page);
  assert.deepEqual([known, idToken.split(".").length], ["known", 3]);
  await page.evaluate(() => sessionStorage.clear());
  await page.addInitScript(() => addEventListener("guichet-login", (event) => event.preventDefault()));
  await page.reload();
  await button(page).waitFor();
  await button(page).click();
  await person(page, /Marie/).click();
  await page.waitForFunction(() => window.guichetLog?.some(({ what }) => what === "guichet-login"));
  assert.equal(await note(page).innerText(), "");
  await page.context().close();
});

test("A62 who says no at the provider is back in the form, and every typed value is there", async () => {
  const page = await visit();
  await fillEverything(page);
  await signIn(page, /Nobody/);
  assert.match(await note(page).innerText(), /You did not sign in with Exemple ID\. Nothing you typed is lost/);
  await assertEverythingThere(page);
  await assertNothingKept(page);
  assert.deepEqual(await logins(page), [{ state: "denied", provider: "exemple" }]);
  await page.context().close();
});

test("A62 the browser's own way back from the provider leads to the form, and every typed value is there", async () => {
  const page = await visit();
  await fillEverything(page);
  await button(page).click();
  await person(page, /Marie/).waitFor();
  await page.goBack();
  await button(page).waitFor();
  await assertEverythingThere(page);
  await assertNothingKept(page);
  await page.context().close();
});

test("A62 a provider that cannot be reached brings the person back, and every typed value is there", async (t) => {
  const other = await startOther(t);
  const page = await open(browser, `${other.url}/en.html`);
  await button(page).waitFor();
  await fillEverything(page);
  await other.provider.end();
  await button(page).click();
  await page.getByText("Exemple ID cannot be reached at the moment").waitFor();
  await assertEverythingThere(page);
  await assertNothingKept(page);
  assert.deepEqual(await logins(page), [{ state: "unavailable", provider: "exemple" }]);
  await page.context().close();
});

test("A62 a code that is too late says so, and every typed value is there", async (t) => {
  const other = await startOther(t);
  const page = await open(browser, `${other.url}/en.html`);
  await button(page).waitFor();
  await fillEverything(page);
  await button(page).click();
  await person(page, /Marie/).waitFor();
  await page.route("**/v1/login/results", (route) => {
    other.edge.moveClock(11 * 60_000);
    return route.continue();
  });
  await person(page, /Marie/).click();
  await page.getByText("Signing in took too long").waitFor();
  await assertEverythingThere(page);
  await assertNothingKept(page);
  await page.context().close();
});

test("a code that nobody here has set out for is taken out of the address, and says no more than that it is too late", async () => {
  const page = await open(browser, `${demo.url}/en.html#guichet-login=${"A".repeat(43)}`);
  await page.getByText("Signing in took too long").waitFor();
  assert.equal(page.url(), `${demo.url}/en.html`);
  await page.context().close();
});

test("missing fields: who comes without an address is told what is missing, stands in the first field, and the code of the mail connects the login", async () => {
  const page = await visit("/en.html", { viewport: { width: 1200, height: 860 } });
  await signIn(page, /Louise/);
  assert.match(await note(page).innerText(), /Signed in with Exemple ID\.\s+2 things are missing:\s+E-mail address/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "email");
  await page.evaluate(() => scrollTo(0, 0));
  await screenshot(page, "login-missing");
  await note(page).getByRole("link", { name: "Yes, send me the letter" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.name), "consent.letter");
  await proveByCode(page, "louise@example.org");
  await page.context().close();
});

async function proveByCode(page, address) {
  await wake(page);
  if ((await page.locator("#email").inputValue()) !== address) await fillIn(page, "#email", address);
  await agree(page);
  await page.locator("button[type=submit]").click();
  await state(page, "sent");
  await page.locator("input[autocomplete=one-time-code]").fill(codeOf(await demo.mailTo(address)));
  await screenshot(page, "login-code");
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByText("your address is confirmed, and Exemple ID is connected").waitFor();
  await screenshot(page, "login-proved");
  const [, { state: known, idToken }] = await logins(page);
  assert.deepEqual([known, idToken.split(".").length], ["known", 3]);
}

test("without scripts the page's own button signs in, and the edge shows its form with what was typed", async () => {
  const page = await open(browser, `${demo.url}/en.html`, { javaScriptEnabled: false });
  await page.locator("#given-name").fill("Zoé");
  await page.getByRole("button", { name: "Continue with Exemple ID" }).click();
  await person(page, /Karim/).click();
  await page.waitForURL(`${demo.url}/login/return`);
  const value = (name) => page.locator(`input[name="${name}"]`).first().inputValue();
  assert.deepEqual([await value("given-name"), await value("family-name"), await value("email")], ["Zoé", "Benali", "karim.benali@example.org"]);
  assert.ok(await page.locator("input[name=login]").getAttribute("value"));
  await page.getByText("You are back from Exemple ID, and nothing has been sent yet").waitFor();
  await screenshot(page, "login-no-script", { fullPage: true });
  await page.context().close();
});

test("link by proof: an address that the provider has not proved is proved by our mail in the same page, and then the login is known", async () => {
  const page = await visit("/en.html", { viewport: { width: 1200, height: 860 } });
  await signIn(page, /Karim/);
  assert.equal(await page.locator("[data-guichet-mail-note]").isVisible(), true);
  await proveByCode(page, "karim.benali@example.org");
  await page.context().close();
  const again = await visit();
  await signIn(again, /Karim/);
  assert.match(await note(again).innerText(), /You are signed in as karim/);
  await again.context().close();
});

test("link by click: a verified account of the address is offered, and one button connects it", async (t) => {
  const other = await startOther(t);
  const page = await open(browser, `${other.url}/en.html`, { viewport: { width: 1200, height: 860 } });
  await wake(page);
  await fillIn(page, "#email", marie);
  await agree(page);
  await page.locator("button[type=submit]").click();
  await state(page, "sent");
  await page.goto(confirmationLink(await other.mailTo(marie)));
  await page.getByRole("button").click();
  await page.waitForLoadState();
  await page.goto(`${other.url}/en.html`);
  await button(page).click();
  await person(page, /Marie/).click();
  await page.getByText(`${marie} already has an account here`).waitFor();
  await screenshot(page, "login-link");
  await page.getByRole("button", { name: "Connect Exemple ID" }).click();
  await page.getByText("from now on you can do so with Exemple ID").waitFor();
  const [offered, connected] = await logins(page);
  assert.deepEqual([offered.state, offered.idToken, connected.state, connected.idToken.split(".").length], ["link", undefined, "known", 3]);
  assert.ok(await other.mailTo(marie, 3)); // the holder hears of it
  await page.context().close();
});

test("another address than the typed one is asked about, quietly, and never put in its place", async () => {
  const page = await visit();
  await fillIn(page, "#email", "marie@home.example.org");
  await signIn(page, /Marie/);
  assert.equal(await page.locator("#email").inputValue(), "marie@home.example.org");
  await page.getByText(`Exemple ID has another address for you: ${marie}`).waitFor();
  await page.getByRole("button", { name: "That one" }).click();
  assert.equal(await page.locator("#email").inputValue(), marie);
  await page.context().close();
});

test("where the browser keeps nothing, what was typed goes along, and the edge shows its form with it", async () => {
  const page = await open(browser, "about:blank");
  await page.addInitScript(() => Object.defineProperty(window, "sessionStorage", { get() { throw new DOMException("no", "SecurityError"); } }));
  await page.goto(`${demo.url}/en.html`);
  await button(page).waitFor();
  await fillIn(page, "#given-name", "Zoé");
  await button(page).click();
  await person(page, /Karim/).click();
  await page.waitForURL(`${demo.url}/login/return`);
  const value = (name) => page.locator(`input[name="${name}"]`).first().inputValue();
  assert.deepEqual([await value("given-name"), await value("email")], ["Zoé", "karim.benali@example.org"]);
  await page.context().close();
});
