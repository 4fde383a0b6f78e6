// The keys of the fault provider: one of each algorithm, the ones that follow a rotation, and evil ones that nobody publishes.
import { createHmac, createPublicKey, sign } from "node:crypto";

import { makeKeyPair } from "../../web-demo/key_pair.mjs";

const base64url = (data) => Buffer.from(data).toString("base64url");
const text = (value) => (typeof value === "string" || Buffer.isBuffer(value) ? value : JSON.stringify(value));

const kinds = {
  RS256: { prefix: "rs", make: () => makeKeyPair("rsa", { modulusLength: 2048 }) },
  ES256: { prefix: "es", make: () => makeKeyPair("ec", { namedCurve: "P-256" }) },
  EdDSA: { prefix: "ed", make: () => makeKeyPair("ed25519") },
};

export const algorithms = Object.keys(kinds);

function makeKey(alg, name) {
  const { privateKey, publicKey } = kinds[alg].make();
  const kid = `${kinds[alg].prefix}-${name}`;
  const also = { kid, use: "sig", alg };
  return {
    alg, kid, privateKey, publicKey,
    jwk: { ...publicKey.export({ format: "jwk" }), ...also },
    privateJwk: { ...privateKey.export({ format: "jwk" }), ...also },
    pem: publicKey.export({ format: "pem", type: "spki" }),
  };
}

const generations = ["1", "2", "evil"];

/** {RS256: {1: key, 2: key, evil: key}, ES256: ..., EdDSA: ...}: made once for a process. */
export const keys = Object.fromEntries(algorithms.map((alg) => [alg, Object.fromEntries(generations.map((name) => [name, makeKey(alg, name)]))]));

const signers = {
  RS256: (data, key) => sign("sha256", data, key),
  RS384: (data, key) => sign("sha384", data, key),
  PS256: (data, key) => sign("sha256", data, { key, padding: 6, saltLength: 32 }),
  ES256: (data, key) => sign("sha256", data, { key, dsaEncoding: "ieee-p1363" }),
  ES256K: (data, key) => sign("sha256", data, { key, dsaEncoding: "ieee-p1363" }),
  EdDSA: (data, key) => sign(null, data, key),
  HS256: (data, secret) => createHmac("sha256", secret).update(data).digest(),
  none: () => "",
};

/** A compact JWS. Header and payload: objects, or the very text or bytes. `how`: the algorithm that really signs. */
export function compact(header, payload, key, how = header.alg) {
  const input = `${base64url(text(header))}.${base64url(text(payload))}`;
  return `${input}.${base64url(signers[how](Buffer.from(input), key))}`;
}

export function decode(token) {
  const [header, payload] = token.split(".").slice(0, 2).map((part) => JSON.parse(Buffer.from(part, "base64url").toString("utf8")));
  return { header, payload };
}

/** The DER of a key's public half: what a careless HMAC is keyed with, beside its PEM. */
export const publicDer = (key) => createPublicKey(key.pem).export({ format: "der", type: "spki" });
