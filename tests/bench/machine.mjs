// Where the figures were measured, for the head of a report.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { root } from "../support/edge.mjs";
import { version } from "./email_contenders.mjs";

const firstLine = (command) => spawnSync(command, ["--version"], { encoding: "utf8" }).stdout?.split("\n")[0];

/** The compiler that a build folder was configured with. */
function compiler(preset) {
  const cache = path.join(process.env.GUICHET_BUILD ?? path.join(root, "build"), preset, "CMakeCache.txt");
  const command = existsSync(cache) && /^CMAKE_CXX_COMPILER:\w+=(.+)$/m.exec(readFileSync(cache, "utf8"))?.[1];
  return (command && firstLine(command)) || "not built";
}

export function describeMachine(peers = []) {
  const [{ model }, ...more] = os.cpus();
  return [
    `- Machine: ${model}, ${1 + more.length} processors, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()} ${os.release()}, load ${os.loadavg()[0].toFixed(1)}`,
    `- Compilers: ${compiler("native")}; ${compiler("wasm")}`,
    `- node ${process.versions.node}, V8 ${process.versions.v8}`,
    ...(peers.length ? [`- Peers: ${peers.map((name) => `${name} ${version(name)}`).join(", ")}`] : []),
  ].join("\n");
}
