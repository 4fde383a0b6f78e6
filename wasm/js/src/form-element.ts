import { Assistant } from "./assistant.js";
import type { Settings } from "./judge.js";
import { chooseLocale } from "./messages.js";
import { findControls, variantFor } from "./fields.js";
import { PointerWatch } from "./pointer.js";
import { type Outcome, Sender } from "./submission.js";

export type State = "idle" | "loading" | "ready" | "none" | "checking" | "sending" | "sent" | "failed";

/** Nothing of the page is touched when the module is imported, not even where there is no page. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * <guichet-form> around a form of the page. Attributes: form (id known to the edge; without it the form is
 * checked and then sent by the page itself), endpoint (address of the edge, default: the page's own origin),
 * site-key, locale (default: the nearest lang), country (ISO 3166), rules (address of a ruleset),
 * assets (address of the folder with the files of the package, default: beside the script), address-layout ("off" for
 * address fields that stay as they are when the country changes), streets (base address of files with the streets of one
 * postal code each: whoever serves them is told the code while the form is filled in; without it nothing is asked for).
 */
export class GuichetForm extends Base {
  #state: State = "idle";
  #assistant: Assistant | undefined;
  #pointer = new PointerWatch(this);
  #sender = new Sender();
  #passing = false;

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
    if (this.#assistant || !form) return this.#assistant;
    const tell = (type: string, detail: object) => {
      if (type === "guichet-state") this.#enter((detail as { state: State }).state);
      else this.#emit(type, detail);
    };
    return (this.#assistant = new Assistant(form, this.#settings(form), this.#pointer, tell));
  }

  #settings(form: HTMLFormElement): Settings {
    const read = (name: string) => this.getAttribute(name) ?? "";
    const assets = read("assets");
    return {
      form: read("form"),
      locale: chooseLocale(read("locale") || this.closest<HTMLElement>("[lang]")?.lang || ""),
      country: /^[a-z]{2}$/i.exec(read("country"))?.[0].toUpperCase() ?? "",
      rules: read("rules"),
      followsCountry: read("address-layout") !== "off",
      streets: read("streets") && new URL(read("streets"), document.baseURI).href,
      core: {
        variant: variantFor(findControls(form)),
        ...(assets && { baseUrl: new URL(assets, document.baseURI) }),
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
    if (this.#passing) return;
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
    if (!pass) return;
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
    const endpoint = (this.getAttribute("endpoint") ?? "").replace(/\/$/, "");
    const submission = assistant.submission();
    const outcome = await this.#sender.send(endpoint, this.getAttribute("site-key") ?? "", submission);
    assistant.status.clear();
    const isQuestion = submission.ask && outcome.kind === "refused" && !outcome.findings.some(({ severity }) => severity === "block");
    if (isQuestion) void this.#ask(outcome, assistant, form);
    else this.#conclude(outcome, assistant, form);
  }

  /** Nothing has been stored yet. What the page cannot ask is sent as it is. */
  async #ask(report: Extract<Outcome, { kind: "refused" }>, assistant: Assistant, form: HTMLFormElement): Promise<void> {
    if (await assistant.asked(report)) this.#enter("ready");
    else void this.#deliver(assistant, form);
  }

  #conclude(outcome: Outcome, assistant: Assistant, form: HTMLFormElement): void {
    const messages = assistant.judge.messages!;
    if (outcome.kind === "accepted") {
      this.#enter("sent");
      if (!this.#emit("guichet-submitted", { form: this.getAttribute("form") }, true)) return;
      assistant.status.show("sent", messages["widget.sent"]);
      assistant.status.replaceForm();
      return form.reset();
    }
    this.#enter("failed");
    if (outcome.kind === "refused" && assistant.refused(outcome.findings)) return;
    // Nothing came back: a policy or a blocker may refuse the page's requests, and yet let the form itself go.
    const unheard = outcome.kind === "failed" && !outcome.answered && navigator.onLine;
    if (unheard && form.hasAttribute("action")) return form.submit();
    assistant.status.show("failed", messages["widget.try_again"]);
  }
}
