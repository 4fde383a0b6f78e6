// edge/openapi.yaml as something to hold answers against.
import { readFileSync } from "node:fs";
import path from "node:path";

import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { parse } from "yaml";

import { root } from "./edge.mjs";

export const openapi = parse(readFileSync(path.join(root, "edge/openapi.yaml"), "utf8"));

const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
ajv.addSchema({ $id: "openapi", components: openapi.components });

/** The schema with its references into the document. */
const located = (schema) => JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"openapi#/components/'));

/** What is wrong with a value, as text; nothing when it is as the schema says. */
export function breaches(schema, value) {
  const validate = ajv.compile(located(schema));
  return validate(value) ? [] : validate.errors.map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** The schema of an answer with JSON. */
export const answerSchema = (route, method, status = "200") =>
  openapi.paths[route][method].responses[status].content["application/json"].schema;

/** Every operation: [route, method, operation]. */
export const operations = () =>
  Object.entries(openapi.paths).flatMap(([route, methods]) =>
    Object.entries(methods).filter(([, operation]) => operation.operationId).map(([method, operation]) => [route, method, operation]));
