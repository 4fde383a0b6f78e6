// What the HTTP server does around single requests: deadlines, limits, proxies, origins, shutdown.
import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";

import { startServer } from "./support/probe.mjs";

const options = { timeout: 30_000 };
const get = (path, headers = "") => `GET ${path} HTTP/1.1\r\nHost: test\r\n${headers}\r\n`;
const post = (path, body, headers = "") => `POST ${path} HTTP/1.1\r\nHost: test\r\nContent-Length: ${body.length}\r\n${headers}\r\n${body}`;

/** Runs the body with a server of its own, which must end well afterwards. */
async function withServer(settings, body) {
  const server = await startServer(settings);
  try {
    await body(server);
  } finally {
    const code = server.child.exitCode ?? (await server.stop());
    assert.equal(code, 0);
  }
}

async function ask(client, request) {
  client.send(request);
  return client.answer();
}

async function assertRefused(client, status) {
  const answer = await client.answer();
  assert.equal(answer?.status, status);
  assert.equal(answer.headers.connection, "close");
  assert.equal(answer.headers["content-type"], "application/problem+json");
  assert.equal(JSON.parse(answer.body).status, status);
  assert.equal(await client.end(), "");
}

test("a header that does not end is answered 408", options, () =>
  withServer({ "header-ms": 100 }, async (server) => {
    const client = server.connect();
    client.send("GET /hello HTTP/1.1\r\nHost: te");
    await assertRefused(client, 408);
  }));

test("a header that trickles in is answered 408", options, () =>
  withServer({ "header-ms": 200 }, async (server) => {
    const client = server.connect();
    client.send("GET /hello HTTP/1.1\r\nHost: test\r\nX-Long: ");
    const drip = setInterval(() => client.send("a"), 10);
    await assertRefused(client, 408);
    clearInterval(drip);
  }));

test("a body that does not end is answered 408, sized or chunked", options, () =>
  withServer({ "body-ms": 100 }, async (server) => {
    for (const framing of ["Content-Length: 10", "Transfer-Encoding: chunked"]) {
      const client = server.connect();
      client.send(`POST /check HTTP/1.1\r\nHost: test\r\n${framing}\r\n\r\n1`);
      await assertRefused(client, 408);
    }
  }));

test("a connection without requests is closed in silence", options, () =>
  withServer({ "idle-ms": 100 }, async (server) => {
    const fresh = server.connect();
    assert.equal(await fresh.end(), "");
    const used = server.connect();
    assert.equal((await ask(used, get("/hello"))).status, 200);
    assert.equal(await used.end(), "");
  }));

test("a client that goes away in the middle of a request harms nobody", options, () =>
  withServer({}, async (server) => {
    for (const part of ["", "GET", "POST /check HTTP/1.1\r\nHost: test\r\nContent-Length: 10\r\n\r\n1"]) {
      const client = server.connect();
      await once(client.socket, "connect");
      await client.send(part);
      client.close();
    }
    assert.equal((await ask(server.connect(), get("/hello"))).status, 200);
  }));

test("1,000 pipelined requests get 1,000 answers in order, also when nobody reads at first", options, () =>
  withServer({}, async (server) => {
    const client = server.connect();
    client.socket.pause();
    const bodies = Array.from({ length: 1000 }, (_, i) => JSON.stringify({ i }));
    await Promise.race([client.send(bodies.map((body) => post("/check", body)).join("")), once(client.socket, "drain")]);
    client.socket.resume();
    for (const body of bodies) assert.equal((await client.answer()).body, body);
    client.close();
  }));

test("a slow reader of much does not make the server hold much", options, () =>
  withServer({}, async (server) => {
    const client = server.connect();
    client.socket.pause();
    const body = "a".repeat(1024 * 1024);
    for (let i = 0; i < 64; i += 1) client.socket.write(post("/large", body));
    // The server has stopped reading: what it took in is bounded by the two sockets and one request.
    const other = server.connect();
    assert.equal((await ask(other, get("/hello"))).status, 200);
    assert.ok(client.socket.writableLength > 16 * 1024 * 1024);
    client.socket.resume();
    for (let i = 0; i < 64; i += 1) assert.equal((await client.answer()).body.length, body.length);
    client.close();
    other.close();
  }));

