// An ID token that a page posts (One Tap, FedCM): A46.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { assertAccepted, startLogin } from "./login_edge.mjs";
import { compact, keys } from "./keys.mjs";
import { page, publicUrl } from "./visitor.mjs";

const day = 24 * 3600;

let login;
before(async () => (login = await startLogin({ clients: { rs256: { alg: "RS256" }, es256: { alg: "ES256" } } })));
after(() => login.stop());

/** A page that waits, and a token for it: its nonce is the challenge of the page. */
function pageWithToken(claims = {}, header = {}) {
  const visitor = login.visitor();
  visitor.wait();
  const { challenge } = visitor;
  const token = login.provider.idToken("rs256", { sub: "alice", nonce: challenge, email: "alice@example.com", email_verified: true, ...claims }, header);
  return { visitor, token, challenge };
}

/** Posts it as the page does. A field or cookie of null is left out. */
function hand(visitor, { token, challenge, csrf = "double-submit", cookie = csrf, from = page, id = "rs256", extra = [] }) {
  const fields = { form: "newsletter-en", locale: "en", return_to: "/signup", display: "page", challenge, credential: token, g_csrf_token: csrf };
  const body = [...Object.entries(fields).filter(([, value]) => value !== null && value !== undefined), ...extra];
  return visitor.send("POST", `${publicUrl}/login/${id}/credential`, { body, from, isCrossSite: false, headers: { Cookie: cookie === null ? "" : `g_csrf_token=${cookie}` } });
}

/** Nobody is in: an error, or back at the page with a result that says so. */
async function assertNobody(visitor, hop, what) {
  assert.equal(visitor.session, undefined, what);
  if (hop.status === 303) assert.equal((await visitor.result(hop)).state, "failed", what);
  else assert.ok(hop.status >= 400 && hop.location === undefined, `${what}: ${hop.status}`);
}

async function refuses(what, { claims, header, change = (each) => each }) {
  const { visitor, token, challenge } = pageWithToken(claims, header);
  await assertNobody(visitor, await hand(visitor, change({ token, challenge })), what);
}

test("A46 a token that the page posts signs in, with the double submit, its nonce and the site's Origin", async () => {
  const { visitor, token, challenge } = pageWithToken();
  const before = login.provider.requests("token").length;
  const result = await assertAccepted(visitor, await hand(visitor, { token, challenge }));
  assert.equal(result.values.email, "alice@example.com");
  assert.equal(login.provider.requests("token").length, before);
});

test("A46 g_csrf_token missing in the cookie, in the body or in both, empty, or another one", async () => {
  const cases = { "no cookie": { cookie: null }, "not in the body": { csrf: null, cookie: "x" }, "in neither": { csrf: null, cookie: null }, "empty in both": { csrf: "", cookie: "" }, "another one": { csrf: "a", cookie: "b" } };
  for (const [what, change] of Object.entries(cases)) await refuses(what, { change: (each) => ({ ...each, ...change }) });
});

test("A46 nonce missing or wrong, or no page that waits", async () => {
  await refuses("missing", { claims: { nonce: undefined } });
  await refuses("wrong", { claims: { nonce: "a-nonce" } });
  await refuses("of another page", { claims: { nonce: "A".repeat(43) } });
  await refuses("no challenge", { change: (each) => ({ ...each, challenge: null }) });
});

test("A46 another audience, issuer, key, algorithm, or expired", async () => {
  await refuses("aud", { claims: { aud: "other" } });
  await refuses("iss", { claims: { iss: "https://evil.example" } });
  await refuses("exp", { claims: { iat: login.provider.now() - day, exp: login.provider.now() - 3600 } });
  await refuses("at another provider", { change: (each) => ({ ...each, id: "es256" }) });
  await refuses("an evil key", { change: (each) => ({ ...each, token: resigned(each.token) }) });
  await refuses("a logout token", { header: { typ: "logout+jwt" } });
});

function resigned(token) {
  const [header, payload] = token.split(".").slice(0, 2).map((part) => Buffer.from(part, "base64url").toString());
  return compact(JSON.parse(header), payload, keys.RS256.evil.privateKey);
}

test("A46 Origin missing or of another site", async () => {
  for (const from of ["https://evil.example", null]) await refuses(String(from), { change: (each) => ({ ...each, from }) });
});

test("A46 the same token twice, in turn and at the same time, is good once, until it expires", async () => {
  const { visitor, token, challenge } = pageWithToken({ exp: login.provider.now() + 3 * day });
  await assertAccepted(visitor, await hand(visitor, { token, challenge }));
  const again = login.visitor();
  again.verifier = visitor.verifier;
  await assertNobody(again, await hand(again, { token, challenge }), "again");
  login.edge.moveClock(25 * 3600 * 1000);
  const later = login.visitor();
  later.verifier = visitor.verifier;
  await assertNobody(later, await hand(later, { token, challenge }), "a day later");

  const race = pageWithToken();
  const visitors = Array.from({ length: 8 }, () => login.visitor());
  await Promise.all(visitors.map((each) => hand(each, race)));
  assert.equal(visitors.filter(({ session }) => session).length, 1);
});
