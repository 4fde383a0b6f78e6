// An edge with its mails at hand, for runs of thousands of sign-ups.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import { simpleParser } from "mailparser";

import { confirmationPath, submit } from "./client.mjs";
import { eventually, secretKey } from "./edge.mjs";

/** Reads each mail of the edge's folder once. */
export class Mailbox {
  #seen = new Set();
  #byAddress = new Map();

  constructor(edge) {
    this.folder = path.join(edge.folder, "mails");
  }

  async look() {
    for (const name of readdirSync(this.folder)) {
      if (!name.endsWith(".eml") || this.#seen.has(name)) continue;
      this.#seen.add(name);
      const mail = await simpleParser(readFileSync(path.join(this.folder, name)));
      this.#byAddress.set(mail.to.text, [...(this.#byAddress.get(mail.to.text) ?? []), mail]);
    }
  }

  /** The first mail to an address, once it is there. */
  async first(address) {
    return eventually(async () => {
      if (!this.#byAddress.has(address)) await this.look();
      return this.#byAddress.get(address)?.[0];
    }, `a mail to ${address}`);
  }

  get count() {
    return this.#seen.size;
  }
}

/** Signs up as a backend does; gives the full answer. */
export const signUp = async (edge, email, options = {}) => (await submit(edge, { email }, { key: secretKey, ...options })).json();

/** Signs up and waits for the link: {account, path}. */
export async function signUpForLink(edge, mailbox, email) {
  const { account } = await signUp(edge, email);
  return { account: account.id, path: confirmationPath((await mailbox.first(email)).text) };
}

const backend = { headers: { Authorization: `Bearer ${secretKey}` } };
const get = async (edge, path) => (await fetch(edge.url + path, backend)).json();

export const isVerified = async (edge, account) => (await get(edge, `/v1/accounts/${account}`)).account?.status === "verified";

/** How often the store has noted that the account was confirmed. */
export async function countConfirmations(edge, account) {
  const { events } = await get(edge, `/v1/accounts/${account}/events`);
  return events.filter(({ type }) => type === "claim.verified").length;
}

export const confirm = (edge, path) => fetch(edge.url + path, { method: "POST" });

/** Runs work(i) for i below count, at most `width` at a time. */
export async function inParallel(count, width, work) {
  let next = 0;
  await Promise.all(Array.from({ length: Math.min(width, count) }, async () => {
    while (next < count) await work(next++);
  }));
}
