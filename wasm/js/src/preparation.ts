import { type ConsentQuestion, showConsents } from "./consents.js";
import type { Login } from "./login.js";
import type { LoginProvider } from "./login-brands.js";
import { type Passed, passProtection } from "./protection.js";

interface Description {
  consents?: ConsentQuestion[];
  information?: string;
  login?: LoginProvider[];
  protection?: { minimum_seconds?: number; proof_of_work?: number };
}

/** What a form needs from the edge besides the checks: consent, providers to sign in with, and what keeps machines out. */
export class Preparation {
  providers: LoginProvider[] = [];
  login: Login | undefined;
  #passed: Promise<Passed | undefined> | undefined;

  constructor(
    private readonly endpoint: string,
    private readonly form: string,
    private readonly locale: string,
  ) {}

  /** Before anything is typed. What does not come leaves the page as it is: the edge will say what it misses. */
  async begin(place: Element | null): Promise<void> {
    const address = `${this.endpoint}/v1/forms/${encodeURIComponent(this.form)}?locale=${this.locale}`;
    const response = await fetch(address, { credentials: "omit" }).catch(() => undefined);
    if (!response?.ok) return;
    const { consents, information, login, protection }: Description = await response.json();
    this.providers = login ?? [];
    if (place && consents?.length) showConsents(place, consents, information ?? "");
    if (protection?.minimum_seconds || protection?.proof_of_work) this.renew();
  }

  /** A challenge serves once. */
  renew(): void {
    this.#passed = passProtection(this.endpoint, this.form).catch(() => undefined);
  }

  /** What goes along with the submission. */
  async passed(): Promise<Partial<Passed> & { login?: string }> {
    const ticket = this.login?.ticket;
    return { ...(await this.#passed), ...(ticket && { login: ticket }) };
  }
}
