import { AddressBlock, wrapperOf } from "./address-block.js";
import type { Control } from "./fields.js";
import type { Messages } from "./messages.js";
import type { AddressField, AddressLayoutAnswer, AddressLayoutRequest, Token } from "./types.js";

const street: readonly Token[] = ["street-address", "address-line1", "address-line2", "address-line3"];
/** What a country may have or not. */
const places: readonly Token[] = ["address-level3", "address-level2", "address-level1", "postal-code"];

export interface AddressSetting {
  controls: ReadonlyMap<Token, Control>;
  locale: string;
  /** The country that the page was made for, or "". */
  country: string;
  texts: Messages;
  ask(request: AddressLayoutRequest): Promise<AddressLayoutAnswer | undefined>;
}

/** A field as the page has made it. */
class PlacedField {
  readonly #isRequired: boolean;
  readonly #isDisabled: boolean;
  readonly #label: Text | undefined;
  readonly #ownText: string;

  constructor(readonly token: Token, private readonly control: Control, private readonly wrapper: HTMLElement) {
    this.#isRequired = control.required;
    this.#isDisabled = control.disabled;
    this.#label = textOf(control.labels?.[0]);
    this.#ownText = this.#label?.data ?? "";
  }

  get isRequired(): boolean {
    return this.#isRequired;
  }

  /** What was typed stays in a field that goes, but is not sent. One that holds the focus does not go. */
  show(isThere: boolean): void {
    const stays = isThere || this.control === document.activeElement;
    this.wrapper.hidden = !stays;
    this.control.disabled = this.#isDisabled || !stays;
    this.wrapper.toggleAttribute("data-guichet-absent", !stays);
  }

  require(isRequired: boolean): void {
    this.control.required = isRequired;
    for (const mark of this.wrapper.querySelectorAll<HTMLElement>("[data-guichet-optional]")) mark.hidden = isRequired;
  }

  /** The page's own words when there are none; spaces and marks around them stay. */
  name(words: string | undefined): void {
    if (this.#label) this.#label.data = words === undefined ? this.#ownText : this.#ownText.replace(/\S.*?(?=\s*[:*]?\s*$)/s, words);
  }

  /** For the style sheet of the page: which fields share a row. */
  place(row: number, size: number): void {
    this.wrapper.dataset["guichetRow"] = String(row);
    this.wrapper.dataset["guichetRowSize"] = String(size);
  }
}

/** The first words that stand in a label. */
function textOf(label: Element | undefined): Text | undefined {
  if (!label) return undefined;
  const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if ((walker.currentNode as Text).data.trim()) return walker.currentNode as Text;
  return undefined;
}

/** Lets the address fields of a form follow its country: which there are, in which order, what they are called. */
export class AddressForm {
  readonly #fields = new Map<Token, PlacedField>();
  readonly #block: AddressBlock | undefined;
  /** What the page calls its fields is what they are called in the country that it was made for. */
  #ownLabels: ReadonlyMap<string, string> | undefined;
  readonly #isAddress: boolean;

  constructor(private readonly setting: AddressSetting) {
    const { controls } = setting;
    const wrappers = new Map<Token, HTMLElement>();
    for (const [token, control] of controls) {
      const wrapper = wrapperOf(control);
      if (!wrapper) continue;
      wrappers.set(token, wrapper);
      if (token !== "country") this.#fields.set(token, new PlacedField(token, control, wrapper));
    }
    this.#block = AddressBlock.find(wrappers, [...street, ...places], ["name", "organization"]);
    this.#isAddress = street.some((token) => this.#fields.get(token)?.isRequired);
  }

  /** The country that is chosen; empty when it is none that has a code. */
  get country(): string {
    const value = this.setting.controls.get("country")?.value.trim().toUpperCase() ?? "";
    return /^[A-Z]{2}$/.test(value) ? value : "";
  }

  /** Fills a select that the page leaves empty, in the page's language. */
  async #nameCountries(): Promise<void> {
    const select = this.setting.controls.get("country");
    if (!(select instanceof HTMLSelectElement) || select.options.length) return;
    const answer = await this.setting.ask({ v: 1, op: "address_layout" });
    const names = new Intl.DisplayNames(this.setting.locale, { type: "region" });
    const options = (answer?.countries ?? []).map((code) => new Option(names.of(code) ?? code, code));
    const { compare } = new Intl.Collator(this.setting.locale);
    select.append(...options.sort((a, b) => compare(a.text, b.text)));
    select.value = this.setting.country;
  }

  async #layoutOf(country: string): Promise<AddressField[] | undefined> {
    if (!country) return undefined;
    const { ask, locale } = this.setting;
    const answer = await ask({ v: 1, op: "address_layout", country, locale });
    return answer?.known ? answer.fields : undefined;
  }

  /** Arranges the fields for the country that is chosen now, and names it; nothing when nothing is known of it. */
  async follow(): Promise<string | undefined> {
    await this.#nameCountries();
    const { country } = this;
    const layout = await this.#layoutOf(country);
    this.#ownLabels ??= new Map((await this.#layoutOf(this.setting.country))?.map(({ field, label }) => [field, label]));
    if (!layout || country !== this.country) return undefined;
    this.#arrange(layout);
    return country;
  }

  #arrange(layout: AddressField[]): void {
    const fields = layout.map((each) => ({ ...each, field: this.#ownToken(each.field) })).filter(({ field }) => this.#fields.has(field));
    for (const token of places) this.#fields.get(token)?.show(fields.some(({ field }) => field === token));
    for (const field of fields) this.#apply(field, fields);
    this.#block?.arrange(fields.map(({ field }) => field));
  }

  /** A page with one field for the whole street has that in place of its first line. */
  #ownToken(token: Token): Token {
    return token === "address-line1" && !this.#fields.has(token) ? "street-address" : token;
  }

  #apply({ field: token, label, required, row }: AddressField, all: AddressField[]): void {
    const field = this.#fields.get(token)!;
    field.place(row, all.filter((each) => each.row === row).length);
    if (!places.includes(token)) return;
    const isOwn = label === (this.#ownLabels!.get(token) ?? `field.${token}`);
    field.name(isOwn ? undefined : this.setting.texts[label]);
    field.require(this.#isAddress ? required : field.isRequired);
  }
}
