// What may come back from a provider, and what may not: A10 to A21.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";

import { assertAccepted, assertRefused, assertTurnedAway, providerSection, startLogin, startProvider } from "./login_edge.mjs";
import { loginCookie, page, postedLoginCookie, publicUrl, sessionCookie } from "./visitor.mjs";

// twin: another client of the same provider, so that nothing but the state tells the two apart.
const clients = { rs256: { alg: "RS256" }, twin: { alg: "RS256" }, posted: { alg: "ES256", config: { response_mode: "form_post" } } };

let login, second;
before(async () => {
  second = await startProvider({ second: { alg: "RS256" } });
  login = await startLogin({ clients, sections: { provider: [providerSection("second", second.issuer, { alg: "RS256" })] } });
});
after(async () => {
  await login.stop();
  await second.stop();
});
beforeEach(() => {
  login.provider.setMode("ok");
  second.setMode("ok");
});

const tokenCalls = () => login.provider.requests("token").length + second.requests("token").length;

/** Does it, and sees that no provider was asked for a token meanwhile. */
async function withoutTokenCall(work) {
  const before = tokenCalls();
  const result = await work();
  assert.equal(tokenCalls(), before, "the token endpoint was called");
  return result;
}

/** The callback with changed parameters. */
function changed(answer, change) {
  const url = new URL(answer.url);
  change(url.searchParams);
  return { ...answer, url: url.href };
}

test("A10 a state that is missing, empty or unknown makes no token call, and the form comes back", async () => {
  for (const change of [(params) => params.delete("state"), (params) => params.set("state", ""), (params) => params.set("state", "b".repeat(43)), (params) => params.set("state", "b".repeat(1500))]) {
    const visitor = login.visitor();
    const answer = changed(await visitor.toCallback("rs256"), change);
    const hop = await withoutTokenCall(() => visitor.callback(answer));
    await assertRefused(visitor, hop, ["failed", "expired"]);
  }
});

test("A10 a state that has expired makes no token call, and the form comes back", async () => {
  const visitor = login.visitor();
  const answer = await visitor.toCallback("rs256");
  login.edge.moveClock(601_000);
  const hop = await withoutTokenCall(() => visitor.callback(answer));
  await assertRefused(visitor, hop, ["expired"]);
});

test("A10 a state that was used makes no second token call", async () => {
  const visitor = login.visitor();
  const answer = await visitor.toCallback("rs256");
  const cookie = visitor.jar.get(publicUrl, loginCookie);
  await visitor.callback(answer);
  visitor.jar.take(publicUrl, [`${loginCookie}=${cookie.value}; Path=/`]); // a browser that kept it
  visitor.jar.take(publicUrl, [`${sessionCookie}=; Max-Age=0`]);
  const hop = await withoutTokenCall(() => visitor.callback(answer));
  assert.equal(visitor.session, undefined);
  assert.ok(hop.status === 303 || hop.status >= 400);
});

test("A11 the callback of one browser opened in another is refused before any token call", async () => {
  const victim = login.visitor();
  const answer = await victim.toCallback("rs256");
  const other = login.visitor(); // without any cookie
  const hop = await withoutTokenCall(() => other.callback(answer));
  assert.equal(other.session, undefined);
  assert.ok(hop.status >= 400, String(hop.status));
  const busy = login.visitor(); // in the middle of a sign-in of its own
  await busy.toCallback("rs256");
  await withoutTokenCall(() => busy.callback(answer));
  assert.equal(busy.session, undefined);
  await assertAccepted(victim, await victim.callback(answer)); // and has taken nothing from the one whose it is
});

test("A12 the state of one provider at the callback of another is refused before any token call", async () => {
  for (const [from, to] of [["rs256", "twin"], ["rs256", "second"], ["second", "rs256"], ["rs256", "posted"]]) {
    const visitor = login.visitor();
    const answer = await visitor.toCallback(from);
    const mixed = { ...answer, url: answer.url.replace(`/login/${from}/`, `/login/${to}/`) };
    const hop = await withoutTokenCall(() => visitor.callback(mixed));
    assert.equal(visitor.session, undefined);
    if (hop.status === 303) await visitor.result(hop).then(({ state }) => assert.equal(state, "failed"));
  }
});

