// "Exemple ID", a provider of identities for the demo: a certified OpenID provider (npm oidc-provider) whose people are
// made up and whose sign-in page asks only which of them one is. It ends with the process that started it.
// usage: node provider.mjs --listen 127.0.0.1:8782 --edge http://127.0.0.1:8780 --secret-file FILE
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { parseArgs } from "node:util";

import { Provider, interactionPolicy } from "oidc-provider";

import { makeKeyPair } from "./key_pair.mjs";
import { persons } from "./persons.mjs";
import { showPage, showSignIn } from "./provider_pages.mjs";

const { values: options } = parseArgs({ options: { listen: { type: "string" }, edge: { type: "string" }, "secret-file": { type: "string" } } });
const [host, port] = options.listen.split(":");

function signingKey() {
  const { privateKey } = makeKeyPair("ec", { namedCurve: "P-256" });
  return { ...privateKey.export({ format: "jwk" }), kid: randomBytes(8).toString("hex"), alg: "ES256", use: "sig" };
}

/** Asks every time, so that one may try all of them. */
function policy() {
  const { Check, Prompt } = interactionPolicy;
  const always = new Check("always", "every request asks", "login_required", (context) =>
    context.oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT);
  const prompts = interactionPolicy.base();
  prompts.clear();
  prompts.add(new Prompt({ name: "login", requestable: true }, always));
  return prompts;
}

async function grantAll({ oidc }) {
  const grant = new oidc.provider.Grant({ accountId: oidc.account.accountId, clientId: oidc.client.clientId });
  grant.addOIDCScope([...oidc.requestParamScopes].join(" "));
  await grant.save();
  return grant;
}

const issuer = `http://${options.listen}`;
const provider = new Provider(issuer, {
  clients: [{
    client_id: "guichet",
    client_secret: readFileSync(options["secret-file"], "utf8").trim(),
    redirect_uris: [`${options.edge}/login/exemple/callback`],
    post_logout_redirect_uris: [`${options.edge}/logout/done`],
    id_token_signed_response_alg: "ES256",
  }],
  jwks: { keys: [signingKey()] },
  findAccount: (context, id) => persons[id] && { accountId: id, claims: () => ({ sub: id, ...persons[id].claims }) },
  claims: {
    openid: ["sub"],
    email: ["email", "email_verified"],
    profile: ["name", "given_name", "family_name"],
    phone: ["phone_number"],
    address: ["address"],
  },
  interactions: { policy: policy(), url: (context, { uid }) => `/sign-in/${uid}` },
  loadExistingGrant: grantAll,
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: { enabled: true, logoutSource: (context, form) => void (context.body = showPage("out", { form })) },
  },
  renderError: (context, { error }) => void (context.body = showPage("error", { error })),
  cookies: { keys: [randomBytes(32).toString("hex")] },
  ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 3600, IdToken: 600, Interaction: 600, Session: 3600 },
});

async function read(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

/** The page on which one says who one is, and what was said. */
async function signIn(request, response) {
  const { params } = await provider.interactionDetails(request, response);
  if (request.method !== "POST") {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
    return response.end(showSignIn(params.ui_locales));
  }
  const person = (await read(request)).get("person");
  const result = persons[person] ? { login: { accountId: person } } : { error: "access_denied", error_description: "the person said no" };
  return provider.interactionFinished(request, response, result);
}

const style = readFileSync(new URL("pages/demo.css", import.meta.url));
const callback = provider.callback();

async function handle(request, response) {
  // No form-action: it would also hold for where the answer leads, by way of the edge to any page.
  response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'");
  response.setHeader("Referrer-Policy", "no-referrer");
  if (request.url === "/demo.css") return response.writeHead(200, { "Content-Type": "text/css" }).end(style);
  if (request.url.startsWith("/sign-in/")) return signIn(request, response);
  return callback(request, response);
}

createServer((request, response) => {
  handle(request, response).catch(() => response.writeHead(400, { "Content-Type": "text/html; charset=utf-8" }).end(showPage("error", { error: "expired" })));
}).listen(Number(port), host, function listening() {
  console.log(`provider on http://${host}:${this.address().port}`);
});

const parent = process.ppid;
setInterval(() => process.ppid === parent || process.exit(), 500);
