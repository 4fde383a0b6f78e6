// Processor time per POST /v1/check: the edge beside a fastify server that does the same work, in turns.
// usage: node tests/bench/edge_cpu.mjs [rounds] [requests a round]
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";

import { root, startEdge } from "../support/edge.mjs";
import { requests } from "./workload.mjs";

const rounds = Number(process.argv[2] ?? 5);
const perRound = Number(process.argv[3] ?? 8000);
const connections = 32;
const ticksPerSecond = 100; // of /proc/PID/stat on Linux

function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /, "").split(" ");
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

function post(agent, port, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { agent, port, host: "127.0.0.1", path: "/v1/check", method: "POST",
        headers: { "Content-Type": "application/json", Authorization: "Bearer site_test", "Content-Length": Buffer.byteLength(body) } },
      (response) => {
        response.resume();
        response.on("end", () => (response.statusCode === 200 ? resolve() : reject(new Error(String(response.statusCode)))));
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

async function load(port, count) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  let sent = 0;
  const client = async () => {
    while (sent < count) await post(agent, port, requests[sent++ % requests.length]);
  };
  await Promise.all(Array.from({ length: connections }, client));
  agent.destroy();
}

async function startFastify() {
  const child = spawn(process.execPath, [path.join(root, "tests/bench/fastify_server.mjs")], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(child.stdout, "data");
  return { pid: child.pid, port: Number(line), stop: () => child.kill() };
}

const edge = await startEdge();
const fastify = await startFastify();
const servers = { guichet: edge, fastify };
const cost = { guichet: [], fastify: [] };
try {
  for (let round = -1; round < rounds; round++) {
    for (const [name, { pid, port }] of Object.entries(servers)) {
      const before = cpuSeconds(pid);
      await load(port, perRound);
      if (round >= 0) cost[name].push(((cpuSeconds(pid) - before) * 1e6) / perRound);
    }
  }
} finally {
  fastify.stop();
  await edge.stop();
}

const median = (list) => list.slice().sort((a, b) => a - b)[Math.floor(list.length / 2)];
const ratio = median(cost.fastify.map((figure, i) => figure / cost.guichet[i]));
console.log(`microseconds of processor time per POST /v1/check, median of ${rounds} rounds of ${perRound}\n`);
console.log("| | CPU us per request |\n|---|---|");
for (const [name, list] of Object.entries(cost)) console.log(`| ${name} | ${median(list).toFixed(1)} |`);
console.log(`\nfastify / guichet: ${ratio.toFixed(2)}`);
