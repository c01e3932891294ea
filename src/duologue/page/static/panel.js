// @ts-check
// What stands beside the text besides cast and contents: the bond in words, and the corrections made so far.
import { button, make, named } from "./dom.js";
import * as curve from "./curve.js";
import * as reading from "./reading.js";

/** @param {HTMLElement} side @param {any} told */
export function extend(side, told) {
  if (!told.settled && !told.items.length) { side.replaceChildren(make("p", "none", "Hearing who speaks …")); return; }
  const [cast] = side.children;
  const bonds = part("Bond", true, ...bondRows(told));
  const made = part(told.corrections.length ? `Corrections · ${told.corrections.length}` : "Corrections", told.corrections.length > 0, ...correctionRows(told));
  if (told.corrections.some((/** @type {any} */ one) => one.lost)) made.open = true;
  cast ? cast.after(bonds, made) : side.append(bonds, made);
}

/** @param {string} name @param {boolean} open @param {...Node} inside */
const part = (name, open, ...inside) => make("details", { open }, make("summary", "", make("h2", "", name)), ...inside);

/** @param {any} told */
function bondRows(told) {
  if (!told.bonds.length) return [make("p", "none", told.settled ? "No two people here do enough to each other for a curve to be drawn, or an ending told." : "Being read …")];
  return told.bonds.map((/** @type {any} */ bond, /** @type {number} */ n) => {
    const [a, b] = bond.between.map((/** @type {number} */ k) => told.people[k][0]);
    const shown = n === curve.bond();
    const names = make("button", { type: "button", class: "link", "aria-pressed": String(shown), click: () => curve.choose(n) }, named(a, "b"), " and ", named(b, "b"));
    return make("div", "bond",
      make("p", "", names, make("small", "", ` ${Math.round(100 * bond.weight)}\u00a0% of what happens between people`)),
      ...(shown ? details(bond) : []));
  });
}

/** Where a bond turns and how it ends, each with the words that show it. @param {any} bond */
function details(bond) {
  const way = (/** @type {any} */ turn) => (turn.shift > 0 ? "Warmer" : "Colder");
  const turns = bond.turns.map((/** @type {any} */ turn, /** @type {number} */ k) =>
    make("li", "", button(`◆ ${way(turn)}: ${turn.because[0] ?? "a turn"}`, { class: "link", click: () => curve.go(k) })));
  const shown = bond.ending.evidence.slice(0, 2).map((/** @type {[number, string]} */ [place, words]) =>
    make("p", "", make("button", { type: "button", class: "link", click: () => reading.goTo(place) }, make("q", "", named(words)))));
  return [
    turns.length ? make("ol", "turns", ...turns) : make("p", "none", "It turns nowhere: the same acts in random order show shifts as large."),
    make("p", "", make("small", "", "How it ends: "), bond.ending.told), ...shown,
  ];
}

/** @param {any} told */
function correctionRows(told) {
  if (!told.corrections.length) return [make("p", "none", "None yet. Choose a line, a person or some words, and say what is so.")];
  const rows = told.corrections.map((/** @type {any} */ made, /** @type {number} */ n) => {
    const words = made.words ? make("q", "", named(made.words)) : null;
    const text = make("span", "", words, words ? " " : null, named(made.what));
    const row = made.lost ? make("span", "gone", text, make("small", "", " These words are no longer in the story; kept in case they return."))
      : made.at === undefined ? text : make("button", { type: "button", class: "link", click: () => reading.goTo(made.at) }, text);
    return make("li", "", row, button("×", { class: "close", "aria-label": `Take back: ${made.what}`, click: () => reading.alter("remove", { number: n }) }));
  });
  const lost = told.corrections.filter((/** @type {any} */ one) => one.lost).length;
  const note = lost ? make("p", "warn", `${lost} no longer ${lost === 1 ? "matches" : "match"} the text.`) : null;
  return [note, make("ol", "corrections", ...rows.reverse())].filter((one) => one !== null);
}
