// What a callback costs beside the provider's own answers: the edge, and openid-client, against one provider, in turns.
// usage: node tests/bench/login_callback.mjs [runs]
import http from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

import * as client from "openid-client";

import { Browser } from "../login/browser.mjs";
import { clientSecret } from "../login/clients.mjs";
import { algorithms } from "../login/keys.mjs";
import { makeLoginFolder, providerSection, callbackOf } from "../login/login_edge.mjs";
import { discover } from "../login/peer.mjs";
import { startProviderProcess } from "../login/provider_process.mjs";
import { Visitor, page, publicUrl } from "../login/visitor.mjs";
import { Edge } from "../support/edge.mjs";
import { table } from "./measure.mjs";

const warmUp = 20;
const peerCallback = "https://peer.example/callback";
const agent = new http.Agent({ keepAlive: true });

const quantile = (list, share) => list.slice().sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];

async function time(work) {
  const begin = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - begin) / 1e6;
}

/** One request over a connection that is kept. */
function exchange(url, { method = "GET", headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { agent, method, headers: { ...headers, ...(body && { "Content-Length": Buffer.byteLength(body) }) } }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString("utf8") }));
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** A sign-in up to the callback, at the peer's address: everything that a relying party needs to go on. */
async function prepare(config) {
  const checks = { pkceCodeVerifier: client.randomPKCECodeVerifier(), expectedState: client.randomState(), expectedNonce: client.randomNonce() };
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: peerCallback, scope: "openid email profile", state: checks.expectedState, nonce: checks.expectedNonce,
    code_challenge: await client.calculatePKCECodeChallenge(checks.pkceCodeVerifier), code_challenge_method: "S256",
  });
  const { url: back } = await new Browser().walk(url.href, (next) => next.startsWith(peerCallback));
  return { back: new URL(back), checks };
}

/** The provider's own time: its token endpoint and its userinfo, asked by hand, nothing looked at. */
async function bare(config, id) {
  const { back, checks } = await prepare(config);
  const { token_endpoint, userinfo_endpoint } = config.serverMetadata();
  const body = new URLSearchParams({ grant_type: "authorization_code", code: back.searchParams.get("code"), redirect_uri: peerCallback, code_verifier: checks.pkceCodeVerifier }).toString();
  const headers = { "Content-Type": "application/x-www-form-urlencoded", Authorization: `Basic ${Buffer.from(`${id}:${clientSecret}`).toString("base64")}` };
  return time(async () => {
    const { access_token } = JSON.parse((await exchange(token_endpoint, { method: "POST", headers, body })).text);
    await exchange(userinfo_endpoint, { headers: { Authorization: `Bearer ${access_token}` } });
  });
}

async function peer(config) {
  const { back, checks } = await prepare(config);
  return time(async () => {
    const tokens = await client.authorizationCodeGrant(config, back, checks);
    await client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub);
  });
}

async function anIdToken(config) {
  const { back, checks } = await prepare(config);
  return (await client.authorizationCodeGrant(config, back, checks)).id_token;
}

async function edgeCallback(edge, id) {
  const visitor = new Visitor(edge);
  const { url } = await visitor.toCallback(id);
  const headers = { Host: new URL(publicUrl).host, Cookie: visitor.jar.header(publicUrl, { isCrossSite: true, method: "GET" }) };
  let answer;
  const spent = await time(async () => (answer = await exchange(visitor.reach(url), { headers })));
  if (answer.status !== 303 || !answer.headers["set-cookie"]?.some((line) => line.includes("guichet-session"))) throw new Error(`${answer.status} ${answer.text}`);
  return spent;
}

/** What any request to the edge costs, before it has anything to do. */
const emptyRequest = (edge) => time(() => exchange(`${edge.url}/livez`, { headers: { Host: new URL(publicUrl).host } }));

/** A posted ID token that is refused: for its nonce, after its signature was verified, or before, for its shape. */
async function postToken(edge, id, token) {
  const body = new URLSearchParams({ form: "newsletter-en", return_to: "/", challenge: "A".repeat(43), credential: token, g_csrf_token: "t" }).toString();
  const headers = { Host: new URL(publicUrl).host, Origin: page, Cookie: "g_csrf_token=t", "Content-Type": "application/x-www-form-urlencoded" };
  const spent = await time(async () => {
    const { status, text } = await exchange(`${edge.url}/login/${id}/credential`, { method: "POST", headers, body });
    if (status !== 303) throw new Error(`${status} ${text}`);
  });
  return spent;
}

