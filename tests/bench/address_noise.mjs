// Errors put into a postal code and a city: the classes that people make, one each, from a seed.
const neighbours = {
  a: "zq", b: "vn", c: "xv", d: "sf", e: "zr", f: "dg", g: "fh", h: "gj", i: "uo", j: "hk", k: "jl", l: "km", m: "l", n: "b", o: "ip",
  p: "o", q: "sa", r: "et", s: "qd", t: "ry", u: "yi", v: "cb", w: "x", x: "wc", y: "tu", z: "ae",
};
const sounds = [["ph", "f"], ["eau", "o"], ["ss", "s"], ["ll", "l"], ["tt", "t"], ["nn", "n"], ["y", "i"], ["th", "t"], ["ai", "e"], ["an", "en"], ["qu", "k"]];

const at = (text, i, count, put) => text.slice(0, i) + put + text.slice(i + count);

const errors = {
  "none": ({ code, name }) => ({ code, name }),
  "letter swapped": ({ code, name }, random) => {
    const i = 1 + random(name.length - 2);
    return { code, name: at(name, i, 2, name[i + 1] + name[i]) };
  },
  "neighbouring key": ({ code, name }, random) => {
    const i = 1 + random(name.length - 1);
    const keys = neighbours[name[i].toLowerCase()];
    return { code, name: keys ? at(name, i, 1, keys[random(keys.length)]) : at(name, i, 1, "") };
  },
  "letter left out": ({ code, name }, random) => ({ code, name: at(name, 1 + random(name.length - 1), 1, "") }),
  "letter doubled": ({ code, name }, random) => {
    const i = 1 + random(name.length - 1);
    return { code, name: at(name, i, 0, name[i]) };
  },
  "by ear": ({ code, name }) => {
    const [from, to] = sounds.find(([sound]) => name.toLowerCase().indexOf(sound) > 0) ?? ["", ""];
    return { code, name: from ? at(name, name.toLowerCase().indexOf(from), from.length, to) : name };
  },
  "saint abbreviated": ({ code, name }) => ({ code, name: name.replace(/^ST /, "SAINT ").replace(/^STE /, "SAINTE ") }),
  "code: digits swapped": ({ code, name }, random) => {
    const i = 1 + random(3);
    return { code: at(code, i, 2, code[i + 1] + code[i]), name };
  },
  "code: one digit": ({ code, name }, random) => ({ code: at(code, 2 + random(3), 1, String(random(10))), name }),
  "code: prefecture": ({ code, name }) => ({ code: `${code.slice(0, 2)}000`, name }),
  "code: missing": ({ name }) => ({ code: "", name }),
};

/** @returns {{error: string, code: string, name: string, insee: string}[]} */
export function noisyCities(pairs, count, random) {
  const names = Object.keys(errors);
  const unique = new Map();
  for (const { name, insee } of pairs) unique.set(name, (unique.get(name) ?? new Set()).add(insee));
  return Array.from({ length: count }, (_, i) => {
    const error = names[i % names.length];
    let pair = pairs[random(pairs.length)];
    // Without a code, a name that several communes have says nothing.
    while (pair.name.length < 4 || (error === "code: missing" && unique.get(pair.name).size > 1)) pair = pairs[random(pairs.length)];
    return { error, insee: pair.insee, ...errors[error](pair, random) };
  });
}
