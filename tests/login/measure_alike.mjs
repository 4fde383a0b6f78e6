// Whether who signs in by a provider that proves no mailbox can tell, by the answers' bytes or their times, that the
// address is an account's: at the callback, at its result, and at the form that is sent with the ticket.
import { confirm, inParallel, Mailbox, signUpForLink } from "../support/population.mjs";
import { areaUnderCurve, learntArea } from "../support/roc.mjs";
import { sendForm } from "./accounts.mjs";
import { startLogin } from "./login_edge.mjs";

const lanes = 4;
const steps = ["callback", "result", "form"];

const name = (kind, i) => `${kind}${String(i).padStart(6, "0")}`;

async function timed(work) {
  const begin = process.hrtime.bigint();
  const answer = await work();
  return { answer, spent: Number(process.hrtime.bigint() - begin) / 1e6 };
}

/** A whole sign-in of a person: the times of its steps, and what was told, without what differs by chance. */
async function signUp(login, person) {
  const visitor = login.visitor();
  const { location } = await visitor.start("open");
  const back = await visitor.walk(`${location}&login_hint=${person}`, (url) => url.includes("/callback"));
  const callback = await timed(() => visitor.callback(back));
  const result = await timed(() => visitor.result(callback.answer));
  const form = await timed(() => sendForm(visitor, `${person}@example.com`, { ticket: result.answer.ticket }));
  const told = JSON.stringify([result.answer, form.answer.status, form.answer.bytes]);
  return { times: [callback, result, form].map(({ spent }) => spent), told: told.replaceAll(result.answer.ticket, "T").replaceAll(person, "P") };
}

async function makeAccounts(edge, kind, count) {
  const mailbox = new Mailbox(edge);
  await inParallel(count, 50, async (i) => confirm(edge, (await signUpForLink(edge, mailbox, `${name(kind, i)}@example.com`)).path));
}

/** {kind: {times: [[...] of each step], told: a set}} of so many known and new people, in turns. */
async function signUpAll(login, count, progress) {
  const seen = Object.fromEntries(["known", "fresh"].map((kind) => [kind, { times: steps.map(() => []), told: new Set() }]));
  await inParallel(count, lanes, async (i) => {
    progress(i, count);
    for (const kind of i % 2 ? ["known", "fresh"] : ["fresh", "known"]) {
      const { times, told } = await signUp(login, name(kind, i));
      times.forEach((spent, step) => seen[kind].times[step].push(spent));
      seen[kind].told.add(told);
    }
  });
  return seen;
}

export async function measureAlike({ full, progress }) {
  const count = full ? 10_000 : 1000;
  const sections = { server: { answer_milliseconds: 50 } }; // as it is by default
  const login = await startLogin({ clients: { open: { alg: "ES256" } }, sections });
  try {
    await makeAccounts(login.edge, "known", count);
    const { known, fresh } = await signUpAll(login, count, progress);
    const same = new Set([...known.told, ...fresh.told]).size === 1;
    const areas = steps.map((_, step) => Math.max(areaUnderCurve(known.times[step], fresh.times[step]), learntArea(known.times[step], fresh.times[step])));
    const control = areaUnderCurve(known.times[0], known.times[2]); // steps that surely take another time
    return {
      goal: "who signs in by an open provider cannot tell known addresses from new ones",
      figure: `bytes ${same ? "equal" : "DIFFER"}; AUC of the time, the worse of two classifiers: ${steps.map((step, i) => `${step} ${areas[i].toFixed(3)}`).join(", ")} over ${count.toLocaleString("en")} each; negative control ${control.toFixed(3)}`,
      passed: same && control > 0.9 && Math.max(...areas) <= 0.55,
    };
  } finally {
    await login.stop();
  }
}
