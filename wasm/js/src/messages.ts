import { locate } from "./assets.js";
import { locales } from "./i18n/index.js";
import type { Params } from "./types.js";

export type Messages = Readonly<Record<string, string>>;

/** The supported language that fits a BCP 47 tag best; English when none does. */
export function chooseLocale(tag: string): string {
  const language = tag.toLowerCase().split("-")[0]!;
  return locales.find((locale) => locale === language) ?? "en";
}

/** part: the texts that only some forms want. */
export async function loadMessages(locale: string, baseUrl?: string | URL, part = ""): Promise<Messages> {
  const module: { default: Messages } = await import(locate(`i18n/${part}${locale}.js`, baseUrl).url);
  return module.default;
}

/** A message with its placeholders filled in; what stands for the suggestion is emphasised. */
export function compose(text: string, params: Params = {}): Node[] {
  return text.split(/(\{\w+\})/).filter(Boolean).map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    const value = name === undefined ? part : String(params[name] ?? part);
    if (name !== "suggestion") return document.createTextNode(value);
    const strong = document.createElement("strong");
    strong.className = "guichet-suggestion";
    strong.translate = false;
    strong.textContent = value;
    return strong;
  });
}

export const fill = (text: string, params?: Params) => compose(text, params).map((node) => node.textContent).join("");
