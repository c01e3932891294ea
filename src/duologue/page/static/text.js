// @ts-check
// The text of the story: pieces that are fetched as they come near, kept where nothing in them changed.
import { draw, make, one } from "./dom.js";
import * as server from "./server.js";

const NEAR = "1500px 0px";
const AT_ONCE = 12;
const FROM = 0, MARK = 2;

export class Text {
  /**
   * @param {HTMLElement} main @param {string} id
   * @param {() => void} changed called whenever pieces were drawn, and lines may stand elsewhere
   */
  constructor(main, id, changed) {
    this.main = main;
    this.id = id;
    this.changed = changed;
    /** @type {HTMLElement[]} */ this.boxes = [];
    /** @type {[number, number, string][]} */ this.pieces = [];
    /** @type {string[]} the mark of what each box shows */ this.shown = [];
    /** @type {Set<number>} */ this.near = new Set();
    /** @type {Map<number, Promise<void>>} */ this.fetching = new Map();
    this.version = 0;
    /** @type {(() => void)[]} who waits until all is drawn */ this.waiting = [];
    this.observer = new IntersectionObserver((entries) => this.#moved(entries), { rootMargin: NEAR });
  }

  /** Draw, or draw again what has changed. @param {[number, number, string][]} pieces */
  async set(pieces) {
    this.version += 1;
    this.pieces = pieces;
    if (this.boxes.length !== pieces.length) this.#lay();
    this.fetching.clear();
    await this.#fetch([...this.near].filter((n) => this.#stale(n)));
    this.#idle();
  }

  /** Draw everything anew, as the server has it. */
  again() {
    this.shown = this.pieces.map(() => "");
    this.set(this.pieces);
  }

  /** What is drawn of the piece around an element is no longer what the server drew. @param {Element} element */
  touched(element) {
    const n = Number(/** @type {HTMLElement} */ (element.closest(".piece"))?.dataset.n);
    if (n >= 0) this.shown[n] = "";
  }

  #lay() {
    this.observer.disconnect();
    this.near.clear();
    this.shown = this.pieces.map(() => "");
    const width = Math.max(240, this.main.clientWidth - 130), lead = 30.4;
    this.boxes = this.pieces.map(([from, to], n) => {
      const box = make("div", { class: "piece", "data-from": from, "data-to": to, "data-n": n });
      // About as tall as it will be, so that the bar and the place in the text are right before it is drawn.
      const tall = Math.ceil(((to - from) * 1.25 * 8.3 / width) * lead);
      box.style.minHeight = `${tall}px`;
      box.style.containIntrinsicSize = `auto ${tall}px`;
      return box;
    });
    this.main.replaceChildren(...this.boxes);
    this.boxes.forEach((box, n) => { this.observer.observe(box); if (n < 2) this.near.add(n); });
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #moved(entries) {
    for (const entry of entries) {
      const n = Number(/** @type {HTMLElement} */ (entry.target).dataset.n);
      if (entry.isIntersecting) this.near.add(n); else this.near.delete(n);
    }
    this.#fetch([...this.near].filter((n) => this.#stale(n)));
  }

  /** @param {number} n */
  #stale(n) { return this.shown[n] !== this.pieces[n][MARK]; }

  /** @param {number[]} numbers @returns {Promise<void>} */
  async #fetch(numbers) {
    const wanted = numbers.filter((n) => !this.fetching.has(n)).slice(0, AT_ONCE);
    if (wanted.length) {
      const version = this.version;
      const drawing = server.pieces(this.id, wanted).then((html) => {
        if (version !== this.version) return;
        wanted.forEach((n, k) => this.#fill(n, html[k]));
        this.changed();
      }).catch(() => {}).finally(() => { if (version === this.version) wanted.forEach((n) => this.fetching.delete(n)); });
      wanted.forEach((n) => this.fetching.set(n, drawing));
    }
    await Promise.all(numbers.map((n) => this.fetching.get(n)));
  }

  /** @param {number} n @param {string} html */
  #fill(n, html) {
    draw(this.boxes[n], html);
    this.boxes[n].style.minHeight = "";
    this.shown[n] = this.pieces[n][MARK];
  }

  // What is out of sight is drawn when there is time, so that the browser's own search finds every word.
  #idle() {
    const version = this.version;
    const later = globalThis.requestIdleCallback ?? ((/** @type {() => void} */ work) => setTimeout(work, 60));
    const more = async () => {
      if (version !== this.version) return;
      const next = [];
      for (let n = 0; n < this.pieces.length && next.length < AT_ONCE; n += 1) if (this.#stale(n) && !this.fetching.has(n)) next.push(n);
      if (!next.length) { this.waiting.splice(0).forEach((done) => done()); return; }
      await this.#fetch(next);
      later(more);
    };
    later(more);
  }

  /** Wait until every piece is drawn. @returns {Promise<void>} */
  complete() {
    return this.pieces.some((_, n) => this.#stale(n)) ? new Promise((resolve) => { this.waiting.push(resolve); }) : Promise.resolve();
  }

  /** The piece in which a place of the text stands. @param {number} place */
  pieceAt(place) {
    let low = 0, high = this.pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.pieces[middle][FROM] <= place) low = middle; else high = middle - 1;
    }
    return low;
  }

  /** Wait until the piece of that place is drawn. @param {number} place */
  async ready(place) {
    const n = this.pieceAt(place);
    if (this.pieces.length && this.#stale(n)) await this.#fetch([n]);
    return this.boxes[n];
  }

  /** The place of the text that stands under the bar at the top. @param {number} under */
  placeInView(under) {
    let low = 0, high = this.boxes.length - 1;
    if (high < 0) return 0;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.boxes[middle].getBoundingClientRect().top <= under) low = middle; else high = middle - 1;
    }
    const box = this.boxes[low].getBoundingClientRect();
    const part = Math.min(1, Math.max(0, (under - box.top) / (box.height || 1)));
    const [from, to] = this.pieces[low];
    return from + part * (to - from);
  }

  /** Words chosen with the pointer, as the server finds them: piece, block, and from where to where in its text. */
  chosen() {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const block = element(range.startContainer)?.closest("p, h2, h3, h4, [role=separator]");
    const box = block?.closest(".piece");
    if (!block || !box || !this.main.contains(box) || !selection.toString().trim()) return null;
    const before = document.createRange();
    before.setStart(block, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const from = before.toString().length, inside = block.contains(range.endContainer);
    if (inside) before.setEnd(range.endContainer, range.endOffset); else before.setEndAfter(block.lastChild ?? block);
    const blocks = [...box.querySelectorAll("p, h2, h3, h4, [role=separator]")];
    return { piece: Number(/** @type {HTMLElement} */ (box).dataset.n), block: blocks.indexOf(block), from, to: before.toString().length, words: selection.toString() };
  }

  end() { this.observer.disconnect(); this.version += 1; }
}

/** @param {Node} node @returns {Element | null} */
const element = (node) => (node instanceof Element ? node : node.parentElement);

/** Just under the bar at the top: the place in the text where the eye is. */
export const underBar = () => one(".top").getBoundingClientRect().bottom + 40;
