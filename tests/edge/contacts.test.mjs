// The central store of contacts as trusted backends read it: lists, the log, sources and segments.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";

import { confirmationPath, submit } from "../support/client.mjs";
import { eventually, secretKey, siteKey } from "../support/edge.mjs";
import { answerSchema, breaches } from "../support/openapi.mjs";
import { otherSiteKey, startPeopleEdge } from "../support/people.mjs";
import { ask } from "../support/webhooks.mjs";

let edge;
before(async () => {
  edge = await startPeopleEdge();
});
after(() => edge.stop());

const route = (path) => path.split("?")[0].replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, "{id}");

/** The answer of a GET, held against its description. */
async function get(path) {
  const { status, json } = await ask(edge, "GET", path);
  assert.equal(status, 200, JSON.stringify(json));
  assert.deepEqual(breaches(answerSchema(route(path), "get"), json), []);
  return json;
}

/** Signs up; gives the account's id. */
async function signUp(values = {}, { key = siteKey, form = "newsletter-fr", confirm = false } = {}) {
  const email = `${randomUUID()}@example.com`;
  const response = await submit(edge, { email, ...values }, { key, form });
  assert.ok(response.status < 300, await response.clone().text());
  if (confirm) {
    const mail = await eventually(() => edge.mails().map(String).find((text) => text.includes(email)));
    await fetch(edge.url + confirmationPath(mail), { method: "POST" });
  }
  const { json } = await ask(edge, "POST", "/v1/accounts/search", { email });
  return json.account.id;
}

/** All ids of a paged list of accounts. */
async function all(path, limit = 2) {
  const ids = [];
  let next = null;
  do {
    const page = await get(`${path}${path.includes("?") ? "&" : "?"}limit=${limit}${next ? `&after=${next}` : ""}`);
    assert.ok(page.accounts.length <= limit);
    ids.push(...page.accounts.map(({ id }) => id));
    next = page.next;
  } while (next);
  assert.deepEqual(ids, ids.toSorted());
  assert.equal(new Set(ids).size, ids.length);
  return ids;
}

const makeSegment = (filter, name = randomUUID()) => ask(edge, "POST", "/v1/segments", { name, filter });

test("accounts are listed by status, site, form, locale and time, page by page, without what was typed", async () => {
  const start = new Date().toISOString();
  const french = await signUp({ "given-name": "Zénobie" });
  const english = await signUp({}, { key: otherSiteKey, form: "white-paper-en" });
  const verified = await signUp({}, { confirm: true });
  const since = `since=${start}`;
  assert.deepEqual(await all(`/v1/accounts?${since}`), [french, english, verified].toSorted());
  assert.deepEqual(await all(`/v1/accounts?${since}&status=verified`), [verified]);
  assert.deepEqual(await all(`/v1/accounts?${since}&status=pending`), [french, english].toSorted());
  assert.deepEqual(await all(`/v1/accounts?${since}&site=other`), [english]);
  assert.deepEqual(await all(`/v1/accounts?${since}&form=newsletter-fr`), [french, verified].toSorted());
  assert.deepEqual(await all(`/v1/accounts?${since}&locale=en`), [english]);
  assert.deepEqual(await all(`/v1/accounts?until=${start}&form=white-paper-en`), []);
  assert.deepEqual(await all(`/v1/accounts?${since}&consent=newsletter:none`), [french, english, verified].toSorted());
  assert.deepEqual(await all(`/v1/accounts?${since}&consent=newsletter:confirmed`), []);
  assert.doesNotMatch(JSON.stringify(await get("/v1/accounts?limit=200")), /@|nobie/);
  for (const [query, pointer] of [["status=x", "/status"], ["since=x", "/since"], ["consent=x", "/consent"], ["consent=a:b", "/consent"], ["email=a@b.example", "/email"]]) {
    const { status, json } = await ask(edge, "GET", `/v1/accounts?${query}`);
    assert.deepEqual([status, json.pointer], [400, pointer]);
  }
});

