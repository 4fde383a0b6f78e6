import { findControls } from "./fields.js";
import type { LoginProvider } from "./login-brands.js";
import { drawButtons } from "./login-buttons.js";
import { askWhichAddress, fillEmpty, missingControls, same } from "./login-fill.js";
import { LoginNote } from "./login-note.js";
import { forgetRecord, hasCode, isOfOther, keepRecord, takeCode, takeRecord } from "./login-record.js";
import { type LoginResult, LoginResults, type LoginState } from "./login-results.js";
import { challengeOf, newVerifier, post, returnPlace } from "./login-start.js";
import { LoginWindow } from "./login-window.js";
import { fill, type Messages } from "./messages.js";
import type { Answer } from "./submission.js";
import { keepFields, putBack } from "./typed-values.js";
import type { Values } from "./types.js";

export interface LoginSettings {
  /** Where the buttons are put, inside of the form. */
  place: Element;
  providers: readonly LoginProvider[];
  /** Address of the edge; "" for the page's own origin. */
  endpoint: string;
  siteKey: string;
  form: string;
  locale: string;
  messages: Messages;
  /** Whether the provider opens in a window of its own. */
  inWindow(): boolean;
  /** Tells the page; false if the page says the rest itself. */
  tell(detail: LoginDetail): boolean;
}

export interface LoginDetail {
  state: LoginState;
  provider: string;
  idToken?: string;
}

type Named = Pick<LoginProvider, "id" | "name">;

/** Signing in with a provider, from its button to what is sent with the form. */
export class Login {
  readonly #form: HTMLFormElement;
  readonly #note: LoginNote;
  readonly #results: LoginResults;
  #buttons: HTMLElement | undefined;
  #window: LoginWindow | undefined;
  #provider: Named = { id: "", name: "" };
  #verifier = "";
  #ticket: string | undefined;
  /** The address that no mail has to prove. */
  #proved: string | undefined;

  constructor(private readonly settings: LoginSettings) {
    const { place, endpoint, siteKey, messages } = settings;
    this.#form = place.closest("form")!;
    this.#note = new LoginNote(messages);
    this.#results = new LoginResults(endpoint, siteKey);
    this.#show();
    this.#form.addEventListener("input", () => this.#judgeMail());
    // Out of the browser's memory the page comes back as it was left.
    addEventListener("pageshow", ({ persisted }) => persisted && forgetRecord());
    void this.#comeBack();
  }

  /** What goes along with a submission. */
  get ticket(): string | undefined {
    return this.#ticket;
  }

