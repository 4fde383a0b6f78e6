import { type Control, labelText } from "./fields.js";
import { fill, type Messages } from "./messages.js";

export interface FieldError {
  control: Control;
  text: string;
}

function showField(control: Control): void {
  const label = control.labels?.[0] ?? control;
  label.scrollIntoView({ block: "center" });
  control.focus({ preventScroll: true });
}

/** The list of errors over a form that was refused. It takes the focus and leads to the fields. */
export class Summary {
  readonly #box = document.createElement("div");

  constructor(private readonly form: HTMLFormElement) {
    this.#box.className = "guichet-summary";
    this.#box.tabIndex = -1;
    this.#box.setAttribute("role", "group");
  }

  show(errors: FieldError[], messages: Messages): void {
    const title = document.createElement("p");
    title.className = "guichet-summary-title";
    title.textContent = messages["widget.summary_title"] ?? "";
    this.#box.setAttribute("aria-label", title.textContent);
    const list = document.createElement("ul");
    list.append(...errors.map((error) => this.#item(error, messages)));
    this.#box.replaceChildren(title, list);
    this.form.prepend(this.#box);
    this.#box.focus();
  }

  clear(): void {
    this.#box.remove();
  }

  #item({ control, text }: FieldError, messages: Messages): HTMLLIElement {
    const link = document.createElement("a");
    control.id ||= `guichet-field-${[...this.form.elements].indexOf(control)}`;
    link.href = `#${control.id}`;
    const field = labelText(control);
    link.textContent = field ? fill(messages["widget.summary_item"] ?? "{text}", { field, text }) : text;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      showField(control);
    });
    const item = document.createElement("li");
    item.append(link);
    return item;
  }
}

/** What is said about the form as a whole: that it is being sent, that it was, that it could not be. */
export class FormStatus {
  readonly #region = document.createElement("div");
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly form: HTMLFormElement) {
    this.#region.className = "guichet-form-status";
    this.#region.setAttribute("role", "status");
    this.#region.tabIndex = -1;
    form.after(this.#region);
  }

  show(kind: "sending" | "sent" | "failed", text: string | undefined): void {
    this.clear();
    this.#region.dataset["kind"] = kind;
    this.#region.textContent = text ?? "";
  }

  /** A quick answer is not announced by a flash of "sending". */
  showLater(kind: "sending", text: string | undefined): void {
    this.clear();
    this.#later = setTimeout(() => this.show(kind, text), 400);
  }

  clear(): void {
    clearTimeout(this.#later);
    this.#region.replaceChildren();
    delete this.#region.dataset["kind"];
  }

  /** What comes after the text. */
  get region(): HTMLElement {
    return this.#region;
  }

  /** Puts the text in the place of the form; the focus follows only if it was in the form. */
  replaceForm(): void {
    const focusGoes = this.form.contains(document.activeElement);
    this.form.hidden = true;
    if (focusGoes) this.#region.focus();
  }
}
