// Who has an account at the fault provider. A name that stands not here is a person with a verified address of that name.
const known = {
  alice: { email: "alice@example.com", email_verified: true, given_name: "Alice", family_name: "Martin" },
  bob: { given_name: "Bob", family_name: "Sansmail" },
  carol: { email: "carol@example.com", email_verified: false, given_name: "Carol" },
  dave: { email: "dave@example.com", email_verified: "false", given_name: "Dave" },
};

export class Persons {
  #claims = new Map(Object.entries(known));

  /** Makes a person, or changes one. */
  set(sub, claims) {
    this.#claims.set(sub, claims);
  }

  claims(sub) {
    return { sub, ...(this.#claims.get(sub) ?? { email: `${sub}@example.com`, email_verified: true, given_name: sub, family_name: "Test" }) };
  }
}

/** The claims of a scope, as OpenID Connect Core 5.4 gives them; and FranceConnect's, one for each claim. */
export const claimsOfScopes = {
  openid: ["sub"],
  email: ["email", "email_verified"],
  profile: ["name", "given_name", "family_name", "birthdate", "locale"],
  phone: ["phone_number", "phone_number_verified"],
  address: ["address"],
  given_name: ["given_name"],
  family_name: ["family_name"],
  birthdate: ["birthdate"],
};
