// What an ID token and a userinfo answer must be, beyond the modes: A28 to A44. Each token is signed with the good key.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";

import { makeKeyPair } from "../../web-demo/key_pair.mjs";
import { eventually } from "../support/edge.mjs";
import { compact, keys, publicDer } from "./keys.mjs";
import { assertAccepted, assertRefused, startLogin } from "./login_edge.mjs";

/** Its way of doing things: ES256, userinfo as a signed JWT, levels, the secret in the body, no PKCE. */
function franceConnect(config) {
  const client = { userinfo_signed_response_alg: "ES256", token_endpoint_auth_method: "client_secret_post", without_pkce: true };
  return { alg: "ES256", client, config: { kind: "franceconnect", ...config } };
}

const clients = {
  rs256: { alg: "RS256" },
  es256: { alg: "ES256" },
  aged: { alg: "RS256", config: { max_age_seconds: 300 } },
  levelled: franceConnect({ acr: "eidas2" }),
  signed: franceConnect(),
};
const day = 24 * 3600 * 1000;

let login;
before(async () => {
  login = await startLogin({ clients });
  for (const id of Object.keys(clients)) await login.visitor().signIn(id);
});
after(() => login.stop());
afterEach(() => login.provider.setMode("ok"));

/** reason: the code in the log, where more than one check may refuse it. */
async function refuses(what, mode, id = "rs256", reason = "") {
  login.provider.setMode(mode);
  const visitor = login.visitor();
  const said = login.edge.output.length;
  const hop = await visitor.signIn(id);
  await assertRefused(visitor, hop).catch((error) => assert.fail(`${what}: ${error.message}`));
  await eventually(() => login.edge.output.slice(said).includes(reason), `${what}: ${reason}`);
}

async function accepts(what, mode, id = "rs256") {
  login.provider.setMode(mode);
  const visitor = login.visitor();
  const hop = await visitor.signIn(id);
  return assertAccepted(visitor, hop).catch((error) => assert.fail(`${what}: ${error.message}`));
}

const claim = (name, value) => ({ claims: (claims, env) => ({ ...claims, [name]: typeof value === "function" ? value(claims, env) : value }) });
const header = (change) => ({ header: (original) => ({ ...original, ...change }) });
const sign = (work) => ({ sign: work });
/** The payload as text, changed. */
const rawPayload = (change) => sign(({ header, claims, key }) => compact(header, change(JSON.stringify(claims)), key.privateKey));

test("A28 the signature of a token straight from the provider is checked: no signature, one of another key, one of another token", async () => {
  await refuses("an empty signature", { token: (token) => token.replace(/[^.]*$/, "") });
  await refuses("another key, its kid that of the good one", sign(({ header, claims }) => compact(header, claims, keys.RS256.evil.privateKey)));
  let other;
  await accepts("a good one", { token: (token) => (other = token) });
  await refuses("the signature of another token", { token: (token) => token.replace(/[^.]*$/, other.split(".")[2]) });
});

test("A29 alg none in any spelling, empty, missing or no text", async () => {
  for (const alg of ["none", "None", "NONE", "nOnE", "none ", "", "HS256", null, 7, ["RS256"], true]) {
    await refuses(`alg ${JSON.stringify(alg)}`, { token: (token) => `${Buffer.from(JSON.stringify({ alg })).toString("base64url")}.${token.split(".")[1]}.` });
    await refuses(`alg ${JSON.stringify(alg)} with a signature`, sign(({ header, claims, key }) => compact({ ...header, alg }, claims, key.privateKey, key.alg)));
  }
  await refuses("no alg", sign(({ header: { alg, ...rest }, claims, key }) => compact(rest, claims, key.privateKey, key.alg)));
});

test("A30 the public key as the secret of an HMAC: PEM, DER and JWK", async () => {
  for (const [alg, hash] of [["HS256", "HS256"], ["RS256", "HS256"]]) {
    for (const [what, secret] of [["PEM", (key) => key.pem], ["trimmed PEM", (key) => key.pem.trim()], ["DER", publicDer], ["JWK", (key) => JSON.stringify(key.jwk)], ["n", (key) => Buffer.from(key.jwk.n ?? key.jwk.x, "base64url")]]) {
      for (const id of ["rs256", "es256"]) {
        await refuses(`${what} as ${alg}`, sign(({ header, claims, key }) => compact({ ...header, alg }, claims, secret(key), hash)), id);
      }
    }
  }
});

