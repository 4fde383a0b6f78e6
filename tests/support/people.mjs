// An edge with two sites and forms in two languages, and what a signup backend does with its people.
import assert from "node:assert/strict";
import { appendFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { simpleParser } from "mailparser";

import { submit } from "./client.mjs";
import { Edge, eventually, makeFolder, secretKey } from "./edge.mjs";
import { answerSchema, breaches } from "./openapi.mjs";

export const otherSiteKey = "site_other";

const fields = { email: { required: true }, tel: {}, "given-name": {}, "family-name": {}, bday: {}, "postal-code": {}, "address-level2": {}, "address-line1": {} };
const forms = {
  "newsletter-fr": { id: "newsletter-fr", country: "FR", locale: "fr", fields },
  "white-paper-en": { id: "white-paper-en", country: "FR", locale: "en", fields },
};

export const marie = {
  email: "marie.lefebvre@example.com", tel: "06 12 34 56 78", "given-name": "Marie", "family-name": "Lefebvre-Quentin", bday: "1984-03-17",
  "address-line1": "12 rue des Glycines", "postal-code": "69007", "address-level2": "Lyon",
};

/** Makes the folder of such an edge. */
export function makePeopleFolder(overrides = {}) {
  const folder = makeFolder(overrides);
  for (const [id, form] of Object.entries(forms)) writeFileSync(path.join(folder, `forms/${id}.json`), JSON.stringify(form));
  appendFileSync(path.join(folder, "guichet.toml"), `\n[[site]]\nid = "other"\nkey = "${otherSiteKey}"\norigins = ["https://other.example"]\n`);
  return folder;
}

export const startPeopleEdge = (overrides) => Edge.start(makePeopleFolder(overrides));

export class People {
  constructor(edge) {
    this.edge = edge;
  }

  ask(method, route, { body, key = secretKey } = {}) {
    return fetch(this.edge.url + route, {
      method,
      headers: { ...(key && { Authorization: `Bearer ${key}` }), ...(body && { "Content-Type": "application/json" }) },
      body: body && JSON.stringify(body),
    });
  }

  /** The answer, held against the description of its route. */
  async json(method, route, { as = route.split("?")[0], body } = {}) {
    const response = await this.ask(method, route, { body });
    const answer = await response.json();
    assert.equal(response.status, 200, JSON.stringify(answer));
    assert.deepEqual(breaches(answerSchema(as, method.toLowerCase()), answer), []);
    return answer;
  }

  account = (id) => this.json("GET", `/v1/accounts/${id}`, { as: "/v1/accounts/{id}" });
  review = (id, locale = "en") => this.json("GET", `/v1/reviews/${id}?locale=${locale}`, { as: "/v1/reviews/{id}" });
  reviews = async (state = "open") => (await this.json("GET", `/v1/reviews?state=${state}&limit=200`)).reviews;
  decide = (id, body) => this.json("POST", `/v1/reviews/${id}/decision`, { as: "/v1/reviews/{id}/decision", body: { v: 1, ...body } });

  /** Signs up as a backend, which is told everything. */
  async signUp(values, options) {
    const verdict = await (await submit(this.edge, values, { key: secretKey, form: "newsletter-fr", ...options })).json();
    return { ...verdict, id: verdict.account.id };
  }

  async mailsTo(address, subject = /./) {
    const mails = await Promise.all(this.edge.mails().map((bytes) => simpleParser(bytes)));
    return mails.filter((mail) => mail.to.text === address && subject.test(mail.subject));
  }

  /** The path of the newest link of a kind ("confirm" or "join") that was mailed to an address. */
  async linkTo(address, kind = "confirm") {
    const link = new RegExp(`/${kind}/[\\w-]{43}`);
    return eventually(async () => {
      const mails = await this.mailsTo(address);
      return mails.map(({ text }) => link.exec(text)?.[0]).filter(Boolean).at(-1);
    }, `a link to ${kind} for ${address}`);
  }

  async click(where) {
    const response = await fetch(this.edge.url + where, { method: "POST" });
    return { status: response.status, text: await response.text() };
  }

  async verified(values, options) {
    const verdict = await this.signUp(values, options);
    assert.equal((await this.click(await this.linkTo(values.email))).status, 200);
    return verdict;
  }
}
