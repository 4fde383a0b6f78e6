// Builds the package (dist/) and, with --out, the folder that a site or the edge serves under /guichet/.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const usage = `usage: npm run build -- [--wasm DIR] [--out DIR]
  --wasm DIR       where the guichet-*.wasm and the tables are
  --out DIR        also write the folder to be served; needs --wasm
  --only-generate  only write the sources that come from core/messages
`;

const here = import.meta.dirname ?? dirname(new URL(import.meta.url).pathname);
const messages = join(here, "../../core/messages");
const modules = ["base", "phone", "address", "phone-address"].map((variant) => `guichet-${variant}.wasm`);
/** The marks of providers by the name of their icon in @iconify-json/logos; those of one colour take the button's. */
const marks = { google: "google-icon", apple: "apple", microsoft: "microsoft-icon", facebook: "facebook", linkedin: "linkedin-icon", github: "github-icon", x: "x" };
const markColours = { "github-icon": { "#161614": "currentColor" } };
const tables = ["suggestion.table", "disposable.table", "idna.table", "country.table", "commune.table"];

function writeIfChanged(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text);
}

/** The texts that a page may show: those of findings, and the widget's own. */
function pageTexts(locale, codes) {
  const all = JSON.parse(readFileSync(join(messages, `${locale}.json`), "utf8"));
  const shown = new Set(codes.findings.filter(({ severity }) => severity !== "info").map(({ code }) => code));
  const wanted = Object.keys(all).filter((key) => (key.startsWith("widget.") && !key.startsWith("widget.login_")) || shown.has(key));
  return Object.fromEntries(wanted.map((key) => [key, all[key].text]));
}

/** What the countries call the fields of an address, and what their lists say, for the forms that have one. */
function addressTexts(locale) {
  const all = JSON.parse(readFileSync(join(messages, `${locale}.json`), "utf8"));
  const wanted = Object.keys(all).filter((key) => /^(field\.(address-level|postal-code)|list\.)/.test(key));
  return Object.fromEntries(wanted.map((key) => [key, all[key].text]));
}

/** What is said about signing in with a provider, for the forms that offer it. */
function loginTexts(locale) {
  const all = JSON.parse(readFileSync(join(messages, `${locale}.json`), "utf8"));
  const wanted = Object.keys(all).filter((key) => key.startsWith("widget.login_"));
  return Object.fromEntries(wanted.map((key) => [key, all[key].text]));
}

/** A mark as [width, height, [outline, colour], ...]: the page makes its elements of that, and parses no markup. */
function readMark(icons, name) {
  const { body, width = icons.width ?? 16, height = icons.height ?? 16 } = icons.icons[name];
  const paths = [...body.matchAll(/<path(?: fill="([^"]+)")? d="([^"]+)"\/>/g)];
  if (paths.map(([whole]) => whole).join("") !== body) throw new Error(`the mark ${name} has more than paths`);
  const colour = (fill = "currentColor") => markColours[name]?.[fill] ?? fill;
  return [width, height, ...paths.map(([, fill, outline]) => [outline, colour(fill)])];
}

function writeMarks() {
  const icons = JSON.parse(readFileSync(join(here, "node_modules/@iconify-json/logos/icons.json"), "utf8"));
  const all = Object.fromEntries(Object.entries(marks).map(([kind, name]) => [kind, readMark(icons, name)]));
  const head = "// Generated from @iconify-json/logos (CC0-1.0). The marks are trademarks of their owners. Do not edit.\n";
  const type = "export type Mark = [width: number, height: number, ...paths: [outline: string, colour: string][]];\n";
  writeIfChanged(join(here, "src/login-marks.ts"), `${head}${type}export const marks: Readonly<Record<string, Mark>> = ${JSON.stringify(all, null, 1)};\n`);
}

function writeTexts(name, texts) {
  const notice = "// Generated from core/messages. Do not edit.\n";
  const text = JSON.stringify(texts, null, 2);
  writeIfChanged(join(here, `src/i18n/${name}.ts`), `${notice}const messages: Record<string, string> = ${text};\nexport default messages;\n`);
}

function generate() {
  execFileSync("python3", [join(messages, "generate.py"), "typescript", join(here, "src/codes.ts")]);
  const codes = JSON.parse(readFileSync(join(messages, "codes.json"), "utf8"));
  const locales = readdirSync(messages).map((name) => /^(\w\w)\.json$/.exec(name)?.[1]).filter(Boolean).sort();
  for (const locale of locales) {
    writeTexts(locale, pageTexts(locale, codes));
    writeTexts(`address-${locale}`, addressTexts(locale));
    writeTexts(`login-${locale}`, loginTexts(locale));
  }
  writeMarks();
  writeIfChanged(join(here, "src/i18n/index.ts"), `// Generated from core/messages. Do not edit.\nexport const locales: readonly string[] = ${JSON.stringify(locales)};\n`);
  return locales;
}

