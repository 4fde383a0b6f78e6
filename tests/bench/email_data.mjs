// The development data of e-mail, which lie beside the repository and are not part of it.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { root } from "../support/edge.mjs";
import { parseCsv } from "./csv.mjs";

const folder = path.join(root, "../shared/data/email");

export const hasData = existsSync(folder);

// Strata made of lists that the suggestion table is made of, or of names that were put into it by hand.
const allowListed = new Set(["provider", "fr_near_big", "flanker_leave_alone"]);

const readCsv = (file) => parseCsv(readFileSync(path.join(folder, file), "utf8"));

/** @returns {{typed: string, meant: string[], group: string, kind: string, source: string}[]} One row for each slip. */
export function readSlips() {
  const group = (row) => (row.class !== "normal" ? row.class : row.contested === "1" ? "contested" : "core");
  return readCsv("typos_dev.csv")
    .filter((row) => row.class !== "bogus_truth")
    .map((row) => ({ typed: row.typo, meant: row.truth.split("|"), group: group(row), kind: row.kind, source: row.source }));
}

/** @returns {{domain: string, stratum: string, isListed: boolean}[]} Real domains; listed where the table knows its source. */
export function readRealDomains() {
  return readCsv("valid_domains_dev.csv").map(({ domain, stratum }) => ({ domain, stratum, isListed: allowListed.has(stratum) }));
}

/** @returns {{id: string, address: string, category: string, diagnosis: string}[]} is_email's cases, names without prefix in lower case. */
export function readSyntaxCases(file) {
  const short = (name) => name.slice("ISEMAIL_".length).toLowerCase();
  return JSON.parse(readFileSync(path.join(folder, file), "utf8"))
    .map(({ id, address, category, diagnosis }) => ({ id, address, category: short(category), diagnosis: short(diagnosis) }));
}
