// @ts-check
// The card beside the text: a line, a person, a turning point or some words, and what can be said of each.
import { all, button, counted, make, meter, named, one } from "./dom.js";
import * as reading from "./reading.js";

const KINDS = /** @type {Record<string, string>} */ ({
  explicit: "Named beside the line.",
  anaphoric: "A pronoun or a description beside it.",
  implicit: "Nothing beside it says who.",
  "thought direct": "In their own words.",
  "thought indirect": "Reported by the narration.",
  "thought free": "In the narrator’s voice.",
});
/** @type {Element | null} the line the card stands beside */
let beside = null;
/** @type {(() => any)[]} what the digits do */
let digits = [];

/** @param {string} colour @param {string} label @param {...(Node | null)} inside */
function fill(colour, label, ...inside) {
  const card = one("#card");
  card.className = colour;
  card.setAttribute("aria-label", label);
  card.replaceChildren(
    button("×", { class: "close", "aria-label": "Close", click: () => reading.leave() }),
    ...inside.filter((part) => part !== null));
  card.hidden = false;
  settle();
}

export function hide() {
  one("#card").hidden = true;
  beside = null;
  digits = [];
}

/** Beside its line, on the screen whole. */
export function settle() {
  const card = one("#card");
  if (card.hidden) return;
  const above = card.parentElement.getBoundingClientRect().top, bar = one(".top").getBoundingClientRect().bottom + 8;
  const wanted = beside?.isConnected ? beside.getBoundingClientRect().top : bar;
  card.style.top = `${Math.max(bar, Math.min(innerHeight - card.offsetHeight - 12, wanted)) - above}px`;
}

export const holdsFocus = () => one("#card").contains(document.activeElement);
/** Whether something was typed on the card that a new drawing would lose. */
export const beingWritten = () => all("#card input:not([type=checkbox])").some((field) => field.value && field.value !== field.defaultValue);
/** Press the nth of the offered answers. @param {number} n */
export const answer = (n) => { if (n < digits.length) digits[n](); };
/** Put the keyboard on the card. */
export const enter = () => one("#card .who-else button, #card button:not(.close)")?.focus();

const colour = (/** @type {number | null} */ n) => `p${n === null || n === undefined || n < 0 ? "x" : n}`;

// A line or a thought ------------------------------------------------------------------------------------------

/** @param {any} it @param {any} told @param {Element | null} element */
export function line(it, told, element) {
  beside = element;
  const thought = it.kind.startsWith("thought");
  const name = (/** @type {number | null} */ n, how = 0) => (n === null ? "nobody known" : told.people[n][how]);
  const head = make("p", "who", it.who === null ? make("b", "", thought ? "Somebody’s thought" : "Speaker unknown")
    : button("", { class: "link", "data-person": it.who, click: () => reading.pick(it.who) }));
  if (it.who !== null) head.firstChild.append(named(name(it.who), "b"));
  if (thought && it.who !== null) head.append(" thinks");
  if (it.to?.length) head.append(" to ", ...it.to.flatMap((/** @type {number} */ n, /** @type {number} */ k) => [k ? ", " : "", named(name(n, 1))]));
  const sure = it.given ? make("p", "said-so", "✓ You said so.") : it.who === null ? make("p", "", "The reading names nobody.")
    : make("p", "", `${it.unsure ? "Only " : ""}${it.score}\u00a0% sure. `, make("span", "how", KINDS[it.kind] ?? ""));
  fill(colour(it.who), thought ? "The thought chosen" : "The line chosen",
    head, it.given || it.who === null ? null : meter(it.score), sure,
    it.cue && !it.given ? make("p", "how", "Cue: ", make("q", "", it.cue)) : null,
    it.because.length ? make("ul", "", ...it.because.map((/** @type {string} */ one) => make("li", "", one))) : null,
    it.others?.length && it.unsure && !it.given ? make("p", "how", `Or: ${it.others.map((/** @type {[number, number]} */ [n, part]) => `${name(n)} ${part}\u00a0%`).join(", ")}`) : null,
    it.faults?.length ? make("p", "how", `Its marks: ${it.faults.join(", ")}`) : null,
    answers(it, told, thought), marks({ item: it.item, start: it.start }, thought ? "thought" : "speech", it.who));
}

