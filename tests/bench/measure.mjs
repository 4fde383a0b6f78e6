// Processor time in rounds that alternate, sizes on the wire, and tables in Markdown.
import { brotliCompressSync, constants } from "node:zlib";

export const median = (list) => list.slice().sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** Microseconds of processor time for each of `count` pieces of work. */
export function microseconds(count, work) {
  const begin = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / count;
}

/**
 * Runs all contenders in turn, so that a slow moment of the machine hits each. The first round only warms up.
 * @param {Record<string, () => number>} contenders Each gives one figure.
 * @returns {Record<string, number[]>} The figures of the rounds.
 */
export function alternate(contenders, rounds) {
  const figures = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const [name, run] of Object.entries(contenders)) {
      const figure = run();
      if (round >= 0) figures[name].push(figure);
    }
  }
  return figures;
}

/** Bytes after brotli at its best, as add_compressed in wasm/CMakeLists.txt makes it. */
export function brotliSize(bytes) {
  const { BROTLI_PARAM_LGWIN: window, BROTLI_PARAM_QUALITY: quality, BROTLI_PARAM_SIZE_HINT: hint } = constants;
  return brotliCompressSync(bytes, { params: { [window]: 24, [quality]: 11, [hint]: bytes.length } }).length;
}

/** The table in Markdown; a cell that is no text or number is left empty. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell ?? "").join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

export const percent = (part, whole, digits = 1) => (whole ? `${((100 * part) / whole).toFixed(digits)} %` : "-");
export const grouped = (number) => Math.round(number).toLocaleString("en");
