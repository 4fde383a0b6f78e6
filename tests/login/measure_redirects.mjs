// How many lines of the public list of open redirects are refused as an address to come back to.
import { hasData, readRedirects } from "./data.mjs";
import { startLogin } from "./login_edge.mjs";
import { taken } from "./redirects.mjs";

const goal = "no address of the list of open redirects is come back to";

export async function measureRedirects() {
  if (!hasData("open-redirect-payload-list.txt")) return { goal, figure: "not measured: the list is not here", passed: false };
  const payloads = readRedirects();
  const login = await startLogin({ clients: { rs256: { alg: "RS256" } } });
  try {
    const through = await taken(login, payloads);
    return { goal, figure: `${payloads.length - through.length} of ${payloads.length} lines refused`, passed: through.length === 0 && payloads.length >= 834 };
  } finally {
    await login.stop();
  }
}
