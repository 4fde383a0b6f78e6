// Addresses in France against a register: how often the right one is found and named as sure, by class of error; how
// long a look takes, how much memory; for the 23 departements of the development data and for a whole country made of
// them. Prints Markdown. Everything goes through `guichet check --register`; the times through the target bench_addresses.
// usage: node tests/bench/addresses.mjs
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { root } from "../support/edge.mjs";
import { sequence } from "../support/random.mjs";
import { hasData, readCleanStreets, readNegative, readNoisy, readPostalPairs, registerSource } from "./address_data.mjs";
import { noisyCities } from "./address_noise.mjs";
import { printPage } from "./address_page.mjs";
import { describeMachine } from "./machine.mjs";
import { percent, table } from "./measure.mjs";

const build = process.env.GUICHET_BUILD ?? path.join(root, "build");
const guichet = path.join(build, "native/guichet");
const benchmark = path.join(build, "native/bin/bench_addresses");
const work = path.join(build, "bench");
const heading = (text) => console.log(`\n## ${text}\n`);

function run(program, args, input) {
  const { status, stdout, stderr } = spawnSync(program, args, { input, maxBuffer: 1 << 30, encoding: "utf8" });
  if (status !== 0) throw new Error(`${path.basename(program)} ${args.join(" ")}: ${stderr}`);
  return stdout;
}

/** The verdicts on addresses: {line, extra, city} or {code, name}. */
function verdicts(register, addresses) {
  const requests = addresses.map(({ line, extra, code, city }) =>
    JSON.stringify({
      v: 1, form: { country: "FR" },
      values: { ...(line && { "address-line1": line }), ...(extra && { "address-line2": extra }), ...(code && { "postal-code": code }), ...(city && { "address-level2": city }) },
    }));
  const reports = run(guichet, ["check", "--register", register], `${requests.join("\n")}\n`).trimEnd().split("\n");
  return reports.map((report) => JSON.parse(report).values.address ?? { verdict: "unchecked" });
}

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("œ", "oe").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
const isSure = ({ verdict }) => verdict === "accept" || verdict === "correct";
const asAddress = (row) => ({ line: row.line_street, extra: row.line_extra, city: row.line_city });

function isRight(row, answer) {
  return answer.insee === row.code_insee && fold(answer.street) === fold(row.voie) && answer.number === row.numero;
}

function byClass(rows, answers, classes) {
  return [...classes].map(([name, test]) => {
    const chosen = rows.map((row, i) => [row, answers[i]]).filter(([row]) => test(row));
    const count = (condition) => chosen.filter(([row, answer]) => condition(row, answer)).length;
    const wrong = count((row, answer) => isSure(answer) && !isRight(row, answer));
    return [name, chosen.length, percent(count(isRight), chosen.length), percent(count((_, answer) => isSure(answer)), chosen.length), wrong];
  });
}

function printAccuracy(register) {
  const head = ["", "addresses", "right", "sure", "of them wrong"];
  for (const [file, title] of [["fr_noisy_dev_500.csv", "noisy"], ["fr_veryhard_dev_300.csv", "very noisy"]]) {
    const rows = readNoisy(file);
    const answers = verdicts(register, rows.map(asAddress));
    const kinds = [...new Set(rows.flatMap((row) => row.noise_ops.split("|")))].sort();
    const classes = new Map([
      ["all", () => true],
      ...[...new Set(rows.map((row) => row.class))].map((name) => [`class ${name}`, (row) => row.class === name]),
      ...kinds.map((kind) => [kind, (row) => row.noise_ops.split("|").includes(kind)]),
    ]);
    heading(`The ${title} set`);
    console.log(table(head, byClass(rows, answers, classes)));
  }
}

function printNegatives(register) {
  const rows = readNegative();
  const answers = verdicts(register, rows.map(asAddress));
  const classes = [...new Set(rows.map((row) => row.class))];
  const names = [...new Set(answers.map(({ verdict }) => verdict))].sort();
  heading("Addresses that must not be matched");
  console.log(table(["", ...names], classes.map((name) => [name, ...names.map((verdict) => rows.filter((row, i) => row.class === name && answers[i].verdict === verdict).length)])));
}

