import { type Control, write } from "./fields.js";
import { compose, fill, type Messages } from "./messages.js";
import { type Choice, Notice, spoken } from "./notice.js";
import type { Finding, Token } from "./types.js";

const order = ["block", "confirm", "hint"] as const;

/** The finding to show first, of those that are shown at all: errors, then questions, then suggestions. */
export function mostSevere(findings: Finding[]): Finding | undefined {
  return order.map((severity) => findings.find((finding) => finding.severity === severity)).find(Boolean);
}

/** The finding that says how a value could be mended, if there is one that is to be shown. */
export function offerOf(findings: Finding[]): Finding | undefined {
  return findings.find((finding) => finding.severity !== "info" && suggestion(finding) !== undefined);
}

export function suggestion(finding: Finding): string | undefined {
  const value = finding.params?.["suggestion"];
  return typeof value === "string" ? value : undefined;
}

export function textOf(finding: Finding, messages: Messages): string {
  return messages[finding.code] ?? messages["form.refused"] ?? "";
}

/** What a person may answer to a suggestion or a question. */
export interface Answers {
  take(): void;
  keep(): void;
  /** What may be taken, where that is more than one value for this field. */
  proposals: readonly { label: string; take(): void }[];
}

/** One field of the page with what is said about it. */
export class Field {
  /** It was left after something had been typed: only then is anything said about it. */
  visited = false;
  edited = false;
  current: Finding | undefined;
  readonly #notice: Notice;
  #shownKey = "";
  #refused: { value: string; findings: Finding[] } | undefined;

  constructor(readonly token: Token, readonly control: Control) {
    this.#notice = new Notice(control);
  }

  get value(): string {
    return this.control.value;
  }

  /** Nothing is sent of a field that is switched off, as the browser has it. */
  get isAway(): boolean {
    return this.control.matches(":disabled");
  }

  /** Tells a finding on this value, or on what it is about, from the same one on another. */
  keyOf(finding: Finding): string {
    return [this.token, finding.code, finding.about ?? this.value].join("\n");
  }

  /** Keeps what the edge has refused, for as long as the value stays the same. */
  refuse(findings: Finding[]): void {
    this.#refused = { value: this.value, findings };
  }

  forgetRefusal(): void {
    this.#refused = undefined;
  }

  get refusals(): Finding[] {
    return this.#refused?.value === this.value ? this.#refused.findings : [];
  }

  /**
   * Says whether something new is shown; the same finding on the same value is left as it stands. An error or a
   * question may come with an offer: a finding that knows how to mend it.
   */
  show(finding: Finding, messages: Messages, answers: Answers, offer?: Finding): boolean {
    const key = this.keyOf(finding);
    if (this.current && this.#shownKey === key) return false;
    const text = compose(textOf(finding, messages), finding.params);
    const isError = finding.severity === "block";
    if (isError) text.unshift(spoken(messages["widget.error_prefix"] ?? ""));
    if (offer) text.push(document.createTextNode(" "), ...compose(textOf(offer, messages), offer.params));
    const mended = offer ?? finding;
    const isList = answers.proposals.length > 0 && !isOffer(mended);
    this.#notice.show({ kind: isError ? "error" : "hint", text, choices: choices(isError, mended, messages, answers), isList });
    this.current = finding;
    this.#shownKey = key;
    return true;
  }

  clear(): void {
    this.current = undefined;
    this.#notice.clear();
  }

  take(value: string): void {
    write(this.control, value);
    this.control.dispatchEvent(new Event("change", { bubbles: true }));
    this.clear();
  }

  reveal(): void {
    this.#notice.reveal();
  }

  owns(target: EventTarget | null): boolean {
    return target === this.control || this.#notice.contains(target);
  }

  errorText(messages: Messages): string {
    return this.current ? fill(textOf(this.current, messages), this.current.params) : "";
  }
}

/** Whether one yes takes what is suggested. */
const isOffer = ({ code, about }: Finding) => about === undefined || code === "address.corrected";

function takings(finding: Finding, messages: Messages, { take, proposals }: Answers): Choice[] {
  if (!isOffer(finding)) return proposals.map((each) => ({ kind: "take", label: each.label, chosen: each.take }));
  const isMendable = suggestion(finding) !== undefined;
  return isMendable ? [{ kind: "take", label: messages["widget.take"] ?? "", chosen: take }] : [];
}

/** What may be answered: a suggestion can be taken, and what is not an error may be kept. */
function choices(isError: boolean, finding: Finding, messages: Messages, answers: Answers): Choice[] {
  const taking = takings(finding, messages, answers);
  const label = messages[taking.length ? "widget.keep" : "widget.confirm"] ?? "";
  return isError ? taking : [...taking, { kind: "keep", label, chosen: answers.keep }];
}
