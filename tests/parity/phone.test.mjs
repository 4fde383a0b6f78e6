// Telephone numbers of every region: the native core, the WebAssembly module and google-libphonenumber agree on the
// examples of every region and kind, and on variations of them. GUICHET_PHONE_NUMBERS sets how many variations; GUICHET_BUILD is another build folder than build/.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { before, test } from "node:test";

import { root } from "../support/edge.mjs";
import { loadCore } from "../support/loader.mjs";
import { typed, verdict } from "./google_phone.mjs";
import { exampleNumbers, phoneNumbers, scribbledNumbers } from "./phone_numbers.mjs";

const build = process.env.GUICHET_BUILD ?? path.join(root, "build");
const numbers = [...exampleNumbers(), ...phoneNumbers(Number(process.env.GUICHET_PHONE_NUMBERS ?? 5000))];
const requestOf = ({ text, country }) =>
  JSON.stringify({ v: 1, form: { id: "phones", ...(country && { country }), fields: { tel: {} } }, values: { tel: text } });
const requests = numbers.map(requestOf);

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

// What the core says beyond google-libphonenumber: in place of its verdict where it blocks, ...
const refinements = { "phone.digit_missing": "phone.too_short", "phone.digit_extra": "phone.too_long", "phone.short_code": "phone.too_short" };
// ... or beside it.
const additions = ["digit_missing", "looks_like_country", "letters", "trunk_zero_after_code", "premium_rate", "shared_cost", "voip"]
  .map((name) => `phone.${name}`);

/** The codes that google-libphonenumber has too. */
const verdictCodes = (findings) =>
  findings
    .map(({ code, severity }) => (severity === "block" ? refinements[code] ?? code : code))
    .filter((code) => !additions.includes(code));

/** A letter in place of a digit: the core refuses to take the number that is left when the letter is dropped. */
const isLetterRefused = ([first]) => first?.code === "phone.letters" && first.severity === "block";

test("google-libphonenumber gives the same verdict on every number", () => {
  answers.forEach((answer, i) => {
    const { findings, values } = JSON.parse(answer);
    const { codes, value } = verdict(numbers[i].text, numbers[i].country);
    if (value && isLetterRefused(findings)) {
      assert.match(numbers[i].text, /[a-z]/i);
      assert.deepEqual({ count: findings.length, value: values.tel }, { count: 1, value: undefined }, requests[i]);
    } else {
      assert.deepEqual({ codes: verdictCodes(findings), value: values.tel }, { codes, value }, requests[i]);
    }
  });
});

test("google-libphonenumber reads the same number out of any ASCII", () => {
  let found = 0;
  for (const number of scribbledNumbers(numbers.length)) {
    const { findings, values } = JSON.parse(core.call(requestOf(number)));
    if (isLetterRefused(findings) || !/^[ -~]*$/.test(number.text)) continue;
    const { value } = verdict(number.text.trim(), number.country);
    if (value && !Number.isSafeInteger(Number(value.e164))) continue; // JavaScript loses its last digits
    assert.deepEqual(values.tel, value, requestOf(number));
    found += values.tel ? 1 : 0;
  }
  assert.ok(found > numbers.length / 10, `${found} are numbers`);
});

test("what the core adds fits google-libphonenumber's kind of number, and every suggestion is valid for it", () => {
  const kinds = { "phone.premium_rate": "premium_rate", "phone.shared_cost": "shared_cost", "phone.voip": "voip" };
  answers.forEach((answer, i) => {
    for (const { code, params } of JSON.parse(answer).findings) {
      if (code in kinds) assert.equal(verdict(numbers[i].text, numbers[i].country).value.type, kinds[code], requests[i]);
      if (params.suggestion) assert.equal(verdict(params.suggestion, numbers[i].country).value?.valid, true, requests[i]);
    }
  });
});

test("nothing is asked about the examples, which are of every region", () => {
  const examples = exampleNumbers();
  assert.equal(new Set(examples.map(({ country }) => country)).size, 245);
  const questioned = examples.flatMap(({ text, country }, i) => {
    const asked = JSON.parse(answers[i]).findings.filter(({ severity }) => severity !== "info");
    return asked.length === 0 ? [] : [`${country} ${text.replace(/\D/g, "").slice(-7)} ${asked[0].code}`];
  });
  // A nationwide number without an area code, which google-libphonenumber does not read back either.
  assert.deepEqual([...new Set(questioned)], ["CA 3101234 phone.local_only"]);
});

test("the numbers reach every verdict, every type and every addition", () => {
  const reports = answers.map((answer) => JSON.parse(answer));
  const seen = new Set(reports.flatMap(({ findings, values }) => [...findings.map(({ code }) => code), values.tel?.type]));
  const wanted = ["not_a_number", "too_short", "too_long", "unknown_country_code", "local_only", "not_in_use", "other_country"]
    .map((name) => `phone.${name}`);
  const types = [...seen].filter((name) => name && !name.includes("."));
  for (const code of [...wanted, ...additions, ...Object.keys(refinements)]) assert.ok(seen.has(code), code);
  assert.ok(types.length >= 11, types.join(" "));
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
