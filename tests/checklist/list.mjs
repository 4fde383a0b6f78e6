// A checklist, and which test shows which of its lines: read off the tests' names ("B8 ...", "A20, A21 ...").
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import { root } from "../support/edge.mjs";

const folders = ["tests/unit", "tests/edge", "tests/browser", "tests/optin", "tests/login"];

function* sources(folder) {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(name);
    else if (/_test\.cpp$|\.test\.mjs$/.test(entry.name)) yield name;
  }
}

const readJson = (file) => JSON.parse(readFileSync(path.join(root, file), "utf8"));

export class Checklist {
  /**
   * letter: what its lines begin with. folder: where checklist.json and mutations/*.json lie. guide: the document with
   * its table. made: [{lines, name, file}] of tests whose names are put together when they run.
   */
  constructor({ letter, folder, guide, made = [] }) {
    Object.assign(this, { letter, folder, guide, made });
    this.lines = readJson(`${folder}/checklist.json`); // line -> what it asks for, in a few words
    this.testName = new RegExp(`\\b(?:test|TEST_CASE)\\(\\s*(["\`])((?:${letter}\\d+(?:,\\s*|\\s+and\\s+)?)+)[ :]+(.*?)\\1`, "g");
  }

  /** Every test whose name begins with lines of the list: {lines: ["B8"], name, file}. */
  findTests() {
    const madeIn = new Set(this.made.map(({ file }) => file));
    const written = folders.flatMap((folder) => [...sources(folder)]).sort().flatMap((file) =>
      [...readFileSync(path.join(root, file), "utf8").matchAll(this.testName)]
        .map(([, , lines, name]) => ({ lines: lines.match(/[A-Z]\d+/g), name, file }))
        .filter(({ name }) => !(madeIn.has(file) && name.includes("${"))));
    return [...written, ...this.made];
  }

  /** Whether a test's name says that it shows this line. */
  names(line, name) {
    return new RegExp(`^(${this.letter}\\d+(, | and ))*${line}\\b`).test(name);
  }

  /** The lines for which there is no test. */
  withoutTest() {
    const shown = new Set(this.findTests().flatMap(({ lines }) => lines));
    return Object.keys(this.lines).filter((line) => !shown.has(line));
  }

  /** The table of the documentation. */
  table() {
    const tests = this.findTests();
    const rows = Object.entries(this.lines).map(([line, what]) => {
      const shown = tests.filter(({ lines }) => lines.includes(line)).map(({ name, file }) => `${name.replaceAll("|", "\\|")} ([${path.basename(file)}](../${file}))`);
      return `| ${line} | ${what} | ${shown.join("<br>") || "**no test**"} |`;
    });
    return ["| line | what must hold | shown by |", "|---|---|---|", ...rows].join("\n");
  }

  /** How each check is taken out: [{line, file, find, replace, suite, targets, list}]; list: the name of its file. */
  mutations() {
    const folder = `${this.folder}/mutations`;
    return readdirSync(path.join(root, folder)).filter((name) => name.endsWith(".json")).sort()
      .flatMap((name) => readJson(`${folder}/${name}`).map((each) => ({ ...each, list: path.basename(name, ".json") })));
  }

  /** Mutations that name no line of the list, or a text that does not stand in its file exactly once. */
  staleMutations() {
    return this.mutations().filter(({ line, file, find }) =>
      !this.lines[line] || readFileSync(path.join(root, file), "utf8").split(find).length !== 2);
  }
}
