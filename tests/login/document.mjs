// Writes the table of the checklist into edge/LOGIN.md.
import { writeTable } from "../checklist/document.mjs";
import { login } from "./list.mjs";

writeTable(login);
