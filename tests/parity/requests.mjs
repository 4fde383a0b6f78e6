// Several hundred requests for the parity test: good, wrong and hostile ones, each a Buffer without line ends.

const example = {
  v: 1,
  form: { id: "newsletter-fr", country: "FR", fields: { email: { required: true }, tel: {}, "given-name": {} } },
  values: { email: "Jean.Dupont@gmial.com", tel: "06 12 34 56 78", "given-name": "jean" },
  locale: "fr",
  now: "2026-11-23T10:00:00Z",
};

const emails = [
  "jean@gmail.com", "jean@gmial.com", "jean@gmailcom", "jean@gmail,com", "JEAN@GMAIL.COM", "jean", "@", "jean@", "@gmail.com",
  "a@b@c.fr", ".a@b.fr", "a.@b.fr", "a..b@c.fr", "a@b..fr", "a@-b.fr", "a@b-.fr", "a@localhost", "a@1.2.3.4", "a@[1.2.3.4]",
  '"a b"@c.fr', '"a@b.fr', "josé@bücher.example", "a@他们为什么不说中文.example", "a\u200b@b.fr", "a\r\nBcc: x@y.fr", "a\tb@c.fr",
  " a@b.fr ", "a+b@hotmail.fr", "J.D+x@googlemail.com", `${"a".repeat(64)}@b.fr`, `${"a".repeat(65)}@b.fr`,
  `a@${"b".repeat(63)}.fr`, `a@${"b".repeat(64)}.fr`, `a@${"abcde.".repeat(50)}fr`, "a@oragne.fr", "a@wandoo.fr", "a@laposte.nte",
  "a@mail.com", "a@live.be", "😀@gmail.com", "a@xn--bcher-kva.example", "a".repeat(1024), "a".repeat(1025), "",
];
const phones = [
  "0612345678", "06 12 34 56 78", "+33 6 12 34 56 78", "+33 (0)6 12 34 56 78", "0033612345678", "061234567", "06123456789", "+32 470 12 34 56",
  "+1 650 253 0000", "650-253-0000", "+999 123", "abc", "٠٦١٢٣٤٥٦٧٨", "０６１２３４５６７８", "+33612345678 ext. 12", "tel:+33-6-12-34-56-78", "17", "3949",
  "0800 123 456", "0891 12 34 56", "+", "", "1".repeat(250), "1".repeat(251),
];
const names = ["Jean", " Marie-Hélène  de  La Tour ", "JEAN", "Jean2", "see http://x.example", "a@b.fr", "Je\u200ban", "محمد", "می‌خواهم", "\u202eabc", "李",
  "JEAN-PIERRE DE LA TOUR", "d'artagnan", "Mme Dupont", "J. P. Dupont", "test", "...", "qsdfgh", "aaaa", "ΓΙΩΡΓΟΣ", "иван", "IŞIK", "MƏMMƏDOV", "JP"];
const bothNames = [["Dupont", "Nathalie"], ["Nathalie Dupont", ""], ["Nathalie Dupont", "DUPONT"], ["Dupont", "Dupont"], ["Jean", "Martin"]];

