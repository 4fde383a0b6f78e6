// The SMTP transport against a real server that does what recipients' names tell it to.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { simpleParser } from "mailparser";
import { failure, makeCertificate, startSmtpServer } from "../support/smtp.mjs";

const root = process.env.GUICHET_ROOT ?? path.resolve(fileURLToPath(import.meta.url), "../../..");
const sender = process.env.GUICHET_SMTP_SEND ?? path.join(root, "build/native/bin/smtp_send");

let certificate;
before(() => {
  certificate = makeCertificate();
});
after(() => certificate.remove());

const startServer = (options) => startSmtpServer(certificate, options);

/** Sends to each recipient on one connection; gives "fate code" for each. */
async function send(url, recipients, { tls = "required", authority = certificate.file, user = "", password = "", seconds = "30" } = {}) {
  const { stdout } = await promisify(execFile)(sender, [url, tls, authority, user, password, seconds, ...recipients]);
  return stdout.trimEnd().split("\n").map((line) => line.trim());
}

async function withServer(options, story) {
  const server = await startServer(options);
  try {
    await story(server);
  } finally {
    await server.close();
  }
}

test("a mail arrives whole, encrypted and authenticated", () => withServer({}, async (server) => {
  assert.deepEqual(await send(server.url, ["zoe@example.org"], { user: "edge", password: "secret" }), ["delivered"]);
  const [{ raw, session, envelope }] = server.mails;
  assert.equal(session.secure, true);
  assert.equal(session.user, "edge");
  assert.equal(envelope.mailFrom.address, "bonjour@example.org");
  const mail = await simpleParser(raw);
  assert.equal(mail.subject, "Confirmez votre adresse, s’il vous plaît");
  assert.deepEqual(mail.from.value, [{ name: "Maison Élodie", address: "bonjour@example.org" }]);
  assert.equal(mail.to.text, "zoe@example.org");
  assert.equal(mail.messageId, "<id-1@example.org>");
  assert.equal(mail.headers.get("auto-submitted"), "auto-generated");
  assert.equal(mail.text.trimEnd(), ".À bientôt\n.\nhttp://127.0.0.1/confirm/A");
  assert.equal(mail.html.trim(), "<p>À bientôt</p>");
}));

test("one connection serves several mails, and a refused one spoils no other", () => withServer({}, async (server) => {
  assert.deepEqual(await send(server.url, ["a@example.org", "hard@example.org", "b@example.org"]),
    ["delivered", "refused smtp.550.5.1.1", "delivered"]);
  assert.equal(server.mails.length, 2);
}));

test("5xx is final, 4xx is not", () => withServer({}, async (server) => {
  assert.deepEqual(await send(server.url, ["hard@example.org"]), ["refused smtp.550.5.1.1"]);
  assert.deepEqual(await send(server.url, ["full@example.org"]), ["later smtp.452.4.2.2"]);
  assert.deepEqual(await send(server.url, ["content@example.org"]), ["refused smtp.554.5.6.0"]);
}));

test("greylisting opens at the second try", () => withServer({}, async (server) => {
  assert.deepEqual(await send(server.url, ["grey@example.org"]), ["later smtp.451.4.7.1"]);
  assert.deepEqual(await send(server.url, ["grey@example.org"]), ["delivered"]);
}));

test("a connection cut before the reply leaves doubt", () => withServer({}, async (server) => {
  assert.deepEqual(await send(server.url, ["dropafter@example.org"]), ["later smtp.reply_lost"]);
  assert.equal(server.mails.length, 1);
}));

test("a reply that does not come in time leaves doubt", () => withServer({}, async (server) => {
  assert.deepEqual(await send(server.url, ["silent@example.org"], { seconds: "2" }), ["later smtp.reply_lost"]);
}));

test("without STARTTLS nothing is sent when TLS is required", () => withServer({ disabledCommands: ["STARTTLS"] }, async (server) => {
  assert.deepEqual(await send(server.url, ["zoe@example.org"]), ["later smtp.no_tls"]);
  assert.equal(server.mails.length, 0);
  assert.deepEqual(await send(server.url, ["zoe@example.org"], { tls: "optional" }), ["delivered"]);
  assert.equal(server.mails[0].session.secure, false);
}));

test("a certificate that does not check is no certificate", () => withServer({}, async (server) => {
  assert.deepEqual(await send(server.url, ["zoe@example.org"], { authority: "" }), ["later smtp.certificate"]);
  assert.deepEqual(await send(server.url, ["zoe@example.org"], { authority: "", tls: "optional" }), ["later smtp.certificate"]);
  assert.equal(server.mails.length, 0);
}));

test("a wrong password is the operator's problem, not the recipient's", () => withServer({}, async (server) => {
  assert.deepEqual(await send(server.url, ["zoe@example.org"], { user: "edge", password: "wrong" }), ["later smtp.login"]);
}));

for (const [code, text] of [[421, "4.3.2 closing"], [554, "5.3.2 no service"]]) {
  test(`a server that greets with ${code} is tried again`, () =>
    withServer({ onConnect: (session, done) => done(failure(code, text)) }, async (server) => {
      assert.deepEqual(await send(server.url, ["zoe@example.org"]), [`later smtp.${code}.${text.slice(0, 5)}`]);
    }));
}

test("a sender that is refused does not condemn the recipient", () =>
  withServer({ onMailFrom: (address, session, done) => done(failure(550, "5.7.1 not you")) }, async (server) => {
    assert.deepEqual(await send(server.url, ["zoe@example.org"]), ["later smtp.550.5.7.1"]);
  }));

test("a UTF-8 local part goes where it is understood", () => withServer({}, async (server) => {
  assert.deepEqual(await send(server.url, ["zoé@example.org"]), ["delivered"]);
  assert.equal(server.mails[0].envelope.rcptTo[0].address, "zoé@example.org");
}));

test("a UTF-8 local part is refused for good where it is not understood", () =>
  withServer({ hideSMTPUTF8: true, onRcptTo: (address, session, done) => done(failure(553, "5.6.7 ASCII only")) }, async (server) => {
    assert.deepEqual(await send(server.url, ["zoé@example.org"]), ["refused smtp.no_smtputf8"]);
  }));

test("a server that is not there is tried again", async () => {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  assert.deepEqual(await send(`smtp://127.0.0.1:${port}`, ["zoe@example.org"]), ["later smtp.connection"]);
});
