// How often one client may start, come back and connect: A61.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { assertAccepted, startLogin } from "./login_edge.mjs";
import { publicUrl } from "./visitor.mjs";

const burst = 15;

let login;
before(async () => {
  login = await startLogin({
    clients: { rs256: { alg: "RS256" } },
    sections: { limits: { burst, per_minute: 1 }, server: { trusted_proxies: ["127.0.0.1"] } },
  });
});
after(() => login.stop());

let last = 0;
/** Somebody at an address of their own. */
const someone = () => login.visitor({ headers: { "X-Forwarded-For": `198.51.100.${++last}` } });

/** Does it until it is too often; how many times it was not. */
async function exhaust(work) {
  for (let times = 0; times <= burst + 5; times++) if ((await work()).status === 429) return times;
  return assert.fail("never too often");
}

test("A61 starts of one client are limited: 429, no cookie, no word to the provider; others go on", async () => {
  const visitor = someone();
  const times = await exhaust(() => visitor.start("rs256"));
  assert.ok(times <= burst && times > 0, String(times));
  const { hops } = visitor;
  assert.deepEqual([hops.at(-1).location, hops.at(-1).cookies], [undefined, []]);
  assert.ok(hops.at(-1).headers["retry-after"]);
  const other = someone();
  await assertAccepted(other, await other.signIn("rs256"));
});

test("A61 callbacks of one client are limited: 429 and no token call", async () => {
  const visitor = someone();
  const answer = await visitor.toCallback("rs256");
  await exhaust(() => visitor.send("GET", `${publicUrl}/login/rs256/callback?code=guess&state=${"g".repeat(43)}`, { headers: { Cookie: "" } }));
  const before = login.provider.requests("token").length;
  const hop = await visitor.callback(answer);
  assert.deepEqual([hop.status, hop.location, login.provider.requests("token").length], [429, undefined, before]);
  assert.equal(visitor.session, undefined);
});

test("A61 connecting and taking results are limited", async () => {
  for (const [path, body] of [["/v1/login/links", { ticket: "t".repeat(43) }], ["/v1/login/results", { code: "c".repeat(43), verifier: "v".repeat(43) }]]) {
    const visitor = someone();
    const times = await exhaust(() => visitor.ask(path, body));
    assert.ok(times <= burst && times > 0, `${path}: ${times}`);
  }
});
