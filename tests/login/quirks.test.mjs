// Each provider's quirks on the whole way through the edge, in front of a server that answers as that provider documents.
import assert from "node:assert/strict";
import { createHmac, createPrivateKey, createPublicKey, verify } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";

import { makeKeyPair } from "../../web-demo/key_pair.mjs";
import { Edge } from "../support/edge.mjs";
import { clientSecret } from "./fault_provider.mjs";
import { callbackOf, makeLoginFolder } from "./login_edge.mjs";
import { Signer, Vendor, assertVerifier } from "./vendor.mjs";
import { Visitor } from "./visitor.mjs";

const client = "client-of-the-tests";
const appleKey = makeKeyPair("ec", { namedCurve: "P-256" }).privateKey.export({ type: "pkcs8", format: "pem" });
const kinds = ["google", "apple", "microsoft", "facebook", "linkedin", "github", "x", "franceconnect"];
const signer = new Signer();
const tenant = "72f988bf-86f1-41af-91ab-2d7cd011db47";
const object = "00000000-0000-0000-66f3-3332eca7ea81";
const vendors = {};
let edge;

const section = (id) => ({
  id, client_id: client, issuer: id === "microsoft" ? `${vendors[id].url}/{tenantid}/v2.0` : vendors[id].url,
  ...(id === "apple" ? { team_id: "TEAM123456", key_id: "KEY1234567", key_file: "apple.p8" } : { client_secret_file: "provider.secret" }),
});

before(async () => {
  for (const id of kinds) vendors[id] = await Vendor.start();
  vendors.apple.publish("", vendors.apple.url, [signer], { userinfo_endpoint: undefined }); // Apple has none
  for (const id of ["google", "linkedin", "franceconnect"]) vendors[id].publish("", vendors[id].url, [signer]);
  vendors.microsoft.publish("/common/v2.0", `${vendors.microsoft.url}/{tenantid}/v2.0`, [signer]);
  vendors.microsoft.publish(`/${tenant}/v2.0`, `${vendors.microsoft.url}/${tenant}/v2.0`, [signer]);
  const form = { id: "newsletter-en", locale: "en", fields: { email: { required: true }, "given-name": {}, "family-name": {}, bday: {} } };
  const folder = makeLoginFolder(kinds.map(section));
  writeFileSync(path.join(folder, "apple.p8"), appleKey, { mode: 0o600 });
  writeFileSync(path.join(folder, "forms/newsletter-en.json"), JSON.stringify(form));
  edge = await Edge.start(folder);
});

after(async () => {
  await edge?.stop();
  Object.values(vendors).forEach((vendor) => vendor.stop());
});

/** Goes to the provider and comes back with a code: {result, asked: what it was asked, visitor}. prepare(asked) sets its answers. */
async function signIn(id, prepare, { post } = {}) {
  const vendor = vendors[id];
  vendor.seen = [];
  const visitor = new Visitor(edge);
  const started = await visitor.start(id);
  assert.equal(started.status, 303, started.body);
  const asked = new URL(started.location).searchParams;
  prepare(asked, vendor);
  const fields = { code: "code-1", state: asked.get("state"), ...post };
  const url = callbackOf(id);
  const hop = post
    ? await visitor.callback({ method: "POST", url, fields, from: vendor.url })
    : await visitor.callback({ method: "GET", url: `${url}?${new URLSearchParams(fields)}`, from: vendor.url });
  assert.equal(hop.status, 303, hop.body);
  return { result: await visitor.result(hop), asked, location: new URL(started.location), vendor };
}

const claims = (id, asked, more = {}) => {
  const now = Math.floor(Date.now() / 1000);
  return { iss: vendors[id].url, aud: client, sub: "subject-1", iat: now, exp: now + 300, ...(asked.get("nonce") && { nonce: asked.get("nonce") }), ...more };
};

const tokens = (idToken) => ({ access_token: "access-1", token_type: "Bearer", expires_in: 60, ...(idToken && { id_token: idToken }) });

test("GitHub: an address of /user/emails that is primary and verified, PKCE, JSON asked for", async () => {
  const { result, asked, location, vendor } = await signIn("github", (_, { answers }) => {
    answers["/login/oauth/access_token"] = tokens();
    answers["/user"] = { id: 583231, login: "ada", name: "Ada Lovelace", email: "public@example.org" };
    answers["/user/emails"] = [{ email: "old@example.org", primary: false, verified: true }, { email: "ada@example.org", primary: true, verified: true }];
  });
  assert.equal(location.pathname, "/login/oauth/authorize");
  assert.equal(asked.get("scope"), "user:email");
  assert.equal(asked.get("nonce"), null);
  const [token] = vendor.asked("/login/oauth/access_token");
  assertVerifier(asked, token);
  assert.match(token.headers.accept, /application\/json/);
  assert.equal(token.fields.client_secret, clientSecret);
  assert.equal(vendor.asked("/user/emails")[0].headers.authorization, "Bearer access-1");
  assert.ok(vendor.asked("/user")[0].headers["user-agent"]);
  assert.equal(result.state, "new");
  assert.equal(result.values.email, "ada@example.org");
  assert.equal(result.email_verified, true);
});