function buildPackage(wasm) {
  const dist = join(here, "dist");
  rmSync(dist, { recursive: true, force: true });
  execFileSync(process.execPath, [join(here, "node_modules/typescript/bin/tsc"), "-p", here], { stdio: "inherit" });
  copyFileSync(join(here, "guichet.css"), join(dist, "guichet.css"));
  for (const name of wasm ? [...modules, ...tables] : []) copyFileSync(join(wasm, name), join(dist, name));
}

async function bundle(entry, define = {}) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: [join(here, entry)],
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    write: false,
    define,
    legalComments: "none",
    charset: "utf8",
  });
  return Buffer.from(outputFiles[0].contents);
}

class Site {
  assets = {};
  manifest = {};

  constructor(out) {
    this.out = out;
    const manifest = join(out, "manifest.json");
    const old = existsSync(manifest) ? Object.values(JSON.parse(readFileSync(manifest, "utf8"))) : [];
    for (const name of old) for (const kind of ["", ".gz", ".br"]) rmSync(join(out, name + kind), { force: true });
  }

  /** Adds a file under a name that changes with its content, so that it may be kept for ever. */
  addHashed(name, content) {
    const hash = createHash("sha256").update(content).digest();
    const extension = extname(name);
    const flat = name.slice(0, -extension.length).replaceAll("/", "-");
    const hashed = `${flat}.${hash.toString("hex").slice(0, 12)}${extension}`;
    this.assets[name] = { name: hashed, integrity: `sha256-${hash.toString("base64")}` };
    this.add(name, content, hashed);
  }

  add(name, content, as = name) {
    this.manifest[name] = as;
    const path = join(this.out, as);
    mkdirSync(dirname(path), { recursive: true });
    const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } });
    const gzip = gzipSync(content, { level: 9 });
    writeFileSync(path, content);
    writeFileSync(`${path}.br`, brotli);
    writeFileSync(`${path}.gz`, gzip);
    console.log(`${as.padEnd(36)} ${content.length} bytes, gzip ${gzip.length}, brotli ${brotli.length}`);
  }

  close() {
    writeFileSync(join(this.out, "manifest.json"), `${JSON.stringify(this.manifest, null, 2)}\n`);
  }
}

async function buildSite(out, wasm, locales) {
  mkdirSync(out, { recursive: true });
  const site = new Site(out);
  for (const name of [...modules, ...tables]) site.addHashed(name, readFileSync(join(wasm, name)));
  for (const name of locales.flatMap((locale) => [locale, `address-${locale}`, `login-${locale}`])) {
    site.addHashed(`i18n/${name}.js`, await bundle(`src/i18n/${name}.ts`));
  }
  for (const name of ["worker", "address-layout", "french-address", "preparation", "code-entry", "login"]) site.addHashed(`${name}.js`, await bundle(`src/${name}.ts`));
  site.add("guichet.js", await bundle("src/element.ts", { GUICHET_ASSETS: JSON.stringify(site.assets) }));
  const { transform } = await import("esbuild");
  const css = await transform(readFileSync(join(here, "guichet.css")), { loader: "css", minify: true });
  site.add("guichet.css", Buffer.from(css.code));
  site.close();
}

async function main() {
  const { values } = parseArgs({
    options: { wasm: { type: "string" }, out: { type: "string" }, "only-generate": { type: "boolean" }, help: { type: "boolean" } },
  });
  if (values.help || (values.out && !values.wasm)) {
    process.stderr.write(usage);
    process.exit(values.help ? 0 : 2);
  }
  const from = process.env.INIT_CWD ?? process.cwd();
  const path = (given) => given && resolve(from, given);
  const locales = generate();
  if (values["only-generate"]) return;
  buildPackage(path(values.wasm));
  if (values.out) await buildSite(path(values.out), path(values.wasm), locales);
}

await main();
