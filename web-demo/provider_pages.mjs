// The pages of "Exemple ID".
import { persons } from "./persons.mjs";

const texts = {
  en: { title: "Exemple ID", who: "Who are you today?", about: "Exemple ID is imaginary, and so are its people. No password is asked for.", no: "Nobody: I do not want to sign in" },
  fr: { title: "Exemple ID", who: "Qui êtes-vous aujourd’hui ?", about: "Exemple ID est imaginaire, ses personnes aussi. Aucun mot de passe n’est demandé.", no: "Personne : je ne veux pas me connecter" },
};
const plain = {
  out: ({ form }) => `<h1>Exemple ID</h1>${form}<p><button class="person" form="op.logoutForm" name="logout" value="yes"><strong>Se déconnecter · Sign out</strong></button></p>`,
  error: ({ error }) => `<h1>Exemple ID</h1><p>Cette connexion n’a pas abouti. · This sign-in did not work.</p><p><code>${escape(error)}</code></p>`,
};

function escape(text) {
  return String(text).replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

const page = (lang, body) => `<!DOCTYPE html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Exemple ID</title><link rel="stylesheet" href="/demo.css"></head>
<body><main class="provider"><section class="card">${body}</section></main></body></html>`;

function choice([id, person], lang) {
  const { name, email = "" } = person.claims;
  return `<button class="person" name="person" value="${id}"><strong>${escape(name)}</strong> <span>${escape(email)}</span> <small>${escape(person[lang])}</small></button>`;
}

/** locales: those that the request asks for, best first. */
export function showSignIn(locales = "") {
  const lang = locales.split(" ").map((each) => each.slice(0, 2)).find((each) => texts[each]) ?? "fr";
  const { title, who, about, no } = texts[lang];
  return page(lang, `<p class="provider-name">${title}</p><h1>${who}</h1><p>${about}</p><form method="post">
${Object.entries(persons).map((each) => choice(each, lang)).join("\n")}
<button class="person" name="person" value="nobody"><strong>${no}</strong></button></form>`);
}

export const showPage = (kind, given) => page("fr", plain[kind](given));
