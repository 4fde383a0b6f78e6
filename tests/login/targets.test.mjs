// The table of which test shows which line of the checklist, and that each has one.
import assert from "node:assert/strict";
import { test } from "node:test";

import { isFresh } from "../checklist/document.mjs";
import { algorithms } from "./keys.mjs";
import { login } from "./list.mjs";
import { badModes, goodModes } from "./modes.mjs";

test("every line of the checklist has a test", () => {
  assert.deepEqual(login.withoutTest(), []);
});

test("the documentation's table is the one that the tests' names give", () => {
  assert.ok(isFresh(login), "run: node tests/login/document.mjs");
});

test("there are 44 bad answers and 5 good ones, 3 algorithms and 62 lines", () => {
  assert.deepEqual([badModes.length, goodModes.length, algorithms.length, Object.keys(login.lines).length], [44, 5, 3, 62]);
});

test("every mutation names a line of the list, and text that stands in its file once", () => {
  assert.deepEqual(login.staleMutations(), []);
});
