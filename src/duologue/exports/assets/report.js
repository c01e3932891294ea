"use strict";
// Reading works without this file. It adds: the card of a line, stepping, one person at a time, and the ribbon's jumps.
(() => {
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => document.querySelectorAll(selector);
  const make = (tag, className, ...inside) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...inside);
    return element;
  };

  const { people, silent, words, items, sure } = JSON.parse(one("#facts").textContent);
  const [WHO, KIND, SCORE, START, BECAUSE, TO, OTHERS, FAULTS] = [0, 1, 2, 3, 4, 5, 6, 7];
  const story = one("#story"), card = one("#card"), lanes = one("#lanes"), top_ = one(".top");
  const KINDS = {
    explicit: "Named beside the line.",
    anaphoric: "A pronoun or a description beside it.",
    implicit: "Nothing beside it says who.",
    "thought direct": "In their own words.",
    "thought indirect": "Reported.",
    "thought free": "In the narrator’s voice.",
  };
  let current = -1;   // the line that has the keyboard
  let shown = -1;     // the line on the card
  let picked = -1;    // the person picked in the cast
  document.documentElement.classList.add("scripted");
  one(".tools").hidden = false;
  all('[data-do="back"], [data-do="next"]').forEach((button) => { button.hidden = !items.length; });

  const [AS_SUBJECT, AFTER_TO] = [0, 1];
  const nameOf = (who, how = AS_SUBJECT) => ((typeof who === "number" ? people[who] : silent[who]) ?? ["unknown", "unknown"])[how];
  const piecesOf = (n) => all(`#l${n}, [data-l="${n}"]`);
  const isUnsure = (row) => row[WHO] < 0 || row[SCORE] < sure;

  // The card -------------------------------------------------------------------------------------------------
  function bdi(text, tag = "bdi") { return make(tag, "", text); }

  function who(row) {
    const line = make("p", "who", bdi(row[WHO] < 0 ? "Speaker unknown" : nameOf(row[WHO]), "b"));
    if (row[KIND].startsWith("thought")) line.append(" thinks");
    else if (row[TO]?.length) line.append(" to ", ...row[TO].flatMap((to, k) => (k ? [", ", bdi(nameOf(to, AFTER_TO))] : [bdi(nameOf(to, AFTER_TO))])));
    return line;
  }

  function meter(score) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 100 4");
    svg.setAttribute("preserveAspectRatio", "none");
    svg.setAttribute("aria-hidden", "true");
    for (const [name, width] of [["all", 100], ["", score]]) {
      const bar = document.createElementNS(svg.namespaceURI, "rect");
      bar.setAttribute("class", name);
      bar.setAttribute("width", width);
      bar.setAttribute("height", 4);
      svg.append(bar);
    }
    return svg;
  }

  function list(numbers) {
    return make("ul", "", ...numbers.map((n) => make("li", "", words[n])));
  }

  function fill(n) {
    const row = items[n];
    card.replaceChildren(
      who(row), row[WHO] < 0 ? "" : meter(row[SCORE]),
      make("p", "", row[WHO] < 0 ? "The reading names nobody." : `${isUnsure(row) ? "Only " : ""}${row[SCORE]}\u00a0% sure.`),
      make("p", "how", KINDS[row[KIND]] || ""));
    const cue = one(`.c[data-l="${n}"]`);
    if (cue) card.append(make("p", "how", "Cue: ", make("q", "", cue.textContent)));
    if (row[BECAUSE]?.length) card.append(list(row[BECAUSE]));
    if (row[OTHERS]?.length && isUnsure(row)) {
      card.append(make("p", "how", "Or: ", row[OTHERS].map(([whom, score]) => `${nameOf(whom)} ${score}\u00a0%`).join(", ")));
    }
    if (row[FAULTS]?.length) card.append(make("p", "how", "Its marks: ", row[FAULTS].map((k) => words[k]).join(", ")));
  }

  function show(n) {
    if (n === shown) return;
    hide();
    if (n < 0) return;
    shown = n;
    fill(n);
    card.className = `p${items[n][WHO] < 0 ? "x" : items[n][WHO]}`;
    card.hidden = false;
    piecesOf(n).forEach((piece) => piece.classList.add("hot"));
    settle();
  }

  // Beside its line, on the screen whole. Text out of sight is laid out late, so this runs again when it is.
  function settle() {
    const line = shown < 0 ? null : one(`#l${shown}`);
    if (!line) return;
    const above = card.parentElement.getBoundingClientRect().top;
    const latest = innerHeight - card.offsetHeight - 12;
    const at = Math.max(top_.offsetHeight + 8, Math.min(latest, line.getBoundingClientRect().top));
    card.style.top = `${at - above}px`;
  }

  function hide() {
    if (shown < 0) return;
    piecesOf(shown).forEach((piece) => piece.classList.remove("hot"));
    card.hidden = true;
    shown = -1;
  }

  const itemAt = (target) => {
    const piece = target.closest?.("main .q, main .t");
    if (!piece) return -1;
    if (piece.dataset.l) return Number(piece.dataset.l);
    return piece.id ? Number(piece.id.slice(1)) : itemAt(piece.parentElement);
  };
  // Moves, not entries: text that scrolls under a resting pointer must not take the card from the keyboard.
  story.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || !(event.movementX || event.movementY)) return;
    const n = itemAt(event.target);
    if (n >= 0) show(n);
  });
  story.addEventListener("pointerleave", () => show(current));
  story.addEventListener("click", (event) => {
    if (!getSelection().isCollapsed) return;
    const n = itemAt(event.target);
    if (n >= 0) choose(n, false); else leave();
  });

  // Stepping -------------------------------------------------------------------------------------------------
  function choose(n, scroll = true) {
    const before = one(`#l${current}`) || one("#l0"), element = one(`#l${n}`);
    if (!element) return;
    before?.removeAttribute("tabindex");
    before?.removeAttribute("aria-describedby");
    current = n;
    const folded = element.closest("details");
    if (folded) folded.open = true;
    element.tabIndex = 0;
    element.setAttribute("aria-describedby", "card");
    element.focus({ preventScroll: true });
    const centre = () => { if (scroll && current === n) element.scrollIntoView({ block: "center" }); settle(); };
    show(n);
    centre();
    requestAnimationFrame(() => requestAnimationFrame(centre));
    offerSame();
  }

  function leave() { one(`#l${current}`)?.blur(); current = -1; hide(); offerSame(); }

  function step(by, wanted = () => true) {
    let n = current < 0 ? nearest() + (by > 0 ? -1 : 0) : current;
    for (n += by; n >= 0 && n < items.length; n += by) if (wanted(items[n])) return choose(n);
  }

  function nearest(place = placeInView()) {
    const n = items.findIndex((row) => row[START] >= place);
    return n < 0 ? items.length - 1 : n;
  }

  const sameAs = () => (picked >= 0 ? picked : current >= 0 ? items[current][WHO] : -1);
  const isSame = (row) => row[WHO] === sameAs();
  function offerSame() {
    const button = one('[data-do="same"]'), person = sameAs();
    button.hidden = person < 0;
    button.querySelector("bdi").textContent = nameOf(person, AFTER_TO);
  }

  story.addEventListener("focusin", (event) => {
    if (/^l\d+$/.test(event.target.id)) { current = Number(event.target.id.slice(1)); show(current); offerSame(); }
  });
  const KEYS = {
    j: () => step(1), k: () => step(-1), u: () => step(1, isUnsure), U: () => step(-1, isUnsure),
    n: () => step(1, isSame), N: () => step(-1, isSame), Escape: () => { leave(); pick(-1); },
  };
  const ARROWS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = document.activeElement?.matches?.("#story .q, #story .t") && ARROWS[event.key];
    if (!arrow && !KEYS[event.key]) return;
    event.preventDefault();
    if (arrow) step(arrow); else KEYS[event.key]();
  });

  const TOOLS = { back: () => step(-1), next: () => step(1), unsure: () => step(1, isUnsure), same: () => step(1, isSame), theme: turn };
  one(".tools").addEventListener("click", (event) => TOOLS[event.target.closest("button")?.dataset.do]?.());

  // One person -----------------------------------------------------------------------------------------------
  const sheet = document.styleSheets[document.styleSheets.length - 1];
  function pick(person) {
    if (picked >= 0) { sheet.deleteRule(sheet.cssRules.length - 1); sheet.deleteRule(sheet.cssRules.length - 1); }
    picked = person;
    all(".person").forEach((button) => button.setAttribute("aria-pressed", Number(button.dataset.person) === person));
    if (person >= 0) {
      sheet.insertRule(`main .q:not(.p${person}), main .t:not(.p${person}) { --c: var(--dim) !important; background: none }`, sheet.cssRules.length);
      sheet.insertRule(`.lanes g:not(.p${person}) { opacity: 0.18 }`, sheet.cssRules.length);
    }
    offerSame();
  }
  one(".side").addEventListener("click", (event) => {
    const button = event.target.closest(".person");
    if (button) pick(button.getAttribute("aria-pressed") === "true" ? -1 : Number(button.dataset.person));
  });

  // The ribbon -----------------------------------------------------------------------------------------------
  const pieces = [...all(".piece")];
  const startOf = (piece) => Number(piece.dataset.from);
  function placeInView() {
    let low = 0, high = pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (pieces[middle].getBoundingClientRect().top <= top_.offsetHeight + 40) low = middle; else high = middle - 1;
    }
    if (!pieces.length) return 0;
    const box = pieces[low].getBoundingClientRect();
    const part = Math.min(1, Math.max(0, (top_.offsetHeight + 40 - box.top) / (box.height || 1)));
    return startOf(pieces[low]) + part * (Number(pieces[low].dataset.to) - startOf(pieces[low]));
  }

  if (lanes) {
    const [from, to] = [Number(lanes.dataset.from), Number(lanes.dataset.to)];
    let waiting = false;
    const mark = () => {
      waiting = false;
      const part = Math.min(1, Math.max(0, (placeInView() - from) / (to - from)));
      one("#here").style.left = `${100 * part}%`;
    };
    addEventListener("scroll", () => { if (!waiting) { waiting = true; requestAnimationFrame(mark); } }, { passive: true });
    addEventListener("resize", mark);
    mark();
    lanes.addEventListener("click", (event) => {
      if (event.target.closest("a")) return;
      const box = lanes.getBoundingClientRect();
      const place = from + ((event.clientX - box.left) / box.width) * (to - from);
      const after = Math.max(0, nearest(place)), before = Math.max(0, after - 1);
      choose(place - items[before]?.[START] < items[after]?.[START] - place ? before : after);
    });
  }

  // On paper the cast stands before the story.
  addEventListener("beforeprint", () => { one(".side > details").open = true; });

  const measure = () => document.documentElement.style.setProperty("--top", `${top_.offsetHeight + 12}px`);
  measure();
  addEventListener("resize", measure);

  // Dark and light -------------------------------------------------------------------------------------------
  function theme(name) { document.documentElement.dataset.theme = name; }
  function turn() {
    const dark = getComputedStyle(document.documentElement).colorScheme.includes("dark");
    theme(dark ? "light" : "dark");
    try { localStorage.setItem("duologue-theme", dark ? "light" : "dark"); } catch { /* a file may have no storage */ }
  }
  try { const kept = localStorage.getItem("duologue-theme"); if (kept) theme(kept); } catch { /* the same */ }
  if (innerWidth < 960) all(".side > details").forEach((section) => { section.open = false; });
  // After the browser's own jump to the same place, which would put the line under the bar.
  const linked = () => { if (/^#l\d+$/.test(location.hash)) choose(Number(location.hash.slice(2))); };
  addEventListener("load", () => requestAnimationFrame(linked));
  addEventListener("hashchange", linked);
})();
