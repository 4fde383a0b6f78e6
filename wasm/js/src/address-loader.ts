import type { AddressForm } from "./address-layout.js";
import { locate } from "./assets.js";
import type { Core } from "./core.js";
import { findControls } from "./fields.js";
import type { Settings } from "./judge.js";
import { loadMessages } from "./messages.js";

/** What arranges the fields of an address; nothing for a form that has none, or no country, or where it is not to be had. */
export async function loadAddressForm(form: HTMLFormElement, settings: Settings, core: () => Core | undefined): Promise<AddressForm | undefined> {
  const { core: { variant, baseUrl }, locale, country } = settings;
  const controls = findControls(form);
  if (!settings.followsCountry || !variant?.endsWith("address") || !controls.has("country")) return undefined;
  try {
    const code: Promise<{ AddressForm: typeof AddressForm }> = import(locate("address-layout.js", baseUrl).url);
    const [{ AddressForm: Form }, texts] = await Promise.all([code, loadMessages(locale, baseUrl, "address-")]);
    return new Form({ controls, locale, country, texts, ask: async (request) => JSON.parse((await core()?.ask(JSON.stringify(request))) ?? "null") });
  } catch {
    return undefined; // the fields stay as the page has them
  }
}
