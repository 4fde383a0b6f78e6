// A new pair of keys that may be exported.
import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";

const encodings = { publicKeyEncoding: { type: "spki", format: "pem" }, privateKeyEncoding: { type: "pkcs8", format: "pem" } };

/**
 * Key objects of their own, read from text: node 20 and before may stand still for ever when a key is exported as a JWK
 * while the job that made that very object is swept away.
 */
export function makeKeyPair(type, options) {
  const { publicKey, privateKey } = generateKeyPairSync(type, { ...options, ...encodings });
  return { publicKey: createPublicKey(publicKey), privateKey: createPrivateKey(privateKey) };
}
