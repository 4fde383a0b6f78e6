// A mail server that keeps what it takes, with faults that recipients' names ask for.
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

import { SMTPServer } from "smtp-server";

/** A certificate of one's own for 127.0.0.1: {key, cert, file, remove()}. */
export function makeCertificate(names = "IP:127.0.0.1") {
  const folder = mkdtempSync(path.join(tmpdir(), "guichet-smtp-"));
  const [file, keyFile] = ["cert.pem", "key.pem"].map((name) => path.join(folder, name));
  execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
    "-subj", "/CN=127.0.0.1", "-addext", `subjectAltName=${names}`, "-keyout", keyFile, "-out", file],
  { stdio: "ignore" });
  return { key: readFileSync(keyFile), cert: readFileSync(file), file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export const failure = (responseCode, message) => Object.assign(new Error(message), { responseCode });

const hangUp = (server) => {
  for (const connection of server.connections) connection._socket.destroy();
};

/**
 * Starts the server: {mails: [{raw, session, envelope}], tried: [recipient...], underWay, most, url, close()}.
 * hard@ 550 5.1.1, policy@ 550 5.7.1, full@ 452, grey@ 451 at first, content@ 554 after DATA, silent@ no reply,
 * dropafter@ the mail is kept and the connection cut, slow@ a reply when release() is called.
 */
export async function startSmtpServer({ key, cert }, { greyTimes = 1, ...options } = {}) {
  const state = { mails: [], tried: [], connections: 0, underWay: {}, most: {}, waiting: [] };
  let greyed = 0;
  const faults = {
    hard: () => failure(550, "5.1.1 unknown user"),
    policy: () => failure(550, "5.7.1 not from you"),
    full: () => failure(452, "4.2.2 mailbox full"),
    grey: () => (greyed++ < greyTimes ? failure(451, "4.7.1 come back later") : null),
  };
  const endings = {
    content: (done) => done(failure(554, "5.6.0 not like this")),
    silent: () => {},
    dropafter: () => hangUp(server),
    slow: (done) => state.waiting.push(done),
  };
  const server = new SMTPServer({
    key, cert, authOptional: true, authMethods: ["PLAIN"], logger: false,
    onConnect(session, done) {
      state.connections++;
      done();
    },
    onAuth: ({ username, password }, session, done) =>
      password === "secret" ? done(null, { user: username }) : done(failure(535, "5.7.8 no")),
    onRcptTo({ address }, session, done) {
      state.tried.push(address);
      done(faults[address.split("@")[0]]?.());
    },
    async onData(stream, session, done) {
      const chunks = [];
      for await (const chunk of stream) chunks.push(chunk);
      const [name, domain] = session.envelope.rcptTo[0].address.split("@");
      state.mails.push({ raw: Buffer.concat(chunks), session, envelope: { ...session.envelope } });
      state.underWay[domain] = (state.underWay[domain] ?? 0) + 1;
      state.most[domain] = Math.max(state.most[domain] ?? 0, state.underWay[domain]);
      const ended = (error) => {
        state.underWay[domain]--;
        done(error, "2.0.0 OK: queued as TEST");
      };
      const ending = endings[name.replace(/\d+$/, "")];
      return ending ? ending(ended) : ended();
    },
    ...options,
  });
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  state.url = `smtp://127.0.0.1:${server.server.address().port}`;
  state.release = () => state.waiting.splice(0).forEach((done) => done());
  state.close = () => {
    hangUp(server);
    return promisify(server.close.bind(server))();
  };
  return state;
}
