// What mail scanners do with a link: thousands of requests that must confirm nothing.
import { startEdge } from "../support/edge.mjs";
import { Mailbox, confirm, inParallel, isVerified, signUpForLink } from "../support/population.mjs";

const agents = [
  "Mozilla/5.0 (compatible; Microsoft Office Protected View; SafeLinks)", "Barracuda Sentinel (EE)", "Mimecast-URL-Protect", "Proofpoint URL Defense",
  "GoogleImageProxy", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140 Safari/537.36", "curl/8.5", "",
];
const hints = [{}, { Purpose: "prefetch" }, { "Sec-Purpose": "prefetch;prerender" }, { "X-Moz": "prefetch" }, { "Sec-Fetch-Mode": "no-cors" }];
const methods = ["GET", "HEAD", "OPTIONS"];
const links = 20;

export async function measureScanners({ full, progress }) {
  const requests = full ? 10_000 : 600;
  const edge = await startEdge();
  try {
    const mailbox = new Mailbox(edge);
    const targets = [];
    for (let i = 0; i < links; i++) targets.push(await signUpForLink(edge, mailbox, `scanned${i}@example.com`));
    await inParallel(requests, 20, async (i) => {
      progress(i, requests);
      const headers = { "User-Agent": agents[i % agents.length], ...hints[i % hints.length] };
      await (await fetch(edge.url + targets[i % links].path, { method: methods[i % methods.length], headers })).arrayBuffer();
    });
    const count = async () => (await Promise.all(targets.map(({ account }) => isVerified(edge, account)))).filter(Boolean).length;
    const confirmed = await count();
    for (const { path } of targets) await confirm(edge, path);
    const after = await count();
    return {
      goal: "scanners' GET, HEAD and prefetches confirm nothing",
      figure: `${confirmed} confirmations after ${requests.toLocaleString("en")} requests; the button then confirmed ${after} of ${links}`,
      passed: confirmed === 0 && after === links,
    };
  } finally {
    await edge.stop();
  }
}
