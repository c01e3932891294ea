// @ts-check
// Dialogs about the whole story: take it away as files, and lay two drafts side by side.
import { ask, button, counted, draw, make, named, one, tell } from "./dom.js";
import * as reading from "./reading.js";
import * as curve from "./curve.js";
import * as server from "./server.js";
import { bring, paste } from "./shelf.js";

const PNG_SCALE = 2;

/** What can be kept of the story that lies open. @param {string} id @param {any} told */
export function take(id, told) {
  const link = (/** @type {string} */ kind, /** @type {string} */ name, /** @type {string} */ what) =>
    make("li", "", make("a", { href: server.takeAddress(id, kind, curve.bond()), download: true, "data-take": kind }, name), make("small", "", what));
  const rows = [
    link("report", "The report", "one HTML file, to keep, mail or print"),
    link("json", "JSON", "everything that was read, for programs"),
    link("csv", "CSV", "a row for each line: who, to whom, how sure"),
  ];
  if (told.bonds.length) {
    rows.push(link("curve", "The curve as SVG", "a drawing that stays sharp at any size"),
      make("li", "", button("The curve as PNG", { class: "link", "data-take": "png", click: () => png(id, told.title) }), make("small", "", "a picture")));
  }
  if (told.corrections.length) rows.push(link("corrections", "Your corrections", "the small file that keeps them"));
  const none = told.bonds.length ? null : make("p", "small", "There is no curve to take: no two people here do enough to each other.");
  ask("Take away", make("ul", "takes", ...rows), ...(none ? [none] : []));
}

/** @param {string} id @param {string} title */
async function png(id, title) {
  try {
    const svg = await (await fetch(server.takeAddress(id, "curve", curve.bond()))).text();
    const [, wide, high] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
    const picture = new Image();
    // A drawing without a size of its own is drawn by some browsers and not by others.
    picture.src = URL.createObjectURL(new Blob([svg.replace("<svg ", `<svg width="${wide}" height="${high}" `)], { type: "image/svg+xml" }));
    await picture.decode();
    const canvas = make("canvas", { width: picture.naturalWidth * PNG_SCALE, height: picture.naturalHeight * PNG_SCALE });
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(picture.src);
    const blob = await new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
    const link = make("a", { href: URL.createObjectURL(blob), download: `${title.replaceAll(/[^\p{L}\p{N} .,'-]/gu, "_")}.curve.png` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  } catch (error) {
    tell(`The picture could not be made: ${/** @type {Error} */ (error).message}`);
  }
}

/** Choose an earlier draft or bring a new one. @param {string} id @param {any} told */
export async function compare(id, told) {
  const stories = (await server.shelf()).stories.filter((/** @type {any} */ story) => story.there);
  const here = stories.find((/** @type {any} */ story) => story.id === id);
  const others = stories.filter((/** @type {any} */ story) => story.id !== id);
  const result = make("div", { class: "compared", "aria-live": "polite" });
  const choose = make("select", { id: "other" }, ...others.map((/** @type {any} */ story) =>
    make("option", { value: story.id, selected: story.id === here?.earlier }, `${story.title || story.name} (${story.name})`)));
  const run = () => {
    result.replaceChildren(make("p", "how", "Comparing …"));
    server.compare(id, choose.value).then(
      (found) => result.replaceChildren(...rows(found)),
      (error) => result.replaceChildren(make("p", "warn", error.message)));
  };
  const file = make("input", { type: "file", hidden: true, tabindex: -1, "aria-label": "A new draft’s file", change: () => { one("#dialog").close(); bring(file.files[0], file.files[0].name, id); } });
  const next = make("p", "row", make("span", "", "A newer draft of this story? "), button("Bring the file…", { click: () => file.click() }), button("Paste it…", { click: () => { one("#dialog").close(); paste(id); } }), file);
  const pick = others.length
    ? make("p", "row", make("label", { for: "other" }, "Against the earlier draft"), choose, button("Compare", { class: "main", click: run }))
    : make("p", "how", "There is no other draft on the shelf yet. Your corrections go along to the new one.");
  ask(`Drafts of “${told.title}”`, next, pick, result);
  if (here?.earlier && others.some((/** @type {any} */ story) => story.id === here.earlier)) run();
}

/** @param {any} found */
function rows(found) {
  const { moved, gone, new: fresh, lines } = found.counts;
  const go = (/** @type {number} */ n) => { one("#dialog").close(); reading.choose(n); };
  const name = (/** @type {string | null} */ who) => named(who ?? "nobody known", "b");
  const told = (/** @type {any} */ change) => (change.kind === "moved" ? [name(change.was), " → ", name(change.now)] : change.kind === "new" ? ["new, ", name(change.now)] : ["gone, ", name(change.was)]);
  const list = found.changes.map((/** @type {any} */ change) => {
    const target = change.kind === "gone" ? change.at : change.item;
    const words = make("q", "", named(change.words));
    return make("li", change.kind, target === null || target === undefined ? words : make("button", { type: "button", class: "link", click: () => go(target) }, words), make("small", "", ...told(change)));
  });
  const people = found.people.slice(0, 8).map((/** @type {any} */ one) =>
    make("li", "", named(one.name, "b"), ` ${one.part[0]} → ${one.part[1]} % of the talk, ${one.lines[0]} → ${counted(one.lines[1], "line")}`));
  const bonds = found.bonds.map((/** @type {any} */ bond) =>
    make("li", "", named(bond.names.join(" and "), "b"), ": ", bond.told.join(" ") || "as before.", ...bond.curves.map(strip)));
  return [
    make("p", "", `${counted(moved, "line")} changed hands, ${fresh.toLocaleString("en")} new, ${gone.toLocaleString("en")} gone (${lines[0].toLocaleString("en")} → ${counted(lines[1], "line")}).`),
    ...(people.length ? [make("h3", "", "People"), make("ul", "", ...people)] : []),
    make("h3", "", "Bonds"), bonds.length ? make("ul", "", ...bonds) : make("p", "how", "No two people of the newer draft do enough to each other for a curve to compare."),
    ...(list.length ? [make("h3", "", "Lines"), make("ol", "changes", ...list)] : []),
    ...(found.more ? [make("p", "how", `and ${found.more} more.`)] : []),
  ];
}

/** One draft's curve. @param {string} curve @param {number} n */
function strip(curve, n) {
  const drawn = make("div", "lanes drawn");
  draw(drawn, curve);
  return make("div", "strip", make("small", "", n ? "now" : "before"), drawn);
}

/** A file dropped while a story lies open. @param {File} file @param {string} id @param {string} title */
export function dropped(file, id, title) {
  const go = (/** @type {string} */ earlier) => () => { one("#dialog").close(); bring(file, file.name, earlier); };
  ask("What is it?", make("p", "", named(file.name, "b")),
    make("p", "row", button(`A new draft of “${title}”`, { class: "main", click: go(id) }), button("Another story", { click: go("") })));
}

