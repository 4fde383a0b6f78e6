// A real name server (Knot) with a zone of one's own, on a loopback port, in a folder of its own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createSocket } from "node:dgram";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Resolver } from "node:dns/promises";

async function freePort() {
  const socket = createSocket("udp4").bind(0, "127.0.0.1");
  await once(socket, "listening");
  const { port } = socket.address();
  socket.close();
  await once(socket, "close");
  return port;
}

const configuration = (folder, port, zone) => `server:
    listen: 127.0.0.1@${port}
    rundir: ${folder}
    background-workers: 1
    udp-workers: 1
    tcp-workers: 1
database:
    storage: ${folder}
zone:
  - domain: ${zone}
    file: ${folder}/zone
    storage: ${folder}
`;

/** records: lines of a zone file below `zone`. Gives {server: "127.0.0.1:port", freeze(), thaw(), close()}. */
export async function startDns(zone, records) {
  const folder = mkdtempSync(path.join(tmpdir(), "guichet-dns-"));
  const port = await freePort();
  writeFileSync(path.join(folder, "zone"), `$ORIGIN ${zone}.\n$TTL 300\n@ SOA ns hostmaster 1 3600 600 86400 60\n@ NS ns\nns A 127.0.0.1\n${records.join("\n")}\n`);
  writeFileSync(path.join(folder, "knot.conf"), configuration(folder, port, zone));
  const child = spawn("/usr/sbin/knotd", ["-c", path.join(folder, "knot.conf")], { stdio: "ignore" });
  process.once("exit", () => child.kill("SIGKILL"));
  const resolver = new Resolver({ timeout: 200, tries: 1 });
  resolver.setServers([`127.0.0.1:${port}`]);
  const deadline = Date.now() + 20_000;
  while (!(await resolver.resolveSoa(zone).catch(() => null))) {
    if (Date.now() > deadline || child.exitCode !== null) throw new Error("knotd did not start");
  }
  return {
    server: `127.0.0.1:${port}`,
    freeze: () => child.kill("SIGSTOP"),
    thaw: () => child.kill("SIGCONT"),
    async close() {
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
