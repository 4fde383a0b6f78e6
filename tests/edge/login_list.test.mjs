// Forms name the providers that they offer; pages learn which.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";

import { Edge, makeFolder, run, siteKey } from "../support/edge.mjs";

const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const secrets = mkdtempSync(path.join(tmpdir(), "guichet-secrets-"));
folders.push(secrets);
writeFileSync(path.join(secrets, "secret"), "of-the-tests\n", { mode: 0o600 });

const provider = (id, more = {}) => ({ id, client_id: "client", client_secret_file: path.join(secrets, "secret"), ...more });
const providers = [provider("google"), provider("github", { enabled: false }), provider("company", { kind: "openid", name: "Company", issuer: "https://id.example" })];
const fields = { email: { required: true } };

function makeEdgeFolder(form, sections = { provider: providers }) {
  const folder = makeFolder(sections);
  folders.push(folder);
  writeFileSync(path.join(folder, "forms/signup.json"), JSON.stringify({ id: "signup", locale: "en", fields, ...form }));
  return folder;
}

async function loginOf(form, sections) {
  const edge = await Edge.start(makeEdgeFolder(form, sections));
  const response = await fetch(`${edge.url}/v1/forms/signup`, { headers: { authorization: `Bearer ${siteKey}` } });
  const body = await response.json();
  await edge.stop();
  assert.equal(response.status, 200);
  assert.equal(body.form.login, undefined); // the core's description does not know it
  return body.login;
}

const google = { id: "google", name: "Google", kind: "google" };
const company = { id: "company", name: "Company", kind: "openid" };

test("a form offers all enabled providers when it names none, those it names in its order, none for an empty list", async () => {
  assert.deepEqual(await loginOf({}), [google, company]);
  assert.deepEqual(await loginOf({ login: ["company", "github", "google"] }), [company, google]);
  assert.deepEqual(await loginOf({ login: [] }), []);
});

test("without providers in the configuration, a form offers none", async () => {
  assert.deepEqual(await loginOf({}, {}), []);
});

/** What serve says when it does not start. */
function refusal(form, sections) {
  const config = path.join(makeEdgeFolder(form, sections), "guichet.toml");
  assert.equal(run("init", "--config", config).status, 0);
  const done = run("serve", "--config", config);
  assert.equal(done.status, 1);
  return done.stderr;
}

test("a form that names a provider which the configuration lacks keeps the edge from starting", () => {
  assert.match(refusal({ login: ["google", "gogle"] }), /the form signup: login: there is no \[\[provider\]\] with the id "gogle" in the configuration/);
});

test("a list that is none, a bad id, an id twice: the place is named", () => {
  for (const [login, place] of [["google", "/login"], [null, "/login"], [[1], "/login/0"], [["google", "google"], "/login/1"], [["Google"], "/login/0"],
    [[""], "/login/0"], [Array.from({ length: 21 }, (_, i) => `p${i}`), "/login"]]) {
    assert.match(refusal({ login }), new RegExp(`signup\\.json: .*\\(${place}\\)`));
  }
});

test("a provider that cannot be used keeps the edge from starting, and says which and why", () => {
  assert.match(refusal({}, { provider: [provider("google", { client_secret_file: "nowhere" })] }), /provider google: client_secret_file: /);
  assert.match(refusal({}, { provider: [provider("google", { kind: "gogle" })] }), /provider google: kind: "gogle" is not known; there are apple, /);
});
