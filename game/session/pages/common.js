// What all pages share: words, elements, the line to the host. Text is only ever set as text.

let words = {};

// `?lang=de` in a link speaks once for all; then what somebody chose; then what the browser speaks.
export function language() {
  const asked = new URLSearchParams(location.search).get("lang");
  if (asked === "de" || asked === "en") {
    localStorage.setItem("language", asked);
    history.replaceState(null, "", location.pathname + location.hash);
  }
  const kept = localStorage.getItem("language");
  return kept || ((navigator.language || "en").toLowerCase().startsWith("de") ? "de" : "en");
}

export async function speak() {
  const answer = await fetch("/words/" + language());
  words = await answer.json();
  document.documentElement.lang = language();
}

export function number(value, digits = 1) {
  return new Intl.NumberFormat(language(), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

export function t(key, blanks = {}) {
  let text = words[key] || key;
  for (const [name, value] of Object.entries(blanks)) text = text.replaceAll("{" + name + "}", String(value));
  return text;
}

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, String(value));
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== false) node.append(child instanceof Node ? child : String(child));
  }
  return node;
}

const before = {};

export function put(id, ...children) {
  const place = typeof id === "string" ? document.getElementById(id) : id;
  const back = held(place);
  delete before[place.id];
  place.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  back();
  return place;
}

// Whoever uses the keyboard keeps the place: what had the focus has it again, or the part that it was in.
function held(place) {
  const had = document.activeElement;
  if (!had || had === place || !place.contains(had)) return () => {};
  const named = (node) => node.id || node.getAttribute("aria-label") || (node.matches("button, a, summary") ? node.textContent : node.type || "");
  const alike = () => [...place.querySelectorAll(had.tagName)].filter((node) => named(node) === name);
  const name = named(had), nth = alike().indexOf(had);
  return () => {
    const again = alike()[nth];
    if (!again) place.tabIndex = -1;
    (again || place).focus({ preventScroll: true });
  };
}

// A part is made anew only if it says something else: nothing is read out twice, and a choice stays open.
export function putIf(id, ...children) {
  const html = el("div", {}, children).outerHTML;
  if (before[id] === html && document.getElementById(id).childNodes.length) return;
  before[id] = html;
  put(id, ...children);
}

export function percent(value) { return number(value, 0) + (language() === "de" ? " %" : "%"); }

export function panel(title, ...children) {
  return el("section", { class: "panel" }, title ? el("h2", {}, title) : null, ...children);
}

export function languageButton() {
  const other = language() === "de" ? "en" : "de";
  return el("button", {
    class: "quiet language", lang: other,
    onclick: () => { localStorage.setItem("language", other); location.reload(); },
  }, other === "de" ? "Deutsch" : "English");
}

// ---- secrets ------------------------------------------------------------------------------------

// What stands behind # is never sent to a server; it is taken out of the address at once.
export function fromFragment() {
  const text = location.hash.slice(1);
  if (text) history.replaceState(null, "", location.pathname + location.search);
  return text;
}

// ---- the line to the host -----------------------------------------------------------------------

export const SOCKET = location.origin.replace("http", "ws") + "/socket";
const SILENCE = 4500;   // a host gives a sign of life every two seconds
const AGAIN = [200, 400, 800, 1000];
// Of these only the last one counts: no earlier one is sent again, which might come after it.
const NEWEST = ["seal", "guess"];

export class Line {
  constructor(token, hears) {
    this.token = token;
    this.hears = hears;              // (message) for each one; {kind: "state"} when the line changes
    this.tries = 0;
    this.open = false;
    this.skew = 0;
    this.unacked = JSON.parse(localStorage.getItem("unacked-" + token.slice(0, 8)) || "[]");
    this.connect();
    setInterval(() => this.watch(), 500);
  }

  connect() {
    this.heard = Date.now();
    const socket = new WebSocket(SOCKET);
    this.socket = socket;
    socket.onopen = () => socket.send(JSON.stringify({ token: this.token, language: language() }));
    socket.onmessage = (event) => { if (socket === this.socket) this.take(JSON.parse(event.data)); };
    socket.onclose = (event) => { if (socket === this.socket) this.lost(event.code); };
  }

  watch() {
    if (Date.now() - this.heard > SILENCE && this.socket) {
      const old = this.socket;
      this.socket = null;
      old.close();
      this.lost(0);
    }
  }

  lost(code) {
    this.socket = null;
    this.open = false;
    if (code === 4003) { this.hears({ kind: "stranger" }); return; }
    this.hears({ kind: "state" });
    setTimeout(() => { if (!this.socket) this.connect(); }, AGAIN[Math.min(this.tries++, AGAIN.length - 1)]);
    this.heard = Date.now() + 60000;
  }

  take(message) {
    this.heard = Date.now();
    if (message.kind === "pulse") return;
    if (message.kind === "welcome") {
      this.open = true;
      this.tries = 0;
      this.skew = message.now - Date.now() / 1000;
      for (const one of this.unacked) this.socket.send(JSON.stringify(one));
      this.hears({ kind: "state" });
      this.hears(message);
      return;
    }
    if (message.kind === "ack" || message.kind === "no") this.settle(message);
    this.hears(message);
  }

  settle(message) {
    if (message.why === "too-fast" || message.why === "busy" || message.why === "disk") {
      const waiting = this.unacked.find((one) => one.id === message.id);
      const again = () => { if (this.open && this.unacked.includes(waiting)) this.socket.send(JSON.stringify(waiting)); };
      if (waiting && this.open) setTimeout(again, 1500);
      return;                        // it stays until it is acknowledged
    }
    this.unacked = this.unacked.filter((one) => one.id !== message.id);
    this.keep();
    this.hears({ kind: "state" });
  }

