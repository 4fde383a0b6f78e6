import { type Control, findControls } from "./fields.js";
import { compose, type Messages } from "./messages.js";
import { Notice } from "./notice.js";
import { isUntouched, typeInto } from "./typed-values.js";
import type { Token, Values } from "./types.js";

const ofAddress = /^(street-address|postal-code|country|address-.*)$/;
const isEmpty = (control: Control) => control.value.trim() === "" || (control instanceof HTMLSelectElement && isUntouched(control));

/** Fills in what is empty. An address is taken whole or not at all: half of each would be nobody's. */
export function fillEmpty(form: HTMLFormElement, values: Values): void {
  const controls = findControls(form);
  const hasOwnAddress = [...controls].some(([token, control]) => ofAddress.test(token) && !isEmpty(control));
  // The country first: the other fields of an address follow it.
  const tokens = (Object.keys(values) as Token[]).sort((a, b) => Number(b === "country") - Number(a === "country"));
  for (const token of tokens) {
    const control = controls.get(token);
    const value = values[token];
    if (!control || !value || !isEmpty(control) || (hasOwnAddress && ofAddress.test(token))) continue;
    typeInto(control, value);
  }
}

/** Required fields that are empty, and boxes that have to be ticked. */
export function missingControls(form: HTMLFormElement): Control[] {
  return [...form.elements].filter((element): element is Control => {
    const control = element as Control;
    return control.willValidate && "required" in control && control.required && control.validity.valueMissing;
  });
}

/** Whether two addresses are the same for a person. */
export const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

/** Asks which address it shall be where the person has typed another one than the provider has. */
export function askWhichAddress(form: HTMLFormElement, theirs: string | undefined, provider: string, messages: Messages): void {
  const control = findControls(form).get("email");
  if (!control || !theirs || same(control.value, theirs)) return;
  const notice = new Notice(control);
  const answer = (value?: string) => {
    notice.clear();
    if (value !== undefined) typeInto(control, value);
  };
  const text = (key: string) => messages[`widget.login_email_${key}`] ?? "";
  notice.show({
    kind: "hint",
    text: compose(text("differs"), { provider, suggestion: theirs }),
    choices: [
      { label: text("theirs"), kind: "take", chosen: () => answer(theirs) },
      { label: text("mine"), kind: "keep", chosen: () => answer() },
    ],
  });
  control.addEventListener("input", () => notice.clear(), { once: true });
}
