import { findControls } from "./fields.js";
import type { LoginProvider } from "./login-brands.js";
import { forgetRecord, hasCode, isOfOther, keepRecord, takeCode, takeRecord } from "./login-record.js";
import { challengeOf, newVerifier, post, returnPlace } from "./login-start.js";
import { LoginWindow } from "./login-window.js";
import { keepFields, putBack } from "./typed-values.js";

export type Named = Pick<LoginProvider, "id" | "name">;

export interface TripSettings {
  /** Address of the edge; "" for the page's own origin. */
  endpoint: string;
  form: string;
  locale: string;
  /** Whether the provider opens in a window of its own. */
  inWindow(): boolean;
}

interface Handlers {
  /** The provider's window is open. */
  waits(provider: Named): void;
  /** The person has closed it. */
  closed(provider: Named): void;
  /** verifier: "" when nobody has set out from here. */
  back(provider: Named, code: string, verifier: string): void;
}

/** The way to a provider and back, on which nothing that was typed gets lost. */
export class LoginTrip {
  #window: LoginWindow | undefined;
  #verifier = "";

  constructor(
    private readonly settings: TripSettings,
    private readonly page: HTMLFormElement,
    private readonly handlers: Handlers,
  ) {
    // Out of the browser's memory the page comes back as it was left.
    addEventListener("pageshow", ({ persisted }) => persisted && forgetRecord());
  }

  async leave(provider: LoginProvider): Promise<void> {
    this.#window?.close();
    const { form, inWindow } = this.settings;
    const verifier = (this.#verifier = newVerifier());
    // Before a window opens, which gets a copy: should it lose this page, it goes on to the form by itself.
    const isKept = keepRecord({ form, provider, verifier, fields: keepFields(this.page), hash: location.hash });
    this.#window = inWindow() ? this.#open(provider) : undefined;
    const challenge = await challengeOf(verifier);
    if (verifier !== this.#verifier) return; // another button was pressed
    if (this.#window && challenge) return this.#goIn(provider, this.#window, challenge);
    this.#window?.close();
    this.#send(provider, challenge && isKept ? this.#fields(challenge, "page") : this.#typed());
  }

  /** Somebody is on the page who set out from it: with a code, or by the browser's own way back. */
  comeBack(): void {
    const { form } = this.settings;
    if (isOfOther(form)) return;
    const record = takeRecord(form);
    if (record) putBack(this.page, record.fields);
    const code = hasCode() && takeCode(record?.hash);
    if (code) this.handlers.back(record?.provider ?? { id: "", name: "" }, code, record?.verifier ?? "");
  }

  #open(provider: Named): LoginWindow | undefined {
    const edge = new URL(this.settings.endpoint || "/", location.href).origin;
    const opened = new LoginWindow(edge, {
      came: (code) => {
        forgetRecord();
        this.handlers.back(provider, code, this.#verifier);
      },
      closed: () => {
        forgetRecord();
        this.handlers.closed(provider);
      },
    });
    return opened.isOpen ? opened : undefined;
  }

  #goIn(provider: Named, opened: LoginWindow, challenge: string): void {
    opened.wait();
    this.handlers.waits(provider);
    this.#send(provider, this.#fields(challenge, "popup"), opened.name);
  }

  #send({ id }: Named, fields: Record<string, string>, target?: string): void {
    post(`${this.settings.endpoint}/login/${encodeURIComponent(id)}`, fields, target);
  }

  #fields(challenge: string, display: string): Record<string, string> {
    const { form, locale } = this.settings;
    return { form, locale, return_to: returnPlace(), challenge, display };
  }

  /** Where the page can keep nothing, what was typed goes along, and the edge shows the form. */
  #typed(): Record<string, string> {
    const { form, locale } = this.settings;
    const values = [...findControls(this.page)].map(([token, { value }]) => [token, value]);
    return { ...Object.fromEntries(values), form, locale };
  }
}
