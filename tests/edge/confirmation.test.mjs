// The link of a confirmation mail, from its making to the page behind it (checklist B1-B16).
import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";

import { submit, visible } from "../support/client.mjs";
import { Edge, eventually, makeFolder, secretKey } from "../support/edge.mjs";
import { awaitLink, awaitMails, codeOf, countEvents, linkOf, mailsTo, rows } from "../support/inbox.mjs";

const hour = 3600 * 1000;
const text = { fr: "Oui, je veux recevoir la lettre.", en: "Yes, I want the newsletter." };
const asking = { id: "asking-fr", country: "FR", locale: "fr", fields: { email: { required: true } }, consents: [{ purpose: "newsletter", title: { fr: "Lettre", en: "Newsletter" }, text }] };

function startConfirming(overrides) {
  const folder = makeFolder(overrides);
  writeFileSync(path.join(folder, "forms/asking-fr.json"), JSON.stringify(asking));
  return Edge.start(folder);
}

let edge;
before(async () => (edge = await startConfirming()));
after(() => edge.stop());

const get = (where, options) => fetch(edge.url + where, options);
const post = (where, options) => fetch(edge.url + where, { method: "POST", ...options });
const says = async (response) => /<h1>(.*)<\/h1>/.exec(await response.text())[1];

/** Signs up and gives the path of the link that was mailed. */
async function signUp(address, options, count = 1) {
  assert.equal((await submit(edge, { email: address }, options)).status, 202);
  return awaitLink(edge, address, count);
}

const isVerified = async (address) => (await (await submit(edge, { email: address }, { key: secretKey })).json()).match.verdict === "existing";

test("B2 minted tokens and codes are nowhere in the store's files and in what the edge says", async () => {
  const secrets = [];
  for (const name of ["a", "b", "c"]) {
    const link = await signUp(`secret-${name}@example.com`);
    const code = codeOf((await awaitMails(edge, `secret-${name}@example.com`))[0]);
    secrets.push(link.split("/").at(-1), code, code.replace("-", ""));
    await get(link);
  }
  await post(`/confirm/${secrets[0]}`);
  await post(`/confirm/${secrets[0].slice(0, -1)}A`);
  for (const name of readdirSync(edge.folder).filter((file) => file.startsWith("guichet.db"))) {
    const bytes = readFileSync(path.join(edge.folder, name), "latin1");
    for (const secret of secrets) {
      assert.equal(bytes.includes(secret), false, `a token in ${name}`);
      assert.equal(bytes.includes(Buffer.from(secret, "base64url").toString("latin1")), false, `a token's bytes in ${name}`);
    }
  }
  await eventually(() => edge.output.includes("/confirm/"), "the access log"); // the route, not the path
  for (const secret of secrets) assert.equal(edge.output.includes(secret), false, "a token in the log");
});

test("B3 a link works once", async () => {
  const link = await signUp("once@example.com");
  assert.match(await says(await post(link)), /Votre adresse est confirmée/);
  const before = rows(edge, "SELECT used_at FROM token ORDER BY used_at DESC LIMIT 1");
  edge.moveClock(1000);
  assert.doesNotMatch(await says(await post(link)), /est confirmée/);
  assert.deepEqual(rows(edge, "SELECT used_at FROM token ORDER BY used_at DESC LIMIT 1"), before);
});

for (const [what, form, hours] of [["form that asks for consents", "asking-fr", 72], ["form", "newsletter-fr", 24]]) {
  test(`B4 the link of a ${what} works for ${hours} hours, not a second longer`, async () => {
    const link = await signUp(`before-${hours}@example.com`, { form });
    const late = await signUp(`after-${hours}@example.com`, { form });
    const made = Math.max(...rows(edge, "SELECT created_at FROM token").flat());
    const now = Date.now() + Number(readFileSync(path.join(edge.folder, "clock"), "utf8"));
    edge.moveClock(made + hours * hour - now - 1000);
    assert.equal((await post(link)).status, 200);
    assert.equal((await get(late)).status, 200);
    edge.moveClock(2000);
    assert.equal((await post(late)).status, 410);
    assert.equal((await get(late)).status, 410);
    assert.match((await awaitMails(edge, `after-${hours}@example.com`))[0].text, new RegExp(`${hours} heures`));
  });
}

