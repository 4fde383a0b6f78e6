import { Listbox } from "./listbox.js";
import { fill, type Messages } from "./messages.js";
import { spoken } from "./notice.js";
import type { Completion } from "./types.js";

export interface ComboboxSetting {
  texts: Messages;
  suggest(): Promise<Completion[]>;
  choose(completion: Completion): void;
}

let count = 0;

/** A person types, pastes or deletes; not a browser that fills in a form, nor a script. */
function isTyping(event: Event): boolean {
  if (!event.isTrusted || !(event instanceof InputEvent)) return false;
  // A keyboard on a screen composes every word; elsewhere a list must not come between a person and an input method.
  if (event.isComposing) return matchMedia("(pointer: coarse)").matches;
  return /^(insert(Text|CompositionText|FromPaste|FromDrop)|delete)/.test(event.inputType);
}

/** An editable combobox with a list (WAI-ARIA 1.2; APG: list autocomplete with manual selection). */
export class Combobox {
  readonly #list: Listbox;
  readonly #status = spoken("");
  #choices: Completion[] = [];
  #active = -1;
  #isOn = false;
  /** Which answer is waited for: an older one comes too late. */
  #turn = 0;

  constructor(private readonly control: HTMLInputElement, private readonly setting: ComboboxSetting) {
    this.#list = new Listbox(control, `guichet-list-${++count}`, setting.texts["list.label"] ?? "", (index) => this.#choose(index));
    this.#status.setAttribute("role", "status");
    this.#list.element.after(this.#status);
    control.addEventListener("input", (event) => (isTyping(event) ? void this.#offer() : this.#close()));
    control.addEventListener("compositionend", () => void this.#offer());
    control.addEventListener("keydown", (event) => this.#key(event));
    control.addEventListener("blur", () => this.#close());
  }

  /** The country may be one whose places are not known: then this is a plain field. */
  toggle(isOn: boolean): void {
    if (this.#isOn === isOn) return;
    this.#isOn = isOn;
    this.#close();
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.#list.element.id };
    for (const [name, value] of Object.entries(attributes)) {
      if (isOn) this.control.setAttribute(name, value);
      else this.control.removeAttribute(name);
    }
  }

  async #offer(mark = -1): Promise<void> {
    const turn = ++this.#turn;
    if (!this.#isOn) return;
    const choices = await this.setting.suggest().catch(() => []);
    if (turn !== this.#turn || document.activeElement !== this.control) return;
    if (!choices.length) return this.#close();
    this.#choices = choices;
    this.#list.open(choices.map(({ text }) => text));
    this.control.setAttribute("aria-expanded", "true");
    this.#announce(choices.length);
    this.#mark(mark < 0 ? mark : Math.min(mark, choices.length - 1));
  }

  #announce(number: number): void {
    const { texts } = this.setting;
    const text = fill(texts[number === 1 ? "list.one" : "list.many"] ?? "", { count: number });
    if (this.#status.textContent !== text) this.#status.textContent = text;
  }

  #mark(index: number): void {
    this.#active = index;
    const id = this.#list.mark(index);
    if (id) this.control.setAttribute("aria-activedescendant", id);
    else this.control.removeAttribute("aria-activedescendant");
  }

  #close(): void {
    this.#turn++;
    if (!this.#list.isOpen) return;
    this.#mark(-1);
    this.#list.close();
    this.#choices = [];
    this.#status.textContent = "";
    this.control.setAttribute("aria-expanded", "false");
  }

  #choose(index: number): void {
    const choice = this.#choices[index];
    this.#close();
    if (!choice) return;
    this.setting.choose(choice);
    this.control.setSelectionRange(this.control.value.length, this.control.value.length);
  }

  #key(event: KeyboardEvent): void {
    if (!this.#isOn || event.isComposing || event.ctrlKey || event.metaKey) return;
    if (this.#list.isOpen ? this.#keyInList(event) : this.#keyToOpen(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  /** Says whether the key is used up. */
  #keyToOpen({ key, altKey }: KeyboardEvent): boolean {
    if (key === "ArrowDown") void this.#offer(altKey ? -1 : 0);
    else if (key === "ArrowUp") void this.#offer(this.#last);
    return key === "ArrowDown" || key === "ArrowUp";
  }

  readonly #last = Number.MAX_SAFE_INTEGER;

  #keyInList({ key, altKey }: KeyboardEvent): boolean {
    const { length } = this.#choices;
    switch (key) {
      case "ArrowDown":
        this.#go((this.#active + 1) % length);
        return true;
      case "ArrowUp":
        if (altKey) this.#close();
        else this.#go(this.#active <= 0 ? length - 1 : this.#active - 1);
        return true;
      case "Escape":
        this.#close();
        return true;
      case "Enter":
        return this.#enter();
      case "Home":
      case "End":
      case "ArrowLeft":
      case "ArrowRight":
        this.#mark(-1); // the caret moves, as in any field
        return false;
      default:
        return false;
    }
  }

  /** Into the list, which no longer changes: what is still waited for comes too late. */
  #go(index: number): void {
    this.#turn++;
    this.#mark(index);
  }

  /** Without a marked option, Enter does what it does in a form. */
  #enter(): boolean {
    const isMarked = this.#active >= 0;
    if (isMarked) this.#choose(this.#active);
    else this.#close();
    return isMarked;
  }
}
