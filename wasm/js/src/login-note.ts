import { type Control, labelText } from "./fields.js";
import { compose, type Messages } from "./messages.js";
import type { Params } from "./types.js";

export interface NoteChoice {
  label: string;
  kind: "take" | "keep";
  chosen(): void;
}

/** What is said about signing in, under the buttons. */
export class LoginNote {
  readonly region = document.createElement("div");

  constructor(private readonly messages: Messages) {
    this.region.className = "guichet-login-note";
    this.region.setAttribute("role", "status");
    this.region.tabIndex = -1;
  }

  say(key: string, params: Params, choices: NoteChoice[] = []): void {
    const text = document.createElement("p");
    text.append(...compose(this.text(key), params));
    this.region.replaceChildren(text, ...(choices.length ? [this.#buttons(choices)] : []));
  }

  text(key: string): string {
    return this.messages[`widget.login_${key}`] ?? "";
  }

  add(...more: (Node | undefined)[]): void {
    const [text, ...rest] = this.region.children;
    this.region.replaceChildren(...[text, ...more, ...rest].filter((each) => each !== undefined));
  }

  line(key: string, params: Params = {}): HTMLElement {
    const text = document.createElement("p");
    text.append(...compose(this.text(key), params));
    return text;
  }

  /** Links to the fields that are still to be filled in. */
  list(controls: readonly Control[]): HTMLElement {
    const list = document.createElement("ul");
    list.append(...controls.map((control) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      control.id ||= `guichet-field-${[...control.form!.elements].indexOf(control)}`;
      Object.assign(link, { href: `#${control.id}`, textContent: labelText(control) || control.name });
      link.addEventListener("click", (event) => {
        event.preventDefault();
        control.focus();
      });
      item.append(link);
      return item;
    }));
    return list;
  }

  clear(): void {
    this.region.replaceChildren();
  }

  #buttons(choices: NoteChoice[]): HTMLElement {
    const row = document.createElement("div");
    row.className = "guichet-choices";
    row.append(...choices.map(({ label, kind, chosen }) => {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: `guichet-button guichet-${kind}`, textContent: label });
      button.addEventListener("click", chosen);
      return button;
    }));
    return row;
  }
}
