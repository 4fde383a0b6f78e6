// Mails through the whole edge to a real mail server that misbehaves as recipients' names ask.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { eventually, startEdge } from "../support/edge.mjs";
import { confirmationPath, submit } from "../support/client.mjs";
import { openStores } from "../support/store.mjs";
import { makeCertificate, startSmtpServer } from "../support/smtp.mjs";
import { simpleParser } from "mailparser";

const minute = 60_000;
const hour = 60 * minute;

let certificate, stores;
before(() => {
  certificate = makeCertificate();
  stores = openStores();
});
after(() => {
  certificate.remove();
  stores.close();
});

/** An edge that sends to a server of its own. */
async function withDelivery({ server = {}, mail = {}, ...overrides }, story) {
  const smtp = await startSmtpServer(certificate, server);
  const edge = await startEdge({ mail: { transport: "smtp", url: smtp.url, ca_file: certificate.file, ...mail }, ...overrides });
  try {
    await story({ edge, smtp });
  } finally {
    smtp.release();
    await edge.stop();
    await smtp.close();
  }
}

const outbox = (edge) => stores.rows(edge, "SELECT state, attempts, lease_owner IS NULL AS rests, coalesce(last_error_code, '') AS code, coalesce(reply, '') AS reply FROM outbox ORDER BY created_at");
const suppressions = (edge) => stores.rows(edge, "SELECT reason, detail FROM suppression");
const events = async (edge, kind) => (await stores.rows(edge, "SELECT kind, detail FROM event ORDER BY id")).filter((each) => each.kind === kind);
const says = (edge, words) => eventually(() => words.test(edge.output), String(words));

const signUp = async (edge, email) => {
  const response = await submit(edge, { email });
  assert.equal(response.status, 202, await response.text());
};
/** Until the first mail's row is as it should be, in one state with one code. */
const becomes = (edge, state, code = "") =>
  eventually(async () => (await outbox(edge)).find((row) => row.state === state && row.code === code), `a mail ${state} ${code}`);
const afterAttempts = (edge, count) =>
  eventually(async () => (await outbox(edge)).some((row) => row.attempts >= count && row.rests && row.state === "waiting"), `${count} attempts`);
const figures = async (edge) => (await fetch(edge.metrics)).text();

test("B40 a server without STARTTLS gets nothing, the mail waits and the operator is warned", () =>
  withDelivery({ server: { disabledCommands: ["STARTTLS"] } }, async ({ edge, smtp }) => {
    await signUp(edge, "zoe@example.org");
    await becomes(edge, "waiting", "smtp.no_tls");
    assert.equal(smtp.mails.length, 0);
    assert.equal(smtp.tried.length, 0);
    await says(edge, /no_tls: the mail server offers no TLS/);
    await eventually(async () => /guichet_mail_problems_total\{problem="no_tls"\} [1-9]/.test(await figures(edge)), "the figure");
  }));

