// Where webhooks may not lead: the inside of the network.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, afterEach, before, test } from "node:test";

import { submit } from "../support/client.mjs";
import { Edge, eventually, makeFolder, startEdge } from "../support/edge.mjs";
import { Receiver, ask, deliveries, makeWebhook } from "../support/webhooks.mjs";

let folder, tls, certificate;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), "guichet-tls-"));
  const [key, cert] = ["key.pem", "cert.pem"].map((name) => path.join(folder, name));
  execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
    "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost", "-keyout", key, "-out", cert], { stdio: "ignore" });
  tls = { key: readFileSync(key), cert: readFileSync(cert) };
  certificate = cert;
});
after(() => rmSync(folder, { recursive: true, force: true }));

const running = [];
afterEach(() => Promise.all(running.splice(0).map((each) => each.stop())));

/** Both are stopped at the end of the test, whatever becomes of it. */
async function stopped(starting) {
  running.push(await starting);
  return running.at(-1);
}

const settings = (rest = {}) => ({ webhooks: { timeout_seconds: 2, ...rest } });
const signUp = (edge) => submit(edge, { email: `${randomUUID()}@example.com` });
const answerTo = async (edge, made) => {
  await signUp(edge);
  return eventually(async () => (await deliveries(edge, made.webhook.id))[0]?.last_answer);
};

test("B50 addresses of the inside, in any spelling, are refused when an endpoint is made", async () => {
  const edge = await stopped(startEdge(settings()));
  const hosts = ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "0.0.0.0", "[::1]", "[::]", "[fe80::1]", "[fd00::1]", "[::ffff:127.0.0.1]", "[::ffff:10.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[2001:db8::1]"];
  for (const host of hosts) {
    const { status, json } = await ask(edge, "POST", "/v1/webhooks", { url: `https://${host}/` });
    assert.deepEqual([host, status, json.pointer], [host, 400, "/url"]);
  }
  for (const url of ["http://hooks.example/", "https://u:p@hooks.example/", "https://u@hooks.example/", "file:///etc/passwd", "gopher://hooks.example/", "hooks.example"]) {
    assert.equal((await ask(edge, "POST", "/v1/webhooks", { url })).status, 400, url);
  }
  assert.equal((await ask(edge, "POST", "/v1/webhooks", { url: "https://192.88.98.1/" })).status, 201);
});

test("B50 a name that stands for an address of the inside is not connected to", async () => {
  const receiver = await stopped(Receiver.start(undefined, tls));
  const edge = await stopped(startEdge(settings({ certificate_file: certificate })));
  const made = await makeWebhook(edge, `https://localhost:${receiver.port}/`);
  assert.equal(await answerTo(edge, made), "private_address");
  assert.deepEqual(receiver.requests, []);
});

test("B50 what was made while private addresses were allowed is refused once they are not", async () => {
  const receiver = await stopped(Receiver.start());
  let edge = await stopped(startEdge(settings({ allow_private: true })));
  const made = await makeWebhook(edge, receiver.url);
  await edge.end("SIGTERM");
  edge = await stopped(edge.restart(settings()));
  assert.equal(await answerTo(edge, made), "url_refused");
  assert.deepEqual(receiver.requests, []);
});

test("B50 a proxy that the environment names is not used", async () => {
  const proxy = await stopped(Receiver.start());
  const receiver = await stopped(Receiver.start());
  const variables = ["http_proxy", "https_proxy", "all_proxy", "ALL_PROXY"].map((name) => `${name}=http://127.0.0.1:${proxy.port}`);
  const edge = await stopped(Edge.start(makeFolder(settings({ allow_private: true })), ["env", ...variables]));
  await makeWebhook(edge, receiver.url);
  await signUp(edge);
  await receiver.heard(1);
  assert.deepEqual(proxy.requests, []);
});

test("B50 a receiver's certificate is checked", async () => {
  const receiver = await stopped(Receiver.start(undefined, tls));
  let edge = await stopped(startEdge(settings({ allow_private: true })));
  const made = await makeWebhook(edge, receiver.url);
  assert.equal(await answerTo(edge, made), "certificate");
  assert.deepEqual(receiver.requests, []);
  await edge.end("SIGTERM");
  edge = await stopped(edge.restart(settings({ allow_private: true, certificate_file: certificate })));
  await signUp(edge);
  await receiver.heard(1);
});