test("A31 an algorithm outside of the provider's list, and one that is not the key's", async () => {
  for (const alg of ["RS384", "PS256"]) await refuses(alg, sign(({ header, claims, key }) => compact({ ...header, alg }, claims, key.privateKey)));
  const es256k = makeKeyPair("ec", { namedCurve: "secp256k1" });
  const published = { ...es256k.publicKey.export({ format: "jwk" }), kid: "es256k", alg: "ES256K" };
  login.edge.moveClock(day);
  const jwks = (set) => ({ keys: [...set.keys, published] });
  await refuses("ES256K", { jwks, ...sign(({ header, claims }) => compact({ ...header, alg: "ES256K", kid: "es256k" }, claims, es256k.privateKey)) });
  await refuses("ES256 of a client that signs with RS256", sign(({ header, claims }) => compact({ ...header, alg: "ES256", kid: keys.ES256[1].kid }, claims, keys.ES256[1].privateKey)));
  await refuses("EdDSA of a client that signs with RS256", sign(({ header, claims }) => compact({ ...header, alg: "EdDSA", kid: keys.EdDSA[1].kid }, claims, keys.EdDSA[1].privateKey)));
  await refuses("RS256 with the kid of an EC key", header({ kid: keys.ES256[1].kid }));
  login.edge.moveClock(day);
});

test("A32 jwk, jku, x5u and x5c of a token are not used, and nothing is fetched", async () => {
  const { evil } = keys.RS256;
  const before = login.provider.requests("evil").length;
  const { urls } = login.provider;
  const headers = [{ jwk: evil.jwk }, { jku: urls.jku }, { x5u: urls.x5u }, { x5c: [publicDer(evil).toString("base64")] }, { jwk: evil.jwk, jku: urls.jku, x5u: urls.x5u, kid: evil.kid }];
  for (const each of headers) {
    await refuses(JSON.stringify(Object.keys(each)), sign(({ header, claims }) => compact({ ...header, ...each }, claims, evil.privateKey)));
    await refuses(`${Object.keys(each)} without kid`, sign(({ header: { kid, ...rest }, claims }) => compact({ ...rest, ...each }, claims, evil.privateKey)));
  }
  assert.equal(login.provider.requests("evil").length, before);
});

test("A33 no kid and two keys that fit, a kid twice in the set, a kid that is no text", async () => {
  const twin = keys.RS256[2].jwk;
  const withoutKid = { header: ({ kid, ...rest }) => rest };
  login.edge.moveClock(day);
  await refuses("two keys and no kid", { ...withoutKid, jwks: (set) => ({ keys: [...set.keys, twin] }) });
  login.edge.moveClock(day);
  await refuses("a kid twice", { jwks: (set) => ({ keys: [...set.keys, { ...twin, kid: keys.RS256[1].kid }] }) });
  login.edge.moveClock(day);
  await accepts("one key and no kid", withoutKid);
  for (const kid of [7, null, [keys.RS256[1].kid], { a: 1 }, "", "../../../dev/null", "' OR 1=1 --", "x".repeat(10_000)]) await refuses(`kid ${JSON.stringify(kid)}`.slice(0, 60), header({ kid }));
});

test("A34 crit in any form, and b64", async () => {
  for (const each of [{ crit: [] }, { crit: ["exp"], exp: 1 }, { crit: "b64" }, { crit: ["alg"] }, { b64: false }, { b64: true, crit: ["b64"] }, { crit: null }]) await refuses(JSON.stringify(each), header(each));
});

