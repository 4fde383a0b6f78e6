// What a page would load of each peer: bundled and minified, after brotli at its best; and of us the files as built.
import { createRequire } from "node:module";
import path from "node:path";

import { root } from "../support/edge.mjs";
import { version } from "./email_contenders.mjs";
import { brotliSize, grouped, table } from "./measure.mjs";
import { measure } from "./sizes.mjs";

const { buildSync } = createRequire(path.join(root, "wasm/js/package.json"))("esbuild");

const uses = {
  mailcheck: 'export { default } from "mailcheck"',
  "@zootools/email-spell-checker": 'export { run } from "@zootools/email-spell-checker"',
  "email-misspelled": 'export { default, top100 } from "email-misspelled"',
  isemail: 'export { default } from "isemail"',
  validator: 'export { default } from "validator/es/lib/isEmail.js"',
  "google-libphonenumber": 'export { default } from "google-libphonenumber"',
  "libphonenumber-js": 'export * from "libphonenumber-js/max"',
};

function wireSize(contents) {
  const resolveDir = path.join(root, "tests");
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir }, bundle: true, minify: true, write: false, format: "esm", platform: "browser",
    external: ["util"], // isemail names it, and bundlers for pages leave it out
  });
  return brotliSize(outputFiles[0].contents);
}

export function sizesTable() {
  const ours = Object.entries(measure(path.join(process.env.GUICHET_BUILD ?? path.join(root, "build"), "wasm/wasm")))
    .filter(([name]) => !/named|bench/.test(name))
    .map(([name, { brotli }]) => [`Guichet, ${name}`, grouped(brotli)]);
  const peers = Object.entries(uses).map(([name, contents]) => [`${name} ${version(name)}: ${/"([^"]+)"/.exec(contents)[1]}`, grouped(wireSize(contents))]);
  return table(["on the wire", "brotli"], [...ours, ...peers]);
}
