// A player's page: the door, the lobby, the own desk.

import { Line, el, figures, fromFragment, languageButton, panel, percent, put, putIf, quotes, showClock, speak, t, when } from "./common.js";
import { effort, fields, filled, opened, slider, wish } from "./forms.js";
import { door } from "./door.js";
import { guessing, ownWords } from "./guess.js";

let line = null, room = null, view = null, draft = null, said = {}, asked = null, askLater = 0, refused = "";

function begin(token) {
  notice("");
  line = new Line(token, hear);
  setInterval(() => { const node = document.getElementById("clock"); if (node && room) showClock(node, room.clock, line.skew); }, 250);
}

function notice(text, bad = true) {
  put("notices", text ? el("div", { class: "notice" + (bad ? " bad" : "") }, text) : null);
}

function hear(message) {
  switch (message.kind) {
    case "stranger": localStorage.removeItem("token"); door(code, begin, notice); break;
    case "state": state(); break;
    case "room": room = message; draw(); break;
    case "view": view = message; draw(); break;
    case "no": if (message.id) { refused = t("no-" + message.why); notice(refused); } state(); break;
    case "ack": if (refused) { refused = ""; notice(""); } state(); break;
    case "answer": if (message.id === asked) { said = answered(message.answers); tell(); } break;
  }
}

function state() {
  const node = document.getElementById("state");
  if (!node || !line) return;
  const now = line.state();
  node.textContent = t(now) + (now === "saved" ? " ✓" : "");
  node.className = now === "away" ? "bad" : now === "saving" ? "warn" : "muted";
}

// ---- drawing ------------------------------------------------------------------------------------

let drawn = "", otherSeat = false;

function draw() {
  if (!room) return;
  head();
  const fresh = view && view.turn === room.turn && view.own.seat === room.seat;
  const page = !room.team || room.phase === "lobby" ? "lobby" : room.phase === "frozen" ? "frozen" + Boolean(view)
    : !fresh ? "computing" : (room.over ? "over-" : "desk-") + room.turn + "-" + room.seat + JSON.stringify(view.own.numbers);
  if (page === "lobby") { drawn = ""; lobby(); return; }
  if (drawn !== page) { drawn = page; whole(page); }
  live();
}

function head() {
  document.title = [room.seat ? t(room.seat) : "", room.team, "Silo Dynamics"].filter(Boolean).join(" · ");
  document.body.className = room.seat ? "seated " + room.seat : "";
  putIf("bar",
    room.seat ? el("strong", { class: "mark" }, t(room.seat)) : null,
    room.beside ? el("span", { class: "pill" }, t("beside")) : null,
    el("span", {}, room.team, el("span", { class: "company" }, (room.team ? " · " : "") + room.company)),
    el("span", { class: "muted" }, when(room)), el("span", { class: "grow" }),
    el("span", { id: "clock", class: "clock", role: "timer" }), el("span", { id: "state", role: "status" }), languageButton());
  showClock(document.getElementById("clock"), room.clock, line.skew);
  state();
}

function lobby() {
  document.getElementById("foot").hidden = true;
  document.getElementById("main").className = "";
  const seats = (room.teams || []).map((team) => el("section", { "aria-label": team.name }, el("h2", {}, team.name), el("div", { class: "seats" }, room.seats.map((seat) => seatButton(team, seat)))));
  const top = (title, hint, ...more) => el("section", { class: "panel stack" }, el("h1", {}, title), el("p", { class: "muted" }, t(hint)), more);
  if (!room.team) return putIf("main", top(t("choose-seat"), room.phase === "lobby" ? "choose-hint" : "watching", ...seats));
  putIf("main", top(room.title, room.beside ? "beside-text" : "waiting-begin"),
    room.briefing ? el("section", { class: "panel" }, el("h2", {}, t("briefing")), el("p", { class: "prose" }, room.briefing)) : null,
    el("details", { class: "panel", open: otherSeat, ontoggle: (event) => { otherSeat = event.target.open; } }, el("summary", {}, t("other-seat")), el("div", { class: "stack" }, seats,
      el("div", {}, el("button", { class: "quiet", onclick: () => line.send({ kind: "stand" }) }, t("stand"))))));
}

