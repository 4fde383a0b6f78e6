// Every byte of an exported proof, changed one after the other: the verifier must see each.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { confirmMail, signUp, startConsentEdge } from "../support/consent.mjs";
import { binary, run } from "../support/edge.mjs";
import { inParallel } from "../support/population.mjs";

const people = 3;

const verifies = async (file) => {
  const child = spawn(binary, ["proof", "verify", file], { stdio: "ignore" });
  const [code] = await once(child, "exit");
  return code === 0;
};

/** The file with one bit of one byte changed. */
function damaged(bytes, at) {
  const copy = Buffer.from(bytes);
  copy[at] ^= 1 << at % 8;
  return copy;
}

export async function measureProofBytes({ full, progress }) {
  const edge = await startConsentEdge();
  try {
    for (let i = 0; i < people; i++) {
      await signUp(edge, `proved${i}@example.com`, ["newsletter", "offers"]);
      await confirmMail(edge, `proved${i}@example.com`);
    }
    const file = path.join(edge.folder, "proof.ndjson");
    const made = run("proof", "export", "--config", path.join(edge.folder, "guichet.toml"), "-o", file);
    if (made.status !== 0) throw new Error(made.stderr);
    const bytes = readFileSync(file);
    const step = full ? 1 : Math.ceil(bytes.length / 150);
    const places = Array.from({ length: Math.ceil(bytes.length / step) }, (_, i) => i * step);
    let found = 0;
    await inParallel(places.length, 2, async (i) => {
      progress(i, places.length);
      const copy = `${file}.${i % 8}.${i}`;
      writeFileSync(copy, damaged(bytes, places[i]));
      const isTaken = await verifies(copy);
      if (!isTaken) found++;
      rmSync(copy);
    });
    const whole = await verifies(file);
    return {
      goal: "any changed byte of a proof is found",
      figure: `${found.toLocaleString("en")} of ${places.length.toLocaleString("en")} changed bytes found in a file of ${bytes.length.toLocaleString("en")}; the file itself ${whole ? "verifies" : "does NOT verify"}`,
      passed: whole && found === places.length,
    };
  } finally {
    await edge.stop();
  }
}
