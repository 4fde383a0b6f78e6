// A fault provider in a process of its own, for measurements: it shares no loop with whoever asks it.
// usage: node tests/login/provider_process.mjs '{"client id": {...}}' [person]      prints its issuer; ends with its input
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

import { FaultProvider } from "./fault_provider.mjs";

const self = fileURLToPath(import.meta.url);

/** Starts one: {issuer, stop()}. */
export async function startProviderProcess(clients, person = "alice") {
  const child = fork(self, [JSON.stringify(clients), person], { stdio: ["ignore", "ignore", "ignore", "ipc"] });
  const [{ issuer }] = await once(child, "message");
  return {
    issuer,
    async stop() {
      const exited = once(child, "exit");
      child.disconnect();
      await exited;
    },
  };
}

if (process.argv[1] === self) {
  const provider = await FaultProvider.start({ clients: JSON.parse(process.argv[2]) });
  provider.person = process.argv[3] ?? "alice";
  if (process.send) process.send({ issuer: provider.issuer });
  else console.log(provider.issuer);
  process.on("disconnect", () => process.exit());
}
