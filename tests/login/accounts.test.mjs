// Accounts and sessions of people who come back from a provider, end to end: A47 to A59.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { createRemoteJWKSet, jwtVerify } from "jose";

import { writeForm, ticks } from "../support/consent.mjs";
import { eventually } from "../support/edge.mjs";
import { awaitMails, countEvents, mailsTo, rows } from "../support/inbox.mjs";
import { exportFile, readExport, verify as verifyProofs } from "../support/proofs.mjs";
import { accountOf, askBackend, identitiesOf, mailAccount, openLink, sendForm, typeCode, verifyToken } from "./accounts.mjs";
import { assertAccepted, member, providerSection, startLogin, startProvider } from "./login_edge.mjs";
import { publicUrl, sessionCookie } from "./visitor.mjs";

// trusted: its verified addresses need no mail of ours; open: anybody may have typed them there.
const clients = { trusted: { alg: "RS256", config: { authoritative_mail: true } }, open: { alg: "ES256" } };

let login, elsewhere;
before(async () => {
  elsewhere = await startProvider({ elsewhere: { alg: "RS256" } });
  const section = providerSection("elsewhere", elsewhere.issuer, { alg: "RS256", config: { authoritative_mail: true } });
  login = await startLogin({ clients, sections: { provider: [section] } });
});
after(async () => {
  await login.stop();
  await elsewhere.stop();
});

/** Somebody is back on the page: {visitor, result}. */
async function comeBack(id, person, visitor = login.visitor()) {
  login.provider.person = elsewhere.person = person;
  const result = await assertAccepted(visitor, await visitor.signIn(id), ["new", "known", "link"]);
  return { visitor, result };
}

test("A47 the same subject with the same address at another provider is another identity, connected by a click alone", async () => {
  const { idToken } = await member(login, "trusted", "anna");
  const account = await accountOf(login.edge, idToken);
  const { visitor, result } = await comeBack("elsewhere", "anna");
  assert.equal(result.state, "link");
  assert.equal((await identitiesOf(login.edge, account)).length, 1);
  const clicked = await visitor.ask("/v1/login/links", { ticket: result.ticket });
  assert.equal(clicked.json.state, "known");
  assert.equal(await accountOf(login.edge, clicked.json.id_token), account);
  assert.deepEqual((await identitiesOf(login.edge, account)).map(({ provider }) => provider), ["trusted", "elsewhere"]);
  assert.equal((await visitor.ask("/v1/login/links", { ticket: result.ticket })).status, 410);
});

test("A48 a verified account is offered to an authoritative address, and to no other", async () => {
  await mailAccount(login, "berta@example.com");
  assert.equal((await comeBack("open", "berta")).result.state, "new");
  assert.equal((await comeBack("trusted", "berta")).result.state, "link");
  assert.equal(rows(login.edge, "SELECT count(*) FROM account_identity JOIN claim USING (account_id) WHERE proved_by = 'mail'")[0][0], 0);
});

test("A48 GHSA-x445-f3h2-j279: the answer of one provider at the callback of another is refused, and nobody is signed in", async () => {
  login.provider.person = "carla";
  const visitor = login.visitor();
  const callback = await visitor.toCallback("trusted");
  const tokens = login.provider.requests("token").length;
  const hop = await visitor.callback({ ...callback, url: callback.url.replace("/login/trusted/", "/login/open/") });
  assert.notEqual(hop.status, 200);
  assert.equal(visitor.session, undefined);
  assert.equal(login.provider.requests("token").length, tokens, "a token was asked for");
});

test("A50 the code of the mail, typed into the page of the sign-in, connects the login; another browser connects nothing", async () => {
  for (const isSame of [true, false]) {
    const person = isSame ? "dora" : "doris";
    const email = `${person}@example.com`;
    const { visitor, result } = await comeBack("open", person);
    const sent = await sendForm(visitor, email, { ticket: result.ticket });
    assert.equal(sent.json.next, "confirm_by_mail");
    if (isSame) {
      const { json } = await typeCode(visitor, login.edge, email, sent);
      assert.equal(json.linked, "open");
      assert.equal((await verifyToken(login.edge, json.id_token)).claims.email, email);
    } else {
      assert.equal((await openLink(login.visitor(), login.edge, email)).status, 200);
      assert.equal((await typeCode(visitor, login.edge, email, sent)).json.linked, undefined);
    }
    assert.equal((await comeBack("open", person)).result.state, isSame ? "known" : "new");
  }
});