test("A12 a mix-up with the issuer of the other provider is refused before any token call", async () => {
  const visitor = login.visitor();
  const answer = changed(await visitor.toCallback("rs256"), (params) => params.set("iss", second.issuer));
  await assertRefused(visitor, await withoutTokenCall(() => visitor.callback(answer)));
});

test("A13 a wrong iss is refused before any token call, also one that differs in case, port or a slash", async () => {
  const { issuer } = login.provider;
  for (const iss of ["https://evil.example", `${issuer}/`, issuer.toUpperCase(), issuer.replace(/:\d+$/, ""), ` ${issuer}`, ""]) {
    const visitor = login.visitor();
    const answer = changed(await visitor.toCallback("rs256"), (params) => params.set("iss", iss));
    await assertRefused(visitor, await withoutTokenCall(() => visitor.callback(answer)));
  }
});

test("A14 a missing iss is refused before any token call where the metadata promises it", async () => {
  const visitor = login.visitor();
  const answer = changed(await visitor.toCallback("rs256"), (params) => params.delete("iss"));
  await assertRefused(visitor, await withoutTokenCall(() => visitor.callback(answer)));
});

test("A15 a doubled code, state or iss is refused before any token call, also with the same value", async () => {
  for (const name of ["code", "state", "iss"]) {
    for (const value of ["another", null]) {
      const visitor = login.visitor();
      const answer = changed(await visitor.toCallback("rs256"), (params) => params.append(name, value ?? params.get(name)));
      await assertRefused(visitor, await withoutTokenCall(() => visitor.callback(answer)));
    }
  }
});

test("A16 code and error together are refused before any token call", async () => {
  const visitor = login.visitor();
  const answer = changed(await visitor.toCallback("rs256"), (params) => params.set("error", "access_denied"));
  await assertRefused(visitor, await withoutTokenCall(() => visitor.callback(answer)));
});

test("A16 markup in error_description is in no page and in no line of the log", async () => {
  const markup = "<script>alert('markup-of-the-provider')</script>";
  login.provider.setMode({ denies: true, description: markup });
  const visitor = login.visitor();
  const hop = await visitor.signIn("rs256");
  const result = await assertRefused(visitor, hop, ["denied"]);
  const elsewhere = login.visitor(); // no transaction: the edge has to answer by itself
  await elsewhere.send("GET", `${publicUrl}/login/rs256/callback?error=server_error&error_description=${encodeURIComponent(markup)}&error_uri=${encodeURIComponent(markup)}&state=x`);
  const own = [...visitor.hops, ...elsewhere.hops].filter(({ url }) => url.startsWith(publicUrl));
  const shown = own.map(({ body, headers }) => body + JSON.stringify(headers)).join("\n") + JSON.stringify(result);
  for (const text of [shown, login.edge.output]) assert.ok(!text.includes("markup-of-the-provider"));
});

test("A17 POST at a provider that answers by query, and GET at one that posts a form: 405, and no token call", async () => {
  const visitor = login.visitor();
  const answer = await visitor.toCallback("rs256");
  const url = new URL(answer.url);
  const hop = await withoutTokenCall(() => visitor.send("POST", url.origin + url.pathname, { body: [...url.searchParams], from: publicUrl }));
  assertTurnedAway(hop, 405);

  const poster = login.visitor();
  const form = await poster.toCallback("posted");
  assert.equal(form.method, "POST");
  const got = await withoutTokenCall(() => poster.send("GET", `${form.url}?${new URLSearchParams(form.fields)}`));
  assertTurnedAway(got, 405);
  await assertAccepted(poster, await poster.callback(form));
});

test("A17 the cookie of a provider that posts is SameSite=None and lives ten minutes, the session's stays Lax", async () => {
  const visitor = login.visitor();
  const form = await visitor.toCallback("posted");
  const { flags } = visitor.jar.get(publicUrl, postedLoginCookie);
  assert.deepEqual([flags.samesite, "secure" in flags, "httponly" in flags, Number(flags["max-age"]) <= 600], ["None", true, true, true]);
  await assertAccepted(visitor, await visitor.callback(form));
  assert.equal(visitor.jar.get(publicUrl, sessionCookie).flags.samesite, "Lax");
});

