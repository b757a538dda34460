// The desk: asks for the state, waits for the next, and shows it.
import { speak, word } from "./words.js";
import * as pictures from "./pictures.js";
import * as panel from "./panel.js";

const find = (id) => document.getElementById(id);
const stage = find("stage");
let state = null;
let wanted = decodeURIComponent(location.hash.slice(1)); // the output's name
let screens = "paper"; // paper, both, phone
let asked = 0; // of requests: only the latest counts

// ---- what the user chose is kept

const kept = (() => {
  try {
    return JSON.parse(localStorage.getItem("desk")) || {};
  } catch {
    return {};
  }
})();

function keep(changes) {
  Object.assign(kept, changes);
  try {
    localStorage.setItem("desk", JSON.stringify(kept));
  } catch { /* a browser that keeps nothing */ }
}

const phoneWidth = () => Number(find("phone-width").value);

// ---- showing

function outputButton(output) {
  const label = panel.make("span", "", output.title || output.name,
    output.title ? panel.make("small", "", output.name) : null);
  const button = panel.make("button", "", label);
  for (const [count, name] of [[output.errors, "error"], [output.warnings, "warning"]]) {
    if (count) {
      const badge = panel.make("b", `count ${name}`, String(count));
      badge.title = word(`${name}s`, count);
      button.append(badge);
    }
  }
  button.setAttribute("aria-current", output.name === state.shown.name);
  button.addEventListener("click", () => choose(output.name));
  return panel.make("li", "", button);
}

function showStatus() {
  const failed = state.faults.some(({ fault, numbers }) => fault.severity === "error" && !numbers) &&
    !(state.shown && state.shown.latest);
  const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour12: false });
  find("status").classList.toggle("bad", failed);
  find("status").textContent = failed ? word("failed") : word("drawn", time, Math.round(state.time));
}

function faultLink(fault) {
  const at = panel.placeOf(fault);
  const button = panel.make("button", "", `${at ? `${at} ` : ""}${fault.text}`);
  button.addEventListener("click", () => showFault({ at, length: fault.length, kind: "fault" }));
  return button;
}

// Over the last good picture: that it is an older one, and why.
function showStale() {
  const stale = find("stale");
  const isStale = state.shown && !state.shown.latest && state.shown.views.length > 0;
  stale.hidden = !isStale;
  if (!isStale) {
    return;
  }
  const found = panel.sortedFaults(state.faults)
    .find(({ fault, output }) => fault.severity === "error" && (!output || output === state.shown.name));
  panel.fill(stale, found ? found.fault : null, () => [panel.make("span", "", word("stale")),
    ...(found ? [faultLink(found.fault)] : [])]);
}

function showPicture() {
  const views = state.shown ? state.shown.views : [];
  find("empty").hidden = views.length > 0;
  find("empty").textContent = word("never");
  const seen = views.filter((view) => (view.width ? screens !== "paper" : screens !== "phone"));
  if (!seen.length) {
    pictures.clear();
    return;
  }
  pictures.show(state.shown, seen);
}

function apply(next) {
  const first = !state;
  if (state && state.shown && next.shown && state.shown.name !== next.shown.name) {
    panel.showAdvice();
  } else if (state && state.version !== next.version) {
    panel.refreshSource();
  }
  state = next;
  if (first) {
    speak(state.language);
    panel.showAdvice();
  }
  find("input").textContent = state.input;
  document.title = `${state.shown ? `${state.shown.name} · ` : ""}${state.input}`;
  const listed = state.outputs.map(({ name, title, errors, warnings }) => [name, title, errors, warnings]);
  panel.fill(find("outputs").querySelector("ul"), [listed, state.shown && state.shown.name],
    () => state.outputs.map(outputButton));
  if (state.shown) {
    wanted = state.shown.name;
    history.replaceState(null, "", `#${encodeURIComponent(wanted)}`);
  }
  showStatus();
  showStale();
  showPicture();
  panel.showFaults(state);
  showZoom();
}

// ---- asking

async function ask(after) {
  const words = new URLSearchParams({ output: wanted });
  if (screens !== "paper") {
    words.set("width", phoneWidth());
  }
  if (after !== undefined) {
    words.set("after", after);
  }
  const answer = await fetch(`state?${words}`);
  if (!answer.ok) {
    throw new Error(answer.status);
  }
  return answer.json();
}