function seatButton(team, seat) {
  const here = team.name === room.team && seat === room.seat, taken = team.taken.includes(seat) && !here;
  const pair = taken && room.pairs && !(room.team && !room.beside);
  const note = here ? t(room.beside ? "beside" : "yours") : pair ? t("sit-beside") : t(taken ? "taken" : "free");
  const many = team.pairs[seat] ? " · " + t("pair-n", { n: team.pairs[seat] }) : "";
  return el("button", { id: "sit-" + team.id + "-" + seat, class: seat, "aria-pressed": here, disabled: taken && !pair, onclick: () => line.send({ kind: pair ? "beside" : "sit", team: team.id, seat }) },
    t(seat), el("br"), el("small", {}, note + many));
}

// What the facilitator says comes first on a narrow page, and stands beside the numbers on a wide one.
function whole(page) {
  const main = document.getElementById("main"), live = el("div", { id: "live", class: "stack", role: "status" });
  main.className = "desk";
  document.getElementById("foot").hidden = !page.startsWith("desk") || view.own.left;
  if (page === "computing") {
    main.className = "";
    put(main, el("section", { class: "panel" }, el("h1", {}, t("computing"))), live);
    return;
  }
  const known = view && view.own ? [card(), view.own.left ? null : numbers(), bonus(), view.own.left ? null : ownVoices()] : [];
  const right = el("div", { class: "stack right" });
  put(main, live, right, el("div", { class: "stack left" }, known));
  if (page.startsWith("frozen")) {
    const mark = "-" + line.token.slice(0, 8), own = (key) => ownWords(key.slice(4) + mark, t(key), t("own-hint")), asked = room.questions || [];
    right.append(el("section", { class: "panel" }, el("h1", {}, t("frozen-text"))), own("one-word"), el("div", { id: "guess" }),
      ...(asked.length ? [panel(t("questions"), el("ol", {}, asked.map((text) => el("li", {}, text))))] : []), own("one-thing"));
    return;
  }
  if (page.startsWith("over")) {
    right.append(el("section", { class: "panel" }, el("h1", {}, t("over-text"))), el("div", { id: "guess" }), lately());
    return;
  }
  main.classList.add("plan");
  right.append(...[view.own.left ? el("section", { class: "panel card" }, el("h1", {}, t("left-title")), el("p", {}, t("left-text"))) : null, lately()].filter(Boolean));
  if (room.beside && !view.own.left) { draft = null; put("foot", el("div", { class: "row" }, el("p", { class: "grow muted" }, t("beside-text")), el("div", { id: "team", class: "row" }))); return; }
  if (view.own.left) { draft = null; return; }
  startDraft();
  right.append(...decisions());
  foot();
  changed();
}

let guessed = "";

function guess() {
  const place = document.getElementById("guess"), now = JSON.stringify([room.round, room.guess]);
  if (!place || (guessed === now && place.childNodes.length)) return;
  guessed = now;
  put(place, !room.guess || (room.beside && !room.guess.came) ? null : guessing(room.guess, room.round, (row) => line.send({ kind: "guess", round: room.round, line: row })));
}

function live() {
  const place = document.getElementById("live");
  if (!place) return;
  const messages = (room.messages || []).map((text) => el("p", {}, text));
  guess();
  putIf("live",
    room.prompt ? el("section", { class: "panel card" }, el("h2", {}, t("timeout")), el("p", {}, room.prompt), el("small", {}, t("stop-look"))) : null,
    messages.length ? panel(t("messages"), messages) : null,
    room.requests && !room.over && room.phase !== "frozen" ? panel(t("requests"), requests()) : null);
  const team = document.getElementById("team");
  if (team) putIf("team", room.pair && !room.beside ? el("span", { class: "pill" }, t("pair-n", { n: room.pair })) : null, (room.mates || []).filter((one) => one.here).map((one) => el("span", { class: "pill " + (one.sealed ? "sealed" : "deciding") }, t(one.seat) + (one.sealed ? " ✓" : " …"))));
  sealState();
}

