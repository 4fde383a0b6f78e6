import type { Confirmation } from "./code-entry.js";
import type { Consents } from "./consents.js";
import type { Passed } from "./protection.js";
import type { Finding, FindingCode, Report, Values } from "./types.js";

/** What the page adds about the visit: codes only, never values. The edge trusts none of it. */
export interface ClientReport {
  shown: FindingCode[];
  accepted: FindingCode[];
  kept: FindingCode[];
  ruleset: string | null;
  core: string | null;
}

export interface Submission extends Partial<Passed> {
  v: 1;
  form: { id: string };
  values: Values;
  locale: string;
  report: ClientReport;
  consents?: Consents;
  /** Where the form stands, without what follows a question mark. */
  page: string;
  /** What stands in the field that people do not see. */
  trap?: string;
  /** Whether the page can put a question of the edge about the address before anything is stored. */
  ask?: true;
  /** The ticket of a sign-in with a provider. */
  login?: string;
}

/** What the edge says beyond yes. */
export interface Answer {
  next?: string;
  /** "expired": the ticket came too late, and the form was taken without it. */
  login?: string;
  /** The provider that can be signed in with from now on. */
  linked?: string;
  id_token?: string;
}

export type Outcome =
  | { kind: "accepted"; answer: Answer }
  /** The edge wants to be surer that no machine is at work; nothing has been stored. */
  | { kind: "challenged" }
  | { kind: "refused"; findings: Finding[]; values: Report["values"] }
  /** answered: the edge said no; otherwise nothing came back in time. */
  | { kind: "failed"; answered: boolean; again: boolean };

const tries = 3;
const patience = 10_000;
const firstPause = 500;
const passing: ReadonlySet<number> = new Set([408, 409, 425, 429]);

function newKey(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  // Outside of secure contexts there is no randomUUID.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Longer from try to try, with a random part, so that many pages do not come back in step. */
function pause(attempt: number): Promise<void> {
  const time = firstPause * 3 ** (attempt - 1) * (0.5 + Math.random());
  return new Promise((resolve) => setTimeout(resolve, time));
}

async function read(response: Response): Promise<Outcome> {
  if (response.ok) {
    return { kind: "accepted", answer: await response.json().catch(() => ({})) };
  }
  const again = response.status >= 500 || passing.has(response.status);
  const problem: { code?: string; findings?: Finding[]; values?: Report["values"] } = await response.json().catch(() => ({}));
  if (response.status === 422 && problem.findings?.length) return { kind: "refused", findings: problem.findings, values: problem.values ?? {} };
  if (problem.code?.startsWith("protection.")) return { kind: "challenged" };
  return { kind: "failed", answered: true, again };
}

/** Sends submissions; the same values always go out as the same bytes under the same idempotency key. */
export class Sender {
  #values = "";
  #body = "";
  #key = "";

  async send(endpoint: string, siteKey: string, submission: Submission): Promise<Outcome> {
    this.#remember(submission);
    let outcome = await this.#once(endpoint, siteKey);
    for (let attempt = 1; attempt < tries && outcome.kind === "failed" && outcome.again; attempt++) {
      await pause(attempt);
      outcome = await this.#once(endpoint, siteKey);
    }
    return outcome;
  }

  #remember(submission: Submission): void {
    const values = JSON.stringify({ ...submission, report: null });
    if (values === this.#values) return;
    this.#values = values;
    this.#body = JSON.stringify(submission);
    this.#key = newKey();
  }

  /** Confirms the address of what was sent last by the code of the mail. */
  async confirm(endpoint: string, siteKey: string, code: string): Promise<Confirmation> {
    const response = await this.#post(`${endpoint}/v1/confirmations`, siteKey, JSON.stringify({ v: 1, key: this.#key, code })).catch(() => undefined);
    const answer: Answer & { code?: string } = (await response?.json().catch(() => undefined)) ?? {};
    if (response?.ok) return { verdict: "confirmed", answer };
    if (answer.code === "confirmation.wrong_code") return { verdict: "wrong" };
    return { verdict: answer.code === "confirmation.no_longer" ? "over" : "failed" };
  }

  async #once(endpoint: string, siteKey: string): Promise<Outcome> {
    try {
      return await read(await this.#post(`${endpoint}/v1/submissions`, siteKey, this.#body, { "Idempotency-Key": this.#key }));
    } catch {
      return { kind: "failed", answered: false, again: true };
    }
  }

  #post(address: string, siteKey: string, body: string, more: Record<string, string> = {}): Promise<Response> {
    const headers: Record<string, string> = { "Content-Type": "application/json", ...more };
    if (siteKey) headers["Authorization"] = `Bearer ${siteKey}`;
    return fetch(address, { method: "POST", headers, body, credentials: "omit", signal: AbortSignal.timeout(patience) });
  }
}