test("GitHub: addresses that are refused leave the person without one, not the login undone", async () => {
  const { result } = await signIn("github", (_, { answers }) => delete answers["/user/emails"]);
  assert.equal(result.state, "new");
  assert.equal(result.values?.email, undefined);
});

test("Facebook: a proof of the secret, and an address that stays unverified", async () => {
  const { result, asked, vendor } = await signIn("facebook", (_, { answers }) => {
    answers["/v23.0/oauth/access_token"] = tokens();
    answers["/v23.0/me"] = { id: "10158", first_name: "Ada", last_name: "Lovelace", email: "ada@example.org", verified: true, email_verified: true };
  });
  assertVerifier(asked, vendor.asked("/v23.0/oauth/access_token")[0]);
  const [me] = vendor.asked("/v23.0/me");
  assert.equal(me.query.appsecret_proof, createHmac("sha256", clientSecret).update("access-1").digest("hex"));
  assert.deepEqual(me.query.fields.split(",").sort(), ["email", "first_name", "id", "last_name"]);
  assert.equal(result.values["given-name"], "Ada");
  assert.equal(result.values.email, "ada@example.org");
  assert.equal(result.email_verified, false);
});

test("X: Basic for the client, the person inside of data", async () => {
  const { result, asked, vendor } = await signIn("x", (_, { answers }) => {
    answers["/2/oauth2/token"] = tokens();
    answers["/2/users/me"] = { data: { id: "2244994945", name: "Ada", confirmed_email: "ada@example.org" } };
  });
  const [token] = vendor.asked("/2/oauth2/token");
  assertVerifier(asked, token);
  assert.equal(token.headers.authorization, `Basic ${Buffer.from(`${client}:${clientSecret}`).toString("base64")}`);
  assert.equal(vendor.asked("/2/users/me")[0].query["user.fields"], "confirmed_email");
  assert.equal(result.values.email, "ada@example.org");
  assert.equal(result.email_verified, false);
});

const relay = (asked, more) => signer.token(claims("apple", asked, { email: "x7@privaterelay.appleid.com", email_verified: "true", is_private_email: "true", ...more }));

function prepareApple(more = {}) {
  return (asked, vendor) => {
    vendor.answers["/token"] = () => tokens(relay(asked, more));
  };
}

test("Apple: form_post, a client secret signed by its key, text booleans, the name of the first answer", async () => {
  const user = JSON.stringify({ name: { firstName: "Ada", lastName: "Lovelace" }, email: "victim@example.org" });
  const { result, asked, vendor } = await signIn("apple", prepareApple(), { post: { user } });
  assert.equal(asked.get("response_mode"), "form_post");
  const [token] = vendor.asked("/token");
  assertVerifier(asked, token);
  const [header, payload, signature] = token.fields.client_secret.split(".");
  assert.deepEqual(JSON.parse(Buffer.from(header, "base64url")), { alg: "ES256", kid: "KEY1234567" });
  assert.equal(JSON.parse(Buffer.from(payload, "base64url")).aud, "https://appleid.apple.com");
  const key = { key: createPublicKey(createPrivateKey(appleKey)), dsaEncoding: "ieee-p1363" };
  assert.ok(verify("sha256", Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, "base64url")));
  assert.equal(result.values["given-name"], "Ada");
  assert.equal(result.values.email, "x7@privaterelay.appleid.com");
  assert.equal(result.email_verified, true);
});

test("A52 Apple: an address with email_verified \"false\" stays unverified", async () => {
  const { result } = await signIn("apple", prepareApple({ sub: "subject-2", email_verified: "false" }), { post: {} });
  assert.equal(result.email_verified, false);
});

function prepareMicrosoft(more, by = signer) {
  return (asked, vendor) => {
    const own = claims("microsoft", asked, { iss: `${vendor.url}/${tenant}/v2.0`, tid: tenant, oid: object, email: "ceo@victim.example", email_verified: true, xms_edov: true });
    vendor.answers["/token"] = () => tokens(by.token({ ...own, ...more }));
    vendor.answers["/userinfo"] = { sub: "subject-1" };
  };
}