/** Who it is instead. @param {any} it @param {any} told @param {boolean} thought */
function answers(it, told, thought) {
  const say = (/** @type {number | string | null} */ who) => () => reading.alter("correct", { say: "speaker", item: it.item, start: it.start, who });
  digits = it.offered.map((/** @type {number} */ n) => say(n));
  const chips = it.offered.map((/** @type {number} */ n, /** @type {number} */ k) => {
    const chip = make("button", { type: "button", class: `chip ${colour(n)}`, "aria-pressed": String(n === it.who), click: digits[k] },
      make("kbd", { "aria-hidden": "true" }, String(k + 1)), named(told.people[n][0]));
    return chip;
  });
  if (!thought) chips.push(make("button", { type: "button", class: "chip px", "aria-pressed": String(it.who === null), click: say(null) }, "nobody can tell"));
  return make("div", { class: "who-else", role: "group", "aria-label": thought ? "Whose thought is it?" : "Who says it?" },
    make("h3", "", thought ? "Whose thought?" : "Who says it?"), make("div", "chips", ...chips),
    someone("Somebody else…", told, say));
}

/** A field for a name, known or new. @param {string} label @param {any} told @param {(who: number | string) => () => any} say */
export function someone(label, told, say) {
  const field = make("input", { "aria-label": label, placeholder: label, list: "people", maxlength: 80, autocomplete: "off" });
  const list = make("datalist", { id: "people" }, ...told.people.map((/** @type {string[]} */ [name]) => make("option", { value: name })));
  const send = (/** @type {Event} */ event) => {
    event.preventDefault();
    const typed = field.value.trim(), known = told.people.findIndex((/** @type {string[]} */ [name]) => name.toLowerCase() === typed.toLowerCase());
    if (typed) say(known >= 0 ? known : typed)();
  };
  return make("form", { class: "field", submit: send }, field, list, make("button", { type: "submit" }, "Set"));
}

/** What a stretch is. @param {object} place @param {string} now @param {number | null} who */
function marks(place, now, who) {
  const say = (/** @type {string} */ as) => () => reading.alter("correct", { say: "stretch", ...place, as, who: as === "thought" ? who : null });
  const kinds = /** @type {[string, string][]} */ ([["speech", "Speech"], ["thought", "A thought"], ["not speech", "Neither"]]);
  return make("div", { role: "group", "aria-label": "What is it?" }, make("h3", "", "What is it?"),
    make("div", "chips", ...kinds.map(([as, label]) => make("button", { type: "button", class: "chip", "aria-pressed": String(as === now), "data-as": as, disabled: as === now, click: say(as) }, label))));
}

/** Mark the chosen line by the keyboard. @param {string} as */
export const markAs = (as) => one(`#card [data-as="${as}"]:not([disabled])`)?.click();

// Some words ---------------------------------------------------------------------------------------------------

/** @param {any} place @param {any} told */
export function words(place, told) {
  beside = null;
  const { words: said, ...where } = place;
  const text = said.trim().replaceAll(/\s+/g, " ");
  const say = (/** @type {number | string | null} */ who) => () => reading.alter("correct", { say: "stretch", ...where, as: "thought", who });
  digits = told.people.slice(0, 8).map((/** @type {any} */ _, /** @type {number} */ n) => say(n));
  fill("px", "The words chosen", make("p", "who", make("q", "", text.length > 120 ? `${text.slice(0, 120)}…` : text)),
    make("h3", "", "A thought of"),
    make("div", "chips", ...told.people.slice(0, 8).map((/** @type {string[]} */ [name], /** @type {number} */ n) =>
      make("button", { type: "button", class: `chip ${colour(n)}`, click: digits[n] }, make("kbd", { "aria-hidden": "true" }, String(n + 1)), named(name)))),
    marks(where, "", null));
}

// A person -----------------------------------------------------------------------------------------------------

