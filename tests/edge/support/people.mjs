// Made-up people for files of records, always the same ones.
import { sequence } from "../../support/random.mjs";

const given = "Marie Camille Louise Jade Alice Lina Rose Anna Chloé Inès Léon Gabriel Raphaël Arthur Jules Adam Hugo Louis Paul Nathan Sacha Noé Tom Victor Simon".split(" ");
const starts = "Ber Mar Le Du Gar Mo Fon Cha Rou Vin Pe La Bo Del Gui".split(" ");
const ends = "nard tin fèvre pont nier reau taine lier sseau cent rrin croix uchet mas bert".split(" ");
const cities = ["75011;Paris", "69003;Lyon", "13006;Marseille", "31000;Toulouse", "44000;Nantes", "59800;Lille", "67000;Strasbourg"];
const streets = ["rue de la Paix", "avenue Victor Hugo", "boulevard Voltaire", "rue des Lilas", "chemin du Moulin", "place de la Gare"];

/** People of different names, mailboxes, phones and addresses. */
export function people(count, seed = 7) {
  const below = sequence(seed);
  const pick = (list) => list[below(list.length)];
  return Array.from({ length: count }, (_, i) => {
    const [prenom, nom] = [pick(given), pick(starts) + pick(ends)];
    const [code_postal, ville] = pick(cities).split(";");
    return {
      prenom, nom, courriel: `${prenom}.${nom}${i}@example.org`.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, ""),
      portable: `06${String(10_000_000 + i * 7919).slice(0, 8)}`, rue: `${1 + below(98)} ${pick(streets)}`, code_postal, ville,
      date_naissance: `${1940 + (i % 60)}-0${1 + (i % 9)}-1${i % 10}`,
    };
  });
}

/** Each of them twice: as a careful form has them, and as a hurried one does. */
export function records(all) {
  const careful = all.map((person, i) => ({ id: `a${i}`, ...person }));
  const hurried = all.map((person, i) => ({
    id: `b${i}`, ...person, prenom: person.prenom.toLowerCase(), nom: person.nom.toUpperCase(),
    portable: i % 2 ? person.portable : "", rue: i % 3 ? "" : person.rue, date_naissance: i % 4 ? "" : person.date_naissance,
  }));
  return [...careful, ...hurried];
}

/** Husband and wife. */
export function household() {
  const shared = { nom: "Ambroise-Vitry", courriel: "famille.ambroise@example.org", portable: "0145454545", rue: "7 rue du Cherche-Midi", code_postal: "75006", ville: "Paris" };
  return [
    { id: "pierre", prenom: "Pierre", ...shared, date_naissance: "1961-04-12" },
    { id: "jeanne", prenom: "Jeanne", ...shared, date_naissance: "1963-11-30" },
  ];
}
