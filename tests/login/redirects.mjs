// Addresses to come back to that lead elsewhere, and how many of them the edge refuses.
import { page, publicUrl } from "./visitor.mjs";

const encoded = (bytes) => [...bytes].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");

/** Starts a sign-in that would come back there; the address as bytes. */
export function startWith(visitor, bytes, extra = "") {
  const body = `form=newsletter-en&locale=en&challenge=${"A".repeat(43)}&display=page&return_to=${encoded(bytes)}${extra}`;
  return visitor.send("POST", `${publicUrl}/login/rs256`, { body, from: page });
}

/** Refused: an error, no redirect, no cookie. Gives the ones that were not. */
export async function taken(login, payloads) {
  const through = [];
  for (const bytes of payloads) {
    const hop = await startWith(login.visitor(), bytes);
    const isRefused = hop.status === 400 && hop.location === undefined && hop.cookies.length === 0;
    if (!isRefused) through.push(`${JSON.stringify(bytes.toString("latin1"))} ${hop.status} ${hop.location}`);
  }
  return through;
}
