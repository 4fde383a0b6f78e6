// The package's own loader, as built for the page.
import path from "node:path";
import { pathToFileURL } from "node:url";

import { root } from "./edge.mjs";

export const { instantiate } = await import(pathToFileURL(path.join(root, "wasm/js/dist/loader.js")));
