// Who suggests another address, each with its defaults: the core as a page asks it, and the JavaScript peers.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

import spellChecker from "@zootools/email-spell-checker";
import emailMisspelled, { top100 } from "email-misspelled";
import mailcheck from "mailcheck";

import { root } from "../support/edge.mjs";
import { instantiate } from "../support/loader.mjs";

const modules = path.join(process.env.GUICHET_BUILD ?? path.join(root, "build"), "wasm/wasm");

/** The core with the tables that lie beside it, and the names of those. */
export async function startCore(name) {
  const core = await instantiate(readFileSync(path.join(modules, `guichet-${name}.wasm`)));
  const taken = ["suggestion", "disposable", "idna"].filter((table) => {
    const file = path.join(modules, `${table}.table`);
    return existsSync(file) && core.addTable(readFileSync(file));
  });
  core.warmUp();
  return { core, taken };
}

export const requestFor = (address) => JSON.stringify({ v: 1, values: { email: address } });

const slips = new Set(["email.domain_typo", "email.address_typo"]);

/** @returns {{suggestion: string, certainty: number, sure: boolean} | undefined} What the core says of the address. */
export const suggestionFor = (core, address) => JSON.parse(core.call(requestFor(address))).findings.find(({ code }) => slips.has(code))?.params;

export function version(name) {
  const resolved = createRequire(import.meta.url).resolve.paths(name).map((folder) => path.join(folder, name, "package.json"));
  return JSON.parse(readFileSync(resolved.find(existsSync), "utf8")).version;
}

// Some throw over an address that they cannot cut: silence.
const silentWhenThrown = (suggest) => (address) => {
  try {
    return suggest(address);
  } catch {
    return undefined;
  }
};

/** @returns {Record<string, (address: string) => string | undefined>} The address that each would have instead. */
export function suggesters(core) {
  const misspelled = emailMisspelled({ domains: top100 });
  const byMailcheck = (address) => {
    let full;
    mailcheck.run({ email: address, suggested: (suggestion) => (full = suggestion.full) });
    return full;
  };
  const peers = {
    mailcheck: byMailcheck,
    "@zootools/email-spell-checker": (address) => spellChecker.run({ email: address })?.full,
    "email-misspelled": (address) => misspelled(address)[0]?.corrected,
  };
  const named = Object.entries(peers).map(([name, suggest]) => [`${name} ${version(name)}`, silentWhenThrown(suggest)]);
  return Object.fromEntries([["Guichet", (address) => suggestionFor(core, address)?.suggestion], ...named]);
}
