// Every known payload of open redirects as the address to come back to. The public list lies outside of this project.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";

import { root } from "../support/edge.mjs";
import { hasData, readRedirects } from "./data.mjs";
import { assertTurnedAway, startLogin } from "./login_edge.mjs";
import { startWith, taken } from "./redirects.mjs";
import { page } from "./visitor.mjs";

let login;
before(async () => (login = await startLogin({ clients: { rs256: { alg: "RS256" } } })));
after(() => login.stop());

const isThere = hasData("open-redirect-payload-list.txt");

test("A8 every line of the public list of open redirects is refused", { skip: !isThere && "the list is not here" }, async () => {
  const payloads = readRedirects();
  assert.deepEqual(await taken(login, payloads), []);
  assert.ok(payloads.length >= 834, String(payloads.length));
});

test("A8 payloads of every family are refused: other hosts, schemes, encodings, control characters, dots", async () => {
  const { refused } = JSON.parse(readFileSync(path.join(root, "tests/cases/open_redirect.json"), "utf8"));
  assert.deepEqual(await taken(login, refused.map((text) => Buffer.from(text, "utf8"))), []);
});

test("A8 no address is refused where a page waits, and so is one behind a good one; a plain one is taken", async () => {
  const visitor = login.visitor();
  assertTurnedAway(await startWith(visitor, Buffer.from("/signup"), "&return_to=%2F%2Fevil.example"), 400);
  assertTurnedAway(await visitor.start("rs256", { fields: { return_to: "" } }), 400);
  assert.equal((await visitor.start("rs256", { fields: { return_to: "/signup?utm=x&a=b%20c" } })).status, 303);
});

test("A8 only addresses that the site's pages list are come back to", async () => {
  const site = [{ id: "test", key: "site_test", origins: [page], pages: ["/signup", "/news/*"] }];
  const other = await startLogin({ clients: { rs256: { alg: "RS256" } }, sections: { site } });
  try {
    const visitor = other.visitor();
    for (const [where, status] of [["/signup?x=1", 303], ["/news/today", 303], ["/signup/more", 400], ["/newsletter", 400], ["/", 400], ["/news/../admin", 400]]) {
      const hop = await visitor.start("rs256", { fields: { return_to: where } });
      assert.equal(hop.status, status, where);
    }
  } finally {
    await other.stop();
  }
});
