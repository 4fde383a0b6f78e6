// The development data of addresses, which lie beside the repository and are not part of it.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";

import { root } from "../support/edge.mjs";
import { parseCsv } from "./csv.mjs";

const folder = path.join(root, "../shared/data/address");

export const hasData = existsSync(folder);
export const registerSource = path.join(folder, "register_23dep.csv.gz");

const read = (file) => readFileSync(path.join(folder, file));

/** Addresses with errors put in, and what was meant. */
export const readNoisy = (file) => parseCsv(read(file).toString());

/** Addresses that must not be matched. */
export const readNegative = () => parseCsv(read("fr_negative_dev_100.csv").toString());

/** One address of each street of the register, as it stands there. */
export function readCleanStreets() {
  const streets = new Map();
  for (const row of parseCsv(gunzipSync(readFileSync(registerSource)).toString(), ";")) {
    const key = `${row.code_insee}|${row.nom_voie}|${row.code_postal}`;
    if (!streets.has(key)) streets.set(key, row);
  }
  return [...streets.values()];
}

/** The pairs of postal code and commune of La Poste, in its own spelling. */
export function readPostalPairs() {
  const text = gunzipSync(read("laposte_codes_postaux.csv.gz")).toString();
  const pairs = new Map();
  for (const row of parseCsv(text)) {
    pairs.set(`${row.code_postal}|${row.code_commune_insee}`, { code: row.code_postal, name: row.nom_de_la_commune, insee: row.code_commune_insee });
  }
  return [...pairs.values()];
}
