// How well people who stand several times in files of records are found: the labelled sets of the development data, fresh
// sets of the sign-up generator, beside the figures that Splink and recordlinkage were measured at. Prints Markdown.
// usage: node tests/bench/matching.mjs [--scale]     --scale: also a million records through `guichet match`, and a store of a million accounts
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";

import { root } from "../support/edge.mjs";
import { parseCsv } from "./csv.mjs";
import { describeMachine } from "./machine.mjs";
import { table } from "./measure.mjs";

const build = process.env.GUICHET_BUILD ?? path.join(root, "build");
const data = path.join(root, "../shared/data/dedup");
const work = path.join(build, "bench/matching");
const file = (name) => path.join(data, name);
const heading = (text) => console.log(`\n## ${text}\n`);
const febrlPerson = (row) => row.rec_id.split("-")[1];

// Splink 4.0.16 with DuckDB 1.5.6: its own example models, the threshold chosen with the truth at hand, without the
// national id; measured in 2026 on these very files.
const splink = {
  febrl4: { blocking: 0.9976, f1: 0.9933, at999: 0.984, error: 0.007 },
  febrl3: { blocking: 0.9902, f1: 0.9772, at999: 0.949, error: 0.032 },
  fake_1000: { blocking: 0.8124, f1: 0.8617, at999: 0.676, error: 0.137 },
  historical_50k: { blocking: 0.6696, f1: 0.7665, at999: 0.347, error: 0.071 },
  signup_fr_20k: { blocking: 0.9784, f1: 0.7694, at999: 0.115, error: 0.299 },
};
const targets = {
  febrl4: { f1: 0.995 }, febrl3: { f1: 0.982 }, fake_1000: { f1: 0.9, blocking: 0.93 },
  historical_50k: { f1: 0.82, blocking: 0.8 }, signup_fr_20k: { f1: 0.965, precision: 0.99, recall: 0.87, at999: 0.45 },
  "120,000 people": { f1: 0.93 },
};

function run(program, options) {
  const done = spawnSync(program, options, { encoding: "utf8", maxBuffer: 1 << 30 });
  if (done.status !== 0) throw new Error(`${path.basename(program)} ${options.join(" ")}: ${done.stderr}`);
  return done;
}

function generated(people, seed) {
  const output = path.join(work, `people-${people}-${seed}.csv`);
  if (!existsSync(output)) run("python3", [file("gen_signup_fr.py"), people, seed, file("names_fr_faker.json"), output].map(String));
  return output;
}

/** The sets: what they are called, their files, and who is who. */
function sets() {
  const signup = (name, source) => ({ name, files: [source], id: "unique_id", country: "FR", person: (row) => row.cluster });
  return [
    { name: "febrl4", files: ["febrl4a.csv", "febrl4b.csv"].map(file), id: "rec_id", country: "AU", person: febrlPerson },
    { name: "febrl3", files: [file("febrl3.csv")], id: "rec_id", country: "AU", person: febrlPerson },
    { name: "febrl2", files: [file("febrl2.csv")], id: "rec_id", country: "AU", person: febrlPerson },
    { name: "fake_1000", files: [file("fake_1000.csv")], id: "unique_id", country: "GB", person: (row) => row.cluster },
    { name: "historical_50k", files: [file("historical_50k.csv.gz")], id: "unique_id", country: "GB", person: (row) => row.cluster },
    signup("signup_fr_20k", file("signup_fr_20k.csv")),
    signup("12,000 people", generated(12_000, 99)),
    signup("120,000 people", generated(120_000, 7)),
  ];
}

