// A raw HTTP client for probes: it sends bytes as they are and reads answers without any leniency.
import { spawn } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = process.env.GUICHET_ROOT ?? path.resolve(fileURLToPath(import.meta.url), "../../../..");
const binary = process.env.GUICHET_PROBE_SERVER ?? path.join(root, "build/native/bin/http_probe_server");

const enough = 512 * 1024;

/** Starts the probe server; give its options as { "max-connections": 2 }. */
export async function startServer(options = {}) {
  const args = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  const child = spawn(binary, args, { stdio: ["ignore", "pipe", "inherit"] });
  const lines = [];
  const reader = createInterface({ input: child.stdout });
  const first = await Promise.race([
    once(reader, "line").then(([line]) => line),
    once(child, "exit").then(([code]) => Promise.reject(new Error(`${binary} ended with code ${code}`))),
  ]);
  reader.on("line", (line) => lines.push(line));
  const ended = once(child, "exit");
  return {
    port: Number(first.split(" ")[1]),
    lines,
    child,
    ended,
    connect: () => new Client(Number(first.split(" ")[1])),
    /** Tells it to stop and gives its exit code. */
    async stop() {
      child.kill("SIGTERM");
      const [code] = await ended;
      return code;
    },
  };
}

/** One connection. */
export class Client {
  received = Buffer.alloc(0);
  closed = false;
  #answered = false;
  #wakes = [];

  constructor(port) {
    this.socket = net.connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    this.socket.on("data", (bytes) => {
      this.received = Buffer.concat([this.received, bytes]);
      this.#answered = true;
      this.#wake();
    });
    const end = () => {
      this.closed = true;
      this.#wake();
    };
    this.socket.on("end", () => {
      end();
      this.socket.end();
    });
    // A server that drains no more of what we still send resets the connection.
    this.socket.on("error", end);
  }

  #wake() {
    for (const wake of this.#wakes.splice(0)) wake();
  }

  async change() {
    await new Promise((resolve) => this.#wakes.push(resolve));
  }

  /**
   * Sends one character per byte. Of what is very long it sends the first half megabyte, which must be answered,
   * and then the rest: a server that closes with more than it will read resets the connection, and node forgets
   * what it had received.
   */
  async send(text) {
    const most = text.length > 4 * enough ? enough : text.length;
    if (!this.socket.writable) return;
    await new Promise((resolve) => this.socket.write(text.slice(0, most), "latin1", resolve));
    if (most === text.length) return;
    while (!this.#answered && !this.closed) await this.change();
    if (this.socket.writable) this.socket.write(text.slice(most), "latin1", () => {});
  }

  /** The next answer, or null when the connection has been closed instead. */
  async answer({ head = false } = {}) {
    for (;;) {
      const taken = takeAnswer(this.received, head);
      if (taken) {
        this.received = this.received.subarray(taken.bytes);
        return taken.answer;
      }
      if (this.closed) return null;
      await this.change();
    }
  }

  /** Waits until the server has closed; gives what it sent before. */
  async end() {
    while (!this.closed) await this.change();
    return this.received.toString("latin1");
  }

  close() {
    this.socket.destroy();
  }
}

function takeAnswer(bytes, head) {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return null;
  const [line, ...fields] = bytes.subarray(0, end).toString("latin1").split("\r\n");
  const [, status] = /^HTTP\/1\.1 (\d{3}) /.exec(line) ?? [];
  if (!status) throw new Error(`not an answer: ${line}`);
  const headers = Object.fromEntries(fields.map((field) => [field.split(": ")[0].toLowerCase(), field.slice(field.indexOf(": ") + 2)]));
  const length = head || status === "100" ? 0 : Number(headers["content-length"] ?? 0);
  if (bytes.length < end + 4 + length) return null;
  const body = bytes.subarray(end + 4, end + 4 + length).toString();
  return { bytes: end + 4 + length, answer: { status: Number(status), headers, body } };
}
