// Every way we know to make two HTTP implementations disagree on where a request ends, sent to a real server.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { startServer } from "./support/probe.mjs";

const { probes } = JSON.parse(readFileSync(new URL("../cases/http_framing.json", import.meta.url), "utf8"));
const whole = 'POST /check HTTP/1.1\r\nHost: test\r\nContent-Length: 7\r\n\r\n{"v":1}';
const options = { timeout: 30_000 };

let server;
before(async () => {
  server = await startServer();
});
after(() => server.stop());

const text = (parts) => parts.map((part) => (typeof part === "string" ? part : part.repeat.repeat(part.times))).join("");

for (const probe of probes) {
  test(`${probe.group}: ${probe.name}`, options, async () => {
    const client = server.connect();
    client.send(text(probe.send));
    for (const [index, wanted] of probe.statuses.entries()) {
      const head = String(wanted).startsWith("HEAD ");
      const answer = await client.answer({ head });
      assert.ok(answer, `closed without the answer ${wanted}`);
      assert.equal(answer.status, head ? Number(wanted.slice(5)) : wanted);
      if (answer.status === 100) client.send(text(probe.then));
      const closes = probe.closes && index === probe.statuses.length - 1;
      if (answer.status !== 100) assert.equal(answer.headers.connection, closes ? "close" : "keep-alive");
    }
    // What follows must be answered when the connection stays, and must not when it closes.
    client.send(whole);
    if (probe.closes) {
      assert.equal(await client.end(), "");
    } else {
      const answer = await client.answer();
      assert.equal(answer.status, 200);
      assert.equal(answer.body, '{"v":1}');
      assert.equal(client.received.length, 0);
    }
    client.close();
  });
}

test("a complete request behind a refused one is never answered", options, async () => {
  for (const probe of probes.filter(({ closes, statuses }) => closes && statuses.length === 1)) {
    const client = server.connect();
    client.send(text(probe.send) + whole + whole);
    const answer = await client.answer();
    assert.equal(answer?.status, probe.statuses[0], probe.name);
    assert.equal(await client.end(), "", probe.name);
    client.close();
  }
});

test("the same probes, one byte at a time, get the same answers", options, async () => {
  const short = probes.filter((probe) => text(probe.send).length < 400 && !probe.then);
  await Promise.all(short.map(async (probe) => {
    const client = server.connect();
    client.socket.setNoDelay(true);
    for (const byte of text(probe.send)) {
      client.send(byte);
      await new Promise(setImmediate);
    }
    for (const wanted of probe.statuses) {
      const head = String(wanted).startsWith("HEAD ");
      const answer = await client.answer({ head });
      assert.ok(answer, `${probe.name}: closed without the answer ${wanted}`);
      assert.equal(answer.status, head ? Number(wanted.slice(5)) : wanted, probe.name);
    }
    client.close();
  }));
});

test("the process is alive, and no handler has failed", options, async () => {
  const client = server.connect();
  client.send("GET /hello HTTP/1.1\r\nHost: test\r\n\r\n");
  assert.equal((await client.answer()).body, "hello");
  client.close();
  assert.deepEqual(server.lines, []);
  assert.equal(server.child.exitCode, null);
});
