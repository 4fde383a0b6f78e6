/**
 * Leaving a field by pressing a button must not move that button before it is released, or the click is
 * lost. This says when no press is under way.
 */
export class PointerWatch {
  #released = Promise.resolve();

  constructor(host: HTMLElement) {
    host.addEventListener("pointerdown", () => {
      this.#released = new Promise((resolve) => {
        const ends = new AbortController();
        const end = () => {
          ends.abort();
          setTimeout(resolve); // the click comes after the release, in the same task
        };
        addEventListener("pointerup", end, { signal: ends.signal, capture: true });
        addEventListener("pointercancel", end, { signal: ends.signal, capture: true });
      });
    });
  }

  released(): Promise<void> {
    return this.#released;
  }
}
