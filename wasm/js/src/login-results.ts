import type { LoginProvider } from "./login-brands.js";
import type { Values } from "./types.js";

export type LoginState = "new" | "known" | "link" | "denied" | "unavailable" | "failed" | "expired";

/** What became of a sign-in, as the edge tells the page that set out. */
export interface LoginResult {
  state: LoginState;
  provider?: Pick<LoginProvider, "id" | "name">;
  values?: Values;
  /** The address needs no mail that confirms it. */
  email_verified?: boolean;
  /** Goes along with the submission. */
  ticket?: string;
  /** For the site's backend. */
  id_token?: string;
}

const patience = 10_000;

/** What the page asks the edge about a sign-in. */
export class LoginResults {
  constructor(
    private readonly endpoint: string,
    private readonly siteKey: string,
  ) {}

  /** Once for each code. */
  async take(code: string, verifier: string): Promise<LoginResult> {
    return this.#ask("results", { code, verifier });
  }

  /** Connects the login to the account of its address. */
  async connect(ticket: string): Promise<LoginResult> {
    return this.#ask("links", { ticket });
  }

  async #ask(what: string, body: object): Promise<LoginResult> {
    const headers: Record<string, string> = { "Content-Type": "application/json" };
    if (this.siteKey) headers["Authorization"] = `Bearer ${this.siteKey}`;
    try {
      const response = await fetch(`${this.endpoint}/v1/login/${what}`, {
        method: "POST", headers, body: JSON.stringify({ v: 1, ...body }), credentials: "omit", signal: AbortSignal.timeout(patience),
      });
      if (response.ok) return await response.json();
      return { state: response.status === 410 ? "expired" : "failed" };
    } catch {
      return { state: "unavailable" };
    }
  }
}
