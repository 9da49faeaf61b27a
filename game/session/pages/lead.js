// The facilitator's page: one glance at who is how far, and everything that a room needs.

import { Line, curves, el, figures, fromFragment, joinPicture, languageButton, number, panel, percent, put, putIf, quotes, showClock, speak, t, when } from "./common.js";
import { counter } from "./hand.js";
import { debrief } from "./debrief.js";

let line = null, room = null, shoulder = null, wall = "";

function notice(text) { put("notices", text ? el("div", { class: "notice bad" }, text) : null); }

function hear(message) {
  switch (message.kind) {
    case "stranger": sessionStorage.removeItem("facilitator"); notice(t("no-stranger")); break;
    case "state": state(); break;
    case "room": room = message; draw(); break;
    case "shoulder": shoulder = message; over(); break;
    case "no": notice(t("no-" + message.why) + (message.text ? " " + message.text : "")); break;
    case "ack": notice(""); break;
  }
}

function state() {
  const node = document.getElementById("state");
  if (!node || !line) return;
  const now = line.state();
  node.textContent = t(now === "saved" ? "linked" : now);
  node.className = now === "away" ? "bad" : "muted";
}

const order = (kind) => () => line.send({ kind });
const button = (text, onclick, kind = "", disabled = false) => el("button", { class: kind, onclick, disabled }, text);

// ---- the frame: made once, so that nothing is lost that is being written -----------------------

function frame() {
  put("main",
    el("div", { class: "stack" }, el("section", { class: "panel", id: "now" }), el("section", { class: "panel", id: "teams" }),
      el("section", { class: "panel", id: "debrief", hidden: true }), el("section", { class: "panel", id: "over", hidden: true }), el("section", { class: "panel", id: "curves", hidden: true })),
    el("div", { class: "stack" }, el("section", { class: "panel", id: "join" }), saying(), injecting(), counter(token, target("hand-team")), noting(),
      el("details", { class: "panel" }, el("summary", {}, t("briefing")), el("p", { id: "briefing", class: "prose" })),
      el("details", { class: "panel" }, el("summary", {}, t("scenario-note")), el("p", { id: "note", class: "prose" }))));
  document.getElementById("main").className = "lead";
}

function target(id) { return el("select", { id, "aria-label": t("team") }); }

function saying() {
  const text = el("textarea", { maxlength: 500, "aria-label": t("say-label") });
  return panel(t("say-label"), el("form", { class: "stack", onsubmit: (event) => {
    event.preventDefault();
    if (!text.value.trim()) return;
    line.send({ kind: "say", text: text.value.trim(), team: chosen("say-team") });
    text.value = "";
  } }, text, el("div", { class: "row" }, target("say-team"), el("button", {}, t("say"))), el("div", { id: "said", role: "status" })));
}

function injecting() {
  const note = el("small", { id: "event-note" });
  const event = el("select", { id: "event", "aria-label": t("event"), onchange: eventNote });
  return panel(t("event"), el("div", { class: "stack" }, event, note, el("div", { class: "row" }, target("event-team"),
    button(t("inject"), () => { line.send({ kind: "inject", event: document.getElementById("event").value, team: chosen("event-team") }); })),
    el("small", {}, t("inject-hint")), el("div", { id: "happened", role: "status" })));
}

function eventNote() {
  const found = room.events.find((one) => one.id === document.getElementById("event").value);
  put("event-note", found ? found.note : "");
}

function noting() {
  const text = el("textarea", { maxlength: 500, "aria-label": t("memo-label") });
  return panel(t("memo-label"), el("form", { class: "stack", onsubmit: (event) => {
    event.preventDefault();
    if (!text.value.trim()) return;
    line.send({ kind: "memo", text: text.value.trim(), team: null });
    text.value = "";
  } }, text, el("div", { class: "row" }, el("button", {}, t("memo")), el("small", {}, t("memo-hint"))), el("div", { id: "memos" })));
}

function chosen(id) {
  const value = document.getElementById(id).value;
  return value ? Number(value) : null;
}

// ---- what changes ------------------------------------------------------------------------------