test("B5 a link confirms the submission that it was mailed for, and no other", async () => {
  await signUp("bound@example.com");
  const second = await signUp("bound@example.com", { form: "asking-fr" }, 2);
  await post(second);
  const confirmed = rows(edge, "SELECT form_id, confirmed_at IS NOT NULL FROM submission WHERE account_id = (SELECT account_id FROM token ORDER BY used_at DESC LIMIT 1) ORDER BY id");
  assert.deepEqual(confirmed, [["newsletter-fr", 0], ["asking-fr", 1]]);
});

test("B5 a link does not do what another kind of link does", async () => {
  const link = await signUp("kind@example.com");
  assert.equal((await post(link.replace("/confirm/", "/join/"))).status, 410);
  assert.equal((await get(link)).status, 200);
});

test("B6 a new link ends the one before: the old one shows the neutral page", async () => {
  const old = await signUp("twice@example.com");
  const wrong = await visible(await post(`/confirm/${"A".repeat(43)}`));
  const link = await signUp("twice@example.com", {}, 2);
  assert.notEqual(link, old);
  assert.deepEqual(await visible(await get(old)), wrong);
  assert.deepEqual(await visible(await post(old)), wrong);
  assert.equal(await isVerified("twice@example.com"), false);
  assert.equal((await post(await awaitLink(edge, "twice@example.com", 3))).status, 200);
});

test("B7 a token that is nearly right takes as long to look up as any other", async () => {
  const link = await signUp("near@example.com");
  const near = link.slice(0, -2) + (link.at(-2) === "A" ? "BA" : "AA");
  const far = `/confirm/${"z".repeat(42)}A`;
  const times = { [near]: [], [far]: [] };
  for (let i = 0; i < 400; i++) {
    for (const where of i % 2 ? [near, far] : [far, near]) {
      const begin = performance.now();
      assert.equal((await get(where)).status, 410);
      times[where].push(performance.now() - begin);
    }
  }
  const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length / 2];
  assert.ok(Math.abs(median(times[near]) - median(times[far])) < 1, "the medians differ by a millisecond");
});

test("B8 GET, HEAD, OPTIONS and prefetches of scanners and browsers change nothing", async () => {
  const link = await signUp("scanned@example.com");
  const state = () => rows(edge, "SELECT (SELECT count(*) FROM event), (SELECT count(*) FROM token WHERE used_at IS NOT NULL), (SELECT count(*) FROM submission WHERE confirmed_at IS NOT NULL)");
  const before = state();
  const visitors = [
    { "User-Agent": "Mozilla/5.0 (compatible; Microsoft Office 365 Safe Links)" }, { "User-Agent": "Barracuda Sentinel (EE)" },
    { "User-Agent": "Mimecast URL Protect" }, { "User-Agent": "Googlebot/2.1" }, { "User-Agent": "Slackbot-LinkExpanding 1.0" },
    { Purpose: "prefetch" }, { "Sec-Purpose": "prefetch;prerender" }, { "X-Moz": "prefetch" }, { "X-Purpose": "preview" }, {},
  ];
  for (const headers of visitors) {
    for (const method of ["GET", "HEAD", "OPTIONS", "GET", "HEAD", "GET"]) {
      const response = await get(`${link}${method === "GET" ? "?confirm=true" : ""}`, { method, headers });
      if (method !== "OPTIONS") assert.equal(response.status, 200);
    }
  }
  assert.deepEqual(state(), before);
  assert.equal(await isVerified("scanned@example.com"), false);
});

