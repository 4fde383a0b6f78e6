import { locate } from "./assets.js";
import type { Core } from "./core.js";
import { findControls } from "./fields.js";
import type { FrenchAddress } from "./french-address.js";
import type { Settings } from "./judge.js";
import { loadMessages } from "./messages.js";
import type { AddressLayoutAnswer, AddressLayoutRequest } from "./types.js";

/** What knows addresses in France: loaded for a form with fields of an address, once its country may be France. */
export class FrenchLoader {
  part: FrenchAddress | undefined;
  #loading: Promise<FrenchAddress> | undefined;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly settings: Settings,
    private readonly core: () => Core | undefined,
    private readonly learned: () => void,
  ) {}

  /** To be called when the form is first used, and when its country has changed. */
  async follow(): Promise<void> {
    const { variant } = this.settings.core;
    if (!variant?.endsWith("address")) return;
    const { country } = this;
    try {
      const isFrench = await this.#isFrench(country);
      if (isFrench) this.part ??= await (this.#loading ??= this.#load());
      if (country === this.country) this.part?.follow(isFrench);
    } catch {
      this.#loading = undefined; // the fields stay plain
    }
  }

  get country(): string {
    const chosen = findControls(this.form).get("country")?.value.trim() ?? "";
    return (/^[a-z]{2}$/i.test(chosen) ? chosen : this.settings.country).toUpperCase();
  }

  async #isFrench(country: string): Promise<boolean> {
    if (!country) return false;
    const request: AddressLayoutRequest = { v: 1, op: "address_layout", country };
    const answer: Partial<AddressLayoutAnswer> = JSON.parse((await this.core()?.ask(JSON.stringify(request))) ?? "{}");
    return answer.completes === true;
  }

  async #load(): Promise<FrenchAddress> {
    const { core: { baseUrl }, locale, streets } = this.settings;
    const code: Promise<{ FrenchAddress: typeof FrenchAddress }> = import(locate("french-address.js", baseUrl).url);
    const [{ FrenchAddress: Part }, texts] = await Promise.all([code, loadMessages(locale, baseUrl, "address-")]);
    const communes = locate("commune.table", baseUrl);
    return new Part({ controls: findControls(this.form), texts, communes, streets, core: this.core, learned: this.learned });
  }
}