test("one connection too many is answered 503, and finds its place when another one ends", options, () =>
  withServer({ "max-connections": 2 }, async (server) => {
    const [first, second] = [server.connect(), server.connect()];
    assert.equal((await ask(first, get("/hello"))).status, 200);
    assert.equal((await ask(second, get("/hello"))).status, 200);
    const third = server.connect();
    const refused = await third.answer();
    assert.equal(refused.status, 503);
    assert.equal(refused.headers["retry-after"], "1");
    assert.equal(await third.end(), "");
    first.close();
    for (let status = 503; status !== 200; ) {
      const later = server.connect();
      status = (await ask(later, get("/hello")))?.status;
      later.close();
    }
  }));

test("one connection too many of one address is answered 429, but not of a trusted proxy", options, async () => {
  await withServer({ "max-connections-per-address": 1 }, async (server) => {
    assert.equal((await ask(server.connect(), get("/hello"))).status, 200);
    await assertRefused(server.connect(), 429);
  });
  await withServer({ "max-connections-per-address": 1, proxy: "127.0.0.0/8" }, async (server) => {
    for (let i = 0; i < 3; i += 1) assert.equal((await ask(server.connect(), get("/hello"))).status, 200);
  });
});

test("after its last allowed request a connection closes", options, () =>
  withServer({ "max-requests": 2 }, async (server) => {
    const client = server.connect();
    assert.equal((await ask(client, get("/hello"))).headers.connection, "keep-alive");
    assert.equal((await ask(client, get("/hello") + get("/hello"))).headers.connection, "close");
    assert.equal(await client.end(), "");
  }));

test("a handler that throws is a 500 without a word of the request, and the connection lives on", options, () =>
  withServer({}, async (server) => {
    const client = server.connect();
    const answer = await ask(client, get("/fail?name=jean"));
    assert.equal(answer.status, 500);
    assert.equal(JSON.parse(answer.body).code, "http.internal");
    assert.equal((await ask(client, get("/hello"))).status, 200);
    assert.deepEqual(server.lines, ["failed /fail St13runtime_error"]);
  }));

test("a handler cannot smuggle a header line into its answer", options, () =>
  withServer({}, async (server) => {
    const answer = await ask(server.connect(), get("/unsafe"));
    assert.equal(answer.status, 500);
    assert.equal(answer.headers["set-cookie"], undefined);
  }));

test("X-Forwarded-For counts only from a trusted proxy", options, async () => {
  const header = "X-Forwarded-For: 203.0.113.9, 198.51.100.7, 127.0.0.2\r\n";
  await withServer({}, async (server) => {
    assert.equal((await ask(server.connect(), get("/peer", header))).body, "127.0.0.1");
  });
  await withServer({ proxy: "127.0.0.0/8" }, async (server) => {
    const client = server.connect();
    assert.equal((await ask(client, get("/peer", header))).body, "198.51.100.7");
    assert.equal((await ask(client, get("/peer", "X-Forwarded-For: 203.0.113.9, unknown\r\n"))).body, "127.0.0.1");
    assert.equal((await ask(client, get("/peer"))).body, "127.0.0.1");
  });
});

test("a request for another host is answered 421", options, () =>
  withServer({ host: "signup.example" }, async (server) => {
    const own = server.connect();
    own.send("GET /hello HTTP/1.1\r\nHost: Signup.example:8443\r\n\r\n");
    assert.equal((await own.answer()).status, 200);
    const foreign = server.connect();
    foreign.send(get("/hello"));
    await assertRefused(foreign, 421);
  }));

test("a route has its own limit for bodies", options, () =>
  withServer({}, async (server) => {
    const body = "a".repeat(1024 * 1024);
    const client = server.connect();
    assert.equal((await ask(client, post("/large", body))).body.length, body.length);
    client.send(post("/large", `${body}a`));
    await assertRefused(client, 413);
  }));

