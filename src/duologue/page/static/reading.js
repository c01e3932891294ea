// @ts-check
// One story that lies open: what is drawn of it, which line has the keyboard, and the way from place to place.
import { all, draw, one, tell } from "./dom.js";
import * as card from "./card.js";
import * as curve from "./curve.js";
import * as panel from "./panel.js";
import * as server from "./server.js";
import { Text, underBar } from "./text.js";

const [START, WHO, UNSURE] = [0, 1, 2];
const names = new CSSStyleSheet(), picking = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, names, picking];

/** @type {{id: string, told: any, text: Text} | null} */
export let open = null;
let current = -1;   // the line that has the keyboard
let picked = -1;    // the person picked

/** Draw a story from the start. @param {string} id */
export async function show(id) {
  const told = await server.outline(id);
  const text = new Text(one("#story"), id, warm);
  open = { id, told, text };
  one("#reading").hidden = false;
  outline(told);
  await text.set(told.pieces);
  mark();
  if (!told.settled) settleSoon(open);
}

export function close() {
  open?.text.end();
  open = null;
  current = picked = -1;
  picking.replaceSync("");
  card.hide();
  clearTimeout(settling);
  standing("");
  one("#story").replaceChildren();
  one("#reading").hidden = true;
}

/** Everything but the text. @param {any} told */
function outline(told) {
  names.replaceSync(told.names);
  draw(one("#head"), told.head);
  draw(one("#ribbon"), told.ribbon);
  const folded = new Map(all("#side > details").map((part) => [one("h2", part)?.textContent, part.open]));
  draw(one("#side"), told.side);
  panel.extend(one("#side"), told);
  // Of a long story the text comes first; that nobody was found would not be true yet.
  one("#head .facts").hidden = !told.settled && !told.items.length;
  for (const part of all("#side > details")) {
    const name = one("h2", part)?.textContent;
    if (folded.has(name)) part.open = folded.get(name); else if (innerWidth < 960) part.open = false;
  }
  curve.show(told);
  one('[data-do="unsure"]').hidden = !told.unsure;
  one('[data-do="unsure"] small').textContent = told.unsure.toLocaleString("en");
  all('.tools [data-do="back"], .tools [data-do="next"]').forEach((step) => { step.hidden = !told.items.length; });
  all(".person").forEach((person) => person.setAttribute("aria-pressed", String(Number(person.dataset.person) === picked)));
  one('[data-do="undo"]').disabled = !told.corrections.length;
  one('[data-do="redo"]').disabled = !told.undone;
  document.title = `${told.title} · Duologue`;
  measure();
}

/** Draw the same again, all but the text. */
export function refresh() {
  if (open) { outline(open.told); mark(); }
}

/** A change made on the server. @param {"correct" | "remove" | "undo" | "redo" | "settle"} change @param {object} [order] */
export async function alter(change, order) {
  if (!open) return false;
  const here = open, busy = one("#card"), settling = change === "settle";
  if (order && change === "correct") atOnce(order);
  if (!settling) busy.setAttribute("aria-busy", "true");
  try {
    const told = await server.change(here.id, change, order);
    if (open !== here) return false;
    await redraw(told, settling);
    if (!told.settled) settleSoon(here);
    if (!told.closely && !settling) server.read(here.id, () => {}, closer(here.id)).catch(() => {});
    return true;
  } catch (error) {
    tell(/** @type {Error} */ (error).message);
    if (open === here) here.text.again();
    return false;
  } finally {
    busy.removeAttribute("aria-busy");
  }
}

/** A line that is given to somebody is theirs: it is drawn so at once, and the turns around it when they are read.
 * @param {any} order */
function atOnce(order) {
  if (order.say !== "speaker" || typeof order.who === "string") return;
  for (const piece of all(`#l${order.item}, [data-l="${order.item}"]`)) {
    if (!piece.matches(".q, .t")) continue;
    piece.classList.remove("u", ...[...piece.classList].filter((/** @type {string} */ name) => /^p(\d+|x)$/.test(name)));
    piece.classList.add(`p${order.who ?? "x"}`);
    open?.text.touched(piece);
  }
}

