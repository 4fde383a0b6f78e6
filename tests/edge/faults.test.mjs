// What may go wrong around the edge: nothing that was acknowledged is lost, and what cannot be done is said.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, readdirSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { test } from "node:test";

import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

import { confirmationPath, submit } from "../support/client.mjs";
import { Edge, eventually, makeFolder, secretKey, startEdge } from "../support/edge.mjs";

const verdict = async (edge, email) => (await (await submit(edge, { email }, { key: secretKey })).json()).match?.verdict;

const smtp = (port) => ({ mail: { transport: "smtp", url: `smtp://127.0.0.1:${port}`, require_tls: false } });

async function listen(server) {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server.address().port;
}

/** An SMTP server that keeps the mails it gets. */
async function startMailServer() {
  const mails = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    async onData(stream, session, done) {
      mails.push(await simpleParser(stream));
      done();
    },
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { mails, port: server.server.address().port, stop: () => new Promise((resolve) => server.close(resolve)) };
}

test("a kill between the commit and the mail loses nothing: the mail goes out after the restart, and confirms", async () => {
  const silent = net.createServer(() => {}); // takes the connection and never says a word
  const reached = once(silent, "connection");
  const edge = await startEdge(smtp(await listen(silent)));
  assert.equal((await submit(edge, { email: "killed@example.com" })).status, 202);
  const [socket] = await reached;
  await edge.end("SIGKILL");
  socket.destroy();
  silent.close();

  const mailServer = await startMailServer();
  const again = await edge.restart(smtp(mailServer.port));
  const mail = await eventually(() => mailServer.mails[0], "the mail");
  assert.equal(mail.to.text, "killed@example.com");
  assert.equal((await fetch(again.url + confirmationPath(mail.text), { method: "POST" })).status, 200);
  assert.equal(await verdict(again, "killed@example.com"), "existing");
  // Asking was a signup too, which the owner is told of. No mail came twice.
  await eventually(() => mailServer.mails.length === 2, "the second mail");
  assert.equal(new Set(mailServer.mails.map(({ messageId }) => messageId)).size, 2);
  await again.stop();
  await mailServer.stop();
});

test("a kill in the middle of many submissions loses none that was acknowledged", async () => {
  const edge = await startEdge();
  const acknowledged = [];
  const sending = Array.from({ length: 200 }, async (_, i) => {
    const email = `many${i}@example.com`;
    const response = await submit(edge, { email }).catch(() => null);
    if (response?.status === 202) acknowledged.push(email);
    if (acknowledged.length === 50) edge.child.kill("SIGKILL");
  });
  await Promise.all(sending);
  await eventually(() => edge.child.signalCode, "the end");
  assert.ok(acknowledged.length >= 50);
  const again = await edge.restart();
  for (const email of acknowledged) assert.equal(await verdict(again, email), "pending", email);
  await again.stop();
});

test("a mail server that is down costs no signup", async () => {
  const closed = net.createServer();
  const port = await listen(closed);
  closed.close();
  const edge = await startEdge(smtp(port));
  assert.equal((await submit(edge, { email: "down@example.com" })).status, 202);
  await eventually(async () => /guichet_mails_total\{outcome="postponed"\} 1/.test(await (await fetch(edge.metrics)).text()), "a later attempt");
  assert.equal(await verdict(edge, "down@example.com"), "pending");
  await edge.stop();
});

test("a store that another process holds is said to be unavailable, and recovers", async () => {
  const edge = await startEdge();
  const code = "import sqlite3, sys\nc = sqlite3.connect(sys.argv[1], isolation_level=None)\nc.execute('BEGIN IMMEDIATE')\nprint('held', flush=True)\nsys.stdin.read()";
  const holder = spawn("python3", ["-c", code, path.join(edge.folder, "guichet.db")], { stdio: ["pipe", "pipe", "inherit"] });
  await once(holder.stdout, "data");
  const refused = await submit(edge, { email: "locked@example.com" });
  assert.equal(refused.status, 503);
  assert.equal((await refused.json()).code, "http.unavailable");
  assert.ok(refused.headers.get("retry-after"));
  assert.equal((await fetch(`${edge.url}/healthz`)).status, 200);
  holder.stdin.end();
  await once(holder, "exit");
  assert.equal((await submit(edge, { email: "locked@example.com" })).status, 202);
  await edge.stop();
});

test("a full disk is said, what was stored stays, and more room mends it", async () => {
  const limited = ["sh", "-c", "trap '' XFSZ; ulimit -f 3000; exec \"$0\" \"$@\""];
  const edge = await Edge.start(makeFolder(), limited);
  const stored = [];
  let refused;
  for (let i = 0; i < 2000 && !refused; i++) {
    const email = `full${i}@example.com`;
    const response = await submit(edge, { email, "given-name": "x".repeat(1000) });
    if (response.status === 202) stored.push(email);
    else refused = response;
  }
  assert.equal(refused?.status, 503);
  assert.equal((await refused.json()).code, "http.unavailable");
  assert.equal((await fetch(`${edge.url}/healthz`)).status, 200);
  await edge.end("SIGTERM");
  const again = await edge.restart();
  assert.ok(stored.length > 5);
  for (const email of [stored[0], stored.at(-1)]) assert.equal(await verdict(again, email), "pending");
  assert.equal((await submit(again, { email: "room@example.com" })).status, 202);
  await again.stop();
});

test("a graceful end answers what runs and loses no mail", async () => {
  const edge = await startEdge();
  const answers = Promise.all(Array.from({ length: 50 }, (_, i) => submit(edge, { email: `end${i}@example.com` }).then(({ status }) => status, () => 0)));
  await eventually(() => edge.mails().length > 0, "a first mail");
  await edge.end("SIGTERM");
  const accepted = (await answers).filter((status) => status === 202).length;
  const again = await edge.restart();
  await eventually(() => again.mails().length === accepted, `${accepted} mails`);
  await again.stop();
});

test("no secret and no address stands in the log or in the database's bytes", async () => {
  const edge = await startEdge();
  await submit(edge, { email: "private.person@example.com", "given-name": "Privatissima" });
  const mail = await eventually(() => edge.mails()[0], "the mail");
  const token = confirmationPath((await simpleParser(mail)).text).slice("/confirm/".length);
  await fetch(`${edge.url}/confirm/${token}`, { method: "POST" });
  await edge.end("SIGTERM");
  const files = readdirSync(edge.folder).filter((name) => name.startsWith("guichet.db"));
  const bytes = Buffer.concat([...files.map((name) => readFileSync(path.join(edge.folder, name))), Buffer.from(edge.output)]);
  for (const secret of ["private.person", "Privatissima", token]) assert.equal(bytes.includes(secret), false, secret);
  await edge.stop();
});
