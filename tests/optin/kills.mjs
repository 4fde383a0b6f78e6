// kill -9 at any moment under load: nothing that was acknowledged is lost, nothing is confirmed twice, and a mail
// is sent again at most once for each kill.
import { SMTPServer } from "smtp-server";
import { simpleParser } from "mailparser";

import { confirmationPath, submit } from "../support/client.mjs";
import { Edge, eventually, makeFolder, secretKey } from "../support/edge.mjs";
import { sequence } from "../support/random.mjs";
import { confirm, countConfirmations, inParallel, isVerified } from "../support/population.mjs";

const clients = 6;
const longestLife = 300; // milliseconds under load
const mostBehind = 60; // sign-ups whose mail has not come: then links are clicked first

/** A mail server that notes every mail and in which life of the edge it came. */
async function startMailServer() {
  const state = { life: 0, byId: new Map(), reached: new Set(), links: [] };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    async onData(stream, session, done) {
      const mail = await simpleParser(stream).catch(() => null);
      if (!mail) return; // the edge was killed in the middle of it
      const lives = state.byId.get(mail.messageId) ?? [];
      state.reached.add(mail.to.text);
      state.byId.set(mail.messageId, [...lives, state.life]);
      if (lives.length === 0) state.links.push({ email: mail.to.text, path: confirmationPath(mail.text) });
      done();
    },
  });
  server.on("error", () => {}); // the edge is killed in the middle of a session
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(state, { port: server.server.address().port, stop: () => new Promise((resolve) => server.close(resolve)) });
}

/** What clients were told, which must hold for ever. */
class Ledger {
  submissions = new Map(); // address -> {key, submission, account}
  confirmed = new Set(); // addresses
  #next = 0;

  async signUp(edge) {
    const email = `killed${this.#next++}@example.com`;
    const key = `key-${email}`;
    const response = await submit(edge, { email }, { key: secretKey, idempotencyKey: key });
    const answer = await response.json();
    if (response.status === 200) this.submissions.set(email, { key, submission: answer.submission, account: answer.account.id });
  }

  async click(edge, { email, path }) {
    const response = await confirm(edge, path);
    await response.arrayBuffer();
    if (response.status === 200) this.confirmed.add(email);
  }
}

/** Clients that work until the edge is gone. */
async function load(edge, ledger, mails, below) {
  const work = async () => {
    for (;;) {
      const isBehind = ledger.submissions.size - mails.reached.size > mostBehind;
      const link = isBehind || below(2) ? mails.links.pop() : undefined;
      if (edge.child.signalCode) return;
      if (isBehind && !link) {
        await new Promise((resolve) => setTimeout(resolve, 2));
        continue;
      }
      try {
        await (link ? ledger.click(edge, link) : ledger.signUp(edge));
      } catch {
        if (link) mails.links.push(link); // nobody knows: it is clicked again later
        return;
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, work));
}

async function live(folder, ledger, mails, below) {
  const edge = await Edge.start(folder);
  mails.life++;
  setTimeout(() => edge.child.kill("SIGKILL"), 1 + below(longestLife));
  await load(edge, ledger, mails, below);
  await edge.end("SIGKILL");
}

/** What of the ledger does not hold. */
async function audit(edge, ledger, mails) {
  const missing = { submissions: 0, mails: 0, confirmations: 0, twice: 0 };
  const all = [...ledger.submissions];
  await inParallel(all.length, 8, async (i) => {
    const [email, { key, submission, account }] = all[i];
    const again = await (await submit(edge, { email }, { key: secretKey, idempotencyKey: key })).json();
    if (again.submission !== submission) missing.submissions++;
    if (!mails.reached.has(email)) missing.mails++;
    if (ledger.confirmed.has(email) && !(await isVerified(edge, account))) missing.confirmations++;
    if ((await countConfirmations(edge, account)) > 1) missing.twice++;
  });
  return missing;
}

/** How many mails came more than once, and the most that one kill can be blamed for: that of the life which sent it before. */
function duplicates(mails) {
  const perKill = new Map();
  for (const lives of mails.byId.values()) {
    for (const life of lives.slice(0, -1)) perKill.set(life, (perKill.get(life) ?? 0) + 1);
  }
  const counts = [...perKill.values()];
  return { total: counts.reduce((sum, count) => sum + count, 0), most: Math.max(0, ...counts) };
}

export async function measureKills({ full, progress }) {
  const kills = full ? 1_000 : 12;
  const below = sequence(20261125);
  const mails = await startMailServer();
  const folder = makeFolder({ mail: { transport: "smtp", url: `smtp://127.0.0.1:${mails.port}`, require_tls: false, workers: 1 } });
  const ledger = new Ledger();
  for (let i = 0; i < kills; i++) {
    progress(i, kills);
    await live(folder, ledger, mails, below);
  }
  const edge = await Edge.start(folder);
  try {
    mails.life++;
    const waiting = async () => /guichet_outbox_waiting (\d+)/.exec(await (await fetch(edge.metrics)).text())?.[1] === "0";
    await eventually(waiting, "an empty outbox", 300);
    const missing = await audit(edge, ledger, mails);
    const again = duplicates(mails);
    return {
      goal: "kill -9 under load loses nothing",
      figure: `${kills.toLocaleString("en")} kills: of ${ledger.submissions.size.toLocaleString("en")} acknowledged submissions ${missing.submissions} lost and ${missing.mails} without a mail, of ` +
        `${ledger.confirmed.size.toLocaleString("en")} confirmations ${missing.confirmations} lost and ${missing.twice} doubled; ${again.total} mails sent again, at most ${again.most} for one kill`,
      passed: missing.submissions + missing.mails + missing.confirmations + missing.twice === 0 && again.most <= 1 && ledger.submissions.size > 0 && ledger.confirmed.size > 0,
    };
  } finally {
    await edge.stop();
    await mails.stop();
  }
}
