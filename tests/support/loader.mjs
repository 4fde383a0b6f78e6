// The package's own loader, as built for the page, and the core with all that the native build has.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { root } from "./edge.mjs";

export const { instantiate } = await import(pathToFileURL(path.join(root, "wasm/js/dist/loader.js")));

/**
 * The module guichet-<name>.wasm with every table that is built into the native core: with the long list of disposable
 * domains too, which no page fetches.
 */
export async function loadCore(name, build = path.join(root, "build")) {
  const core = await instantiate(readFileSync(path.join(build, `wasm/wasm/guichet-${name}.wasm`)));
  const tables = path.join(build, "wasm/core/generated/tables");
  for (const file of readdirSync(tables).filter((each) => each.endsWith(".table"))) {
    if (!core.addTable(readFileSync(path.join(tables, file)))) throw new Error(`the core does not take ${file}`);
  }
  return core;
}
