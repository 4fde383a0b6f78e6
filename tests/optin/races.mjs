// A hundred clicks on one link at the same moment, again and again.
import { startEdge } from "../support/edge.mjs";
import { Mailbox, confirm, countConfirmations, signUpForLink } from "../support/population.mjs";

const clicks = 100;

export async function measureRaces({ full, progress }) {
  const races = full ? 1_000 : 20;
  const edge = await startEdge();
  try {
    const mailbox = new Mailbox(edge);
    let once = 0;
    let answered = 0;
    for (let race = 0; race < races; race++) {
      progress(race, races);
      const { account, path } = await signUpForLink(edge, mailbox, `race${race}@example.com`);
      const answers = await Promise.all(Array.from({ length: clicks }, () => confirm(edge, path).then(async (response) => (await response.arrayBuffer(), response.status))));
      answered += answers.every((status) => status === 200) ? 1 : 0;
      once += (await countConfirmations(edge, account)) === 1 ? 1 : 0;
    }
    return {
      goal: `${clicks} parallel confirmations give one event`,
      figure: `exactly one event in ${once.toLocaleString("en")} of ${races.toLocaleString("en")} races; every click answered "confirmed" in ${answered.toLocaleString("en")}`,
      passed: once === races && answered === races,
    };
  } finally {
    await edge.stop();
  }
}
