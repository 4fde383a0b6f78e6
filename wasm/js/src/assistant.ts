import type { AddressForm } from "./address-layout.js";
import { loadAddressForm } from "./address-loader.js";
import { consentsOf } from "./consents.js";
import type { Core } from "./core.js";
import { type Answers, Field, mostSevere, offerOf, suggestion } from "./field.js";
import { findControls } from "./fields.js";
import { FrenchLoader } from "./french-loader.js";
import { FormStatus, Summary } from "./form-notices.js";
import { Judge, type Settings, valuesOf } from "./judge.js";
import { formatWhileTyping } from "./phone.js";
import type { Messages } from "./messages.js";
import type { PointerWatch } from "./pointer.js";
import type { Submission } from "./submission.js";
import type { Finding, FindingCode, Report, Values } from "./types.js";

export type Emit = (type: string, detail: object) => void;

/** How long a submission waits for the core at most: a slow page sends what it has, and the edge judges. */
const patience = 1500;

const within = <T>(work: Promise<T>, time: number): Promise<T | undefined> =>
  Promise.race([work, new Promise<undefined>((resolve) => setTimeout(resolve, time))]);

/** From one field to the next the focus is nowhere for a moment, in which promises go on; a task of its own comes after. */
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/** Helps one visitor through one form, from the first focus on. */
export class Assistant {
  readonly status: FormStatus;
  readonly judge: Judge;
  readonly fields: Field[];
  ready: Promise<boolean>;
  #address: Promise<AddressForm | undefined> | undefined;
  readonly #france: FrenchLoader;
  #closed = false;
  readonly #summary: Summary;
  readonly #shown = new Map<string, FindingCode>();
  readonly #accepted = new Set<FindingCode>();
  readonly #kept = new Map<string, FindingCode>();

  constructor(
    private readonly form: HTMLFormElement,
    private readonly settings: Settings,
    private readonly pointer: PointerWatch,
    private readonly emit: Emit,
  ) {
    this.fields = [...findControls(form)].map(([token, control]) => new Field(token, control));
    this.status = new FormStatus(form);
    this.#summary = new Summary(form);
    this.judge = new Judge(settings);
    this.#france = new FrenchLoader(form, settings, () => this.judge.core, () => this.#learned());
    this.ready = this.#load();
  }

