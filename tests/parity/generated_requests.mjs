// Any number of requests for the comparison of native and WebAssembly. The same seed gives the same requests.
import { sequence } from "../support/random.mjs";
import { generateEmail } from "./generated_emails.mjs";

const people = [
  ["Jean", "Dupont"], ["Marie-Hélène", "de La Tour"], ["François", "Lefèvre"], ["Zoë", "O’Brien"], ["Martin", "Thomas"], ["Anne", "Martin"],
  ["José María", "García Márquez"], ["João", "dos Santos"], ["Björn", "Åström"], ["Müller", "Jürgen"], ["Jan", "van der Berg"], ["Łukasz", "Żółć"],
  ["İbrahim", "Yıldız"], ["Nguyễn", "Thị Minh"], ["Андрей", "Иванов"], ["Олена", "Шевченко"], ["Γιώργος", "Παπαδόπουλος"], ["محمد", "الفاسي"],
  ["שרה", "כהן"], ["राम", "शर्मा"], ["สมชาย", "ใจดี"], ["小明", "王"], ["さくら", "山田"], ["민준", "김"], ["გიორგი", "ბერიძე"], ["Արմեն", "Պետրոսյան"],
  ["JP", "M"], ["J.-P.", "Mc Donald"], ["Xi", "Li"], ["Ng", "Ng"], ["Test", "Test"], ["azerty", "qsdfgh"], ["aaaa", "bbbb"], ["N/A", "-"],
];
const nameChanges = [
  (name) => name.toUpperCase(), (name) => name.toLowerCase(), (name) => name.normalize("NFD"), (name) => `  ${name}  x`, (name) => `Mme ${name}`,
  (name) => `M. ${name}`, (name) => `Dr ${name}`, (name) => `${name} ${name}`, (name) => name[0], (name) => `${name}2`, (name) => `${name} http://x.example`,
  (name) => `${name}@x.fr`, (name) => `${name}\u200b`, (name) => `\u202e${name}`, (name) => `${name}\u0000`, (name) => `${name}\ud83d`, (name) => `😀${name}`,
  (name) => name.repeat(4), (name) => name.repeat(130), (name) => [...name].join("\u200d"), () => "", (name) => `а${name}`, (name) => `${name} (${name})`,
];
const phones = [
  "06 12 34 56 78", "+33 1 42 68 53 00", "0470 12 34 56", "+44 20 7946 0018", "(650) 253-0000", "+49 30 123456", "0800 123 456", "+34 612 34 56 78",
  "+39 06 1234567", "+1 876 123 4567", "+7 912 345-67-89", "+81 90-1234-5678", "+86 131 2345 6789", "+91 98765 43210", "+262 692 12 34 56", "112", "3949",
];
const phonePieces = ["+", "00", " ", ".", "-", "(0)", "x", "o", "#", "*", " ext. 12", ";ext=7", "tel:", "٣", "６", "\u200b", "\u202a", "0", "1", "99999", "\u0000"];
const postalCodes = [
  "75001", "1000", "SW1A 1AA", "94043-1234", "154-0023", "K1A 0B1", "1012 LG", "A65 F4E2", "B-1000", "LV-1010", "BFPO 61", "０１２３４５", "١٢٣٤٥", "", "x",
];
const places = ["Paris", "Évry-Courcouronnes", "Weiße Stadt", "東京都", "Москва", "  ", "\u200b", "Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson", "ß"];
const postalPieces = [" ", "-", "−", "\u3000", "〒", "a", "O", "ß", "\u200b", "\u0000", "٣"];
const countries = ["FR", "FR", "FR", "BE", "CH", "CA", "US", "GB", "DE", "ES", "IT", "PT", "NL", "RE", "JP", "IN", "ZZ", "fr", ""];

function changed(name, random) {
  return random(4) ? name : nameChanges[random(nameChanges.length)](name);
}

function phoneOf(random) {
  let text = phones[random(phones.length)];
  for (let count = random(4); count > 0; count--) {
    const at = random(text.length + 1);
    text = text.slice(0, at) + (random(2) ? phonePieces[random(phonePieces.length)] : String(random(10))) + text.slice(at + random(2));
  }
  return text;
}

function valuesOf(random) {
  const [given, family] = people[random(people.length)];
  const other = people[random(people.length)];
  const values = {};
  if (random(8)) values.email = generateEmail({ given, family }, random);
  if (random(3) === 0) values.tel = phoneOf(random);
  if (random(2)) values["given-name"] = changed(random(10) ? given : family, random);
  if (random(2)) values["family-name"] = changed(random(10) ? family : given, random);
  if (random(8) === 0) values.name = changed(`${given} ${random(4) ? family : other[1]}`, random);
  if (random(16) === 0) values.organization = changed(other[1], random);
  return values;
}

function addressOf(random) {
  let postalCode = postalCodes[random(postalCodes.length)];
  for (let count = random(3); count > 0; count--) {
    const at = random(postalCode.length + 1);
    postalCode = postalCode.slice(0, at) + (random(2) ? postalPieces[random(postalPieces.length)] : String(random(10))) + postalCode.slice(at + random(2));
  }
  const values = { "postal-code": postalCode };
  for (const token of ["address-line1", "address-line2", "address-level3", "address-level2", "address-level1", "street-address"]) {
    if (random(2)) values[token] = places[random(places.length)];
  }
  if (random(4)) values.country = random(8) ? String.fromCharCode(65 + random(26), 65 + random(26)) : countries[random(countries.length)];
  return values;
}

function checkOf(random) {
  const request = { v: 1, values: valuesOf(random) };
  if (random(4) === 0) Object.assign(request.values, addressOf(random));
  const country = countries[random(countries.length)];
  if (random(4)) request.form = country ? { id: "f", country } : { id: "f" };
  if (request.form && random(8) === 0 && !("postal-code" in request.values)) request.form.fields = { email: { required: true }, tel: {}, "given-name": {}, "family-name": {}, name: {}, organization: {} };
  if (random(4) === 0) request.locale = ["fr", "en"][random(2)];
  return request;
}

function formatOf(random) {
  const value = phoneOf(random);
  return { v: 1, op: "format", field: "tel", value, country: countries[random(countries.length)], caret: random(value.length + 1) };
}

/** The request with some of its bytes replaced: seldom JSON, and then seldom UTF-8. */
function damaged(request, random) {
  const bytes = Buffer.from(request);
  for (let count = 1 + random(3); count > 0; count--) bytes[random(bytes.length)] = 32 + random(224);
  return bytes;
}

/** Requests without end, each a Buffer without line ends. */
export function* generateRequests(seed = 1) {
  const random = sequence(seed);
  for (;;) {
    const request = Buffer.from(JSON.stringify(random(16) ? checkOf(random) : formatOf(random)));
    yield random(64) ? request : damaged(request, random);
  }
}
