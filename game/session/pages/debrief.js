// The debrief on the facilitator's page: how far it is prepared, and the pages that were made.

import { el, language, t } from "./common.js";

const clock = (seconds) => new Date(1000 * seconds).toLocaleTimeString(language(), { hour: "2-digit", minute: "2-digit" });

// What stands on the pages, or how much would if they were made now.
function how(found) {
  if (found.percent !== null) return t("debrief-making", { n: found.percent });
  if (!found.made) return !found.of ? t("debrief-soon") : found.told < found.of ? t("debrief-telling", found) : found.done < found.of ? t("debrief-some", found) : t("debrief-ready");
  const { at, counted, of, old } = found.made;
  return t(old ? "debrief-old" : counted < of ? "debrief-made" : "debrief-whole", { at: clock(at), done: counted, of });
}

export function debrief(found, token) {
  const making = found.percent !== null;
  const make = () => fetch("/debrief/" + language(), { method: "POST", headers: { Authorization: "Bearer " + token } });
  return [
    el("h2", {}, t("debrief")),
    el("p", { role: "status" }, how(found)),
    found.fault ? el("p", { class: "bad" }, found.fault === "?" ? t("debrief-failed") : found.fault) : null,
    el("div", { class: "row" },
      el("button", { class: found.links.page ? "" : "primary", onclick: make, disabled: making }, t(found.links.page ? "debrief-again" : "debrief-make")),
      found.links.slides ? el("a", { href: found.links.slides, target: "_blank", rel: "noopener" }, t("debrief-slides")) : null,
      found.links.page ? el("a", { href: found.links.page, target: "_blank", rel: "noopener" }, t("debrief-page")) : null),
    found.files.length ? el("p", {}, el("small", {}, t("debrief-files", { files: found.files.join(", ") }))) : null,
  ];
}
