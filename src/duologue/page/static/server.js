// @ts-check
// What the page asks of its server. Every failure comes as an Error whose message can be shown.

/** @param {string} path @param {RequestInit} [init] @returns {Promise<any>} */
async function ask(path, init) {
  let response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new Error("Duologue is no longer running. Start it again, and open its new address.");
  }
  if (response.ok) return response.json();
  const text = await response.text();
  let told = text;
  try { told = JSON.parse(text).failed ?? text; } catch { /* the guard answers in plain text */ }
  throw new Error(told || `The server said no (${response.status}).`);
}

/** @param {string} path @param {object} body */
const post = (path, body = {}) => ask(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
/** @param {string} id */
const at = (id) => `/api/stories/${encodeURIComponent(id)}`;

export const shelf = () => ask("/api/shelf");

/** Bring a file or a text; under a story, as its next draft. @param {Blob} body @param {string} name @param {string} [earlier] */
export const bring = (body, name, earlier) => ask(
  `${earlier ? `${at(earlier)}/draft` : "/api/stories"}?name=${encodeURIComponent(name)}`,
  { method: "POST", headers: { "content-type": "application/octet-stream" }, body });

/** @param {string} id */ export const forget = (id) => ask(at(id), { method: "DELETE" });
/** @param {string} id */ export const stop = (id) => post(`${at(id)}/stop`);
/** @param {string} id */ export const outline = (id) => ask(`${at(id)}/outline`);
/** @param {string} id @param {number[]} numbers @returns {Promise<string[]>} */
export const pieces = (id, numbers) => ask(`${at(id)}/pieces?numbers=${numbers.join(",")}`);
/** @param {string} id @param {number} number */ export const line = (id, number) => ask(`${at(id)}/line/${number}`);
/** @param {string} id @param {number} number */ export const person = (id, number) => ask(`${at(id)}/person/${number}`);
/** @param {string} id @param {"correct" | "remove" | "undo" | "redo" | "settle"} change @param {object} [order] */
export const change = (id, change, order) => post(`${at(id)}/${change}`, order);
/** @param {string} id @param {string} other */
export const compare = (id, other) => ask(`${at(id)}/compare/${encodeURIComponent(other)}`);
/** @param {string} id @param {string} kind @param {number} [bond] */
export const takeAddress = (id, kind, bond = 0) => `${at(id)}/take/${kind}?bond=${bond}`;

/**
 * Read a story, and hear how it goes. Resolves when it can be drawn; `closer` is called when a closer reading, which
 * goes on behind it, has taken the place of the first (true) or will not come (false).
 * @param {string} id @param {(said: {stage: string, place: number, total: number}) => void} heard
 * @param {(came: boolean) => void} closer
 * @returns {Promise<void>}
 */
export function read(id, heard, closer) {
  return new Promise((resolve, reject) => {
    let ready = false;
    const news = new EventSource(`${at(id)}/progress`);
    news.onmessage = (event) => {
      const said = JSON.parse(event.data);
      if (said.ready) { ready = true; resolve(); }
      else if (said.closer) { news.close(); closer(true); }
      else if (said.failed) { news.close(); reject(new Error(said.failed)); }
      else heard(said);
    };
    // The stream ends when there is no more to tell. It cannot say why it was refused; the outline can.
    news.onerror = () => { news.close(); if (ready) closer(false); else outline(id).then(() => resolve(), reject); };
  });
}