/** @param {any} it @param {any} told */
export function person(it, told) {
  beside = null;
  digits = [];
  const [lines, spoken, thoughts, part] = it.counted;
  const name = told.people[it.person][0];
  const others = it.aliases.filter((/** @type {string} */ one) => one.toLowerCase() !== it.name.toLowerCase());
  fill(colour(it.person), `About ${name}`,
    make("p", "who", named(name, "b"), it.narrator ? " tells the story" : ""),
    make("p", "how", [counted(lines, "line"), counted(spoken, "word"), `${part}\u00a0% of the talk`, thoughts ? counted(thoughts, "thought") : ""].filter(Boolean).join(", ")),
    others.length ? make("p", "how", "Also ", named(others.join(", "))) : null,
    it.to.length ? make("p", "", "Speaks to ", ...it.to.flatMap((/** @type {[number, number]} */ [n, count], /** @type {number} */ k) =>
      [k ? ", " : "", button(told.people[n][1], { class: "link", click: () => reading.pick(n) }), ` (${counted(count, "word")})`])) : null,
    it.words.length ? make("p", "", "Their words: ", make("i", "", it.words.join(", "))) : null,
    it.lines.length ? make("details", { open: it.lines.length < 7 }, make("summary", "", `Their lines`),
      make("ol", "own-lines", ...it.lines.map((/** @type {[number, string]} */ [n, words]) =>
        make("li", "", make("button", { type: "button", class: "link", click: () => reading.choose(n) }, named(words))))),
      it.more ? make("p", "how", `and ${it.more} more; n steps through all of them.`) : null) : null,
    personForms(it, told));
}

/** Rename, merge, split, narrator. @param {any} it @param {any} told */
function personForms(it, told) {
  const order = (/** @type {object} */ asked) => reading.alter("correct", asked);
  const rename = make("input", { "aria-label": "Name", value: it.name, maxlength: 80, autocomplete: "off" });
  const into = make("select", { "aria-label": "Is the same person as" }, ...told.people
    .map((/** @type {string[]} */ [name], /** @type {number} */ n) => make("option", { value: n }, name))
    .filter((/** @type {HTMLOptionElement} */ one) => Number(one.value) !== it.person));
  const parts = [
    make("form", { class: "field", submit: (/** @type {Event} */ event) => { event.preventDefault(); order({ say: "rename", person: it.person, name: rename.value }); } },
      make("h3", "", "Is called"), rename, make("button", { type: "submit" }, "Rename")),
  ];
  if (told.people.length > 1) parts.push(make("form", { class: "field", submit: (/** @type {Event} */ event) => { event.preventDefault(); order({ say: "merge", person: it.person, into: Number(into.value) }); } },
    make("h3", "", "Is the same person as"), into, make("button", { type: "submit" }, "Merge")));
  if (it.aliases.length > 1) parts.push(split(it, order));
  parts.push(button(it.narrator ? "Does not tell the story" : "Tells the story (“I”)",
    { class: "chip", click: () => order({ say: "narrator", person: it.narrator ? null : it.person }) }));
  return make("details", "person-forms", make("summary", "", "Correct"), ...parts);
}

/** @param {any} it @param {(asked: object) => any} order */
function split(it, order) {
  const name = make("input", { "aria-label": "The other person’s name", placeholder: "the other’s name", maxlength: 80, autocomplete: "off" });
  const form = make("form", { class: "field split", submit: (/** @type {Event} */ event) => {
    event.preventDefault();
    const aliases = all("input:checked", form).map((box) => box.value);
    order({ say: "split", person: it.person, aliases, name: name.value || aliases[0] });
  } }, make("h3", "", "Are two people: these names mean another"),
  ...it.aliases.map((/** @type {string} */ alias) => make("label", "", make("input", { type: "checkbox", value: alias }), " ", named(alias))),
  name, make("button", { type: "submit" }, "Split"));
  return form;
}

// A turning point ----------------------------------------------------------------------------------------------

/** @param {any} it @param {any} bond @param {any} told */
export function turn(it, bond, told) {
  beside = null;
  digits = [];
  const [a, b] = bond.between.map((/** @type {number} */ n) => make("b", colour(n), named(told.people[n][0])));
  fill("turned", "The turning point chosen",
    make("p", "who", "◆ ", a, " and ", b),
    make("p", "", `From here on they are ${it.shift > 0 ? "warmer" : "colder"} (by ${Math.abs(it.shift).toFixed(2)}).`),
    make("p", "how", `How often chance alone shows a turn like it: ${it.chance}.`),
    it.because.length ? make("ul", "", ...it.because.map((/** @type {string} */ one) => make("li", "", one))) : null,
    ...it.evidence.map((/** @type {[number, string]} */ [place, words]) =>
      make("p", "", make("button", { type: "button", class: "link", click: () => reading.goTo(place) }, make("q", "", words)))));
}