test("A35 padding, base64 that is not canonical, JSON serialization, bad UTF-8, too long, doubled names", async () => {
  const parts = (change) => ({ token: (token) => change(token.split(".")) });
  await refuses("padding", parts(([head, payload, signature]) => `${head}.${payload}.${signature}==`));
  await refuses("plain base64", parts(([head, payload, signature]) => `${head}.${payload}.${Buffer.from(signature, "base64url").toString("base64")}`));
  await refuses("spaces", parts(([head, payload, signature]) => `${head}. ${payload}.${signature}`));
  await refuses("a line break", parts((all) => `${all.join(".")}\n`));
  await refuses("four parts", parts((all) => `${all.join(".")}.AAAA`));
  await refuses("five parts", parts((all) => `${all.join(".")}.AAAA.AAAA`));
  await refuses("nothing", { token: () => "" });
  await refuses("JSON serialization", parts(([head, payload, signature]) => JSON.stringify({ payload, protected: head, signature })));
  await refuses("an object", { body: (body) => ({ ...body, id_token: { token: body.id_token } }) });
  await refuses("a list of one", { body: (body) => ({ ...body, id_token: [body.id_token] }) });
  const tail = /.$/;
  const bumped = (text) => text.replace(tail, (last) => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"["ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".indexOf(last) ^ 1]);
  await refuses("bits behind the end", parts(([head, payload, signature]) => `${head}.${payload}.${bumped(signature)}`)); // 256 bytes leave four of them
  await refuses("bad UTF-8", sign(({ header, claims, key }) => {
    const text = JSON.stringify({ ...claims, given_name: "\u00ff\u00fe" });
    return compact(header, Buffer.from(text, "latin1"), key.privateKey);
  }));
  await refuses("70,000 bytes", claim("padding", "x".repeat(70_000)));
  await refuses("a doubled name in the header", sign(({ header, claims, key }) => compact(`${JSON.stringify(header).slice(0, -1)},"alg":"RS256"}`, claims, key.privateKey, key.alg)));
  await refuses("a doubled name deep inside", rawPayload((text) => `${text.slice(0, -1)},"x":{"a":1,"a":2}}`));
  await refuses("the same name by an escape", rawPayload((text) => `${text.slice(0, -1)},"s\\u0075b":"victim"}`));
  await refuses("a list", rawPayload((text) => `[${text}]`));
  await refuses("text after it", rawPayload((text) => `${text} {}`));
  await refuses("deep nesting", rawPayload((text) => `${text.slice(0, -1)},"x":${"[".repeat(20_000)}${"]".repeat(20_000)}}`));
});

test("A36 iss is compared byte by byte: case, port, slash, spaces, lists", async () => {
  const variants = [({ iss }) => iss.toUpperCase(), ({ iss }) => iss.replace(/:\d+$/, ""), ({ iss }) => `${iss}/`, ({ iss }) => ` ${iss}`, ({ iss }) => [iss], ({ iss }) => iss.replace("127.0.0.1", "localhost"),
    ({ iss }) => `${iss}\u0000`, ({ iss }) => iss.replace("http:", "https:"), () => "", () => null, ({ iss }) => `${iss}#`];
  for (const iss of variants) await refuses(String(iss), claim("iss", iss));
});

test("A37 aud: another type, other members, an empty list; azp that is another's; one member in a list is taken", async () => {
  for (const aud of [[], "", null, 7, {}, ["rs256", "other"], ["other", "rs256"], ["rs256", 7], "RS256", "rs256 ", [["rs256"]]]) await refuses(JSON.stringify(aud), claim("aud", aud));
  for (const azp of ["other", 7, "", null]) await refuses(`azp ${azp}`, claim("azp", azp));
  await refuses("two members, azp this client", { claims: (claims) => ({ ...claims, aud: ["rs256", "other"], azp: "rs256" }) });
  await accepts("a list of one", claim("aud", ["rs256"]));
  await accepts("azp this client", claim("azp", "rs256"));
});

test("A38 exp, nbf and iat: no numbers, negative, endless, out of bounds", async () => {
  for (const name of ["exp", "iat", "nbf"]) {
    for (const value of ["1e309", "-1e309", '"1"', "null", "[]", "{}", "true", "-1e300", "1e300"]) {
      await refuses(`${name} ${value}`, rawPayload((text) => JSON.stringify({ ...JSON.parse(text), [name]: "@@" }).replace('"@@"', value)));
    }
  }
  await refuses("exp -1", claim("exp", -1));
  await refuses("iat -1", claim("iat", -1));
  await refuses("exp 0", claim("exp", 0));
  await refuses("a fraction in the past", claim("exp", ({ iat }) => iat - 120.5));
  await refuses("exp before iat", claim("exp", ({ iat }) => iat - 61));
  await refuses("iat 90 s ahead", claim("iat", ({ iat }) => iat + 90));
  await refuses("nbf 90 s ahead", claim("nbf", ({ iat }) => iat + 90));
  await refuses("expired 90 s ago", { claims: (claims) => ({ ...claims, iat: claims.iat - 600, exp: claims.iat - 90 }) });
  await accepts("expired 30 s ago", { claims: (claims) => ({ ...claims, iat: claims.iat - 600, exp: claims.iat - 30 }) });
  await accepts("nbf 30 s ahead", claim("nbf", ({ iat }) => iat + 30));
});

test("A39 nonce: another one, one that was used, one in another case, no text", async () => {
  let used;
  await accepts("the right one", { claims: (claims) => ((used = claims.nonce), claims) });
  for (const nonce of [used, "", null, 7, []]) await refuses(`nonce ${nonce}`, claim("nonce", nonce));
  await refuses("longer", claim("nonce", ({ nonce }) => `${nonce}A`));
  await refuses("shorter", claim("nonce", ({ nonce }) => nonce.slice(0, -1)));
  await refuses("a list", claim("nonce", ({ nonce }) => [nonce]));
});

test("A40 sub: empty, 256 characters, no text; 255 are taken", async () => {
  for (const sub of ["", "x".repeat(256), null, {}, ["alice"], true]) await refuses(JSON.stringify(sub).slice(0, 40), claim("sub", sub), "rs256", "id_token.bad_subject");
  const longest = "x".repeat(255);
  login.provider.person = longest;
  await accepts("255 characters", "ok");
  login.provider.person = "alice";
});

test("A41 at_hash: of another token, empty, no text; a right one and none are taken", async () => {
  for (const value of ["", 7, null, "A".repeat(43), "AAAA"]) await refuses(`at_hash ${value}`, claim("at_hash", value));
  await accepts("none", { claims: ({ at_hash, ...claims }) => claims });
});

test("A42 a logout token is no ID token, in any spelling of its type", async () => {
  for (const typ of ["logout+jwt", "LOGOUT+JWT", "application/logout+jwt", "at+jwt"]) await refuses(typ, header({ typ }));
});

test("A43 auth_time must be there and young where max_age is asked for", async () => {
  await accepts("now", "ok", "aged");
  await refuses("none", { claims: ({ auth_time, ...claims }) => claims }, "aged");
  for (const auth_time of [(claims) => claims.iat - 600, "1", null, -1, (claims) => claims.iat + 600]) await refuses(String(auth_time), claim("auth_time", auth_time), "aged");
});

test("A43 acr must be at least what was asked for", async () => {
  await accepts("as asked", claim("acr", "eidas2"), "levelled");
  await accepts("higher", claim("acr", "eidas3"), "levelled");
  await refuses("none", { claims: ({ acr, ...claims }) => claims }, "levelled");
  for (const acr of ["eidas1", "", "eidas22", "EIDAS2", 2, null, ["eidas2"]]) await refuses(`acr ${acr}`, claim("acr", acr), "levelled");
});

const bare = { claims: ({ email, email_verified, given_name, family_name, ...claims }) => claims };

test("A44 userinfo of another person, or of none, is refused", async () => {
  await accepts("the same person", bare);
  for (const sub of ["victim", "", 7, null, ["alice"], "ALICE", undefined]) await refuses(`sub ${sub}`, { ...bare, userinfo: (claims) => ({ ...claims, sub }) });
});

test("A44 signed userinfo: a bad signature, another key, no signature and plain JSON are refused", async () => {
  const result = await accepts("signed", bare, "signed");
  assert.equal(result.values.email, "alice@example.com");
  await refuses("a bad signature", "userinfo-bad-sig", "signed");
  const again = (work) => ({ ...bare, userinfoToken: work });
  const read = (token) => JSON.parse(Buffer.from(token.split(".")[1], "base64url"));
  const head = { alg: "ES256", kid: keys.ES256[1].kid };
  const good = keys.ES256[1].privateKey;
  await refuses("another key", again((token) => compact(head, read(token), keys.ES256.evil.privateKey)), "signed");
  await refuses("alg none", again((token) => compact({ alg: "none" }, read(token))), "signed");
  await refuses("plain JSON", again(read), "signed");
  await refuses("plain JSON that is said to be signed", again((token) => JSON.stringify(read(token))), "signed");
  await refuses("another audience", again((token) => compact(head, { ...read(token), aud: "other" }, good)), "signed");
  await refuses("another issuer", again((token) => compact(head, { ...read(token), iss: "https://evil.example" }, good)), "signed");
  await refuses("another person", { ...bare, userinfo: (claims) => ({ ...claims, sub: "victim" }) }, "signed");
});
