// Games that were played without the network: a file, a picture of a QR code, pasted text, or the camera.
// A picture's grey values go to the host, which is this computer; nobody keeps them.

import { el, language, panel, put, t } from "./common.js";

const LONGEST = 2000;   // pixels of a side; a photograph is made smaller
const PAUSE = 150;      // thousandths of a second between two looks of the camera
let token = "", stream = null;

export function counter(bearer, target) {
  token = bearer;
  const files = el("input", { type: "file", multiple: true, hidden: true, accept: ".journal,.jsonl,.txt,image/*", onchange: () => fromFiles(files) });
  const text = el("textarea", { maxlength: 20000, id: "packed", "aria-label": t("hand-paste"), placeholder: "SILO1:…" });
  const paste = async () => { if (text.value.trim() && await hand(text.value, t("hand-text"))) text.value = ""; };
  return panel(t("hand"), el("div", { class: "stack" }, el("small", {}, t("hand-long")),
    el("label", { class: "row" }, t("hand-as"), target),
    el("div", { class: "row" }, files, el("button", { id: "hand-file", onclick: () => files.click() }, t("hand-file")),
      el("button", { id: "hand-camera", onclick: camera }, t("hand-camera"))),
    el("div", { id: "camera", hidden: true }),
    el("details", {}, el("summary", {}, t("hand-paste")), el("div", { class: "stack" }, text, el("div", { class: "row" }, el("button", { id: "hand-paste", onclick: paste }, t("hand-text-in"))))),
    el("div", { id: "handed", class: "stack", role: "status", "aria-live": "polite" })));
}

// ---- what came of it -----------------------------------------------------------------------------

function tell(text, bad = false) { document.getElementById("handed").prepend(el("p", { class: bad ? "notice bad" : "notice" }, text)); }

async function asked(where, body) {
  try {
    const answer = await fetch(where, { method: "POST", headers: { Authorization: "Bearer " + token }, body });
    const found = await answer.json();
    return answer.ok ? found : { no: found.fault || t("no-" + found.why) };
  } catch {
    return { no: t("away") };
  }
}

async function hand(body, from) {
  const team = document.getElementById("hand-team").value || "0";
  const found = await asked("/hand/" + language() + "/" + team, body);
  if (found.no) tell(from + ": " + found.no, true);
  else tell(from + ": " + t(found.known ? "hand-known" : "hand-done", { team: found.team, round: found.round, n: found.quarters }));
  return !found.no;
}

// ---- files ---------------------------------------------------------------------------------------

async function fromFiles(input) {
  for (const file of Array.from(input.files)) {
    if (file.type.startsWith("image/")) await fromPicture(file);
    else await hand(await file.arrayBuffer(), file.name);
  }
  input.value = "";
}

async function fromPicture(file) {
  let picture;
  try { picture = await createImageBitmap(file); } catch { tell(file.name + ": " + t("hand-no-picture"), true); return; }
  const found = await seen(picture, picture.width, picture.height);
  if (found.no) tell(file.name + ": " + found.no, true);
  else if (found.text) await hand(found.text, file.name);
  else tell(file.name + ": " + t(found.other ? "hand-other-code" : "hand-no-code"), true);
}

async function seen(picture, width, height) {
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  const canvas = el("canvas", { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) });
  const ink = canvas.getContext("2d", { willReadFrequently: true });
  ink.fillStyle = "#fff";
  ink.fillRect(0, 0, canvas.width, canvas.height);
  ink.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const colours = ink.getImageData(0, 0, canvas.width, canvas.height).data, grey = new Uint8Array(colours.length / 4);
  for (let k = 0; k < grey.length; k++) grey[k] = (77 * colours[4 * k] + 150 * colours[4 * k + 1] + 29 * colours[4 * k + 2]) >> 8;
  return asked("/see/" + canvas.width + "/" + canvas.height, grey);
}

// ---- the camera ----------------------------------------------------------------------------------

async function camera() {
  if (stream) { stop(); return; }
  if (!navigator.mediaDevices) { tell(t("camera-here", { address: "http://127.0.0.1:" + location.port }), true); return; }
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1280 }, height: { ideal: 720 } } });
  } catch (error) {
    tell(t(error.name === "NotAllowedError" ? "camera-refused" : error.name === "NotReadableError" ? "camera-busy" : "camera-none"), true);
    return;
  }
  const video = el("video", { muted: true, playsinline: true, class: "camera", "aria-label": t("camera-look") });
  video.srcObject = stream;
  document.getElementById("camera").hidden = false;
  put("camera", video, el("p", { class: "muted" }, t("camera-look")));
  document.getElementById("hand-camera").textContent = t("camera-stop");
  await video.play();
  look(video, stream);
}

async function look(video, mine) {
  while (stream === mine) {
    const found = video.videoWidth ? await seen(video, video.videoWidth, video.videoHeight) : {};
    if (stream !== mine) return;
    if (found.no) { stop(); tell(found.no, true); return; }
    if (found.text) { stop(); await hand(found.text, t("camera")); return; }
    await new Promise((done) => setTimeout(done, PAUSE));
  }
}

function stop() {
  for (const track of stream.getTracks()) track.stop();
  stream = null;
  document.getElementById("camera").hidden = true;
  put("camera");
  document.getElementById("hand-camera").textContent = t("hand-camera");
}