test("B10 a second POST says that it was confirmed already, and there is one event", async () => {
  const link = await signUp("again@example.com");
  const before = countEvents(edge, "claim.verified");
  assert.match(await says(await post(link)), /est confirmée/);
  const again = await post(link);
  assert.equal(again.status, 200);
  assert.match(await says(again), /était déjà confirmée/);
  assert.match(await says(await get(link)), /était déjà confirmée/);
  assert.equal(countEvents(edge, "claim.verified"), before + 1);
});

test("B11 a hundred POSTs at the same time make one event", async () => {
  const link = await signUp("race@example.com");
  const before = countEvents(edge, "claim.verified");
  const pages = await Promise.all(Array.from({ length: 100 }, async () => says(await post(link))));
  assert.equal(pages.filter((page) => /est confirmée/.test(page)).length, 1);
  assert.equal(pages.filter((page) => /déjà confirmée/.test(page)).length, 99);
  assert.equal(countEvents(edge, "claim.verified"), before + 1);
});

test("B12 an expired link tells nothing and offers another, which goes to the address typed at first", async () => {
  const old = await signUp("Expired.Person@example.com");
  edge.moveClock(25 * hour);
  const page = await (await get(old)).text();
  assert.doesNotMatch(page, /expired\.person/i);
  assert.match(page, /<form method="post" action="\/confirm"/);
  assert.match(page, /name="email" type="email" autocomplete="email" required/);
  const ask = async (email) => visible(await post("/confirm", { body: new URLSearchParams({ email }) }));
  const known = await ask("expired.person@EXAMPLE.com");
  assert.equal(known.status, 200);
  assert.deepEqual(await ask("nobody@example.com"), known);
  assert.deepEqual(await ask("no address at all"), known);
  assert.doesNotMatch(known.body, /expired\.person/i);
  const link = await awaitLink(edge, "Expired.Person@example.com", 2);
  assert.equal((await post(link)).status, 200);
  assert.equal(await isVerified("expired.person@example.com"), true);
  await ask("expired.person@example.com"); // confirmed: nothing to send
  await signUp("marker@example.com");
  assert.equal((await mailsTo(edge, "Expired.Person@example.com")).length, 2);
  assert.equal((await mailsTo(edge, "nobody@example.com")).length, 0);
});

test("B13 a wrong, an expired and a cancelled link get the same bytes", async () => {
  const cancelled = await signUp("bytes@example.com");
  const expired = await signUp("bytes@example.com", {}, 2);
  edge.moveClock(25 * hour);
  const pages = [];
  for (const where of [`/confirm/${"A".repeat(43)}`, cancelled, expired, "/confirm/short"]) {
    for (const method of ["GET", "POST"]) pages.push(await visible(await get(where, { method, headers: { "Accept-Language": "fr" } })));
  }
  assert.equal(pages[0].status, 410);
  for (const page of pages) assert.deepEqual(page, pages[0]);
});

test("B13 a wrong link takes as long as an expired one", async () => {
  const expired = await signUp("slow@example.com");
  edge.moveClock(25 * hour);
  const wrong = `/confirm/${"A".repeat(43)}`;
  const times = { [wrong]: [], [expired]: [] };
  for (let i = 0; i < 400; i++) {
    for (const where of i % 2 ? [wrong, expired] : [expired, wrong]) {
      const begin = performance.now();
      assert.equal((await get(where)).status, 410);
      times[where].push(performance.now() - begin);
    }
  }
  const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length / 2];
  assert.ok(Math.abs(median(times[wrong]) - median(times[expired])) < 1);
});

