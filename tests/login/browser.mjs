// The browser's part of a sign-in without a browser: a jar of cookies that knows SameSite, and redirects followed hop by hop.
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";

/** Cookies of any number of hosts, by name. */
export class Jar {
  #cookies = new Map(); // origin -> Map name -> {value, flags}

  take(origin, headers) {
    const own = this.#cookies.get(origin) ?? new Map();
    this.#cookies.set(origin, own);
    for (const line of headers ?? []) {
      const [pair, ...attributes] = line.split(/;\s*/);
      const [name, value] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
      const flags = Object.fromEntries(attributes.map((each) => [each.split("=")[0].toLowerCase(), each.split("=").slice(1).join("=")]));
      const isDead = flags["max-age"] === "0" || (flags.expires && Date.parse(flags.expires) <= Date.now());
      if (isDead) own.delete(name);
      else own.set(name, { value, flags });
    }
  }

  all(origin) {
    return Object.fromEntries(this.#cookies.get(origin) ?? []);
  }

  get(origin, name) {
    return this.#cookies.get(origin)?.get(name);
  }

  /** What a request carries: from another site only what SameSite allows. */
  header(origin, { isCrossSite, method }) {
    const allowed = ({ flags }) => {
      const sameSite = (flags.samesite ?? "lax").toLowerCase();
      return !isCrossSite || sameSite === "none" || (sameSite === "lax" && method === "GET");
    };
    return Object.entries(this.all(origin)).filter(([, cookie]) => allowed(cookie)).map(([name, { value }]) => `${name}=${value}`).join("; ");
  }
}

/** The parts of a page's form that a browser would post. */
export function readForm(html) {
  const unescape = (text) => text.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  const tag = /<form [^>]*method="post"[^>]*>/i.exec(html)?.[0];
  if (!tag) return null;
  const inputs = [...html.matchAll(/<input [^>]*>/g)].map(([tag]) => [/ name="([^"]*)"/.exec(tag)?.[1], / value="([^"]*)"/.exec(tag)?.[1] ?? ""]);
  return { action: unescape(/ action="([^"]*)"/.exec(tag)?.[1] ?? ""), fields: inputs.filter(([name]) => name).map(([name, value]) => [name, unescape(value)]) };
}

export class Browser {
  jar = new Jar();
  hops = []; // every answer so far: {method, url, status, headers, location, cookies, body}

  /** reach(url): where a URL really lies. ca: what its https certificates are checked with. headers: of every request. */
  constructor({ reach = (url) => url, ca, headers = {} } = {}) {
    Object.assign(this, { reach, ca, headers });
  }

  /** One request, no redirect followed. body: fields of a form, or text. from: the origin of the page it is sent from. */
  async send(method, url, { body, headers = {}, from, isCrossSite = from !== undefined && from !== new URL(url).origin } = {}) {
    const { origin } = new URL(url);
    const cookies = this.jar.header(origin, { isCrossSite, method });
    const isFields = body !== undefined && typeof body !== "string";
    const data = isFields ? new URLSearchParams(body).toString() : body;
    const response = await exchange(this.reach(url), method, data, {
      Host: new URL(url).host,
      ...(cookies && { Cookie: cookies }),
      ...(method === "POST" && from && { Origin: from }),
      ...(data !== undefined && { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": Buffer.byteLength(data) }),
      ...this.headers,
      ...headers,
    }, this.ca);
    const hop = { method, url, ...response, location: response.headers.location && new URL(response.headers.location, url).href, cookies: response.headers["set-cookie"] ?? [] };
    this.jar.take(origin, hop.cookies);
    this.hops.push(hop);
    return hop;
  }

  /** Follows redirects and forms that post themselves, up to the first URL that `until` wants: {method, url, fields}, not sent. */
  async walk(url, until) {
    let next = { method: "GET", url };
    for (let steps = 0; steps < 12; steps++) {
      if (until(next.url)) return next;
      const hop = await this.send(next.method, next.url, { body: next.fields });
      const form = hop.status === 200 && readForm(hop.body);
      if (hop.location) next = { method: "GET", url: hop.location };
      else if (form) next = { method: "POST", url: new URL(form.action, next.url).href, fields: form.fields, from: new URL(next.url).origin };
      else throw new Error(`${next.method} ${next.url}: ${hop.status} ${hop.body.slice(0, 300)}`);
    }
    throw new Error("too many redirects");
  }
}

function exchange(url, method, body, headers, ca) {
  const request = url.startsWith("https:") ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, ca }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString("utf8") }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