function draw() {
  document.title = t("facilitator") + " · " + room.title;
  if (!document.getElementById("now")) frame();
  putIf("bar", el("strong", {}, t("facilitator")), el("span", {}, room.title), el("span", { class: "muted" }, when(room)), el("span", { class: "grow" }),
    el("span", { id: "clock", class: "clock", role: "timer" }), el("span", { id: "state", role: "status" }), languageButton());
  showClock(document.getElementById("clock"), room.clock, line.skew);
  state();
  putIf("now", ...now());
  putIf("teams", ...teams());
  putIf("join", ...join());
  lists();
  const some = room.curves.filter((team) => team.equity.length > 1);
  document.getElementById("curves").hidden = !some.length;
  if (some.length) putIf("curves", el("h2", {}, t("curves")), curves(some, t("curves")), taxes());
  document.getElementById("debrief").hidden = room.phase !== "frozen" && !room.over && !room.debrief.links.page;
  putIf("debrief", ...debrief(room.debrief, line.token));
  if (room.briefing) putIf("briefing", room.briefing);
  putIf("note", room.note);
  putIf("happened", room.happened.map((one) => el("p", {}, el("small", {}, (one.teams.length ? one.teams.join(", ") : t("to-all")) + ": "), one.text)));
  putIf("said", room.messages.map((one) => el("p", {}, el("small", {}, named(one.team) + ": "), one.text)));
  putIf("memos", room.memos.map((one) => el("p", {}, el("small", {}, one.round + "/" + one.quarter + " "), one.text)));
}

function named(team) {
  const found = room.teams.find((one) => one.id === team);
  return found ? found.name : t("to-all");
}

function taxes() {
  return room.taxes.map((tax) => el("p", {}, el("strong", {}, tax.name + ": "), tax.text));
}

const waiting = () => room.teams.flatMap((team) => team.seats.filter((one) => ["deciding", "stuck", "offline"].includes(one.state))).length;

function close() {
  const n = waiting();
  if (!n || confirm(t("close-sure", { n }))) line.send({ kind: "close", round: room.round, quarter: room.quarter });
}

function reopen() {
  if (confirm(t("reopen-sure"))) line.send({ kind: "reopen", round: room.round, quarter: room.over ? room.quarters : room.quarter - 1 });
}

// What comes next, in a sentence: whoever leads for the first time need not remember the handbook.
function next() {
  if (room.phase === "lobby") return t("next-lobby");
  if (room.phase === "frozen") return t(room.reveal === "brand" ? "next-talk" : room.reveal === "bonuses" ? "next-brand" : "next-guess", room.drawn);
  if (room.phase === "timeout") return t("next-timeout");
  if (!room.over) return t(pauses() ? "next-break" : "next-play");
  return t(room.round > 1 || room.rounds < 2 ? "next-freeze" : room.break.had ? "next-again" : "next-round");
}

// Whether the case plans a time-out here that there has not been yet.
function pauses() {
  const last = room.round > 1 || room.rounds < 2;
  return Boolean(room.break.prompt) && !room.break.had && (room.phase === "play" || room.phase === "ended") && !(room.over && last);
}