test("A50 the link of the mail connects in the browser that holds the session of the sign-in", async () => {
  const { visitor, result } = await comeBack("open", "edda");
  await sendForm(visitor, "edda@example.com", { ticket: result.ticket });
  assert.equal((await openLink(visitor, login.edge, "edda@example.com")).status, 200);
  assert.equal((await comeBack("open", "edda")).result.state, "known");
});

test("A53 who changed the address at the provider comes back to the same account with the old one", async () => {
  const { idToken } = await member(login, "trusted", "frida");
  login.provider.persons.set("frida", { email: "frida-new@example.com", email_verified: true, given_name: "Frida" });
  const { result } = await comeBack("trusted", "frida");
  assert.equal(result.state, "known");
  const { claims } = await verifyToken(login.edge, result.id_token);
  assert.deepEqual([claims.sub, claims.email], [await accountOf(login.edge, idToken), "frida@example.com"]);
});

test("A54 the address of somebody else, typed after the sign-in, gets a mail and links nothing", async () => {
  await mailAccount(login, "gerda@example.com");
  const { visitor, result } = await comeBack("trusted", "mallory");
  const sent = await sendForm(visitor, "gerda@example.com", { ticket: result.ticket });
  assert.deepEqual([sent.json.next, sent.json.id_token], ["confirm_by_mail", undefined]);
  assert.equal((await comeBack("trusted", "mallory")).result.state, "new");
});

test("A55 the holder hears of a link and of its end by mail, in plain words, with the way to undo it; the last way in stays", async () => {
  await mailAccount(login, "hanna@example.com");
  const { visitor, result } = await comeBack("trusted", "hanna");
  const account = await accountOf(login.edge, (await visitor.ask("/v1/login/links", { ticket: result.ticket })).json.id_token);
  const linked = (await awaitMails(login.edge, "hanna@example.com", 2)).at(-1);
  assert.match(linked.subject, /Provider trusted now signs you in/);
  assert.match(linked.text, /was not you\? Open the link and disconnect/i);
  const preferences = /https:\/\/edge\.example\/preferences\/[\w-]+/.exec(linked.text)[0];
  const shown = await visitor.send("GET", preferences);
  assert.match(shown.body, /Connected logins[\s\S]*Provider trusted/);
  const [identity] = await identitiesOf(login.edge, account);
  const done = await visitor.send("POST", preferences, { body: { action: "unlink", identity: identity.id }, from: publicUrl });
  assert.match(done.body, /this login is disconnected/);
  assert.match((await awaitMails(login.edge, "hanna@example.com", 3)).at(-1).subject, /no longer signs you in/);
  assert.deepEqual(await identitiesOf(login.edge, account), []);

  const { idToken } = await member(login, "trusted", "hilda"); // no mail ever proved her mailbox
  const other = await accountOf(login.edge, idToken);
  const [only] = await identitiesOf(login.edge, other);
  const refused = await askBackend(login.edge, `/v1/accounts/${other}/identities/${only.id}`, { method: "DELETE" });
  assert.deepEqual([refused.status, refused.json.code], [409, "identity.last_way_in"]);
  assert.equal((await identitiesOf(login.edge, other)).length, 1);
  assert.equal((await askBackend(login.edge, `/v1/accounts/${other}/identities/${other}`, { method: "DELETE" })).status, 404);
});

test("A57 a sign-in makes a new session, the one before is dead; its cookie is __Host-, HttpOnly, Secure and Lax", async () => {
  const { visitor, idToken } = await member(login, "trusted", "irma");
  const before = visitor.session;
  const { result } = await comeBack("trusted", "irma", visitor);
  assert.notEqual(visitor.session, before);
  assert.equal((await verifyToken(login.edge, idToken)).active, false);
  assert.equal((await verifyToken(login.edge, result.id_token)).active, true);
  const { flags } = visitor.jar.get(publicUrl, sessionCookie);
  assert.ok("httponly" in flags && "secure" in flags && flags.path === "/" && !("domain" in flags), JSON.stringify(flags));
  assert.equal(flags.samesite, "Lax");
});

