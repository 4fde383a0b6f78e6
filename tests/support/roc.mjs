// How well figures tell two kinds of things apart.

/** The area under the ROC curve of one figure: .5 when it says nothing. Ties count half. */
export function areaUnderCurve(positives, negatives) {
  const all = [...positives.map((value) => ({ value, positive: true })), ...negatives.map((value) => ({ value, positive: false }))].sort((a, b) => a.value - b.value);
  let rankSum = 0;
  for (let i = 0; i < all.length;) {
    let end = i;
    while (end < all.length && all[end].value === all[i].value) end++;
    for (let k = i; k < end; k++) if (all[k].positive) rankSum += (i + end + 1) / 2;
    i = end;
  }
  const area = (rankSum - (positives.length * (positives.length + 1)) / 2) / (positives.length * negatives.length);
  return Math.max(area, 1 - area);
}

/**
 * The same for a classifier that has learnt from one half how likely each duration is for either kind, and is tried on
 * the other half: it also sees differences that are not simply longer or shorter.
 */
export function learntArea(positives, negatives, bins = 20) {
  const half = (list, which) => list.filter((_, i) => i % 2 === which);
  const edges = [...half(positives, 0), ...half(negatives, 0)].sort((a, b) => a - b).filter((_, i, all) => i % Math.ceil(all.length / bins) === 0);
  const bin = (value) => edges.findLastIndex((edge) => edge <= value) + 1;
  const counts = (list) => half(list, 0).reduce((sum, value) => (sum[bin(value)]++, sum), Array(bins + 2).fill(1));
  const [yes, no] = [counts(positives), counts(negatives)];
  const score = (value) => Math.log(yes[bin(value)] / no[bin(value)]);
  return areaUnderCurve(half(positives, 1).map(score), half(negatives, 1).map(score));
}
