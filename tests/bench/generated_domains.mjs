// Inputs of the speed runs where the development data are not at hand: made-up names, and providers with one slip each.
const providers = ["gmail.com", "hotmail.com", "hotmail.fr", "yahoo.fr", "orange.fr", "wanadoo.fr", "outlook.com", "laposte.net", "icloud.com"];
const trades = ["atelier", "boulangerie", "cabinet", "ferme", "garage", "hotel", "librairie", "mairie", "studio", "theatre"];
const places = ["alesia", "brest", "colmar", "dijon", "evry", "foix", "gap", "herault", "issoire", "jura"];
const endings = ["fr", "com", "org", "net"];

const withoutLetter = (text, at) => text.slice(0, at) + text.slice(at + 1);
const exchanged = (text, at) => text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);

export const generatedReal = trades.flatMap((trade) => places.flatMap((place) => endings.map((ending) => `${trade}-${place}.${ending}`)));

export const generatedSlips = providers.flatMap((domain) =>
  Array.from({ length: domain.indexOf(".") - 2 }, (_, i) => [withoutLetter(domain, i + 1), exchanged(domain, i + 1)]).flat());
