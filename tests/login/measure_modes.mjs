// How many of the bad answers are refused and of the good ones accepted, and of the Foundation's tests passed: counted by the tests.
import { runNodeTests } from "../checklist/run_tests.mjs";
import { algorithms } from "./keys.mjs";
import { badModes, goodModes } from "./modes.mjs";
import { basicPlan, plans } from "./relying_party.mjs";

const escaped = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

export function measureModes() {
  const outcomes = runNodeTests("tests/login/modes.test.mjs", "^A\\d");
  const passed = (alg, isGood) => outcomes.filter(({ name, passed }) => passed && name.endsWith(`, ${alg}`) && name.includes(" is accepted, ") === isGood).length;
  const figures = algorithms.map((alg) => ({ alg, bad: passed(alg, false), good: passed(alg, true) }));
  return {
    goal: "bad answers are refused and good ones accepted, with each algorithm",
    figure: figures.map(({ alg, bad, good }) => `${alg} ${bad} of ${badModes.length} bad refused, ${good} of ${goodModes.length} good accepted`).join("; "),
    passed: figures.every(({ bad, good }) => bad === badModes.length && good === goodModes.length),
  };
}

export function measureRelyingParty() {
  const outcomes = runNodeTests("tests/login/relying_party.test.mjs", "^oidcc-");
  const names = Object.keys(Object.assign({}, ...Object.values(plans)));
  const count = (wanted) => wanted.filter((name) => outcomes.some((each) => each.passed && new RegExp(`^${escaped(name)}$`).test(each.name))).length;
  const [all, posted] = [count(names), count(Object.keys(basicPlan).map((name) => `${name}, form_post`))];
  return {
    goal: "the OpenID Foundation's tests of relying parties",
    figure: `${all} of ${names.length} names pass, and ${posted} of ${Object.keys(basicPlan).length} basic ones with form_post`,
    passed: all === names.length && posted === Object.keys(basicPlan).length,
  };
}
