// A receiver of Guichet's webhooks, for Node 20 and later, without any package. What it shows holds in every language:
//  - check the signature over the exact bytes of the body, before reading them;
//  - compare in constant time; refuse a time stamp more than five minutes off, in either direction;
//  - remember the ids of what was taken: a message may come more than once, always under the same id;
//  - write the message down, answer 204, and work on it afterwards: there are 20 seconds for an answer.
// Standard Webhooks 1.0.0 (https://www.standardwebhooks.com).
//
// usage: WEBHOOK_KEY=whsec_... PORT=8090 node webhook_receiver.mjs     (put a proxy with TLS in front)
import { createHmac, createPublicKey, timingSafeEqual, verify as verifyEd25519 } from "node:crypto";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";

const tolerance = 5 * 60; // seconds
const largestBody = 64 * 1024;

export class NotGenuine extends Error {}

const base64 = (text) => Buffer.from(text, "base64");

/** "v1" with the secret that both sides have: whsec_ and base64, or the base64 alone. */
function hmacChecker(key) {
  const secret = base64(key.replace(/^whsec_/, ""));
  if (secret.length === 0) throw new Error("the key is empty");
  return (signed, signature) => {
    const expected = createHmac("sha256", secret).update(signed).digest();
    return signature.length === expected.length && timingSafeEqual(signature, expected);
  };
}

/** "v1a" with the public key: whpk_ and base64. */
function ed25519Checker(key) {
  const raw = base64(key.replace(/^whpk_/, ""));
  if (raw.length !== 32) throw new Error("the key is no Ed25519 key");
  const publicKey = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: raw.toString("base64url") }, format: "jwk" });
  return (signed, signature) => signature.length === 64 && verifyEd25519(null, signed, publicKey, signature);
}

export class Verifier {
  /** key: what POST /v1/webhooks gave once. */
  constructor(key) {
    const isPublic = String(key ?? "").startsWith("whpk_");
    this.version = isPublic ? "v1a" : "v1";
    this.check = isPublic ? ed25519Checker(key) : hmacChecker(String(key ?? ""));
  }

  /** The message of a genuine request, or NotGenuine. body: the bytes as they came; headers: with names in lower case. */
  verify(body, headers, now = Date.now()) {
    const id = headers["webhook-id"];
    const timestamp = headers["webhook-timestamp"];
    const signatures = headers["webhook-signature"];
    if (!id || !timestamp || !signatures) throw new NotGenuine("a header is missing");
    if (!/^\d{1,15}$/.test(timestamp)) throw new NotGenuine("the time stamp is no number");
    const age = now / 1000 - Number(timestamp);
    if (age > tolerance) throw new NotGenuine("the time stamp is too old");
    if (age < -tolerance) throw new NotGenuine("the time stamp is in the future");

    const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), Buffer.from(body)]);
    // One signature for each secret that is good at present; those of other versions are passed over.
    const isGenuine = signatures.split(" ").some((each) => {
      const [version, signature] = each.split(",");
      return version === this.version && signature !== undefined && this.check(signed, base64(signature));
    });
    if (!isGenuine) throw new NotGenuine("no signature fits");
    return { id, text: Buffer.from(body).toString("utf8") };
  }
}

/** Ids of what was taken. In production they stand in the database, written in the transaction of the work itself. */
export class RememberedIds {
  #ids = new Map();

  constructor(days = 8) {
    this.milliseconds = days * 24 * 3600 * 1000; // longer than messages are tried: a bit more than three days
  }

  isNew(id, now = Date.now()) {
    for (const [known, at] of this.#ids) {
      if (now - at <= this.milliseconds) break;
      this.#ids.delete(known);
    }
    if (this.#ids.has(id)) return false;
    this.#ids.set(id, now);
    return true;
  }
}

async function readBody(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > largestBody) throw new NotGenuine("the body is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A request handler that calls take({type, timestamp, data}) once for each message. */
export function receiver(key, take, ids = new RememberedIds()) {
  const verifier = new Verifier(key);
  return async (request, response) => {
    try {
      const { id, text } = verifier.verify(await readBody(request), request.headers);
      if (ids.isNew(id)) await take(JSON.parse(text), id);
      response.writeHead(204).end();
    } catch (error) {
      response.writeHead(error instanceof NotGenuine ? 400 : 500).end();
    }
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const handler = receiver(process.env.WEBHOOK_KEY, (message, id) => console.log(id, JSON.stringify(message)));
  createServer(handler).listen(Number(process.env.PORT ?? 8090), "127.0.0.1");
}
