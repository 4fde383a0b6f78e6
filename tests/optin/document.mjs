// Writes the table of the checklist into edge/OPTIN.md.
import { writeTable } from "../checklist/document.mjs";
import { optin } from "./list.mjs";

writeTable(optin);
