// Who is one person: what the edge does with a match, and what a trusted backend can ask and decide.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { submit, visible } from "../support/client.mjs";
import { siteKey } from "../support/edge.mjs";
import { People, marie, otherSiteKey, startPeopleEdge } from "../support/people.mjs";

let edge, people;
before(async () => {
  edge = await startPeopleEdge();
  people = new People(edge);
});
after(() => edge.stop());

const unknown = "01a213e8-d6bf-7870-8183-64506cfbfcf3";

/** Somebody of their own for each test. */
const somebody = (given, family, number, bday) => ({
  ...marie, email: `${given}.${family}@example.com`.toLowerCase(), "given-name": given, "family-name": family, bday,
  tel: `06 ${number}`, "address-line1": `${number.slice(0, 2)} rue ${family}`,
});

/** Two sign-ups of one person: the second with another address and no more than a name and a postcode. */
async function doubtful(person) {
  const first = await people.verified(person);
  const second = await people.signUp({ email: `x${person.tel.replaceAll(" ", "")}@example.org`, "given-name": person["given-name"], "family-name": person["family-name"], "postal-code": person["postal-code"], "address-level2": person["address-level2"] });
  return { first, second };
}

test("the whole story: a second sign-up elsewhere, the holder is asked, joins, and it can be undone", async () => {
  const first = await people.verified(marie);
  const other = { ...marie, email: "m.quentin@example.org" };
  const seen = await visible(await submit(edge, other, { key: otherSiteKey, form: "white-paper-en" }));
  const stranger = somebody("Ondine", "Zylberstein", "98 11 22 33", "1960-01-02");
  assert.deepEqual(await visible(await submit(edge, stranger, { key: otherSiteKey, form: "white-paper-en" })), seen);

  const [review] = (await people.reviews("asked")).filter(({ candidate }) => candidate === first.id);
  assert.equal(review.band, "ask");
  const join = await people.linkTo(marie.email, "join");
  const [mail] = await people.mailsTo(marie.email, /Est-ce vous/);
  for (const text of [mail.text, mail.html]) assert.doesNotMatch(text.replaceAll(/\/join\/[\w-]+/g, ""), /quentin|example\.org|white-paper|atelier|Lyon|0612/i);
  const before = { first: await people.account(first.id), second: await people.account(review.account) };

  for (const method of ["GET", "HEAD", "GET"]) assert.equal((await fetch(edge.url + join, { method })).status, 200);
  assert.deepEqual(await people.account(first.id), before.first);
  assert.match((await people.click(join)).text, /Nous avons noté/);
  assert.deepEqual((await people.account(first.id)).person.links, []);

  assert.equal((await people.click(await people.linkTo(other.email))).status, 200);
  const person = await people.account(first.id);
  assert.deepEqual(person.person.accounts.map(({ id, status }) => [id, status]).sort(), [[first.id, "verified"], [review.account, "verified"]].sort());
  assert.equal(person.person.links[0].reason, "proof");
  assert.deepEqual(person.sources.map(({ site, form, locale, confirmed }) => [site, form, locale, confirmed]), [["shop", "newsletter-fr", "fr", 1], ["other", "white-paper-en", "en", 1]]);
  assert.equal((await people.review(review.id)).review.decided_by, "proof");

  const link = `/v1/links/${person.person.links[0].id}`;
  for (let i = 0; i < 2; i++) assert.equal((await people.ask("DELETE", link)).status, 204);
  assert.deepEqual(await people.account(first.id), before.first);
  const alone = await people.account(review.account);
  assert.deepEqual({ ...alone, account: before.second.account, person: before.second.person, sources: before.second.sources }, before.second);
  assert.equal((await people.review(review.id)).review.decision, "different");
  assert.equal((await people.click(join)).status, 410);
});

test("the answers to browsers are the same bytes, whatever is found", async () => {
  const person = somebody("Basile", "Ouvrard", "41 52 63 74", "1971-09-30");
  await people.verified(person);
  const answers = [];
  for (const values of [
    { ...person, email: "b.ouvrard@example.org" },
    { email: "bo@example.org", "given-name": "Basile", "family-name": "Ouvrard", "postal-code": "69007", "address-level2": "Lyon" },
    { ...person, email: "hector@example.org", "given-name": "Hector", bday: "2001-01-31", tel: "06 99 88 77 66" },
    somebody("Perrine", "Takahashi", "11 21 31 41", "1999-12-12"),
  ]) {
    answers.push(await visible(await submit(edge, values, { form: "newsletter-fr" })));
  }
  for (const answer of answers) assert.deepEqual(answer, answers[0]);
});

