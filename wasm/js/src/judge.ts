import { type Core, type CoreOptions, loadCore } from "./core.js";
import type { Field } from "./field.js";
import { loadMessages, type Messages } from "./messages.js";
import type { CheckRequest, FormDescription, Report, Values } from "./types.js";

/** What the page says about its form; the attributes of the element. */
export interface Settings {
  form: string;
  locale: string;
  country: string;
  /** Address of a ruleset document, or "". */
  rules: string;
  /** Whether the address fields may be arranged. */
  followsCountry: boolean;
  /** Base address of the files of streets, or "". */
  streets: string;
  core: CoreOptions;
}

export function valuesOf(fields: Iterable<Field>): Values {
  const values: Values = {};
  for (const { token, value, isAway } of fields) {
    if (value !== "" && !isAway) values[token] = value;
  }
  return values;
}

async function loadRules(url: string): Promise<unknown> {
  if (!url) return undefined;
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return response.json();
}

/** Everything that is loaded at the first focus, and the one question that is asked of it. */
export class Judge {
  core: Core | undefined;
  messages: Messages | undefined;
  #rules: unknown;
  #asked = "";
  #report: Promise<Report | undefined> = Promise.resolve(undefined);
  latest: Report | undefined;

  constructor(private readonly settings: Settings) {}

  /** Says whether values can be judged in the page. The texts are kept even if the core is not to be had. */
  async load(): Promise<boolean> {
    const { core: options, locale, rules } = this.settings;
    const texts = loadMessages(locale, options.baseUrl).then((messages) => (this.messages = messages));
    const [core] = await Promise.allSettled([loadCore(options), texts, loadRules(rules).then((loaded) => (this.#rules = loaded))]);
    if (core.status === "rejected") return false;
    if (this.messages) this.core = core.value;
    else core.value.close();
    return Boolean(this.messages);
  }

  /** The core's report on what the fields hold now; nothing when it cannot tell. */
  report(fields: Field[]): Promise<Report | undefined> {
    if (!this.core) return Promise.resolve(undefined);
    const question = JSON.stringify(this.#request(fields));
    if (question !== this.#asked) {
      this.#asked = question;
      this.#report = this.#ask(question);
    }
    return this.#report;
  }

  #request(fields: Field[]): CheckRequest {
    const form: FormDescription = { fields: {} };
    for (const { token, control, isAway } of fields) {
      if (!isAway) form.fields![token] = control.required ? { required: true } : {};
    }
    if (this.settings.form) form.id = this.settings.form;
    if (this.settings.country) form.country = this.settings.country;
    if (this.#rules !== undefined) form.rules = this.#rules;
    return { v: 1, form, values: valuesOf(fields), locale: this.settings.locale };
  }

  async #ask(question: string): Promise<Report | undefined> {
    const answer: Partial<Report> = JSON.parse((await this.core?.ask(question)) ?? "{}");
    if (!answer.findings) return undefined;
    return (this.latest = answer as Report);
  }

  /** The core knows more than before: the same question may have another answer. */
  forget(): void {
    this.#asked = "";
  }

  close(): void {
    this.core?.close();
    this.core = undefined;
    this.forget();
  }
}