function printClean(register) {
  const rows = readCleanStreets();
  const answers = verdicts(register, rows.map((row) => ({ line: `${row.numero}${row.rep && ` ${row.rep}`} ${row.nom_voie}`, code: row.code_postal, city: row.nom_commune })));
  const isSame = (row, answer) =>
    answer.street === row.nom_voie && answer.postal_code === row.code_postal && answer.city === row.nom_commune && answer.insee === row.code_insee &&
    answer.number === `${row.numero}${row.rep && ` ${row.rep}`}`;
  const altered = rows.filter((row, i) => isSure(answers[i]) && !isSame(row, answers[i]));
  heading("One address of each street, as the register has it");
  console.log(`${rows.length} streets: ${answers.filter(({ verdict }) => verdict === "accept").length} accepted, ${altered.length} altered.`);
}

function printCities(register) {
  const rows = noisyCities(readPostalPairs(), 11_000, sequence(42));
  const answers = verdicts(register, rows.map(({ code, name }) => ({ code, city: name })));
  const names = [...new Set(rows.map(({ error }) => error))];
  const line = (title, test) => {
    const chosen = rows.map((row, i) => [row, answers[i]]).filter(([row]) => test(row));
    const right = chosen.filter(([row, answer]) => answer.insee === row.insee).length;
    const sure = chosen.filter(([, answer]) => isSure(answer));
    return [title, chosen.length, percent(right, chosen.length), percent(sure.length, chosen.length), sure.filter(([row, answer]) => answer.insee && answer.insee !== row.insee).length];
  };
  heading("Postal code and city alone, in the whole country");
  console.log(table(["", "pairs", "right commune", "sure", "of them wrong"], [line("all", () => true), ...names.map((name) => line(name, ({ error }) => error === name))]));
}

const milliseconds = (value) => (value / 1000).toFixed(3);

function printSpeed(name, register) {
  const queries = path.join(work, "queries.tsv");
  const rows = [...readNoisy("fr_noisy_dev_500.csv"), ...readNoisy("fr_veryhard_dev_300.csv")];
  writeFileSync(queries, rows.map((row) => [row.line_street, row.line_extra, row.line_city].join("\t")).join("\n"));
  const { open, bytes, "kilobytes of memory": memory, ...times } = JSON.parse(run(benchmark, ["speed", register, queries]));
  heading(`Times, ${name}`);
  console.log(`File ${(bytes / 1e6).toFixed(1)} MB; memory of the process ${(memory / 1024).toFixed(0)} MB; opened in ${milliseconds(open)} ms.\n`);
  console.log(table(["milliseconds of processor time", "looks", "p50", "p99", "longest"],
    Object.entries(times).map(([what, { count, p50, p99, max }]) => [what, count, milliseconds(p50), milliseconds(p99), milliseconds(max)])));
}

if (!hasData) {
  console.log("Left out: the development data are not here (../shared/data/address).");
} else {
  mkdirSync(work, { recursive: true });
  const register = path.join(work, "23dep.gar");
  const nation = path.join(work, "nation.gar");
  console.log(`# Addresses in France\n\n${describeMachine()}\n`);
  console.log(run(guichet, ["register", "build", registerSource, "-o", register, "--shards", work]).trim().split("\n").at(-1));
  printAccuracy(register);
  printNegatives(register);
  printClean(register);
  printCities(register);
  heading("In a page");
  await printPage(build, path.join(work, "streets"));
  if (!existsSync(benchmark)) console.log("\n(no times: build the target bench_addresses)");
  else {
    printSpeed("23 départements", register);
    const made = JSON.parse(run(benchmark, ["nation", register, nation]));
    printSpeed(`a whole country made of them: ${made.streets} streets, ${made.addresses} addresses`, nation);
  }
}
