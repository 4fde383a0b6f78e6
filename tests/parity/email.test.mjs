// The core against what a browser does: the pattern of <input type="email">, and the domain names of URLs (UTS 46). For
// these the peer is the package tr46 with all of our checks on: node's own URL leaves out part of RFC 5893.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import tr46 from "tr46";

import { root } from "../support/edge.mjs";

const unicodeData = "/usr/share/unicode";
const suites = path.join(root, "../shared/data/email");

function answersOf(mode, texts) {
  const input = texts.map((text) => Buffer.from(text).toString("hex") + "\n").join("");
  const done = spawnSync(path.join(root, "build/native/bin/email_lines"), [mode], { input, maxBuffer: 1 << 28 });
  assert.equal(done.status, 0, done.stderr.toString());
  const answers = done.stdout.toString().split("\n").slice(0, -1);
  assert.equal(answers.length, texts.length);
  return answers;
}

/** A fixed sequence of numbers below the limit. */
function sequence(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

// HTML standard, section 4.10.5.1.5, as it stands there.
const whatwg =
  /^[a-zA-Z0-9.!#$%&'*+\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

function differencesFromPattern(texts) {
  const answers = answersOf("html", texts);
  return texts.filter((text, i) => (answers[i] === "1") !== whatwg.test(text));
}

const ownCases = JSON.parse(readFileSync(path.join(root, "tests/cases/email_syntax.json"), "utf8")).cases.map(({ address }) => address);

test("the WHATWG mode equals the pattern of the standard on our own cases", () => {
  assert.deepEqual(differencesFromPattern(ownCases), []);
});

test("the WHATWG mode equals the pattern of the standard on is_email's cases", { skip: !existsSync(suites) && "../shared/data is not at hand" }, () => {
  for (const [file, count] of [["isemail_tests_164.json", 164], ["isemail_tests_original_279.json", 279]]) {
    const addresses = JSON.parse(readFileSync(path.join(suites, file), "utf8")).map(({ address }) => address);
    assert.equal(addresses.length, count);
    assert.deepEqual(differencesFromPattern(addresses), []);
  }
});

test("the WHATWG mode equals the pattern of the standard on 200,000 mutated addresses", () => {
  const next = sequence(1);
  const pieces = ["a", "Z", "0", "-", "--", ".", "..", "@", "_", "é", " ", "\n", '"', "[", "+", "b".repeat(61), "c".repeat(63), ".com", "@x"];
  const seeds = [...ownCases.filter((address) => address.length < 100), "jean@exemple.fr", `a@${"b".repeat(63)}.fr`, "a@b-c.d-e"];
  const texts = Array.from({ length: 200_000 }, () => {
    let text = seeds[next(seeds.length)];
    for (let edits = next(4); edits > 0; edits--) {
      const at = next(text.length + 1);
      text = text.slice(0, at) + (next(3) ? pieces[next(pieces.length)] : "") + text.slice(at + next(2));
    }
    return text.toWellFormed?.() ?? text;
  });
  const taken = texts.filter((text) => whatwg.test(text)).length;
  assert.ok(taken > 10_000 && taken < 190_000, String(taken));
  assert.deepEqual(differencesFromPattern(texts), []);
});

/** The code points that unicode-data assigns, by the first word of their names: about one alphabet each. */
function alphabets() {
  const groups = new Map();
  for (const line of readFileSync(path.join(unicodeData, "UnicodeData.txt"), "utf8").split("\n")) {
    const [code, name, category] = line.split(";");
    if (!name || name.startsWith("<") || "CZ".includes(category[0])) continue;
    const key = name.split(/[ -]/)[0];
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(Number.parseInt(code, 16));
  }
  const ideographs = Array.from({ length: 500 }, (_, i) => 0x4e00 + i * 41);
  const syllables = Array.from({ length: 500 }, (_, i) => 0xac00 + i * 22);
  return [...groups.values(), ideographs, syllables]
    .map((group) => group.filter((c) => c >= 0x80 || /[a-z0-9]/i.test(String.fromCharCode(c))))
    .filter((group) => group.length > 0);
}

const options = { checkHyphens: true, checkBidi: true, checkJoiners: true, useSTD3ASCIIRules: true, verifyDNSLength: false };
const asciiOf = (domain) => tr46.toASCII(domain, options) ?? "";

// Where we mean to differ. Unicode 15 forbids these three with UseSTD3ASCIIRules (17, which tr46 has, does not), and we
// refuse a label that is nothing, or of which nothing is left.
const isMeant = (domain, answer) =>
  answer === "" && (/[\u2260\u226e\u226f]/.test(tr46.toUnicode(domain, options).domain) || asciiOf(domain).split(".").includes(""));

function compareWithPeer(domains) {
  const answers = answersOf("domain", domains);
  const differences = domains
    .map((domain, i) => ({ domain, ours: answers[i], peers: asciiOf(domain) }))
    .filter(({ domain, ours, peers }) => ours !== peers && !isMeant(domain, ours));
  assert.deepEqual(differences.slice(0, 20), []);
  return answers.filter((answer) => answer !== "").length;
}

const skip = !existsSync(unicodeData) && "unicode-data is not installed";

test("domains of one and several alphabets have the ASCII form that tr46 gives them", { skip }, () => {
  const groups = alphabets();
  assert.ok(groups.length > 150, String(groups.length));
  const next = sequence(2);
  const one = (group) => String.fromCodePoint(group[next(group.length)]);
  const domains = Array.from({ length: 60_000 }, (_, i) => {
    const group = groups[i % groups.length];
    const letters = Array.from({ length: 1 + next(6) }, () => one(next(8) ? group : groups[next(groups.length)]));
    return `${letters.join("")}.example`;
  });
  const taken = compareWithPeer(domains);
  assert.ok(taken > 20_000 && taken < 59_000, String(taken));
});

test("every code point that unicode-data names has the ASCII form that tr46 gives it, alone and between letters", { skip }, () => {
  const characters = alphabets().flat().map((c) => String.fromCodePoint(c));
  assert.ok(characters.length > 30_000, String(characters.length));
  assert.ok(compareWithPeer(characters.flatMap((c) => [`${c}.example`, `a${c}b.example`])) > 30_000);
});

test("zero-width joiners stand where tr46 lets them stand", { skip }, () => {
  const groups = alphabets();
  const next = sequence(4);
  const one = (group) => String.fromCodePoint(group[next(group.length)]);
  const domains = Array.from({ length: 40_000 }, (_, i) => {
    const group = groups[i % groups.length];
    const virama = next(3) ? "" : "\u094d";
    return `${one(group)}${one(group)}${virama}${next(2) ? "\u200c" : "\u200d"}${one(group)}.example`;
  });
  assert.ok(compareWithPeer(domains) > 500);
});

/** Whether unicode-data, which our table is made of and tr46 is ahead of, assigns all of the text. */
function isAssigned() {
  const ranges = readFileSync(path.join(unicodeData, "extracted/DerivedGeneralCategory.txt"), "utf8")
    .matchAll(/^([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*; (?!Cn)/gm);
  const assigned = new Uint8Array(0x110000);
  for (const [, first, last] of ranges) assigned.fill(1, Number.parseInt(first, 16), Number.parseInt(last ?? first, 16) + 1);
  return (text) => [...text].every((c) => assigned[c.codePointAt(0)]);
}

test("A-labels are decoded and judged as tr46 does", { skip }, () => {
  const next = sequence(3);
  const digits = "abcdefghijklmnopqrstuvwxyz0123456789-";
  const domains = Array.from({ length: 20_000 }, () => {
    const label = Array.from({ length: 2 + next(8) }, () => digits[next(digits.length)]).join("");
    return `xn--${label}.example`;
  });
  const known = isAssigned();
  const compared = domains.filter((domain) => known(tr46.toUnicode(domain, options).domain));
  assert.ok(compared.length > 10_000, String(compared.length));
  assert.ok(compareWithPeer(compared) > 500);
});

test("well-known domains have the host name that a URL gives them", () => {
  const domains = ["bücher.example", "BÜCHER.example", "faß.de", "ελλάς.gr", "пример.рф", "例え。テスト", "ｇｍａｉｌ．ｃｏｍ", "한국.kr", "उदाहरण.भारत", "ไทย.th"];
  assert.deepEqual(answersOf("domain", domains), domains.map((domain) => new URL(`http://${domain}/`).hostname));
});
