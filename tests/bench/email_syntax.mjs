// Syntax by is_email's own cases: who takes what, and whose reason is is_email's.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

import isemail from "isemail";
import validator from "validator";

import { root } from "../support/edge.mjs";
import { requestFor, version } from "./email_contenders.mjs";
import { percent, table } from "./measure.mjs";

const categories = ["valid_category", "dnswarn", "rfc5321", "cfws", "deprec", "rfc5322", "err"];
const deliverable = new Set(["valid_category", "dnswarn", "rfc5321"]);
const lines = path.join(process.env.GUICHET_BUILD ?? path.join(root, "build"), "native/bin/email_lines");

/** What is_email says when it looks nothing up: test@io is valid on the strength of a DNS record alone. */
function expected({ address, diagnosis }) {
  if (diagnosis.startsWith("dnswarn")) return "valid";
  return address === "test@io" ? "rfc5321_tld" : diagnosis;
}

const replaced = (name, pairs) => pairs.reduce((text, [from, to]) => text.replace(from, to), name);
const plain = (name) => replaced(name.toLowerCase().replaceAll("_", ""), [["domainliteral", "domlit"]]);

// isemail's names of the same diagnoses, which it spells out.
const spelledOut = [
  ["deprecatedipv6", "rfc5321ipv6deprecated"], [/deprecated(?!$)/, "deprec"], ["groupcount", "grpcount"],
  ["badcharacter", "badchar"], ["maxgroups", "maxgrps"], ["colonstart", "colonstrt"], ["unclosedquotedstring", "unclosedquotedstr"],
];
const isemailNames = new Map(Object.entries(isemail.diagnoses).map(([name, code]) => [code, replaced(plain(name), spelledOut)]));

function fromReport(core, address) {
  const report = JSON.parse(core.call(requestFor(address)));
  const value = report.values?.email; // a NUL is refused before
  return { accepted: value !== undefined, diagnosis: value?.syntax ?? report.findings?.find(({ params }) => params?.diagnosis)?.params.diagnosis };
}

function diagnoses(cases) {
  const input = cases.map(({ address }) => `${Buffer.from(address).toString("hex")}\n`).join("");
  const done = spawnSync(lines, ["diagnosis"], { input, encoding: "utf8" });
  if (done.status !== 0) throw new Error(done.stderr);
  return done.stdout.split("\n").slice(0, -1);
}

/** Each gives `accepted`, and `diagnosis` where it states one, for every case. */
function judges(core, cases) {
  const all = {
    "Guichet, a whole check": cases.map(({ address }) => fromReport(core, address)),
    [`isemail ${version("isemail")}`]: cases.map(({ address }) => ({
      accepted: isemail.validate(address), diagnosis: isemailNames.get(isemail.validate(address, { errorLevel: true })),
    })),
    [`validator.isEmail ${version("validator")}`]: cases.map(({ address }) => ({ accepted: validator.isEmail(address) })),
  };
  if (!existsSync(lines)) return all;
  const accepts = (diagnosis) => /^(valid|rfc5321_)/.test(diagnosis);
  return { "Guichet, diagnose_email": diagnoses(cases).map((diagnosis) => ({ accepted: accepts(diagnosis), diagnosis })), ...all };
}

/** For each judge the cases taken of every category, agreement with is_email's acceptance, and equal diagnoses. */
export function syntaxTable(core, cases) {
  const of = (category) => cases.filter((each) => each.category === category).length;
  const rows = Object.entries(judges(core, cases)).map(([name, verdicts]) => {
    const taken = (category) => verdicts.filter(({ accepted }, i) => accepted && cases[i].category === category).length;
    const agreed = verdicts.filter(({ accepted }, i) => accepted === deliverable.has(cases[i].category)).length;
    const exact = verdicts.filter(({ diagnosis }, i) => diagnosis !== undefined && plain(diagnosis) === plain(expected(cases[i]))).length;
    const states = verdicts.some(({ diagnosis }) => diagnosis !== undefined);
    return [name, ...categories.map(taken), percent(agreed, cases.length), states ? `${exact} of ${cases.length}` : "-"];
  });
  return table(["accepted of", ...categories.map((category) => `${category} ${of(category)}`), "agrees", "same diagnosis"], rows);
}
