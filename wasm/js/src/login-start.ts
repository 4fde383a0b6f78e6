function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export const newVerifier = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** Its SHA-256; "" where the browser makes none, as outside of secure contexts. */
export async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle?.digest("SHA-256", new TextEncoder().encode(verifier));
  return digest ? base64url(new Uint8Array(digest)) : "";
}

const encode = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/** Path and query of the page, as the edge takes them: what no address needs, such as a line break, is left out. */
export function returnPlace(): string {
  const pairs = [...new URLSearchParams(location.search)].filter(([name, value]) => !/[\0-\x1f\x7f]/.test(name + value));
  const query = pairs.map(([name, value]) => (value ? `${encode(name)}=${encode(value)}` : encode(name))).join("&");
  return location.pathname + (query && `?${query}`);
}

/** Goes there with a real form, as a page without scripts would; into a window of this name if one is given. */
export function post(address: string, fields: Readonly<Record<string, string>>, target = "_self"): void {
  const form = document.createElement("form");
  Object.assign(form, { method: "post", action: address, target, hidden: true });
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name, value });
    form.append(input);
  }
  document.body.append(form);
  form.submit();
  form.remove();
}
