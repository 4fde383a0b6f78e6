import { findControls } from "./fields.js";
import type { LoginProvider } from "./login-brands.js";
import { drawButtons } from "./login-buttons.js";
import { askWhichAddress, fillEmpty, missingControls, same } from "./login-fill.js";
import { LoginNote } from "./login-note.js";
import { hasCode } from "./login-record.js";
import { type LoginResult, LoginResults, type LoginState } from "./login-results.js";
import { LoginTrip, type Named, type TripSettings } from "./login-trip.js";
import { fill, type Messages } from "./messages.js";
import type { Answer } from "./submission.js";
import type { Values } from "./types.js";

export interface LoginSettings extends TripSettings {
  /** Where the buttons are put, inside of the form. */
  place: Element;
  providers: readonly LoginProvider[];
  siteKey: string;
  messages: Messages;
  /** Tells the page; false if the page says the rest itself. */
  tell(detail: LoginDetail): boolean;
}

export interface LoginDetail {
  state: LoginState;
  provider: string;
  idToken?: string;
}

/** Signing in with a provider, from its button to what is sent with the form. */
export class Login {
  readonly #form: HTMLFormElement;
  readonly #note: LoginNote;
  readonly #results: LoginResults;
  #buttons: HTMLElement | undefined;
  readonly #trip: LoginTrip;
  #provider: Named = { id: "", name: "" };
  #ticket: string | undefined;
  /** The address that no mail has to prove. */
  #proved: string | undefined;

  constructor(private readonly settings: LoginSettings) {
    const { place, endpoint, siteKey, messages } = settings;
    this.#form = place.closest("form")!;
    this.#note = new LoginNote(messages);
    this.#results = new LoginResults(endpoint, siteKey);
    this.#trip = new LoginTrip(settings, this.#form, {
      waits: ({ name }) => this.#note.say("window", { provider: name }),
      closed: ({ name }) => this.#note.say("closed", { provider: name }),
      back: (provider, code, verifier) => void this.#receive(provider, code, verifier),
    });
    this.#show();
    this.#form.addEventListener("input", () => this.#judgeMail());
    this.#trip.comeBack();
  }

  /** What goes along with a submission. */
  get ticket(): string | undefined {
    return this.#ticket;
  }

  #show(): void {
    const { place, providers, messages } = this.settings;
    const legend = place.querySelector(":scope > legend");
    if (providers.length) {
      this.#buttons = drawButtons(place, providers, messages, (provider) => {
        this.#note.clear();
        void this.#trip.leave(provider);
      });
      place.replaceChildren(...(legend ? [legend] : []), this.#buttons);
    }
    place.append(this.#note.region);
    if (providers.length || hasCode()) place.removeAttribute("hidden");
    if (legend || place.hasAttribute("aria-label") || place.hasAttribute("aria-labelledby")) return;
    place.setAttribute("role", "group");
    place.setAttribute("aria-label", this.#note.text("group"));
  }

  async #receive(provider: Named, code: string, verifier: string): Promise<void> {
    const result: LoginResult = verifier ? await this.#results.take(code, verifier) : { state: "expired" };
    this.#provider = result.provider ?? provider;
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
    if (state === "known") return this.#arrived("known", values);
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
