// Sessions that a provider ends, and sessions that a person ends: A60.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { isActive, member, signOut, startLogin } from "./login_edge.mjs";
import { badLogoutTokens, moreBadLogoutTokens } from "./logout_tokens.mjs";
import { page, publicUrl } from "./visitor.mjs";

const clients = { rs256: { alg: "RS256", config: { authoritative_mail: true } }, es256: { alg: "ES256", config: { authoritative_mail: true } } };

let login;
before(async () => (login = await startLogin({ clients })));
after(() => login.stop());

const tell = (logout_token, id = "rs256") => login.visitor().send("POST", `${publicUrl}/login/${id}/backchannel-logout`, { body: { logout_token } });
const token = ({ claims }, change) => login.provider.logoutToken("rs256", claims, change);

test("A60 a good logout token ends the session that it names, by sid, and no other one", async () => {
  const [one, other] = [await member(login, "rs256", "erin"), await member(login, "rs256", "frank")];
  const hop = await tell(token(one));
  assert.equal(hop.status, 200, hop.body);
  assert.match(hop.headers["cache-control"], /no-store/);
  assert.deepEqual([await isActive(login, one.idToken), await isActive(login, other.idToken)], [false, true]);
});

test("A60 one with a subject alone ends every session of that person, of whatever browser", async () => {
  const [phone, desk] = [await member(login, "rs256", "grace"), await member(login, "rs256", "grace")];
  const hop = await tell(login.provider.logoutToken("rs256", { sub: "grace" }));
  assert.equal(hop.status, 200, hop.body);
  assert.deepEqual([await isActive(login, phone.idToken), await isActive(login, desk.idToken)], [false, false]);
});

test("A60 the Foundation's seven bad logout tokens, and more, end nothing and are answered with 400", async () => {
  const one = await member(login, "rs256", "heidi");
  for (const [name, change] of Object.entries({ ...badLogoutTokens, ...moreBadLogoutTokens })) {
    const hop = await tell(token(one, change));
    assert.equal(hop.status, 400, name);
    assert.equal(await isActive(login, one.idToken), true, name);
  }
  for (const text of ["", "a.b.c", login.provider.minted.at(-1)]) assert.equal((await tell(text)).status, 400);
  assert.equal(await isActive(login, one.idToken), true);
  assert.equal((await tell(token(one))).status, 200);
  assert.equal(await isActive(login, one.idToken), false);
});

test("A60 a logout token works once, and only at its own provider's address", async () => {
  const one = await member(login, "rs256", "ivan");
  const good = token(one);
  assert.equal((await tell(good, "es256")).status, 400);
  assert.equal((await tell(good, "nobody")).status, 404);
  assert.equal((await tell(good)).status, 200);
  const again = await member(login, "rs256", "ivan");
  assert.equal((await tell(good)).status, 400);
  assert.equal(await isActive(login, again.idToken), true);
});

test("A60 a logout token twice in one request, or a GET, is refused", async () => {
  const one = await member(login, "rs256", "judy");
  const good = token(one);
  const twice = await login.visitor().send("POST", `${publicUrl}/login/rs256/backchannel-logout`, { body: [["logout_token", good], ["logout_token", good]] });
  const get = await login.visitor().send("GET", `${publicUrl}/login/rs256/backchannel-logout?logout_token=${good}`);
  assert.deepEqual([twice.status, get.status, await isActive(login, one.idToken)], [400, 405, true]);
});

test("A60 signing out by hand ends the session here and at the provider, and leads back", async () => {
  const one = await member(login, "rs256", "mallory");
  const hop = await signOut(one.visitor);
  assert.equal(await isActive(login, one.idToken), false);
  assert.ok(hop.location === undefined || hop.location.startsWith(page), hop.location);
  assert.equal(one.visitor.session, undefined);
});
