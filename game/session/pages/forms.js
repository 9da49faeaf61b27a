// Forms of decisions: what stands in them, and the decision that they come to.

import { el, percent, t } from "./common.js";

// A part of a whole of 100 is set; the others give or take in proportion, on a grid.
export function shareOut(row, which, value, floor, step) {
  const most = 100 - floor * (row.length - 1);
  const aimed = Math.max(floor, Math.min(most, Math.round(value / step) * step));
  const others = row.map((_, k) => k).filter((k) => k !== which);
  const had = others.map((k) => Math.max(0, row[k] - floor));
  const sum = had.reduce((a, b) => a + b, 0);
  const weights = sum ? had : had.map(() => 1), total = sum || had.length;
  const rest = (most - aimed) / step;
  const exact = weights.map((weight) => (rest * weight) / total);
  const parts = exact.map(Math.floor);
  const order = exact.map((x, k) => k).sort((a, b) => (exact[b] - parts[b]) - (exact[a] - parts[a]));
  let left = Math.round(rest - parts.reduce((a, b) => a + b, 0));
  for (const k of order) if (left-- > 0) parts[k] += 1;
  const found = row.slice();
  found[which] = aimed;
  others.forEach((k, n) => { found[k] = floor + parts[n] * step; });
  return found;
}

// A budget part moves; the others follow point by point within their bounds.
export function shift(fields, values, which, value) {
  const found = { ...values };
  const others = fields.filter((one) => one.name !== which);
  const field = fields.find((one) => one.name === which);
  const aimed = Math.max(field.low, Math.min(field.high, value));
  while (found[which] !== aimed) {
    const way = Math.sign(aimed - found[which]);
    const room = (one) => way > 0 ? found[one.name] - one.low : one.high - found[one.name];
    const giver = others.reduce((best, one) => room(one) > room(best) ? one : best);
    if (room(giver) <= 0) break;
    found[giver.name] -= way;
    found[which] += way;
  }
  return found;
}

export function opened(lever) {
  const values = {};
  for (const field of lever.fields) {
    values[field.name] = field.kind === "row" ? (field.parts || []).map((part) => part.value) : field.value;
  }
  return values;
}

// The decision that a form comes to; null where it changes nothing.
export function wish(lever, values) {
  const found = { kind: lever.kind };
  for (const field of lever.fields) {
    const value = values[field.name];
    if (field.kind === "row") {
      if (value.every((share, k) => share === field.parts[k].value)) continue;
      found[field.name] = Object.fromEntries(field.parts.map((part, k) => [part.name, value[k] / 100]));
    } else if (field.kind === "part") {
      found[field.name] = (value - field.value) / 100;
    } else {
      found[field.name] = value;
    }
  }
  const sums = lever.fields.some((field) => field.kind === "row" || field.kind === "part");
  const still = Object.entries(found).every(([name, value]) => name === "kind" || value === 0);
  return sums && still ? null : found;
}

// What was sealed, put back into a form.
export function filled(lever, decision) {
  const values = opened(lever);
  for (const field of lever.fields) {
    const value = decision[field.name];
    if (value === undefined || value === null) continue;
    if (field.kind === "row") values[field.name] = field.parts.map((part) => Math.round(100 * value[part.name]));
    else if (field.kind === "part") values[field.name] = field.value + Math.round(100 * value);
    else values[field.name] = value;
  }
  return values;
}

export function slider(label, value, low, high, step, text, changed) {
  const output = el("output", {}, text(value));
  const input = el("input", {
    type: "range", min: low, max: high, step, value, "aria-label": label, "aria-valuetext": text(value),
    oninput: () => changed(Number(input.value)),
  });
  const node = el("label", { class: "field" }, el("span", {}, label), input, output);
  node.show = (now) => {
    if (Number(input.value) !== now) input.value = now;
    output.textContent = text(now);
    input.setAttribute("aria-valuetext", text(now));
  };
  return node;
}

const tidy = (value) => String(Math.round(value * 100) / 100);

// The fields of a lever; `changed` is called with new values.
export function fields(lever, values, changed) {
  let now = values;
  const nodes = {};
  const put = (next) => { now = next; for (const show of Object.values(nodes)) show(now); changed(now); };
  return lever.fields.map((field) => {
    if (field.kind === "choice") return choice(field, now, (value) => put({ ...now, [field.name]: value }));
    if (field.kind === "row") return row(field, () => now, put, nodes);
    const linked = lever.linked.indexOf(field.name);
    const scale = field.kind === "number" ? field.scale : 1;
    const long = (field.unit || "").trim().length > 2;
    const node = slider(field.label + (long ? " (" + field.unit.trim() + ")" : ""), now[field.name], field.low, field.high, field.step || 1,
      (value) => tidy(value * scale) + (long ? "" : field.unit || ""), (value) => {
        if (field.kind === "part") put(shift(lever.fields, now, field.name, value));
        else if (linked >= 0) put({ ...now, ...together(lever.linked, now, linked, value) });
        else put({ ...now, [field.name]: field.step === 1 ? Math.round(value) : Math.round(value * 1e6) / 1e6 });
      });
    nodes[field.name] = (all) => node.show(all[field.name]);
    if (field.tip) node.title = field.tip;
    return node;
  });
}

function together(names, now, which, value) {
  const parts = shareOut(names.map((name) => Math.round(100 * now[name])), which, 100 * value, 0, 5);
  return Object.fromEntries(names.map((name, k) => [name, parts[k] / 100]));
}

function choice(field, now, changed) {
  const select = el("select", { "aria-label": field.label, onchange: () => changed(select.value) },
    field.options.map(([value, label]) => el("option", { value, selected: value === now[field.name] }, label)));
  return el("label", { class: "field choice", title: field.tip }, el("span", {}, field.label), select);
}

function row(field, now, put, nodes) {
  const parts = field.parts.map((part, k) => slider(part.label, part.value, 0, 100, 5, percent, (value) => {
    put({ ...now(), [field.name]: shareOut(now()[field.name], k, value, 0, 5) });
  }));
  nodes[field.name] = (all) => parts.forEach((node, k) => node.show(all[field.name][k]));
  parts.forEach((node, k) => node.show(now()[field.name][k]));
  return el("fieldset", {}, el("legend", {}, field.label), parts);
}

// What the people of a department spend their time on.
export function effort(own, row, changed) {
  let now = row;
  const nodes = own.effort.map((part, k) => slider(part.name, row[k], 0, 100, 1, percent, (value) => {
    now = shareOut(now, k, value, own.floor, 1);
    nodes.forEach((node, n) => node.show(now[n]));
    changed(now);
  }));
  return [el("p", { class: "muted" }, t("time-hint", { n: own.floor })), ...nodes];
}
