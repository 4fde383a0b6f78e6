// How a peer fares in front of the fault provider: openid-client, with and without its check of signatures.
// usage: node tests/login/peer.mjs [RS256|ES256|EdDSA ...]
import * as client from "openid-client";

import { FaultProvider, clientSecret } from "./fault_provider.mjs";
import { algorithms } from "./keys.mjs";
import { badModes, goodModes } from "./modes.mjs";
import { Browser } from "./browser.mjs";

const callback = "https://peer.example/callback";

/** One sign-in: what comes back, verified as the peer does it. Throws when the peer refuses. */
export async function signInWithPeer(config, browser, parameters = {}) {
  const checks = { pkceCodeVerifier: client.randomPKCECodeVerifier(), expectedState: client.randomState(), expectedNonce: client.randomNonce() };
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: callback, scope: "openid email profile", state: checks.expectedState, nonce: checks.expectedNonce,
    code_challenge: await client.calculatePKCECodeChallenge(checks.pkceCodeVerifier), code_challenge_method: "S256", ...parameters,
  });
  const answer = await browser.walk(url.href, (next) => next.startsWith(callback));
  const tokens = await client.authorizationCodeGrant(config, new URL(answer.url), checks);
  await client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub);
  return tokens;
}

export async function discover(provider, id, alg, isStrict) {
  const execute = [client.allowInsecureRequests, ...(isStrict ? [client.enableNonRepudiationChecks] : [])];
  return client.discovery(new URL(provider.issuer), id, { client_secret: clientSecret, id_token_signed_response_alg: alg }, client.ClientSecretBasic(clientSecret), { execute });
}

/** A peer that has fetched the keys two minutes ago: it asks again after one. */
async function knowingOldKeys(provider, alg, isStrict) {
  provider.setMode("ok");
  const before = await discover(provider, "peer", alg, isStrict);
  await signInWithPeer(before, new Browser());
  const config = await discover(provider, "peer", alg, isStrict);
  const cache = client.getJwksCache(before);
  if (cache) client.setJwksCache(config, { ...cache, uat: cache.uat - 120 });
  return config;
}

/** The modes that the peer accepts, bad and good. */
export async function acceptedByPeer(alg, isStrict) {
  const provider = await FaultProvider.start({ clients: { peer: { alg, redirect_uris: [callback] } } });
  const accepted = [];
  for (const mode of [...badModes, ...goodModes]) {
    provider.setMode(mode.name);
    const config = mode.rotates ? await knowingOldKeys(provider, alg, isStrict) : await discover(provider, "peer", alg, isStrict);
    provider.setMode(mode.name);
    const isIn = await signInWithPeer(config, new Browser()).then(() => true, () => false);
    if (isIn) accepted.push(mode);
  }
  await provider.stop();
  return accepted;
}

async function main() {
  const wanted = process.argv.slice(2);
  for (const alg of algorithms.filter((each) => wanted.length === 0 || wanted.includes(each))) {
    for (const isStrict of [true, false]) {
      const accepted = await acceptedByPeer(alg, isStrict);
      const wrong = accepted.filter(({ isGood }) => !isGood).map(({ name }) => name);
      console.log(`openid-client, ${alg}, signatures ${isStrict ? "checked" : "not checked"}: ${badModes.length - wrong.length}/${badModes.length} bad refused, ` +
        `${accepted.length - wrong.length}/${goodModes.length} good accepted; let in: ${wrong.join(" ") || "none"}`);
    }
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) await main();
