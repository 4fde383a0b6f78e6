// The 32 names of the OpenID Foundation's relying-party tests, and the basic ones with form_post.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { hasData, readRelyingPartyPlans } from "./data.mjs";
import { startLogin } from "./login_edge.mjs";
import { basicPlan, clients, plans } from "./relying_party.mjs";

let login;
before(async () => (login = await startLogin({ clients })));
after(() => login.stop());

const all = Object.assign({}, ...Object.values(plans));

for (const [name, act] of Object.entries(all)) test(name, () => act(login, "query"));
for (const [name, act] of Object.entries(basicPlan)) test(`${name}, form_post`, () => act(login, "posted"));

test("there are 32 names, each in its plan", () => {
  assert.equal(Object.keys(all).length, 32);
  assert.deepEqual(Object.values(plans).map((plan) => Object.keys(plan).length), [16, 6, 8, 3]);
});

test("the names are those that the Foundation publishes", { skip: !hasData("rp_client_tests.json") && "its list is not here" }, () => {
  const published = readRelyingPartyPlans();
  for (const [plan, tests] of Object.entries(plans)) assert.deepEqual(Object.keys(tests).sort(), [...published[plan]].sort(), plan);
});
