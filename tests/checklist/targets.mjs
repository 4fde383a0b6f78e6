// What a part of the product promises, as measured now: one line for each promise, and a failure when one is not kept.
import { runCatchTests, runNodeTests } from "./run_tests.mjs";

/** Every test of the checklist; a line holds when it has tests and all of them pass. */
export function measureLines(list, { progress }) {
  const files = [...new Set(list.findTests().map(({ file }) => file))].filter((file) => file.endsWith(".mjs"));
  const outcomes = [...runCatchTests(list.letter), ...files.flatMap((file, i) => (progress(i, files.length), runNodeTests(file, `^${list.letter}\\d`)))];
  const open = Object.keys(list.lines).filter((line) => {
    const own = outcomes.filter(({ name }) => list.names(line, name));
    return own.length === 0 || own.some(({ passed }) => !passed);
  });
  const all = Object.keys(list.lines).length;
  return {
    goal: "every line of the checklist is shown",
    figure: `${all - open.length} of ${all} lines, by ${outcomes.length} tests${open.length ? `; not: ${open.join(" ")}` : ""}`,
    passed: open.length === 0,
  };
}

function progressOf(name) {
  if (!process.stderr.isTTY) return () => {};
  return (done, all) => process.stderr.write(`\r${name}: ${Math.round((100 * done) / all)} %   `);
}

/** Words of the command line: --full for long runs, and parts of the names that are wanted; all when there are none. */
export async function printTargets(measures, words) {
  const full = words.includes("--full");
  const wanted = words.filter((word) => !word.startsWith("--"));
  for (const [name, measure] of Object.entries(measures)) {
    if (wanted.length && !wanted.some((part) => name.includes(part))) continue;
    const { goal, figure, passed } = await measure({ full, progress: progressOf(name) });
    if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
    console.log(`${passed ? "kept    " : "NOT KEPT"}  ${goal}: ${figure}`);
    if (!passed) process.exitCode = 1;
  }
}
