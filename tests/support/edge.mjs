// Starts the real edge for a test: own folder, own keys, own store, any free port.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const root = path.resolve(fileURLToPath(import.meta.url), "../../..");
export const binary = process.env.GUICHET_BINARY ?? path.join(root, "build/native/guichet");

process.setMaxListeners(100);

export const siteKey = "site_test";
export const secretKey = "secret_of_the_tests_0123456789abcdef0123456789";
const secretKeySha256 = "7fd7e859791a40a47faa903905c9877dd7e619d5776e40fef01917433a5d8461";

const address = Object.fromEntries(["country", "address-line1", "address-line2", "address-level3", "address-level2", "address-level1", "postal-code"].map((token) => [token, {}]));

export const forms = {
  "newsletter-fr": { id: "newsletter-fr", country: "FR", locale: "fr", fields: { email: { required: true }, tel: {}, "given-name": {}, ...address } },
  "newsletter-en": { id: "newsletter-en", country: "GB", locale: "en", fields: { email: { required: true }, tel: {}, "given-name": {}, ...address } },
};

const value = (entry) => (Array.isArray(entry) ? `[${entry.map((item) => JSON.stringify(item))}]` : JSON.stringify(entry));
const table = (entries) => Object.entries(entries).map(([key, entry]) => `${key} = ${value(entry)}\n`).join("");

/** The configuration as TOML: sections of plain values, and lists of sections. */
function toml(sections) {
  return Object.entries(sections)
    .flatMap(([name, section]) =>
      Array.isArray(section) ? section.map((entry) => `[[${name}]]\n${table(entry)}`) : [`[${name}]\n${table(section)}`])
    .join("\n");
}

function configuration(overrides) {
  const sections = {
    server: { listen: "127.0.0.1:0", public_url: "http://127.0.0.1", threads: 1, answer_milliseconds: 0 },
    metrics: { listen: "127.0.0.1:0" },
    store: { path: "guichet.db" },
    keys: { file: "guichet.keys" },
    mail: { transport: "folder", folder: "mails", from: "bonjour@example.org", from_name: "Maison Exemple", per_address_pause_seconds: 0, per_address_per_hour: 1000, per_address_per_day: 1000 },
    dns: { enabled: false },
    optin: { expires_hours: 72 },
    limits: { per_minute: 10000000, burst: 1000000, mails_per_client_per_hour: 1000000, mails_per_form_per_hour: 1000000, mails_per_hour: 1000000 },
    forms: { folder: "forms" },
    site: [{ id: "test", key: siteKey, origins: ["http://127.0.0.1", "https://shop.example"] }],
    backend: [{ id: "shop", key_sha256: secretKeySha256 }],
  };
  for (const [name, section] of Object.entries(overrides)) sections[name] = Array.isArray(section) ? section : { ...sections[name], ...section };
  return toml(sections);
}

/** Makes the folder that an edge lives in: configuration, keys and forms. */
export function makeFolder(overrides = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), "guichet-"));
  writeFileSync(path.join(folder, "guichet.toml"), configuration(overrides));
  mkdirSync(path.join(folder, "forms"));
  mkdirSync(path.join(folder, "mails"));
  for (const [id, form] of Object.entries(forms)) writeFileSync(path.join(folder, `forms/${id}.json`), JSON.stringify(form));
  return folder;
}

/** Waits for the lines "listening on URL" and "metrics on URL", or fails with what the process said. */
async function listening(child) {
  const said = [];
  const urls = {};
  const closed = once(child, "close"); // all that it said has been read
  child.stderr.on("data", (data) => said.push(data));
  for await (const line of createInterface(child.stdout)) {
    said.push(`${line}\n`);
    const match = /^(listening|metrics) on (http:\S+)/.exec(line);
    if (match) urls[match[1]] = match[2];
    if (urls.listening && urls.metrics) return { ...urls, said };
  }
  await closed;
  throw new Error(`the edge did not start:\n${said.join("")}`);
}

export class Edge {
  /** wrapper: a command that runs the edge, such as a shell with limits. */
  static async start(folder, wrapper = []) {
    const [command, ...args] = [...wrapper, binary, "serve", "--config", path.join(folder, "guichet.toml"), "--make-keys"];
    const env = { ...process.env, GUICHET_TEST_CLOCK_FILE: path.join(folder, "clock") };
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], env });
    const kill = () => child.kill("SIGKILL");
    process.once("exit", kill); // a failed test leaves nothing running
    child.once("exit", () => process.off("exit", kill));
    const { listening: url, metrics, said } = await listening(child);
    child.stdout.resume();
    return Object.assign(new Edge(), { child, folder, url, metrics, said, pid: child.pid, port: Number(new URL(url).port) });
  }

  async end(signal) {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, "exit");
    this.child.kill(signal);
    await exited;
  }

  async stop() {
    await this.end("SIGTERM");
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Starts again on the same folder after the process has ended, with another configuration if given. */
  restart(overrides) {
    if (overrides) writeFileSync(path.join(this.folder, "guichet.toml"), configuration(overrides));
    return Edge.start(this.folder);
  }

  /** Moves the edge's clock on by so many milliseconds; it stays moved after a restart. */
  moveClock(milliseconds) {
    const file = path.join(this.folder, "clock");
    writeFileSync(`${file}.new`, String(this.clockMoved() + milliseconds));
    renameSync(`${file}.new`, file); // never read half written
  }

  /** By how many milliseconds the edge's clock was moved so far. */
  clockMoved() {
    const file = path.join(this.folder, "clock");
    return existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  }

  get output() {
    return this.said.join("");
  }

  /** The mails written so far, oldest first. */
  mails() {
    const folder = path.join(this.folder, "mails");
    return existsSync(folder)
      ? readdirSync(folder).filter((name) => name.endsWith(".eml")).sort().map((name) => readFileSync(path.join(folder, name)))
      : [];
  }
}

export const startEdge = (overrides = {}) => Edge.start(makeFolder(overrides));

/** Runs the command line and gives its exit code and output. */
export const run = (...args) => spawnSync(binary, args, { encoding: "utf8" });

/** Waits until the condition gives something, asking again and again. */
export async function eventually(condition, what = "the condition", seconds = 20) {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    const found = await condition();
    if (found) return found;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`${what} did not come true`);
}
