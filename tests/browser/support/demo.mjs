// The demo as a visitor meets it: its pages and forms, the widget, the edge with its store and its mails.
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

import { simpleParser } from "mailparser";

import { Edge, eventually, makeFolder, siteKey } from "../../support/edge.mjs";
import { fillIn, state, wake } from "./browser.mjs";
import { providerSection, startProvider } from "./provider.mjs";
import { root, widget } from "./site.mjs";

const privacy = { controller: "Maison Exemple, 1 rue de la Paix, 75002 Paris", contact: "donnees@example.org" };

/** The pages of the demo with the site key of the tests. */
function demoPages() {
  const folder = mkdtempSync(path.join(tmpdir(), "guichet-pages-"));
  cpSync(path.join(root, "web-demo/pages"), folder, { recursive: true });
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".html"))) {
    const file = path.join(folder, name);
    writeFileSync(file, readFileSync(file, "utf8").replaceAll("site_demo", siteKey));
  }
  return folder;
}

export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Starts an edge that knows its own address: the links in its mails and the origin of its pages have it.
 * @param {{forms?: Record<string, object>, html?: Record<string, string>, login?: boolean, sections?: object}} [more] form
 * files and pages to add to the demo's own; its provider; more of the configuration
 */
export async function startDemo({ forms = {}, html = {}, login = false, sections = {} } = {}) {
  const pages = demoPages();
  for (const [name, text] of Object.entries(html)) writeFileSync(path.join(pages, name), text);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const provider = login ? await startProvider(url) : undefined;
  const signingIn = provider && { login: { allow_private: true, timeout_seconds: 5 }, provider: [providerSection(provider)] };
  const folder = makeFolder({ server: { listen: `127.0.0.1:${port}` }, widget: { folder: widget }, demo: { pages }, privacy, ...signingIn, ...sections });
  cpSync(path.join(root, "web-demo/forms"), path.join(folder, "forms"), { recursive: true });
  for (const [id, form] of Object.entries(forms)) writeFileSync(path.join(folder, `forms/${id}.json`), JSON.stringify(form));
  const file = path.join(folder, "guichet.toml");
  writeFileSync(file, readFileSync(file, "utf8").replaceAll('"http://127.0.0.1"', `"${url}"`));
  const edge = await Edge.start(folder);
  return {
    edge,
    url: edge.url,
    pages,
    provider,
    async mailsTo(address) {
      const mails = await Promise.all(edge.mails().map((mail) => simpleParser(mail)));
      return mails.filter(({ to }) => to.text === address);
    },
    mailTo(address, count = 1) {
      return eventually(async () => (await this.mailsTo(address))[count - 1], `mail ${count} to ${address}`);
    },
    async stop() {
      await edge.stop();
      await provider?.stop();
      rmSync(pages, { recursive: true });
    },
  };
}

export const confirmationLink = (mail) => /http:\S+\/confirm\/[\w-]{43}/.exec(mail.text)?.[0];

/** Ticks the box that the letter wants. */
export const agree = (page) => page.locator("input[name='consent.letter']").check();

/** Signs up on the demo's first page. */
export async function signUp(page, demo, address) {
  await page.goto(demo.url);
  await wake(page);
  await fillIn(page, "#email", address);
  await agree(page);
  await page.locator("button[type=submit]").click();
  await state(page, "sent");
}