test("a doubtful pair waits with a readable reason in both languages; same joins, different needs to be a revision", async () => {
  const { first, second } = await doubtful(somebody("Capucine", "Bertholon", "31 32 33 34", "1990-05-06"));
  assert.equal(second.match.band, "review");
  const [{ id }] = (await people.reviews()).filter(({ account }) => account === second.id);
  const english = await people.review(id);
  assert.deepEqual(english.sides.map(({ role, values }) => [role, values["given-name"]]), [["new", "Capucine"], ["known", "Capucine"]]);
  assert.match(english.explanation.sentences.join(" "), /the same first name/);
  assert.match((await people.review(id, "fr")).explanation.sentences.join(" "), /même prénom/);

  const before = await people.account(first.id);
  assert.equal((await people.decide(id, { decision: "later" })).review.state, "later");
  assert.equal((await people.decide(id, { decision: "same", note: "called her" })).review.decided_by, "shop");
  const again = await people.decide(id, { decision: "same" });
  assert.equal((await people.account(first.id)).person.accounts.length, 2);
  assert.equal((await people.review(id)).review.note, "called her");
  const contradiction = await people.ask("POST", `/v1/reviews/${id}/decision`, { body: { v: 1, decision: "different" } });
  assert.equal(contradiction.status, 409);
  assert.equal((await contradiction.json()).code, "review.contradiction");
  assert.equal((await people.review(id)).review.decided_at, again.review.decided_at);
  await people.decide(id, { decision: "different", revise: true });
  assert.deepEqual(await people.account(first.id), before);
  const { outcomes } = await people.json("GET", "/v1/match/outcomes?limit=200");
  assert.equal(outcomes.filter(({ certainty, same }) => certainty === english.review.certainty && !same).length, 1);
});

test("lists come in pages of a stable order", async () => {
  for (let i = 0; i < 3; i++) await doubtful(somebody("Violette", `Castaing${"abc"[i]}elle`, `2${i} 42 43 44`, `196${i}-02-03`));
  const all = (await people.reviews()).map(({ id }) => id);
  assert.ok(all.length >= 3);
  const paged = [];
  for (let after = ""; after !== null; ) {
    const page = await people.json("GET", `/v1/reviews?limit=2${after && `&after=${after}`}`);
    assert.ok(page.reviews.length <= 2);
    paged.push(...page.reviews.map(({ id }) => id));
    after = page.next;
  }
  assert.deepEqual(paged, all);
});

test("sent messages are counted over the person, once, and capped", async () => {
  const { first, second } = await doubtful(somebody("Lazare", "Montclair", "51 52 53 54", "1955-08-19"));
  const hour = (ago) => new Date(Date.now() - ago * 3600_000).toISOString();
  const message = (id, more) => ({ kind: "newsletter", channel: "email", system: "crm-a", id, at: hour(1), ...more });
  const report = (messages) => people.json("POST", "/v1/contacts-log", { body: { v: 1, messages } });
  const messages = [
    message("1", { email: "Lazare.Montclair@example.com" }),
    message("2", { account: second.id, at: hour(24 * 10) }),
    message("3", { email: "nobody@example.com" }),
    message("4", { account: first.id, kind: "offer", at: hour(24 * 40) }),
  ];
  assert.deepEqual(await report(messages), { v: 1, recorded: 2, repeated: 0, unknown: 1, expired: 1 });
  assert.deepEqual(await report(messages), { v: 1, recorded: 0, repeated: 2, unknown: 1, expired: 1 });

  const pressure = (query = "") => people.json("GET", `/v1/accounts/${first.id}/pressure${query}`, { as: "/v1/accounts/{id}/pressure" });
  assert.equal((await pressure()).last_30_days, 1);
  const [{ id }] = (await people.reviews()).filter(({ account }) => account === second.id);
  await people.decide(id, { decision: "same" });
  const whole = await pressure("?kind=newsletter&cap7=2&cap30=2");
  assert.deepEqual([whole.accounts, whole.last_7_days, whole.last_30_days, whole.may_send], [2, 1, 2, false]);
  assert.equal(Date.parse(whole.again_at), Date.parse(messages[1].at) + 30 * 24 * 3600_000);
  const byAddress = await people.json("POST", "/v1/pressure", { body: { v: 1, email: "lazare.montclair@example.com", kind: "newsletter", cap7: 2, cap30: 2 } });
  assert.deepEqual(byAddress, whole);
  const nobody = await people.json("POST", "/v1/pressure", { body: { v: 1, email: "nobody@example.com", cap7: 1 } });
  assert.deepEqual([nobody.account, nobody.may_send], [null, true]);
  assert.deepEqual((await people.account(second.id)).pressure.messages, [{ kind: "newsletter", channel: "email", last_7_days: 1, last_30_days: 2 }]);
});

