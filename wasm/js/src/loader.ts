/** The core in this thread: one JSON request in, one JSON answer out (core/include/guichet/c_api.h). */
export interface Instance {
  readonly abiVersion: number;
  /** The answer to a JSON request, given as text or as its UTF-8 bytes. */
  call(request: string | Uint8Array): string;
  warmUp(): void;
  /** Gives the core a *.table file; says whether it took it. Until then it says nothing of what the table is for. */
  addTable(bytes: Uint8Array): boolean;
}

/** The module trapped or had no memory left; its instance is dropped and every later call says so again. */
export class CoreLost extends Error {
  override name = "CoreLost";
}

interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  guichet_abi_version(): number;
  guichet_alloc(size: number): number;
  guichet_free(address: number): void;
  guichet_call(request: number, length: number, answerLength: number): number;
  guichet_warm_up(): void;
  guichet_add_table(table: number, length: number): number;
}

const badFile = () => 8; // WASI errno for a file that is not open
const done = () => 0;

function imports(memory: () => ArrayBuffer): WebAssembly.Imports {
  return {
    env: { emscripten_notify_memory_growth: done },
    wasi_snapshot_preview1: {
      proc_exit: (code: number) => {
        throw new CoreLost(`exit ${code}`);
      },
      environ_get: done,
      environ_sizes_get: (count: number, size: number) => {
        const view = new DataView(memory());
        view.setUint32(count, 0, true);
        view.setUint32(size, 0, true);
        return 0;
      },
      fd_write: badFile,
      fd_close: badFile,
      fd_seek: badFile,
    },
  };
}

async function start(source: Response | BufferSource, wanted: WebAssembly.Imports): Promise<WebAssembly.Instance> {
  if (!("headers" in source)) return (await WebAssembly.instantiate(source, wanted)).instance;
  if (!source.ok) throw new Error(`${source.status} for ${source.url}`);
  const streams = source.headers.get("Content-Type") === "application/wasm";
  const { instance } = streams
    ? await WebAssembly.instantiateStreaming(source, wanted)
    : await WebAssembly.instantiate(await source.arrayBuffer(), wanted);
  return instance;
}

/** Starts a stand-alone guichet-*.wasm from its bytes or from the answer to a fetch, in a page, a worker or node. */
export async function instantiate(source: Response | BufferSource): Promise<Instance> {
  let core: Exports | undefined;
  const memory = () => core!.memory.buffer;
  core = (await start(source, imports(memory))).exports as unknown as Exports;

  function guarded<T>(work: (core: Exports) => T): T {
    if (!core) throw new CoreLost("the core is gone");
    try {
      return work(core);
    } catch (error) {
      core = undefined;
      throw error instanceof CoreLost ? error : new CoreLost(String(error));
    }
  }

  function allocate({ guichet_alloc }: Exports, size: number): number {
    const address = guichet_alloc(size);
    if (!address) throw new CoreLost("no memory");
    return address;
  }

  guarded((core) => core._initialize());
  const abiVersion = guarded((core) => core.guichet_abi_version());
  return {
    abiVersion,
    warmUp: () => guarded((core) => core.guichet_warm_up()),
    addTable: (bytes) =>
      guarded((core) => {
        const table = allocate(core, bytes.length);
        new Uint8Array(memory(), table).set(bytes);
        const taken = core.guichet_add_table(table, bytes.length) === 1;
        if (!taken) core.guichet_free(table);
        return taken;
      }),
    call: (request) =>
      guarded((core) => {
        const bytes = typeof request === "string" ? new TextEncoder().encode(request) : request;
        const input = allocate(core, bytes.length + 1);
        const length = allocate(core, 4);
        new Uint8Array(memory(), input).set(bytes);
        const answer = core.guichet_call(input, bytes.length, length);
        if (!answer) throw new CoreLost("no memory");
        // The call may have let the memory grow, which detaches every view made before it.
        const size = new DataView(memory()).getUint32(length, true);
        const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(new Uint8Array(memory(), answer, size));
        for (const address of [input, length, answer]) core.guichet_free(address);
        return text;
      }),
  };
}
