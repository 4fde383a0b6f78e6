// The demo's provider as a process of its own, as web-demo/run.sh starts it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";

import { freePort } from "./demo.mjs";
import { root } from "./site.mjs";

/** edge: where people are sent back to. */
export async function startProvider(edge) {
  const folder = mkdtempSync(path.join(tmpdir(), "guichet-provider-"));
  const secretFile = path.join(folder, "exemple.secret");
  writeFileSync(secretFile, "the-secret-of-the-demo-in-the-tests-0123456789\n", { mode: 0o600 });
  const listen = `127.0.0.1:${await freePort()}`;
  const script = path.join(root, "web-demo/provider.mjs");
  let child;

  async function start() {
    child = spawn(process.execPath, [script, "--listen", listen, "--edge", edge, "--secret-file", secretFile], { stdio: ["ignore", "pipe", "pipe"] });
    const kill = () => child.kill("SIGKILL");
    process.once("exit", kill); // a failed test leaves nothing running
    child.once("exit", () => process.off("exit", kill));
    const said = [];
    child.stderr.on("data", (data) => said.push(data));
    for await (const line of createInterface(child.stdout)) {
      said.push(`${line}\n`);
      if (line.startsWith("provider on ")) return void child.stdout.resume();
    }
    throw new Error(`the provider did not start:\n${said.join("")}`);
  }

  async function end() {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill();
    await exited;
  }

  await start();
  return {
    issuer: `http://${listen}`,
    secretFile,
    start,
    end,
    async stop() {
      await end();
      rmSync(folder, { recursive: true });
    },
  };
}

/** What stands in [[provider]] of web-demo/guichet.toml. */
export const providerSection = ({ issuer, secretFile }, more = {}) => ({
  id: "exemple", kind: "openid", name: "Exemple ID", issuer, client_id: "guichet", client_secret_file: secretFile, authoritative_mail: true, ...more,
});
