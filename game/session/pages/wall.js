// The projector: code, clock, headlines; how the teams did only once the facilitator shows it.

import { Line, curves, el, fromFragment, put, showClock, speak, t, when } from "./common.js";

let line = null, room = null;

function hear(message) {
  if (message.kind === "room") { room = message; draw(); }
  if (message.kind === "stranger") put("notices", el("div", { class: "notice bad" }, t("no-stranger")));
  if (message.kind === "state") put("notices", line && line.state() === "away" ? el("div", { class: "notice bad" }, t("away")) : null);
}

function draw() {
  put("bar", el("strong", {}, room.title), el("span", { class: "muted" }, when(room)), el("span", { class: "grow" }), el("span", { class: "muted" }, room.address + " · " + room.code));
  const main = document.getElementById("main");
  main.className = room.phase === "lobby" ? "halves" : "";
  put(main, room.phase === "lobby" ? lobby() : [clock(), prompt(), ...messages(), ...news(), room.shown && room.curves.some((team) => team.equity.length) ? results() : teams()]);
  tick();
}

function lobby() {
  return [
    el("section", { class: "panel stack" }, el("h1", {}, t("join-at")), el("p", { class: "headline" }, room.address), el("p", {}, t("with-code")), el("p", { class: "big number" }, room.code)),
    el("section", { class: "panel stack" }, el("img", { class: "qr", src: "/join.svg", alt: room.address + " " + room.code }), el("p", {}, t("people", { n: room.people, teams: room.teams.length }))),
    el("section", { class: "panel wide row" }, room.teams.map((team) => el("span", { class: "pill" }, team.name + " · " + team.people))),
  ];
}

function clock() { return el("section", { class: "panel row" }, el("h1", { class: "grow" }, room.phase === "play" ? t("quarter-of", { n: room.quarter, all: room.quarters }) : t(room.phase)), el("span", { id: "clock", class: "clock", role: "timer" })); }
function prompt() { return room.prompt ? el("section", { class: "panel card headline" }, room.prompt) : null; }
function messages() { return room.messages.slice(-2).map((text) => el("section", { class: "panel" }, text)); }
function news() { return room.headlines.length ? [el("section", { class: "panel stack" }, el("h2", {}, t("headlines")), room.headlines.map((text) => el("p", { class: "headline" }, text)))] : []; }

function teams() {
  if (room.over || room.phase === "frozen") return null;
  const done = room.teams.filter((team) => team.people && !team.waiting).length, all = room.teams.filter((team) => team.people).length;
  return el("section", { class: "panel stack" }, el("h2", {}, t("have-sealed", { n: done, all })),
    el("div", { class: "row" }, room.teams.filter((team) => team.people).map((team) => el("span", { class: "pill " + (team.waiting ? "deciding" : "sealed") },
      team.name + ": " + (team.waiting ? t("team-waits", { n: team.waiting }) : t("team-done") + " ✓")))));
}

function results() {
  const some = (room.curves || []).filter((team) => team.equity.length);
  return el("section", { class: "panel" }, el("h2", {}, t("curves")), some.length ? curves(some, t("curves")) : null,
    (room.taxes || []).map((tax) => el("p", {}, el("strong", {}, tax.name + ": "), tax.text)));
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
