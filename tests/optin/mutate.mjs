// Takes the checks of double opt-in out, one after the other, and sees that a test of that line fails each time.
// usage: node tests/optin/mutate.mjs [B8 B30 ...]       on a clean checkout; about a minute for each
import { mutate } from "../checklist/mutate.mjs";
import { optin } from "./list.mjs";

process.exitCode = mutate(optin, process.argv.slice(2)) ? 1 : 0;
