// What the edge makes of domains that take no mail, with a real name server.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { eventually, secretKey, startEdge } from "../support/edge.mjs";
import { postForm, submit } from "../support/client.mjs";
import { startDns } from "../support/dns.mjs";

const records = [
  "good MX 10 mail.good",
  "mail.good A 192.0.2.1",
  "addressonly A 192.0.2.2",
  "sixonly AAAA 2001:db8::1",
  "null MX 0 .",
  "nothing TXT \"no mail here\"",
  "alias CNAME good",
];

let dns;
before(async () => {
  dns = await startDns("example", records);
});
after(() => dns.close());

const figures = async (edge) => (await fetch(edge.metrics)).text();
const count = async (edge, outcome) => Number(new RegExp(`guichet_mail_domains_total\\{outcome="${outcome}"\\} (\\d+)`).exec(await figures(edge))?.[1] ?? 0);
const answers = (edge, is) => eventually(async () => (await figures(edge)).split("\n").includes(`guichet_dns_answers ${is}`), `guichet_dns_answers ${is}`, 60);

async function withEdge(settings, story) {
  const edge = await startEdge({ dns: { enabled: true, servers: [dns.server], milliseconds: 2000, ...settings } });
  try {
    await story(edge);
  } finally {
    await edge.stop();
  }
}

/** The codes about the domain, and the outcome, as a backend sees them. */
async function verdict(edge, email, values = {}) {
  const response = await submit(edge, { email, ...values }, { key: secretKey });
  assert.equal(response.status, 200);
  const { outcome, findings, submission } = await response.json();
  assert.ok(submission, "it was stored");
  return { outcome, codes: findings.map(({ code }) => code).filter((code) => code.startsWith("email.domain_")) };
}

test("Mail domain: MX, or an address without MX, takes mail", () => withEdge({}, async (edge) => {
  await answers(edge, 1);
  for (const domain of ["good.example", "addressonly.example", "sixonly.example", "alias.example", "GOOD.example"]) {
    assert.deepEqual((await verdict(edge, `zoe.martin@${domain}`)).codes, [], domain);
  }
  assert.equal(await count(edge, "takes_mail"), 5);
}));

test("Mail domain: a domain that does not exist, has a null MX or no server is asked about and never blocked", () => withEdge({}, async (edge) => {
  await answers(edge, 1);
  assert.deepEqual(await verdict(edge, "zoe.martin@nowhere.example"), { outcome: "confirm", codes: ["email.domain_unknown"] });
  assert.deepEqual(await verdict(edge, "zoe.martin@null.example"), { outcome: "confirm", codes: ["email.domain_no_mail"] });
  assert.deepEqual(await verdict(edge, "zoe.martin@nothing.example"), { outcome: "confirm", codes: ["email.domain_no_mail"] });
}));

test("Mail domain: a server that will not say adds nothing", () => withEdge({}, async (edge) => {
  await answers(edge, 1);
  assert.deepEqual((await verdict(edge, "zoe.martin@elsewhere.test")).codes, []); // REFUSED: not its zone
  assert.equal(await count(edge, "undetermined"), 1);
}));

test("Mail domain: a page is asked first where it says that it can ask, else the sign-up goes on", () => withEdge({}, async (edge) => {
  await answers(edge, 1);
  const asked = await submit(edge, { email: "zoe.martin@nowhere.example" }, { ask: true });
  assert.equal(asked.status, 422);
  const problem = await asked.json();
  assert.equal(problem.code, "submission.question");
  assert.deepEqual(problem.findings.map(({ code, field, severity }) => [code, field, severity]), [["email.domain_unknown", "email", "confirm"]]);
  const accepted = await submit(edge, { email: "zoe.martin@nowhere.example" });
  assert.equal(accepted.status, 202);
  assert.equal((await accepted.json()).outcome, "confirm");
}));

test("Mail domain: a page without JavaScript shows the question once", () => withEdge({}, async (edge) => {
  await answers(edge, 1);
  const asked = await postForm(edge, "newsletter-en", { email: "zoe.martin@nowhere.example" });
  assert.equal(asked.status, 422);
  assert.match(await asked.text(), /The part after the @ does not exist/);
  const kept = await postForm(edge, "newsletter-en", { email: "zoe.martin@nowhere.example", "guichet-keep": "1" });
  assert.equal(kept.status, 303);
}));

test("Mail domain: what is known is remembered while the DNS says so, and no longer", async () => {
  const own = await startDns("example", records);
  const edge = await startEdge({ dns: { enabled: true, servers: [own.server], milliseconds: 2000 } });
  try {
    await answers(edge, 1);
    assert.deepEqual((await verdict(edge, "zoe.martin@null.example")).codes, ["email.domain_no_mail"]);
    await own.close();
    assert.deepEqual((await verdict(edge, "anna.durand@null.example")).codes, ["email.domain_no_mail"]);
    edge.moveClock(301_000);
    assert.deepEqual((await verdict(edge, "lea.petit@null.example")).codes, []);
  } finally {
    await edge.stop();
  }
});

test("Mail domain: a silent DNS holds up three sign-ups at most, for the time limit; then nobody waits until it answers", async () => {
  const own = await startDns("example", records);
  const edge = await startEdge({ dns: { enabled: true, servers: [own.server], milliseconds: 50 } });
  try {
    await answers(edge, 1);
    own.freeze();
    for (let i = 0; i < 6; i++) assert.deepEqual((await verdict(edge, `zoe.martin@frozen${i}.example`)).codes, []);
    assert.equal(await count(edge, "undetermined"), 3);
    assert.equal(await count(edge, "not_asked"), 3);
    await answers(edge, 0);
    own.thaw();
    await answers(edge, 1);
    assert.deepEqual((await verdict(edge, "zoe.martin@null.example")).codes, ["email.domain_no_mail"]);
  } finally {
    await edge.stop();
    await own.close();
  }
});

test("Mail domain: without a DNS nobody waits at all", () => withEdge({ servers: ["127.0.0.1:1"] }, async (edge) => {
  assert.deepEqual((await verdict(edge, "zoe.martin@nowhere.example")).codes, []);
  assert.equal(await count(edge, "not_asked"), 1);
}));
