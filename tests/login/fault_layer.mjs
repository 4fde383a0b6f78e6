// Stands in front of the provider's routes and changes their answers as the mode of the day says.
import { endpointOf, padded } from "./endpoint_faults.mjs";
import { compact, decode, keys } from "./keys.mjs";

const timeClaims = ["iat", "exp", "nbf", "auth_time"];

export class FaultLayer {
  constructor(own) {
    this.own = own;
  }

  middleware() {
    return async (context, next) => {
      if (context.path.startsWith("/interaction/")) return this.#interact(context);
      if (context.path.startsWith("/evil/")) return this.#serveEvil(context);
      await next();
      const route = context.oidc?.route;
      if (route === "discovery") this.#discovery(context);
      else if (route === "jwks") context.body = this.#keySet();
      else if (route === "token" && context.status === 200) this.#token(context);
      else if (route === "userinfo" && context.status === 200) this.#userinfo(context);
      else this.#answer(context);
      if (this.own.endpoints.get(endpointOf(context.path)) === "big") this.#pad(context);
    };
  }

  #pad(context) {
    const { type } = context;
    context.body = padded(context.body);
    context.type = type;
  }

  get mode() {
    return this.own.mode;
  }

  /** The person at the browser: signs in, or says no. */
  async #interact(context) {
    const { provider } = this.own;
    const { params } = await provider.interactionDetails(context.req, context.res);
    context.respond = false;
    const login = { accountId: params.login_hint ?? this.own.person, acr: this.own.acr ?? params.acr_values?.split(" ").at(-1), remember: false };
    const result = this.mode.denies ? { error: "access_denied", error_description: this.mode.description ?? "the person said no" } : { login };
    await provider.interactionFinished(context.req, context.res, result);
  }

  #serveEvil(context) {
    if (context.path === "/evil/jwks") context.body = { keys: Object.values(keys).map(({ evil }) => evil.jwk) };
    else context.body = keys.RS256.evil.pem;
  }

  #discovery(context) {
    if (this.mode.discovery) context.body = this.mode.discovery(context.body);
  }

  #keySet() {
    const set = { keys: this.own.published() };
    return this.mode.jwks ? this.mode.jwks(set) : set;
  }

  #token(context) {
    const body = { ...context.body };
    if (this.mode.rotates) this.own.rotate();
    if (body.id_token) body.id_token = this.#idToken(body.id_token);
    context.body = this.mode.body ? this.mode.body(body) : body;
    this.own.minted.push(...["id_token", "access_token", "refresh_token"].map((name) => context.body[name]).filter(Boolean));
  }

  #idToken(original) {
    const { header, payload } = this.#moved(decode(original));
    const key = this.own.key(header.alg);
    const env = { key, urls: this.own.urls, issuer: this.own.issuer };
    const claims = this.mode.claims ? this.mode.claims(payload, env) : payload;
    this.own.lastClaims = claims;
    const plain = { ...header, kid: key.kid };
    const changed = this.mode.header ? this.mode.header(plain, env) : plain;
    const token = this.mode.sign ? this.mode.sign({ header: changed, claims, ...env }) : compact(changed, claims, key.privateKey, key.alg);
    return this.mode.token ? this.mode.token(token) : token;
  }

  /** Its clock is that of the relying party. */
  #moved({ header, payload }) {
    const seconds = Math.round(this.own.clockMoved() / 1000);
    const moved = Object.fromEntries(timeClaims.filter((name) => payload[name]).map((name) => [name, payload[name] + seconds]));
    return { header, payload: { ...payload, ...moved } };
  }

  #userinfo(context) {
    const { access_token: posted } = context.oidc.body ?? {};
    this.own.bearers.push(posted ? "body" : "header");
    const isSigned = typeof context.body === "string";
    const { header, payload } = isSigned ? this.#moved(decode(context.body)) : { payload: context.body };
    const claims = this.mode.userinfo ? this.mode.userinfo(payload) : payload;
    if (!isSigned) {
      context.body = claims;
      return;
    }
    const key = this.own.key(header.alg);
    const token = compact({ ...header, kid: key.kid }, claims, key.privateKey, key.alg);
    context.body = this.mode.userinfoToken ? this.mode.userinfoToken(token) : token;
    if (typeof context.body === "object") context.type = "json"; // an answer that is not even said to be signed
  }

  /** The parameters that the browser carries back: in a redirect, or in a form that posts itself. */
  #answer(context) {
    const isBack = ["authorization", "resume"].includes(context.oidc?.route);
    if (!this.mode.answer || !isBack) return;
    const location = context.response.get("Location");
    if (location && /[?&](code|error)=/.test(location)) context.set("Location", this.#changedUrl(location));
    else if (typeof context.body === "string" && context.body.includes('<form method="post"')) context.body = this.#changedForm(context.body);
  }

  #changedUrl(location) {
    const url = new URL(location);
    this.mode.answer(url.searchParams);
    return url.href;
  }

  #changedForm(html) {
    const input = /<input type="hidden" name="([^"]*)" value="([^"]*)"\/>\s*/g;
    const params = new URLSearchParams([...html.matchAll(input)].map(([, name, value]) => [name, value.replaceAll("&amp;", "&")]));
    this.mode.answer(params);
    const escape = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
    const inputs = [...params].map(([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}"/>`).join("\n");
    return html.replaceAll(input, "").replace(/(<form [^>]*>)/, `$1${inputs}`);
  }
}
