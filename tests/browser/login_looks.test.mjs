// How the buttons look: each provider as its owner wants it, light, dark and narrow.
import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";

import { siteKey } from "../support/edge.mjs";
import { launch, log, open, screenshot } from "./support/browser.mjs";
import { startDemo } from "./support/demo.mjs";
import { assertAccessible, button } from "./support/login.mjs";

const words = {
  en: ["Continue with Google", "Continue with Apple", "Sign in with Microsoft", "Continue with Facebook", "Sign in with LinkedIn", "Continue with GitHub", "Sign in with X", "S’identifier avec FranceConnect", "Continue with Company"],
  fr: ["Continuer avec Google", "Continuer avec Apple", "Se connecter avec Microsoft", "Continuer avec Facebook", "Se connecter avec LinkedIn", "Continuer avec GitHub", "Se connecter avec X", "S’identifier avec FranceConnect", "Continuer avec Company"],
};
const about = { en: "What is FranceConnect?", fr: "Qu’est-ce que FranceConnect\u202f?" };

const pageIn = (lang, inside = "", style = "") => `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>All</title><link rel="stylesheet" href="/guichet/guichet.css"><link rel="stylesheet" href="/demo.css">
${style}<script type="module" src="/guichet/guichet.js"></script></head><body><main><section class="card"><h1>All</h1>
<guichet-form form="newsletter-${lang}" site-key="${siteKey}"><form method="post"><div data-guichet-login>${inside}</div>
<p><label for="email">E-mail</label> <input id="email" autocomplete="email"></p></form></guichet-form></section></main></body></html>`;

let browser, demo, folder;
before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "guichet-secrets-"));
  const secret = path.join(folder, "secret");
  const key = path.join(folder, "apple.p8");
  writeFileSync(secret, "a-secret-that-no-provider-ever-sees\n", { mode: 0o600 });
  writeFileSync(key, generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  const plain = (id) => ({ id, client_id: "guichet", client_secret_file: secret });
  const provider = [
    plain("google"), { id: "apple", client_id: "guichet", team_id: "TEAM", key_id: "KEY", key_file: key },
    { ...plain("microsoft"), tenant: "common" }, ...["facebook", "linkedin", "github", "x", "franceconnect"].map(plain),
    { ...plain("company"), kind: "openid", name: "Company", issuer: "https://id.example.org" },
  ];
  const official = '<img hidden data-guichet-provider="franceconnect" src="/mark.svg" width="200" height="60" alt="S’identifier avec FranceConnect">';
  demo = await startDemo({
    sections: { provider },
    html: {
      "all-en.html": pageIn("en"), "all-fr.html": pageIn("fr"), "own.html": pageIn("en", official),
      "own.css": "guichet-form { --guichet-login-background: #123456; --guichet-login-text: #fff; --guichet-login-border: #abcdef; --guichet-login-radius: 3px; }",
      "themed.html": pageIn("en", "", '<link rel="stylesheet" href="/own.css">'),
    },
  });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(folder, { recursive: true });
});

async function visit(file, options = {}) {
  const page = await open(browser, `${demo.url}/${file}`, options);
  await button(page).first().waitFor();
  return page;
}

const looks = [
  ["en", {}], ["fr", {}], ["en-dark", { colorScheme: "dark" }], ["fr-narrow", { viewport: { width: 320, height: 900 } }], ["fr-narrow-dark", { viewport: { width: 320, height: 900 }, colorScheme: "dark" }],
];

for (const [name, options] of looks) {
  test(`A20 the buttons of all providers, ${name}: their words, one below 44 pixels nowhere, no axe finding, nothing beside the window, nothing fetched elsewhere`, async () => {
    const lang = name.slice(0, 2);
    const page = await open(browser, "about:blank", { viewport: { width: 760, height: 900 }, ...options, bypassCSP: true });
    const hosts = new Set();
    page.on("request", (request) => hosts.add(new URL(request.url()).origin));
    await page.goto(`${demo.url}/all-${lang}.html`);
    await button(page).first().waitFor();
    assert.deepEqual(await button(page).allInnerTexts(), words[lang]);
    assert.equal(await page.getByRole("link", { name: about[lang] }).getAttribute("href"), "https://franceconnect.gouv.fr/");
    for (const each of await button(page).all()) assert.ok((await each.boundingBox()).height >= 44);
    assert.equal(await page.locator(".guichet-login svg").count(), 7);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await assertAccessible(page, name);
    await screenshot(page, `login-providers-${name}`, { fullPage: true });
    assert.deepEqual([...hosts], [demo.url]);
    await page.context().close();
  });
}

test("the group has a name of its own where the page gives none", async () => {
  const page = await visit("all-fr.html");
  assert.equal(await page.getByRole("group", { name: "Se connecter avec un compte que vous avez" }).getByRole("button").count(), 9);
  assert.deepEqual(await log(page, "violation"), []);
  await page.context().close();
});

test("a picture of the page's own, such as FranceConnect's official button, is the button", async () => {
  const page = await visit("own.html");
  const own = page.locator("[data-provider=franceconnect]");
  assert.equal(await own.locator("img").isVisible(), true);
  assert.equal(await page.getByRole("button", { name: "S’identifier avec FranceConnect" }).count(), 1);
  await page.context().close();
});

test("the page's own colours stand above those of the brands", async () => {
  const page = await visit("themed.html");
  const style = await button(page).first().evaluate((each) => {
    const { backgroundColor, color, borderTopColor, borderTopLeftRadius } = getComputedStyle(each);
    return [backgroundColor, color, borderTopColor, borderTopLeftRadius];
  });
  assert.deepEqual(style, ["rgb(18, 52, 86)", "rgb(255, 255, 255)", "rgb(171, 205, 239)", "3px"]);
  await page.context().close();
});