/** The new outline is drawn, and the line that was chosen stays chosen. @param {any} told @param {boolean} unasked */
async function redraw(told, unasked) {
  const here = open;
  if (!here) return;
  const start = current >= 0 ? here.told.items[current]?.[START] : -1, onLine = one("#story").contains(document.activeElement);
  const person = picked < 0 ? "" : here.told.people[picked][0];
  here.told = told;
  picked = told.people.findIndex((/** @type {string[]} */ [name]) => name === person);
  outline(told);
  const redrawn = here.text.set(told.pieces);
  current = start < 0 ? -1 : told.items.findIndex((/** @type {number[]} */ item) => item[START] === start);
  await redrawn;
  if (open !== here) return;
  // Unasked, nothing is taken from under somebody's hands: no half-typed name, no button about to be pressed.
  if (unasked && (card.beingWritten() || card.holdsFocus())) { mark(); return; }
  if (current >= 0) await choose(current, { scroll: false, into: unasked && !onLine });
  else if (picked >= 0) await pick(picked);
  else if (start >= 0 || person) card.hide();
  mark();
}

let settling = 0;
/** The rest is read once no correction follows at once; and not before the text is here, which would wait for it.
 * @param {any} here */
function settleSoon(here) {
  clearTimeout(settling);
  settling = setTimeout(async () => {
    await here.text.complete();
    if (open === here && !here.told.settled) alter("settle");
  }, here.told.items.length ? 900 : 0);
}

/** What to do when a closer reading has come, or will not come. @param {string} id */
export function closer(id) {
  standing("Reading more closely …");
  return async (/** @type {boolean} */ came) => {
    if (open && open.id !== id) return;
    standing("");
    if (!came || !open) return;
    const told = await server.outline(id).catch(() => null);
    if (told && open?.id === id) await redraw(told, true);
  };
}

const standing = (/** @type {string} */ text) => { one("#standing").textContent = text; };

// Choosing a line ----------------------------------------------------------------------------------------------

/** @param {number} n @param {{scroll?: boolean, into?: boolean}} [how] */
export async function choose(n, { scroll = true, into = false } = {}) {
  if (!open || !open.told.items[n]) return;
  const here = open, start = here.told.items[n][START];
  current = n;
  const [box, told] = await Promise.all([here.text.ready(start), server.line(here.id, n).catch(() => null)]);
  if (open !== here || current !== n || !told) return;
  const element = one(`#l${n}`, box) ?? one(`#l${n}`);
  cool();
  all("#story [tabindex]").forEach((line) => line.removeAttribute("tabindex"));
  if (element) {
    const folded = element.closest("details");
    if (folded) folded.open = true;
    warm();
    element.tabIndex = 0;
    element.setAttribute("aria-describedby", "card");
    if (!into) element.focus({ preventScroll: true });
  }
  card.line(told, here.told, element);
  if (scroll && element) centre(element, () => open === here && current === n);
  offerSame();
}

/** Bring an element to the middle; pieces that are drawn on the way may move it. @param {Element} element @param {() => boolean} wanted */
function centre(element, wanted) {
  const go = () => { if (wanted()) { element.scrollIntoView({ block: "center" }); card.settle(); mark(); } };
  go();
  requestAnimationFrame(() => requestAnimationFrame(go));
}

/** Go to a place of the text. @param {number} place @param {string} [target] */
export async function goTo(place, target) {
  if (!open) return;
  const here = open, box = await here.text.ready(place);
  if (open !== here || !box) return;
  const found = target ? document.getElementById(target) : null;
  const stand = () => {
    if (found) { found.scrollIntoView({ block: "start" }); return; }
    const [from, to] = here.text.pieces[here.text.pieceAt(place)];
    const part = Math.max(0, (place - from) / Math.max(1, to - from));
    scrollTo({ top: scrollY + box.getBoundingClientRect().top + part * box.offsetHeight - innerHeight / 3 });
  };
  stand();
  requestAnimationFrame(() => requestAnimationFrame(() => { stand(); mark(); }));
}

