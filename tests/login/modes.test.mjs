// The 44 bad answers and the 5 good ones, with each of the three algorithms, in front of one edge.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { algorithms } from "./keys.mjs";
import { assertAccepted, assertRefused, startLogin } from "./login_edge.mjs";
import { badModes, goodModes } from "./modes.mjs";

const keyInterval = 15 * 60 * 1000; // more than the pause between two fetches of keys

let login;
before(async () => (login = await startLogin()));
after(() => login.stop());

const idOf = (alg) => alg.toLowerCase();

async function meet(mode, alg) {
  const { edge, provider } = login;
  provider.setMode("ok");
  edge.moveClock(keyInterval);
  await login.visitor().signIn(idOf(alg)); // it has the keys and the metadata, as an edge that runs
  if (mode.rotates) edge.moveClock(keyInterval);
  const fetches = provider.requests("evil").length;
  provider.setMode(mode.name);
  const visitor = login.visitor();
  const hop = await visitor.signIn(idOf(alg));
  assert.equal(provider.requests("evil").length, fetches, "an address in a token was fetched");
  return { visitor, hop };
}

for (const alg of algorithms) {
  for (const mode of badModes) {
    test(`${mode.line} ${mode.name}, ${alg}`, async () => {
      const { visitor, hop } = await meet(mode, alg);
      await assertRefused(visitor, hop, mode.denies ? ["denied"] : ["failed"]);
    });
  }
  for (const mode of goodModes) {
    test(`${mode.line} ${mode.name} is accepted, ${alg}`, async () => {
      const { visitor, hop } = await meet(mode, alg);
      const { values } = await assertAccepted(visitor, hop);
      assert.equal(values.email, "alice@example.com");
    });
  }
}
