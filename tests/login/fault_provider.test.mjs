// The fault provider is what the tests of sign-in take it for: a peer fares in front of it as it does elsewhere.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { after, before, test } from "node:test";

import { Browser } from "./browser.mjs";
import { FaultProvider } from "./fault_provider.mjs";
import { algorithms, decode } from "./keys.mjs";
import { acceptedByPeer, discover, signInWithPeer } from "./peer.mjs";

const callback = "https://peer.example/callback";
const names = (modes, isGood) => modes.filter((mode) => mode.isGood === isGood).map(({ name }) => name);

test("openid-client that checks signatures lets four bad answers in, with each algorithm, and takes the good ones", async () => {
  for (const alg of algorithms) {
    const accepted = await acceptedByPeer(alg, true);
    assert.deepEqual(names(accepted, false), ["iat-future", "bad-at-hash", "typ-logout", "huge"], alg);
    assert.deepEqual(names(accepted, true), ["ok", "kid-absent", "rotated-key", "iat-skew-30s", "extra-claims"], alg);
  }
});

test("openid-client without that lets in what is forged", async () => {
  const accepted = names(await acceptedByPeer("RS256", false), false);
  assert.deepEqual(accepted, ["iat-future", "bad-at-hash", "bad-sig", "embedded-jwk", "jku", "x5u", "kid-unknown", "kid-path", "kid-sql", "typ-logout", "huge"]);
});

let provider, told, receiver;
before(async () => {
  told = [];
  receiver = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    told.push(new URLSearchParams(Buffer.concat(chunks).toString()).get("logout_token"));
    response.end();
  });
  receiver.listen(0, "127.0.0.1");
  await once(receiver, "listening");
  const address = `http://127.0.0.1:${receiver.address().port}/`;
  provider = await FaultProvider.start({
    clients: {
      peer: { alg: "ES256", redirect_uris: [callback], post_logout_redirect_uris: ["https://peer.example/done"], backchannel_logout_uri: "https://peer.example/logout", userinfo_signed_response_alg: "ES256" },
    },
    reach: () => address,
  });
});
after(() => Promise.all([provider.stop(), receiver.close()]));

const authorize = (params) => `${provider.issuer}/auth?${new URLSearchParams({
  client_id: "peer", redirect_uri: callback, response_type: "code", scope: "openid email", state: "s", nonce: "n", code_challenge: "A".repeat(43), code_challenge_method: "S256", ...params,
})}`;

test("form_post is posted, and faults of the answer are in the form", async () => {
  for (const [mode, codes] of [["ok", 1], ["resp-dup-code", 2]]) {
    provider.setMode(mode);
    const answer = await new Browser().walk(authorize({ response_mode: "form_post" }), (url) => url.startsWith(callback));
    assert.equal(answer.method, "POST");
    assert.equal(answer.fields.filter(([name]) => name === "code").length, codes);
    assert.equal(Object.fromEntries(answer.fields).iss, provider.issuer);
  }
});

test("a request without PKCE is refused, and so is a second use of a code", async () => {
  provider.setMode("ok");
  const refused = await new Browser().walk(authorize({ code_challenge: "", code_challenge_method: "" }), (url) => url.startsWith(callback));
  assert.match(refused.url, /error=invalid_request/);
  const config = await discover(provider, "peer", "ES256", true);
  const before = provider.requests("token").length;
  const tokens = await signInWithPeer(config, new Browser()).catch((error) => error);
  assert.equal(provider.requests("token").length, before + 1);
  assert.ok(tokens);
});

test("signing out at the provider tells the relying party with a logout token", async () => {
  provider.setMode("ok");
  const browser = new Browser();
  await browser.walk(authorize({}), (url) => url.startsWith(callback));
  const out = `${provider.issuer}/session/end?${new URLSearchParams({ client_id: "peer", post_logout_redirect_uri: "https://peer.example/done", state: "bye" })}`;
  const back = await browser.walk(out, (url) => url.startsWith("https://peer.example"));
  assert.equal(back.url, "https://peer.example/done?state=bye");
  assert.equal(told.length, 1);
  assert.equal(decode(told[0]).header.typ, "logout+jwt");
});

test("endpoints can be broken: a redirect, an error, an answer of fifty megabytes", async () => {
  provider.setMode("ok");
  const ask = () => fetch(`${provider.issuer}/jwks`, { redirect: "manual" });
  for (const [fault, status] of [["redirect", 302], ["server-error", 500], ["big", 200]]) {
    provider.breakEndpoint("jwks", fault);
    const response = await ask();
    assert.equal(response.status, status);
    const text = await response.text();
    if (fault === "big") assert.ok(text.length > 50_000_000 && JSON.parse(text).keys.length === 3);
  }
  provider.setMode("ok");
  assert.equal((await ask()).status, 200);
});
