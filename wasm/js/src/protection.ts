/** What the edge hands out before a form may be sent. */
interface Challenge {
  challenge: string;
  proof_of_work: number;
  not_before_seconds: number;
}

/** What goes along with the submission. */
export interface Passed {
  challenge: string;
  solution?: string;
}

const atOnce = 64; // digests under way at the same time

function leadingZeroBits(digest: ArrayBuffer): number {
  const words = new DataView(digest);
  let bits = 0;
  for (let at = 0; at < digest.byteLength; at += 4) {
    const zeros = Math.clz32(words.getUint32(at));
    bits += zeros;
    if (zeros < 32) break;
  }
  return bits;
}

/** Looks for a number that, behind the challenge, gives a SHA-256 with that many zeros in front. */
async function solve(challenge: string, bits: number): Promise<string> {
  const text = new TextEncoder();
  for (let next = 0; ; next += atOnce) {
    const tried = Array.from({ length: atOnce }, (_, i) => String(next + i));
    const digests = await Promise.all(tried.map((number) => crypto.subtle.digest("SHA-256", text.encode(`${challenge}:${number}`))));
    const found = digests.findIndex((digest) => leadingZeroBits(digest) >= bits);
    if (found >= 0) return tried[found]!;
  }
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Asks for a challenge at once, so that its time passes and its sum is done while the person still types. */
export async function passProtection(endpoint: string, form: string): Promise<Passed> {
  const response = await fetch(`${endpoint}/v1/forms/${encodeURIComponent(form)}/challenge`, { credentials: "omit" });
  if (!response.ok) throw new Error(`${response.status}`);
  const { challenge, proof_of_work: bits, not_before_seconds: seconds }: Challenge = await response.json();
  const [solution] = await Promise.all([bits ? solve(challenge, bits) : undefined, wait(seconds * 1000)]);
  return { challenge, ...(solution !== undefined && { solution }) };
}