test("B14 every page with a token in its URL keeps it from referrers, stores, search engines and frames", async () => {
  const link = await signUp("headers@example.com");
  const answers = [await get(link), await post(link), await get(link), await get(`/confirm/${"A".repeat(43)}`),
    await get(`/join/${"A".repeat(43)}`), await post(`/join/${"A".repeat(43)}`)];
  for (const { headers } of answers) {
    assert.equal(headers.get("referrer-policy"), "no-referrer");
    assert.equal(headers.get("cache-control"), "no-store");
    assert.match(headers.get("x-robots-tag"), /noindex/);
    assert.match(headers.get("content-security-policy"), /frame-ancestors 'none'/);
    assert.match(headers.get("content-security-policy"), /default-src 'none'/);
  }
});

test("B14 a refusal at such a URL has the same headers", async () => {
  const hasty = await startConfirming({ limits: { burst: 1, per_minute: 1 } });
  try {
    await fetch(`${hasty.url}/confirm/${"A".repeat(43)}`);
    for (const method of ["GET", "POST"]) {
      const { status, headers } = await fetch(`${hasty.url}/confirm/${"A".repeat(43)}`, { method });
      assert.equal(status, 429);
      assert.equal(headers.get("referrer-policy"), "no-referrer");
      assert.equal(headers.get("cache-control"), "no-store");
    }
  } finally {
    await hasty.stop();
  }
});

test("B15 the link's host comes from the configuration, whatever the request says", async () => {
  const { request } = await import("node:http");
  const body = JSON.stringify({ v: 1, form: { id: "newsletter-fr" }, values: { email: "host@example.com" } });
  const status = await new Promise((resolve, reject) => {
    request({
      host: "127.0.0.1", port: edge.port, path: "/v1/submissions", method: "POST",
      headers: { Host: "evil.example", "X-Forwarded-Host": "evil.example", Forwarded: "host=evil.example;proto=https", "X-Forwarded-Proto": "https", "X-Original-Host": "evil.example",
        "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body), Authorization: "Bearer site_test", "Idempotency-Key": "host" },
    }, (response) => response.resume().on("end", () => resolve(response.statusCode))).on("error", reject).end(body);
  });
  assert.equal(status, 202);
  const [mail] = await awaitMails(edge, "host@example.com");
  assert.doesNotMatch(mail.text + mail.html, /evil/);
  assert.match(mail.text, /^http:\/\/127\.0\.0\.1\/confirm\//m);
});

test("B16 the link works on another device: no cookie is set or needed", async () => {
  const response = await submit(edge, { email: "device@example.com" }, { headers: { Cookie: "session=a", "User-Agent": "a phone" } });
  assert.equal(response.headers.get("set-cookie"), null);
  const link = await awaitLink(edge, "device@example.com");
  const page = await get(link, { headers: { "User-Agent": "a desk" } });
  assert.equal(page.headers.get("set-cookie"), null);
  assert.equal((await post(link, { headers: { "User-Agent": "a desk", "X-Forwarded-For": "203.0.113.9" } })).status, 200);
  assert.equal(await isVerified("device@example.com"), true);
});

test("B28 no answer to a backend holds a token or a code, and no route of theirs confirms", async () => {
  const verdict = await (await submit(edge, { email: "staff@example.com" }, { key: secretKey })).text();
  const [mail] = await awaitMails(edge, "staff@example.com");
  const account = JSON.parse(verdict).account.id;
  const headers = { Authorization: `Bearer ${secretKey}`, "Content-Type": "application/json" };
  const answers = [verdict];
  for (const where of [`/v1/accounts/${account}`, "/v1/reviews", `/v1/accounts/${account}/pressure`]) answers.push(await (await get(where, { headers })).text());
  for (const answer of answers) {
    assert.equal(answer.includes(linkOf(mail).split("/").at(-1)), false);
    assert.equal(answer.includes(codeOf(mail)), false);
  }
  for (const method of ["POST", "PUT", "PATCH"]) {
    const { status } = await get(`/v1/accounts/${account}`, { method, headers, body: JSON.stringify({ v: 1, status: "verified" }) });
    assert.ok([404, 405].includes(status), `${method}: ${status}`);
  }
  assert.equal(await isVerified("staff@example.com"), false);
});
