const unquoted = (field) => (field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);

/** The rows of a CSV text (RFC 4180, no line break within a field), by the names of its first. */
export function parseCsv(text, separator = ",") {
  const field = new RegExp(`(?:^|${separator})("(?:[^"]|"")*"|[^${separator}"]*)`, "g");
  const [head, ...rows] = text.trimEnd().split(/\r?\n/).map((line) => [...line.matchAll(field)].map(([, value]) => unquoted(value)));
  return rows.map((fields) => Object.fromEntries(head.map((name, i) => [name, fields[i]])));
}
