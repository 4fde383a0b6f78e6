// The promises of double opt-in in short runs, but those that are about time; and the table of which test shows what.
import assert from "node:assert/strict";
import { test } from "node:test";

import { isFresh } from "../checklist/document.mjs";
import { areaUnderCurve, learntArea } from "../support/roc.mjs";
import { optin } from "./list.mjs";
import { measures } from "./targets.mjs";

async function keeps(promise) {
  const { passed, figure } = await measures[promise]({ full: false, progress: () => {} });
  assert.ok(passed, figure);
}

test("B8 hundreds of requests of scanners confirm nothing", () => keeps("scanners"));
test("B11 races of a hundred parallel clicks make one event each", () => keeps("races"));
test("B19, B29 every changed byte of an exported proof is found", () => keeps("proof"));
test("B30 hundreds of tries from a hundred addresses make five mails a day at most", () => keeps("bombing"));
test("B48, B49 kill -9 under load loses no submission, no mail and no confirmation, and doubles none but mails", () => keeps("kills"));

test("every line of the checklist has a test", () => {
  assert.deepEqual(optin.withoutTest(), []);
});

test("the documentation's table is the one that the tests' names give", () => {
  assert.ok(isFresh(optin), "run: node tests/optin/document.mjs");
});

test("every mutation names a line of the list, and text that stands in its file once", () => {
  assert.deepEqual(optin.staleMutations(), []);
});

test("a classifier separates what differs, and nothing else", () => {
  const ramp = (from) => Array.from({ length: 1000 }, (_, i) => from + ((i * 7919) % 1000) / 1000);
  assert.ok(areaUnderCurve(ramp(0), ramp(0)) < 0.51);
  assert.ok(areaUnderCurve(ramp(0), ramp(0.5)) > 0.8);
  const spread = ramp(0).map((value) => (value < 0.5 ? value - 1 : value + 1)); // the same middle, another shape
  assert.ok(areaUnderCurve(ramp(0), spread) < 0.6 && learntArea(ramp(0), spread) > 0.9);
});
