import type { AddressReport, Finding, RegisteredAddress, Token, Values } from "./types.js";

/** What a person may take instead of what was typed. */
export interface Proposal {
  label: string;
  values: Values;
}

const most = 5;
const lines: readonly Token[] = ["address-line1", "address-line2", "address-line3"];

const streetOf = ({ number, street }: RegisteredAddress) => [number, street].filter(Boolean).join(" ");
const placeOf = ({ postal_code, city }: RegisteredAddress) => [postal_code, city].filter(Boolean).join(" ");
const labelOf = (address: RegisteredAddress) => [streetOf(address), placeOf(address)].filter(Boolean).join(", ");

/** The extras that stand in a line, in their order, and whether there is anything else. */
function split(line: string, extras: readonly string[]): { own: string[]; hasStreet: boolean } {
  const own = extras.filter((extra) => line.includes(extra));
  const rest = own.reduce((text, extra) => text.replace(extra, ""), line);
  return { own, hasStreet: /[\p{L}\p{N}]/u.test(rest) };
}

/** Puts a street in the place of the typed one. What names the flat stays: on a line of its own where one is free. */
class StreetLines {
  constructor(
    private readonly typed: Values,
    private readonly extras: readonly string[],
    private readonly has: (token: Token) => boolean,
  ) {}

  with(street: string): Values {
    if (!this.has("address-line1")) return this.#inOneField(street);
    const token = lines.find((each) => this.has(each) && split(this.#line(each), this.extras).hasStreet) ?? "address-line1";
    const { own } = split(this.#line(token), this.extras);
    const next = lines[lines.indexOf(token) + 1];
    const isFree = next && this.has(next) && !this.#line(next);
    if (own.length && isFree) return { [token]: street, [next]: own.join(", ") };
    return { [token]: [...own, street].join(", ") };
  }

  #line(token: Token): string {
    return this.typed[token]?.trim() ?? "";
  }

  #inOneField(street: string): Values {
    const typed = this.#line("street-address").split("\n");
    const at = Math.max(0, typed.findIndex((line) => split(line, this.extras).hasStreet));
    const { own } = split(typed[at]!, this.extras);
    typed[at] = [...own, street].join(", ");
    return { "street-address": typed.join("\n") };
  }
}

/** What may be answered to a finding about an address, the likeliest first; has: which fields there are. */
export function proposalsFor({ code }: Finding, address: AddressReport, typed: Values, has: (token: Token) => boolean): Proposal[] {
  const street = new StreetLines(typed, address.extras ?? [], has);
  const isInOneField = !typed["postal-code"] && !typed["address-level2"];

  function take(choice: RegisteredAddress, changesStreet: boolean): Proposal {
    const place = { "postal-code": choice.postal_code, "address-level2": choice.city };
    const values = choice.street && (changesStreet || isInOneField) ? { ...street.with(streetOf(choice)), ...place } : place;
    return { label: labelOf(choice), values };
  }

  switch (code) {
    case "address.corrected":
      return [take(address, address.changed.some((part) => part === "number" || part === "street"))];
    case "address.choose":
    case "address.city_mismatch":
      return address.choices.slice(0, most).map((choice) => take(choice, true));
    case "address.number_unknown":
      return (address.near_numbers ?? []).slice(0, most).map((number) => ({ label: number, values: street.with(`${number} ${address.street}`) }));
    default:
      return [];
  }
}
