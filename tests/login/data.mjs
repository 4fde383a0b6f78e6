// Lists that lie beside the project and belong to others.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { root } from "../support/edge.mjs";

const folder = path.join(process.env.GUICHET_DATA ?? path.join(root, "../shared/data"), "identity");

const fileOf = (name) => path.join(folder, name);
export const hasData = (name) => existsSync(fileOf(name));

/** The lines of the list of open redirects, as bytes; the last one has no end. */
export function readRedirects() {
  const lines = readFileSync(fileOf("open-redirect-payload-list.txt")).toString("latin1").split("\n");
  return lines.filter((line, i) => i < lines.length - 1 || line !== "").map((line) => Buffer.from(line, "latin1"));
}

/** {plan: [name ...]} of the OpenID Foundation's tests of relying parties. */
export const readRelyingPartyPlans = () =>
  Object.fromEntries(JSON.parse(readFileSync(fileOf("rp_client_tests.json"), "utf8")).plans.map(({ name, modules }) => [name, modules]));
