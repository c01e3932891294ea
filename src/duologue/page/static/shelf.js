// @ts-check
// The first view: bring a story, or take one from the shelf.
import { ask, button, make, named, one, tell } from "./dom.js";
import * as server from "./server.js";

const STAGES = /** @type {Record<string, string>} */ ({
  opening: "opening the file", layout: "finding paragraphs and scenes", speech: "finding what is said",
  words: "going through the words", encoding: "reading closely", coreference: "seeing who is who", cast: "meeting the people", attribution: "hearing who speaks",
  reference: "seeing whom each word means", thoughts: "listening to their thoughts", acts: "watching what they do",
  bonds: "following how they stand to each other", drawing: "setting the page",
});
let most = Infinity;
/** @type {(id: string) => void} */
let go = () => {};

/** @param {(id: string) => void} open */
export function begin(open) {
  go = open;
  const input = one("#file");
  input.addEventListener("change", () => { if (input.files[0]) bring(input.files[0], input.files[0].name); input.value = ""; });
}

export async function show() {
  const told = await server.shelf();
  most = told.most;
  one("#file").accept = told.endings.join(",");
  one("#endings").textContent = `${told.formats.join(", ")}; up to ${told.most >> 20} MB`;
  one("#kept").hidden = !told.stories.length;
  const titles = new Map(told.stories.map((/** @type {any} */ story) => [story.id, story.title || story.name]));
  one("#stories").replaceChildren(...told.stories.map((/** @type {any} */ story) => row(story, titles)));
  return told.stories;
}

/** @param {any} story @param {Map<string, string>} titles */
function row(story, titles) {
  const title = story.title || story.name;
  const told = [
    story.author, story.name !== title ? story.name : "", when(story.opened),
    story.earlier && titles.has(story.earlier) ? "a later draft" : "", story.corrected ? "with corrections" : "",
    story.there ? "" : "no longer where it was",
  ].filter(Boolean).join(" · ");
  return make("li", "",
    make("button", { type: "button", class: "open", click: () => go(story.id), disabled: !story.there },
      named(title, "b"), make("small", "", told)),
    button("Forget", { "aria-label": `Forget ${title}`, click: () => forget(story, title) }));
}

/** @param {string} time */
function when(time) {
  const then = new Date(time), today = new Date();
  if (Number.isNaN(then.getTime())) return "";
  if (then.toDateString() === today.toDateString()) return `today ${then.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}`;
  return then.toLocaleDateString([], { day: "numeric", month: "long", year: "numeric" });
}

/** @param {any} story @param {string} title */
function forget(story, title) {
  const gone = async () => { dialog.close(); await server.forget(story.id).catch((error) => tell(error.message)); await show(); };
  const dialog = ask("Forget this story?",
    make("p", "", named(title, "b"), " leaves the shelf. ", story.owned
      ? "The copy that the shelf keeps, and your corrections to it, are deleted."
      : "The file itself stays where it is, and so do your corrections beside it."),
    make("p", "row", button("Forget it", { class: "main", click: gone }), button("Keep it", { click: () => dialog.close() })));
}

/** Bring a file or a text, and open it. @param {Blob} body @param {string} name @param {string} [earlier] */
export async function bring(body, name, earlier) {
  if (body.size > most) {
    tell(`“${name}” is ${Math.round(body.size / 2 ** 20).toLocaleString("en")} MB, and at most ${most >> 20} MB are read at once. Split it into books, or save its text without pictures.`);
    return;
  }
  try {
    go((await server.bring(body, name, earlier)).id);
  } catch (error) {
    tell(/** @type {Error} */ (error).message);
  }
}

/** @param {string} [earlier] */
export function paste(earlier) {
  const text = make("textarea", { id: "pasted", rows: 12, spellcheck: "false", required: true });
  const title = make("input", { id: "pasted-name", maxlength: 80, autocomplete: "off" });
  const send = () => {
    if (!text.value.trim()) { text.focus(); return; }
    const name = title.value.trim() || text.value.trim().split(/\s+/).slice(0, 5).join(" ");
    dialog.close();
    bring(new Blob([text.value]), `${name.replaceAll(/[/\\]/g, " ")}.txt`, earlier);
  };
  const dialog = ask("Paste a text",
    make("label", { for: "pasted" }, "The text"), text,
    make("label", { for: "pasted-name" }, "What to call it (or leave it empty)"), title,
    make("p", "row", button("Read it", { class: "main", click: send })));
  text.focus();
}

/**
 * Read a story and show how that goes. Resolves when it can be drawn, rejects when it cannot or was stopped.
 * @param {string} id @param {string} name @param {(came: boolean) => void} closer
 */
export async function wait(id, name, closer) {
  one("#waiting-name").textContent = name;
  one("#waiting-stage").textContent = "";
  const bar = one("#waiting-bar");
  bar.value = 0;
  await server.read(id, ({ stage, place, total }) => {
    one("#waiting-stage").textContent = STAGES[stage] ?? stage;
    bar.max = total;
    bar.value = place;
  }, closer);
}
