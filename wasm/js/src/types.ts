import type { ErrorCode, FindingCode, Severity } from "./codes.js";

export type { ErrorCode, FindingCode, Severity };

/** The HTML autocomplete tokens that Guichet knows; they are the names of the fields everywhere. */
export const tokens = [
  "email", "tel", "given-name", "family-name", "name", "organization", "street-address", "address-line1",
  "address-line2", "address-line3", "postal-code", "address-level1", "address-level2", "address-level3", "country", "bday",
] as const;

export type Token = (typeof tokens)[number];

export type Values = { [token in Token]?: string };

export interface FormDescription {
  id?: string;
  /** ISO 3166 alpha-2 */
  country?: string;
  fields?: { [token in Token]?: { required?: boolean } };
  /** A ruleset document, judged by the core. */
  rules?: unknown;
}

export interface CheckRequest {
  v: 1;
  op?: "check";
  form?: FormDescription;
  values: Values;
  locale?: string;
  /** RFC 3339; the core reads no clock. */
  now?: string;
}

export interface FormatRequest {
  v: 1;
  op: "format";
  field: "tel";
  value: string;
  country?: string;
  /** Where the caret stands, in UTF-8 bytes of the value. */
  caret: number;
}

export interface FormatAnswer {
  v: 1;
  value: string;
  caret: number;
}

export interface AddressLayoutRequest {
  v: 1;
  op: "address_layout";
  /** ISO 3166 alpha-2; without it the answer has the list of all countries. */
  country?: string;
  locale?: string;
}

/** A field of a country's address form. */
export interface AddressField {
  field: Token;
  /** A key of the messages: what the country calls it. */
  label: string;
  /** Fields of one row stand side by side. */
  row: number;
  required: boolean;
  /** The country's post wants it in capitals. */
  upper: boolean;
  /** A postcode. */
  example?: string;
}

export interface AddressLayoutAnswer {
  v: 1;
  op: "address_layout";
  country: string;
  /** False for a country of which nothing is known. */
  known: boolean;
  /** True where the operation "complete" knows the places, given the tables. */
  completes?: boolean;
  /** In the country's order. */
  fields: AddressField[];
  countries?: string[];
}

export interface CompleteRequest {
  v: 1;
  op: "complete";
  field: Token;
  values: Values;
  limit?: number;
}

/** What a person may be about to type. */
export interface Completion {
  text: string;
  values: Values;
}

export interface CompleteAnswer {
  v: 1;
  op: "complete";
  field: Token;
  choices: Completion[];
}

/** An address as a register writes it; "" for what it does not go as far as. */
export interface RegisteredAddress {
  number: string;
  street: string;
  postal_code: string;
  city: string;
}

/** What was understood of an address: values.address of a report. */
export interface AddressReport extends RegisteredAddress {
  verdict: string;
  changed: string[];
  choices: RegisteredAddress[];
  near_numbers?: string[];
  /** Flat, building, letter box: as typed. */
  extras?: string[];
}

export type Params = Record<string, string | number | boolean>;

export interface Finding {
  code: FindingCode;
  severity: Severity;
  field: Token;
  /** Half-open range of UTF-8 bytes of the value. */
  span?: [number, number];
  params?: Params;
  /** Of a finding on several fields, in the page alone: what they hold. */
  about?: string;
}

export interface Report {
  v: 1;
  outcome: "accept" | "hint" | "confirm" | "review" | "block";
  findings: Finding[];
  values: Record<string, unknown> & { address?: AddressReport };
  versions: { core: string; ruleset?: string | null; data?: string };
}

/** RFC 9457, with a JSON pointer to what is wrong in the request. */
export interface Problem {
  v?: 1;
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  pointer?: string;
}
