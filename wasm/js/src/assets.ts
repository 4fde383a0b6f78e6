/** Where the files beside the entry are. The build for a site puts content hashes into their names. */
export interface Asset {
  url: string;
  integrity: string;
}

declare const GUICHET_ASSETS: Record<string, { name: string; integrity: string }>;

const hashed = typeof GUICHET_ASSETS === "undefined" ? {} : GUICHET_ASSETS;

/** What the core looks things up in; each is fetched when it is first needed. */
export const tables = ["suggestion", "disposable", "idna", "country", "commune"] as const;
export type TableName = (typeof tables)[number];

/** What a module knows besides e-mail addresses and names; the more, the more it weighs. */
export type Variant = "base" | "phone" | "address" | "phone-address";

export type AssetName =
  | "worker.js"
  | "address-layout.js"
  | "french-address.js"
  | "preparation.js"
  | "code-entry.js"
  | "login.js"
  | `guichet-${Variant}.wasm`
  | `i18n/${string}.js`
  | `${TableName}.table`;

/** baseUrl: where the site serves the files of the package; beside this module when left out. */
export function locate(name: AssetName, baseUrl: string | URL = import.meta.url): Asset {
  const asset = hashed[name];
  return { url: new URL(asset?.name ?? name, new URL(baseUrl, import.meta.url)).href, integrity: asset?.integrity ?? "" };
}
