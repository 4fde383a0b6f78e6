// The core against what a browser does: the pattern of <input type="email">, and the domain names of URLs (UTS 46).
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

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
  assert.ok(taken > 20_000 && taken < 180_000, String(taken));
  assert.deepEqual(differencesFromPattern(texts), []);
});

/** The code points that unicode-data assigns, by the prefix of their names: about one alphabet each. */
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
  return [...groups.values(), ideographs, syllables].map((group) => group.filter((c) => c >= 0x80 || /[a-z0-9]/i.test(String.fromCharCode(c))));
}

/** The host that a URL makes of the domain: empty when it is refused. */
function hostOf(domain) {
  try {
    return new URL(`http://${domain}/`).hostname;
  } catch {
    return "";
  }
}

// Where the two are meant to differ: a URL takes signs of ASCII and hyphens that UseSTD3ASCIIRules and CheckHyphens refuse.
const isLooser = (host) => /[^a-z0-9.-]/.test(host) || host.split(".").some((label) => /^-|-$/.test(label));

function compareWithUrls(domains) {
  const answers = answersOf("domain", domains);
  const differences = [];
  domains.forEach((domain, i) => {
    const host = hostOf(domain);
    if (answers[i] !== host && !(answers[i] === "" && isLooser(host))) differences.push([domain, answers[i], host, [...domain].map((c) => c.codePointAt(0).toString(16)).join(" ")]);
  });
  return differences;
}

const skip = !existsSync(unicodeData) && "unicode-data is not installed";

test("domains of one and several alphabets have the ASCII form that a URL gives them", { skip }, () => {
  const groups = alphabets().filter((group) => group.length > 0);
  assert.ok(groups.length > 150);
  const next = sequence(2);
  const one = (group) => String.fromCodePoint(group[next(group.length)]);
  const any = () => groups[next(groups.length)];
  const domains = Array.from({ length: 60_000 }, (_, i) => {
    const group = groups[i % groups.length];
    let label = "";
    for (let length = 1 + next(6); length > 0; length--) label += one(next(8) ? group : any());
    return `${label}.example`;
  });
  const taken = domains.filter((domain) => hostOf(domain) !== "").length;
  assert.ok(taken > 15_000, String(taken));
  assert.deepEqual(compareWithUrls(domains).slice(0, 20), []);
});

test("every code point of unicode-data alone has the ASCII form that a URL gives it", { skip }, () => {
  const domains = alphabets().flat().map((c) => `a${String.fromCodePoint(c)}b.example`);
  assert.ok(domains.length > 30_000, String(domains.length));
  assert.deepEqual(compareWithUrls(domains).slice(0, 20), []);
});

test("A-labels are decoded and judged as a URL judges them", { skip }, () => {
  const next = sequence(3);
  const digits = "abcdefghijklmnopqrstuvwxyz0123456789-";
  const domains = Array.from({ length: 20_000 }, () => {
    let label = "";
    for (let length = 2 + next(8); length > 0; length--) label += digits[next(digits.length)];
    return `xn--${label}.example`;
  });
  assert.deepEqual(compareWithUrls(domains).slice(0, 20), []);
});