const addresses = [
  { "postal-code": "75001", "address-level2": "Évry", "address-line1": "8 rue des Fleurs" },
  { "postal-code": "sw1a1aa", "address-level2": "London", "address-line1": "10 Downing Street", country: "GB" },
  { "postal-code": "B-1000", "address-level2": "Bruxelles", "address-line1": "Rue du Vivier 7", "given-name": "Anna", "family-name": "Peeters", country: "BE" },
  { "postal-code": "941", "address-level2": "Mountain View", "address-level1": "CA", "address-line1": "1600 Amphitheatre Pkwy", country: "US" },
  { "postal-code": "〒１５４−００２３", "address-level1": "東京都", "address-line1": "渋谷1-2-3", name: "山田太郎", country: "JP" },
  { "street-address": "Flat 2\r\n1 Main Street", "address-level3": "Ballyroe", "address-level2": "Athlone", "address-level1": "Co. Westmeath", country: "IE" },
  { "postal-code": "1".repeat(1025), country: "FR" }, { "postal-code": "1".repeat(1000), country: "FR" }, { "postal-code": " ", country: "XX" },
  { "postal-code": "75001", country: "France" }, { "postal-code": "RH6 OHP", country: "gb" }, { "address-level2": "Dubaï", country: "AE" },
];
const frenchAddresses = [
  ["12 rue Pasteur", "32700", "Lectoure"], ["12bis, r. pasteur", "32070", "lectuore"], ["Appt 4, Bât B, 3 pl. du Lac", "75015", "Paris"],
  ["3 pl du lac, 69003 Lyon 3e", "", ""], ["13 BIS IMP DES REFRACTAIRES LECTOURE", "", ""], ["", "32700", "Auch"], ["", "32700", ""], ["", "", "Saint-Denis"],
  ["", "", "st-denis"], ["", "99999", "Nulle Part"], ["BP 12", "75379", "PARIS CEDEX 15"], ["1 rue du Camp", "00125", "ARMEES"], ["", "2A004", "Ajaccio"],
  ["10/12 cours de l’Ormeau", "20090", "aiaccio"], ["", "97400", "Saint Denis de la Réunion"], ["", "98000", "Monaco"], ["", "75000", "Paris 15"],
  ["x".repeat(1024), "x".repeat(1024), "é".repeat(500)], [",".repeat(500), ";", "\u200b"], ["\u0000\n\r", "", "\u0000"], ["1", "1", "1"],
];
const typed = ["l", "lec", "sai", "saint-m", "Toulosue", "xyzzy", "7", "750", "75015", "750155", "12 rue", "", " ", "é", "\u0000", "a".repeat(1025)];
const addressForm = {
  "address-line1": { required: true }, "address-level3": {}, "address-level2": { required: true }, "address-level1": {}, "postal-code": { required: true },
  country: {}, name: {}, "given-name": {}, "family-name": {}, "street-address": {}, organization: {},
};
const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));

const ruleset = (groups) => ({ schema: "guichet-rules/1", id: "own", groups });
const rule = (when, then = { outcome: "review", code: "form.refused" }, rest = {}) => ({ id: "r", when, then, ...rest });
const conditions = [
  true, false, null, 1, "x", [], {}, { and: [true, false] }, { or: [{ exists: "tel" }, false] }, { "!": { exists: "tel" } },
  { "===": [{ var: "email.provider" }, "gmail"] }, { "!==": [{ var: "tel.type" }, "mobile"] }, { "===": [1, "1"] }, { "==": [1, 1] },
  { "<": [{ count: { var: "findings" } }, 2, 3] }, { in: ["email.domain_typo", { var: "findings" }] }, { finding: "email.domain_typo" },
  { finding: "nothing.known" }, { var: "nobody" }, { var: ["email", "x"] }, { starts_with: [{ var: "email" }, "jean"] }, { ends_with: ["a"] },
  { "!": { "!": { "!": { "!": { "!": true } } } } }, Array.from({ length: 20 }).reduce((inner) => ({ "!": [inner] }), true),
  { and: Array(300).fill(true) },
];