function now() {
  const frozen = room.phase === "frozen", lobby = room.phase === "lobby";
  const last = room.round > 1 || room.rounds < 2;
  const planned = pauses(), runs = room.clock.ends !== null || room.clock.left !== null;
  return [
    room.faults.length ? el("div", { class: "notice bad" }, t("faults") + ": " + t(room.faults.at(-1))) : null,
    room.ready ? null : el("div", { class: "notice" }, t("not-ready")),
    el("p", { class: "next" }, next()),
    planned ? el("div", { class: "notice" }, el("strong", {}, t("break-now") + ": "), room.break.prompt, room.break.note ? el("p", {}, el("small", {}, room.break.note)) : null) : null,
    room.prompt ? el("div", { class: "notice" }, room.prompt) : null,
    el("div", { class: "row" },
      lobby ? button(t("begin"), order("begin"), "primary", !room.ready) : null,
      room.phase === "play" ? button(t("close"), close, planned ? "" : "primary") : null,
      room.phase === "timeout" ? button(t("resume"), order("resume"), "primary") : null,
      room.over && room.round === 1 && !frozen ? button(t("again"), order("again"), last || planned || room.phase === "timeout" ? "" : "primary") : null,
      room.phase === "play" || (room.phase === "ended" && !last) ? button(t("pause"), () => line.send({ kind: "timeout", minutes: room.break.minutes }), planned ? "primary" : "") : null,
      runs && (room.phase === "play" || room.phase === "timeout") ? button(t("more"), () => line.send({ kind: "more", minutes: 2 })) : null,
      frozen || (lobby && room.teams.some((team) => team.handed.length)) ? revealing() : null,
      frozen ? button(t("thaw"), order("thaw")) : lobby ? null : button(t("freeze"), order("freeze"), room.over && last ? "primary" : ""),
      !lobby && (room.over || room.quarter > 1) ? button(t("reopen"), reopen) : null),
    el("div", { class: "row" }, el("label", { class: "row" }, t("set-clock"), el("input", { type: "number", min: 0, max: 120, step: 0.5, value: Math.round(room.minutes * 100) / 100, size: 5,
      onchange: (event) => line.send({ kind: "clock", minutes: Number(event.target.value) }) })),
    el("label", { class: "check" }, el("input", { type: "checkbox", checked: room.auto, onchange: order(room.auto ? "manual" : "auto") }), t("auto")),
    el("label", { class: "check" }, el("input", { type: "checkbox", checked: room.pairs, onchange: order(room.pairs ? "alone" : "pairs") }), t("pairs"))),
  ];
}

// Guesses, then the own bonuses, then the brand: never the other way round.
function revealing() {
  const step = (kind, text, primary) => button(t(text), order(kind), primary ? "primary" : "", room.reveal === (kind === "show" ? "brand" : kind === "hide" ? "" : "bonuses"));
  return [step("show_bonuses", "show-bonuses", !room.reveal), step("show", "show-brand", room.reveal === "bonuses"), room.reveal ? step("hide", "hide", false) : null];
}

function teams() {
  const lobby = room.phase === "lobby";
  return [
    el("h2", {}, t("teams"), el("small", {}, t("watchers", { n: room.viewers }))),
    el("div", { class: "scroll" }, el("table", { class: "teams", "aria-label": t("teams") }, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("team")), room.seats.map((seat) => el("th", { scope: "col" }, t(seat))), el("th", { scope: "col", class: "right" }, t("brand")))),
      el("tbody", {}, room.teams.map((team) => el("tr", { class: lobby ? "over" : null },
        el("th", { scope: "row" }, team.name, handed(team), team.computing ? el("div", {}, el("small", { class: "warn" }, t("lives"))) : null,
          team.kept.length ? el("div", {}, el("small", {}, t("kept", { seats: team.kept.map((seat) => t(seat)).join(", ") }))) : null),
        team.seats.map((one) => el("td", { "data-name": t(one.seat) }, el("span", { class: "pill " + one.state }, t(one.state) + (one.state === "sealed" ? " ✓" : "")),
          one.state === "sealed" && one.online === false ? el("div", {}, el("small", { class: "bad" }, t("offline"))) : null,
          one.pair ? el("div", {}, el("small", {}, t("pair-n", { n: one.pair }))) : null,
          team.earned[one.seat] === undefined ? null : el("div", { class: "whole" }, el("small", {}, t("bonus-n", { n: number(team.earned[one.seat], 0) }))),
          el("div", { class: "whole" }, !lobby ? small("look", team, one, () => line.ask({ kind: "look", team: team.id, seat: one.seat })) : null,
            one.state !== "computer" ? small("kick", team, one, () => line.send({ kind: "kick", team: team.id, seat: one.seat })) : null))),
        el("td", { class: "right number", "data-name": t("brand") }, team.equity.length ? number(team.equity.at(-1)) : "–"))).flatMap((row, n) => lobby ? [row, editing(room.teams[n])] : [row])))),
    lobby ? button(t("add-team"), order("add_team"), "", room.teams.length >= 8) : null,
  ];
}

function small(key, team, one, onclick) {
  return el("button", { class: "quiet small", onclick, title: t(key + "-long"), "aria-label": t(key + "-long") + ": " + team.name + ", " + t(one.seat) }, t(key));
}

