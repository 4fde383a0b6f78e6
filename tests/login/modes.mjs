// What the fault provider does wrong, one entry for each bad answer, and what it may do though it looks odd.
// claims(claims): other claims. header(header): another header. sign({header, claims, key}): the token itself.
// token(token): the token once it is signed. body(body): the answer of the token endpoint. answer(params): the
// parameters of the callback. userinfo(claims). rotates: the keys are changed just before signing. denies: the person says no.
import { compact, keys } from "./keys.mjs";

const hour = 3600;
const without = (name) => ({ claims: ({ [name]: gone, ...rest }) => rest });
const claim = (name, value) => ({ claims: (claims) => ({ ...claims, [name]: typeof value === "function" ? value(claims) : value }) });
const evil = (change) => ({
  sign: ({ header, claims, key, urls }) => {
    const forger = keys[key.alg].evil;
    return compact({ ...header, ...change(forger, urls) }, claims, forger.privateKey);
  },
});
const header = (change) => ({ header: (header) => ({ ...header, ...change }) });
const flip = (character) => (character === "A" ? "B" : "A");

const bad = {
  "wrong-nonce": ["A39", claim("nonce", "a-nonce-that-nobody-sent")],
  "missing-nonce": ["A39", without("nonce")],
  "wrong-aud": ["A37", claim("aud", "another-client")],
  "missing-aud": ["A37", without("aud")],
  "multi-aud-no-azp": ["A37", { claims: ({ azp, ...claims }) => ({ ...claims, aud: [claims.aud, "other"] }) }],
  "multi-aud-wrong-azp": ["A37", { claims: (claims) => ({ ...claims, aud: [claims.aud, "other"], azp: "other" }) }],
  "wrong-iss": ["A36", claim("iss", "https://evil.example")],
  "missing-iss": ["A36", without("iss")],
  "iss-trailing-slash": ["A36", claim("iss", ({ iss }) => `${iss}/`)],
  "missing-sub": ["A40", without("sub")],
  "sub-number": ["A40", claim("sub", 12345)],
  "missing-iat": ["A38", without("iat")],
  "missing-exp": ["A38", without("exp")],
  "exp-string": ["A38", claim("exp", "9999999999")],
  expired: ["A38", { claims: (claims) => ({ ...claims, iat: claims.iat - 2 * hour, exp: claims.iat - hour }) }],
  "iat-future": ["A38", { claims: (claims) => ({ ...claims, iat: claims.iat + hour, exp: claims.iat + 2 * hour }) }],
  "nbf-future": ["A38", claim("nbf", ({ iat }) => iat + hour)],
  "bad-at-hash": ["A41", claim("at_hash", "A".repeat(22))],
  // Without its profile in the ID token: somebody has to ask for it.
  "sub-swap-userinfo": ["A44", {
    claims: ({ email, email_verified, given_name, family_name, ...claims }) => claims,
    userinfo: (claims) => ({ ...claims, sub: "victim" }),
  }],
  "alg-none": ["A29", { sign: ({ claims }) => compact({ alg: "none" }, claims) }],
  "alg-None": ["A29", { sign: ({ claims }) => compact({ alg: "NoNe" }, claims, null, "none") }],
  "hs256-with-rsa-pub": ["A30", { sign: ({ header, claims, key }) => compact({ ...header, alg: "HS256" }, claims, key.pem) }],
  "bad-sig": ["A28", { token: (token) => token.replace(/.(?=.{9}$)/, flip) }],
  "embedded-jwk": ["A32", evil(({ jwk, kid }) => ({ jwk, kid }))],
  jku: ["A32", evil(({ kid }, urls) => ({ kid, jku: urls.jku }))],
  x5u: ["A32", evil(({ kid }, urls) => ({ kid, x5u: urls.x5u }))],
  "kid-unknown": ["A33", evil(() => ({ kid: "nobody-publishes-this" }))],
  "kid-path": ["A33", evil(() => ({ kid: "../../../../../../dev/null" }))],
  "kid-sql": ["A33", evil(() => ({ kid: "x' UNION SELECT 'AAAA' -- " }))],
  "crit-unknown": ["A34", header({ crit: ["http://example.com/understand-me"], "http://example.com/understand-me": true })],
  "crit-b64": ["A34", header({ crit: ["b64"], b64: false })],
  "alg-mismatch-es-key": ["A31", {
    sign: ({ header, claims }) => compact({ ...header, alg: "ES256", kid: keys.ES256[1].kid }, claims, keys.RS256.evil.privateKey, "RS256"),
  }],
  "typ-logout": ["A42", header({ typ: "logout+jwt" })],
  "dup-claim": ["A35", { sign: ({ header, claims, key }) => compact(header, `${JSON.stringify(claims).slice(0, -1)},"sub":"victim"}`, key.privateKey) }],
  huge: ["A35", claim("padding", "x".repeat(5_000_000))],
  garbage: ["A35", { token: () => "a.b.c" }],
  "two-parts": ["A35", { token: (token) => token.split(".").slice(0, 2).join(".") }],
  "not-json": ["A35", { token: (token) => `${token.split(".")[0]}.${Buffer.from("this is no JSON").toString("base64url")}.AAAA` }],
  "no-id-token": ["A28", { body: ({ id_token, ...body }) => body }],
  "resp-wrong-iss": ["A13", { answer: (params) => params.set("iss", "https://evil.example") }],
  "resp-missing-iss": ["A14", { answer: (params) => params.delete("iss") }],
  "resp-wrong-state": ["A10", { answer: (params) => params.set("state", "a".repeat(43)) }],
  "resp-dup-code": ["A15", { answer: (params) => params.append("code", "a-second-code") }],
  access_denied: ["A62", { denies: true }],
};

const good = {
  ok: ["A28", {}],
  "kid-absent": ["A33", { header: ({ kid, ...header }) => header }],
  "rotated-key": ["A26", { rotates: true }],
  "iat-skew-30s": ["A38", claim("iat", ({ iat }) => iat + 30)],
  "extra-claims": ["A28", claim("https://example.com/profile", { deep: { list: [1, null, { name: "é" }] } })],
};

const listed = (modes, isGood) => Object.entries(modes).map(([name, [line, change]]) => ({ name, line, isGood, ...change }));

export const badModes = listed(bad, false);
export const goodModes = listed(good, true);
export const modes = Object.fromEntries([...badModes, ...goodModes].map((mode) => [mode.name, mode]));

/** Not counted among the 44: what only one line of the checklist asks for. */
Object.assign(modes, {
  "disc-issuer-mismatch": { name: "disc-issuer-mismatch", line: "A25", discovery: (metadata) => ({ ...metadata, issuer: "https://evil.example" }) },
  "userinfo-bad-sig": {
    name: "userinfo-bad-sig", line: "A44",
    claims: ({ email, email_verified, given_name, family_name, ...claims }) => claims,
    userinfoToken: (token) => token.replace(/.(?=.{9}$)/, flip),
  },
});
