// The encoder that makes libphonenumber's metadata: exact bytes, and no field half understood.
import assert from "node:assert/strict";
import { test } from "node:test";

import { encodeCollection } from "../../wasm/deps/metadata/encode.mjs";

const region = (fields) => Object.assign([], fields);
const hex = (fields) => encodeCollection([region(fields)]).toString("hex");

test("texts, numbers, flags and lists are protobuf, in the order of their field numbers", () => {
  assert.equal(hex({ 9: "FR", 10: 33, 22: 1 }), "0a09" + "4a024652" + "5021" + "b00101");
  assert.equal(hex({ 1: region({ 2: "\\d", 9: [9, -1] }) }), "0a13" + "0a11" + "12025c64" + "4809" + "48ffffffffffffffffff01");
  assert.equal(hex({ 19: [region({ 1: "a", 3: ["b", "c"] })] }), "0a0c" + "9a0109" + "0a0161" + "1a0162" + "1a0163");
});

test("a field that the core's libphonenumber is not known to read stops the build", () => {
  assert.throws(() => hex({ 32: 1 }), /field 32/);
  assert.throws(() => hex({ 1: region({ 7: "x" }) }), /field 7/);
});
