import type { Variant } from "./assets.js";
import { type Token, tokens } from "./types.js";

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const known: ReadonlySet<string> = new Set(tokens);
const before = [/^section-/, /^(shipping|billing)$/, /^(home|work|mobile|fax|pager)$/];

/** The field that an autocomplete attribute names: section-*, shipping or billing, home or work, then the field. */
export function fieldToken(autocomplete: string): Token | undefined {
  const words = autocomplete.toLowerCase().trim().split(/\s+/);
  for (const prefix of before) {
    if (prefix.test(words[0] ?? "")) words.shift();
  }
  if (words[1] === "webauthn") words.pop();
  return words.length === 1 && known.has(words[0]!) ? (words[0] as Token) : undefined;
}

function isControl(element: Element): element is Control {
  return /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName);
}

/** The controls of a form by field; where two name the same field, the first counts. */
export function findControls(form: HTMLFormElement): Map<Token, Control> {
  const found = new Map<Token, Control>();
  for (const element of form.elements) {
    const token = fieldToken(element.getAttribute("autocomplete") ?? "");
    if (token && isControl(element) && !found.has(token)) found.set(token, element);
  }
  return found;
}

const ofAddress = /^(street-address|postal-code|address-.*)$/;

/** The smallest module that knows these fields. */
export function variantFor(found: ReadonlyMap<Token, Control>): Variant {
  const hasAddress = [...found.keys()].some((token) => ofAddress.test(token));
  if (!found.has("tel")) return hasAddress ? "address" : "base";
  return hasAddress ? "phone-address" : "phone";
}

/**
 * Writes a value as if it had been typed. The setter of the prototype is used because some frameworks put
 * one of their own on the element, and then take the change for theirs.
 */
export function write(control: Control, value: string): void {
  const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set;
  if (setter) setter.call(control, value);
  else control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
}

/** The words of the label, without a mark such as a final colon or asterisk. */
export function labelText(control: Control): string {
  const label = control.labels?.[0]?.textContent ?? control.getAttribute("aria-label") ?? "";
  return label.replace(/\s+/g, " ").trim().replace(/\s*[:*]$/, "");
}
