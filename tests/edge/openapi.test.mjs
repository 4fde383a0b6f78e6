// The description of the interface against the routes of the edge, and its examples against its own schemas.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { breaches, operations } from "../support/openapi.mjs";
import { root } from "../support/edge.mjs";

const routes = path.join(root, "edge/src/routes");
const added = readdirSync(routes)
  .filter((name) => name.endsWith(".cpp"))
  .flatMap((name) => [...readFileSync(path.join(routes, name), "utf8").matchAll(/router\.add\(\s*"([A-Z]+)", "([^"]+)"/g)])
  .map(([, method, route]) => `${method} ${route}`)
  .sort();

test("every route is described, and nothing else", () => {
  const described = operations().map(([route, method]) => `${method.toUpperCase()} ${route}`);
  assert.deepEqual(described.filter((each) => each !== "GET /guichet/{file}").sort(), added);
});

for (const [route, method, operation] of operations()) {
  const bodies = [["request", operation.requestBody], ...Object.entries(operation.responses)];
  for (const [what, body] of bodies) {
    const json = body?.content?.["application/json"];
    if (!json?.example) continue;
    test(`${method} ${route}: the example of ${what} is as its schema says`, () => assert.deepEqual(breaches(json.schema, json.example), []));
  }
}
