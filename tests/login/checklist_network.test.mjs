// What the edge does with a provider's answers below OpenID Connect, and where it goes for them: A23 to A27.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Edge } from "../support/edge.mjs";
import { makeCertificate } from "../support/smtp.mjs";
import { keys } from "./keys.mjs";
import { assertAccepted, assertRefused, makeLoginFolder, providerSection, startLogin, startProvider } from "./login_edge.mjs";
import { Visitor } from "./visitor.mjs";

const day = 24 * 3600 * 1000;
const patience = 2 * 60 * 1000; // of a test whose edge would wait for ever
const nobody = ["failed", "unavailable"];

let trusted, untrusted;
before(() => ([trusted, untrusted] = [makeCertificate(), makeCertificate()]));
after(() => [trusted, untrusted].forEach((each) => each.remove()));

/** A login at an edge that waits a second for each answer; pushes its request, so that every endpoint is used. */
const startAll = () => startLogin({
  clients: { rs256: { alg: "RS256", config: { push: true } } },
  sections: { login: { timeout_seconds: 1, certificate_file: trusted.file } },
});

/** Signs in once every cache of the edge is old; the answer to it. */
async function signInAfresh(login, mode) {
  login.provider.setMode(mode ?? "ok");
  login.edge.moveClock(2 * day);
  const visitor = login.visitor();
  return { visitor, hop: await visitor.signIn("rs256") };
}

// At userinfo the mode takes the profile out of the ID token, so that the edge has to ask there.
const needsUserinfo = { claims: ({ email, email_verified, given_name, family_name, ...claims }) => claims };

for (const [fault, what] of Object.entries({ slow: "an answer that never comes", endless: "an answer that never ends", big: "an answer of 50 MB", redirect: "a redirect" })) {
  test(`A23 ${what} at each endpoint is refused, and the form comes back`, { timeout: patience }, async (t) => {
    const login = await startAll();
    t.after(() => login.stop()); // also when patience is at its end
    await assertAccepted(...Object.values(await signInAfresh(login, needsUserinfo)));
    for (const endpoint of ["discovery", "jwks", "token", "userinfo", "par"]) {
      login.provider.setMode(needsUserinfo);
      login.edge.moveClock(2 * day);
      login.provider.breakEndpoint(endpoint, fault);
      const before = login.provider.requests(endpoint).length;
      const visitor = login.visitor();
      const hop = await visitor.signIn("rs256");
      await assertRefused(visitor, hop, nobody);
      const requests = login.provider.requests(endpoint).slice(before);
      assert.ok(requests.length >= 1, `${endpoint} was not asked`);
      assert.ok(requests.every(({ path }) => !path.includes("followed")), `${endpoint}: the redirect was followed`);
    }
    await assertAccepted(...Object.values(await signInAfresh(login)));
  });
}

test("A23 a certificate of nobody at each endpoint is refused; the same with a trusted one is taken", async () => {
  const login = await startAll();
  try {
    const [good, bad] = [await login.provider.alsoAt(trusted), await login.provider.alsoAt(untrusted)];
    const members = { jwks_uri: "jwks", token_endpoint: "token", userinfo_endpoint: "userinfo", pushed_authorization_request_endpoint: "par" };
    for (const [member, endpoint] of Object.entries(members)) {
      for (const [base, isGood] of [[bad, false], [good, true]]) {
        const discovery = (metadata) => ({ ...metadata, [member]: base + new URL(metadata[member]).pathname });
        const before = login.provider.requests(endpoint).length;
        const { visitor, hop } = await signInAfresh(login, { ...needsUserinfo, discovery });
        if (isGood) await assertAccepted(visitor, hop);
        else {
          await assertRefused(visitor, hop, nobody);
          assert.equal(login.provider.requests(endpoint).length, before, `${endpoint} was spoken to`);
        }
      }
    }
  } finally {
    await login.stop();
  }
});

/** Nobody gets in at this edge, which is stopped. */
async function assertUnavailable(edge) {
  const visitor = new Visitor(edge);
  try {
    await assertRefused(visitor, await visitor.signIn("rs256"), ["unavailable"]);
  } finally {
    await edge.stop();
  }
}

test("A23 an issuer with a certificate of nobody, or of another host, is refused", async () => {
  const providers = [await startProvider({ rs256: { alg: "RS256" } }, { tls: untrusted }), await startProvider({ rs256: { alg: "RS256" } }, { tls: trusted, host: "localhost" })];
  try {
    for (const provider of providers) {
      const folder = makeLoginFolder([providerSection("rs256", provider.issuer, { alg: "RS256" })], { login: { certificate_file: trusted.file, timeout_seconds: 2 } });
      const edge = await Edge.start(folder);
      await assertUnavailable(edge);
      assert.deepEqual(provider.log, []);
    }
  } finally {
    for (const provider of providers) await provider.stop();
  }
});

/** Starts an edge that may not reach private addresses: it refuses to start, or to go where a name leads. */
async function assertNeverReached(issuer, certificate = trusted) {
  const folder = makeLoginFolder([providerSection("rs256", issuer, { alg: "RS256" })], { login: { allow_private: false, certificate_file: certificate.file, timeout_seconds: 2 } });
  const edge = await Edge.start(folder).catch((error) => assert.match(String(error), /issuer/));
  if (!edge) return;
  await assertUnavailable(edge);
  assert.match(edge.output, /metadata\.(private_address|unknown_host)/);
}

