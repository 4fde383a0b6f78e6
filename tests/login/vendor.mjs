// What the big providers do otherwise, played back by a server of ours: none of them can be run here.
import assert from "node:assert/strict";
import { createHash, randomUUID, sign } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";

import { makeKeyPair } from "../../web-demo/key_pair.mjs";

const encode = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
const sha256 = (text) => createHash("sha256").update(text).digest("base64url");

/** A pair of keys with a kid, and compact tokens signed with it. */
export class Signer {
  constructor(alg = "RS256") {
    this.alg = alg;
    this.kid = randomUUID();
    this.keys = alg === "RS256" ? makeKeyPair("rsa", { modulusLength: 2048 }) : makeKeyPair("ec", { namedCurve: "P-256" });
  }

  get jwk() {
    return { ...this.keys.publicKey.export({ format: "jwk" }), kid: this.kid, alg: this.alg, use: "sig" };
  }

  token(claims, header = {}) {
    const input = `${encode({ alg: this.alg, kid: this.kid, ...header })}.${encode(claims)}`;
    return `${input}.${sign("sha256", Buffer.from(input), { key: this.keys.privateKey, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
  }
}

export class Vendor {
  seen = []; // requests: {method, path, query, headers, fields}
  answers = {}; // path -> JSON, text, or function of the request; a [status, body] too

  static async start() {
    const vendor = new Vendor();
    vendor.server = createServer((request, response) => vendor.#answer(request, response));
    vendor.server.listen(0, "127.0.0.1");
    await once(vendor.server, "listening");
    vendor.url = `http://127.0.0.1:${vendor.server.address().port}`;
    return vendor;
  }

  async #answer(request, response) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = new URL(request.url, this.url);
    const fields = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
    const seen = { method: request.method, path: url.pathname, query: Object.fromEntries(url.searchParams), headers: request.headers, fields };
    this.seen.push(seen);
    const answer = this.answers[url.pathname];
    const [status, body] = answer === undefined ? [404, { message: "Not Found" }] : [200, typeof answer === "function" ? answer(seen) : answer];
    const isToken = typeof body === "string";
    response.writeHead(status, { "Content-Type": isToken ? "application/jwt" : "application/json" });
    response.end(isToken ? body : JSON.stringify(body));
  }

  asked(path) {
    return this.seen.filter((request) => request.path === path);
  }

  /** Publishes metadata under a path, with the endpoints /authorize, /token, /userinfo and /jwks. */
  publish(path, issuer, signers, more = {}) {
    this.answers[`${path}/.well-known/openid-configuration`] = {
      issuer, authorization_endpoint: `${this.url}/authorize`, token_endpoint: `${this.url}/token`, userinfo_endpoint: `${this.url}/userinfo`,
      jwks_uri: `${this.url}${path}/jwks`, code_challenge_methods_supported: ["S256"], ...more,
    };
    this.answers[`${path}/jwks`] = { keys: signers.map(({ jwk }) => jwk) };
  }

  stop() {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** That the code was traded with the verifier of the challenge. */
export const assertVerifier = (authorization, { fields }) => {
  assert.equal(authorization.get("code_challenge_method"), "S256");
  assert.equal(sha256(fields.code_verifier), authorization.get("code_challenge"));
};
