import { type Asset, locate, type Variant } from "./assets.js";
import { type CoreAssets, coreAssets, LoadedCore } from "./fetch-core.js";
import { CoreLost } from "./loader.js";
import type { FromWorker, ToWorker } from "./worker.js";

/** The core, wherever it runs. */
export interface Core {
  readonly place: "worker" | "page";
  /** One JSON request, one JSON answer; rejects with CoreLost when the module has failed. */
  ask(request: string): Promise<string>;
  /** Fetches one more table for it, once; it is there afterwards, unless it was not to be had. */
  add(table: Asset): Promise<void>;
  close(): void;
}

export interface CoreOptions {
  /** "phone" also knows telephone numbers, "address" postal addresses, "phone-address" both; each weighs more. */
  variant?: Variant;
  /** Where the files of the package are served; beside this module when left out. */
  baseUrl?: string | URL;
}

class WorkerRefused extends Error {}

/** Loads the core into a module worker, so that no call blocks typing, or into the page where workers are refused. */
export async function loadCore({ variant = "base", baseUrl }: CoreOptions = {}): Promise<Core> {
  const assets = coreAssets(variant, baseUrl);
  try {
    return await inWorker(locate("worker.js", baseUrl).url, assets);
  } catch (error) {
    if (!(error instanceof WorkerRefused)) throw error;
    return inPage(assets);
  }
}

function startWorker(url: string): Worker {
  try {
    return new Worker(url, { type: "module" });
  } catch (error) {
    throw new WorkerRefused(String(error));
  }
}

function inWorker(url: string, assets: CoreAssets): Promise<Core> {
  const worker = startWorker(url);
  const waiting = new Map<number, { resolve(answer: string): void; reject(error: Error): void }>();
  const tell = (message: ToWorker) => worker.postMessage(message);
  let last = 0;

  const call = (message: { request: string } | { table: Asset }) =>
    new Promise<string>((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      tell({ id: last, ...message });
    });
  const core: Core = {
    place: "worker",
    ask: (request) => call({ request }),
    add: async (table) => void (await call({ table })),
    close: () => worker.terminate(),
  };

  function settle(data: Extract<FromWorker, { id: number }>): void {
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if ("answer" in data) call?.resolve(data.answer);
    else call?.reject(new CoreLost(data.lost));
  }

  return new Promise((resolve, reject) => {
    function fail(error: Error): void {
      worker.terminate();
      reject(error);
      for (const call of waiting.values()) call.reject(error);
      waiting.clear();
    }
    worker.onerror = (event) => {
      event.preventDefault();
      fail(new WorkerRefused(event.message));
    };
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if ("ready" in data) resolve(core);
      else if ("failure" in data) fail(new CoreLost(data.failure));
      else settle(data);
    };
    tell({ load: assets });
  });
}

async function inPage(assets: CoreAssets): Promise<Core> {
  const core = await LoadedCore.load(assets);
  const prepare = () => core.prepare();
  if (typeof requestIdleCallback === "function") requestIdleCallback(prepare);
  else setTimeout(prepare);
  return { place: "page", ask: (request) => core.ask(request), add: (table) => core.add(table), close: () => {} };
}
