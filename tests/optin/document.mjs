// Writes the table of the checklist into the guide, between its two marks.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { root } from "../support/edge.mjs";
import { linesTable } from "./lines.mjs";

const guide = path.join(root, "edge/OPTIN.md");
const [begin, end] = ["<!-- lines -->", "<!-- end of lines -->"];
const text = readFileSync(guide, "utf8");
writeFileSync(guide, text.slice(0, text.indexOf(begin) + begin.length) + `\n${linesTable()}\n` + text.slice(text.indexOf(end)));
