import type { Messages } from "./messages.js";
import type { Answer } from "./submission.js";

export type CodeVerdict = "confirmed" | "wrong" | "over" | "failed";

export interface Confirmation {
  verdict: CodeVerdict;
  answer?: Answer;
  /** To be said instead of the usual words. */
  text?: string | undefined;
}

const said: Record<CodeVerdict, string> = { confirmed: "widget.confirmed", wrong: "widget.code_wrong", over: "widget.code_over", failed: "widget.try_again" };

/** A field for the code of the mail, for those who read it on another device or whose link does not open. */
export function addCodeEntry(region: HTMLElement, messages: Messages, confirm: (code: string) => Promise<Confirmation>): void {
  const form = document.createElement("form");
  form.className = "guichet-code";
  form.noValidate = true;
  const label = document.createElement("label");
  const input = document.createElement("input");
  Object.assign(input, { id: "guichet-code", name: "code", autocomplete: "one-time-code", spellcheck: false, maxLength: 20, required: true });
  input.setAttribute("autocapitalize", "characters");
  label.htmlFor = input.id;
  label.textContent = messages["widget.code_label"] ?? "";
  const button = document.createElement("button");
  button.className = "guichet-button guichet-take";
  button.textContent = messages["widget.code_button"] ?? "";
  const note = document.createElement("p");
  note.setAttribute("role", "status");
  form.append(label, input, button, note);

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation(); // it is no signup form
    if (!input.value.trim() || button.disabled) return input.focus();
    button.disabled = true;
    const { verdict, text } = await confirm(input.value);
    button.disabled = false;
    if (verdict === "confirmed") {
      region.dataset["kind"] = "sent";
      region.textContent = text ?? messages[said.confirmed] ?? "";
      return region.focus();
    }
    note.textContent = messages[said[verdict]] ?? "";
    input.setAttribute("aria-invalid", String(verdict === "wrong"));
    input.select();
  });
  region.append(form);
}
