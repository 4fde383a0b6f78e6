// An ID token that a page posts (One Tap, FedCM): A46.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { eventually } from "../support/edge.mjs";
import { rows } from "../support/inbox.mjs";
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

/** The token with the other signature that ECDSA has for the same text: s and the order minus s are as good. */
function otherSpelling(token) {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const [header, payload, signature] = token.split(".");
  const [r, s] = [0, 64].map((at) => Buffer.from(signature, "base64url").toString("hex").slice(at, at + 64));
  const other = (order - BigInt(`0x${s}`)).toString(16).padStart(64, "0");
  return `${header}.${payload}.${Buffer.from(r + other, "hex").toString("base64url")}`;
}

/** Hands in what another page has handed in, with that page's verifier. */
async function assertUsed(first, handed, what) {
  const again = login.visitor();
  again.verifier = first.verifier;
  await assertNobody(again, await hand(again, handed), what);
}

test("A46 the same token twice, in turn and at the same time, is good once", async () => {
  const { visitor, token, challenge } = pageWithToken();
  await assertAccepted(visitor, await hand(visitor, { token, challenge }));
  await assertUsed(visitor, { token, challenge }, "again");

  const race = pageWithToken();
  const visitors = Array.from({ length: 8 }, () => login.visitor());
  await Promise.all(visitors.map((each) => hand(each, race)));
  assert.equal(visitors.filter(({ session }) => session).length, 1);
});

test("A46 the same token with its other signature is the same token", async () => {
  const visitor = login.visitor();
  visitor.wait();
  const { challenge } = visitor;
  const token = login.provider.idToken("es256", { sub: "alice", nonce: challenge });
  await assertAccepted(visitor, await hand(visitor, { token, challenge, id: "es256" }));
  await assertUsed(visitor, { token: otherSpelling(token), challenge, id: "es256" }, "the other signature");
});

test("A46 a used token is remembered until it expires, however long that is", async () => {
  const used = () => rows(login.edge, "SELECT count(*) FROM used_challenge")[0][0];
  const long = pageWithToken({ exp: login.provider.now() + 3 * day });
  await assertAccepted(long.visitor, await hand(long.visitor, long));
  const short = pageWithToken({ exp: login.provider.now() + 3600 });
  await assertAccepted(short.visitor, await hand(short.visitor, short));
  const before = used();
  login.edge.moveClock(25 * 3600 * 1000);
  await eventually(() => used() < before, "the store forgets what has expired");
  await assertUsed(long.visitor, long, "a day later");
});
