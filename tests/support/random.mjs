/** Whole numbers from 0 up to below a limit: the same seed gives the same numbers. */
export function sequence(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
