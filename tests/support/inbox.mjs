// What people find in their mail, and what the store of an edge holds.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";

import { simpleParser } from "mailparser";

import { confirmationPath } from "./client.mjs";
import { eventually } from "./edge.mjs";

export async function mailsTo(edge, address) {
  const mails = await Promise.all(edge.mails().map((bytes) => simpleParser(bytes)));
  return mails.filter(({ to }) => to.text === address);
}

/** Waits for that many mails to an address; gives them all. */
export const awaitMails = (edge, address, count = 1) =>
  eventually(async () => {
    const mails = await mailsTo(edge, address);
    return mails.length >= count && mails;
  }, `mail ${count} to ${address}`);

/** The short code in a mail's text. */
export const codeOf = (mail) => /^([0-9A-Z]{4}-[0-9A-Z]{4})\s*$/m.exec(mail.text)?.[1];

export const linkOf = (mail) => confirmationPath(mail.text);

/** The path of the link in the newest of so many mails. */
export const awaitLink = async (edge, address, count = 1) => (await awaitMails(edge, address, count)).map(linkOf).filter(Boolean).at(-1);

/** What python's sqlite3 gives for a statement on the store of an edge. */
export function rows(edge, sql) {
  const code = "import json, sqlite3, sys\nc = sqlite3.connect(sys.argv[1], timeout=30)\nprint(json.dumps(c.execute(sys.argv[2]).fetchall()))";
  const done = spawnSync("python3", ["-c", code, path.join(edge.folder, "guichet.db"), sql], { encoding: "utf8" });
  assert.equal(done.status, 0, done.stderr);
  return JSON.parse(done.stdout);
}

export const countEvents = (edge, kind) => rows(edge, `SELECT count(*) FROM event WHERE kind = '${kind}'`)[0][0];

/** A figure of /metrics, 0 when it is not there. */
export async function figure(edge, series) {
  const text = await (await fetch(edge.metrics)).text();
  return Number(text.split("\n").find((line) => line.startsWith(`${series} `))?.split(" ").at(-1) ?? 0);
}
