// Guess before you see: where the brand went, drawn quarter by quarter, with the mouse or the keyboard.

import { el, number, panel, t } from "./common.js";
import { slider } from "./forms.js";

const NS = "http://www.w3.org/2000/svg";
const drafts = {};   // what was drawn and not sent, while the page changes around it
const AROUND = 30, STEP = 0.5;
const NARROW = innerWidth < 600;
const WIDE = NARROW ? 380 : 640, HIGH = 300, LEFT = 36, RIGHT = WIDE - 84, TOP = 20, LOW = 265;

function node(tag, attributes, text) {
  const made = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

// `sent` is called with the line that somebody stands by.
export function guessing(guess, round, sent) {
  const low = Math.max(0, Math.floor((guess.start - AROUND) / 10) * 10), high = Math.min(100, Math.ceil((guess.start + AROUND) / 10) * 10);
  const kept = round + "/" + guess.quarters;
  const row = drafts[kept] || (guess.drawn || Array(guess.quarters).fill(Math.round(guess.start / STEP) * STEP)).slice();
  drafts[kept] = row;
  const x = (n) => LEFT + (n / guess.quarters) * (RIGHT - LEFT), y = (value) => LOW - ((value - low) / (high - low)) * (LOW - TOP);
  const svg = node("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, class: "curves guess" + (guess.came ? "" : " open"), role: "img", "aria-label": t("guess-title") });
  const draw = () => {
    svg.replaceChildren();
    for (let value = low; value <= high; value += 10) {
      svg.append(node("line", { x1: LEFT, x2: RIGHT, y1: y(value), y2: y(value), class: "grid" }), node("text", { x: LEFT - 6, y: y(value) + 5, "text-anchor": "end" }, value));
    }
    for (let n = 0; n <= guess.quarters; n++) svg.append(node("text", { x: x(n), y: HIGH - 10, "text-anchor": "middle" }, n ? "Q" + n : t("start")));
    if (guess.drawn || !guess.came) line([guess.start, ...(guess.came ? guess.drawn : row)], "drawn", t("guess-line"), guess.came);
    if (guess.came) line([guess.start, ...guess.came], "came", t("came-line"), guess.drawn);
  };
  const line = (values, kind, name, other) => {
    svg.append(node("polyline", { points: values.map((value, n) => x(n) + "," + y(value)).join(" "), class: "line " + kind }));
    if (kind === "drawn" && !guess.came) row.forEach((value, n) => svg.append(node("circle", { cx: x(n + 1), cy: y(value), r: 9, class: kind })));
    const end = values.at(-1), near = other && Math.abs(y(end) - y(other.at(-1))) < 18;
    const lift = near ? (end > other.at(-1) || (end === other.at(-1) && kind === "came") ? -10 : 12) : 5;
    svg.append(node("text", { x: RIGHT + 13, y: y(end) + lift }, name));
  };
  draw();
  if (guess.came) return panel(t("guess-title"), svg, el("p", { role: "status" }, outcome(guess)));
  const sliders = row.map((value, n) => slider(t("guess-quarter", { n: n + 1 }), value, low, high, STEP, (now) => number(now), (now) => row.forEach((_, k) => { if (k >= n) set(k, now); })));
  const button = el("button", { class: "primary", onclick: () => { sent(row.slice()); } }, t(guess.drawn ? "guess-again" : "guess-send"));
  const set = (n, value) => { row[n] = value; sliders[n].show(value); draw(); };
  const drag = (event) => {
    if (!event.buttons) return;
    const box = svg.getBoundingClientRect(), scale = WIDE / box.width;
    const n = Math.round(((event.clientX - box.left) * scale - LEFT) / (RIGHT - LEFT) * guess.quarters) - 1;
    const value = low + (LOW - (event.clientY - box.top) * scale) / (LOW - TOP) * (high - low);
    if (n >= 0 && n < row.length) set(n, Math.max(low, Math.min(high, Math.round(value / STEP) * STEP)));
  };
  svg.addEventListener("pointerdown", drag);
  svg.addEventListener("pointermove", drag);
  return panel(t("guess-title"), el("p", { class: "muted" }, t("guess-hint", { start: number(guess.start) })), svg,
    el("details", {}, el("summary", {}, t("guess-numbers")), sliders), el("div", { class: "row" }, el("p", { class: "grow muted", role: "status" }, guess.drawn ? t("guess-sent") : ""), button));
}

function outcome(guess) {
  if (!guess.drawn) return t("guess-none", { came: number(guess.came.at(-1)) });
  const off = guess.came.at(-1) - guess.drawn.at(-1), by = number(Math.abs(off));
  return Math.abs(off) <= 0.5 ? t("guess-near") : t(off > 0 ? "guess-low" : "guess-high", { by });
}

// What is written here stays on this device: nobody else sees it, and no host keeps it.
export function ownWords(key, title, hint) {
  const box = el("textarea", { maxlength: 300, "aria-label": title, oninput: () => localStorage.setItem(key, box.value) });
  box.value = localStorage.getItem(key) || "";
  return panel(title, box, el("small", {}, hint));
}
