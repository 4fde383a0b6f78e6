// How often the right address is suggested, a wrong one, and how often a real domain is questioned.
import { percent, table } from "./measure.mjs";

const ask = (suggest, domain) => suggest(`user@${domain}`)?.toLowerCase();

/** @returns {(string | undefined)[]} "right", "wrong" or nothing, for each slip. */
function judgeSlips(suggest, slips) {
  return slips.map(({ typed, meant }) => {
    const suggested = ask(suggest, typed);
    if (suggested === undefined || suggested === `user@${typed}`.toLowerCase()) return undefined;
    return meant.some((domain) => suggested === `user@${domain}`) ? "right" : "wrong";
  });
}

const questions = (suggest, domains) =>
  domains.map(({ domain }) => {
    const suggested = ask(suggest, domain);
    return suggested !== undefined && suggested !== `user@${domain}`;
  });

const where = (rows, flags, test) => ({ total: rows.filter(test).length, hits: rows.filter((row, i) => test(row) && flags[i]).length });
const share = ({ hits, total }, digits) => percent(hits, total, digits);
const fraction = ({ hits, total }) => `${hits} of ${total}`;
const distinct = (list) => [...new Set(list)];

function perTool(head, tools, cells) {
  return table(["", ...head], Object.keys(tools).map((name) => [name, ...cells(name)]));
}

function slipTables(tools, slips, verdicts) {
  const rights = (name, test) => where(slips, verdicts[name].map((verdict) => verdict === "right"), test);
  const wrongs = (name, test) => where(slips, verdicts[name].map((verdict) => verdict === "wrong"), test);
  const isCore = ({ group }) => group === "core";
  const groups = ["contested", "malformed", "no_dot", "generic_tld"];
  const kinds = distinct(slips.map(({ kind }) => kind));
  const sources = distinct(slips.filter(isCore).map(({ source }) => source));
  const recalls = (name, tests) => tests.map((test) => rights(name, (slip) => isCore(slip) && test(slip))).map((of) => `${share(of)} of ${of.total}`);
  return [
    "### Right and wrong suggestions, by what was typed\n",
    perTool(["core: right", "core: wrong", ...groups.flatMap((group) => [`${group}: right`, "wrong"])], tools, (name) => [
      share(rights(name, isCore)), share(wrongs(name, isCore), 2),
      ...groups.flatMap((group) => [fraction(rights(name, (slip) => slip.group === group)), wrongs(name, (slip) => slip.group === group).hits]),
    ]),
    "\n### Right suggestions for core slips, by how they came to be known and by source\n",
    perTool([...kinds, ...sources], tools, (name) =>
      recalls(name, [...kinds.map((kind) => (slip) => slip.kind === kind), ...sources.map((source) => (slip) => slip.source === source)])),
  ];
}

function realDomainTables(tools, domains, questioned, known) {
  const cell = (name, test) => {
    const of = where(domains, questioned[name], test);
    return `${share(of, 2)} (${fraction(of)})`;
  };
  const strata = (isListed) => distinct(domains.filter((domain) => domain.isListed === isListed).map(({ stratum }) => stratum));
  const byStratum = (names) => perTool(names, tools, (name) => names.map((stratum) => cell(name, (row) => row.stratum === stratum)));
  const outside = (row) => !row.isListed;
  const sets = {
    "all outside": outside,
    "... and not in our table": (row) => outside(row) && !known.has(row.domain),
    "universities not in our table": (row) => row.stratum === "university" && !known.has(row.domain),
  };
  return [
    "\n### Real domains questioned: strata that our table was not made from\n",
    byStratum(strata(false)),
    "",
    perTool(known.size ? Object.keys(sets) : ["all outside"], tools, (name) =>
      (known.size ? Object.values(sets) : [outside]).map((test) => cell(name, test))),
    "\n### Real domains questioned: strata whose lists our table was made from\n",
    byStratum(strata(true)),
  ];
}

/**
 * @param {Set<string>} known Domains that stand in our table.
 * @returns {{text: string, points: Record<string, {recall: number, questioned: number}>}} Points are shares, 0 to 1.
 */
export function compareSuggestions(tools, slips, domains, known) {
  const each = (work) => Object.fromEntries(Object.entries(tools).map(([name, suggest]) => [name, work(suggest)]));
  const verdicts = each((suggest) => judgeSlips(suggest, slips));
  const questioned = each((suggest) => questions(suggest, domains));
  const points = Object.fromEntries(Object.keys(tools).map((name) => {
    const recall = where(slips, verdicts[name].map((verdict) => verdict === "right"), ({ group }) => group === "core");
    const real = where(domains, questioned[name], ({ isListed }) => !isListed);
    return [name, { recall: recall.hits / recall.total, questioned: real.hits / real.total }];
  }));
  const text = [...slipTables(tools, slips, verdicts), ...realDomainTables(tools, domains, questioned, known)].join("\n");
  return { text, points };
}
