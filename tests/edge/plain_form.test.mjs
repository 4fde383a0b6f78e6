// The form as a browser posts it by itself: no JavaScript, the same checks, nothing typed is lost.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { postForm } from "../support/client.mjs";
import { eventually, forms, startEdge } from "../support/edge.mjs";

let edge;
before(async () => (edge = await startEdge()));
after(() => edge.stop());

const post = (values, headers) => postForm(edge, "newsletter-fr", values, headers);

test("a good form is accepted and leads to a page that can be reloaded", async () => {
  const response = await post({ email: "plain@example.com", "given-name": "Zoé", unknown: "of no concern" });
  assert.equal(response.status, 303);
  const page = await fetch(new URL(response.headers.get("location"), edge.url));
  assert.equal(page.status, 200);
  assert.match(await page.text(), /Ouvrez votre messagerie/);
  await eventually(() => edge.mails().some((mail) => mail.includes("plain@example.com")), "the mail");
});

test("a slip is asked about once, with the form filled in, and may be kept", async () => {
  const values = { email: "marie@gmial.com", "given-name": "Marie" };
  const asked = await post(values);
  const page = await asked.text();
  assert.equal(asked.status, 422);
  assert.match(page, /Vouliez-vous dire marie@gmail\.com/);
  assert.match(page, /value="marie@gmial\.com"/);
  assert.match(page, /value="Marie"/);
  assert.match(page, /name="guichet-keep"/);
  assert.equal((await post({ ...values, "guichet-keep": "1" })).status, 303);
});

test("a form that comes back has its fields in the order that its author gave them", async () => {
  const page = await (await post({ email: "jean..dupont@orange.fr" })).text();
  const shown = [...page.matchAll(/autocomplete="([a-z0-9-]+)" value=/g)].map(([, token]) => token);
  assert.deepEqual(shown, Object.keys(forms["newsletter-fr"].fields));
});

test("a mistake is said beside its field, and what was typed is still there", async () => {
  const response = await post({ email: "jean..dupont@orange.fr", tel: "06123", "given-name": "\"><script>alert(1)</script>" });
  const page = await response.text();
  assert.equal(response.status, 422);
  assert.match(page, /deux points à la suite/);
  assert.match(page, /trop court/);
  assert.match(page, /value="jean\.\.dupont@orange\.fr"/);
  assert.doesNotMatch(page, /<script>/);
  assert.doesNotMatch(page, /guichet-keep/);
  assert.match(response.headers.get("content-security-policy"), /default-src 'none'/);
});

test("a postcode of another shape is asked about in the country of the form, and may be kept", async () => {
  const values = { email: "post@example.com", country: "BE", "address-line1": "Rue du Vivier 7", "postal-code": "75001", "address-level2": "Bruxelles" };
  const asked = await post(values);
  assert.equal(asked.status, 422);
  const page = await asked.text();
  assert.match(page, /ressemble à 4000/);
  assert.match(page, /guichet-keep/);
  assert.equal((await post({ ...values, "guichet-keep": "1" })).status, 303);
  assert.equal((await post({ ...values, "postal-code": "B-1000" })).status, 303);
});

test("foreign origins, wrong bodies and unknown forms are refused", async () => {
  const code = async (response) => (await response.json()).code;
  assert.equal(await code(await post({ email: "a@example.com" }, { Origin: "https://evil.example" })), "request.forbidden_origin");
  assert.equal(await code(await postForm(edge, "nothing", { email: "a@example.com" })), "request.unknown_form");
  const raw = (body, type = "application/x-www-form-urlencoded") =>
    fetch(`${edge.url}/v1/forms/newsletter-fr/submissions`, { method: "POST", headers: { "Content-Type": type }, body });
  assert.equal((await raw("email=%zz")).status, 400);
  assert.equal((await raw("email=a", "text/plain")).status, 415);
});

test("the same form is described to whoever wants to build it", async () => {
  const response = await fetch(`${edge.url}/v1/forms/newsletter-fr`);
  const { form, hash } = await response.json();
  assert.equal(form.id, "newsletter-fr");
  assert.match(hash, /^sha256:/);
  const again = await fetch(response.url, { headers: { "If-None-Match": response.headers.get("etag") } });
  assert.equal(again.status, 304);
});

test("the figures count what happened", async () => {
  const figures = await (await fetch(edge.metrics)).text();
  assert.match(figures, /guichet_submissions_total\{outcome="accept"\} \d/);
  assert.match(figures, /guichet_mails_total\{outcome="sent"\} \d/);
});