test("A24 without the switch of tests no private address is an issuer: written, in brackets, or behind a name", async () => {
  const certificate = makeCertificate("IP:127.0.0.1,IP:::1,DNS:localhost"); // so that nothing else keeps the edge away
  for (const host of ["127.0.0.1", "localhost", "[::1]"]) {
    const provider = await startProvider({ rs256: { alg: "RS256" } }, { tls: certificate, host });
    await assertNeverReached(provider.issuer, certificate).finally(() => provider.stop());
    assert.deepEqual(provider.log, []);
  }
  certificate.remove();
  for (const issuer of ["https://169.254.169.254", "https://10.0.0.1", "https://2130706433", "https://[::ffff:127.0.0.1]", "http://idp.example"]) await assertNeverReached(issuer);
});

test("A24 with it loopback alone: metadata that points at the inside of the network leads nowhere", async () => {
  const login = await startLogin({ clients: { rs256: { alg: "RS256", config: { push: true } } }, sections: { login: { timeout_seconds: 1 } } });
  try {
    const members = ["jwks_uri", "token_endpoint", "userinfo_endpoint", "pushed_authorization_request_endpoint"];
    for (const member of members) {
      for (const host of ["169.254.169.254", "10.0.0.1", "192.168.0.1", "[fd00::1]", "[fe80::1]", "0xa9fea9fe"]) {
        const said = login.edge.output.length;
        const discovery = (metadata) => ({ ...metadata, [member]: `https://${host}/here` });
        const { visitor, hop } = await signInAfresh(login, { ...needsUserinfo, discovery });
        await assertRefused(visitor, hop, nobody);
        assert.match(login.edge.output.slice(said), /private_address|metadata\.bad_endpoint/, `${member} at ${host}`);
      }
    }
  } finally {
    await login.stop();
  }
});

test("A25 metadata whose issuer is not exactly the configured one is refused, also by a slash, case or port", async () => {
  const login = await startLogin({ clients: { rs256: { alg: "RS256" } } });
  try {
    const { issuer } = login.provider;
    const others = ["https://evil.example", `${issuer}/`, issuer.toUpperCase(), issuer.replace("127.0.0.1", "localhost"), undefined, 7, null];
    for (const other of others) {
      const { visitor, hop } = await signInAfresh(login, { discovery: (metadata) => ({ ...metadata, issuer: other }) });
      await assertRefused(visitor, hop, nobody);
    }
    assert.equal(login.provider.requests("token").length, 0);
    await assertRefused(...Object.values(await signInAfresh(login, "disc-issuer-mismatch")), nobody);
    await assertAccepted(...Object.values(await signInAfresh(login)));
  } finally {
    await login.stop();
  }
});

test("A26 1,000 unknown kids cause one fetch of the keys in an interval; a rotation just before signing is followed", async () => {
  const login = await startLogin({ clients: { rs256: { alg: "RS256" } } });
  try {
    await assertAccepted(...Object.values(await signInAfresh(login)));
    login.edge.moveClock(15 * 60_000);
    const before = login.provider.requests("jwks").length;
    const evil = keys.RS256.evil;
    for (let i = 0; i < 1000; i++) {
      const token = login.provider.logoutToken("rs256", { sub: "alice" }, { key: evil, header: { kid: `unknown-${i}` } });
      const hop = await login.visitor().send("POST", "https://edge.example/login/rs256/backchannel-logout", { body: { logout_token: token } });
      assert.equal(hop.status, 400);
    }
    assert.equal(login.provider.requests("jwks").length - before, 1);
    login.edge.moveClock(15 * 60_000);
    const fetches = login.provider.requests("jwks").length;
    login.provider.setMode("rotated-key");
    const visitor = login.visitor();
    await assertAccepted(visitor, await visitor.signIn("rs256"));
    assert.equal(login.provider.requests("jwks").length, fetches + 1);
  } finally {
    await login.stop();
  }
});

test("A26 many sign-ins at the same moment with an unknown kid fetch the keys once", async () => {
  const login = await startLogin({ clients: { rs256: { alg: "RS256" } } });
  try {
    await assertAccepted(...Object.values(await signInAfresh(login)));
    login.edge.moveClock(15 * 60_000);
    login.provider.setMode("kid-unknown");
    const before = login.provider.requests("jwks").length;
    const ready = await Promise.all(Array.from({ length: 20 }, async () => {
      const visitor = login.visitor();
      return { visitor, answer: await visitor.toCallback("rs256") };
    }));
    await Promise.all(ready.map(async ({ visitor, answer }) => assertRefused(visitor, await visitor.callback(answer))));
    assert.equal(login.provider.requests("jwks").length - before, 1);
  } finally {
    await login.stop();
  }
});

test("A27 bad keys in the set are skipped and the good ones kept; 10,000 keys are refused", async () => {
  const login = await startLogin({ clients: { rs256: { alg: "RS256" } } });
  try {
    const bad = [{}, { kty: "RSA", kid: "x", n: "AQAB", e: "AQAB" }, { kty: "EC", crv: "P-256", x: "AA", y: "AA" }, { kty: "oct", k: "AAAA" }, { kty: "OKP", crv: "X25519", x: "AA" }, { kty: 7 }];
    const mixed = ({ keys: good }) => ({ keys: [...bad, ...good, ...bad] });
    await assertAccepted(...Object.values(await signInAfresh(login, { jwks: mixed })));
    const crowd = ({ keys: good }) => ({ keys: [...good, ...Array.from({ length: 10_000 }, () => ({ kty: "oct" }))] });
    await assertRefused(...Object.values(await signInAfresh(login, { jwks: crowd })), nobody);
    for (const set of [{}, { keys: {} }, { keys: "x" }, [], "no JSON"]) await assertRefused(...Object.values(await signInAfresh(login, { jwks: () => set })), nobody);
  } finally {
    await login.stop();
  }
});
