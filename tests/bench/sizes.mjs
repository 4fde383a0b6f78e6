// What a page loads: bytes of every file, plain, gzip and brotli, beside the budget. A file more than 2 % over its
// budget, one without a budget, or a budget without its file ends with exit code 1.
// usage: node tests/bench/sizes.mjs [folder of the built widget] [--write]   (--write makes today's sizes the budget)
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { parseArgs } from "node:util";

const here = path.dirname(fileURLToPath(import.meta.url));
const budgetFile = path.join(here, "size_budget.json");
const allowance = 1.02;

/** Sizes by the name of each file without the hash of its content. */
export function measure(folder) {
  const compressed = (file) => [".gz", ".br"].includes(path.extname(file));
  const files = readdirSync(folder).filter((file) => /\.(js|css|wasm|table)$/.test(file) && !compressed(file)).slice().sort();
  return Object.fromEntries(files.map((file) => {
    const size = (suffix) => (existsSync(path.join(folder, file + suffix)) ? statSync(path.join(folder, file + suffix)).size : 0);
    return [file.replace(/\.[0-9a-f]{12}(?=\.)/, ""), { raw: size(""), gzip: size(".gz"), brotli: size(".br") }];
  }));
}

/** @returns {string[]} What breaks the budget, in words; empty when nothing does. */
export function broken(sizes, budget) {
  const names = [...new Set([...Object.keys(sizes), ...Object.keys(budget)])];
  return names.flatMap((name) => {
    if (!budget[name]) return [`${name} has no budget`];
    if (!sizes[name]) return [`${name} has a budget but is not built`];
    return Object.entries(budget[name])
      .filter(([kind, limit]) => sizes[name][kind] === 0 || sizes[name][kind] > limit * allowance)
      .map(([kind, limit]) => `${name}: ${kind} ${sizes[name][kind]}, budget ${limit}`);
  });
}

export const readBudget = () => JSON.parse(readFileSync(budgetFile, "utf8"));

function main() {
  const { values, positionals } = parseArgs({ options: { write: { type: "boolean" } }, allowPositionals: true });
  const sizes = measure(positionals[0] ?? path.join(here, "../../build/widget"));
  if (values.write) writeFileSync(budgetFile, `${JSON.stringify(sizes, null, 2)}\n`);
  const budget = readBudget();
  console.log("| file | raw | gzip | brotli | brotli beside the budget |\n|---|---|---|---|---|");
  for (const [name, { raw, gzip, brotli }] of Object.entries(sizes)) {
    const change = budget[name] ? `${(100 * (brotli / budget[name].brotli - 1)).toFixed(1)} %` : "-";
    console.log(`| ${name} | ${[raw, gzip, brotli].map((size) => size.toLocaleString("en")).join(" | ")} | ${change} |`);
  }
  const problems = broken(sizes, budget);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