test("a log of a thousand messages is taken, one more is refused, and what is wrong is said with its place", async () => {
  const at = new Date().toISOString();
  const messages = Array.from({ length: 1000 }, (_, i) => ({ email: "nobody@example.com", kind: "newsletter", channel: "email", system: "crm", id: String(i), at }));
  assert.equal((await people.json("POST", "/v1/contacts-log", { body: { v: 1, messages } })).unknown, 1000);
  const refused = async (body) => {
    const response = await people.ask("POST", "/v1/contacts-log", { body });
    assert.equal(response.status, 400);
    return (await response.json()).pointer;
  };
  assert.equal(await refused({ v: 1, messages: [...messages, messages[0]] }), "/messages");
  assert.equal(await refused({ v: 1, messages: [messages[0], { ...messages[0], at: "now" }] }), "/messages/1/at");
  assert.equal(await refused({ messages }), "/v");
});

const routes = [
  ["GET", "/v1/reviews"], ["GET", `/v1/reviews/${unknown}`], ["POST", `/v1/reviews/${unknown}/decision`, { v: 1, decision: "same" }],
  ["GET", "/v1/match/outcomes"], ["GET", `/v1/accounts/${unknown}`], ["GET", `/v1/accounts/${unknown}/pressure`],
  ["POST", "/v1/pressure", { v: 1, email: "a@example.com" }], ["POST", "/v1/contacts-log", { v: 1, messages: [] }], ["DELETE", `/v1/links/${unknown}`],
];
for (const [method, route, body] of routes) {
  test(`${method} ${route.replace(unknown, "{id}")} is for secret keys only`, async () => {
    const code = async (key) => {
      const response = await people.ask(method, route, { body, key });
      assert.equal(response.headers.get("access-control-allow-origin"), null);
      return [response.status, (await response.json()).code];
    };
    assert.deepEqual(await code(siteKey), [403, "request.secret_key_needed"]);
    assert.deepEqual(await code(""), [401, "request.unauthorized"]);
    assert.deepEqual(await code("secret_wrong"), [401, "request.unauthorized"]);
    if (route.includes(unknown)) {
      assert.equal((await people.ask(method, route, { body })).status, 404);
      assert.equal((await people.ask(method, route.replace(unknown, "nothing"), { body })).status, 404);
    }
  });
}

test("no address stands in a URL, and wrong questions are refused", async () => {
  assert.equal((await people.ask("GET", "/v1/pressure?email=a@example.com")).status, 405);
  for (const route of ["/v1/reviews?state=none", "/v1/reviews?limit=0", "/v1/reviews?limit=x", "/v1/reviews?after=x", "/v1/reviews?limit=1&limit=2", "/v1/reviews?more=1", `/v1/accounts/${unknown}/pressure?cap7=-1`]) {
    assert.equal((await people.ask("GET", route)).status, 400, route);
  }
  for (const body of [{ v: 1 }, { v: 1, decision: "perhaps" }, { decision: "same" }, { v: 1, decision: "same", revise: 1 }]) {
    assert.equal((await people.ask("POST", `/v1/reviews/${unknown}/decision`, { body })).status, 400, JSON.stringify(body));
  }
});

test("the page of a link that is none says nothing about anybody", async () => {
  const wrong = await visible(await fetch(`${edge.url}/join/${"A".repeat(43)}`));
  assert.equal(wrong.status, 410);
  assert.deepEqual(await visible(await fetch(`${edge.url}/join/short`)), wrong);
  assert.deepEqual(await visible(await fetch(`${edge.url}/join/${"A".repeat(43)}`, { method: "POST" })), wrong);
  assert.match(wrong.headers["content-security-policy"], /default-src 'none'/);
});

test("figures count decisions, joins and undone links; no value is in the log or in the figures", async () => {
  const figures = await (await fetch(edge.metrics)).text();
  for (const figure of ['guichet_reviews_total{outcome="same"}', 'guichet_joins_total{outcome="proved"}', 'guichet_links_total{outcome="undone"}']) assert.ok(figures.includes(figure), figure);
  for (const text of [figures, edge.output]) assert.doesNotMatch(text, /lefebvre|montclair|nobody@/i);
});
