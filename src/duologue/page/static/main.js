// @ts-check
// Which view is shown, and what keys, buttons and dropped files do.
import { all, ask, make, one, tell } from "./dom.js";
import * as away from "./away.js";
import * as card from "./card.js";
import * as curve from "./curve.js";
import * as reading from "./reading.js";
import * as server from "./server.js";
import * as shelf from "./shelf.js";

const VIEWS = ["shelf", "waiting", "reading"];
let asked = ""; // the story that is wanted now

/** @param {string} name */
function view(name) {
  for (const other of VIEWS) one(`#${other}`).hidden = other !== name;
  one("#story-tools").hidden = name !== "reading";
  document.body.dataset.view = name;
}

const storyInAddress = () => /^#story=([0-9a-f]{16})$/.exec(location.hash)?.[1] ?? "";

async function route() {
  const id = asked = storyInAddress();
  one("#dialog").close();
  reading.close();
  scrollTo(0, 0);
  if (!id) { document.title = "Duologue"; view("shelf"); await shelf.show().catch((error) => tell(error.message)); return; }
  const slow = setTimeout(() => { if (asked === id) view("waiting"); }, 150);
  try {
    const known = (await shelf.show()).find((/** @type {any} */ story) => story.id === id);
    await shelf.wait(id, known?.title || known?.name || "", reading.closer(id));
    clearTimeout(slow);
    if (asked !== id) return;
    view("reading");
    await reading.show(id);
    one("#story").focus({ preventScroll: true });
    performance.mark("story-drawn");
  } catch (error) {
    clearTimeout(slow);
    if (asked !== id) return;
    history.replaceState(null, "", "#");
    asked = "";
    view("shelf");
    await shelf.show().catch(() => {});
    tell(/** @type {Error} */ (error).message);
  }
}

/** @param {string} id */
function open(id) {
  if (storyInAddress() === id) route(); else location.hash = `story=${id}`;
}

function stop() {
  const id = asked;
  location.hash = "";
  if (id) server.stop(id).catch(() => {});
}

function theme() {
  const dark = getComputedStyle(document.documentElement).colorScheme.includes("dark");
  document.documentElement.dataset.theme = dark ? "light" : "dark";
  localStorage.setItem("duologue-theme", dark ? "light" : "dark");
}

function help() {
  const keys = [
    ["j  k", "the next line, the line before; with a line chosen, the arrow keys too"],
    ["u  U", "the next unsure line, the one before"],
    ["n  N", "the next line of the same person, the one before"],
    ["1 … 8", "with a line chosen: that person says it"],
    ["0", "nobody can tell who says it"],
    ["t  s  x", "it is a thought, speech, neither"],
    ["Enter", "from the line to its card; Esc back, and closes"],
    ["z  Z", "undo, redo"],
    ["[  ]", "the turning point before, the next one"],
    ["d", "dark or light"],
    ["?", "this help"],
  ];
  ask("How to read this page",
    make("p", "", "Each speaker has a colour, and a name beside the line where they begin. Thoughts are shaded. A dotted line below the words means: unsure. Click a line to see who says it, to whom, how sure that is and why, and to say who it was."),
    make("p", "", "Choose some words with the pointer to mark them as a thought or as speech. Click a person to see only their lines, and to rename, merge or split them. What you say outranks every guess, and the turns around it are read again with it."),
    make("table", { class: "keys" }, make("tbody", "", ...keys.map(([key, what]) => make("tr", "", make("th", { scope: "row" }, ...key.split(/\s+/).map((one) => make("kbd", "", one))), make("td", "", what))))),
    make("p", "small", "Corrections are kept in a small file beside the story. Everything stays on this computer."));
}