test("A18 the same callback twice, or ten times at once, gives one session and one token call", async () => {
  const visitor = login.visitor();
  const answer = await visitor.toCallback("rs256");
  const [cookie, before] = [visitor.jar.get(publicUrl, loginCookie).value, tokenCalls()];
  const replay = () => {
    const twin = login.visitor();
    twin.jar.take(publicUrl, [`${loginCookie}=${cookie}; Path=/; SameSite=Lax`]);
    return twin.callback(answer).then(() => twin.session);
  };
  const sessions = (await Promise.all(Array.from({ length: 10 }, replay))).filter(Boolean);
  assert.equal(sessions.length, 1);
  assert.equal(await replay(), undefined);
  assert.equal(tokenCalls(), before + 1);
});

test("A19 every redirect of the edge on the way is a 303", async () => {
  const ways = [["ok", "rs256"], ["ok", "posted"], ["access_denied", "rs256"], ["bad-sig", "rs256"]];
  for (const [mode, id] of ways) {
    login.provider.setMode(mode);
    const visitor = login.visitor();
    await visitor.signIn(id);
    const redirects = visitor.hops.filter(({ url, location }) => url.startsWith(publicUrl) && location);
    assert.ok(redirects.length >= 2);
    assert.deepEqual([...new Set(redirects.map(({ status }) => status))], [303]);
  }
});

/** Every kind of page and redirect that the edge answers a browser with on these ways. */
async function everyAnswer() {
  const visitor = login.visitor();
  await visitor.start("rs256", { fields: { return_to: "https://evil.example" } }); // a notice
  await visitor.start("rs256", { headers: { Origin: "https://evil.example" } });
  await visitor.send("GET", `${publicUrl}/login/rs256/callback?code=x&state=y`); // a callback of nobody
  await visitor.signIn("rs256");
  await visitor.signIn("rs256", { fields: { display: "popup" } });
  await visitor.send("GET", `${publicUrl}/logout/done`);
  login.provider.setMode("bad-sig");
  await visitor.signIn("rs256", { fields: { display: "popup" } });
  const plain = login.visitor(); // a page without scripts
  await plain.signIn("rs256", { fields: { challenge: "", email: "typed@example.com" } });
  return [...visitor.hops, ...plain.hops].filter(({ url }) => url.startsWith(publicUrl));
}

test("A20, A21 every page on the way has Referrer-Policy no-referrer, frame-ancestors 'none' and nothing of third parties", async () => {
  const answers = await everyAnswer();
  assert.ok(answers.filter(({ body }) => body.includes("<html")).length >= 4, "no pages");
  for (const { url, headers, body } of answers) {
    assert.equal(headers["referrer-policy"], "no-referrer", url);
    if (!body.includes("<html")) continue;
    assert.match(headers["content-security-policy"] ?? "", /frame-ancestors 'none'/, url);
    assert.match(headers["content-security-policy"], /default-src 'none'/, url);
    const loaded = [...body.matchAll(/<(?:script|img|link|iframe|source|object|embed)\b[^>]*(?:src|href|data)="([^"]*)"/g)].map(([, target]) => target);
    for (const target of loaded) assert.equal(new URL(target, publicUrl).origin, publicUrl, `${url} loads ${target}`);
  }
});

test("A11 the result of a sign-in is taken by the page that began it, once, and within ten minutes", async () => {
  const other = login.visitor();
  const otherCode = other.codeOf(await other.signIn("rs256"));
  assert.equal((await other.takeResult(otherCode, "x".repeat(43))).status, 410); // another page
  const visitor = login.visitor();
  const hop = await visitor.signIn("rs256");
  const code = visitor.codeOf(hop);
  assert.equal((await visitor.takeResult("x".repeat(43))).status, 410);
  const taken = await visitor.takeResult(code);
  const again = await visitor.takeResult(code);
  assert.deepEqual([taken.status, again.status, again.json.code], [200, 410, "login.no_longer"]);
  const late = login.visitor();
  const lateHop = await late.signIn("rs256");
  login.edge.moveClock(601_000);
  assert.equal((await late.takeResult(late.codeOf(lateHop))).status, 410);
  assert.ok(hop.location.startsWith(`${page}/signup?utm=x#guichet-login=`));
});
