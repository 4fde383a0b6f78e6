// How oidc-provider is set up for the tests: everything that a relying party may use, and not one screen.
import { interactionPolicy } from "oidc-provider";

import { keys } from "./keys.mjs";
import { claimsOfScopes } from "./persons.mjs";

/** Asks who is there at every request, so that no test sees another one's session. */
function policy() {
  const { Check, Prompt, base } = interactionPolicy;
  const prompts = base();
  prompts.clear();
  const always = new Check("always", "every request asks", "login_required", (context) =>
    context.oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT);
  prompts.add(new Prompt({ name: "login", requestable: true }, always));
  return prompts;
}

/** Everything that was asked for is granted. */
async function grantAll(context) {
  const grant = new context.oidc.provider.Grant({ accountId: context.oidc.account.accountId, clientId: context.oidc.client.clientId });
  grant.addOIDCScope([...context.oidc.requestParamScopes].join(" "));
  await grant.save();
  return grant;
}

const logoutPage = (context, form) => {
  context.body = `<!doctype html><title>Sign out</title>${form}<button form="op.logoutForm" name="logout" value="yes">Yes</button>`;
};

export const settings = (own, reach) => ({
  clients: [...own.clients.values()],
  jwks: { keys: Object.values(keys).flatMap((each) => [each[1].privateJwk, each[2].privateJwk]) },
  findAccount: (context, sub) => ({ accountId: sub, claims: () => own.persons.claims(sub) }),
  claims: claimsOfScopes,
  scopes: ["openid", "offline_access", ...Object.keys(claimsOfScopes)],
  conformIdTokenClaims: false,
  pkce: { required: (context, client) => !own.withoutPkce.has(client.clientId) },
  interactions: { policy: policy(), url: (context, interaction) => `/interaction/${interaction.uid}` },
  loadExistingGrant: grantAll,
  enabledJWA: {
    idTokenSigningAlgValues: ["RS256", "ES256", "EdDSA"],
    userinfoSigningAlgValues: ["RS256", "ES256", "EdDSA"],
  },
  acrValues: ["eidas1", "eidas2", "eidas3"],
  features: {
    devInteractions: { enabled: false },
    pushedAuthorizationRequests: { enabled: true },
    dPoP: { enabled: true },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: { enabled: true, logoutSource: logoutPage },
    jwtUserinfo: { enabled: true },
    claimsParameter: { enabled: true },
  },
  cookies: { keys: ["a key for the cookies of a test"] },
  ttl: { IdToken: 3600, AccessToken: 3600, AuthorizationCode: 60, Interaction: 600, Session: 3600, Grant: 3600, RefreshToken: 3600 },
  renderError: (context, out) => {
    context.type = "text/plain";
    context.body = JSON.stringify(out);
  },
  // Its own would not call loopback.
  fetch: (url, { dispatcher, ...options }) => fetch(reach(String(url)), options),
});
