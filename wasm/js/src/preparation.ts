import { type ConsentQuestion, showConsents } from "./consents.js";
import { type Passed, passProtection } from "./protection.js";

interface Description {
  consents?: ConsentQuestion[];
  information?: string;
  protection?: { minimum_seconds?: number; proof_of_work?: number };
}

/** What a form needs from the edge besides the checks: the questions of consent, and what keeps machines out. */
export class Preparation {
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
    const { consents, information, protection }: Description = await response.json();
    if (place && consents?.length) showConsents(place, consents, information ?? "");
    if (protection?.minimum_seconds || protection?.proof_of_work) this.renew();
  }

  /** A challenge serves once. */
  renew(): void {
    this.#passed = passProtection(this.endpoint, this.form).catch(() => undefined);
  }

  passed(): Promise<Passed | undefined> {
    return this.#passed ?? Promise.resolve(undefined);
  }
}
