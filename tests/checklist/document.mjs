// Writes the table of a checklist into its guide, between the two marks.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { root } from "../support/edge.mjs";

const [begin, end] = ["<!-- lines -->", "<!-- end of lines -->"];

export function writeTable(list) {
  const guide = path.join(root, list.guide);
  const text = readFileSync(guide, "utf8");
  writeFileSync(guide, text.slice(0, text.indexOf(begin) + begin.length) + `\n${list.table()}\n` + text.slice(text.indexOf(end)));
}

/** Whether the guide has the table that the tests' names give. */
export const isFresh = (list) => readFileSync(path.join(root, list.guide), "utf8").includes(list.table());
