import type { Finding, FindingCode, Report, Values } from "./types.js";

/** What the page adds about the visit: codes only, never values. The edge trusts none of it. */
export interface ClientReport {
  shown: FindingCode[];
  accepted: FindingCode[];
  kept: FindingCode[];
  ruleset: string | null;
  core: string | null;
}

export interface Submission {
  v: 1;
  form: { id: string };
  values: Values;
  locale: string;
  report: ClientReport;
  /** Whether the page can put a question of the edge about the address before anything is stored. */
  ask?: true;
}

export type Outcome =
  | { kind: "accepted" }
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
  if (response.ok) return { kind: "accepted" };
  const again = response.status >= 500 || passing.has(response.status);
  const problem: { findings?: Finding[]; values?: Report["values"] } = await response.json().catch(() => ({}));
  if (response.status === 422 && problem.findings?.length) return { kind: "refused", findings: problem.findings, values: problem.values ?? {} };
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
    const values = JSON.stringify([submission.form, submission.values, submission.ask]);
    if (values === this.#values) return;
    this.#values = values;
    this.#body = JSON.stringify(submission);
    this.#key = newKey();
  }

  async #once(endpoint: string, siteKey: string): Promise<Outcome> {
    const headers: Record<string, string> = { "Content-Type": "application/json", "Idempotency-Key": this.#key };
    if (siteKey) headers["Authorization"] = `Bearer ${siteKey}`;
    const request: RequestInit = { method: "POST", headers, body: this.#body, credentials: "omit", signal: AbortSignal.timeout(patience) };
    try {
      return await read(await fetch(`${endpoint}/v1/submissions`, request));
    } catch {
      return { kind: "failed", answered: false, again: true };
    }
  }
}
