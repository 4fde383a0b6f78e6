// The people of "Exemple ID": what the provider says of each, and what that is an example of.
const address = { street_address: "3 rue du Marché aux Lettres", postal_code: "32700", locality: "Lectoure", country: "FR" };

export const persons = {
  marie: {
    claims: { email: "marie.lefevre@example.org", email_verified: true, given_name: "Marie", family_name: "Lefèvre", name: "Marie Lefèvre", phone_number: "+33 6 12 34 56 78", address },
    en: "her address is proved: no mail is needed",
    fr: "son adresse est prouvée : aucun message n’est nécessaire",
  },
  karim: {
    claims: { email: "karim.benali@example.org", email_verified: false, given_name: "Karim", family_name: "Benali", name: "Karim Benali" },
    en: "his address was never proved: a mail asks for that",
    fr: "son adresse n’a jamais été prouvée : un message la vérifie",
  },
  louise: {
    claims: { given_name: "Louise", family_name: "Petit", name: "Louise Petit" },
    en: "gives no address: the form asks for it",
    fr: "ne donne pas d’adresse : le formulaire la demande",
  },
};
