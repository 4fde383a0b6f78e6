import type { Control } from "./fields.js";

export interface Choice {
  label: string;
  kind: "take" | "keep";
  chosen(): void;
}

export interface NoticeContent {
  kind: "error" | "hint";
  text: Node[];
  choices: Choice[];
  /** Whether the choices are values, each on a button of its own. */
  isList?: boolean;
}

let count = 0;

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}

/** Text that is read aloud and not seen. */
export function spoken(text: string): HTMLElement {
  const span = element("span", "guichet-spoken");
  span.textContent = `${text} `;
  return span;
}

/** Where a notice stands: in the page's own <guichet-check for>, else after the field or the label around it. */
function place(control: Control, box: HTMLElement): void {
  const wanted = control.id && control.form?.querySelector(`guichet-check[for="${CSS.escape(control.id)}"]`);
  if (wanted) wanted.append(box);
  else (control.closest("label") ?? control).after(box);
}

function addWord(target: Element, attribute: string, word: string): void {
  target.setAttribute(attribute, [target.getAttribute(attribute), word].filter(Boolean).join(" "));
}

function removeWord(target: Element, attribute: string, word: string): void {
  const words = (target.getAttribute(attribute) ?? "").split(/\s+/).filter((each) => each && each !== word);
  if (words.length) target.setAttribute(attribute, words.join(" "));
  else target.removeAttribute(attribute);
}

/** What is said under one field. Its live region is placed empty, so that what fills it later is announced. */
export class Notice {
  readonly #box = element("div", "guichet-notice");
  readonly #status = element("div", "guichet-status");
  readonly #choices = element("div", "guichet-choices");

  constructor(private readonly control: Control) {
    this.#status.id = `guichet-notice-${++count}`;
    this.#status.setAttribute("role", "status");
    this.#box.append(this.#status);
    place(control, this.#box);
  }

  show({ kind, text, choices, isList = false }: NoticeContent): void {
    this.clear();
    this.#box.dataset["kind"] = kind;
    this.#status.replaceChildren(...text);
    addWord(this.control, "aria-describedby", this.#status.id);
    if (kind === "error") this.control.setAttribute("aria-invalid", "true");
    if (!choices.length) return;
    this.#box.toggleAttribute("data-list", isList);
    this.#choices.replaceChildren(...choices.map((choice) => this.#button(choice)));
    this.#box.append(this.#choices);
  }

  /** Gives the field the focus only when a button that had it goes away. */
  clear(): void {
    if (!this.#status.hasChildNodes()) return;
    const focusGoes = this.#choices.contains(document.activeElement);
    delete this.#box.dataset["kind"];
    this.#status.replaceChildren();
    this.#choices.remove();
    removeWord(this.control, "aria-describedby", this.#status.id);
    this.control.removeAttribute("aria-invalid");
    if (focusGoes) this.control.focus();
  }

  contains(target: EventTarget | null): boolean {
    return target instanceof Node && this.#box.contains(target);
  }

  reveal(): void {
    this.#box.scrollIntoView({ block: "nearest" });
  }

  #button({ label, kind, chosen }: Choice): HTMLButtonElement {
    const button = element("button", `guichet-button guichet-${kind}`);
    button.type = "button";
    button.textContent = label;
    button.setAttribute("aria-describedby", this.#status.id);
    button.addEventListener("click", chosen);
    return button;
  }
}
