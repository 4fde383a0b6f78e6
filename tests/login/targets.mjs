// Prints what social login promises, as measured now, and fails when a promise is not kept.
// usage: node tests/login/targets.mjs [--full] [part of a name ...]     short runs without --full
import { fileURLToPath } from "node:url";

import { measureCallback } from "../bench/login_callback.mjs";
import { measureLines, printTargets } from "../checklist/targets.mjs";
import { login } from "./list.mjs";
import { measureAlike } from "./measure_alike.mjs";
import { measureLinking } from "./measure_linking.mjs";
import { measureModes, measureRelyingParty } from "./measure_modes.mjs";
import { measureRedirects } from "./measure_redirects.mjs";
import { measureWycheproof } from "./wycheproof.mjs";

export const measures = {
  modes: measureModes,
  lines: (run) => measureLines(login, run),
  wycheproof: measureWycheproof,
  redirects: measureRedirects,
  "relying-party": measureRelyingParty,
  linking: measureLinking,
  alike: measureAlike,
  callback: measureCallback,
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await printTargets(measures, process.argv.slice(2));
