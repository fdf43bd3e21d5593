// The stand-alone page while nothing is open: a small program draws what there is to see then, and answers at once. The
// whole program is fetched at the first sign that somebody is there, and takes over when there is something to open.

import { keptText } from "./rescue.js";

/** What somebody does who is about to open something. */
const SIGNS = ["pointermove", "pointerdown", "keydown", "focusin", "dragenter", "paste"];

/** What the fragment of a link that carries a document begins with: src/app/link.rs. */
const CARRIED = "#domain-";

/** Whether there is something to show at once: work of the last visit, or what a link carries. */
export function hasSomethingToShow() {
  return keptText() !== "" || location.hash.startsWith(CARRIED);
}

/**
 * An entrance drawn by `program` into `container`, in the colours and the language of `look`, a list of both. `hear` is told
 * what the user did as by a session; `fetch` fetches the whole program, `open` has it take over.
 */
export class Entrance {
  #container;
  #drawn;
  #signs = new AbortController();
  #openings = [];
  /** The session that took over. */
  #session = null;

  constructor(program, container, look, { hear, fetch, open }) {
    this.#container = container;
    this.#drawn = new program.Entrance(container, ...look, (told, ...detail) => {
      if (told === "open") this.#want((session, ...how) => session.open(...detail, ...how), open, detail);
      else if (told === "sample") this.#want((session, ...how) => session.open_sample(...detail, ...how), open);
      else hear(told, ...detail);
    });
    const { signal } = this.#signs;
    const sign = () => {
      this.#signs.abort();
      fetch();
    };
    for (const name of SIGNS) addEventListener(name, sign, { signal, capture: true, passive: true });
  }

  /** Name and text of what the user opened last, if that was a text. */
  opened = null;

  #want(opening, open, opened = null) {
    // What was still being read when the editor took over is opened there.
    if (this.#session) return opening(this.#session, false);
    this.#openings.push(opening);
    this.opened = opened;
    open();
  }

  look(look) {
    this.#drawn.look(...look);
  }

  /** The whole program is waited for. */
  coming() {
    this.#drawn.coming();
  }

  /** It did not come. What was to be opened is offered to be tried again. */
  failed(why) {
    this.#openings = [];
    this.#drawn.failed(why);
  }

  /** Goes; `session`, where one takes over, opens what was chosen here, in the same order. */
  leave(session = null) {
    const byKeyboard = this.#container.querySelector(":focus-visible") !== null;
    this.#signs.abort();
    this.#drawn.leave();
    this.#session = session;
    if (session) for (const opening of this.#openings) opening(session, byKeyboard);
  }
}