let latest = null;

// Done when what is wanted now is shown: one that was overtaken waits for the other.
function refresh() {
  const number = ++asked;
  latest = (async () => {
    const next = await ask().catch(() => null);
    if (number !== asked) {
      await latest;
    } else if (next) {
      apply(next);
    }
  })();
  return latest;
}

async function follow() {
  for (;;) {
    const number = asked, output = wanted;
    const next = await ask(state ? state.version : undefined).catch(() => null);
    if (!next) {
      find("status").textContent = word("gone");
      find("status").classList.add("bad");
      await new Promise((resolve) => setTimeout(resolve, 2000));
    } else if (number !== asked || output !== wanted) {
      await refresh();
    } else if (!state || next.version !== state.version || find("status").textContent === word("gone")) {
      apply(next);
    }
  }
}

// ---- choosing

async function choose(name) {
  wanted = name;
  await refresh();
}

function chooseScreens(value) {
  screens = value;
  keep({ screens, phone: phoneWidth() });
  for (const name of ["paper", "both", "phone"]) {
    find(`see-${name}`).setAttribute("aria-pressed", name === value);
  }
  find("phone-width").disabled = value === "paper";
  return state ? refresh() : null;
}

function chooseGround(dark) {
  stage.classList.toggle("dark", dark);
  find("ground").setAttribute("aria-pressed", dark);
  keep({ dark });
}

function showZoom() {
  const { zoom, fits } = pictures.zoomed();
  find("whole").textContent = `${Math.round(zoom * 100)} %`;
  find("fit").setAttribute("aria-pressed", fits);
  const { number, count } = pictures.pageNow();
  find("page-number").textContent = count ? `${number} / ${count}` : "–";
  find("before").disabled = number <= 1;
  find("behind").disabled = number >= count;
}

async function showFault({ at, length, kind, output }) {
  if (!at) {
    return;
  }
  const shownAt = await fetch(`find?${new URLSearchParams({ at, output: output || wanted })}`)
    .then((answer) => answer.json()).catch(() => ({}));
  if (shownAt.output) {
    if (shownAt.output !== wanted) {
      await choose(shownAt.output);
    }
    pictures.mark(shownAt.page, shownAt.at);
  } else {
    pictures.unmark();
  }
  await panel.showOrigins([{ kind, at, length }]);
}

function press(event) {
  const typing = event.target.closest && event.target.closest("select, input");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const keys = {
    "+": () => pictures.zoomBy(1), "=": () => pictures.zoomBy(1), "-": () => pictures.zoomBy(-1),
    0: pictures.fit, 1: () => pictures.zoomTo(1),
    n: () => pictures.turn(1), p: () => pictures.turn(-1), Escape: pictures.unmark,
  };
  if (keys[event.key]) {
    event.preventDefault();
    keys[event.key]();
  }
}

function begin() {
  speak(document.documentElement.lang);
  pictures.begin({
    onZoom: showZoom,
    onKey: press,
    onOrigins: (origins) => (origins.length ? panel.showOrigins(origins) : panel.showNoPlace()),
  });
  panel.begin({ onFault: showFault });
  find("before").addEventListener("click", () => pictures.turn(-1));
  find("behind").addEventListener("click", () => pictures.turn(1));
  find("smaller").addEventListener("click", () => pictures.zoomBy(-1));
  find("larger").addEventListener("click", () => pictures.zoomBy(1));
  find("whole").addEventListener("click", () => pictures.zoomTo(1));
  find("fit").addEventListener("click", pictures.fit);
  find("ground").addEventListener("click", () => chooseGround(!stage.classList.contains("dark")));
  find("phone-width").value = String(kept.phone || 390);
  find("phone-width").addEventListener("change", () => chooseScreens(screens));
  for (const name of ["paper", "both", "phone"]) {
    find(`see-${name}`).addEventListener("click", () => chooseScreens(name));
  }
  document.addEventListener("keydown", press);
  chooseGround(Boolean(kept.dark));
  chooseScreens(kept.screens || (stage.clientWidth >= 760 ? "both" : "paper"));
  follow();
}

begin();
