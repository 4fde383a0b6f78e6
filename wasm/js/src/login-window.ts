const codeShape = /^[\w-]{1,100}$/;
const features = "popup,width=520,height=700";

interface Handlers {
  came(code: string): void;
  closed(): void;
}

/** The window of a provider, and what comes out of it. */
export class LoginWindow {
  readonly name = `guichet-login-${Math.random().toString(36).slice(2)}`;
  readonly #window: Window | null;
  #watch: ReturnType<typeof setInterval> | undefined;

  /** To be called while the person presses the button: otherwise browsers refuse. edge: the only origin that is listened to. */
  constructor(private readonly edge: string, private readonly handlers: Handlers) {
    this.#window = window.open("", this.name, features);
  }

  get isOpen(): boolean {
    return this.#window !== null && !this.#window.closed;
  }

  wait(): void {
    addEventListener("message", this.#hear);
    this.#watch = setInterval(() => this.#look(), 300);
  }

  close(): void {
    this.#stop();
    this.#window?.close();
  }

  readonly #hear = ({ origin, source, data }: MessageEvent): void => {
    const isOurs = origin === this.edge && source === this.#window && data?.type === "guichet-login";
    if (!isOurs || typeof data.code !== "string" || !codeShape.test(data.code)) return;
    this.#stop();
    this.handlers.came(data.code);
  };

  /** What the window has said before it closed comes first. */
  #look(): void {
    if (this.isOpen) return;
    clearInterval(this.#watch);
    this.#watch = setTimeout(() => {
      this.#stop();
      this.handlers.closed();
    }, 300);
  }

  #stop(): void {
    clearInterval(this.#watch);
    removeEventListener("message", this.#hear);
  }
}
