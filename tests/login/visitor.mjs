// Somebody at a shop's page who signs in: what the widget and the browser do, without either.
import { createHash, randomBytes } from "node:crypto";

import { siteKey } from "../support/edge.mjs";
import { Browser } from "./browser.mjs";

export const publicUrl = "https://edge.example"; // what the edge is called; tests reach it at another address
export const page = "https://shop.example";
export const sessionCookie = "__Host-guichet-session";
export const loginCookie = "__Host-guichet-login";
export const postedLoginCookie = "__Host-guichet-login-post"; // where a provider posts the browser back

const sha256 = (text) => createHash("sha256").update(text).digest("base64url");

export class Visitor extends Browser {
  constructor(edge, options) {
    super({ reach: (url) => (url.startsWith(`${publicUrl}/`) ? edge.url + url.slice(publicUrl.length) : url), ...options });
    this.edge = edge;
  }

  get session() {
    return this.jar.get(publicUrl, sessionCookie)?.value;
  }

  /** Makes a page that waits: only who has its verifier can take what comes. */
  wait() {
    this.verifier = randomBytes(32).toString("base64url");
    this.challenge = sha256(this.verifier);
  }

  /** Presses the button of a provider: the answer of the edge. fields, from, headers: other ones than the widget sends. */
  start(id, { fields = {}, from = page, headers } = {}) {
    this.wait();
    const body = { form: "newsletter-en", locale: "en", return_to: "/signup?utm=x", challenge: this.challenge, display: "page", ...fields };
    return this.send("POST", `${publicUrl}/login/${id}`, { body, from, headers });
  }

  /** From the button through the provider up to the callback, which is not sent: {method, url, fields, from}. */
  async toCallback(id, options) {
    const started = await this.start(id, options);
    if (started.status !== 303) throw new Error(`${started.status} ${started.body}`);
    return this.walk(started.location, (url) => url.startsWith(`${publicUrl}/`) || url.startsWith(page));
  }

  /** Sends the callback, or sends it again: a navigation that comes from the provider. */
  callback({ method, url, fields, from }) {
    return this.send(method, url, { body: fields, from, isCrossSite: true });
  }

  /** The whole way: the answer to the callback. A start that comes back to the page at once is its own answer. */
  async signIn(id, options) {
    const answer = await this.toCallback(id, options);
    return answer.url.startsWith(page) ? this.hops.at(-1) : this.callback(answer);
  }

  /** The code in the fragment of where the person is sent. */
  codeOf(hop) {
    return hop.location && /#guichet-login=([\w-]+)$/.exec(hop.location)?.[1];
  }

  /** Takes the result as the page does: the answer's JSON. */
  async result(hop, { code = this.codeOf(hop), verifier = this.verifier } = {}) {
    return (await this.takeResult(code, verifier)).json;
  }

  async takeResult(code, verifier = this.verifier) {
    return this.ask("/v1/login/results", { code, verifier });
  }

  /** What the page asks the edge: {status, json}. */
  async ask(path, body, headers = {}) {
    const response = await this.send("POST", publicUrl + path, {
      body: JSON.stringify({ v: 1, ...body }), from: page, headers: { "Content-Type": "application/json", Authorization: `Bearer ${siteKey}`, ...headers },
    });
    return { status: response.status, json: JSON.parse(response.body) };
  }
}
