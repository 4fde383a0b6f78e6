/** The core counts a caret in UTF-8 bytes, a page in UTF-16 units. */
const bytes = (text: string) => new TextEncoder().encode(text).length;

export const toBytes = (text: string, units: number) => bytes(text.slice(0, units));

/** The first place in the text that has at least so many bytes before it. */
export function fromBytes(text: string, caret: number): number {
  let units = 0;
  let before = 0;
  for (const character of text) {
    if (before >= caret) break;
    before += bytes(character);
    units += character.length;
  }
  return units;
}
