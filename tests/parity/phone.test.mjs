// Telephone numbers of every region: the native core, the WebAssembly module and google-libphonenumber agree.
// GUICHET_PHONE_NUMBERS sets how many are tried; GUICHET_BUILD is another build folder than build/.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { before, test } from "node:test";

import { root } from "../support/edge.mjs";
import { loadCore } from "../support/loader.mjs";
import { typed, verdict } from "./google_phone.mjs";
import { phoneNumbers } from "./phone_numbers.mjs";

const build = process.env.GUICHET_BUILD ?? path.join(root, "build");
const numbers = phoneNumbers(Number(process.env.GUICHET_PHONE_NUMBERS ?? 5000));
const requests = numbers.map(({ text, country }) =>
  JSON.stringify({ v: 1, form: { id: "phones", ...(country && { country }), fields: { tel: {} } }, values: { tel: text } }));

let core;
let answers;

before(async () => {
  core = await loadCore("phone", build);
  answers = requests.map((request) => core.call(request));
});

test("native and WebAssembly answer the same bytes", () => {
  const done = spawnSync(path.join(build, "native/bin/c_api_lines"), { input: `${requests.join("\n")}\n`, maxBuffer: 1 << 28 });
  assert.equal(done.status, 0, String(done.stderr));
  const native = done.stdout.toString().trimEnd().split("\n");
  assert.equal(native.length, answers.length);
  native.forEach((answer, i) => assert.equal(answers[i], answer, requests[i]));
});

test("google-libphonenumber gives the same verdict on every number", () => {
  answers.forEach((answer, i) => {
    const { findings, values } = JSON.parse(answer);
    const { codes, value } = verdict(numbers[i].text, numbers[i].country);
    assert.deepEqual({ codes: findings.map(({ code }) => code), value: values.tel }, { codes, value }, requests[i]);
  });
});

test("the numbers reach every verdict and every type", () => {
  const reports = answers.map((answer) => JSON.parse(answer));
  const seen = new Set(reports.flatMap(({ findings, values }) => [...findings.map(({ code }) => code), values.tel?.type]));
  const wanted = ["not_a_number", "too_short", "too_long", "unknown_country_code", "local_only", "not_in_use", "other_country"];
  for (const code of wanted) assert.ok(seen.has(`phone.${code}`), code);
  assert.ok(seen.size >= wanted.length + 11, [...seen].join(" "));
});

/** What the core shows while `keys` are typed one by one at the end of what it showed before. */
function typedIntoCore(keys, country) {
  let value = "";
  return [...keys].map((key) => {
    value += key;
    const answer = JSON.parse(core.call(JSON.stringify({ v: 1, op: "format", field: "tel", country, value, caret: value.length })));
    assert.equal(answer.caret, answer.value.length, value);
    return (value = answer.value);
  });
}

test("while a number is typed, each key shows what google-libphonenumber shows, less separators at the end", () => {
  const plain = numbers.filter(({ text, country }) => country && /^[+\d][\d ().-]*$/.test(text) && text.length <= 24);
  for (const { text, country } of plain.slice(0, numbers.length / 8)) {
    const keys = text.replace(/[^+\d]/g, "");
    const shown = typed(keys, country).map((value) => value.replace(/[^+\d]+$/, ""));
    assert.deepEqual(typedIntoCore(keys, country), shown, `${keys} ${country}`);
  }
});