  async #load(): Promise<boolean> {
    this.emit("guichet-state", { state: "loading" });
    const able = await this.judge.load();
    // The browser's own bubbles give way only to something better.
    if (able) this.form.noValidate = true;
    this.emit("guichet-state", { state: able ? "ready" : "none" });
    if (able) void this.#review();
    if (able) void this.#followCountry();
    return able;
  }

  /** The core has got a table that may change what it says. */
  #learned(): void {
    this.judge.forget();
    void this.#review();
  }

  /** Address fields are arranged for the country, now and whenever it changes. */
  async #followCountry(): Promise<void> {
    void this.#france.follow();
    const address = await (this.#address ??= loadAddressForm(this.form, this.settings, () => this.judge.core));
    const country = await address?.follow().catch(() => undefined);
    if (!country) return;
    for (const field of this.fields) if (field.isAway) field.clear();
    this.emit("guichet-address-layout", { country });
    await this.#review();
  }

  fieldOf(target: EventTarget | null): Field | undefined {
    return this.fields.find((field) => field.owns(target));
  }

  /** The person has left the field, or the browser has filled it. */
  left(field: Field): void {
    if (!field.edited) {
      // An address is asked about when its last field is left, which may be one that was only passed.
      if (this.#france.part?.hasField(field.token)) void this.#review();
      return;
    }
    field.visited = true;
    if (field.token === "country") void this.#followCountry();
    void this.#review();
  }

  typed(field: Field, event: Event): void {
    field.edited = true;
    const { core } = this.judge;
    if (field.current?.severity === "block" && core) void this.#recheck(field);
    else field.clear();
    this.#france.part?.typed();
    this.#dropStale();
    if (field.token !== "tel" || !core || !event.isTrusted) return;
    void this.#format(field, event, core);
  }

  /** What was said of several fields no longer holds once one of them has changed. */
  #dropStale(): void {
    const about = this.#france.part?.about;
    for (const field of this.fields) if (field.current?.about !== undefined && field.current.about !== about) field.clear();
  }

  /** A person who types on to the next field is faster than the format: what was said of the old value is said anew. */
  async #format(field: Field, event: Event, core: Core): Promise<void> {
    try {
      const changed = await formatWhileTyping(event, field.control as HTMLInputElement, core, this.settings.country);
      if (changed && field.visited) void this.#review();
    } catch {
      this.#lose();
    }
  }

  /** Escape keeps what was typed. Says whether there was anything to keep. */
  escape(field: Field): boolean {
    if (!field.current || field.current.severity === "block") return false;
    this.#keep(field, field.current);
    return true;
  }

  async #review(): Promise<void> {
    const findings = await this.#findings();
    await this.pointer.released();
    await nextTask();
    if (!findings) return;
    for (const field of this.fields) {
      const shown = findings();
      const isAsked = shown.some(({ about, field: token }) => about !== undefined && token === field.token);
      if (field.visited || isAsked) this.#render(field, shown);
    }
  }

  async #recheck(field: Field): Promise<void> {
    const findings = await this.#findings();
    const errors = findings?.().filter(({ severity }) => severity === "block");
    if (errors && field.current) this.#render(field, errors);
  }

  /** What the core says of the values; a function, for by the time it is used they may have changed: then nothing. */
  async #findings(isLast = false): Promise<(() => Finding[]) | undefined> {
    const asked = JSON.stringify(valuesOf(this.fields));
    const report = await this.judge.report(this.fields).catch(() => this.#lose());
    const unchanged = () => asked === JSON.stringify(valuesOf(this.fields));
    const sift = (all: Report) => this.#france.part?.sift(all, isLast) ?? all.findings;
    return report && unchanged() ? () => (unchanged() ? sift(report) : []) : undefined;
  }

  #lose(): undefined {
    if (!this.judge.core) return;
    this.judge.close();
    this.form.noValidate = false;
    for (const field of this.fields) field.clear();
    this.emit("guichet-state", { state: "none" });
  }

  #render(field: Field, findings: Finding[]): void {
    const { messages } = this.judge;
    const own = findings.filter((each) => each.field === field.token && !this.#kept.has(field.keyOf(each)));
    const finding = mostSevere([...field.refusals, ...own]);
    if (!finding || !messages) return field.clear();
    const offer = suggestion(finding) === undefined ? offerOf(own) : undefined;
    if (!field.show(finding, messages, this.#answers(field, finding, offer), offer)) return;
    this.#shown.set(field.keyOf(finding), finding.code);
    this.emit("guichet-finding", this.#detail(finding));
  }

  #answers(field: Field, finding: Finding, offer: Finding | undefined): Answers {
    const keep = () => {
      if (offer) this.#keep(field, offer, false);
      this.#keep(field, finding);
    };
    const mended = offer ?? finding;
    const proposals = (this.#france.part?.proposals(mended) ?? []).map(({ label, values }) => {
      return { label, take: () => this.#takeAll(field, mended, values) };
    });
    const take = () => (proposals[0] ? proposals[0].take() : this.#take(field, mended));
    return { take, keep, proposals };
  }

  #detail({ code, severity, field, params }: Finding): object {
    return { code, severity, field, params, suggestion: params?.["suggestion"] };
  }

  #take(field: Field, finding: Finding): void {
    this.#accepted.add(finding.code);
    field.take(suggestion(finding) ?? field.value);
    this.emit("guichet-accept", this.#detail(finding));
  }

  /** Takes a value for each of several fields. */
  #takeAll(field: Field, finding: Finding, values: Values): void {
    this.#accepted.add(finding.code);
    this.#france.part?.apply(values);
    this.#france.part?.answered();
    field.clear();
    this.emit("guichet-accept", this.#detail(finding));
  }

  #keep(field: Field, finding: Finding, isShown = true): void {
    if (finding.about !== undefined) this.#france.part?.answered();
    this.#kept.set(field.keyOf(finding), finding.code);
    if (!isShown) return;
    field.clear();
    this.emit("guichet-reject", this.#detail(finding));
  }

  /** The texts, unless they are too long in coming. */
  async texts(): Promise<Messages | undefined> {
    if (!this.judge.messages) await within(this.ready, patience);
    return this.judge.messages;
  }

  /** Says whether the form may be sent: no errors, and every question has been seen once. */
  async mayPass(): Promise<boolean> {
    const seen = new Set(this.#shown.keys());
    for (const field of this.fields) field.forgetRefusal();
    const findings = await within(this.ready.then(() => this.#findings(true)), patience);
    if (!findings) return true;
    for (const field of this.fields) {
      field.visited = field.edited = true;
      this.#render(field, findings());
    }
    if (this.#stopAtErrors()) return false;
    return !this.#revealUnseen(seen);
  }

  #revealUnseen(seen: ReadonlySet<string>): boolean {
    const unseen = this.fields.filter((field) => field.current && !seen.has(field.keyOf(field.current)));
    unseen[0]?.reveal();
    // Who sends what was asked about once more has answered.
    if (!unseen.length && this.fields.some(({ current }) => current?.about !== undefined)) this.#france.part?.answered();
    return unseen.length > 0;
  }

  /** Shows what the edge asks about the address. Says whether there is anything that was not seen before. */
  async asked(report: Pick<Report, "findings" | "values">): Promise<boolean> {
    const seen = new Set(this.#shown.keys());
    this.#france.part?.hear(report);
    const findings = await within(this.#findings(true), patience);
    for (const field of findings ? this.fields : []) this.#render(field, findings!());
    return this.#revealUnseen(seen);
  }

  /** Shows what the edge has refused. */
  refused(findings: Finding[]): boolean {
    for (const field of this.fields) {
      const own = findings.filter((finding) => finding.field === field.token && finding.severity === "block");
      if (!own.length) continue;
      field.refuse(own);
      this.#render(field, []);
    }
    return this.#stopAtErrors();
  }

  #stopAtErrors(): boolean {
    const { messages } = this.judge;
    const wrong = this.fields.filter((field) => field.current?.severity === "block");
    this.#summary.clear();
    if (!wrong.length || !messages) return false;
    this.#summary.show(wrong.map((field) => ({ control: field.control, text: field.errorText(messages) })), messages);
    return true;
  }

  submission(): Submission {
    const versions = this.judge.latest?.versions;
    const consents = consentsOf(this.form);
    const trap = this.form.querySelector<HTMLInputElement>("[data-guichet-trap]")?.value;
    return {
      ...(this.#france.part?.isOpen && { ask: true as const }),
      v: 1,
      form: { id: this.settings.form },
      values: valuesOf(this.fields),
      locale: this.settings.locale,
      page: location.origin + location.pathname,
      ...(consents && { consents }),
      ...(trap && { trap }),
      report: {
        shown: [...new Set(this.#shown.values())],
        accepted: [...this.#accepted],
        kept: [...new Set(this.#kept.values())],
        ruleset: versions?.ruleset ?? null,
        core: versions?.core ?? null,
      },
    };
  }

  /** The element has left the page. */
  close(): void {
    this.#closed = true;
    this.judge.close();
  }

  /** It may have come back since. */
  resume(): void {
    if (!this.#closed) return;
    this.#closed = false;
    this.ready = this.#load();
  }
}