function editing(team) {
  const others = room.teams.filter((one) => one.id !== team.id);
  return el("tr", { class: "under" }, el("td", { colspan: room.seats.length + 2 }, el("div", { class: "row" },
    el("select", { "aria-label": t("rename") + ": " + team.name, onchange: (event) => line.send({ kind: "rename", team: team.id, name: event.target.value }) },
      el("option", {}, team.name), room.names.map((name) => el("option", {}, name))),
    others.length ? el("select", { "aria-label": t("merge") + ": " + team.name, onchange: (event) => { if (event.target.value) line.send({ kind: "merge", team: team.id, into: Number(event.target.value) }); } },
      el("option", { value: "" }, t("merge")), others.map((one) => el("option", { value: one.id }, one.name))) : null,
    others.length && team.seats.every((one) => one.state === "computer") ? el("button", { class: "quiet danger", "aria-label": t("drop") + ": " + team.name, onclick: () => line.send({ kind: "drop", team: team.id }) }, t("drop")) : null)));
}

// What a team brought: which rounds, and how much of each.
function handed(team) {
  return team.handed.map((one) => el("div", {}, el("small", {}, t("handed", { round: one.round, n: one.quarters }))));
}

function join() {
  return [el("h2", {}, t("join-at")), el("p", { class: "number" }, room.address), el("p", {}, t("with-code") + " ", el("strong", { class: "number" }, room.code)),
    joinPicture(line.token, room.address + " " + room.code),
    el("p", {}, wall ? el("a", { href: "/wall#" + wall, target: "_blank", rel: "noopener" }, t("wall-page")) : null),
    el("p", {}, el("a", { href: "/test", target: "_blank", rel: "noopener" }, t("test-page")))];
}

function lists() {
  for (const id of ["say-team", "event-team"]) options(id, [["", t("to-all")], ...room.teams.map((team) => [String(team.id), team.name])]);
  options("hand-team", [["", t("hand-free")], ...room.teams.map((team) => [String(team.id), team.name])]);
  options("event", room.events.map((one) => [one.id, one.text]));
  eventNote();
}

function options(id, pairs) {
  const select = document.getElementById(id), kept = select.value, now = JSON.stringify(pairs);
  if (select.dataset.pairs === now) return;
  select.dataset.pairs = now;
  put(select, pairs.map(([value, text]) => el("option", { value }, text)));
  if (pairs.some(([value]) => value === kept)) select.value = kept;
}

function over() {
  const place = document.getElementById("over");
  if (!place) return;
  place.hidden = !shoulder.seat;
  if (!shoulder.seat) return;
  const own = shoulder.own;
  put(place, el("div", { class: "row " + shoulder.seat }, el("h2", { class: "grow mark" }, t("looking", { seat: t(shoulder.seat), team: shoulder.team })),
    button(t("stop"), () => line.ask({ kind: "look", team: null, seat: null }))),
  own ? el("p", { class: "card panel" }, own.card) : el("p", {}, t("computing")), own ? figures(own.numbers, t("your-numbers")) : null,
  own ? own.bonus.map((text) => el("p", {}, text)) : null, own && !own.chief ? quotes(own.heard.slice(0, 3)) : null,
  shoulder.mine ? el("p", {}, el("strong", {}, t("sealed") + ": "), own ? sealedAs(own, shoulder.mine) : "") : room.planning ? el("p", { class: "muted" }, t("deciding")) : null);
}

function sealedAs(own, mine) {
  const titles = mine.decisions.map((one) => one.kind === "own_effort" ? t("your-time") : (own.levers.find((lever) => lever.kind === one.kind) || { title: one.kind }).title);
  const asked = Math.round(100 * mine.request);
  if (asked) titles.push(t("request") + " " + (asked > 0 ? "+" : "−") + percent(Math.abs(asked)));
  return titles.join(" · ") || t("nothing-new");
}

const secrets = fromFragment();
await speak();
if (secrets) sessionStorage.setItem("facilitator", secrets);
const [token, viewer] = (sessionStorage.getItem("facilitator") || "").split(".");
wall = viewer || "";
if (token) {
  line = new Line(token, hear);
  setInterval(() => { const node = document.getElementById("clock"); if (node && room) showClock(node, room.clock, line.skew); }, 250);
} else notice(t("no-stranger"));
