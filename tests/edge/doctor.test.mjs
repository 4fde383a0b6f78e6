// guichet doctor says what is configured, reachable, slow or missing, with a real OpenID provider beside it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { after, before, test } from "node:test";

import Provider from "oidc-provider";

import { binary, makeFolder, run, startEdge } from "../support/edge.mjs";
import { makeCertificate, startSmtpServer } from "../support/smtp.mjs";

const folders = [];
const servers = [];
let issuer;

const listen = async (server) => {
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${server.address().port}`;
};

/** A certified provider on a port of its own. */
async function startProvider(configuration = {}) {
  const server = createServer();
  const url = await listen(server);
  const provider = new Provider(url, {
    clients: [{ client_id: "client-1", client_secret: "secret-1", redirect_uris: ["http://127.0.0.1/login/company/callback"] }],
    features: { devInteractions: { enabled: false }, pushedAuthorizationRequests: { enabled: true } },
    ...configuration,
  });
  server.on("request", provider.callback());
  return url;
}

before(async () => {
  issuer = await startProvider();
});

after(() => {
  folders.forEach((folder) => rmSync(folder, { recursive: true, force: true }));
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

const company = (more = {}) => ({ id: "company", kind: "openid", name: "Company", issuer, client_id: "client-1", client_secret_file: "company.secret", ...more });

/** Makes an installation in which all is well, but for what `change` does to it. */
function install(sections = {}, change = () => {}) {
  const folder = makeFolder({ login: { allow_private: true }, provider: [company()], ...sections });
  folders.push(folder);
  assert.equal(run("init", "--config", path.join(folder, "guichet.toml")).status, 0);
  mkdirSync(path.join(folder, "widget"));
  writeFileSync(path.join(folder, "widget/guichet.js"), "");
  writeFileSync(path.join(folder, "company.secret"), "secret-1\n", { mode: 0o600 });
  change(folder);
  return folder;
}

/** Runs the doctor without blocking the servers of this process. */
async function doctor(folder) {
  const child = spawn(binary, ["doctor", "--config", path.join(folder, "guichet.toml")]);
  const said = [];
  child.stdout.on("data", (data) => said.push(data));
  const [status] = await once(child, "close");
  return { status, lines: Buffer.concat(said).toString().trimEnd().split("\n") };
}

const has = ({ lines }, pattern) => assert.ok(lines.some((line) => pattern.test(line)), `no line like ${pattern} in:\n${lines.join("\n")}`);
const hasNot = ({ lines }, pattern) => assert.ok(!lines.some((line) => pattern.test(line)), `a line like ${pattern} in:\n${lines.join("\n")}`);

test("an installation in which all is well ends with 0 and says what there is", async () => {
  const report = await doctor(install());
  assert.equal(report.status, 0, report.lines.join("\n"));
  has(report, /^ok {4}configuration: .*guichet\.toml$/);
  has(report, /^ok {4}keys: .*guichet\.keys is there/);
  has(report, /^note {2}store: .* is made when the edge starts/);
  has(report, /^ok {4}widget: /);
  has(report, /^ok {4}site test: people come back from a provider to \/\*$/);
  has(report, /^ok {4}form newsletter-en: is good; offers to sign in with company$/);
  has(report, /^ok {4}provider company: client_secret_file: .* closed to others$/);
  has(report, /^note {2}provider company: register this address to come back to: http:\/\/127\.0\.0\.1\/login\/company\/callback$/);
  has(report, new RegExp(`^ok {4}provider company: its metadata is there, with the issuer ${issuer}$`));
  has(report, /^ok {4}provider company: [1-9]\d* of \d+ keys are good for RS256, ES256, EdDSA$/);
  has(report, /^ok {4}provider company: its clock and ours are \d s apart$/);
  has(report, /^ok {4}provider company: PKCE with S256$/);
  has(report, /^ok {4}provider company: requests could be pushed \(PAR\): push = true$/);
  has(report, /^ok {4}provider company: names itself in its answers \(iss\)$/);
  has(report, /^warn {2}providers: login\.allow_private .*; take it out in production$/);
  hasNot(report, /^(warn(?!.* (took \d+ ms|login\.allow_private))|fail)/); // a busy machine may be slow
  assert.match(report.lines.at(-1), /^0 missing, \d to look at$/);
});

test("beside a running edge, the store is opened and its accounts are counted", async () => {
  const edge = await startEdge();
  const report = await doctor(edge.folder);
  await edge.stop();
  has(report, /^ok {4}store: .* opens and holds 0 accounts$/);
});

test("a configuration that cannot be read is the one thing that is missing", async () => {
  const report = await doctor(install({}, (folder) => writeFileSync(path.join(folder, "guichet.toml"), "[servr]\n")));
  assert.equal(report.status, 1);
  has(report, /^fail {2}configuration: .*guichet\.toml:1: servr: is not known$/);
});

test("what is open to everybody is said, with what to do", async () => {
  const report = await doctor(install({}, (folder) => {
    chmodSync(path.join(folder, "guichet.keys"), 0o644);
    chmodSync(path.join(folder, "company.secret"), 0o644);
  }));
  assert.equal(report.status, 1);
  has(report, /^fail {2}keys: .* may be read by others; set its mode to 0600$/);
  has(report, /^fail {2}provider company: client_secret_file: .* may be read by everybody on this machine; set its mode to 0600$/);
});

test("a secret, a form and a widget that are missing are said, and the rest is looked at all the same", async () => {
  const provider = [company(), company({ id: "other", client_secret_file: "nowhere" })];
  const report = await doctor(install({ provider }, (folder) => {
    rmSync(path.join(folder, "widget"), { recursive: true });
    writeFileSync(path.join(folder, "forms/newsletter-en.json"), JSON.stringify({ id: "newsletter-en", login: ["gogle"], fields: { email: {} } }));
  }));
  assert.equal(report.status, 1);
  has(report, /^fail {2}provider other: client_secret_file: .*nowhere/);
  has(report, /^fail {2}form newsletter-en: login names "gogle", which is no \[\[provider\]\]/);
  has(report, /^warn {2}widget: .* is not served/);
  has(report, /^ok {4}provider company: its metadata is there/);
});

test("an issuer that is not the provider's, letter for letter, is said with the right one", async () => {
  const report = await doctor(install({ provider: [company({ issuer: `${issuer}/` })] }));
  assert.equal(report.status, 1);
  has(report, new RegExp(`^fail {2}provider company: its metadata .* is refused: it names the issuer "${issuer}"; the configuration must say the same`));
});

test("keys of which none is good for what the provider may sign with are said", async () => {
  const report = await doctor(install({ provider: [company({ algorithms: ["EdDSA"] })] }));
  assert.equal(report.status, 1);
  has(report, /^fail {2}provider company: 0 of \d+ keys are good for EdDSA: no token can be verified; check algorithms$/);
});

test("a provider that is down, or not of the open Internet, is said", async () => {
  const down = createServer();
  const url = await listen(down);
  down.close();
  const gone = await doctor(install({ provider: [company({ issuer: url })] }));
  assert.equal(gone.status, 1);
  has(gone, /^fail {2}provider company: its metadata .* cannot be had: not_connected; check the issuer/);
  const inside = await doctor(install({ login: { allow_private: false } }));
  assert.equal(inside.status, 1);
  has(inside, /^fail {2}provider company: issuer: must be an https URL with a public host/);
});

test("a provider that takes its time is said", async () => {
  const server = createServer((request, response) => setTimeout(() => response.end("{}"), 2_100));
  const report = await doctor(install({ provider: [company({ issuer: await listen(server) })] }));
  has(report, /^warn {2}provider company: .*openid-configuration took \d+ ms: signing in will be slow$/);
});

test("a clock that is an hour away from the provider's is said", async () => {
  const server = createServer((request, response) => {
    response.setHeader("Date", new Date(Date.now() + 3600_000).toUTCString());
    response.end("{}");
  });
  const report = await doctor(install({ provider: [company({ issuer: await listen(server) })] }));
  has(report, /^fail {2}provider company: its clock and ours are 3(599|600|601) s apart: its tokens will be refused; set this machine's clock by NTP$/);
  has(report, /^fail {2}provider company: .* is refused: it names no issuer$/);
});

test("PKCE that is off although the provider has it, and pushed requests that it has not, are said", async () => {
  const plain = await startProvider({ features: { devInteractions: { enabled: false }, pushedAuthorizationRequests: { enabled: false } } });
  const report = await doctor(install({ provider: [company({ issuer: plain, pkce: false, push: true })] }));
  assert.equal(report.status, 1);
  has(report, /^warn {2}provider company: announces PKCE \(S256\), which is off here; set pkce = true$/);
  has(report, /^fail {2}provider company: has no endpoint for pushed requests; set push = false$/);
});

test("a provider of OAuth 2.0 is asked whether it answers; one that is switched off is not", async () => {
  const server = createServer((request, response) => response.writeHead(401).end());
  const url = await listen(server);
  const github = { id: "github", issuer: url, client_id: "c", client_secret_file: "company.secret" };
  const report = await doctor(install({ provider: [github, company({ enabled: false, issuer: "https://id.example" })] }));
  assert.equal(report.status, 0, report.lines.join("\n"));
  has(report, new RegExp(`^ok {4}provider github: ${url}/user answers$`));
  has(report, /^note {2}provider company: is switched off \(enabled = false\)$/);
});

test("Apple's key has to be a key, and FranceConnect's duties are told", async () => {
  const apple = { id: "apple", issuer, client_id: "c", team_id: "T", key_id: "K", key_file: "company.secret" };
  const franceconnect = { id: "franceconnect", issuer, client_id: "c", client_secret_file: "company.secret" };
  const report = await doctor(install({ provider: [apple, franceconnect] }));
  has(report, /^fail {2}provider apple: key_file: .* holds no P-256 private key in PEM$/);
  has(report, /^note {2}provider franceconnect: duty: use the official FranceConnect button/);
});

test("a mail server that greets is well, one that does not is missing", async () => {
  const certificate = makeCertificate();
  const smtp = await startSmtpServer(certificate);
  const mail = { transport: "smtp", url: smtp.url, ca_file: certificate.file };
  const greeted = await doctor(install({ mail }));
  has(greeted, /^ok {4}mail: smtp:.* answers over TLS$/);
  await smtp.close();
  const silent = await doctor(install({ mail }));
  assert.equal(silent.status, 1);
  has(silent, /^fail {2}mail: smtp:.* is not reached: .*; check mail\.url/);
  certificate.remove();
});
