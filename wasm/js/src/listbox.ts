/** The list under a field, over everything else on the page. */
const room = 8;
const tallest = 320;

export class Listbox {
  readonly element = document.createElement("ul");
  #listening: AbortController | undefined;

  constructor(private readonly control: HTMLInputElement, id: string, label: string, private readonly chosen: (index: number) => void) {
    const { element } = this;
    element.id = id;
    element.className = "guichet-listbox";
    element.hidden = true;
    element.setAttribute("role", "listbox");
    element.setAttribute("aria-label", label);
    element.translate = false;
    // The focus stays in the field.
    element.addEventListener("mousedown", (event) => event.preventDefault());
    element.addEventListener("click", ({ target }) => {
      const index = [...element.children].findIndex((option) => option.contains(target as Node));
      if (index >= 0) this.chosen(index);
    });
    control.form!.append(element);
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  open(texts: readonly string[]): void {
    this.element.replaceChildren(...texts.map((text, index) => this.#option(text, index)));
    if (!this.isOpen) this.#show();
    this.#place();
  }

  close(): void {
    if (!this.isOpen) return;
    this.#listening?.abort();
    if (this.element.popover) this.element.hidePopover();
    this.element.hidden = true;
    this.element.replaceChildren();
  }

  /** Marks an option, or none for -1, and gives its id. */
  mark(index: number): string {
    for (const [at, option] of [...this.element.children].entries()) option.setAttribute("aria-selected", String(at === index));
    const option = this.element.children[index];
    option?.scrollIntoView({ block: "nearest" });
    return option?.id ?? "";
  }

  #option(text: string, index: number): HTMLLIElement {
    const option = document.createElement("li");
    option.id = `${this.element.id}-${index}`;
    option.className = "guichet-option";
    option.textContent = text;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    return option;
  }

  #show(): void {
    const { element } = this;
    element.hidden = false;
    // In the top layer no part of the page cuts it off; elsewhere it is at least fixed.
    if (typeof element.showPopover === "function") {
      element.popover = "manual";
      element.showPopover();
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const place = () => this.#place();
    addEventListener("scroll", place, { signal, capture: true, passive: true });
    addEventListener("resize", place, { signal });
    visualViewport?.addEventListener("resize", place, { signal });
  }

  /** Under the field, or over it where there is more room. */
  #place(): void {
    const { style } = this.element;
    const field = this.control.getBoundingClientRect();
    const { clientWidth } = document.documentElement;
    const height = visualViewport?.height ?? innerHeight;
    const [over, under] = [field.top - room, height - field.bottom - room];
    const wanted = Math.min(tallest, this.element.scrollHeight + 2);
    const isOver = under < wanted && over > under;
    style.minWidth = `${Math.min(field.width, clientWidth - 2 * room)}px`;
    style.maxWidth = `${clientWidth - 2 * room}px`;
    style.maxHeight = `${Math.max(0, Math.min(tallest, isOver ? over : under))}px`;
    style.left = `${Math.max(room, Math.min(field.left, clientWidth - room - this.element.offsetWidth))}px`;
    style.top = isOver ? "auto" : `${field.bottom + 2}px`;
    style.bottom = isOver ? `${innerHeight - field.top + 2}px` : "auto";
  }
}
