// Ten thousand tries to fill one mailbox, from a hundred addresses, over one day.
import { startEdge } from "../support/edge.mjs";
import { Mailbox } from "../support/population.mjs";
import { submit } from "../support/client.mjs";

const spellings = ["victim@gmail.com", "Victim@gmail.com", "v.ictim@gmail.com", "victim+news@gmail.com", "vic.tim@googlemail.com"];
const day = 24 * 3600 * 1000;

export async function measureBombing({ full, progress }) {
  const tries = full ? 10_000 : 500;
  const edge = await startEdge({
    server: { trusted_proxies: ["127.0.0.1"] },
    mail: { per_address_pause_seconds: 60, per_address_per_hour: 3, per_address_per_day: 5 }, // the defaults
  });
  try {
    for (let i = 0; i < tries; i++) {
      progress(i, tries);
      if (i > 0 && i % 100 === 0) edge.moveClock(Math.floor((100 / tries) * (day - 60_000)));
      const response = await submit(edge, { email: spellings[i % spellings.length] }, { headers: { "X-Forwarded-For": `198.51.100.${i % 100}` } });
      if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`);
      await response.arrayBuffer();
    }
    await submit(edge, { email: "marker@example.org" });
    const mailbox = new Mailbox(edge);
    await mailbox.first("marker@example.org"); // mails leave in order
    const mails = mailbox.count - 1;
    return {
      goal: "one address cannot be bombed",
      figure: `${mails} mails in a day from ${tries.toLocaleString("en")} tries of 100 client addresses in ${spellings.length} spellings`,
      passed: mails > 0 && mails <= 5,
    };
  } finally {
    await edge.stop();
  }
}
