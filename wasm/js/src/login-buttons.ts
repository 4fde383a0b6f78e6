import { brandOf, type LoginProvider } from "./login-brands.js";
import { type Mark, marks } from "./login-marks.js";
import { fill, type Messages } from "./messages.js";

const svg = "http://www.w3.org/2000/svg";

function draw([width, height, ...paths]: Mark): SVGElement {
  const picture = document.createElementNS(svg, "svg");
  picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
  picture.setAttribute("aria-hidden", "true");
  for (const [outline, colour] of paths) {
    const path = document.createElementNS(svg, "path");
    path.setAttribute("d", outline);
    path.setAttribute("fill", colour);
    picture.append(path);
  }
  return picture;
}

function paint(button: HTMLElement, provider: LoginProvider): void {
  const { light, dark } = brandOf(provider);
  for (const [part, colour] of Object.entries(light)) button.style.setProperty(`--guichet-brand-${part}`, colour);
  for (const [part, colour] of Object.entries(dark)) button.style.setProperty(`--guichet-brand-dark-${part}`, colour);
}

function words(provider: LoginProvider, messages: Messages): HTMLElement {
  const span = document.createElement("span");
  const { words } = brandOf(provider);
  span.textContent = fill(messages[`widget.login_${words}`] ?? "", { provider: provider.name });
  if (words === "franceconnect") span.lang = "fr";
  return span;
}

/** What the page has for the button of a provider, such as an official picture; else the mark and the words. */
function face(provider: LoginProvider, messages: Messages, own: Element | undefined): Element[] {
  if (own) {
    own.removeAttribute("hidden");
    return [own];
  }
  const mark = marks[provider.kind];
  return [...(mark ? [draw(mark)] : []), words(provider, messages)];
}

function link(address: string, text: string): HTMLElement {
  const about = document.createElement("a");
  Object.assign(about, { className: "guichet-login-about", href: address, target: "_blank", rel: "noopener noreferrer", textContent: text });
  return about;
}

function together(...parts: Element[]): HTMLElement {
  const group = document.createElement("div");
  group.append(...parts);
  return group;
}

/** One real button for each provider; what the page has for one stands in an element with data-guichet-provider. */
export function drawButtons(place: Element, providers: readonly LoginProvider[], messages: Messages, chosen: (provider: LoginProvider) => void): HTMLElement {
  const list = document.createElement("div");
  list.className = "guichet-logins";
  for (const provider of providers) {
    const own = place.querySelector(`[data-guichet-provider="${CSS.escape(provider.id)}"]`) ?? undefined;
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "guichet-login" });
    button.dataset["provider"] = provider.id;
    button.toggleAttribute("data-own", Boolean(own));
    button.append(...face(provider, messages, own));
    if (!own) paint(button, provider);
    button.addEventListener("click", () => chosen(provider));
    const { about } = brandOf(provider);
    list.append(about ? together(button, link(about, messages["widget.login_franceconnect_about"] ?? "")) : button);
  }
  return list;
}
