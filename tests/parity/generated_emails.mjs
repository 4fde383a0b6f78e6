// E-mail addresses as people write, mistype and forge them.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

import { root } from "../support/edge.mjs";

const providers = JSON.parse(readFileSync(path.join(root, "core/data/mail_providers.json"), "utf8")).shares;
const commonDomains = Object.values(providers).flatMap((shares) => Object.keys(shares).slice(0, 25));
const packages = execFileSync(path.join(root, "core/data/packages.sh"), { encoding: "utf8" }).trim();
const disposableDomains = JSON.parse(readFileSync(path.join(packages, "disposable-email-domains/index.json"), "utf8"));

const otherDomains = [
  "exemple.fr", "example.com", "société.fr", "bücher.example", "straße.de", "пример.рф", "例え.jp", "مثال.السعودية", "xn--bcher-kva.example",
  "xn--0.fr", "раypal.com", "gооgle.com", "faß.de", "a\u200cb.ir", "क्\u200dष.in", "١٢٣.com", "日本｡jp", "ＧＭＡＩＬ.com", "ac-lyon.fr", "u-paris.fr",
  "mail.company.co.uk", "localhost", "1.2.3.4", "[1.2.3.4]", "[IPv6:::1]", "a.b", "-a.fr", "a-.fr", "a..fr", "x.123", "it.nowhere",
  `${"b".repeat(63)}.fr`, `${"b".repeat(64)}.fr`, `${"abcde.".repeat(42)}fr`,
];
const locals = [
  "contact", "info", "noreply", "postmaster", "test", "azerty", "qsdf", "asdfgh", "aaaaaa", "j.d", "josé", "андрей", "李雷", "o'brien", '"a b"',
  '"a\\"b"', "user+tag", "x_y-z", ".dot", "dot.", "a..b", "{x}", "a(comment)", "", "a".repeat(64), "a".repeat(65), "a\u0301", "😀", "\u202eabc",
];
const pieces = [
  " ", "\t", "\r\n", "\u00a0", "\u200b", "\u200d", "\u202e", "\u0000", "\u007f", "@", "@@", ".", "..", ",", ";", "-", "+", "'", '"', "(", ")", "<", ">",
  "[", "\\", "/", ":", "é", "e\u0301", "ß", "а", "ı", "İ", "你", "＠", "。", "😀", "\ud800", "%40", "mailto:", " at ", "(at)", "0", "x", "com",
];

/** One slip of the fingers at a place in the text: a letter too few, too many, wrong, twice, or two swapped. */
function slip(text, random) {
  const at = random(text.length + 1);
  const [before, after] = [text.slice(0, at), text.slice(at)];
  const letter = "abcdefghijklmnopqrstuvwxyz0123456789.-"[random(38)];
  return [before + after.slice(1), before + letter + after, before + letter + after.slice(1), before + after.slice(0, 1) + after,
    before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2)][random(5)];
}

function insertPiece(text, random) {
  const at = random(text.length + 1);
  return text.slice(0, at) + pieces[random(pieces.length)] + text.slice(at);
}

function localOf(given, family, random) {
  const [first, last] = [given, family].map((name) => name.toLowerCase().normalize("NFD").replace(/[^a-z]/g, "") || "jean");
  const joined = first + ["", ".", "-", "_"][random(4)] + last;
  const forms = [joined, joined, last + first, `${first[0]}.${last}`, `${first}${random(100)}`, slip(joined, random), slip(joined, random), `${joined}+shop`];
  return random(4) ? forms[random(forms.length)] : locals[random(locals.length)];
}

function domainOf(random) {
  const kind = random(10);
  if (kind < 3) return commonDomains[random(commonDomains.length)];
  if (kind < 7) return slip(commonDomains[random(commonDomains.length)], random);
  return kind < 8 ? disposableDomains[random(disposableDomains.length)] : otherDomains[random(otherDomains.length)];
}

/** An address of somebody of that name. */
export function generateEmail({ given, family }, random) {
  let text = `${localOf(given, family, random)}@${domainOf(random)}`;
  if (random(4) === 0) text = slip(text, random);
  for (let count = random(8) ? 0 : 1 + random(3); count > 0; count--) text = insertPiece(text, random);
  return random(8) ? text : text.toUpperCase();
}