test("404 and 405 are problems, and 405 says what is allowed", options, () =>
  withServer({}, async (server) => {
    const client = server.connect();
    const missing = await ask(client, get("/nothing"));
    assert.equal(missing.status, 404);
    assert.equal(JSON.parse(missing.body).code, "http.not_found");
    const wrong = await ask(client, get("/check"));
    assert.equal(wrong.status, 405);
    assert.equal(wrong.headers.allow, "POST, OPTIONS");
  }));

test("only a listed origin may read answers", options, () =>
  withServer({}, async (server) => {
    const client = server.connect();
    const preflight = (origin) =>
      ask(client, `OPTIONS /check HTTP/1.1\r\nHost: test\r\nOrigin: ${origin}\r\nAccess-Control-Request-Method: POST\r\n\r\n`);
    const good = await preflight("https://shop.example");
    assert.equal(good.status, 204);
    assert.equal(good.headers["access-control-allow-origin"], "https://shop.example");
    assert.equal(good.headers["access-control-allow-methods"], "POST, OPTIONS");
    assert.equal(good.headers["content-length"], undefined);
    const bad = await preflight("https://shop.example.evil.example");
    assert.equal(bad.status, 204);
    assert.equal(bad.headers["access-control-allow-origin"], undefined);
    const answer = await ask(client, post("/check", "{}", "Origin: https://shop.example\r\n"));
    assert.equal(answer.headers["access-control-allow-origin"], "https://shop.example");
    assert.equal(answer.headers.vary, "Origin");
    const problem = await ask(client, post("/check", "{", "Origin: https://shop.example\r\n"));
    assert.equal(problem.status, 400);
    assert.equal(problem.headers["access-control-allow-origin"], "https://shop.example");
  }));

test("told to stop, it closes what is idle and finishes what runs", options, () =>
  withServer({ threads: 2 }, async (server) => {
    const idle = server.connect();
    assert.equal((await ask(idle, get("/hello"))).status, 200);
    const busy = Array.from({ length: 8 }, () => server.connect());
    // Once the first of two requests in one packet is answered, the server has the second.
    for (const client of busy) assert.equal((await ask(client, get("/hello") + get("/until-stop"))).body, "hello");
    server.child.kill("SIGTERM");
    assert.equal(await idle.end(), "");
    for (const client of busy) {
      const answer = await client.answer();
      assert.equal(answer?.body, "finished");
      assert.equal(answer.headers.connection, "close");
      assert.equal(await client.end(), "");
    }
    assert.deepEqual(await server.ended, [0, null]);
  }));

test("told to stop twice, it ends at once", options, () =>
  withServer({ "shutdown-ms": 60_000, "header-ms": 60_000 }, async (server) => {
    const stuck = server.connect();
    await once(stuck.socket, "connect");
    await stuck.send("GET /hel");
    assert.equal((await ask(server.connect(), get("/hello"))).status, 200);
    server.child.kill("SIGTERM");
    for (;;) {
      const refused = await new Promise((resolve) => {
        const attempt = server.connect();
        attempt.socket.on("connect", () => resolve(false)).on("error", () => resolve(true));
      });
      if (refused) break;
    }
    server.child.kill("SIGTERM");
    assert.deepEqual(await server.ended, [0, null]);
  }));

test("what does not end by itself is cut off when the time for the end is up", options, () =>
  withServer({ "shutdown-ms": 100, "header-ms": 60_000 }, async (server) => {
    const stuck = server.connect();
    await once(stuck.socket, "connect");
    await stuck.send("GET /hel");
    assert.equal((await ask(server.connect(), get("/hello"))).status, 200);
    assert.equal(await server.stop(), 0);
  }));

test("a port that is taken is an error, although the threads share theirs", options, () =>
  withServer({ threads: 2 }, async (server) => {
    await assert.rejects(startServer({ port: server.port }), /ended with code 1/);
  }));
