// Mails as people read them: without pictures, with large letters, with a screen reader, in a dark room.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { run } from "../support/edge.mjs";
import { launch } from "./support/browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser, folder, names;
before(async () => {
  browser = await launch();
  folder = mkdtempSync(path.join(tmpdir(), "guichet-mail-"));
  const made = run("mail", "preview", "--config", path.join(folder, "none.toml"), "-o", folder);
  assert.equal(made.status, 0, made.stderr);
  names = readdirSync(folder).filter((name) => name.startsWith("mail.") && name.endsWith(".html"));
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a mail as a mail program shows it: no pictures, no network. */
async function open(name, scheme) {
  const context = await browser.newContext({ colorScheme: scheme, viewport: { width: 360, height: 740 } });
  const asked = [];
  await context.route("**/*", (route) => (route.request().url().startsWith("file:") ? route.continue() : (asked.push(route.request().url()), route.abort())));
  const page = await context.newPage();
  await page.goto(pathToFileURL(path.join(folder, name)).href);
  return { page, asked, close: () => context.close() };
}

for (const scheme of ["light", "dark"]) {
  test(`B47 axe finds nothing wrong with any mail, ${scheme}`, async () => {
    for (const name of names) {
      const { page, asked, close } = await open(name, scheme);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run(document, { rules: { "color-contrast": { enabled: true } } }));
      assert.deepEqual(violations.map(({ id, nodes }) => [name, id, nodes[0].html]), []);
      assert.deepEqual(asked, []);
      await close();
    }
  });
}

test("B47 a mail has its language, real text, no picture, and a button that is a link with its address to be read", async () => {
  assert.equal(names.length, 18); // nine kinds in two languages
  for (const name of names) {
    const { page, close } = await open(name, "light");
    const [, language] = /\.(fr|en)\.html$/.exec(name);
    assert.equal(await page.locator("html").getAttribute("lang"), language);
    assert.equal(await page.locator("img, svg, picture, input, button").count(), 0);
    const text = await page.locator("main").innerText();
    const button = page.locator("a.action");
    if (!name.startsWith("mail.account_exists")) {
      assert.equal(await button.count(), 1, name);
      assert.ok(text.includes(await button.getAttribute("href")), name);
    }
    if (name.startsWith("mail.confirm")) assert.match(text, /ABCD-EFGH/);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0, `${name} scrolls sideways`);
    await close();
  }
});
