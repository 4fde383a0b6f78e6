// What a page, a backend or a visitor sends to the edge.
import { randomUUID } from "node:crypto";

import { siteKey } from "./edge.mjs";

export function submit(edge, values, { key = siteKey, idempotencyKey = randomUUID(), form = "newsletter-fr", headers = {}, ...rest } = {}) {
  return fetch(`${edge.url}/v1/submissions`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${key}`, "Idempotency-Key": idempotencyKey, ...headers },
    body: JSON.stringify({ v: 1, form: { id: form }, values, ...rest }),
  });
}

export const post = (edge, path, body, headers = {}) =>
  fetch(`${edge.url}${path}`, { method: "POST", body, redirect: "manual", headers: { "Content-Type": "application/json", Authorization: `Bearer ${siteKey}`, ...headers } });

export const postForm = (edge, id, values, headers = {}) =>
  fetch(`${edge.url}/v1/forms/${id}/submissions`, { method: "POST", body: new URLSearchParams(values), redirect: "manual", headers });

/** The confirmation link's path in a mail's text. */
export const confirmationPath = (text) => /\/confirm\/[\w-]{43}/.exec(text)?.[0];

/** Status, headers that do not vary by themselves, and body: what a stranger can compare. */
export async function visible(response) {
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== "date"));
  return { status: response.status, headers, body: await response.text() };
}
