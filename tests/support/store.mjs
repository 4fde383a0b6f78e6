// Reads the store of a running edge: one python process answers one statement after the other.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

const code = `
import json, sqlite3, sys
for line in sys.stdin:
    path, sql = json.loads(line)
    base = sqlite3.connect("file:" + path + "?mode=ro", uri=True, timeout=30)
    base.row_factory = sqlite3.Row
    print(json.dumps([dict(row) for row in base.execute(sql)]), flush=True)
    base.close()
`;

/** Gives rows(edge, sql), which gives objects by column, and close(). */
export function openStores() {
  const child = spawn("python3", ["-c", code], { stdio: ["pipe", "pipe", "inherit"] });
  process.once("exit", () => child.kill("SIGKILL"));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  let last = Promise.resolve();
  const ask = async (edge, sql) => {
    child.stdin.write(`${JSON.stringify([`${edge.folder}/guichet.db`, sql])}\n`);
    return JSON.parse((await lines.next()).value);
  };
  return {
    rows: (edge, sql) => (last = last.then(() => ask(edge, sql))),
    close: () => child.stdin.end(),
  };
}