  keep() { localStorage.setItem("unacked-" + this.token.slice(0, 8), JSON.stringify(this.unacked)); }

  // Something that has to happen: kept, and sent again until the host has it.
  send(message) {
    const whole = { ...message, id: newId() };
    if (NEWEST.includes(whole.kind)) this.unacked = this.unacked.filter((one) => one.kind !== whole.kind);
    this.unacked.push(whole);
    this.keep();
    if (this.open) this.socket.send(JSON.stringify(whole));
    this.hears({ kind: "state" });
    return whole.id;
  }

  // A question; if it is lost, nothing is lost.
  ask(message) {
    const whole = { ...message, id: newId() };
    if (this.open) this.socket.send(JSON.stringify(whole));
    return whole.id;
  }

  state() { return !this.open ? "away" : this.unacked.length ? "saving" : "saved"; }
}

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(9));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// ---- parts --------------------------------------------------------------------------------------

export function clockText(clock, skew) {
  if (!clock || (clock.ends === null && clock.left === null)) return ["", false];
  const seconds = clock.ends === null ? clock.left : Math.max(0, clock.ends - (Date.now() / 1000 + skew));
  if (clock.ends !== null && seconds <= 0) return [t("time-up"), true];
  const whole = Math.ceil(seconds);
  return [Math.floor(whole / 60) + ":" + String(whole % 60).padStart(2, "0"), clock.ends !== null && whole <= 30];
}

export function showClock(node, clock, skew) {
  const [text, late] = clockText(clock, skew);
  if (node.textContent !== text) node.textContent = text;
  node.classList.toggle("late", late);
}

// Where to join, for cameras. Only the facilitator and the wall are given it: the code stands in it.
let drawn = null;        // asked for once
export function joinPicture(token, label) {
  const place = el("div", { class: "qr", role: "img", "aria-label": label });
  drawn ||= fetch("/join.svg", { headers: { Authorization: "Bearer " + token } }).then((answer) => answer.text());
  drawn.then((text) => {
    place.append(document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true));
  }).catch(() => {});   // without it people type the address
  return place;
}

export function when(room) {
  if (room.phase === "lobby") return t("lobby");
  const now = room.phase === "frozen" || room.phase === "timeout" ? t(room.phase) : room.over ? t("ended") : "";
  const quarter = room.over || room.phase === "frozen" ? "" : t("quarter-of", { n: room.quarter, all: room.quarters });
  return [t("round-n", { n: room.round }), quarter, now].filter(Boolean).join(" · ");
}

export function quotes(heard) {
  if (!heard.length) return [el("p", { class: "muted" }, t("nobody-lately"))];
  return heard.map((one) => el("div", { class: "quote " + one.tone },
    el("small", {}, one.name + " · " + one.when), el("div", {}, one.text)));
}

export function figures(rows, name) {
  return el("table", { "aria-label": name }, el("tbody", {}, rows.map((one) => el("tr", { title: one.tip },
    el("td", {}, one.label, one.note ? el("small", {}, el("br"), one.note) : null),
    el("td", { class: "right" }, el("span", { class: "number" }, one.text), " ",
      one.change ? el("small", { class: "change " + one.verdict }, one.change) : null,
      one.target ? el("small", {}, el("br"), one.target) : null)))));
}

const COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7C8792", "#8C6D1F"];
const DASHES = ["", "8 4", "2 4", "12 4 2 4"];

export function curves(teams, label, tall = 335) {
  const NS = "http://www.w3.org/2000/svg";
  const make = (tag, attributes, text) => {
    const node = document.createElementNS(NS, tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
    if (text !== undefined) node.textContent = text;
    return node;
  };
  const all = teams.flatMap((team) => team.equity);
  const low = Math.floor(Math.min(...all) / 5) * 5, high = Math.max(low + 5, Math.ceil(Math.max(...all) / 5) * 5);
  const most = Math.max(2, ...teams.map((team) => team.equity.length)) - 1;
  const end = innerWidth < 600 ? 300 : 635, x = (n) => 45 + (n / most) * (end - 45), y = (value) => tall - 35 - ((value - low) / (high - low)) * (tall - 65);
  const svg = make("svg", { viewBox: `0 0 ${end + 165} ${tall}`, preserveAspectRatio: "xMinYMid meet", class: "curves", role: "img", "aria-label": label });
  for (let value = low; value <= high; value += 5) {
    svg.append(make("line", { x1: 45, x2: end, y1: y(value), y2: y(value), class: "grid" }));
    svg.append(make("text", { x: 38, y: y(value) + 5, "text-anchor": "end" }, value));
  }
  for (let n = 0; n <= most; n++) svg.append(make("text", { x: x(n), y: tall - 10, "text-anchor": "middle" }, n ? "Q" + n : t("start")));
  const ends = teams.map((team, n) => ({ team, n, at: y(team.equity.at(-1)) })).sort((a, b) => a.at - b.at);
  for (let k = 1; k < ends.length; k++) ends[k].at = Math.max(ends[k].at, ends[k - 1].at + Math.max(16, tall / 28));
  for (const { team, n, at } of ends) {
    const points = team.equity.map((value, k) => x(k) + "," + y(value)).join(" ");
    svg.append(make("polyline", { points, class: "line", stroke: COLOURS[n % 8], "stroke-dasharray": DASHES[n % 4] }));
    svg.append(make("text", { x: x(team.equity.length - 1) + 8, y: at + 5 }, team.name + " " + number(team.equity.at(-1))));
  }
  return svg;
}
