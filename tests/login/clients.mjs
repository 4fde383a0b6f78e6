// The relying parties that the fault provider knows.
export const clientSecret = "the-secret-of-every-test-client-0123456789";

/** {id: {alg, redirect_uris, without_pkce, and any client metadata}} -> Map id -> metadata of a client. */
export function clientsOf(clients) {
  return new Map(Object.entries(clients).map(([id, { alg, redirect_uris, without_pkce, ...rest }]) => [id, {
    client_id: id,
    client_secret: clientSecret,
    redirect_uris,
    response_types: ["code"],
    grant_types: ["authorization_code", "refresh_token"],
    token_endpoint_auth_method: "client_secret_basic",
    id_token_signed_response_alg: alg,
    backchannel_logout_session_required: true,
    ...rest,
  }]));
}

/** The ids of those that need no PKCE, as FranceConnect's. */
export const withoutPkce = (clients) => new Set(Object.entries(clients).filter(([, { without_pkce }]) => without_pkce).map(([id]) => id));
