// Takes the checks of social login out, one after the other, and sees that a test of that line fails each time.
// usage: node tests/login/mutate.mjs [A8 A30 ... | fault jose ...]       on a clean checkout; about a minute for each
import { mutate } from "../checklist/mutate.mjs";
import { login } from "./list.mjs";

process.exitCode = mutate(login, process.argv.slice(2)) ? 1 : 0;
