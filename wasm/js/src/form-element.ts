import { Assistant } from "./assistant.js";
import { locate } from "./assets.js";
import { missingConsent } from "./consents.js";
import type { Settings } from "./judge.js";
import type { Login } from "./login.js";
import { chooseLocale, loadMessages, type Messages } from "./messages.js";
import { findControls, variantFor } from "./fields.js";
import { PointerWatch } from "./pointer.js";
import type { Preparation } from "./preparation.js";
import { type Outcome, Sender, type Submission } from "./submission.js";

export type State = "idle" | "loading" | "ready" | "none" | "checking" | "sending" | "sent" | "failed";

/** The form of the code, inside of the element, is no signup form. */
const codeForm = "guichet-code";

/** Nothing of the page is touched when the module is imported, not even where there is no page. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * <guichet-form> around a form of the page. Attributes: form (id known to the edge; without it the form is
 * checked and then sent by the page itself), endpoint (address of the edge, default: the page's own origin),
 * site-key, locale (default: the nearest lang), country (ISO 3166), rules (address of a ruleset),
 * assets (address of the folder with the files of the package, default: beside the script), address-layout ("off" for
 * address fields that stay as they are when the country changes), streets (base address of files with the streets of one
 * postal code each: whoever serves them is told the code while the form is filled in; without it nothing is asked for).
 * An element with data-guichet-consents inside the form is where the boxes of its purposes are put, as the edge
 * publishes them; one with data-guichet-login, where the buttons of its providers are put, and login-display="popup" lets
 * a provider open in a window of its own; an input with data-guichet-trap is one that people do not see.
 */
export class GuichetForm extends Base {
  #state: State = "idle";
  #assistant: Assistant | undefined;
  #pointer = new PointerWatch(this);
  #sender = new Sender();
  #passing = false;
  #preparation: Promise<Preparation | undefined> | undefined;

