// What the benches check: signups as they come, one in eight mistyped.
const domains = ["gmail.com", "gmial.com", "orange.fr", "hotmail.fr", "example.com", "wanadoo.fr", "entreprise.example", "free.fr"];
const names = ["Jean", "Marie-Hélène", "Zoé", "Paul"];

const form = { id: "bench", country: "FR", fields: { email: { required: true }, tel: {}, "given-name": {} } };

/** Plain values, for peers that have no contract. */
export const signups = Array.from({ length: 64 }, (_, i) => ({
  email: `prenom.nom${i}@${domains[i % domains.length]}`,
  tel: `06 ${String(10 + i)} 34 56 ${String(10 + i)}`,
  "given-name": names[i % names.length],
}));

export const requests = signups.map((values) => JSON.stringify({ v: 1, form, values, locale: "fr" }));

/** The same without the phone: what the base module does for a form with an e-mail alone. */
export const emailRequests = signups.map(({ email }) => JSON.stringify({ v: 1, values: { email }, locale: "fr" }));
