import type { Asset } from "./assets.js";
import { type CoreAssets, LoadedCore } from "./fetch-core.js";

/** What the page says to the worker: first where the module is, then requests. */
export type ToWorker = { load: CoreAssets } | { id: number; request: string } | { id: number; table: Asset };

/** What the worker says to the page. */
export type FromWorker = { ready: true } | { failure: string } | { id: number; answer: string } | { id: number; lost: string };

const say = (message: FromWorker) => postMessage(message);
let core: LoadedCore;

async function load(assets: CoreAssets): Promise<void> {
  try {
    core = await LoadedCore.load(assets);
  } catch (error) {
    return say({ failure: String(error) });
  }
  say({ ready: true });
  core.prepare();
}

async function answer(id: number, work: Promise<string | void>): Promise<void> {
  try {
    say({ id, answer: (await work) ?? "" });
  } catch (error) {
    say({ id, lost: String(error) });
  }
}

addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if ("load" in data) void load(data.load);
  else void answer(data.id, "table" in data ? core.add(data.table) : core.ask(data.request));
});