test("A58 no token that a provider minted stands in any answer, page or log", async () => {
  const visitor = login.visitor();
  await comeBack("trusted", "jana", visitor);
  const { visitor: other, result } = await comeBack("open", "jana");
  const sent = await sendForm(other, "jana@example.com", { ticket: result.ticket });
  await typeCode(other, login.edge, "jana@example.com", sent);
  await comeBack("open", "jana", other);
  const own = [...visitor.hops, ...other.hops].filter(({ url }) => url.startsWith(publicUrl));
  const told = own.map((hop) => JSON.stringify([hop.body, hop.headers])).join("\n") + login.edge.output;
  assert.ok(login.provider.minted.length >= 3);
  for (const token of login.provider.minted) {
    for (const part of token.split(".").filter((each) => each.length > 20)) assert.ok(!told.includes(part), "a token of the provider got out");
  }
});

test("A59 known, pending and unknown addresses of an open provider: the same answers byte by byte", async () => {
  await mailAccount(login, "klara@example.com");
  await sendForm(login.visitor(), "karin@example.com");
  const seen = new Set();
  for (const person of ["klara", "karin", "katja"]) {
    const { visitor, result } = await comeBack("open", person);
    const sent = await sendForm(visitor, `${person}@example.com`, { ticket: result.ticket });
    const told = visitor.hops.at(-2).body.replaceAll(result.ticket, "T").replaceAll(person, "P");
    seen.add(JSON.stringify([told, sent.status, sent.bytes]));
  }
  assert.equal(seen.size, 1, [...seen].join("\n"));
});

test("a backend verifies our ID token with a stock library and the keys that stand in public, and by asking", async () => {
  const { idToken } = await member(login, "trusted", "lena");
  const address = new URL("/.well-known/jwks.json", login.edge.url);
  assert.match((await fetch(address)).headers.get("cache-control"), /^public/);
  const keys = createRemoteJWKSet(address);
  const expected = { issuer: publicUrl, audience: "test", algorithms: ["ES256"], currentDate: new Date(Date.now() + login.edge.clockMoved()) };
  const { payload } = await jwtVerify(idToken, keys, expected);
  await assert.rejects(jwtVerify(idToken, keys, { ...expected, audience: "another site" }), { code: "ERR_JWT_CLAIM_VALIDATION_FAILED" });
  await assert.rejects(jwtVerify(idToken, keys, { ...expected, currentDate: new Date(expected.currentDate.getTime() + 301_000) }), { code: "ERR_JWT_EXPIRED" });
  assert.deepEqual((await verifyToken(login.edge, idToken)).claims, payload);
  assert.deepEqual(await verifyToken(login.edge, idToken.slice(0, -4) + "AAAA"), { v: 1, active: false });
  const site = await login.visitor().ask("/v1/sessions/verify", { id_token: idToken });
  assert.deepEqual([site.status, site.json.code], [403, "request.secret_key_needed"]);
});

test("a result is taken once, by the page whose verifier it is, within ten minutes", async () => {
  login.provider.person = "mona";
  const visitor = login.visitor();
  const code = visitor.codeOf(await visitor.signIn("trusted"));
  assert.equal((await visitor.takeResult(code)).status, 200);
  const again = await visitor.takeResult(code);
  assert.deepEqual([again.status, again.json.code], [410, "login.no_longer"]);
  const stolen = visitor.codeOf(await visitor.signIn("trusted"));
  assert.equal((await visitor.takeResult(stolen, "another")).status, 410);
  assert.equal((await visitor.takeResult(stolen)).status, 200);
  const late = visitor.codeOf(await visitor.signIn("trusted"));
  login.edge.moveClock(10 * 60 * 1000);
  assert.equal((await visitor.takeResult(late)).status, 410);
});

