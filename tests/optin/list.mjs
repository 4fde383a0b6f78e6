// The checklist of double opt-in.
import { Checklist } from "../checklist/list.mjs";

export const optin = new Checklist({ letter: "B", folder: "tests/optin", guide: "edge/OPTIN.md" });