  constructor() {
    super();
    this.addEventListener("focusin", ({ target }) => this.#begin(target));
    this.addEventListener("focusout", (event) => this.#leave(event));
    this.addEventListener("change", ({ target }) => this.#settle(target));
    this.addEventListener("input", (event) => this.#type(event));
    this.addEventListener("keydown", (event) => this.#key(event));
    this.addEventListener("submit", (event) => this.#gate(event), { capture: true });
    this.addEventListener("submit", (event) => this.#send(event));
  }

  get state(): State {
    return this.#state;
  }

  connectedCallback(): void {
    // What stands inside of an element that is only being parsed comes in the same task.
    setTimeout(() => {
      if (this.querySelector("[data-guichet-consents], [data-guichet-login]")) void this.#prepare();
    });
  }

  disconnectedCallback(): void {
    // An element that is only moved comes back in the same task.
    setTimeout(() => {
      if (!this.isConnected) this.#assistant?.close();
    });
  }

  #emit(type: string, detail: object, cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(type, { bubbles: true, cancelable, detail }));
  }

  #enter(state: State): void {
    this.#state = state;
    this.dataset["state"] = state;
    this.#emit("guichet-state", { state });
  }

  #begin(target: EventTarget | null): Assistant | undefined {
    this.#assistant?.resume();
    const form = (target as Element).closest("form");
    if (this.#assistant || !form || (target as Element).closest("[data-guichet-login]")) return this.#assistant;
    const tell = (type: string, detail: object) => {
      if (type === "guichet-state") this.#enter((detail as { state: State }).state);
      else this.#emit(type, detail);
    };
    return (this.#assistant = new Assistant(form, this.#settings(form), this.#pointer, tell));
  }

  get #endpoint(): string {
    return (this.getAttribute("endpoint") ?? "").replace(/\/$/, "");
  }

  get #siteKey(): string {
    return this.getAttribute("site-key") ?? "";
  }

  get #locale(): string {
    return chooseLocale(this.getAttribute("locale") || this.closest<HTMLElement>("[lang]")?.lang || "");
  }

  get #assets(): URL | undefined {
    const assets = this.getAttribute("assets");
    return assets ? new URL(assets, document.baseURI) : undefined;
  }

  #prepare(): Promise<Preparation | undefined> {
    return (this.#preparation ??= this.#load());
  }

  async #load(): Promise<Preparation | undefined> {
    try {
      const code: { Preparation: typeof Preparation } = await import(locate("preparation.js", this.#assets).url);
      const preparation = new code.Preparation(this.#endpoint, this.getAttribute("form") ?? "", this.#locale);
      await preparation.begin(this.querySelector("[data-guichet-consents]"));
      preparation.login = await this.#offerLogin(preparation).catch(() => undefined);
      return preparation;
    } catch {
      return undefined; // the edge says what it misses
    }
  }

  async #offerLogin({ providers }: Preparation): Promise<Login | undefined> {
    const place = this.querySelector("form [data-guichet-login]");
    if (!place) return undefined;
    const code: Promise<typeof import("./login.js")> = import(locate("login.js", this.#assets).url);
    const [{ Login: Made }, messages] = await Promise.all([code, loadMessages(this.#locale, this.#assets, "login-")]);
    return new Made({
      place, providers, messages, endpoint: this.#endpoint, siteKey: this.#siteKey, form: this.getAttribute("form") ?? "", locale: this.#locale,
      inWindow: () => this.getAttribute("login-display") === "popup",
      tell: (detail) => this.#emit("guichet-login", detail, true),
    });
  }

  #settings(form: HTMLFormElement): Settings {
    const read = (name: string) => this.getAttribute(name) ?? "";
    const assets = this.#assets;
    return {
      form: read("form"),
      locale: this.#locale,
      country: /^[a-z]{2}$/i.exec(read("country"))?.[0].toUpperCase() ?? "",
      rules: read("rules"),
      followsCountry: read("address-layout") !== "off",
      streets: read("streets") && new URL(read("streets"), document.baseURI).href,
      core: {
        variant: variantFor(findControls(form)),
        ...(assets && { baseUrl: assets }),
      },
    };
  }

  #leave({ target, relatedTarget }: FocusEvent): void {
    const field = this.#assistant?.fieldOf(target);
    if (field && target === field.control && !field.owns(relatedTarget)) this.#assistant!.left(field);
  }

  #settle(target: EventTarget | null): void {
    const field = this.#begin(target)?.fieldOf(target);
    if (field) this.#assistant!.left(field);
  }

  #type(event: Event): void {
    const field = this.#begin(event.target)?.fieldOf(event.target);
    if (field) this.#assistant!.typed(field, event);
  }

  #key(event: KeyboardEvent): void {
    const field = event.key === "Escape" && !event.isComposing && this.#assistant?.fieldOf(event.target);
    if (!field || !this.#assistant!.escape(field)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Comes before the page's own listeners: they hear of a submission only once it has been checked. */
  #gate(event: SubmitEvent): void {
    const isFree = event.submitter?.hasAttribute("formnovalidate") || (event.target as Element).className === codeForm;
    if (this.#passing || isFree) return;
    const assistant = this.#begin(event.target);
    const busy = this.#state === "checking" || this.#state === "sending";
    if (!assistant || (this.#state === "none" && !busy)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!busy) void this.#check(assistant, event.target as HTMLFormElement, event.submitter);
  }

  async #check(assistant: Assistant, form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    assistant.status.clear();
    this.#enter("checking");
    // Not before the event is over: a form that is still firing it submits nothing.
    const [pass] = await Promise.all([assistant.mayPass(), new Promise((resolve) => setTimeout(resolve))]);
    this.#enter(assistant.judge.core ? "ready" : "none");
    if (!pass || !(missingConsent(form)?.reportValidity() ?? true)) return;
    this.#passing = true;
    form.requestSubmit(submitter);
    this.#passing = false;
  }

  #send(event: SubmitEvent): void {
    const assistant = this.#assistant;
    const elsewhere = event.submitter?.hasAttribute("formaction");
    if (event.defaultPrevented || !assistant || elsewhere || !this.getAttribute("form")) return;
    event.preventDefault();
    void this.#deliver(assistant, event.target as HTMLFormElement);
  }

  async #deliver(assistant: Assistant, form: HTMLFormElement): Promise<void> {
    this.#enter("sending");
    const messages = await assistant.texts();
    if (!messages) return form.submit();
    assistant.status.showLater("sending", messages["widget.sending"]);
    const submission = assistant.submission();
    const outcome = await this.#hand(submission);
    assistant.status.clear();
    const isQuestion = submission.ask && outcome.kind === "refused" && !outcome.findings.some(({ severity }) => severity === "block");
    if (isQuestion) void this.#ask(outcome, assistant, form);
    else this.#conclude(outcome, assistant, form, (await this.#preparation)?.login);
  }

  /** Sends it with what shows that no machine is at work, once that is there; once more with a new one if it is refused. */
  async #hand(submission: Submission): Promise<Outcome> {
    const outcome = await this.#handWith(submission, await this.#preparation);
    if (outcome.kind !== "challenged") return outcome;
    const preparation = await this.#prepare();
    preparation?.renew();
    return this.#handWith(submission, preparation);
  }

  async #handWith(submission: Submission, preparation: Preparation | undefined): Promise<Outcome> {
    return this.#sender.send(this.#endpoint, this.#siteKey, { ...submission, ...(await preparation?.passed()) });
  }

  /** Nothing has been stored yet. What the page cannot ask is sent as it is. */
  async #ask(report: Extract<Outcome, { kind: "refused" }>, assistant: Assistant, form: HTMLFormElement): Promise<void> {
    if (await assistant.asked(report)) this.#enter("ready");
    else void this.#deliver(assistant, form);
  }

  #conclude(outcome: Outcome, assistant: Assistant, form: HTMLFormElement, login: Login | undefined): void {
    const messages = assistant.judge.messages!;
    if (outcome.kind === "accepted") {
      this.#enter("sent");
      const thanks = messages["widget.sent"] ?? "";
      const said = login?.conclude(outcome.answer, thanks) ?? thanks;
      if (!this.#emit("guichet-submitted", { form: this.getAttribute("form") }, true)) return;
      assistant.status.show("sent", said);
      assistant.status.replaceForm();
      if (outcome.answer.next === "confirm_by_mail") void this.#offerCode(assistant.status.region, messages, login);
      return form.reset();
    }
    this.#enter("failed");
    if (outcome.kind === "refused" && assistant.refused(outcome.findings)) return;
    // Nothing came back: a policy or a blocker may refuse the page's requests, and yet let the form itself go.
    const unheard = outcome.kind === "failed" && !outcome.answered && navigator.onLine;
    if (unheard && form.hasAttribute("action")) return form.submit();
    assistant.status.show("failed", messages["widget.try_again"]);
  }

  async #offerCode(region: HTMLElement, messages: Messages, login: Login | undefined): Promise<void> {
    const { addCodeEntry }: typeof import("./code-entry.js") = await import(locate("code-entry.js", this.#assets).url);
    addCodeEntry(region, messages, async (code) => {
      const confirmation = await this.#sender.confirm(this.#endpoint, this.#siteKey, code);
      if (confirmation.verdict !== "confirmed") return confirmation;
      this.#emit("guichet-confirmed", { form: this.getAttribute("form") });
      return { ...confirmation, text: login?.confirmed(confirmation.answer ?? {}, messages["widget.confirmed"] ?? "") };
    });
  }
}
