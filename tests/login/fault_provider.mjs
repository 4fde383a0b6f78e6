// A certified OpenID provider (npm oidc-provider) with a layer that makes it answer wrongly on request.
import { once } from "node:events";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";

import { Provider } from "oidc-provider";

import { clientSecret, clientsOf, withoutPkce } from "./clients.mjs";
import { endpointFaults, endpointOf } from "./endpoint_faults.mjs";
import { FaultLayer } from "./fault_layer.mjs";
import { compact, keys } from "./keys.mjs";
import { modes } from "./modes.mjs";
import { Persons } from "./persons.mjs";
import { settings } from "./provider_settings.mjs";

export { clientSecret };

export class FaultProvider {
  persons = new Persons();
  mode = modes.ok;
  person = "alice"; // who is at the browser; the request's login_hint stands above it
  log = []; // {endpoint, method, path, params}
  minted = []; // every token that left, for whoever searches for them
  bearers = []; // "header" or "body": how each userinfo request brought its token
  endpoints = new Map(); // endpoint -> fault
  clockMoved = () => 0; // milliseconds: the clock of whoever asks, so that both may be moved
  generation = "1";
  errors = []; // of the provider itself: a test that meets one is wrong

  /**
   * clients: {client id: {alg, redirect_uris, ...}}, see clients.mjs. tls: {key, cert}. host: as the issuer names it.
   * reach(url): where a URL of the relying party really lies, for back-channel logout.
   */
  static async start({ clients, tls, host = "127.0.0.1", reach = (url) => url } = {}) {
    const self = new FaultProvider();
    self.handle = (request, response) => self.#handle(request, response);
    const server = tls ? createSecureServer(tls, self.handle) : createServer(self.handle);
    server.listen(0, host === "[::1]" ? "::1" : "127.0.0.1");
    await once(server, "listening");
    self.servers = [server];
    self.issuer = `${tls ? "https" : "http"}://${host}:${server.address().port}`;
    self.clients = clientsOf(clients);
    self.withoutPkce = withoutPkce(clients);
    self.provider = new Provider(self.issuer, settings(self, reach));
    self.provider.use(new FaultLayer(self).middleware());
    self.provider.on("server_error", (context, error) => self.errors.push(error));
    self.callback = self.provider.callback();
    return self;
  }

  /** A name of modes.mjs, or an object like one there. Keys go back to the first ones. */
  setMode(mode) {
    this.mode = typeof mode === "string" ? modes[mode] : mode;
    if (!this.mode) throw new Error(`no mode ${mode}`);
    this.generation = "1";
    this.endpoints.clear();
  }

  /** From now on the keys with -2 are published, and those with -1 not any more. */
  rotate() {
    this.generation = "2";
  }

  /** Makes one endpoint answer with a fault of endpoint_faults.mjs, or "big". */
  breakEndpoint(endpoint, fault) {
    if (fault !== "big" && !endpointFaults[fault]) throw new Error(`no fault ${fault}`);
    this.endpoints.set(endpoint, fault);
  }

  /** The same provider at another port, with another certificate: its URL. */
  async alsoAt(tls) {
    const server = createSecureServer(tls, this.handle);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    this.servers.push(server);
    return `https://127.0.0.1:${server.address().port}`;
  }

  key(alg) {
    return keys[alg][this.generation];
  }

  published() {
    return Object.values(keys).map((each) => each[this.generation].jwk);
  }

  requests(endpoint) {
    return this.log.filter((each) => each.endpoint === endpoint);
  }

  get urls() {
    return { jku: `${this.issuer}/evil/jwks`, x5u: `${this.issuer}/evil/certificate` };
  }

  now() {
    return Math.floor((Date.now() + this.clockMoved()) / 1000);
  }

  /** A logout token for a client, as OpenID Connect Back-Channel Logout 2.4 wants it, but for what `change` says. */
  logoutToken(client, { sub, sid }, change = {}) {
    const key = change.key ?? this.key(this.clients.get(client).id_token_signed_response_alg);
    const claims = {
      iss: this.issuer, aud: client, iat: this.now(), exp: this.now() + 120, jti: `logout-${Math.random()}`, sub, sid,
      events: { "http://schemas.openid.net/event/backchannel-logout": {} }, ...change.claims,
    };
    return compact({ alg: key.alg, kid: key.kid, typ: "logout+jwt", ...change.header }, claims, key.privateKey, change.how);
  }

  /** An ID token as for One Tap: made without any request. */
  idToken(client, claims, header = {}) {
    const key = this.key(this.clients.get(client).id_token_signed_response_alg);
    const now = this.now();
    return compact({ alg: key.alg, kid: key.kid, ...header }, { iss: this.issuer, aud: client, iat: now, exp: now + 3600, ...claims }, key.privateKey);
  }

  #handle(request, response) {
    const url = new URL(request.url, this.issuer);
    const endpoint = endpointOf(url.pathname);
    if (endpoint) this.log.push({ endpoint, method: request.method, path: request.url, headers: request.headers, host: request.headers.host });
    const fault = !url.searchParams.has("followed") && endpointFaults[this.endpoints.get(endpoint)];
    if (fault) return fault(response, request);
    return this.callback(request, response);
  }

  async stop() {
    await Promise.all(this.servers.map((server) => {
      server.closeAllConnections();
      server.close();
      return once(server, "close");
    }));
  }
}
