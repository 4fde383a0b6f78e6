// What the WebAssembly modules weigh, part by part: code from the names that a link with --profiling-funcs keeps
// (so after all optimization), data from the linker's map.
// usage: node tests/bench/link_map.mjs [build folder of the preset wasm] [--functions N]
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { parseArgs } from "node:util";

const root = path.resolve(fileURLToPath(import.meta.url), "../../..");
const { values: options, positionals } = parseArgs({ options: { functions: { type: "string" } }, allowPositionals: true });
const build = path.resolve(positionals[0] ?? path.join(root, "build/wasm"));

const run = (command, ...parameters) => execFileSync(command, parameters, { encoding: "utf8", maxBuffer: 2 ** 28 });

/** The static libraries of the modules: ours by their folder in core/src, the others by name. */
function libraries() {
  const core = path.join(build, "core/src");
  const ours = readdirSync(core).flatMap((folder) =>
    readdirSync(path.join(core, folder)).filter((file) => file.endsWith(".a")).map((file) => [`core/${folder}`, path.join(core, folder, file)]));
  const cache = readFileSync(path.join(build, "build.ninja"), "utf8").match(/\S+\/lib(?=\/libphonenumber\.a)/)?.[0];
  const others = [["libphonenumber", "phonenumber"], [generated[1], "protobuf_lite"]].map(
    ([part, name]) => [part, `${cache}/lib${name}.a`]);
  return [...ours, ...others].filter(([, file]) => existsSync(file));
}

/** Which part defines a symbol (as mangled), of those that only one part defines. */
function owners() {
  const found = new Map();
  for (const [part, file] of libraries()) {
    for (const [, symbol] of run("emnm", "--defined-only", "--extern-only", file).matchAll(/ [TDRBVW] (\S+)$/gm)) {
      found.set(symbol, found.has(symbol) && found.get(symbol) !== part ? undefined : part);
    }
  }
  return found;
}

const generated = [/i18n::phonenumbers::.*(Metadata|NumberFormat|PhoneNumberDesc|PhoneNumber::)|google::protobuf::/, "protobuf, and generated from protos"];
const matcher = [/(^|[ *&(])guichet_deps::/, "matcher of patterns"];
const namespaces = [
  [/^(export_|guichet_)/, "exports, with what was inlined into them"],
  [/^strings$/, "strings of all parts"],
  [/kData$/, "metadata of libphonenumber"],
  [/(^|[ *&])nlohmann::/, "nlohmann/json"],
  [/(^|[ *&])guichet::/, "core"],
  generated,
  [/i18n::phonenumbers::/, "libphonenumber"],
  matcher,
  [/(^|[ *&])std::__2::|operator (new|delete)|__cxx/, "libc++"],
];

function partOf(mangled, demangled, owner) {
  const owned = owner.get(mangled);
  if (owned && !/^std::__2::|^nlohmann::/.test(demangled)) return owned === "libphonenumber" ? partOfPhone(demangled) : owned;
  return namespaces.find(([pattern]) => pattern.test(demangled))?.[1] ?? "libc and compiler runtime";
}

const partOfPhone = (demangled) => [generated, matcher].find(([pattern]) => pattern.test(demangled))?.[1] ?? "libphonenumber";

function demangle(names) {
  return execFileSync("c++filt", { input: names.join("\n"), encoding: "utf8", maxBuffer: 2 ** 28 }).split("\n");
}

const codeRows = (module) =>
  [...run("wasm-objdump", "-x", "-j", "Code", module).matchAll(/size=(\d+) <(.*)>/g)].map(([, size, name]) => ({ size: Number(size), name }));

/** Segments of the map below DATA that are in the file: address, offset, size in hexadecimal, then object:(section.symbol). */
function dataRows(map) {
  const from = map.lastIndexOf("\n", map.indexOf(" DATA\n"));
  const segments = map.slice(from).matchAll(/^ +[0-9a-f]+ +[0-9a-f]+ +([0-9a-f]+) {9}(\S+):\(\.(rodata|data)\.?(.*)\)$/gm);
  return [...segments].map(([, size, object, , symbol]) => ({ size: parseInt(size, 16), name: object === "<internal>" ? "strings" : symbol }));
}

function report(title, rows, owner) {
  const names = demangle(rows.map(({ name }) => name));
  const sums = new Map();
  rows.forEach(({ size, name }, index) => {
    const part = partOf(name, names[index], owner);
    sums.set(part, (sums.get(part) ?? 0) + size);
  });
  console.log(`\n${title}: ${rows.reduce((sum, { size }) => sum + size, 0)} bytes`);
  for (const [part, size] of [...sums].sort((a, b) => b[1] - a[1])) console.log(`${String(size).padStart(9)}  ${part}`);
  const largest = rows.map(({ size }, index) => ({ size, name: names[index] })).sort((a, b) => b.size - a.size);
  for (const { size, name } of largest.slice(0, Number(options.functions ?? 0))) console.log(`   ${String(size).padStart(7)} ${name.slice(0, 110)}`);
}

const owner = owners();
for (const name of ["guichet-base", "guichet-phone", "guichet-address", "guichet-phone-address"]) {
  const module = path.join(build, `wasm/${name}-named.wasm`);
  rmSync(module, { force: true });
  const map = run("cmake", "--build", build, "--target", `${name}-named`);
  report(`${name}.wasm, code`, codeRows(module), owner);
  report(`${name}.wasm, data`, dataRows(map), owner);
}
