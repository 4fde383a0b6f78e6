// The checklist of social login.
import { Checklist } from "../checklist/list.mjs";
import { badModes, goodModes } from "./modes.mjs";

const file = "tests/login/modes.test.mjs";
const made = [
  ...badModes.map(({ name, line }) => ({ lines: [line], name: `${name}, with each algorithm`, file })),
  ...goodModes.map(({ name, line }) => ({ lines: [line], name: `${name} is accepted, with each algorithm`, file })),
];

export const login = new Checklist({ letter: "A", folder: "tests/login", guide: "edge/LOGIN.md", made });
