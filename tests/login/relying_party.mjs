// The OpenID Foundation's tests of relying parties, by name, as their summaries describe them: each one acts out what its
// name stands for against a real provider. Basic, configuration, back-channel logout, RP-initiated logout.
import assert from "node:assert/strict";

import { keys } from "./keys.mjs";
import { assertAccepted, assertRefused, isActive, member, signOut } from "./login_edge.mjs";
import { badLogoutTokens } from "./logout_tokens.mjs";
import { publicUrl } from "./visitor.mjs";

const day = 24 * 3600 * 1000;
const needsUserinfo = { claims: ({ email, email_verified, given_name, family_name, ...claims }) => claims };

/** Signs in with a mode; the visitor, the last answer and the requests that the provider saw. */
async function signIn(login, mode, id) {
  login.provider.setMode(mode);
  login.provider.person = "alice";
  const visitor = login.visitor();
  return [visitor, await visitor.signIn(id)];
}

const accepts = (mode) => async (login, id) => assertAccepted(...(await signIn(login, mode, id)));
const refuses = (mode) => async (login, id) => {
  const before = login.provider.requests("userinfo").length;
  await assertRefused(...(await signIn(login, mode, id)));
  assert.equal(login.provider.requests("userinfo").length - before, mode === "sub-swap-userinfo" ? 1 : 0);
};

/** The same with keys and metadata that are asked for anew. */
const afresh = (work) => async (login, id) => {
  login.edge.moveClock(2 * day);
  await work(login, id);
  login.edge.moveClock(2 * day);
};

async function basic(login, id) {
  const before = ["token", "userinfo"].map((endpoint) => login.provider.requests(endpoint).length);
  const { values } = await accepts(needsUserinfo)(login, id);
  assert.deepEqual(["token", "userinfo"].map((endpoint) => login.provider.requests(endpoint).length), before.map((count) => count + 1));
  assert.equal(values.email, "alice@example.com");
}

async function bearer(login, id, where) {
  login.provider.bearers.length = 0;
  await accepts(needsUserinfo)(login, id);
  assert.deepEqual(login.provider.bearers, [where]);
}

async function asksForScopes(login, id) {
  const [visitor, hop] = await signIn(login, needsUserinfo, id);
  const { values } = await assertAccepted(visitor, hop);
  const scopes = new URL(visitor.hops[0].location).searchParams.get("scope").split(" ");
  assert.ok(["openid", "email", "profile"].every((scope) => scopes.includes(scope)), scopes.join(" "));
  assert.deepEqual([values.email, values["given-name"]], ["alice@example.com", "Alice"]);
}

async function authenticatesByHeader(login, id) {
  await accepts("ok")(login, id);
  const { headers } = login.provider.requests("token").at(-1);
  const [name] = Buffer.from(headers.authorization.replace(/^Basic /, ""), "base64").toString("utf8").split(":");
  assert.equal(decodeURIComponent(name), id);
}

async function usesMetadata(login, id) {
  const before = login.provider.requests("discovery").length;
  await accepts({ discovery: (metadata) => ({ ...metadata, token_endpoint: `${metadata.token_endpoint}?by=metadata` }) })(login, id);
  assert.equal(login.provider.requests("discovery").length, before + 1);
  assert.match(login.provider.requests("token").at(-1).path, /by=metadata/);
}

async function usesJwksUri(login, id) {
  const elsewhere = `moved-${Math.random()}`;
  await accepts({ discovery: (metadata) => ({ ...metadata, jwks_uri: `${metadata.jwks_uri}?at=${elsewhere}` }) })(login, id);
  assert.match(login.provider.requests("jwks").at(-1).path, new RegExp(elsewhere));
}

async function mismatch(login, id) {
  await assertRefused(...(await signIn(login, "disc-issuer-mismatch", id)), ["failed", "unavailable"]);
}

async function rotatesBetween(login, id) {
  await accepts("ok")(login, id);
  login.edge.moveClock(60_000);
  const visitor = login.visitor();
  login.provider.setMode("ok");
  login.provider.rotate();
  await assertAccepted(visitor, await visitor.signIn(id));
}

async function rotatesJustBefore(login, id) {
  await accepts("ok")(login, id);
  login.edge.moveClock(60_000);
  await accepts("rotated-key")(login, id);
}

/** Two keys that fit and no kid: either answer is right. Ours is to refuse. */
const twoKeys = { header: ({ kid, ...header }) => header, jwks: (set) => ({ keys: [...set.keys, keys.RS256[2].jwk, keys.ES256[2].jwk, keys.EdDSA[2].jwk] }) };

