import { type Proposal, proposalsFor } from "./address-choices.js";
import type { Asset } from "./assets.js";
import { Combobox } from "./combobox.js";
import type { Core } from "./core.js";
import { type Control, write } from "./fields.js";
import type { Messages } from "./messages.js";
import type { AddressReport, CompleteAnswer, CompleteRequest, Completion, Finding, Report, Token, Values } from "./types.js";

export interface FrenchSetting {
  controls: ReadonlyMap<Token, Control>;
  texts: Messages;
  communes: Asset;
  /** Where the street files are, or "": then none is asked for. */
  streets: string;
  core(): Core | undefined;
  /** More is known than before. */
  learned(): void;
}

/** From how many characters on a field is completed. */
const completed = new Map<Token, number>([["postal-code", 2], ["address-level2", 2], ["address-line1", 3], ["street-address", 3]]);
const ofRegister = /^address\.(?!postal)/;
const isOfAddress = (token: Token) => /^(street-address|postal-code|address-.*|country)$/.test(token);

/** How long a question waits for a file of streets at most. */
const patience = 5000;
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, patience));

/** Addresses in France: what is offered while one is typed, and when what is asked about it. */
export class FrenchAddress {
  readonly #fields: ReadonlyMap<Token, Control>;
  readonly #lists: Combobox[] = [];
  #isOn = false;
  #core: Core | undefined;
  readonly #wanted = new Set<string>();
  #awaited = 0;
  #learning: Promise<unknown> = Promise.resolve();
  /** The address that was asked about last, what was understood of it, and those that have been answered for. */
  #asked = "";
  #understood: AddressReport | undefined;
  readonly #answered = new Set<string>();
  /** What the edge has asked about an address. */
  #edge: { about: string; report: Pick<Report, "findings" | "values"> } | undefined;

  constructor(private readonly setting: FrenchSetting) {
    this.#fields = new Map([...setting.controls].filter(([token]) => isOfAddress(token)));
    for (const token of completed.keys()) this.#complete(token);
  }

  #complete(token: Token): void {
    const control = this.#fields.get(token);
    const isStreet = token === "address-line1" || token === "street-address";
    if (!(control instanceof HTMLInputElement) || control.selectionStart === null || (isStreet && !this.setting.streets)) return;
    const suggest = () => this.#suggest(token);
    this.#lists.push(new Combobox(control, { texts: this.setting.texts, suggest, choose: ({ values }) => this.apply(values) }));
  }

  /** isFrench: whether the address may be in France now. */
  follow(isFrench: boolean): void {
    this.#isOn = isFrench;
    for (const list of this.#lists) list.toggle(isFrench);
    if (isFrench) this.#want(this.setting.communes);
    this.typed();
  }

  /** Something was typed or filled in: the postal code may be whole now. */
  typed(): void {
    const { streets } = this.setting;
    const code = this.#fields.get("postal-code")?.value.replace(/\s/g, "") ?? "";
    if (this.#isOn && streets && /^\d{5}$/.test(code)) this.#want({ url: new URL(`${code}.gar`, streets).href, integrity: "" });
  }

  #want(table: Asset): void {
    const core = this.setting.core();
    if (core !== this.#core) this.#wanted.clear();
    this.#core = core;
    if (!core || this.#wanted.has(table.url)) return;
    this.#wanted.add(table.url);
    this.#learning = Promise.all([this.#learning, this.#learn(core, table)]);
  }

  async #learn(core: Core, table: Asset): Promise<void> {
    this.#awaited++;
    await Promise.race([core.add(table).catch(() => {}), pause()]);
    this.#awaited--;
    this.setting.learned();
  }

  async #suggest(field: Token): Promise<Completion[]> {
    await this.#learning;
    const core = this.setting.core();
    const values = this.#values();
    if (!core || (values[field]?.trim().length ?? 0) < completed.get(field)!) return [];
    const request: CompleteRequest = { v: 1, op: "complete", field, values };
    const { choices = [] }: Partial<CompleteAnswer> = JSON.parse(await core.ask(JSON.stringify(request)));
    // Who has typed one of them to its end needs none.
    return choices.every((choice) => this.#changes(choice.values)) ? choices : [];
  }

  #changes(values: Values): boolean {
    return (Object.entries(values) as [Token, string][]).some(([token, value]) => this.#isOpenField(token) && this.#fields.get(token)!.value !== value);
  }

  hasField(token: Token): boolean {
    return this.#fields.has(token);
  }

  /** Whether it can be written into. */
  #isOpenField(token: Token): boolean {
    return this.#fields.get(token)?.matches(":enabled:not(select)") ?? false;
  }

  #values(): Values {
    const filled = [...this.#fields].filter(([, control]) => control.value !== "" && !control.matches(":disabled"));
    return Object.fromEntries(filled.map(([token, { value }]) => [token, value]));
  }

  /** Tells this address from any other. */
  get about(): string {
    return JSON.stringify(this.#values());
  }

  #isBeingTyped(): boolean {
    return [...this.#fields.values()].some((control) => control === document.activeElement);
  }

  #mayAsk(about: string, isLast: boolean): boolean {
    if (!this.#isOn || this.#answered.has(about)) return false;
    return isLast || about === this.#asked || (!this.#awaited && !this.#isBeingTyped());
  }

  /**
   * The findings that may be shown now. An address is asked about once all of its fields have been left, or the form is
   * sent (isLast), and no more once it has been answered for.
   */
  sift(report: Pick<Report, "findings" | "values">, isLast: boolean): Finding[] {
    const { about } = this;
    const others = report.findings.filter(({ code }) => !ofRegister.test(code));
    if (!this.#mayAsk(about, isLast)) return others;
    const { findings, values } = this.#edge?.about === about ? this.#edge.report : report;
    const own = findings.filter(({ code, severity }) => ofRegister.test(code) && severity !== "info").map((finding) => ({ ...finding, about }));
    if (own.length) [this.#asked, this.#understood] = [about, values.address];
    return [...others, ...own];
  }

  proposals(finding: Finding): Proposal[] {
    if (finding.about === undefined || !this.#understood) return [];
    return proposalsFor(finding, this.#understood, this.#values(), (token) => this.#isOpenField(token));
  }

  /** Writes as if a person had done it, into the fields that there are. */
  apply(values: Values): void {
    const there = (Object.entries(values) as [Token, string][]).filter(([token]) => this.#isOpenField(token));
    for (const [token, value] of there) write(this.#fields.get(token)!, value);
    for (const [token] of there) this.#fields.get(token)!.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** The person has taken an address, or kept it: no more questions. */
  answered(): void {
    this.#answered.add(this.about);
  }

  /** Whether the edge, which knows all streets, may put a question about this address. */
  get isOpen(): boolean {
    return this.#isOn && !this.#answered.has(this.about) && this.#edge?.about !== this.about;
  }

  hear(report: Pick<Report, "findings" | "values">): void {
    this.#edge = { about: this.about, report };
  }
}
