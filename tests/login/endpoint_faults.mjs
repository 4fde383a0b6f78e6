// What can be wrong with an answer below OpenID Connect: it never comes, never ends, is too long, or sends the caller elsewhere.
/** A byte now and then, for ever. */
function endless(response) {
  response.writeHead(200, { "Content-Type": "application/json" });
  response.write("{");
  const drip = setInterval(() => response.write(" "), 20);
  response.on("close", () => clearInterval(drip));
}

/** Sends the caller to where the right answer would be: who follows has it. 307 keeps the method. */
function redirect(response, request) {
  const url = new URL(request.url, "http://unused");
  url.searchParams.set("followed", "1");
  response.writeHead(request.method === "GET" ? 302 : 307, { Location: url.pathname + url.search }).end();
}

export const endpointFaults = {
  slow: () => {},
  endless,
  redirect,
  "server-error": (response) => response.writeHead(500, { "Content-Type": "text/plain" }).end("broken"),
  html: (response) => response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><title>Portal</title>"),
};

/** The right answer, and fifty megabytes of white space after it: who reads it all has it. */
export const padded = (body) => `${typeof body === "string" ? body : JSON.stringify(body)}${" ".repeat(50 * 1024 * 1024)}`;

const paths = { "/.well-known/openid-configuration": "discovery", "/jwks": "jwks", "/token": "token", "/me": "userinfo", "/request": "par" };

/** Which endpoint a request is for: discovery, jwks, token, userinfo, par, evil; else nothing. */
export const endpointOf = (path) => paths[path] ?? (path.startsWith("/evil/") ? "evil" : undefined);