/** The line that is chosen is shown as chosen, also where its piece was drawn anew. */
function warm() {
  if (current >= 0) all(`#l${current}, [data-l="${current}"]`).forEach((piece) => piece.classList.add("hot"));
  card.settle();
}

const cool = () => all(".hot").forEach((piece) => piece.classList.remove("hot"));

export function leave() {
  cool();
  current = -1;
  card.hide();
  pick(-1);
  offerSame();
}

/** @param {number} by @param {(item: number[]) => boolean} [wanted] */
export function step(by, wanted = () => true) {
  if (!open) return;
  const items = open.told.items;
  let n = current < 0 ? nearest() + (by > 0 ? -1 : 0) : current;
  for (n += by; n >= 0 && n < items.length; n += by) if (wanted(items[n])) { choose(n); return; }
  tell(by > 0 ? "That was the last." : "That was the first.");
}

export const isUnsure = (/** @type {number[]} */ item) => Boolean(item[UNSURE]);
export const isSame = (/** @type {number[]} */ item) => item[WHO] === sameAs();
const sameAs = () => (picked >= 0 ? picked : current >= 0 ? open?.told.items[current]?.[WHO] ?? -1 : -1);
export const chosen = () => current;

function nearest(place = open?.text.placeInView(underBar()) ?? 0) {
  const n = open?.told.items.findIndex((/** @type {number[]} */ item) => item[START] >= place) ?? -1;
  return n < 0 ? (open?.told.items.length ?? 0) - 1 : n;
}

function offerSame() {
  const same = one('[data-do="same"]'), person = sameAs();
  same.hidden = person < 0 || person === null;
  if (!same.hidden) one("bdi", same).textContent = open?.told.people[person]?.[1] ?? "";
}

// One person ---------------------------------------------------------------------------------------------------

/** Show one person's lines above all others', and their card. @param {number} person */
export async function pick(person) {
  picked = person;
  if (person >= 0) { cool(); current = -1; }
  all(".person").forEach((row) => row.setAttribute("aria-pressed", String(Number(row.dataset.person) === person)));
  picking.replaceSync(person < 0 ? "" : `main .q:not(.p${person}), main .t:not(.p${person}) { --c: var(--dim) !important; background: none }
    .lanes g:not(.p${person}) { opacity: 0.18 }`);
  offerSame();
  if (person < 0 || !open) return;
  const here = open, told = await server.person(here.id, person).catch(() => null);
  if (told && open === here && picked === person) card.person(told, here.told);
}

// The bar at the top -------------------------------------------------------------------------------------------

let waiting = false;
export function mark() {
  waiting = false;
  if (!open) return;
  const [from, to] = open.told.extent;
  const part = Math.min(1, Math.max(0, (open.text.placeInView(underBar()) - from) / (to - from)));
  for (const here of all("#here, .here")) here.style.left = `${100 * part}%`;
}

export function measure() {
  document.documentElement.style.setProperty("--top", `${one(".top").offsetHeight + 12}px`);
  card.settle();
}

addEventListener("scroll", () => {
  if (!waiting && open) { waiting = true; requestAnimationFrame(mark); }
}, { passive: true });
addEventListener("resize", () => { measure(); mark(); });

/** A click in the ribbon goes to the line that stands there. @param {MouseEvent} event */
export function ribbonClick(event) {
  const lanes = /** @type {Element} */ (event.target).closest(".lanes");
  if (!lanes || !open) return;
  const [from, to] = open.told.extent, box = lanes.getBoundingClientRect();
  const place = from + ((event.clientX - box.left) / box.width) * (to - from);
  if (!open.told.items.length) { goTo(place); return; }
  const after = Math.max(0, nearest(place)), before = Math.max(0, after - 1), items = open.told.items;
  choose(place - items[before][START] < items[after][START] - place ? before : after);
}

/** The line or thought that was clicked, the innermost one. @param {any} target @returns {number} */
export function itemAt(target) {
  const piece = target.closest?.("main .q, main .t, main .c");
  if (!piece) return -1;
  if (piece.dataset.l) return Number(piece.dataset.l);
  return /^l\d+$/.test(piece.id) ? Number(piece.id.slice(1)) : itemAt(piece.parentElement);
}
