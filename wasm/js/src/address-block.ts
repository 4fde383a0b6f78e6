import type { Control } from "./fields.js";
import type { Token } from "./types.js";

const others = "input:not([type=hidden]), select, textarea";

function isAlone(control: Control, element: Element): boolean {
  return [...element.querySelectorAll(others)].every((each) => each === control);
}

/** The largest element around a control and its labels that holds no other control; nothing if there is none. */
export function wrapperOf(control: Control): HTMLElement | undefined {
  let wrapper: HTMLElement = control;
  for (let next = control.parentElement; next && next !== control.form && isAlone(control, next); next = next.parentElement) wrapper = next;
  const holdsLabels = [...(control.labels ?? [])].every((label) => wrapper.contains(label));
  return wrapper !== control && holdsLabels ? wrapper : undefined;
}

/** What is said about a field stands behind its wrapper when that is a label. */
function withNotice(wrapper: Element): Element[] {
  const next = wrapper.nextElementSibling;
  return next?.matches(".guichet-notice") ? [wrapper, next] : [wrapper];
}

/** The first stays where it is, or the one that holds the focus, which it would lose; the others go around it. */
function reorder(units: Element[][], first: Element): void {
  const focused = units.findIndex((unit) => unit[0]!.contains(document.activeElement));
  if (focused < 0) {
    const place = document.createComment("");
    first.before(place);
    return place.replaceWith(...units.flat());
  }
  for (let i = focused - 1; i >= 0; i--) units[i + 1]![0]!.before(...units[i]!);
  for (let i = focused + 1; i < units.length; i++) units[i - 1]!.at(-1)!.after(...units[i]!);
}

/** The wrappers of an address that stand side by side, and so can change places. */
export class AddressBlock {
  readonly #tokens: Set<Token>;

  private constructor(private readonly wrappers: ReadonlyMap<Token, HTMLElement>, tokens: Iterable<Token>) {
    this.#tokens = new Set(tokens);
  }

  /**
   * Of the fields of an address, and of those that belong to it when they stand beside it. Nothing when the page is
   * built otherwise: then the fields stay where they are.
   */
  static find(wrappers: ReadonlyMap<Token, HTMLElement>, address: readonly Token[], beside: readonly Token[]): AddressBlock | undefined {
    const block = new AddressBlock(wrappers, address.filter((token) => wrappers.has(token)));
    const parents = new Set(block.#own().map((wrapper) => wrapper.parentElement));
    if (parents.size !== 1) return undefined;
    for (const token of [...beside, ...beside]) block.#take(token);
    return block.#isWhole() ? block : undefined;
  }

  #own(): HTMLElement[] {
    return [...this.#tokens].map((token) => this.wrappers.get(token)!);
  }

  #take(token: Token): void {
    const wrapper = this.wrappers.get(token);
    const isBeside = wrapper && this.#own().some((each) => each.previousElementSibling === wrapper || each.nextElementSibling === wrapper);
    if (isBeside) this.#tokens.add(token);
  }

  #inPlace(): Element[] {
    const own = new Set<Element>(this.#own());
    return [...this.#own()[0]!.parentElement!.children].filter((each) => own.has(each));
  }

  /** Between the fields stands nothing else that is asked for, but the country. */
  #isWhole(): boolean {
    const inPlace = this.#inPlace();
    for (let each = inPlace[0]!; each !== inPlace.at(-1); each = each.nextElementSibling!) {
      const isOwn = inPlace.includes(each) || each === this.wrappers.get("country");
      if (!isOwn && (each.matches(others) || each.querySelector(others))) return false;
    }
    return true;
  }

  /** Puts the fields in this order, those that it leaves out behind them. */
  arrange(order: readonly Token[]): void {
    const wanted = [...order.filter((token) => this.#tokens.has(token)), ...[...this.#tokens].filter((token) => !order.includes(token))];
    const units = wanted.map((token) => withNotice(this.wrappers.get(token)!));
    const inPlace = this.#inPlace();
    if (units.some(([wrapper], i) => wrapper !== inPlace[i])) reorder(units, inPlace[0]!);
  }
}