function readText(source) {
  const bytes = readFileSync(source);
  return (source.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").replaceAll(", ", ",");
}

function writeLabels(set) {
  const rows = set.files.flatMap((source) => parseCsv(readText(source)));
  const output = path.join(work, `${set.name.replaceAll(/\W/g, "-")}.labels`);
  writeFileSync(output, rows.map((row) => `${row[set.id]},${set.person(row)}\n`).join(""));
  return output;
}

function measure(set) {
  const options = [set.id, writeLabels(set), set.country, ...set.files];
  const figures = JSON.parse(run(path.join(build, "native/bin/bench_matching"), options).stdout);
  if (figures.explanation_error > 1e-9) throw new Error(`${set.name}: an explanation is ${figures.explanation_error} from its score`);
  return figures;
}

const digits = (value, count = 4) => (value === undefined ? "" : value.toFixed(count).replace(/^0/, ""));
const held = (value, target) => (target === undefined ? digits(value) : `${digits(value)} (${value >= target ? "≥" : "misses"} ${digits(target, 3)})`);

const byKeys = ({ recall_of_keys: recall }) => (recall === undefined ? "" : `, compared in full; by keys alone ${digits(recall)}`);

function printAccuracy(results) {
  heading("The pairs of one person (best F1: the threshold chosen with the truth at hand; recall over all true pairs)");
  console.log(table(
    ["", "records", "true pairs", "compared", "blocking recall", "Splink", "best F1", "Splink", "precision", "recall", "recall at precision ≥ .999", "Splink"],
    results.map(({ name, figures }) => [
      name, figures.records, figures.true_pairs, figures.compared,
      held(figures.blocking_recall, targets[name]?.blocking) + byKeys(figures), digits(splink[name]?.blocking),
      held(figures.best.f1, targets[name]?.f1), digits(splink[name]?.f1), digits(figures.best.precision), digits(figures.best.recall),
      held(figures.recall_at_999, targets[name]?.at999), digits(splink[name]?.at999, 3),
    ])));
}

function printCertainty(results) {
  heading("What a certainty is worth (calibrated: for each half of the people on the outcomes of the other half)");
  console.log(table(
    ["", "certainty ≥ .95: precision", "recall", "calibrated: precision", "recall", "calibration error untaught", "calibrated", "Splink"],
    results.map(({ name, figures }) => [
      name, held(figures.from_95.precision, targets[name]?.precision), held(figures.from_95.recall, targets[name]?.recall),
      held(figures.calibrated_from_95.precision, targets[name]?.precision), held(figures.calibrated_from_95.recall, targets[name]?.recall),
      digits(figures.calibration_error_untaught),
      `${digits(figures.calibration_error)} (${figures.calibration_error <= 0.02 ? "≤" : "misses"} .020)`, digits(splink[name]?.error, 3),
    ])));
}

function printSpeed(results) {
  heading("Speed (one thread, processor time; target: a million compared pairs a second) and explanations");
  console.log(table(
    ["", "profile µs a record", "pairs compared a second", "all of it (learning, comparing, looking again), s", "farthest an explanation is from its score"],
    results.map(({ name, figures }) => [
      name, figures.profile_us.toFixed(1), Math.round(figures.pairs_per_second).toLocaleString("en"), figures.seconds.toFixed(2), figures.explanation_error.toExponential(1),
    ])));
  console.log("\nSplink predicts 19,500 to 103,000 pairs a processor second, recordlinkage compares 48,000 to 51,000.");
}

/** A million records from CSV to report. */
function printScale() {
  const source = generated(550_000, 11);
  const output = path.join(work, "scale");
  rmSync(output, { recursive: true, force: true });
  const begin = process.hrtime.bigint();
  const { stdout } = run("python3", ["-c", withPeak, path.join(build, "native/guichet"), "match", source, "--id", "unique_id", "--country", "FR", "--out", output]);
  heading("A million records through `guichet match`, from CSV to report (target: 60 s on 2 cores)");
  console.log(`${stdout}\n${(Number(process.hrtime.bigint() - begin) / 1e9).toFixed(1)} s`);
  printCertaintyOfPairs(source, path.join(output, "pairs.csv"));
}

/** Runs a command and says how much memory it held at its most. */
const withPeak = `
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], check=True)
print("at most", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, "MB of memory")`;

/** How many of the pairs that were listed are right, by their certainty. */
function printCertaintyOfPairs(source, list) {
  const person = new Map();
  const records = new Map();
  for (const row of readFileSync(source, "utf8").trimEnd().split("\n").slice(1)) {
    const [id, cluster] = [row.slice(0, row.indexOf(",")), row.slice(row.lastIndexOf(",") + 1).trim()];
    person.set(id, cluster);
    records.set(cluster, (records.get(cluster) ?? 0) + 1);
  }
  const all = [...records.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  const bins = [0.95, 0.9, 0.8, 0.7, 0.6, 0.5].map((from) => ({ from, pairs: 0, right: 0 }));
  for (const row of readFileSync(list, "utf8").split("\n").slice(1)) {
    const [a, b, certainty] = row.split(",", 3);
    const bin = bins.find(({ from }) => Number(certainty) >= from);
    if (!bin) continue;
    bin.pairs++;
    bin.right += person.get(a) === person.get(b) ? 1 : 0;
  }
  console.log(`\n${table(["certainty from", "pairs", "right", "of all true pairs"], bins.map(({ from, pairs, right }) => [from, pairs, digits(right / pairs), digits(right / all)]))}`);
}

function printLatency(accounts) {
  heading(`One sign-up against ${accounts.toLocaleString("en")} accounts in SQLite`);
  console.log(run(path.join(build, "native/bin/bench_match_latency"), [String(accounts)]).stdout);
}

mkdirSync(work, { recursive: true });
if (!existsSync(data)) {
  console.log("Nothing was measured: the labelled records of ../shared/data/dedup are not here.");
} else {
  console.log(`# Matching\n\n${describeMachine()}`);
  const results = sets().map((set) => ({ name: set.name, figures: measure(set) }));
  printAccuracy(results);
  printCertainty(results);
  printSpeed(results);
  if (process.argv.includes("--scale")) printScale();
}
printLatency(process.argv.includes("--scale") ? 1_000_000 : 100_000);
