// An edge whose form asks for consents, and what a person and a backend do about them.
import { writeFileSync } from "node:fs";
import path from "node:path";

import { simpleParser } from "mailparser";

import { confirmationPath, submit } from "./client.mjs";
import { Edge, eventually, makeFolder, secretKey } from "./edge.mjs";
import { rows } from "./inbox.mjs";

export const questions = [
  {
    purpose: "newsletter",
    title: { fr: "La lettre", en: "The newsletter" },
    text: { fr: "Oui, je veux recevoir la lettre chaque mois.", en: "Yes, send me the newsletter each month." },
  },
  {
    purpose: "offers",
    title: { fr: "Les offres", en: "Offers" },
    text: { fr: "Oui, je veux recevoir les offres.", en: "Yes, send me offers." },
  },
];

export const form = (consents = questions, rest = {}) => ({
  id: "letter",
  country: "FR",
  locale: "fr",
  fields: { email: { required: true }, "given-name": {} },
  consents,
  ...rest,
});

export const privacy = { controller: "Maison Exemple, 1 rue de la Paix, Paris", contact: "vie-privee@example.org", policy_url: "https://shop.example/privacy" };

export const writeForm = (folder, described = form()) => writeFileSync(path.join(folder, "forms/letter.json"), JSON.stringify(described));

/** Starts an edge with the form "letter". */
export async function startConsentEdge(overrides = {}, described = form()) {
  const folder = makeFolder({ privacy, ...overrides });
  writeForm(folder, described);
  return Edge.start(folder);
}

/** What the form tells pages: its consents with their hashes, and the information. */
export const describeForm = async (edge, locale = "fr") => (await fetch(`${edge.url}/v1/forms/letter?locale=${locale}`)).json();

/** {purpose: hash} of the words shown today. */
export async function ticks(edge, purposes, locale = "fr") {
  const { consents } = await describeForm(edge, locale);
  return Object.fromEntries(consents.filter(({ purpose }) => purposes.includes(purpose)).map(({ purpose, text_hash }) => [purpose, text_hash]));
}

export async function signUp(edge, email, purposes, options = {}) {
  const consents = await ticks(edge, purposes);
  return submit(edge, { email, "given-name": "Marie" }, { form: "letter", consents, page: "https://shop.example/letter", ...options });
}

/** The mails to an address, oldest first; of one kind alone, if given: "mail.renew". */
export async function mailsTo(edge, address, kind) {
  const kinds = new Map(rows(edge, "SELECT lower(hex(id)), kind FROM outbox WHERE state = 'sent'"));
  const kindOf = ({ messageId }) => kinds.get(messageId.slice(1).split("@")[0].replaceAll("-", ""));
  const mails = (await Promise.all(edge.mails().map((bytes) => simpleParser(bytes)))).filter(({ to }) => to.text.toLowerCase() === address.toLowerCase());
  return mails.filter((mail) => kindOf(mail) && (!kind || kindOf(mail) === kind));
}

/** Waits for the nth mail of a kind to an address, known by the store as handed over. */
export const mailTo = (edge, address, kind = "mail.confirm", count = 1) =>
  eventually(async () => (await mailsTo(edge, address, kind))[count - 1], `${kind} ${count} to ${address}`);

export async function confirmMail(edge, address, count = 1, kind = "mail.confirm") {
  const mail = await mailTo(edge, address, kind, count);
  return fetch(edge.url + confirmationPath(mail.text), { method: "POST" });
}

export const backend = (edge, method, route, body) =>
  fetch(edge.url + route, {
    method,
    headers: { Authorization: `Bearer ${secretKey}`, ...(body ? { "Content-Type": "application/json" } : {}) },
    body: body && JSON.stringify({ v: 1, ...body }),
  });

export const ask = async (edge, route) => (await backend(edge, "GET", route)).json();

/** The account of an address, as a backend learns of it. */
export async function accountOf(edge, email) {
  const answer = await submit(edge, { email }, { form: "letter", key: secretKey });
  return (await answer.json()).account.id;
}

export const consentsOf = async (edge, account) => (await ask(edge, `/v1/accounts/${account}/consents`)).consents;
export const states = (consents) => Object.fromEntries(consents.map(({ purpose, state }) => [purpose, state]));

export const linksOf = (edge, account, query = "") => ask(edge, `/v1/accounts/${account}/links${query}`);

/** The path of a URL that the edge made: tests reach it at another port. */
export const local = (edge, url) => edge.url + new URL(url).pathname;

export const press = (edge, url, fields, headers = {}) =>
  fetch(local(edge, url), { method: "POST", body: new URLSearchParams(fields), redirect: "manual", headers });
