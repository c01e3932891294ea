// @ts-check
// The bond of two people above the text: its curve, its turning points to jump between, the place where we are.
import { all, button, draw, make, named, one } from "./dom.js";
import * as card from "./card.js";
import * as reading from "./reading.js";

let shown = 0;    // which bond
let turn = -1;    // which of its turning points was gone to last
/** @type {any} */ let told = null;

/** @param {any} outline */
export function show(outline) {
  told = outline;
  if (shown >= told.bonds.length) shown = 0;
  turn = -1;
  const row = one("#curve");
  row.hidden = !told.bonds.length;
  if (row.hidden) { row.replaceChildren(); return; }
  const bond = told.bonds[shown];
  const drawing = make("div", { class: "lanes drawn" });
  draw(drawing, bond.curve);
  drawing.append(make("i", "here"));
  bond.turns.forEach((/** @type {any} */ _, /** @type {number} */ n) => drawing.append(mark(bond, n)));
  row.replaceChildren(make("div", "names", chooser(), make("small", { "aria-hidden": "true" }, "warm ↑ cold ↓")), drawing);
}

function chooser() {
  const pair = (/** @type {any} */ bond) => bond.between.map((/** @type {number} */ n) => told.people[n][0]).join(" & ");
  if (told.bonds.length < 2) return make("span", { title: pair(told.bonds[0]) }, named(pair(told.bonds[0])));
  const list = make("select", { "aria-label": "Which two people", change: () => choose(list.selectedIndex) },
    ...told.bonds.map((/** @type {any} */ bond, /** @type {number} */ n) => make("option", { selected: n === shown }, pair(bond))));
  return list;
}

/** @param {any} bond @param {number} n */
function mark(bond, n) {
  const [from, to] = told.extent, at = bond.turns[n];
  const way = at.shift > 0 ? "warmer" : "colder";
  const point = button("◆", { class: "turn", "aria-label": `Turning point ${n + 1}: ${way}`, title: `They become ${way}`, click: () => go(n) });
  point.style.left = `${100 * Math.min(1, Math.max(0, (at.start - from) / (to - from)))}%`;
  return point;
}

/** Go to a turning point and show its evidence. @param {number} n */
export async function go(n) {
  const at = told?.bonds[shown]?.turns[n];
  if (!at) return;
  turn = n;
  all(".turn").forEach((point, k) => point.toggleAttribute("aria-current", k === n));
  await reading.goTo(at.start);
  card.turn(at, told.bonds[shown], told);
}

/** To the next turning point, or the one before. @param {number} by */
export function step(by) {
  const turns = told?.bonds[shown]?.turns ?? [];
  if (turns.length) go(Math.min(turns.length - 1, Math.max(0, turn < 0 && by < 0 ? turns.length - 1 : turn + by)));
}

export const bond = () => shown;

/** Show another bond. @param {number} n */
export function choose(n) {
  if (n === shown) { go(0); return; }
  shown = n;
  reading.refresh();
}
