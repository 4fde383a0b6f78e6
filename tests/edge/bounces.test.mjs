// Mails that come back, real ones and forged ones, and what the staff may do about suppressed addresses.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";

import { eventually, secretKey, siteKey, startEdge } from "../support/edge.mjs";
import { post, submit } from "../support/client.mjs";
import { makeCertificate, startSmtpServer } from "../support/smtp.mjs";

let certificate, smtp, edge;
before(async () => {
  certificate = makeCertificate();
  smtp = await startSmtpServer(certificate);
  edge = await startEdge({ mail: { transport: "smtp", url: smtp.url, ca_file: certificate.file, return_domain: "bounces.example.org" } });
});
after(async () => {
  await edge.stop();
  await smtp.close();
  certificate.remove();
});

const authorized = { Authorization: `Bearer ${secretKey}` };

/** The address that one of our mails came from. */
async function returnAddress() {
  const before = smtp.mails.length;
  const email = `${randomUUID()}@example.com`;
  await submit(edge, { email });
  await eventually(() => smtp.mails.length > before, "the mail");
  const mail = smtp.mails.find(({ envelope }) => envelope.rcptTo[0].address === email);
  return { email, address: mail.envelope.mailFrom.address };
}

/** A report of delivery as Postfix writes it. */
const report = ({ to, action = "failed", status = "5.1.1", header = "Delivered-To", type = "message/delivery-status", outer = "multipart/report; report-type=delivery-status" }) =>
  [
    "Return-Path: <>",
    `${header}: ${to}`,
    "Date: Wed, 25 Nov 2026 10:00:00 +0000",
    "From: MAILER-DAEMON@mx.example.com (Mail Delivery System)",
    "Subject: Undelivered Mail Returned to Sender",
    "Auto-Submitted: auto-replied",
    "MIME-Version: 1.0",
    `Content-Type: ${outer}; boundary="b1"`,
    "",
    "--b1",
    "Content-Type: text/plain; charset=us-ascii",
    "",
    "Action: failed",
    "Status: 5.1.1",
    "",
    "--b1",
    `Content-Type: ${type}`,
    "",
    "Reporting-MTA: dns; mx.example.com",
    "",
    "Final-Recipient: rfc822; somebody@example.com",
    `Action: ${action}`,
    `Status: ${status}`,
    "Diagnostic-Code: smtp; 550 5.1.1 unknown",
    "",
    "--b1--",
    "",
  ].join("\r\n");

async function hand(mail, headers = {}) {
  const response = await post(edge, "/v1/bounces", mail, { ...authorized, "Content-Type": "message/rfc822", ...headers });
  return { status: response.status, body: await response.json() };
}
const result = async (mail) => {
  const { status, body } = await hand(mail);
  assert.equal(status, 200, JSON.stringify(body));
  return [body.result, body.reason ?? body.code];
};
const counts = async () => (await fetch(`${edge.url}/v1/suppressions`, { headers: authorized })).json();
const send = async (path, email) => {
  const response = await post(edge, path, JSON.stringify({ v: 1, email }), authorized);
  assert.equal(response.status, 200);
  return (await response.json()).changed;
};

test("B45 a real report of an unknown user suppresses the address, in whatever header its return address stands", async () => {
  for (const header of ["Delivered-To", "X-Original-To", "Envelope-To", "To"]) {
    const before = await counts();
    const { address } = await returnAddress();
    assert.deepEqual(await result(report({ to: address.toUpperCase(), header })), ["suppressed", "dsn.5.1.1"]);
    assert.equal((await counts()).bounced, before.bounced + 1, header);
  }
});

test("B45 a forged report changes nothing and is counted", async () => {
  const before = await counts();
  const { address } = await returnAddress();
  const digit = address.at(7) === "0" ? "1" : "0";
  const forgeries = [
    `bounce+${digit}${address.slice(8)}`, // another mail under this code
    address.replace(/.@/, (last) => (last === "0@" ? "1@" : "0@")), // another code
    address.replace("@bounces.example.org", "@bounces.example.com"),
    address.replace(/[0-9a-f]{20}@/, "@"),
    "bounce+@bounces.example.org",
    "bonjour@example.org",
  ];
  for (const to of forgeries) assert.deepEqual(await result(report({ to })), ["ignored", "forged"], to);
  assert.deepEqual(await counts(), before);
  assert.match(await (await fetch(edge.metrics)).text(), /guichet_bounces_total\{outcome="forged"\} 6/);
});

