import type { LoginProvider } from "./login-brands.js";
import { type KeptField } from "./typed-values.js";

/** What a page keeps while the person is with a provider: in this tab alone, and never longer than a quarter of an hour. */
export interface LoginRecord {
  form: string;
  provider: LoginProvider;
  /** Only who knows it gets what comes of the sign-in. */
  verifier: string;
  fields: KeptField[];
  /** The page's own fragment. */
  hash: string;
}

const name = "guichet-login";
const lifetime = 15 * 60_000;

interface Stored extends LoginRecord {
  until: number;
}

/** Says whether the browser keeps it. */
export function keepRecord(record: LoginRecord): boolean {
  try {
    sessionStorage.setItem(name, JSON.stringify({ ...record, until: Date.now() + lifetime }));
    return true;
  } catch {
    return false;
  }
}

export function forgetRecord(): void {
  try {
    sessionStorage.removeItem(name);
  } catch {
    // a browser that keeps nothing has nothing to forget
  }
}

function read(): Stored | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** Whether another form of the page has set out. */
export const isOfOther = (form: string): boolean => (read()?.form ?? form) !== form;

/** Gives what was kept for this form, once. */
export function takeRecord(form: string): LoginRecord | undefined {
  const stored = read();
  if (!stored || stored.form !== form) return undefined;
  forgetRecord();
  return stored.until > Date.now() ? stored : undefined;
}

const fragment = /^#guichet-login=([\w-]{1,100})$/;

/** The one-time code that somebody came back with; it leaves the address bar, and the page's own fragment comes back. */
export function takeCode(hash = ""): string | undefined {
  const code = fragment.exec(location.hash)?.[1];
  if (code) history.replaceState(history.state, "", location.pathname + location.search + hash);
  return code;
}

export const hasCode = (): boolean => fragment.test(location.hash);
