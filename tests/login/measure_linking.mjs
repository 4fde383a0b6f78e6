// The attacks on linking: the five that come before an account's owner does, and the eleven reports of 2025 and 2026.
import { login } from "./list.mjs";
import { runCatchTests, runNodeTests } from "../checklist/run_tests.mjs";

/** What each test has to have in its name. */
const preHijacks = ["classic-federated merge", "unexpired session", "trojan identifier", "unexpired e-mail change", "non-verifying provider"];
const reports = [
  "CVE-2026-9087", "CVE-2026-82968", "CVE-2026-15571", "#53041", "#40446", "CVE-2026-56666", "CVE-2025-64717",
  "better-auth #9578", "karakeep #2921", "manyfold #5088", "GHSA-x445-f3h2-j279",
];

export function measureLinking() {
  const isAttack = (name) => [...preHijacks, ...reports].some((word) => name.includes(word));
  const files = new Set(login.findTests().filter(({ name, file }) => file.endsWith(".mjs") && isAttack(name)).map(({ file }) => file));
  const outcomes = [...runCatchTests("A"), ...[...files].flatMap((file) => runNodeTests(file, "^A\\d"))].filter(({ name }) => isAttack(name));
  const held = (words) => words.filter((word) => outcomes.some(({ name }) => name.includes(word)) && outcomes.every(({ name, passed }) => passed || !name.includes(word)));
  const [five, eleven] = [held(preHijacks), held(reports)];
  const missing = [...preHijacks, ...reports].filter((word) => !five.includes(word) && !eleven.includes(word));
  return {
    goal: "attacks on linking are refused",
    figure: `${five.length} of ${preHijacks.length} that come before the owner, ${eleven.length} of ${reports.length} reports of 2025 and 2026${missing.length ? `; not: ${missing.join(", ")}` : ""}`,
    passed: missing.length === 0,
  };
}