function* structured() {
  yield example;
  for (const email of emails) yield { v: 1, values: { email } };
  for (const email of emails) yield { ...example, values: { ...example.values, email } };
  for (const country of ["FR", "BE", "US", undefined]) {
    for (const tel of phones) yield { v: 1, form: { country }, values: { tel } };
  }
  for (const name of names) yield { v: 1, values: { name, organization: name, "given-name": name } };
  for (const country of ["FR", "ES", "IT"]) {
    for (const name of names) yield { v: 1, form: { country }, values: { "family-name": name } };
  }
  for (const [given, family] of bothNames) yield { v: 1, values: { "given-name": given, "family-name": family } };
  for (const values of addresses) {
    yield { v: 1, form: { country: "FR" }, values };
    yield { v: 1, form: { country: "CH", fields: addressForm }, values };
  }
  for (const [line, code, city] of frenchAddresses) {
    yield { v: 1, form: { country: "FR" }, values: { "address-line1": line, "postal-code": code, "address-level2": city } };
    yield { v: 1, form: { country: "FR" }, values: { name: "Zoé", "street-address": `${line}\n${code} ${city}` } };
    yield { v: 1, values: { "address-line1": line, "postal-code": code, "address-level2": city } };
  }
  for (const field of ["address-level2", "postal-code", "address-line1", "email"]) {
    for (const text of typed) yield { v: 1, op: "complete", field, values: { [field]: text } };
  }
  for (const rest of [{ limit: 0 }, { limit: 21 }, { limit: 20 }, { limit: "8" }, { values: [] }, { values: { x: "" } }, { field: 1 }, { x: 1 }]) {
    yield { v: 1, op: "complete", field: "address-level2", values: { "address-level2": "saint" }, ...rest };
  }
  for (const country of letters.flatMap((first) => letters.map((second) => first + second))) {
    yield { v: 1, op: "address_layout", country };
    yield { v: 1, form: { fields: addressForm }, values: { country, "postal-code": "12345", "address-line1": "1 a", "address-level2": "bé", "address-level1": "c" } };
  }
  for (const rest of [{}, { country: "" }, { country: "fr" }, { country: 1 }, { country: "JP", locale: "ja" }, { country: "CN", locale: "zh-Hant-TW" }, { locale: 1 }, { x: 1 }]) {
    yield { v: 1, op: "address_layout", ...rest };
  }
  for (const when of conditions) {
    yield { ...example, form: { ...example.form, rules: ruleset([{ id: "g", rules: [rule(when)] }]) } };
    yield { ...example, form: { ...example.form, rules: ruleset([{ id: "email.domain_typo", rules: [rule(when, { outcome: "accept" }, { unknown: "match" })] }]) } };
  }
  for (let digits = 0; digits <= 10; digits++) {
    yield { v: 1, op: "format", field: "tel", value: "0612345678".slice(0, digits), country: "FR", caret: digits };
  }
  for (const wrong of [{}, [], null, 1, "x", { v: 2 }, { v: "1" }, { v: 1 }, { v: 1, values: [] }, { v: 1, values: { email: 1 } }, { v: 1, values: { x: "" } },
    { v: 1, values: {}, extra: 1 }, { v: 1, op: "x" }, { v: 1, op: 1 }, { ...example, form: 1 }, { ...example, form: { country: "fr" } },
    { ...example, form: { fields: { email: { required: "yes" } } } }, { ...example, form: { fields: {} } }, { ...example, locale: 1 },
    { ...example, now: 1 }, { ...example, form: { rules: 1 } }, { ...example, form: { rules: ruleset(1) } },
    { v: 1, op: "format", field: "email", value: "", caret: 0 }, { v: 1, op: "format", field: "tel", value: "0", caret: 2 },
    { v: 1, op: "format", field: "tel", value: "0", caret: -1 }, { v: 1, op: "format", field: "tel", value: "0", caret: 0.5 }]) {
    yield wrong;
  }
}

function* raw() {
  const text = JSON.stringify(example);
  for (let cut = 0; cut < text.length; cut += 7) yield Buffer.from(text.slice(0, cut + 1));
  for (const document of ['{"v":1,"v":1}', '{"v":1,"values":{"email":"a","email":"b"}}', '["\\u0000"]', '{"v":1,"values":{"email":"\\ud800"}}', "1e400", "-0",
    "123456789012345678901234567890", "[1,]", "nul", "NaN", "// x", "{} {}", '{"v":1.0,"values":{}}', "[".repeat(33) + "]".repeat(33), "[".repeat(60000)]) {
    yield Buffer.from(document);
  }
  yield Buffer.from(`[${"0,".repeat(5000)}0]`);
  yield Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]);
  for (const bytes of [[0xff], [0xc3], [0xc0, 0xaf], [0xe0, 0x80, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0x80], [0x00], [0x01]]) {
    yield Buffer.concat([Buffer.from('{"v":1,"values":{"email":"a'), Buffer.from(bytes), Buffer.from('"}}')]);
  }
  const padded = (size) => Buffer.from(`{"v":1,"values":{"given-name":"${"a".repeat(size - 36)}"}}   `.slice(0, size));
  for (const size of [65535, 65536]) yield padded(size);
}

/** Bytes flipped in the example by a fixed sequence: what a fuzzer would begin with. */
function* mutated(count) {
  let state = 42;
  const next = (limit) => (state = (state * 1103515245 + 12345) % 2147483648) % limit;
  for (let i = 0; i < count; i++) {
    const bytes = Buffer.from(JSON.stringify(example));
    for (let flips = 1 + next(3); flips > 0; flips--) bytes[next(bytes.length)] = 32 + next(224);
    yield bytes;
  }
}

export const tooLarge = Buffer.alloc(65537, " ");

export const requests = [...[...structured()].map((request) => Buffer.from(JSON.stringify(request))), ...raw(), ...mutated(200)];
