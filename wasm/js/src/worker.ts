import type { Asset } from "./assets.js";
import { fetchCore } from "./fetch-core.js";
import type { Instance } from "./loader.js";

/** What the page says to the worker: first where the module is, then requests. */
export type ToWorker = { load: Asset } | { id: number; request: string };

/** What the worker says to the page. */
export type FromWorker = { ready: true } | { failure: string } | { id: number; answer: string } | { id: number; lost: string };

const say = (message: FromWorker) => postMessage(message);
let core: Instance;

async function load(asset: Asset): Promise<void> {
  try {
    core = await fetchCore(asset);
  } catch (error) {
    return say({ failure: String(error) });
  }
  say({ ready: true });
  try {
    core.warmUp();
  } catch {
    // The core is lost: the next request says so.
  }
}

function answer(id: number, request: string): void {
  try {
    say({ id, answer: core.call(request) });
  } catch (error) {
    say({ id, lost: String(error) });
  }
}

addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if ("load" in data) void load(data.load);
  else answer(data.id, data.request);
});
