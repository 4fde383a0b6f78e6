// A Node service that does the work of POST /v1/check. Prints its port.
import fastify from "fastify";

import { judge } from "./peer.mjs";

const server = fastify();
server.post("/v1/check", async ({ body }) => judge(body.values));
await server.listen({ host: "127.0.0.1", port: 0 });
console.log(server.server.address().port);
