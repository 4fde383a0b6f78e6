// What google-libphonenumber, whose metadata the core is built with, says of a number: in the core's words.
import google from "google-libphonenumber";

const { AsYouTypeFormatter, PhoneNumberFormat, PhoneNumberType, PhoneNumberUtil } = google;
const util = PhoneNumberUtil.getInstance();
const { ValidationResult } = PhoneNumberUtil;

const errors = {
  "Invalid country calling code": "phone.unknown_country_code",
  "The string supplied did not seem to be a phone number": "phone.not_a_number",
  "Phone number too short after IDD": "phone.too_short",
  "The string supplied is too short to be a phone number": "phone.too_short",
  "The string supplied is too long to be a phone number": "phone.too_long",
};
const impossible = {
  [ValidationResult.IS_POSSIBLE_LOCAL_ONLY]: "phone.local_only",
  [ValidationResult.INVALID_COUNTRY_CODE]: "phone.unknown_country_code",
  [ValidationResult.TOO_SHORT]: "phone.too_short",
  [ValidationResult.INVALID_LENGTH]: "phone.too_short",
  [ValidationResult.TOO_LONG]: "phone.too_long",
};
const typeNames = Object.fromEntries(
  Object.entries(PhoneNumberType).map(([name, kind]) => [kind, name === "PERSONAL_NUMBER" ? "personal" : name.toLowerCase()]));

function parse(text, country) {
  try {
    return { number: util.parse(text, country || "ZZ") };
  } catch (error) {
    return { code: errors[error.message] ?? error.message };
  }
}

/** @returns {{codes: string[], value?: object}} The finding codes and the value that a report should have. */
export function verdict(text, country) {
  const { number, code } = parse(text, country);
  const refused = code ?? impossible[util.isPossibleNumberWithReason(number)];
  if (refused) return { codes: [refused] };
  const extension = number.getExtension();
  number.clearExtension();
  const value = {
    country: util.getRegionCodeForNumber(number) ?? "",
    e164: util.format(number, PhoneNumberFormat.E164),
    ...(extension ? { extension } : {}),
    national: util.format(number, PhoneNumberFormat.NATIONAL),
    type: typeNames[util.getNumberType(number)],
    valid: util.isValidNumber(number),
  };
  const home = country ? util.getCountryCodeForRegion(country) : 0;
  const codes = value.valid ? [] : ["phone.not_in_use"];
  if (home && home !== number.getCountryCode() && value.country) codes.push("phone.other_country");
  return { codes, value };
}

/** What is shown after each key of `keys` (digits and a leading plus). */
export function typed(keys, country) {
  const formatter = new AsYouTypeFormatter(country);
  return [...keys].map((key) => formatter.inputDigit(key));
}
