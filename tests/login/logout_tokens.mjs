// The logout tokens of the OpenID Foundation's tests: one good, seven bad, and some more bad ones of our own.
import { keys } from "./keys.mjs";

const event = "http://schemas.openid.net/event/backchannel-logout";
const claims = (change) => ({ claims: change });

/** What differs from a good token, by the end of the Foundation's name. */
export const badLogoutTokens = {
  "alg-none": { header: { alg: "none" }, how: "none" },
  "no-event": claims({ events: undefined }),
  "with-nonce": claims({ nonce: "a-nonce" }),
  "wrong-alg": { key: keys.ES256[1] },
  "wrong-aud": claims({ aud: "another-client" }),
  "wrong-event": claims({ events: { "http://schemas.openid.net/event/other": {} } }),
  "wrong-iss": claims({ iss: "https://evil.example" }),
};

export const moreBadLogoutTokens = {
  "an evil key": { key: keys.RS256.evil },
  "an evil key under the good kid": { key: { ...keys.RS256.evil, kid: keys.RS256[1].kid } },
  "no sub and no sid": claims({ sub: undefined, sid: undefined }),
  "no iat": claims({ iat: undefined }),
  "no jti": claims({ jti: undefined }),
  "an event that is no object": claims({ events: { [event]: "yes" } }),
  "events that are a list": claims({ events: [event] }),
  expired: claims({ iat: 1_000_000, exp: 1_000_120 }),
  "typ of an access token": { header: { typ: "at+jwt" } },
};