function requests() {
  if (!room.requests.length) return el("p", { class: "muted" }, t("no-requests"));
  return el("table", { "aria-label": t("requests") }, el("tbody", {}, room.requests.map((one) => el("tr", {}, el("td", {}, t(one.seat)),
    el("td", { class: "right number" }, signed(Math.round(100 * one.request)))))));
}

function signed(value) { return (value > 0 ? "+" : value < 0 ? "−" : "") + percent(Math.abs(value)); }

function card() { return el("details", { class: "panel card", open: room.quarter === 1 }, el("summary", {}, t("your-card")), el("p", {}, view.own.card)); }
function numbers() { return el("section", { class: "panel" }, el("h2", {}, t("your-numbers"), el("small", {}, t("as-reported"))), figures(view.own.numbers, t("your-numbers"))); }
function bonus() { return el("details", { class: "panel" }, el("summary", {}, t("your-bonus")), view.own.bonus.map((text) => el("p", {}, text))); }
function wide() { return innerWidth >= 900; }
function ownVoices() { return view.own.chief ? null : el("details", { class: "panel", open: wide() }, el("summary", {}, view.own["heard-title"]), quotes(view.own.heard)); }

function lately() {
  const now = view.public;
  if (!now.quarter) return null;
  return el("details", { class: "panel stack", open: true }, el("summary", {}, t("last-quarter")),
    now.headlines.length ? panel(t("headlines"), now.headlines.map((text) => el("p", {}, text))) : null,
    el("h2", {}, t("public-numbers")), figures(now.figures, t("public-numbers")),
    now.outcomes.length ? el("h2", {}, t("decided")) : null,
    now.outcomes.length ? el("table", { "aria-label": t("decided") }, el("tbody", {}, now.outcomes.map((one) => el("tr", {}, el("td", {}, el("small", {}, one.seat)),
      el("td", {}, one.title, el("br"), el("small", {}, one.text), one.refusal ? el("p", { class: "bad" }, one.refusal) : null))))) : null,
    el("details", {}, el("summary", {}, t("heard-public")), quotes(now.heard)));
}

// ---- deciding -----------------------------------------------------------------------------------

function startDraft() {
  const own = view.own;
  draft = { row: (own.effort || []).map((part) => part.share), levers: {}, request: 0 };
  const budget = own.levers.find((lever) => lever.kind === "shift_budget");
  if (budget) draft.levers.shift_budget = opened(budget);
  const kept = room.mine || kept_draft();
  if (!kept) return;
  draft.request = Math.round(100 * kept.request);
  for (const decision of kept.decisions) {
    if (decision.kind === "own_effort") draft.row = own.effort.map((part) => Math.round(100 * decision[part.task]));
    const lever = own.levers.find((one) => one.kind === decision.kind);
    if (lever) draft.levers[lever.kind] = filled(lever, decision);
  }
}

function place() { return "draft-" + line.token.slice(0, 8) + "-" + room.round + "-" + room.quarter + "-" + room.seat; }
function kept_draft() { return JSON.parse(sessionStorage.getItem(place()) || "null"); }

function meant() {
  const own = view.own, found = [];
  if ((own.effort || []).some((part, k) => part.share !== draft.row[k])) {
    found.push({ kind: "own_effort", ...Object.fromEntries(own.effort.map((part, k) => [part.task, draft.row[k] / 100])) });
  }
  for (const [kind, values] of Object.entries(draft.levers)) {
    const decision = wish(own.levers.find((lever) => lever.kind === kind), values);
    if (decision) found.push(decision);
  }
  return { decisions: found, request: own.request ? draft.request / 100 : 0 };
}

function decisions() {
  const own = view.own;
  if (!own.effort) return own.chief ? [chiefMoves()] : [panel(t("one-lever-or-none"), el("small", {}, t("lever-hint")), own.levers.map((lever) => leverCard(lever, true)))];
  return [
    panel(t("your-time"), effort(own, draft.row, (row) => { draft.row = row; changed(); })),
    panel(t("one-lever"), own.levers.map((lever) => leverCard(lever, true))),
    panel(t("request"), requestSlider(own), el("small", {}, t("request-hint"))),
  ];
}