test("B45 delayed, delivered and temporary reports change nothing", async () => {
  const before = await counts();
  const { address } = await returnAddress();
  for (const [action, status] of [["delayed", "4.4.1"], ["failed", "4.2.2"], ["delivered", "2.0.0"], ["relayed", "2.0.0"], ["delayed", "5.1.1"]]) {
    assert.deepEqual(await result(report({ to: address, action, status })), ["ignored", "passing"], `${action} ${status}`);
  }
  assert.deepEqual(await counts(), before);
});

test("B45 a refusal for policy is noted and condemns no address", async () => {
  const before = await counts();
  const { address } = await returnAddress();
  assert.deepEqual(await result(report({ to: address, status: "5.7.1" })), ["noted", "dsn.5.7.1"]);
  assert.deepEqual(await counts(), before);
});

test("B45 only the part message/delivery-status is believed", async () => {
  const before = await counts();
  const { address } = await returnAddress();
  assert.deepEqual(await result(report({ to: address, type: "text/plain" })), ["ignored", "no_report"]);
  assert.deepEqual(await result(report({ to: address, outer: "multipart/mixed" })), ["ignored", "no_report"]);
  const quoted = `${address}\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n${report({ to: address })}`;
  assert.deepEqual(await result(`Delivered-To: ${quoted}`), ["ignored", "no_report"]);
  assert.deepEqual(await counts(), before);
});

test("B46 automatic replies and nonsense are ignored", async () => {
  const before = await counts();
  const { address } = await returnAddress();
  const reply = `Delivered-To: ${address}\r\nFrom: zoe@example.com\r\nAuto-Submitted: auto-replied\r\nSubject: Out of office\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n`;
  assert.deepEqual(await result(reply), ["ignored", "no_report"]);
  for (const mail of ["x", "\r\n\r\n", "\0\0\0", `Content-Type: multipart/report; boundary=""\r\n\r\n--\r\n`, `Content-Type: ${"multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: ".repeat(2000)}`]) {
    assert.deepEqual(await result(mail), ["ignored", "no_report"]);
  }
  assert.deepEqual(await counts(), before);
});

test("bounces are taken of backends alone, as mails, up to a size", async () => {
  assert.equal((await hand("x", { Authorization: `Bearer ${siteKey}` })).status, 403);
  assert.equal((await hand("x", { Authorization: "" })).status, 401);
  assert.equal((await hand("{}", { "Content-Type": "application/json" })).status, 415);
  assert.equal((await hand("x".repeat(1024 * 1024 + 1))).status, 413);
});

test("the staff suppresses an address, lifts it, and sees how many there are", async () => {
  const before = await counts();
  assert.equal(await send("/v1/suppressions", "Anna.Durand@gmail.com"), true);
  assert.equal(await send("/v1/suppressions", "annadurand@gmail.com"), false); // one mailbox
  assert.deepEqual(await counts(), { ...before, manual: before.manual + 1 });
  assert.equal(await send("/v1/suppressions/lift", "anna.durand+news@gmail.com"), true);
  assert.equal(await send("/v1/suppressions/lift", "anna.durand@gmail.com"), false);
  assert.deepEqual(await counts(), before);
  const bad = await post(edge, "/v1/suppressions", JSON.stringify({ v: 1, email: "nobody" }), authorized);
  assert.equal(bad.status, 400);
  assert.equal((await bad.json()).pointer, "/email");
});

test("a suppression after a bounce is lifted by the address it was sent to", async () => {
  const { email, address } = await returnAddress();
  await result(report({ to: address }));
  assert.equal(await send("/v1/suppressions/lift", email), true);
});
