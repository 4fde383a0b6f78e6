/** A provider as the edge names it for a form. */
export interface LoginProvider {
  id: string;
  name: string;
  kind: string;
}

interface Colours {
  background: string;
  border: string;
  text: string;
}

/** What the owner of a brand asks of its button. */
export interface Brand {
  /** A key of the messages behind "widget.login_". */
  words: "continue" | "sign_in" | "franceconnect";
  light: Colours;
  dark: Colours;
  /** Where a link beside the button has to lead. */
  about?: string;
}

const white = { background: "#fff", border: "#747775", text: "#1f1f1f" };
const black = { background: "#131314", border: "#8e918f", text: "#e3e3e3" };
const plain = { words: "continue", light: white, dark: black } as const;
const blueOfFrance = { background: "#000091", border: "#000091", text: "#fff" };

export const brands: Readonly<Record<string, Brand>> = {
  google: plain,
  apple: { ...plain, light: { background: "#fff", border: "#000", text: "#000" }, dark: { background: "#000", border: "#fff", text: "#fff" } },
  microsoft: {
    words: "sign_in",
    light: { background: "#fff", border: "#8c8c8c", text: "#5e5e5e" },
    dark: { background: "#2f2f2f", border: "#8c8c8c", text: "#fff" },
  },
  facebook: plain,
  linkedin: { ...plain, words: "sign_in" },
  github: plain,
  x: { ...plain, words: "sign_in" },
  franceconnect: { words: "franceconnect", light: blueOfFrance, dark: { ...blueOfFrance, border: "#8585f6" }, about: "https://franceconnect.gouv.fr/" },
};

export const brandOf = ({ kind }: LoginProvider): Brand => brands[kind] ?? plain;