test("A51 Microsoft: the token's own tenant is asked, and its word for an address is worth nothing", async () => {
  const { result, vendor } = await signIn("microsoft", prepareMicrosoft({}));
  assert.equal(result.state, "new");
  assert.equal(result.values.email, "ceo@victim.example");
  assert.equal(result.email_verified, false);
  assert.equal(vendor.asked(`/${tenant}/v2.0/.well-known/openid-configuration`).length, 1);
  assert.equal(vendor.asked(`/${tenant}/v2.0/jwks`).length, 1);
});

test("A47 Microsoft: a tenant that is no UUID, of another issuer, or a person without object id is refused", async () => {
  const other = "11111111-2222-3333-4444-555555555555";
  for (const more of [{ tid: "common" }, { tid: "../evil" }, { tid: undefined }, { tid: other }, { oid: undefined }, { iss: `${vendors.microsoft.url}/{tenantid}/v2.0` }]) {
    const { result } = await signIn("microsoft", prepareMicrosoft(more));
    assert.equal(result.state, "failed", JSON.stringify(more));
  }
  const { result } = await signIn("microsoft", prepareMicrosoft({}, new Signer()));
  assert.equal(result.state, "failed");
});

function prepareFranceConnect(by, more = {}) {
  return (asked, vendor) => {
    vendor.answers["/token"] = () => tokens(signer.token(claims("franceconnect", asked, { acr: "eidas1", ...more })));
    vendor.answers["/userinfo"] = () => by.token({ iss: vendor.url, aud: client, sub: "subject-1", given_name: "Angela Claire", given_name_array: ["Angela", "Claire"], family_name: "DUBOIS", birthdate: "1962-08-24", email: "angela@example.org" });
  };
}

test("FranceConnect: a level is asked for, userinfo is signed, its contact address is proved by a mail of ours", async () => {
  const { result, asked } = await signIn("franceconnect", prepareFranceConnect(signer));
  assert.match(asked.get("acr_values"), /^eidas1\b/);
  assert.deepEqual(asked.get("scope").split(" ").sort(), ["birthdate", "email", "family_name", "given_name", "openid"]);
  assert.ok(asked.get("nonce").length >= 22 && asked.get("state").length >= 22);
  assert.equal(asked.get("code_challenge"), null);
  assert.equal(result.values["given-name"], "Angela");
  assert.equal(result.values["family-name"], "DUBOIS");
  assert.equal(result.values.bday, "1962-08-24");
  assert.equal(result.email_verified, false);
});

test("A44 FranceConnect: userinfo that is signed by somebody else, or by nobody, is refused", async () => {
  assert.equal((await signIn("franceconnect", prepareFranceConnect(new Signer()))).result.state, "failed");
  const unsigned = (asked, vendor) => {
    prepareFranceConnect(signer)(asked, vendor);
    vendor.answers["/userinfo"] = { sub: "subject-1", email: "angela@example.org" };
  };
  assert.equal((await signIn("franceconnect", unsigned)).result.state, "failed");
});

test("A43 FranceConnect: a level that is missing or unknown is refused", async () => {
  for (const acr of [undefined, "eidas0"]) {
    assert.equal((await signIn("franceconnect", prepareFranceConnect(signer, { acr }))).result.state, "failed");
  }
});

test("LinkedIn: no nonce and no PKCE are sent, and none comes back", async () => {
  const { result, asked, vendor } = await signIn("linkedin", (sent, { answers }) => {
    answers["/token"] = () => tokens(signer.token(claims("linkedin", sent)));
    answers["/userinfo"] = { sub: "subject-1", given_name: "Ada", email: "ada@example.org", email_verified: true };
  });
  assert.equal(asked.get("nonce"), null);
  assert.equal(asked.get("code_challenge"), null);
  assert.equal(vendor.asked("/token")[0].fields.code_verifier, undefined);
  assert.equal(result.values["given-name"], "Ada");
  assert.equal(result.email_verified, false);
});

test("Google: a hosted domain's address is authoritative, another one of the same word only verified", async () => {
  const prepare = (more) => (asked, { answers }) => {
    answers["/token"] = () => tokens(signer.token(claims("google", asked, { email: "ada@example.org", email_verified: true, given_name: "Ada", family_name: "Lovelace", ...more })));
  };
  const { result } = await signIn("google", prepare({ hd: "example.org" }));
  assert.equal(result.values["family-name"], "Lovelace");
  assert.equal(result.email_verified, true);
  const other = await signIn("google", prepare({ sub: "subject-2", email_verified: "true" }));
  assert.equal(other.result.email_verified, false);
});
