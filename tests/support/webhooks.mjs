// Another system that hears of events: a real HTTP server, and what a backend asks of the edge about it.
import { once } from "node:events";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";

import { eventually, secretKey } from "./edge.mjs";

export class Receiver {
  requests = [];

  /** answer(request, response): what it says to each attempt; 204 to all if not given. tls: {key, cert}. */
  static async start(answer, tls) {
    const self = new Receiver();
    self.answer = answer ?? ((request, response) => response.writeHead(204).end());
    const handle = async (request, response) => {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      const body = Buffer.concat(chunks).toString("utf8");
      const kept = { headers: request.headers, url: request.url, method: request.method, body, message: JSON.parse(body), id: request.headers["webhook-id"] };
      self.requests.push(kept);
      await self.answer(kept, response);
    };
    self.server = tls ? createSecureServer(tls, handle) : createServer(handle);
    self.server.listen(0, "127.0.0.1");
    await once(self.server, "listening");
    self.port = self.server.address().port;
    self.url = `${tls ? "https" : "http"}://127.0.0.1:${self.port}/hook`;
    return self;
  }

  get ids() {
    return this.requests.map(({ id }) => id);
  }

  /** Waits until that many attempts were made. */
  heard(count) {
    return eventually(() => this.requests.length >= count && this.requests.slice(0, count), `${count} attempts`);
  }

  async stop() {
    this.server.close();
    this.server.closeAllConnections();
  }
}

/** A request of a backend; the body of the answer, or its status when it has none or is an error. */
export async function ask(edge, method, path, body, key = secretKey) {
  const response = await fetch(`${edge.url}${path}`, {
    method,
    headers: { Authorization: `Bearer ${key}`, ...(body && { "Content-Type": "application/json" }) },
    body: body && JSON.stringify({ v: 1, ...body }),
  });
  const text = await response.text();
  const json = text ? JSON.parse(text) : undefined;
  return { status: response.status, json };
}

export const makeWebhook = async (edge, url, rest = {}) => (await ask(edge, "POST", "/v1/webhooks", { url, ...rest })).json;
export const webhook = async (edge, id) => (await ask(edge, "GET", `/v1/webhooks/${id}`)).json.webhook;
export const deliveries = async (edge, id, query = "") => (await ask(edge, "GET", `/v1/webhooks/${id}/deliveries${query}`)).json.deliveries;