export const basicPlan = {
  "oidcc-client-test": basic,
  "oidcc-client-test-invalid-iss": refuses("wrong-iss"),
  "oidcc-client-test-missing-sub": refuses("missing-sub"),
  "oidcc-client-test-invalid-aud": refuses("wrong-aud"),
  "oidcc-client-test-missing-iat": refuses("missing-iat"),
  "oidcc-client-test-kid-absent-single-jwks": accepts("kid-absent"),
  "oidcc-client-test-kid-absent-multiple-jwks": afresh(refuses(twoKeys)),
  "oidcc-client-test-idtoken-sig-rs256": accepts("ok"),
  "oidcc-client-test-idtoken-sig-none": refuses("alg-none"),
  "oidcc-client-test-invalid-sig-rs256": refuses("bad-sig"),
  "oidcc-client-test-userinfo-bearer-header": (login, id) => bearer(login, id, "header"),
  "oidcc-client-test-userinfo-bearer-body": (login, id) => bearer(login, `${id}-body`, "body"),
  "oidcc-client-test-userinfo-invalid-sub": refuses("sub-swap-userinfo"),
  "oidcc-client-test-nonce-invalid": refuses("wrong-nonce"),
  "oidcc-client-test-scope-userinfo-claims": asksForScopes,
  "oidcc-client-test-client-secret-basic": authenticatesByHeader,
};

export const configPlan = {
  "oidcc-client-test-discovery-openid-config": afresh(usesMetadata),
  "oidcc-client-test-discovery-jwks-uri-keys": afresh(usesJwksUri),
  "oidcc-client-test-discovery-issuer-mismatch": afresh(mismatch),
  "oidcc-client-test-idtoken-sig-none": refuses("alg-none"),
  "oidcc-client-test-signing-key-rotation-just-before-signing": afresh(rotatesJustBefore),
  "oidcc-client-test-signing-key-rotation": afresh(rotatesBetween),
};

/** Signs out at the provider, which tells the relying party meanwhile: with its own good token, or with a bad one first. */
async function logsOutBehind(login, id, change) {
  login.provider.setMode("ok");
  const one = await member(login, id, `leaver-${Math.random().toString(36).slice(2)}`);
  const other = await member(login, id, one.claims.sub); // a second browser: its session is the one that is looked at
  const tell = (token) => one.visitor.send("POST", `${publicUrl}/login/${id}/backchannel-logout`, { body: { logout_token: token } });
  if (change) {
    const hop = await tell(login.provider.logoutToken(id, other.claims, change));
    assert.deepEqual([hop.status, await isActive(login, other.idToken)], [400, true]);
  } else {
    assert.equal((await tell(login.provider.logoutToken(id, other.claims))).status, 200);
    assert.equal(await isActive(login, other.idToken), false);
  }
  await signsOut(login, one);
}

/** The end of a session by hand: the provider is asked with a hint and a state, and leads back. */
async function signsOut(login, { visitor, idToken }, change) {
  const hop = await signOut(visitor, change);
  assert.ok([200, 303].includes(hop.status), `${hop.status} ${hop.body}`);
  assert.equal(await isActive(login, idToken), false);
  const asked = visitor.hops.map(({ url }) => new URL(url)).find(({ origin, searchParams }) => origin === login.provider.issuer && searchParams.has("post_logout_redirect_uri"));
  assert.deepEqual(["id_token_hint", "post_logout_redirect_uri", "state"].map((name) => asked.searchParams.has(name)), [true, true, true]);
  assert.equal(asked.searchParams.get("post_logout_redirect_uri"), `${publicUrl}/logout/done`);
}

const backChannel = "oidcc-client-test-rp-backchannel-rpinitlogout";

export const backChannelPlan = {
  [backChannel]: (login, id) => logsOutBehind(login, id),
  ...Object.fromEntries(Object.entries(badLogoutTokens).map(([name, change]) => [`${backChannel}-${name}`, (login, id) => logsOutBehind(login, id, change)])),
};

async function initLogout(login, id, change) {
  login.provider.setMode("ok");
  await signsOut(login, await member(login, id, "nina"), change);
}

const withState = (state) => (url) => {
  const back = new URL(url);
  if (state) back.searchParams.set("state", state);
  else back.searchParams.delete("state");
  return back.href;
};

export const logoutPlan = {
  "oidcc-client-test-rp-init-logout": (login, id) => initLogout(login, id),
  "oidcc-client-test-rp-init-logout-other-state": (login, id) => initLogout(login, id, withState("another-state")),
  "oidcc-client-test-rp-init-logout-no-state": (login, id) => initLogout(login, id, withState(null)),
};

/** Name of the Foundation's plan -> its tests. */
export const plans = {
  "oidcc-client-basic-certification-test-plan": basicPlan,
  "oidcc-client-config-certification-test-plan": configPlan,
  "oidcc-client-back-channel-logout-rp-basic": backChannelPlan,
  "oidcc-client-rp-initiated-logout-rp-basic": logoutPlan,
};

const posted = (client) => ({ ...client, config: { ...client.config, response_mode: "form_post" } });
const trusting = { alg: "RS256", config: { authoritative_mail: true } };
const inBody = { alg: "RS256", config: { authoritative_mail: true, bearer_in_body: true } };

/** The relying parties that the tests act with; those of form_post beside those of the query. */
export const clients = { query: trusting, "query-body": inBody, posted: posted(trusting), "posted-body": posted(inBody) };