test("what the person typed is told only with include=profile, and never in lists", async () => {
  const id = await signUp({ "given-name": "Ondine" }, { confirm: true });
  assert.ok(!JSON.stringify(await get(`/v1/accounts/${id}`)).includes("Ondine"));
  assert.equal((await get(`/v1/accounts/${id}?include=profile`)).profile["given-name"], "Ondine");
  assert.equal((await ask(edge, "GET", `/v1/accounts/${id}?include=all`)).status, 400);
});

test("an account is found by its address, in the body, and nobody by an unknown one", async () => {
  assert.deepEqual((await ask(edge, "POST", "/v1/accounts/search", { email: "nobody@example.com" })).json, { v: 1, account: null });
  assert.equal((await ask(edge, "POST", "/v1/accounts/search", { email: "nobody" })).json.pointer, "/email");
});

test("the log is read on from the last number and misses nothing", async () => {
  const before = await get("/v1/events?limit=200");
  const last = before.events.at(-1).number;
  const ids = await Promise.all(Array.from({ length: 7 }, () => signUp()));
  const seen = [];
  let next = String(last);
  do {
    const page = await get(`/v1/events?limit=2&after=${next}`);
    seen.push(...page.events);
    next = page.next;
  } while (next);
  assert.deepEqual(seen.map(({ number }) => number), seen.map((_, index) => last + 1 + index));
  assert.deepEqual(seen.filter(({ type }) => type === "submission.received").map(({ account }) => account).toSorted(), ids.toSorted());
  const own = await get(`/v1/accounts/${ids[0]}/events`);
  assert.ok(own.events.length > 0 && own.events.every(({ account }) => account === ids[0]));
  assert.deepEqual((await get("/v1/events?kind=link.undone")).events, []);
});

test("sources are counted by site, form and channel", async () => {
  const find = async () => (await get("/v1/sources")).sources.find(({ site, form }) => site === "other" && form === "white-paper-en") ?? { submissions: 0, accounts: 0, confirmed: 0 };
  const was = await find();
  await signUp({}, { key: otherSiteKey, form: "white-paper-en", confirm: true });
  const is = await find();
  assert.deepEqual([is.submissions - was.submissions, is.accounts - was.accounts, is.confirmed - was.confirmed, is.channel], [1, 1, 1, "browser"]);
});

test("a segment combines conditions, counts live and lists its accounts", async () => {
  const since = new Date().toISOString();
  const verified = await signUp({}, { confirm: true });
  const pending = await signUp();
  const english = await signUp({}, { key: otherSiteKey, form: "white-paper-en" });
  const fresh = { created: { since } };
  const expect = async (filter, ids) => {
    const { status, json } = await makeSegment({ all: [fresh, filter] });
    assert.equal(status, 201, JSON.stringify(json));
    assert.deepEqual(await all(`/v1/segments/${json.segment.id}/accounts`), ids.toSorted(), JSON.stringify(filter));
    assert.equal((await get(`/v1/segments/${json.segment.id}`)).count, ids.length);
  };
  await expect({ status: "verified" }, [verified]);
  await expect({ not: { status: "verified" } }, [pending, english]);
  await expect({ any: [{ status: "verified" }, { source: { site: "other" } }] }, [verified, english]);
  await expect({ source: { form: "newsletter-fr", channel: "browser", locale: "fr" } }, [verified, pending]);
  await expect({ source: { confirmed: true } }, [verified]);
  await expect({ confirmed: { since } }, [verified]);
  await expect({ not: { confirmed: { since } } }, [pending, english]);
  await expect({ confirmed: { until: since } }, []);
  await expect({ consent: { purpose: "newsletter", state: "none" } }, [verified, pending, english]);
  await expect({ consent: { purpose: "newsletter", site: "shop", state: "confirmed" } }, []);
  await expect({ linked: true }, []);
  await expect({ linked: false }, [verified, pending, english]);
  const at = new Date().toISOString();
  await ask(edge, "POST", "/v1/contacts-log", { messages: [1, 2].map((n) => ({ account: verified, kind: "newsletter", channel: "email", system: "crm", id: randomUUID(), at })) });
  await expect({ messages: { days: 7, at_least: 2 } }, [verified]);
  await expect({ messages: { days: 7, at_most: 1 } }, [pending, english]);
  await expect({ messages: { days: 7, at_least: 1, kind: "offer" } }, []);
});