test("events of links and sessions stand in the log, for other systems to hear", async () => {
  const { visitor } = await member(login, "trusted", "nora");
  const ended = countEvents(login.edge, "session.ended");
  await comeBack("trusted", "nora", visitor);
  assert.equal(countEvents(login.edge, "session.ended"), ended + 1);
  const { json } = await askBackend(login.edge, "/v1/events?kind=identity.linked&limit=1");
  assert.deepEqual(json.events[0].detail, { provider: "trusted" });
});

test("without scripts: the form that the edge shows, filled in, is sent with its ticket and needs no mail", async () => {
  login.provider.person = "olga";
  const visitor = login.visitor();
  const hop = await visitor.signIn("trusted", { fields: { challenge: "", return_to: "" } });
  assert.equal(hop.status, 303, hop.body);
  const shown = await visitor.send("GET", hop.location);
  assert.match(shown.body, /value="olga@example\.com"/);
  assert.match(shown.body, /back from Provider trusted/);
  const ticket = / name="login" value="([\w-]{43})"/.exec(shown.body)[1];
  const sent = await visitor.send("POST", `${publicUrl}/v1/forms/newsletter-en/submissions`, { body: { email: "olga@example.com", "given-name": "Olga", login: ticket }, from: publicUrl });
  assert.equal(sent.status, 303, sent.body);
  const next = await visitor.send("GET", sent.location);
  assert.match(next.body, /confirmed/i);
  assert.deepEqual(await mailsTo(login.edge, "olga@example.com"), []);
  assert.equal((await comeBack("trusted", "olga")).result.state, "known");
});

test("without scripts: the form says what became of a sign-in that failed, with what was typed", async () => {
  const fields = { challenge: "", return_to: "", "given-name": "Odile" };
  const outcomes = [
    [{ denies: true }, /did not sign in with Provider trusted/],
    ["alg-none", /Signing in with Provider trusted did not work/],
    [{ answer: (params) => (params.delete("code"), params.set("error", "temporarily_unavailable")) }, /Provider trusted cannot be reached/],
    ["ok", /took too long/, () => login.edge.moveClock(11 * 60 * 1000)],
  ];
  for (const [mode, words, meanwhile = () => {}] of outcomes) {
    login.provider.setMode(mode);
    const visitor = login.visitor();
    const back = await visitor.toCallback("trusted", { fields });
    meanwhile();
    const { location } = await visitor.callback(back);
    const { body } = await visitor.send("GET", location);
    assert.match(body, words);
    assert.match(body, /value="Odile"/);
    assert.doesNotMatch(body, /name="login"/);
  }
  login.provider.setMode("ok");
});

test("without scripts: the form says that an account is already there, one's own or one that the address has", async () => {
  const shownTo = async (person) => {
    login.provider.person = person;
    const visitor = login.visitor();
    const { location } = await visitor.signIn("trusted", { fields: { challenge: "", return_to: "" } });
    return (await visitor.send("GET", location)).body;
  };
  await member(login, "trusted", "orson");
  assert.match(await shownTo("orson"), /signed in with Provider trusted, and your account is already here/);
  await mailAccount(login, "oscar@example.com");
  assert.match(await shownTo("oscar"), /Your address already has an account here/);
});

test("a consent that a login confirmed is proved by it, and the export with such an entry holds", async () => {
  await login.restart(writeForm);
  const { visitor, result } = await comeBack("trusted", "paula");
  const sent = await sendForm(visitor, "paula@example.com", { ticket: result.ticket, form: "letter", consents: await ticks(login.edge, ["newsletter"]) });
  assert.equal(sent.json.next, "signed_in", JSON.stringify(sent.json));
  const file = exportFile(login.edge);
  const told = verifyProofs(file);
  assert.equal(told.status, 0, told.stdout);
  const { entry, fields } = readExport(file).entries.at(-1);
  assert.deepEqual([entry.kind, entry.facts.by, entry.facts.provider, fields.subject], ["confirmed", "login", "trusted", "paula"]);
  const receipts = await awaitMails(login.edge, "paula@example.com");
  assert.equal(receipts.length, 1);
  await eventually(() => countEvents(login.edge, "consent.confirmed") === 1);
});