const idOf = (alg) => `bench-${alg.toLowerCase()}`;

/** Times of each contender for one algorithm: {bare, edge, memory, empty, peer, verified, shapeless} in milliseconds. */
async function measureAlgorithm(alg, { runs, provider, edges, progress }) {
  const id = idOf(alg);
  const config = await discover(provider, id, alg, true);
  const token = await anIdToken(config);
  const contenders = {
    bare: () => bare(config, id),
    edge: () => edgeCallback(edges.disk, id),
    memory: () => edgeCallback(edges.memory, id),
    empty: () => emptyRequest(edges.disk),
    peer: () => peer(config),
    verified: () => postToken(edges.memory, id, token),
    shapeless: () => postToken(edges.memory, id, token.replace(/[^.]*$/, "AAAA")),
  };
  const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let run = -warmUp; run < runs; run++) {
    progress(run + warmUp, runs + warmUp);
    for (const [name, work] of Object.entries(contenders)) {
      const spent = await work();
      if (run >= 0) times[name].push(spent);
    }
  }
  return times;
}

const minus = (list, other) => list.map((spent, i) => spent - other[i]);

/** What came on top of the provider's own time, run by run. */
const added = (times, name) => minus(times[name], times.bare);

/** The same without the browser's request to the edge itself: openid-client is a call, which no request comes before. */
const addedWithin = (times, name) => minus(added(times, name), times.empty);

/** {alg: times}: one provider in a process of its own, an edge on the disk and one whose store is in memory. */
export async function measureTimes({ runs = 100, progress = () => {} } = {}) {
  const clients = Object.fromEntries(algorithms.map((alg) => [idOf(alg), { alg, redirect_uris: [callbackOf(idOf(alg)), peerCallback] }]));
  const provider = await startProviderProcess(clients);
  const sections = algorithms.map((alg) => providerSection(idOf(alg), provider.issuer, { alg }));
  const memory = mkdtempSync("/dev/shm/guichet-"); // a file system that has no disk to wait for
  const edges = {
    disk: await Edge.start(makeLoginFolder(sections)),
    memory: await Edge.start(makeLoginFolder(sections, { store: { path: `${memory}/guichet.db` } })),
  };
  try {
    const found = {};
    for (const alg of algorithms) found[alg] = await measureAlgorithm(alg, { runs, provider, edges, progress });
    return found;
  } finally {
    agent.destroy();
    await edges.disk.stop();
    await edges.memory.stop();
    await provider.stop();
    rmSync(memory, { recursive: true, force: true });
  }
}

const both = (list) => `${quantile(list, 0.5).toFixed(2)}, ${quantile(list, 0.95).toFixed(2)}`;

export async function measureCallback({ full, progress }) {
  const found = await measureTimes({ runs: full ? 300 : 100, progress });
  const figures = algorithms.map((alg) => ({ alg, whole: added(found[alg], "edge"), within: addedWithin(found[alg], "edge"), peers: added(found[alg], "peer") }));
  return {
    goal: "a callback adds at most 0.5 ms (median) and 2 ms (95th percentile) to the provider's own time",
    figure: figures.map(({ alg, whole, within, peers }) => `${alg} ${both(whole)} ms, ${both(within)} without the request that brings it (openid-client, as a call, ${both(peers)})`).join("; "),
    passed: figures.every(({ whole }) => quantile(whole, 0.5) <= 0.5 && quantile(whole, 0.95) <= 2),
  };
}

async function main() {
  const runs = Number(process.argv[2] ?? 100);
  const found = await measureTimes({ runs });
  console.log(`Milliseconds of ${runs} callbacks after ${warmUp}, in turns: median, 95th percentile. Added: without the provider's own time.\n`);
  const rows = algorithms.map((alg) => {
    const times = found[alg];
    const columns = [times.bare, added(times, "edge"), times.empty, addedWithin(times, "edge"), addedWithin(times, "memory"), minus(times.edge, times.memory), minus(times.verified, times.shapeless), added(times, "peer")];
    return [alg, ...columns.map(both)];
  });
  console.log(table(["", "token and userinfo by hand", "edge added", "of it an empty request", "without that", "and the store in memory", "the disk", "the signature", "openid-client added"], rows));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
