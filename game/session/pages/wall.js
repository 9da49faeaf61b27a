// The projector: code, clock, headlines; how the teams did only once the facilitator shows it.

import { Line, curves, el, fromFragment, joinPicture, number, put, putIf, showClock, speak, t, when } from "./common.js";

let line = null, room = null;

function hear(message) {
  if (message.kind === "room") { room = message; draw(); }
  if (message.kind === "stranger") put("notices", el("div", { class: "notice bad" }, t("no-stranger")));
  if (message.kind === "state") put("notices", line && line.state() === "away" ? el("div", { class: "notice bad" }, t("away")) : null);
}

function draw() {
  document.title = room.title;
  putIf("bar", el("strong", {}, room.title), room.phase === "lobby" ? null : el("span", { class: "muted" }, when(room)), el("span", { class: "grow" }),
    room.phase === "lobby" ? null : el("span", { class: "muted" }, room.address + " · " + room.code));
  const main = document.getElementById("main");
  main.className = room.shown ? "shows" : room.phase === "lobby" ? "halves" : "stage";
  putIf("main", ...(room.shown ? shown() : room.phase === "lobby" ? lobby() : playing()));
  tick();
}

function lobby() {
  return [
    el("section", { class: "panel stack" }, el("h1", {}, t("join-at")), el("p", { class: "headline" }, room.address), el("p", {}, t("with-code")), el("p", { class: "big number" }, room.code),
      room.fingerprint ? el("p", {}, t("fingerprint") + " ", el("span", { class: "number" }, room.fingerprint)) : null),
    el("section", { class: "panel stack center" }, joinPicture(token, room.address + " " + room.code), el("p", {}, t("people", { n: room.people, teams: room.teams.length }))),
    el("section", { class: "panel wide row" }, room.teams.map((team) => el("span", { class: "pill" }, team.name + " · " + team.people))),
  ];
}

// In a time-out its prompt is all there is; news and seals come back with the clock of the quarter.
function playing() {
  if (room.phase === "timeout") return [face(t("timeout")), prompt(), ...messages()];
  if (room.drawn.all) return [guess(), ...messages()];
  if (room.over || room.phase === "frozen") return [face(t(room.phase === "frozen" ? "frozen-text" : "ended")), ...messages()];
  return [face(t("quarter-of", { n: room.quarter, all: room.quarters })), ...messages(), ...news(), teams()];
}

function shown() { return [...messages(), room.shown === "bonuses" ? bonuses() : results()]; }

function face(text) {
  const runs = room.phase !== "frozen" && (room.clock.ends !== null || room.clock.left !== null);
  return el("section", { class: "panel row face" }, el("h1", { class: "grow" }, text), runs ? el("span", { id: "clock", class: "clock", role: "timer" }) : null);
}

function prompt() { return room.prompt ? el("section", { class: "panel card headline" }, room.prompt) : null; }
function messages() { return room.messages.slice(-2).map((text) => el("section", { class: "panel" }, text)); }
function news() { return room.headlines.length ? [el("section", { class: "panel stack" }, el("h2", {}, t("headlines")), room.headlines.map((one) => el("p", { class: "headline" }, one.teams.length ? el("small", {}, one.teams.join(", ") + ": ") : null, one.text)))] : []; }

function guess() {
  return el("section", { class: "panel card row face" }, el("h1", {}, t(room.drawn.n < room.drawn.all ? "guess-now" : "frozen-text")), el("p", {}, t("drawn", room.drawn)));
}

function teams() {
  const done = room.teams.filter((team) => team.people && !team.waiting).length, all = room.teams.filter((team) => team.people).length;
  return el("section", { class: "panel stack" }, el("h2", {}, t("have-sealed", { n: done, all })),
    el("div", { class: "row" }, room.teams.filter((team) => team.people).map((team) => el("span", { class: "pill " + (team.waiting ? "deciding" : "sealed") },
      team.name + ": " + (team.waiting ? t("team-waits", { n: team.waiting }) : t("team-done") + " ✓")))));
}

function bonuses() {
  const seats = room.seats;
  return el("section", { class: "panel stack" }, el("h1", {}, t("bonuses")), el("p", { class: "muted" }, t("bonus-hint")),
    el("table", { class: "bonuses", "aria-label": t("bonuses") }, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("team")), seats.map((seat) => el("th", { scope: "col", class: "right" }, t(seat))))),
      el("tbody", {}, room.bonuses.map((team) => el("tr", {}, el("th", { scope: "row" }, team.name),
        seats.map((seat) => el("td", { class: "right number" }, team.seats[seat] === undefined ? "–" : number(team.seats[seat], 0))))))));
}

function results() {
  const some = room.curves.filter((team) => team.equity.length > 1);
  return el("section", { class: "panel results" }, el("h1", {}, t("curves")), some.length ? curves(some, t("curves"), 620) : null, ends(some));
}

// Beside the curves: what was guessed for their ends, and what the second round had over the first.
function ends(some) {
  const guessed = some.some((team) => team.guessed !== null), taxes = room.taxes || [];
  if (!guessed && !taxes.length) return null;
  const tax = (team) => taxes.find((one) => one.name === team.name);
  const head = (key) => el("th", { scope: "col", class: "right" }, t(key)), cell = (text) => el("td", { class: "right number" }, text);
  return el("table", { "aria-label": t("ends") },
    el("thead", {}, taxes.length ? el("tr", {}, el("td", { colspan: guessed ? 3 : 1 }), el("th", { scope: "colgroup", colspan: 2, class: "right" }, t("rounds-less"))) : null,
      el("tr", {}, el("th", { scope: "col" }, t("team")), guessed ? [head("guess-mean"), head("came-end")] : null, taxes.length ? [head("brand-later"), head("profit-all")] : null)),
    el("tbody", {}, some.map((team) => el("tr", {}, el("th", { scope: "row" }, team.name),
      guessed ? [cell(team.guessed === null ? "–" : number(team.guessed)), cell(number(team.equity.at(-1)))] : null,
      taxes.length ? ["brand", "profit"].map((key) => cell(!tax(team) ? "–" : tax(team)[key] || t("alike"))) : null))));
}

function tick() {
  const node = document.getElementById("clock");
  if (node && room && (room.clock.ends !== null || room.clock.left !== null)) showClock(node, room.clock, line.skew);
}

const secret = fromFragment();
await speak();
if (secret) sessionStorage.setItem("wall", secret);
const token = sessionStorage.getItem("wall");
if (token) { line = new Line(token, hear); setInterval(tick, 250); } else put("notices", el("div", { class: "notice bad" }, t("no-stranger")));
