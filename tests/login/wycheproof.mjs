// The public test vectors of Wycheproof (C2SP) through the verifier of sign-in tokens, and through two C libraries.
// usage: node tests/login/wycheproof.mjs     the folder with the files: $GUICHET_DATA/identity/wycheproof
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { root } from "../support/edge.mjs";

const folder = path.join(process.env.GUICHET_DATA ?? path.join(root, "../shared/data"), "identity/wycheproof");
const program = path.join(root, "build/native/bin/bench_wycheproof");
const peersProgram = `${program}_peers`;
const goal = "every invalid vector of Wycheproof is refused, and every valid one of our algorithms accepted";
const isRaw = ({ file }) => !file.startsWith("json_web_");

/** Whether the vectors are here; they are no part of the repository. */
export const hasVectors = () => existsSync(folder);

const linesOf = (command) =>
  execFileSync(command, [folder], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim().split("\n").map((line) => JSON.parse(line));

/** For each file what became of its vectors. */
export const runVectors = () => linesOf(program);

/** The same of each library beside ours; nothing where these are not installed (packages.txt). */
export const runPeers = () => (existsSync(peersProgram) ? linesOf(peersProgram) : []);

const sum = (scores, key) => scores.reduce((total, score) => total + score[key], 0);
const all = (scores) => ["valid", "invalid", "either"].reduce((total, key) => total + sum(scores, key), 0);
const wrong = (scores) => scores.reduce((total, score) => total + score.wrong.length, 0);

export function measureWycheproof() {
  if (!hasVectors()) return { goal, figure: `not measured: there is no ${folder}`, passed: false };
  const scores = runVectors();
  const tokens = scores.filter((score) => !isRaw(score));
  const raw = scores.filter(isRaw);
  return {
    goal,
    figure:
      `${sum(tokens, "refused")} of ${sum(tokens, "invalid")} invalid tokens and keys refused ` +
      `(${sum(tokens, "invalid_in_scope")} of them with a key of our algorithms), ` +
      `${sum(tokens, "accepted")} of ${sum(tokens, "valid")} valid ones accepted, ` +
      `${all(raw) - wrong(raw)} of ${all(raw)} raw signatures judged right`,
    passed: wrong(scores) === 0 && all(tokens) > 0 && all(raw) > 0,
  };
}

function describe(score) {
  const parts = [`${score.refused} of ${score.invalid} invalid refused`, `${score.accepted} of ${score.valid} valid accepted`];
  if (score.either) parts.push(`${score.either} where both answers are right`);
  if (score.out_of_scope && !score.by)
    parts.push(
      `out of scope: ${score.out_of_scope} valid ones of algorithms that are not offered (HS, RS384 and up, PS, ES of other curves), ` +
        `of which ${score.out_of_scope_refused} are refused`,
    );
  if (score.encrypted) parts.push(`not read: ${score.encrypted} encrypted ones (JWE)`);
  if (score.wrong.length) parts.push(`WRONG: ${score.wrong.join(" ")}`);
  return `${score.by}${score.by && " "}${score.file}: ${parts.join("; ")}`;
}

function main() {
  if (!hasVectors()) return console.log(`Nothing was measured: there is no ${folder}.`);
  const peers = runPeers();
  for (const score of [...runVectors(), ...peers]) console.log(describe(score));
  if (peers.length === 0) console.log("Left out: the libraries beside ours are not here (tests/packages.txt).");
  for (const by of new Set(peers.map((score) => score.by))) {
    const own = peers.filter((score) => score.by === by);
    console.log(`${by}: ${sum(own, "refused")} of ${sum(own, "invalid")} invalid refused, ${sum(own, "accepted")} of ${sum(own, "valid")} valid accepted`);
  }
  const { figure, passed } = measureWycheproof();
  console.log(`${passed ? "kept    " : "NOT KEPT"}  ${goal}: ${figure}`);
  if (!passed) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
