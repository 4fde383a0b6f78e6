// What tests do about the accounts of people who sign in: send the form, open mails, ask as a backend.
import { randomUUID } from "node:crypto";

import { secretKey } from "../support/edge.mjs";
import { awaitMails, codeOf, linkOf } from "../support/inbox.mjs";
import { publicUrl } from "./visitor.mjs";

/** Sends a form from the page: {status, json, bytes, key}. */
export async function sendForm(visitor, email, { ticket, form = "newsletter-en", consents } = {}) {
  const key = randomUUID();
  const { status, json } = await visitor.ask("/v1/submissions", { form: { id: form }, values: { email, "given-name": "Marie" }, login: ticket, consents }, { "Idempotency-Key": key });
  return { status, json, bytes: visitor.hops.at(-1).body, key };
}

/** Types the code of the newest of so many mails into the page that sent the form. */
export async function typeCode(visitor, edge, email, { key }, count = 1) {
  const code = codeOf((await awaitMails(edge, email, count)).at(-1));
  return visitor.ask("/v1/confirmations", { key, code });
}

/** Opens the link of the newest of so many mails in a browser, and presses its button. */
export async function openLink(browser, edge, email, count = 1) {
  const path = linkOf((await awaitMails(edge, email, count)).at(-1));
  return browser.send("POST", `${publicUrl}${path}`, { body: {}, from: publicUrl });
}

/** An account whose address a mail has proved. */
export async function mailAccount(login, email) {
  const visitor = login.visitor();
  await typeCode(visitor, login.edge, email, await sendForm(visitor, email));
}

/** What a backend asks: {status, json}. */
export async function askBackend(edge, path, { method = "GET", body } = {}) {
  const response = await fetch(edge.url + path, {
    method, headers: { Authorization: `Bearer ${secretKey}`, ...(body && { "Content-Type": "application/json" }) }, body: body && JSON.stringify({ v: 1, ...body }),
  });
  const text = await response.text();
  return { status: response.status, json: text ? JSON.parse(text) : undefined };
}

export const verifyToken = async (edge, id_token) => (await askBackend(edge, "/v1/sessions/verify", { method: "POST", body: { id_token } })).json;

/** The account that an ID token of the edge names. */
export const accountOf = async (edge, token) => (await verifyToken(edge, token)).claims.sub;

export const identitiesOf = async (edge, account) => (await askBackend(edge, `/v1/accounts/${account}/identities`)).json.identities;
