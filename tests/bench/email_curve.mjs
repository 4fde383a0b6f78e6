// Recall against false alarms at every threshold, from the native core, and whether the stated certainty is true.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

import { root } from "../support/edge.mjs";
import { suggestionFor } from "./email_contenders.mjs";
import { percent, table } from "./measure.mjs";

const tool = path.join(process.env.GUICHET_BUILD ?? path.join(root, "build"), "native/bin/bench_guesses");
const margins = [-3, -2, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3, 4, 5];

export const hasTool = existsSync(tool);

function linesOf(domains, ...mode) {
  const done = spawnSync(tool, mode, { input: `${domains.join("\n")}\n`, encoding: "utf8", maxBuffer: 1 << 26 });
  if (done.status !== 0) throw new Error(done.stderr);
  return done.stdout.trimEnd().split("\n");
}

/** The domains that stand in the suggestion table, which are never questioned. */
export const knownDomains = (domains) => new Set(linesOf(domains.map(({ domain }) => domain), "known"));

const guesses = (domains) => linesOf(domains).map((line) => {
  const [, meant, margin] = line.split("\t");
  return { meant, margin: meant === undefined ? -Infinity : Number(margin) };
});

/** @returns {{margin: number, recall: number, wrong: number, questioned: number}[]} Shares, 0 to 1. */
export function curve(slips, domains) {
  const core = slips.filter(({ group }) => group === "core");
  const real = domains.filter(({ isListed }) => !isListed);
  const guessed = guesses(core.map(({ typed }) => typed.toLowerCase()));
  const alarms = guesses(real.map(({ domain }) => domain));
  return margins.map((margin) => {
    const isRight = guessed.map((guess, i) => guess.margin >= margin && core[i].meant.includes(guess.meant));
    const isWrong = guessed.map((guess, i) => guess.margin >= margin && !core[i].meant.includes(guess.meant));
    const share = (flags) => flags.filter(Boolean).length / flags.length;
    return { margin, recall: share(isRight), wrong: share(isWrong), questioned: share(alarms.map((guess) => guess.margin >= margin)) };
  });
}

export function curveTable(points) {
  const rows = points.map(({ margin, recall, wrong, questioned }) =>
    [margin === 0 ? "**0** (as shipped)" : margin, percent(recall, 1), percent(wrong, 1, 2), percent(questioned, 1, 3)]);
  return table(["margin", "core: right", "core: wrong", "real domains questioned"], rows);
}

const bins = [0, 0.8, 0.9, 0.95, 0.98, 0.99];
const slipsAmongUnknown = 1 / 8; // the base rate that core/src/email/suggest.cpp states its certainty for

/** For each bin of the stated certainty: what it says on average, and the share of right suggestions at that base rate. */
export function calibrationTable(core, slips, domains, known) {
  const typed = slips.filter(({ group }) => group === "core");
  const real = domains.filter(({ domain, isListed }) => !isListed && !known.has(domain));
  const say = (domain) => suggestionFor(core, `user@${domain}`);
  const said = [
    ...typed.map((slip) => ({ params: say(slip.typed), weight: slipsAmongUnknown / typed.length, meant: slip.meant, isSlip: true })),
    ...real.map(({ domain }) => ({ params: say(domain), weight: (1 - slipsAmongUnknown) / real.length, meant: [], isSlip: false })),
  ].filter(({ params }) => params !== undefined);
  const isRight = ({ params, meant }) => meant.some((domain) => params.suggestion === `user@${domain}`);
  const sum = (list, of) => list.reduce((total, each) => total + of(each), 0);
  const rows = bins.map((least, i) => {
    const most = bins[i + 1] ?? 1;
    const inside = said.filter(({ params }) => params.certainty >= least && (params.certainty < most || most === 1));
    const weight = sum(inside, (each) => each.weight);
    return [
      `${least} to ${most}`,
      inside.filter(({ isSlip }) => isSlip).length,
      inside.filter(({ isSlip }) => !isSlip).length,
      percent(sum(inside, ({ params, weight: of }) => of * params.certainty), weight),
      percent(sum(inside.filter(isRight), (each) => each.weight), weight),
    ];
  });
  return table(["stated certainty", "slips", "real domains", "stated on average", "right"], rows);
}
