// An edge with social login in front of a fault provider, and what tests look at there.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";

import { Edge, makeFolder, secretKey } from "../support/edge.mjs";
import { readForm } from "./browser.mjs";
import { FaultProvider, clientSecret } from "./fault_provider.mjs";
import { Visitor, page, publicUrl } from "./visitor.mjs";

export const callbackOf = (id) => `${publicUrl}/login/${id}/callback`;

/** A provider of the edge for each algorithm. */
export const threeAlgorithms = { rs256: { alg: "RS256" }, es256: { alg: "ES256" }, eddsa: { alg: "EdDSA" } };

const clientOf = (id, { alg, client }) => ({
  alg,
  redirect_uris: [callbackOf(id)],
  post_logout_redirect_uris: [`${publicUrl}/logout/done`],
  backchannel_logout_uri: `${publicUrl}/login/${id}/backchannel-logout`,
  ...client,
});

/** What stands in [[provider]] for a client of a fault provider. */
export const providerSection = (id, issuer, { alg, config }) => ({
  id, kind: "openid", name: `Provider ${id}`, issuer, client_id: id, client_secret_file: "provider.secret", algorithms: [alg], ...config,
});

/** clients: {id: {alg, client: metadata at the provider, config: of the edge}}. Gives their fault provider; reach(): where the edge is. */
export const startProvider = (clients, { reach, ...rest } = {}) =>
  FaultProvider.start({ clients: Object.fromEntries(Object.entries(clients).map(([id, each]) => [id, clientOf(id, each)])), reach, ...rest });

export function makeLoginFolder(providers, { server, login, ...sections } = {}) {
  const folder = makeFolder({
    server: { public_url: publicUrl, ...server },
    login: { allow_private: true, timeout_seconds: 5, ...login },
    provider: providers,
    ...sections,
  });
  writeFileSync(path.join(folder, "provider.secret"), clientSecret, { mode: 0o600 });
  return folder;
}

/** An edge and a fault provider that know each other: {edge, provider, visitor(), stop()}. */
export async function startLogin({ clients = threeAlgorithms, sections, ...options } = {}) {
  let edge;
  const provider = await startProvider(clients, { reach: (url) => url.replace(publicUrl, edge.url), ...options });
  const own = Object.entries(clients).map(([id, each]) => providerSection(id, provider.issuer, each));
  const { provider: more = [], ...others } = sections ?? {};
  edge = await Edge.start(makeLoginFolder([...own, ...more], others)).catch(async (error) => {
    await provider.stop();
    throw error;
  });
  provider.clockMoved = () => edge.clockMoved();
  return {
    provider,
    get edge() {
      return edge;
    },
    visitor: (options) => new Visitor(edge, options),
    /** The edge ends and starts again on the same folder, after `change` has been at it. */
    async restart(change) {
      await edge.end("SIGTERM");
      change(edge.folder);
      edge = await edge.restart();
    },
    async stop() {
      await edge.stop();
      await provider.stop();
    },
  };
}

/** The person is back on the page, and nobody is signed in: {state} of the result. */
export async function assertRefused(visitor, hop, states = ["failed"]) {
  assert.equal(visitor.session, undefined, "a session was made");
  assert.equal(hop.status, 303, hop.body);
  assert.ok(hop.location.startsWith(page), hop.location);
  const result = await visitor.result(hop);
  assert.ok(states.includes(result.state), JSON.stringify(result));
  assert.deepEqual([result.values, result.ticket, result.id_token].filter(Boolean), []);
  return result;
}

/** The person is back on the page with a result that somebody is in. */
export async function assertAccepted(visitor, hop, states = ["new", "known"]) {
  assert.equal(hop.status, 303, hop.body);
  const result = await visitor.result(hop);
  assert.ok(states.includes(result.state), JSON.stringify(result));
  return result;
}

/** No page at all, as for requests that belong to nobody: an error, no cookie, no redirect. */
export function assertTurnedAway(hop, status) {
  assert.equal(hop.status, status, hop.body);
  assert.equal(hop.location, undefined);
  assert.deepEqual(hop.cookies, []);
}

/**
 * Signs in and signs up: somebody with an account and a session of it. The provider's mail has to be authoritative.
 * Gives {visitor, idToken: the edge's, claims: those of the provider's ID token}.
 */
export async function member(login, id, person) {
  login.provider.person = person;
  const visitor = login.visitor();
  const hop = await visitor.signIn(id);
  const result = await assertAccepted(visitor, hop);
  const claims = login.provider.lastClaims;
  const idToken = result.id_token ?? (await signUp(visitor, result));
  return { visitor, idToken, claims };
}

/** Sends the form with the ticket of the sign-in; the edge's ID token. */
async function signUp(visitor, { values, ticket }) {
  const { json } = await visitor.ask("/v1/submissions", { form: { id: "newsletter-en" }, values, login: ticket }, { "Idempotency-Key": randomUUID() });
  assert.equal(json.next, "signed_in", JSON.stringify(json));
  return json.id_token;
}

/** Whether the edge still vouches for an ID token of its own. */
export async function isActive(login, idToken) {
  const response = await fetch(`${login.edge.url}/v1/sessions/verify`, {
    method: "POST", headers: { Authorization: `Bearer ${secretKey}`, "Content-Type": "application/json" }, body: JSON.stringify({ v: 1, id_token: idToken }),
  });
  const answer = await response.json();
  assert.equal(response.status, 200, JSON.stringify(answer));
  return answer.active;
}

/**
 * Presses "sign out" on the site's page. No Lax cookie comes along from there, so the edge asks once more on a page of
 * its own; then through the provider where it has a place for that. Gives the last answer.
 */
export async function signOut(visitor, change = (url) => url) {
  let hop = await visitor.send("POST", `${publicUrl}/logout`, { body: { return_to: "/bye" }, from: page });
  if (hop.location === `${publicUrl}/logout`) {
    const { action, fields } = readForm((await visitor.send("GET", hop.location)).body);
    hop = await visitor.send("POST", new URL(action || "", hop.location).href, { body: fields, from: publicUrl });
  }
  assert.equal(hop.status, 303, hop.body);
  const isEnd = (url) => url.startsWith(page) || new URL(url).pathname === "/logout/done";
  const back = await visitor.walk(hop.location, isEnd);
  return back.url.startsWith(page) ? visitor.hops.at(-1) : visitor.send("GET", change(back.url));
}