  #show(): void {
    const { place, providers, messages } = this.settings;
    const legend = place.querySelector(":scope > legend");
    if (providers.length) {
      this.#buttons = drawButtons(place, providers, messages, (provider) => void this.#leave(provider));
      place.replaceChildren(...(legend ? [legend] : []), this.#buttons);
    }
    place.append(this.#note.region);
    if (providers.length || hasCode()) place.removeAttribute("hidden");
    if (legend || place.hasAttribute("aria-label") || place.hasAttribute("aria-labelledby")) return;
    place.setAttribute("role", "group");
    place.setAttribute("aria-label", this.#note.text("group"));
  }

  async #leave(provider: LoginProvider): Promise<void> {
    this.#window?.close();
    this.#note.clear();
    this.#provider = provider;
    const { form, locale, inWindow } = this.settings;
    this.#verifier = newVerifier();
    // Before a window opens, which gets a copy: should it lose this page, it goes on to the form by itself.
    const isKept = keepRecord({ form, provider, verifier: this.#verifier, fields: keepFields(this.#form), hash: location.hash });
    this.#window = inWindow() ? this.#open() : undefined;
    const challenge = await challengeOf(this.#verifier);
    if (this.#window && challenge) return this.#goIn(this.#window, challenge);
    this.#window?.close();
    post(this.#address, challenge && isKept ? this.#fields(challenge, "page") : { ...this.#typed(), form, locale });
  }

  #open(): LoginWindow | undefined {
    const opened = new LoginWindow(new URL(this.settings.endpoint || "/", location.href).origin, {
      came: (code) => void this.#receive(code),
      closed: () => this.#closed(),
    });
    return opened.isOpen ? opened : undefined;
  }

  #goIn(opened: LoginWindow, challenge: string): void {
    opened.wait();
    this.#note.say("window", { provider: this.#provider.name });
    post(this.#address, this.#fields(challenge, "popup"), opened.name);
  }

  get #address(): string {
    return `${this.settings.endpoint}/login/${encodeURIComponent(this.#provider.id)}`;
  }

  #fields(challenge: string, display: string): Record<string, string> {
    const { form, locale } = this.settings;
    return { form, locale, return_to: returnPlace(), challenge, display };
  }

  /** Where the page can keep nothing, what was typed goes along, and the edge shows the form. */
  #typed(): Record<string, string> {
    return Object.fromEntries([...findControls(this.#form)].map(([token, { value }]) => [token, value]));
  }

  #closed(): void {
    forgetRecord();
    this.#note.say("closed", { provider: this.#provider.name });
  }

  /** Somebody is on the page who set out from it: with a code, or by the browser's own way back. */
  async #comeBack(): Promise<void> {
    const { form } = this.settings;
    if (isOfOther(form)) return;
    const record = takeRecord(form);
    if (record) putBack(this.#form, record.fields);
    if (!hasCode()) return;
    const code = takeCode(record?.hash);
    if (record) this.#provider = record.provider;
    this.#verifier = record?.verifier ?? "";
    if (code) await this.#receive(code);
  }

  async #receive(code: string): Promise<void> {
    forgetRecord();
    const result: LoginResult = this.#verifier ? await this.#results.take(code, this.#verifier) : { state: "expired" };
    this.#verifier = "";
    this.#provider = result.provider ?? this.#provider;
    this.#ticket = result.ticket;
    this.#proved = result.email_verified ? result.values?.email : undefined;
    if (result.values) fillEmpty(this.#form, result.values);
    this.#judgeMail();
    if (this.#tell(result.state, result.id_token)) this.#explain(result);
  }

  #tell(state: LoginState, idToken?: string): boolean {
    return this.settings.tell({ state, provider: this.#provider.id, ...(idToken && { idToken }) });
  }

  #explain({ state, values = {}, ticket }: LoginResult): void {
    const { name } = this.#provider;
    if (state === "new") return this.#askForRest(values);
    if (state === "known") return this.#greet(values);
    if (state === "link" && ticket) return this.#offerLink(values, ticket);
    this.#note.say(state, { provider: name });
  }

  get #other() {
    return { label: this.#note.text("other"), kind: "keep", chosen: () => this.#startAgain() } as const;
  }

  #askForRest(values: Values): void {
    const missing = missingControls(this.#form);
    this.#arrived("came", values);
    if (missing.length) this.#note.add(this.#note.line(missing.length === 1 ? "missing_one" : "missing", { count: missing.length }), this.#note.list(missing));
    else this.#note.add(this.#note.line("complete"));
    const first = missing[0];
    first?.labels?.[0]?.scrollIntoView({ block: "center" });
    (first ?? this.#note.region).focus({ preventScroll: Boolean(first) });
  }

  #greet(values: Values): void {
    this.#arrived("known", values);
  }

  #arrived(key: "came" | "known", values: Values): void {
    const { email } = values;
    const { name } = this.#provider;
    this.#hideButtons(true);
    this.#note.say(email ? key : `${key}_unnamed`, { provider: name, ...(email && { email }) }, [this.#other]);
    askWhichAddress(this.#form, email, name, this.settings.messages);
  }

  /** What the page says of the mail that is to come holds only where one comes. */
  #judgeMail(): void {
    const isProved = this.#proved !== undefined && same(this.#proved, findControls(this.#form).get("email")?.value ?? "");
    for (const note of this.#form.querySelectorAll<HTMLElement>("[data-guichet-mail-note]")) note.hidden = isProved;
  }

  #hideButtons(areHidden: boolean): void {
    if (this.#buttons) this.#buttons.hidden = areHidden;
  }

  #startAgain(): void {
    this.#ticket = this.#proved = undefined;
    this.#judgeMail();
    this.#note.clear();
    this.#hideButtons(false);
    this.#buttons?.querySelector("button")?.focus();
  }

  #offerLink(values: Values, ticket: string): void {
    const { name } = this.#provider;
    this.#hideButtons(true);
    this.#note.say("link", { provider: name, email: values.email ?? "" }, [
      { label: fill(this.#note.text("connect"), { provider: name }), kind: "take", chosen: () => void this.#connect(ticket) },
      { label: this.#note.text("not_now"), kind: "keep", chosen: () => this.#askForRest(values) },
    ]);
    this.#note.region.focus();
  }

  async #connect(ticket: string): Promise<void> {
    const { state, id_token } = await this.#results.connect(ticket);
    const isIn = state === "known";
    if (!isIn) this.#hideButtons(false);
    if (!this.#tell(state, id_token)) return;
    this.#note.say(isIn ? "connected" : state, { provider: this.#provider.name });
    this.#note.region.focus();
  }

  /** What there is to say once the form has been taken, in place of or after the usual words. */
  conclude({ next, login, id_token }: Answer, thanks: string): string {
    const params = { provider: this.#provider.name, email: findControls(this.#form).get("email")?.value ?? "" };
    this.#ticket = undefined;
    if (next === "signed_in") {
      this.#tell("known", id_token);
      return fill(this.#note.text("sent"), params);
    }
    return login === "expired" ? `${thanks} ${fill(this.#note.text("late"), params)}` : thanks;
  }

  /** What there is to say once the code of the mail has proved the address. */
  confirmed({ linked, id_token }: Answer, thanks: string): string {
    if (!linked) return thanks;
    this.#provider = this.settings.providers.find(({ id }) => id === linked) ?? { id: linked, name: linked };
    this.#tell("known", id_token);
    return fill(this.#note.text("confirmed"), { provider: this.#provider.name });
  }
}
