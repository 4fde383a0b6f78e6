// The curve of recall against false alarms as a picture, the peers as points on it.
const width = 720;
const height = 440;
const frame = { left: 64, right: 24, top: 24, bottom: 56 };
const rarest = 1e-4; // the logarithmic axis begins here; what is rarer stands on its edge
const commonest = 0.5;

const x = (share) => {
  const at = Math.log(Math.max(share, rarest) / rarest) / Math.log(commonest / rarest);
  return frame.left + at * (width - frame.left - frame.right);
};
const y = (share) => frame.top + (1 - share) * (height - frame.top - frame.bottom);
const text = (at, label, more = "") => `<text x="${at[0].toFixed(1)}" y="${at[1].toFixed(1)}" ${more}>${label}</text>`;
const escaped = (label) => label.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

function axes() {
  const columns = [1e-4, 1e-3, 1e-2, 1e-1].map((share) =>
    `<path class="grid" d="M${x(share)} ${y(0)}V${y(1)}"/>${text([x(share), y(0) + 18], `${100 * share} %`, 'text-anchor="middle"')}`);
  const rows = [0, 0.25, 0.5, 0.75, 1].map((share) =>
    `<path class="grid" d="M${x(rarest)} ${y(share)}H${x(commonest)}"/>${text([x(rarest) - 8, y(share) + 4], `${100 * share} %`, 'text-anchor="end"')}`);
  const names = [
    text([(x(rarest) + x(commonest)) / 2, height - 14], "real domains questioned (logarithmic)", 'text-anchor="middle"'),
    text([16, (y(0) + y(1)) / 2], "slips suggested rightly", `text-anchor="middle" transform="rotate(-90 16 ${(y(0) + y(1)) / 2})"`),
  ];
  return [...columns, ...rows, ...names];
}

/**
 * @param {{margin: number, recall: number, questioned: number}[]} curve Shares, 0 to 1.
 * @param {Record<string, {recall: number, questioned: number}>} points Others, by their name.
 */
export function picture(curve, points) {
  const line = curve.map(({ questioned, recall }) => `${x(questioned).toFixed(1)},${y(recall).toFixed(1)}`).join(" ");
  const marks = curve.map(({ margin, questioned, recall }) =>
    `<circle cx="${x(questioned).toFixed(1)}" cy="${y(recall).toFixed(1)}" r="${margin === 0 ? 5 : 2.5}"><title>margin ${margin}</title></circle>`);
  const others = Object.entries(points).slice().sort(([, a], [, b]) => a.questioned - b.questioned).map(([name, { questioned, recall }], i) =>
    `<circle class="peer" cx="${x(questioned).toFixed(1)}" cy="${y(recall).toFixed(1)}" r="5"/>` +
    text([x(questioned), y(recall) + (i % 2 ? -12 : 22)], escaped(name), 'text-anchor="middle"')); // in turn below and above
  const shipped = curve.find(({ margin }) => margin === 0);
  const label = text([x(shipped.questioned) + 12, y(shipped.recall) + 20], "Guichet (large: as shipped)");
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" role="img">`,
    "<title>Suggestions: slips found against real domains questioned</title>",
    "<style>.grid{stroke:#ccc;fill:none}.line{stroke:#0b57d0;fill:none;stroke-width:2}circle{fill:#0b57d0}.peer{fill:#b3261e}text{paint-order:stroke;stroke:#fff;stroke-width:3}</style>",
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...axes(), `<polyline class="line" points="${line}"/>`, ...marks, label, ...others,
    "</svg>\n",
  ].join("\n");
}
