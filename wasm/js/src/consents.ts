/** A question of the form, as the edge publishes it. */
export interface ConsentQuestion {
  purpose: string;
  text: string;
  text_hash: string;
  required: boolean;
}

/** What the person agreed to: by purpose the hash of the text that was shown, or true for a text that the page itself wrote. */
export type Consents = Record<string, string | true>;

const prefix = "consent.";
const isBox = (element: Element): element is HTMLInputElement => element instanceof HTMLInputElement && element.name.startsWith(prefix);

/** The ticked boxes of a form; nothing when there are none. */
export function consentsOf(form: HTMLFormElement): Consents | undefined {
  const ticked = [...form.elements].filter(isBox).filter(({ checked }) => checked);
  if (!ticked.length) return undefined;
  return Object.fromEntries(ticked.map(({ name, value }) => [name.slice(prefix.length), value.startsWith("sha256:") ? value : true]));
}

/** A box that has to be ticked and is not. */
export const missingConsent = (form: HTMLFormElement): HTMLInputElement | undefined => [...form.elements].filter(isBox).find(({ validity }) => !validity.valid);

function box({ purpose, text, text_hash, required }: ConsentQuestion): HTMLElement {
  const label = document.createElement("label");
  label.className = "guichet-consent";
  const input = document.createElement("input");
  Object.assign(input, { type: "checkbox", name: prefix + purpose, value: text_hash, required });
  const words = document.createElement("span");
  words.textContent = text;
  label.append(input, words);
  return label;
}

/** Puts one unticked box for each purpose, and who asks and why, in the place of what the page had there but its legend. */
export function showConsents(place: Element, questions: ConsentQuestion[], information: string): void {
  const note = document.createElement("p");
  note.className = "guichet-information";
  note.textContent = information;
  const legend = place.querySelector(":scope > legend");
  place.replaceChildren(...(legend ? [legend] : []), ...questions.map(box), ...(information ? [note] : []));
}
