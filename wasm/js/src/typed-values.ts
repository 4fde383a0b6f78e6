import { type Control, write } from "./fields.js";

/** A field by its name and its place among those of that name; a box that is ticked holds true. */
export type KeptField = [key: string, value: string | boolean];

type Box = HTMLInputElement;

const isBox = (control: Control): control is Box => control.type === "checkbox" || control.type === "radio";
const notKept = /^(password|file|hidden|submit|reset|button|image)$/;

/** Everything that a person types or chooses; no secrets, nothing of the page's own, nothing that people do not see. */
function controlsOf(form: HTMLFormElement): [key: string, control: Control][] {
  const counts = new Map<string, number>();
  return [...form.elements].flatMap((element): [string, Control][] => {
    const isControl = /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName) && !element.hasAttribute("data-guichet-trap");
    const control = element as Control;
    if (!isControl || notKept.test(control.type) || control.autocomplete.startsWith("cc-")) return [];
    // The value of a box of consent says which text was agreed to: another text is another box.
    const name = [control.name || control.id, ...(isBox(control) ? [control.value] : [])].join("=");
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return [[`${name}/${count}`, control]];
  });
}

/** Whether it stands as the page has made it. */
export function isUntouched(control: Control): boolean {
  if (control instanceof HTMLSelectElement) {
    const options = [...control.options];
    const isFirst = !options.some(({ defaultSelected }) => defaultSelected) && control.selectedIndex <= 0;
    return isFirst || options.every(({ selected, defaultSelected }) => selected === defaultSelected);
  }
  return isBox(control as Control) ? (control as Box).checked === (control as Box).defaultChecked : control.value === control.defaultValue;
}

/** What was typed, ticked and chosen so far. */
export function keepFields(form: HTMLFormElement): KeptField[] {
  return controlsOf(form)
    .filter(([, control]) => !isUntouched(control))
    .map(([key, control]) => [key, isBox(control) ? control.checked : control.value]);
}

/** As somebody who typed it and went on to the next field. */
export function typeInto(control: Control, value: string): void {
  write(control, value);
  control.dispatchEvent(new Event("change", { bubbles: true }));
}

function tick(box: Box, isTicked: boolean): void {
  box.checked = isTicked;
  for (const type of ["input", "change"]) box.dispatchEvent(new Event(type, { bubbles: true }));
}

/** A list whose options come later, such as one of all countries, takes its value when they are there. */
function choose(select: HTMLSelectElement, value: string): void {
  const has = () => [...select.options].some((option) => option.value === value);
  if (has()) return typeInto(select, value);
  const watch = new MutationObserver(() => {
    if (!has()) return;
    watch.disconnect();
    if (isUntouched(select)) typeInto(select, value);
  });
  watch.observe(select, { childList: true });
}

/** Puts it all back, but for what has been typed in the meantime. */
export function putBack(form: HTMLFormElement, kept: readonly KeptField[]): void {
  const values = new Map(kept);
  for (const [key, control] of controlsOf(form)) {
    const value = values.get(key);
    if (value === undefined || !isUntouched(control)) continue;
    if (typeof value === "boolean") tick(control as Box, value);
    else if (control instanceof HTMLSelectElement) choose(control, value);
    else typeInto(control, value);
  }
}
