// @ts-check
// Small things about the page itself. The only place that turns a string into HTML: the server's own drawing of a
// story, every character of which it has escaped. Everything else is written as text.

const rules = { createHTML: (/** @type {string} */ html) => html };
/** @type {{createHTML: (html: string) => any}} */
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("duologue", rules) ?? rules;

/** @param {string} selector @param {ParentNode} [within] @returns {any} */
export const one = (selector, within = document) => within.querySelector(selector);

/** @param {string} selector @param {ParentNode} [within] @returns {any[]} */
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

/** Draw the server's HTML in an element. @param {Element} element @param {string} html */
export function draw(element, html) { element.innerHTML = policy.createHTML(html); }

/**
 * A new element: its class, its attributes, what is inside.
 * @param {string} tag @param {string | Record<string, any>} [attributes] @param {...(Node | string | null)} inside
 * @returns {any}
 */
export function make(tag, attributes = "", ...inside) {
  const element = document.createElement(tag);
  const given = typeof attributes === "string" ? { class: attributes } : attributes;
  for (const [name, value] of Object.entries(given)) {
    if (value === false || value === null || value === undefined || value === "") continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...inside.filter((part) => part !== null));
  return element;
}

/** A name as it is written, whatever direction its script runs. @param {string} name @param {string} [tag] */
export const named = (name, tag = "bdi") => make(tag, "", tag === "bdi" ? name : make("bdi", "", name));

/** @param {string} text @param {Record<string, any>} attributes */
export const button = (text, attributes) => make("button", { type: "button", ...attributes }, text);

/** A bar that shows a part of a hundred. @param {number} part */
export function meter(part) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [name, value] of [["viewBox", "0 0 100 4"], ["preserveAspectRatio", "none"], ["aria-hidden", "true"]]) svg.setAttribute(name, value);
  for (const [name, width] of [["all", 100], ["", part]]) {
    const bar = document.createElementNS(svg.namespaceURI, "rect");
    bar.setAttribute("class", String(name));
    bar.setAttribute("width", String(width));
    bar.setAttribute("height", "4");
    svg.append(bar);
  }
  return svg;
}

let fading = 0;
/** Tell something that needs no answer. @param {string} text @param {{text: string, act: () => void}} [way] */
export function tell(text, way) {
  const toast = one("#toast");
  toast.replaceChildren(text, ...(way ? [" ", button(way.text, { click: () => { toast.hidden = true; way.act(); } })] : []));
  toast.hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => { toast.hidden = true; }, 8000);
}

/** Open the dialog. @param {string} title @param {...Node} inside @returns {HTMLDialogElement} */
export function ask(title, ...inside) {
  const dialog = one("#dialog");
  dialog.replaceChildren(
    make("div", "dialog-head", make("h2", { id: "dialog-title" }, title),
      button("×", { class: "close", "aria-label": "Close", click: () => dialog.close() })),
    make("div", "dialog-body", ...inside));
  if (!dialog.open) dialog.showModal();
  return dialog;
}

/** @param {number} count @param {string} word @param {string} [words] */
export const counted = (count, word, words = `${word}s`) => `${count.toLocaleString("en")} ${count === 1 ? word : words}`;

/** Whether the user asked for less motion. */
export const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
