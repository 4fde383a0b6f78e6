import type { Asset } from "./assets.js";
import { type Instance, instantiate } from "./loader.js";

const emptyModule = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** Fetches and starts the module; where the policy of the page refuses WebAssembly, nothing is fetched. */
export async function fetchCore({ url, integrity }: Asset): Promise<Instance> {
  new WebAssembly.Module(emptyModule);
  return instantiate(await fetch(url, { integrity }));
}
