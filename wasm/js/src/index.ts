import { type CoreOptions, loadCore } from "./core.js";
import type { CheckRequest, Problem, Report } from "./types.js";

export { type Core, type CoreOptions, loadCore } from "./core.js";
export { CoreLost, type Instance, instantiate } from "./loader.js";
export { GuichetForm, type State } from "./form-element.js";
export { fieldToken } from "./fields.js";
export type * from "./types.js";

/** Checks a form once. To check often, load the core once and ask it. */
export async function check(request: CheckRequest, options: CoreOptions = { variant: "phone-address" }): Promise<Report | Problem> {
  const core = await loadCore(options);
  try {
    return JSON.parse(await core.ask(JSON.stringify(request)));
  } finally {
    core.close();
  }
}
