// A self-test for a participant's device: page, socket, memory.

import { SOCKET, el, languageButton, put, speak, t } from "./common.js";

const rows = [];

function show() {
  put("bar", el("strong", {}, t("test")), el("span", { class: "grow" }), languageButton());
  put("main", el("section", { class: "panel stack" }, el("p", { class: "muted" }, t("test-hint")),
    el("table", { "aria-label": t("test") }, el("tbody", {}, rows.map(([text, good]) => el("tr", {}, el("td", {}, text), el("td", { class: good ? "good" : "bad" }, (good ? "✓ " : "✗ ") + t(good ? "test-good" : "test-bad")))))),
    rows.every(([, good]) => good) ? null : el("p", {}, t("test-help"))));
}

async function time() {
  const begin = performance.now();
  const answer = await fetch("/words/en", { cache: "no-store" });
  rows.push([t("test-time", { n: Math.round(performance.now() - begin) }), answer.ok]);
}

// The host closes a socket that nobody answers for with a code of its own: then it has been reached.
function socket() {
  return new Promise((done) => {
    const one = new WebSocket(SOCKET);
    const end = (good) => { rows.push([t("test-socket"), good]); done(); };
    one.onopen = () => one.send("{}");
    one.onclose = (event) => end(event.code === 4001);
  });
}

function storage() {
  try { localStorage.setItem("test", "1"); localStorage.removeItem("test"); rows.push([t("test-storage"), true]); }
  catch { rows.push([t("test-storage"), false]); }
}

await speak();
rows.push([t("test-page-ok"), true]);
await time();
await socket();
storage();
show();