const here = () => reading.open;
const speaker = (/** @type {null} */ who) => {
  const n = reading.chosen(), now = here();
  if (now && n >= 0) reading.alter("correct", { say: "speaker", item: n, start: now.told.items[n][0], who });
};
/** @type {Record<string, () => any>} */
const DOES = {
  shelf: () => { location.hash = ""; }, choose: () => one("#file").click(), paste: () => shelf.paste(), stop, theme, help,
  undo: () => reading.alter("undo"), redo: () => reading.alter("redo"),
  compare: () => { const now = here(); if (now) away.compare(now.id, now.told).catch((error) => tell(error.message)); },
  take: () => { const now = here(); if (now) away.take(now.id, now.told); },
  back: () => reading.step(-1), next: () => reading.step(1),
  unsure: () => reading.step(1, reading.isUnsure), same: () => reading.step(1, reading.isSame),
};
/** @type {Record<string, () => any>} */
const KEYS = {
  j: DOES.next, k: DOES.back, u: DOES.unsure, U: () => reading.step(-1, reading.isUnsure),
  n: DOES.same, N: () => reading.step(-1, reading.isSame), z: DOES.undo, Z: DOES.redo,
  "[": () => curve.step(-1), "]": () => curve.step(1), 0: () => speaker(null),
  t: () => card.markAs("thought"), s: () => card.markAs("speech"), x: () => card.markAs("not speech"),
};
const ARROWS = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 });

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const does = target.closest("[data-do]")?.getAttribute("data-do");
  if (does) { DOES[does]?.(); return; }
  const link = target.closest('a[href^="#"]');
  if (link) {
    event.preventDefault();
    const name = link.getAttribute("href")?.slice(1) ?? "", place = here()?.told.places[name];
    if (place !== undefined) reading.goTo(place, name); else one("#story").focus();
    return;
  }
  const person = target.closest("#side .person");
  if (person) {
    if (person.getAttribute("aria-pressed") === "true") reading.leave(); else reading.pick(Number(person.getAttribute("data-person")));
    return;
  }
  if (target.closest("#ribbon, #curve") && !target.closest("button, select, a")) { reading.ribbonClick(event); return; }
  if (target.closest("#story")) textClick(target);
});

/** @param {Element} target */
function textClick(target) {
  const now = here(), words = now?.text.chosen();
  if (now && words) { card.words(words, now.told); return; }
  const n = reading.itemAt(target);
  if (n >= 0) reading.choose(n, { scroll: false }); else if (!target.closest("summary")) reading.leave();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && here() && !typing(event.target)) {
      event.preventDefault();
      (event.shiftKey ? DOES.redo : DOES.undo)();
    }
    return;
  }
  if (one("#dialog").open) return;
  if (event.key === "Escape") { event.preventDefault(); escape(); return; }
  if (typing(event.target)) return;
  if (event.key === "?") { event.preventDefault(); help(); return; }
  if (event.key === "d") { theme(); return; }
  if (!here()) return;
  const focus = document.activeElement, onLine = focus?.matches("#story .q, #story .t");
  if (onLine && ARROWS[event.key]) { event.preventDefault(); reading.step(ARROWS[event.key]); }
  else if (onLine && event.key === "Enter") { event.preventDefault(); card.enter(); }
  else if (/^[1-8]$/.test(event.key)) { event.preventDefault(); card.answer(Number(event.key) - 1); }
  else if (KEYS[event.key]) { event.preventDefault(); KEYS[event.key](); }
});

const typing = (/** @type {any} */ target) => target?.closest?.("input:not([type=checkbox]), textarea, select");

/** From the card back to its line; from the line out. */
function escape() {
  const line = all("#story .hot[tabindex]")[0];
  if (card.holdsFocus() && line) line.focus(); else reading.leave();
}

document.addEventListener("focusin", (event) => {
  const line = /** @type {Element} */ (event.target);
  if (/^l\d+$/.test(line.id) && reading.chosen() < 0 && line.matches(":focus-visible")) reading.choose(Number(line.id.slice(1)), { scroll: false });
});

// A file dropped anywhere ---------------------------------------------------------------------------------------
const carries = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files");
addEventListener("dragover", (event) => { if (carries(event)) { event.preventDefault(); one("#over").hidden = false; } });
addEventListener("dragleave", (event) => { if (!event.relatedTarget) one("#over").hidden = true; });
addEventListener("drop", (event) => {
  one("#over").hidden = true;
  if (!carries(event)) return;
  event.preventDefault();
  const file = event.dataTransfer?.files[0], now = here();
  if (!file) return;
  if (now) away.dropped(file, now.id, now.told.title); else shelf.bring(file, file.name);
});

const kept = localStorage.getItem("duologue-theme");
if (kept) document.documentElement.dataset.theme = kept;
document.documentElement.classList.add("scripted");
shelf.begin(open);
addEventListener("hashchange", route);
route();
