// A static site with the widget, and a recording stand-in for POST /v1/submissions: it can be slow, break and cut the
// connection, which the real edge cannot be told to do. Whatever it gets is kept in `requests`.
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = process.env.GUICHET_ROOT ?? path.resolve(fileURLToPath(import.meta.url), "../../../..");
export const widget = process.env.GUICHET_WIDGET ?? path.join(root, "build/widget");
const pages = path.join(root, "web-demo/pages");

export const strictPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const types = {
  ".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json",
  ".svg": "image/svg+xml", ".wasm": "application/wasm",
};

/**
 * @typedef {object} Options
 * @property {string} [policy] Content-Security-Policy of every answer
 * @property {RegExp} [unruled] paths that are answered without that policy
 * @property {Record<string, string>} [html] own pages: path -> HTML
 * @property {string} [streets] folder of the files under /v1/streets/
 * @property {RegExp} [blocked] paths whose connection is cut
 * @property {RegExp} [silent] paths that are never answered
 * @property {(n: number) => {status: number, body?: object} | "cut" | "silence"} [submissions] the n-th answer (from 1)
 */

/** @param {Options} options */
export async function startSite(options = {}) {
  const { policy = strictPolicy, html = {}, unruled, streets, blocked, silent, submissions = () => ({ status: 202, body: { v: 1 } }) } = options;
  const requests = [];
  const server = createServer((request, response) => void handle(request, response));

  async function handle(request, response) {
    const { pathname } = new URL(request.url, "http://site");
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    requests.push({ method: request.method, path: pathname, headers: request.headers, body: Buffer.concat(chunks).toString() });
    if (blocked?.test(pathname)) return request.socket.destroy();
    if (silent?.test(pathname)) return undefined;
    if (policy && !unruled?.test(pathname)) response.setHeader("Content-Security-Policy", policy);
    if (request.method === "POST") return submit(request, response, pathname);
    if (html[pathname]) return response.writeHead(200, { "Content-Type": types[".html"] }).end(html[pathname]);
    if (pathname.startsWith("/v1/streets/")) return sendFile(response, path.join(streets ?? "/nowhere", path.basename(pathname)));
    sendFile(response, pathname.startsWith("/guichet/") ? path.join(widget, pathname.slice(9)) : path.join(pages, pathname === "/" ? "index.html" : pathname));
  }

  function submit(request, response, pathname) {
    if (pathname !== "/v1/submissions") return response.writeHead(200, { "Content-Type": types[".html"] }).end("<title>Posted</title>Posted");
    const answer = submissions(sent().length);
    if (answer === "cut") return request.socket.destroy();
    if (answer === "silence") return undefined;
    const type = answer.status < 400 ? "application/json" : "application/problem+json";
    return response.writeHead(answer.status, { "Content-Type": type }).end(JSON.stringify(answer.body ?? { v: 1 }));
  }

  function sendFile(response, file) {
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": types[path.extname(file)] ?? "application/octet-stream" });
    return createReadStream(file).pipe(response);
  }

  const sent = () => requests.filter(({ method, path: where }) => method === "POST" && where === "/v1/submissions");
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    requests,
    /** The submissions received so far, parsed. */
    submissions: () => sent().map(({ headers, body }) => ({ key: headers["idempotency-key"], authorization: headers.authorization, ...JSON.parse(body) })),
    posts: () => requests.filter(({ method, path: where }) => method === "POST" && where !== "/v1/submissions"),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A page around one form; the widget's files come before it. */
export function page(form, { lang = "en", head = "", attributes = 'form="test" site-key="site_test" country="FR"' } = {}) {
  return `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><title>Test</title>
<link rel="stylesheet" href="/guichet/guichet.css">${head}<script type="module" src="/guichet/guichet.js"></script></head>
<body><main><h1>Test</h1><guichet-form ${attributes}>${form}</guichet-form><p><a href="#after" id="after">after</a></p></main></body></html>`;
}

export const signupForm = `<form method="post" action="/signup">
<p><label for="name">Name</label> <input id="name" name="given-name" autocomplete="given-name"></p>
<p><label for="email">E-mail</label> <input id="email" name="email" type="email" autocomplete="section-a home email" required></p>
<p><label for="tel">Telephone</label> <input id="tel" name="tel" type="tel" autocomplete="tel"></p>
<p><button id="send">Send</button></p></form>`;
