// Whether a stranger can tell a known address from a new one by the answer's bytes or its time.
import { startEdge } from "../support/edge.mjs";
import { submit, visible } from "../support/client.mjs";
import { sequence } from "../support/random.mjs";
import { areaUnderCurve, learntArea } from "../support/roc.mjs";
import { Mailbox, confirm, inParallel, signUpForLink } from "../support/population.mjs";

const lanes = 4; // at the same time: answers wait for even times anyway

const name = (kind, i) => `${kind}${String(i).padStart(6, "0")}@example.com`;

async function time(send) {
  const begin = process.hrtime.bigint();
  const response = await send();
  await response.arrayBuffer();
  return Number(process.hrtime.bigint() - begin) / 1e6;
}

/** The numbers below count in an order that chance decides, each order as likely as any other. */
function shuffled(count, below) {
  const order = Array.from({ length: count }, (_, k) => k);
  for (let k = count - 1; k > 0; k--) {
    const other = below(k + 1);
    [order[k], order[other]] = [order[other], order[k]];
  }
  return order;
}

/** Times of several kinds of requests, in an order that chance decides. */
async function timesOf(kinds, count, progress) {
  const below = sequence(7);
  const times = kinds.map(() => []);
  await inParallel(count, lanes, async (i) => {
    progress(i, count);
    for (const k of shuffled(kinds.length, below)) times[k].push(await time(() => kinds[k](i)));
  });
  return times;
}

export async function measureEnumeration({ full, progress }) {
  const count = full ? 10_000 : 200;
  const edge = await startEdge({ server: { answer_milliseconds: 50 } }); // as it is by default
  try {
    const mailbox = new Mailbox(edge);
    await inParallel(count, 50, async (i) => {
      const link = await signUpForLink(edge, mailbox, name("known", i));
      await confirm(edge, link.path);
    });
    const bytes = await Promise.all([name("known", 0), name("fresh", 999_999)].map(async (email) => visible(await submit(edge, { email }))));
    const same = JSON.stringify(bytes[0]) === JSON.stringify(bytes[1]);
    const [knowns, fresh, refused] = await timesOf([
      (i) => submit(edge, { email: name("known", i) }),
      (i) => submit(edge, { email: name("fresh", i) }),
      (i) => submit(edge, { email: name("fresh", i).replace("@", "@@") }), // answered without the store: surely separable
    ], count, progress);
    const areas = [areaUnderCurve(knowns, fresh), learntArea(knowns, fresh)];
    const control = areaUnderCurve(refused, fresh);
    const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
    return {
      goal: "known and new addresses cannot be told apart",
      figure: `bytes ${same ? "equal" : "DIFFER"}; AUC of the time ${areas[0].toFixed(3)}, of a learnt classifier ${areas[1].toFixed(3)} over ${count.toLocaleString("en")} each ` +
        `(means ${mean(knowns).toFixed(3)} and ${mean(fresh).toFixed(3)} ms); negative control ${control.toFixed(3)}`,
      passed: same && control > 0.9 && Math.max(...areas) <= 0.55,
      timing: true,
    };
  } finally {
    await edge.stop();
  }
}