test("what a filter may say is a closed list, and errors name the place", async () => {
  const deep = (levels) => (levels === 0 ? { linked: true } : { not: deep(levels - 1) });
  const cases = [
    [{}, "/filter"], [[], "/filter"], [{ status: "verified", linked: true }, "/filter"], [{ sql: "1=1" }, "/filter/sql"],
    [{ status: "x' OR 1=1 --" }, "/filter/status"], [{ all: [] }, "/filter/all"], [{ all: [{ status: "verified" }, { any: [{ status: 1 }] }] }, "/filter/all/1/any/0/status"],
    [{ source: {} }, "/filter/source"], [{ source: { site: 1 } }, "/filter/source/site"], [{ source: { confirmed: false } }, "/filter/source/confirmed"],
    [{ created: { since: "x" } }, "/filter/created/since"], [{ consent: { purpose: "a" } }, "/filter/consent/state"],
    [{ messages: { days: 36, at_least: 1 } }, "/filter/messages/days"], [{ messages: { days: 1 } }, "/filter/messages"],
    [{ linked: "yes" }, "/filter/linked"], [deep(5), `/filter${"/not".repeat(5)}`], [{ any: Array(50).fill({ linked: true }) }, "/filter/any/49"],
  ];
  for (const [filter, pointer] of cases) {
    const { status, json } = await makeSegment(filter);
    assert.deepEqual([status, json.pointer], [400, pointer], JSON.stringify(filter));
  }
  assert.equal((await makeSegment(deep(4))).status, 201);
});

test("input in a filter is a value and never SQL", async () => {
  for (const text of ["' OR '1'='1", "x'; DROP TABLE account; --", "\" OR 1=1", "?1"]) {
    const { json } = await makeSegment({ any: [{ source: { site: text } }, { consent: { purpose: text, state: "confirmed" } }] });
    assert.equal((await get(`/v1/segments/${json.segment.id}`)).count, 0);
  }
  assert.ok((await get("/v1/accounts")).accounts.length > 0);
});

test("segments are renamed, listed and removed; two have not the same name", async () => {
  const name = randomUUID();
  const { json } = await makeSegment({ linked: true }, name);
  assert.deepEqual((await makeSegment({ linked: true }, name)).json.code, "segment.name_taken");
  const { id } = json.segment;
  const { json: changed } = await ask(edge, "PUT", `/v1/segments/${id}`, { name: `${name}-2`, filter: { linked: false } });
  assert.deepEqual([changed.segment.name, changed.segment.filter], [`${name}-2`, { linked: false }]);
  assert.ok((await get("/v1/segments?limit=200")).segments.some((segment) => segment.id === id));
  assert.equal((await ask(edge, "DELETE", `/v1/segments/${id}`)).status, 204);
  for (const [method, path] of [["GET", ""], ["DELETE", ""], ["GET", "/accounts"]]) assert.equal((await ask(edge, method, `/v1/segments/${id}${path}`)).status, 404);
});

test("the store of contacts is for secret keys alone", async () => {
  for (const path of ["/v1/accounts", "/v1/events", "/v1/sources", "/v1/segments", `/v1/accounts/${randomUUID()}/events`]) {
    assert.equal((await ask(edge, "GET", path, undefined, siteKey)).status, 403, path);
    assert.equal((await fetch(edge.url + path)).status, 401, path);
  }
  assert.equal((await ask(edge, "POST", "/v1/accounts/search", { email: "a@b.example" }, siteKey)).status, 403);
  assert.ok(secretKey);
});
