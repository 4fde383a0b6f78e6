// What a sign-in sets out with: A1 to A9.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { inParallel } from "../support/population.mjs";
import { assertAccepted, assertRefused, assertTurnedAway, callbackOf, startLogin } from "./login_edge.mjs";
import { loginCookie, page, publicUrl } from "./visitor.mjs";

let login;
before(async () => (login = await startLogin()));
after(() => login.stop());

const paramsOf = (hop) => new URL(hop.location).searchParams;
const bits = (text) => text.length * 6; // base64url

test("A1 the code flow only: response_type is code, and a token in the callback without a code is refused", async () => {
  const visitor = login.visitor();
  const answer = await visitor.toCallback("rs256");
  assert.equal(paramsOf(visitor.hops[0]).get("response_type"), "code");
  const url = new URL(answer.url);
  const code = url.searchParams.get("code");
  url.searchParams.delete("code");
  const tokenCalls = login.provider.requests("token").length;
  for (const name of ["id_token", "access_token"]) {
    const other = login.visitor();
    const back = new URL((await other.toCallback("rs256")).url);
    back.searchParams.delete("code");
    back.searchParams.set(name, login.provider.idToken("rs256", { sub: "alice", nonce: paramsOf(other.hops[0]).get("nonce") }));
    await assertRefused(other, await other.callback({ method: "GET", url: back.href }));
  }
  assert.ok(code);
  assert.equal(login.provider.requests("token").length, tokenCalls);
});

test("A2 PKCE with S256: every start has its own challenge, and a code of another challenge gives no session", async () => {
  const [one, two] = [login.visitor(), login.visitor()];
  const answers = [await one.toCallback("rs256"), await two.toCallback("rs256")];
  const asked = [one, two].map(({ hops }) => paramsOf(hops[0]));
  for (const params of asked) {
    assert.equal(params.get("code_challenge_method"), "S256");
    assert.match(params.get("code_challenge"), /^[\w-]{43}$/);
  }
  assert.notEqual(asked[0].get("code_challenge"), asked[1].get("code_challenge"));
  // The first one's code with the second one's transaction, and so with its verifier. The nonce is made to fit.
  const swapped = new URL(answers[1].url);
  swapped.searchParams.set("code", new URL(answers[0].url).searchParams.get("code"));
  login.provider.setMode({ claims: (claims) => ({ ...claims, nonce: asked[1].get("nonce") }) });
  await assertRefused(two, await two.callback({ method: "GET", url: swapped.href }));
  login.provider.setMode("ok");
});

test("A3 state has 128 bits, ends after ten minutes, works once, and its cookie is __Host-, Secure, HttpOnly, Lax", async () => {
  const visitor = login.visitor();
  const answer = await visitor.toCallback("rs256");
  assert.ok(bits(paramsOf(visitor.hops[0]).get("state")) >= 128);
  const { value, flags } = visitor.jar.get(publicUrl, loginCookie);
  assert.deepEqual([flags.path, "secure" in flags, "httponly" in flags, flags.samesite, "domain" in flags, Number(flags["max-age"]) <= 600], ["/", true, true, "Lax", false, true]);
  assert.ok(bits(value) >= 128);
  await assertAccepted(visitor, await visitor.callback(answer));

  const late = login.visitor();
  const lateAnswer = await late.toCallback("rs256");
  login.edge.moveClock(601_000);
  await assertRefused(late, await late.callback(lateAnswer), ["expired", "failed"]);

  const early = login.visitor();
  const earlyAnswer = await early.toCallback("rs256");
  login.edge.moveClock(590_000);
  await assertAccepted(early, await early.callback(earlyAnswer));
});

test("A3 the state is bound to the browser by a keyed or hashed value: the cookie is not the state itself", async () => {
  const visitor = login.visitor();
  const started = await visitor.start("rs256");
  assert.notEqual(visitor.jar.get(publicUrl, loginCookie).value, paramsOf(started).get("state"));
});

test("A4 nonce and state have 128 bits and never come again in 10,000 starts", async () => {
  const [nonces, states, challenges] = [new Set(), new Set(), new Set()];
  await inParallel(10_000, 16, async () => {
    const params = paramsOf(await login.visitor().start("rs256"));
    nonces.add(params.get("nonce"));
    states.add(params.get("state"));
    challenges.add(params.get("code_challenge"));
  });
  assert.deepEqual([nonces.size, states.size, challenges.size], [10_000, 10_000, 10_000]);
  assert.ok([...nonces, ...states].every((each) => /^[\w-]+$/.test(each) && bits(each) >= 128));
});

test("A5 redirect_uri comes from the configuration, whatever Host says, and each provider has its own", async () => {
  const forged = [{ Host: "evil.example" }, { "X-Forwarded-Host": "evil.example" }, { Forwarded: "host=evil.example" }, { "X-Forwarded-Proto": "http" }];
  for (const headers of [{}, ...forged]) {
    const hop = await login.visitor().start("rs256", { headers });
    if (headers.Host && hop.status >= 400) continue; // refusing it is as good
    assert.equal(paramsOf(hop).get("redirect_uri"), callbackOf("rs256"));
  }
  assert.equal(paramsOf(await login.visitor().start("es256")).get("redirect_uri"), callbackOf("es256"));
});

test("A7 a start by GET, from a foreign Origin or without any gives no redirect and no cookie", async () => {
  const visitor = login.visitor();
  const get = await visitor.send("GET", `${publicUrl}/login/rs256?form=newsletter-en&return_to=%2F&challenge=${"A".repeat(43)}`);
  assertTurnedAway(get, 405);
  for (const from of ["https://evil.example", "null", "https://shop.example.evil.example", "http://shop.example"]) {
    const hop = await visitor.start("rs256", { from: page, headers: { Origin: from } });
    assertTurnedAway(hop, 403);
  }
  assertTurnedAway(await visitor.start("rs256", { from: null }), 403);
  assert.equal((await visitor.start("rs256")).status, 303);
});

test("A9 where the metadata requires PAR, the URL holds client_id and request_uri only", async () => {
  const pushed = await startLogin({ clients: { rs256: { alg: "RS256", client: { require_pushed_authorization_requests: true } } } });
  try {
    pushed.provider.setMode({ discovery: (metadata) => ({ ...metadata, require_pushed_authorization_requests: true }) });
    const visitor = pushed.visitor();
    const hop = await visitor.signIn("rs256");
    assert.deepEqual([...paramsOf(visitor.hops[0]).keys()].sort(), ["client_id", "request_uri"]);
    await assertAccepted(visitor, hop);
    assert.equal(pushed.provider.requests("par").length, 1);
  } finally {
    await pushed.stop();
  }
});
