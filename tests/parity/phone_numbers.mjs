// Telephone numbers as people write and mistype them, from the example numbers of every region. The same seed gives
// the same numbers.
import google from "google-libphonenumber";

const { PhoneNumberFormat, PhoneNumberType, PhoneNumberUtil } = google;
const util = PhoneNumberUtil.getInstance();

/** Numbers from 0 up to 1, the same for the same seed (a 32-bit linear congruential generator, its upper bits). */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 4) / 2 ** 28;
  };
}

const digitsFrom = (zero) => (text) => text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

function mutations(random) {
  const below = (limit) => Math.floor(random() * limit);
  const atDigit = (text, change) => {
    const places = [...text.matchAll(/\d/g)].map((match) => match.index);
    const at = places[below(places.length)] ?? 0;
    return text.slice(0, at) + change(text[at] ?? "") + text.slice(at + 1);
  };
  return [
    (text) => text,
    (text) => atDigit(text, () => String(below(10))),
    (text) => atDigit(text, () => ""),
    (text) => atDigit(text, (digit) => `${digit}${below(10)}`),
    (text) => text.replace(/\D/g, ""),
    (text) => text.replaceAll(" ", "."),
    (text) => text.replaceAll(" ", "-"),
    (text) => text.replace(/^\+(\d+) /, "00$1 "),
    (text) => text.replace(/^(\+\d+) /, "$1 (0)"),
    (text) => `${text} ext. ${below(10000)}`,
    (text) => `${text};ext=${below(100)}`,
    (text) => `tel:${text.replaceAll(" ", "-")}`,
    digitsFrom(0x660),
    digitsFrom(0xff10),
    (text) => text.slice(0, below(text.length) + 1),
    (text) => `${text}${below(1000)}`,
    (text) => atDigit(text, () => "abcx*#"[below(6)]),
  ];
}

const kinds = Object.values(PhoneNumberType).filter((kind) => kind >= 0);
const shapes = [PhoneNumberFormat.NATIONAL, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.E164];

/** The example numbers of a region, of every kind of number that it has. */
function examples(region) {
  return kinds.map((kind) => util.getExampleNumberForType(region, kind)).filter((number) => number?.hasNationalNumber());
}

/** The example numbers of every region and kind, as their country writes them and in international form. */
export function exampleNumbers() {
  return util.getSupportedRegions().slice().sort().flatMap((country) =>
    examples(country).flatMap((number) => shapes.map((shape) => ({ text: util.format(number, shape), country }))));
}

/** @returns {{text: string, country: string}[]} `count` numbers, with the country of the form they are typed in. */
export function phoneNumbers(count, seed = 1) {
  const random = generator(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const regions = util.getSupportedRegions().slice().sort().map((name) => ({ name, numbers: examples(name) }));
  const changes = mutations(random);
  return Array.from({ length: count }, (_, index) => {
    const region = regions[index % regions.length];
    const text = pick(changes)(util.format(pick(region.numbers), pick(shapes)));
    return { text, country: random() < 0.85 ? region.name : pick(["", "FR", "US", "GB"]) };
  });
}

/** @returns {{text: string, country: string}[]} `count` numbers with any printable ASCII put into or over them. */
export function scribbledNumbers(count, seed = 2) {
  const random = generator(seed);
  const below = (limit) => Math.floor(random() * limit);
  const scribble = () => Array.from({ length: below(3) + 1 }, () => String.fromCharCode(32 + below(95))).join("");
  return phoneNumbers(count, seed).map(({ text, country }) => {
    for (let left = below(3) + 1; left > 0; left--) {
      const at = below(text.length + 1);
      text = text.slice(0, at) + scribble() + text.slice(at + below(2));
    }
    return { text, country };
  });
}
