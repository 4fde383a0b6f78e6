// The same work done with the libraries that a Node service would take.
import mailcheck from "mailcheck";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import validator from "validator";

export function judge({ email, tel, "given-name": name }) {
  const findings = [];
  if (!validator.isEmail(email)) findings.push({ code: "email.syntax", field: "email" });
  mailcheck.run({ email, suggested: ({ full }) => findings.push({ code: "email.domain_typo", field: "email", suggestion: full }) });
  const phone = parsePhoneNumberFromString(tel, "FR");
  if (!phone?.isValid()) findings.push({ code: "phone.not_in_use", field: "tel" });
  if (/[0-9@]|:\/\//.test(name)) findings.push({ code: "name.digits", field: "given-name" });
  return {
    v: 1,
    outcome: findings.length ? "hint" : "accept",
    findings,
    values: {
      email: { canonical: validator.normalizeEmail(email) },
      tel: phone && { e164: phone.number, type: phone.getType(), country: phone.country, national: phone.formatNational() },
    },
  };
}
