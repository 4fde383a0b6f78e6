import { fromBytes, toBytes } from "./caret.js";
import type { Core } from "./core.js";
import { write } from "./fields.js";
import type { FormatAnswer, FormatRequest } from "./types.js";

const digits = (text: string) => text.replace(/[^\d+]/g, "");

/** Only what adds text is formatted: a deletion that is formatted again fights the person, and so does an undo. */
function adds(event: Event): boolean {
  if (!(event instanceof InputEvent)) return true;
  return !event.isComposing && event.inputType.startsWith("insert");
}

/**
 * Formats a number while it is typed; never changes a digit, and does nothing when the person was faster. Says whether
 * the value has changed.
 */
export async function formatWhileTyping(event: Event, input: HTMLInputElement, core: Core, country?: string): Promise<boolean> {
  const { value, selectionStart: caret, selectionEnd } = input;
  if (!adds(event) || caret === null || caret !== selectionEnd || !/^[\d\s+().\/-]+$/.test(value)) return false;
  const request: FormatRequest = { v: 1, op: "format", field: "tel", value, caret: toBytes(value, caret) };
  if (country) request.country = country;
  const answer: Partial<FormatAnswer> = JSON.parse(await core.ask(JSON.stringify(request)));
  const untouched = input.value === value && input.selectionStart === caret && input.selectionEnd === caret;
  if (answer.value === undefined || answer.value === value || !untouched) return false;
  if (digits(answer.value) !== digits(value)) return false;
  write(input, answer.value);
  const after = fromBytes(answer.value, answer.caret ?? answer.value.length);
  if (document.activeElement === input) input.setSelectionRange(after, after);
  return true;
}
