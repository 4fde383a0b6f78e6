import { type Asset, type TableName, type Variant, locate, tables } from "./assets.js";
import { type Instance, instantiate } from "./loader.js";

const emptyModule = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** The module, the tables that come with it, and where those are that it may want later. */
export interface CoreAssets {
  module: Asset;
  first: TableName[];
  tables: Record<TableName, Asset>;
}

/** Suggestions come with the module: they are what a visitor meets first. */
export function coreAssets(variant: Variant, baseUrl?: string | URL): CoreAssets {
  const entries = tables.map((name) => [name, locate(`${name}.table`, baseUrl)] as const);
  const first: TableName[] = variant.endsWith("address") ? ["suggestion", "country"] : ["suggestion"];
  return { module: locate(`guichet-${variant}.wasm`, baseUrl), first, tables: Object.fromEntries(entries) as CoreAssets["tables"] };
}

/** Where the policy of the page refuses WebAssembly, nothing is fetched. */
async function fetchModule({ url, integrity }: Asset): Promise<Instance> {
  new WebAssembly.Module(emptyModule);
  return instantiate(await fetch(url, { integrity }));
}

async function fetchTable({ url, integrity }: Asset): Promise<Uint8Array | undefined> {
  try {
    const response = await fetch(url, { integrity });
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  } catch {
    return undefined; // the core does without
  }
}

/** Letters beyond ASCII, or what stands for them, in an e-mail address: only then are international domains looked up. */
const isInternational = /"email"\s*:\s*"(?:[^"\\]|\\.)*?(?:[^\0-\x7f]|\\u|xn--)/i;

/** The core in this thread, with the tables that it has been given so far. */
export class LoadedCore {
  readonly #added = new Map<string, Promise<void>>();

  private constructor(private readonly core: Instance, private readonly assets: CoreAssets) {}

  static async load(assets: CoreAssets): Promise<LoadedCore> {
    const first = assets.first.map((name) => [assets.tables[name].url, fetchTable(assets.tables[name])] as const);
    const loaded = new LoadedCore(await fetchModule(assets.module), assets);
    await Promise.all(first.map(([url, table]) => loaded.#give(url, table)));
    return loaded;
  }

  async ask(request: string): Promise<string> {
    if (isInternational.test(request)) await this.add(this.assets.tables.idna);
    return this.core.call(request);
  }

  /** What may be done in advance. */
  prepare(): void {
    try {
      this.core.warmUp();
    } catch {
      return; // the core is lost: the next request says so
    }
    void this.add(this.assets.tables.disposable);
  }

  /** Fetches one more table and gives it to the core; each is fetched once, also one that is not to be had. */
  add(table: Asset): Promise<void> {
    return this.#added.get(table.url) ?? this.#give(table.url, fetchTable(table));
  }

  #give(url: string, table: Promise<Uint8Array | undefined>): Promise<void> {
    const added = table.then((bytes) => {
      if (bytes) this.core.addTable(bytes);
    });
    this.#added.set(url, added.catch(() => {}));
    return added;
  }
}