function requestSlider(own) {
  const node = slider(t("request"), draft.request, own.request[0], own.request[1], 1, signed, (value) => {
    draft.request = value;
    node.show(value);
    changed();
  });
  return node;
}

function chiefMoves() {
  const own = view.own, groups = [...new Set(own.levers.map((lever) => lever.group))];
  return el("section", { class: "panel stack" }, el("h2", {}, t("your-moves"), el("small", {}, own.means.map((one) => one.label + " " + one.text).join(" · "))),
    groups.map((group) => el("details", { open: own.levers.some((lever) => lever.group === group && draft.levers[lever.kind]) },
      el("summary", {}, group), own.levers.filter((lever) => lever.group === group).map((lever) => leverCard(lever, false)))));
}

function leverCard(lever, single) {
  const node = el("div", { class: "lever", "data-kind": lever.kind });
  const show = () => {
    const inside = draft.levers[lever.kind];
    const button = el("button", { "aria-pressed": Boolean(inside), "aria-expanded": Boolean(inside), onclick: () => {
      const had = draft.levers[lever.kind];
      if (single) for (const kind of Object.keys(draft.levers)) delete draft.levers[kind];
      if (had) delete draft.levers[lever.kind]; else draft.levers[lever.kind] = opened(lever);
      for (const other of document.querySelectorAll(".lever")) other.redraw();
      node.querySelector("button").focus();
      changed();
    } }, (inside ? "✓ " : "+ ") + lever.title, el("small", {}, lever.text));
    put(node, button, inside ? el("div", { class: "inside" }, fields(lever, inside, (values) => { draft.levers[lever.kind] = values; changed(); }),
      el("p", { class: "said", role: "status" })) : null);
    tell();
  };
  node.redraw = show;
  show();
  return node;
}

function changed() {
  const now = meant();
  sessionStorage.setItem(place(), JSON.stringify(now));
  sealState();
  clearTimeout(askLater);
  if (!now.decisions.length) { said = {}; tell(); }
  askLater = setTimeout(() => { asked = line.ask({ kind: "ask", decisions: now.decisions }); }, 350);   // with none, it is a sign of life
}

function answered(answers) {
  const kinds = meant().decisions.map((one) => one.kind);
  return Object.fromEntries(answers.map((answer, k) => [kinds[k], answer]));
}

function tell() {
  for (const node of document.querySelectorAll(".lever")) {
    const place = node.querySelector(".said"), answer = said[node.dataset.kind];
    if (!place) continue;
    place.className = "said " + (answer && answer.refusal ? "bad" : "muted");
    place.textContent = !answer ? "" : answer.refusal ? t("will-refuse", { why: answer.refusal }) : answer.text;
  }
}

// ---- sealing ------------------------------------------------------------------------------------

function foot() {
  put("foot", el("div", { class: "row" }, el("div", { class: "grow" }, el("div", { id: "sealed", role: "status" }), el("div", { id: "team", class: "row" })),
    el("button", { class: "primary", id: "seal", onclick: () => {
      line.send({ kind: "seal", round: room.round, quarter: room.quarter, ...meant() });
    } }, t("seal"))));
}

function sealState() {
  const node = document.getElementById("sealed"), button = document.getElementById("seal");
  if (!node || !draft || !button) return;
  const same = room.mine && JSON.stringify(sorted(room.mine)) === JSON.stringify(sorted(meant()));
  node.textContent = !room.mine ? t("seal-hint") : same ? t("is-sealed") : t("changed");
  node.className = room.mine && !same ? "warn" : "muted";
  button.textContent = t(room.mine ? "seal-again" : "seal");
  if (same && document.activeElement === button) { node.tabIndex = -1; node.focus(); }   // a grey button has no focus
  button.disabled = Boolean(same);
}

function sorted(sealed) {
  return { request: sealed.request, decisions: sealed.decisions.map((one) => Object.entries(one).sort()).sort() };
}

const code = fromFragment();
await speak();
const token = localStorage.getItem("token");
if (token) begin(token); else door(code, begin, notice);