test("B40 a certificate of an unknown authority gets nothing, the mail waits and the operator is warned", () =>
  withDelivery({ mail: { ca_file: "" } }, async ({ edge, smtp }) => {
    await signUp(edge, "zoe@example.org");
    await becomes(edge, "waiting", "smtp.certificate");
    assert.equal(smtp.tried.length, 0);
    await says(edge, /certificate: the mail server's certificate does not check/);
  }));

test("B40 a certificate of another host gets nothing", () =>
  withDelivery({}, async ({ edge, smtp }) => {
    await edge.end("SIGTERM");
    const other = await edge.restart({ mail: { transport: "smtp", url: smtp.url.replace("127.0.0.1", "localhost"), ca_file: certificate.file } });
    try {
      await signUp(other, "zoe@example.org");
      await becomes(other, "waiting", "smtp.certificate");
      assert.equal(smtp.tried.length, 0);
    } finally {
      await other.end("SIGTERM");
    }
  }));

test("B40 with TLS and a certificate that checks, the mail goes out encrypted and the reply is kept", () =>
  withDelivery({}, async ({ edge, smtp }) => {
    await signUp(edge, "zoe@example.org");
    const row = await becomes(edge, "sent");
    assert.equal(smtp.mails[0].session.secure, true);
    assert.match(row.reply, /^250 2\.0\.0 OK: queued as TEST/);
  }));

test("B43 an unknown user is refused for good and the address suppressed, once", () =>
  withDelivery({}, async ({ edge, smtp }) => {
    await signUp(edge, "hard@example.org");
    await becomes(edge, "failed", "smtp.550.5.1.1");
    assert.deepEqual(await suppressions(edge), [{ reason: "bounced", detail: "smtp.550.5.1.1" }]);
    assert.equal((await events(edge, "mail.bounced")).length, 1);
    assert.equal((await events(edge, "mail.suppressed")).length, 1);
    edge.moveClock(48 * hour);
    assert.equal(smtp.tried.length, 1);
    assert.doesNotMatch(JSON.stringify(await events(edge, "mail.bounced")), /example\.org/);
  }));

test("B43 a refusal for policy or content condemns no address", () =>
  withDelivery({}, async ({ edge }) => {
    await signUp(edge, "policy@example.org");
    await becomes(edge, "failed", "smtp.550.5.7.1");
    await signUp(edge, "content@example.org");
    await becomes(edge, "failed", "smtp.554.5.6.0");
    assert.deepEqual(await suppressions(edge), []);
  }));

test("B43 a full mailbox is tried again after growing pauses, until the confirmation has expired", () =>
  withDelivery({}, async ({ edge, smtp }) => {
    await signUp(edge, "full@example.org");
    await afterAttempts(edge, 1);
    assert.equal((await outbox(edge))[0].code, "smtp.452.4.2.2");
    for (const [attempt, pause] of [[2, 2 * minute], [3, 7 * minute], [4, 40 * minute], [5, 150 * minute]]) {
      edge.moveClock(pause);
      await afterAttempts(edge, attempt);
    }
    edge.moveClock(48 * hour);
    await eventually(async () => (await outbox(edge))[0].state === "failed", "the mail given up");
    assert.equal(smtp.tried.length, 5);
    assert.deepEqual(await suppressions(edge), []);
  }));

test("B43 greylisting opens at the third try", () =>
  withDelivery({ server: { greyTimes: 2 } }, async ({ edge, smtp }) => {
    await signUp(edge, "grey@example.org");
    await afterAttempts(edge, 1);
    edge.moveClock(2 * minute);
    await afterAttempts(edge, 2);
    edge.moveClock(7 * minute);
    await becomes(edge, "sent");
    assert.equal(smtp.mails.length, 1);
    assert.equal(smtp.tried.length, 3);
  }));

test("B44 a reply lost after the content leads to one duplicate at most, with the same Message-ID, and is marked unsure", () =>
  withDelivery({}, async ({ edge, smtp }) => {
    await signUp(edge, "dropafter@example.org");
    await afterAttempts(edge, 1);
    edge.moveClock(2 * minute);
    const row = await becomes(edge, "sent", "smtp.reply_lost");
    assert.equal(row.attempts, 2);
    edge.moveClock(24 * hour);
    await signUp(edge, "other@example.org");
    await eventually(() => smtp.mails.length === 3, "the other mail");
    const ids = await Promise.all(smtp.mails.slice(0, 2).map(async ({ raw }) => (await simpleParser(raw)).messageId));
    assert.equal(ids[0], ids[1]);
  }));

test("one recipient domain has two mails under way at most, while others go on", () =>
  withDelivery({ mail: { workers: 6, per_domain: 2 } }, async ({ edge, smtp }) => {
    for (let i = 0; i < 5; i++) await signUp(edge, `slow${i}@busy.example`);
    await eventually(() => smtp.waiting.length === 2, "two under way");
    await signUp(edge, "zoe@quiet.example");
    await eventually(() => smtp.mails.some(({ envelope }) => envelope.rcptTo[0].address === "zoe@quiet.example"), "the other domain's mail");
    await eventually(async () => {
      smtp.release();
      return (await outbox(edge)).every(({ state }) => state === "sent");
    }, "all sent");
    assert.equal(smtp.most["busy.example"], 2);
    assert.equal(smtp.mails.length, 6);
  }));

test("B38 an international domain is written to in its ASCII form", () =>
  withDelivery({}, async ({ edge, smtp }) => {
    await signUp(edge, "zoe@exämple.fr");
    await becomes(edge, "sent");
    const { envelope, raw } = smtp.mails[0];
    assert.equal(envelope.rcptTo[0].address, "zoe@exämple.fr"); // smtp-server shows A-labels decoded
    assert.equal(envelope.mailFrom.args.SMTPUTF8, undefined); // and was not told of any other form
    assert.match(raw.toString(), /^To: <zoe@xn--exmple-cua\.fr>\r$/m);
  }));

test("B38 a local part beyond ASCII is sent where the server knows it", () =>
  withDelivery({}, async ({ edge, smtp }) => {
    await signUp(edge, "zoé@example.org");
    await becomes(edge, "sent");
    assert.equal(smtp.mails[0].envelope.rcptTo[0].address, "zoé@example.org");
  }));

test("B38 a local part beyond ASCII is refused clearly where the server does not know it", () =>
  withDelivery({ server: { hideSMTPUTF8: true, onRcptTo: (address, session, done) => done(Object.assign(new Error("5.6.7 ASCII only"), { responseCode: 553 })) } },
    async ({ edge }) => {
      await signUp(edge, "zoé@example.org");
      await becomes(edge, "failed", "smtp.no_smtputf8");
      assert.deepEqual(await suppressions(edge), []);
    }));

test("B48 a mail that waited when the edge was killed is sent after the restart, and once", () =>
  withDelivery({}, async ({ edge, smtp }) => {
    await signUp(edge, "slow@example.org");
    await eventually(() => smtp.waiting.length === 1, "the mail under way");
    await edge.end("SIGKILL");
    smtp.release();
    const again = await edge.restart();
    try {
      await eventually(async () => {
        smtp.release();
        return (await outbox(again))[0].state === "sent";
      }, "the mail sent");
      assert.equal(smtp.mails.length, 2); // the one whose reply nobody heard, and one duplicate
      const ids = await Promise.all(smtp.mails.map(async ({ raw }) => (await simpleParser(raw)).messageId));
      assert.equal(ids[0], ids[1]);
      assert.ok(confirmationPath((await simpleParser(smtp.mails[1].raw)).text));
    } finally {
      await again.end("SIGTERM");
    }
  }));
