// The door: whoever knows the code gets a token, once.

import { el, languageButton, put, t } from "./common.js";

// `begin` is called with the token; `notice` shows why there is none.
export function door(code, begin, notice) {
  put("bar", el("strong", {}, "Silo Dynamics"), el("span", { class: "grow" }), languageButton());
  const input = el("input", { class: "code", id: "code", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", maxlength: 9, value: code, required: true, "aria-describedby": "code-hint" });
  const enter = async (typed) => {
    let answer, found;
    try {
      answer = await fetch("/door", { method: "POST", body: JSON.stringify({ code: typed.slice(0, 20) }) });
      found = await answer.json();
    } catch (error) {
      notice(t(error instanceof SyntaxError ? "no-no-host" : "no-line"));
      return;
    }
    if (!answer.ok) { notice(t("no-" + found.why)); input.focus(); input.select(); return; }
    localStorage.setItem("token", found.token);
    begin(found.token);
  };
  put("main", el("form", { class: "panel narrow stack", onsubmit: (event) => { event.preventDefault(); enter(input.value); } },
    el("h1", {}, t("join")), el("label", { for: "code" }, t("code")), input, el("small", { id: "code-hint" }, t("code-hint")),
    el("button", { class: "primary" }, t("join"))));
  if (code) enter(code); else input.focus();
}
