// The panel: what is wrong, and the lines of the source that made something.
import { word } from "./words.js";

const panels = {
  faults: [document.getElementById("tab-faults"), document.getElementById("faults")],
  source: [document.getElementById("tab-source"), document.getElementById("source")],
};
const faultsBox = panels.faults[1], sourceBox = panels.source[1];
let onFault = () => {};

export function make(name, className, ...children) {
  const element = document.createElement(name);
  if (className) {
    element.className = className;
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

// The element gets what `make` gives, unless what it shows is said to be the same as before: so
// that the focus stays, and a click that has begun.
export function fill(element, said, make) {
  const key = JSON.stringify(said);
  if (element.said !== key) {
    element.said = key;
    element.replaceChildren(...make());
  }
}

export function open(name) {
  for (const [key, [tab, panel]] of Object.entries(panels)) {
    tab.setAttribute("aria-selected", key === name);
    tab.tabIndex = key === name ? 0 : -1;
    panel.hidden = key !== name;
  }
}

export function begin(handlers) {
  ({ onFault } = handlers);
  const names = Object.keys(panels);
  names.forEach((name, i) => {
    const [tab] = panels[name];
    tab.addEventListener("click", () => open(name));
    tab.addEventListener("keydown", (event) => {
      if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
        event.preventDefault();
        const other = names[(i + 1) % names.length];
        open(other);
        panels[other][0].focus();
      }
    });
  });
}

// FILE:LINE:COLUMN as pictures write it; null where a fault has no place.
export function placeOf(thing) {
  if (!thing.file || !thing.line) {
    return null;
  }
  return `${thing.file}${thing.sheet ? `#${thing.sheet}` : ""}:${thing.line}:${thing.column}`;
}

// ---- faults

function faultButton({ fault, output, width }) {
  const at = placeOf(fault);
  const button = make("button", `fault ${fault.severity}`,
    make("b", "", fault.severity === "error" ? word("error") : fault.severity === "warning" ? word("warning") : word("hint")),
    `　${width ? word("onScreen", width) : ""}${fault.text}`,
    fault.hint ? make("small", "", fault.hint) : null,
    at || fault.file ? make("small", "", at || fault.file) : null);
  button.addEventListener("click", () => onFault({ at, length: fault.length, kind: "fault", output }));
  return button;
}

function noteList(notes, output) {
  const list = make("ul", "notes");
  for (const note of notes) {
    const button = make("button", "", note.text);
    button.addEventListener("click", () => onFault({ at: placeOf(note), length: note.length, kind: "note", output }));
    list.append(make("li", "", button));
  }
  return list;
}

function summary(check) {
  const all = check.held + check.failed + check.undecided;
  const said = [];
  if (all) {
    said.push(make("p", check.held === all ? "summary good" : "summary", check.held === all
      ? word("relationsHold", all) : word("relationsFail", check.held, check.failed, check.undecided)));
  }
  if (check.computed + check.tied + check.doubtful + check.unexplained) {
    said.push(make("p", "summary",
      word("numbers", check.computed, check.tied, check.doubtful, check.unexplained)));
  }
  return said;
}

const rank = { error: 0, warning: 1, note: 2 };

// The same fault, found in several outputs, is told once.
export function sortedFaults(faults) {
  const seen = new Set();
  return faults
    .filter(({ fault }) => {
      const key = JSON.stringify(fault);
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => rank[a.fault.severity] - rank[b.fault.severity]);
}

export function showFaults(state) {
  const faults = sortedFaults(state.faults);
  document.getElementById("fault-count").textContent =
    faults.filter(({ fault }) => fault.severity !== "note").length || "";
  fill(faultsBox, [faults, state.check], () => {
    const list = faults.flatMap((found) =>
      found.fault.notes ? [faultButton(found), noteList(found.fault.notes, found.output)] : [faultButton(found)]);
    return [...summary(state.check), ...(list.length ? list : [make("p", "advice", word("noFaults"))])];
  });
}

// ---- source

export function showAdvice() {
  again = () => {};
  sourceBox.replaceChildren(make("p", "advice", word("clickHint")));
}

export function showNoPlace() {
  again = () => {};
  sourceBox.replaceChildren(make("p", "advice", word("noPlace")));
  open("source");
}

// The characters up to the bracket that closes the first one.
function bracketLength(characters, from) {
  for (let depth = 0, i = from; i < characters.length; i++) {
    depth += "{[".includes(characters[i]) - "}]".includes(characters[i]);
    if (depth === 0) {
      return i + 1 - from;
    }
  }
  return characters.length - from;
}

// How many characters from there on are one word, number, bracket or quoted text.
function wordLength(characters, from) {
  if ("{[".includes(characters[from])) {
    return bracketLength(characters, from);
  }
  const rest = characters.slice(from).join("");
  const match = rest.match(/^"[^"]*"|^'[^']*'|^[^\s,:\[\]{}()'"，：。；、（）]+/);
  return match ? Array.from(match[0]).length : 1;
}

function markedLine(text, from, column, length) {
  const characters = Array.from(text);
  const start = column - from;
  const end = start + (length || wordLength(characters, start));
  return make("code", "", characters.slice(0, start).join(""),
    make("mark", "", characters.slice(start, end).join("")), characters.slice(end).join(""));
}

function lineList(source, length) {
  const list = make("ol", "lines");
  for (const [number, from, text] of source.lines || []) {
    const here = number === source.line;
    const line = make("li", here ? "this" : "", make("span", "", String(number)),
      here ? markedLine(text, from, source.column, length) : make("code", "", text));
    if (here) {
      line.setAttribute("aria-current", "true");
    }
    list.append(line);
  }
  return list;
}

function sheetTable(source) {
  const table = make("table", "sheet");
  table.append(make("tr", "", make("td"), ...source.columns.map((name) => make("th", "", name))));
  source.rows.forEach((row, i) => {
    const number = source.firstRow + i;
    const cells = row.map((text, k) => {
      const cell = make("td", "", text);
      if (source.columns[k] + number === source.cell) {
        cell.setAttribute("aria-current", "true");
      }
      return cell;
    });
    table.append(make("tr", "", make("th", "", String(number)), ...cells));
  });
  return table;
}

function actions(source) {
  const at = source.sheet ? `${source.file} ${source.sheet}!${source.cell}` : `${source.file}:${source.line}:${source.column}`;
  const copy = make("button", "", word("copy"));
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(at).catch(() => {});
    copy.textContent = word("copied");
    setTimeout(() => (copy.textContent = word("copy")), 1500);
  });
  const edit = make("a", "", word("edit"));
  const path = source.path.split("/").map(encodeURIComponent).join("/");
  edit.href = source.sheet ? `file://${path}` : `vscode://file${path}:${source.line}:${source.column}`;
  return [make("p", "place", at), make("p", "actions", source.sheet ? null : edit, copy)];
}

function shortPlace(at) {
  return at.split("/").slice(-2).join("/");
}

let again = () => {}; // shows the lines that are shown once more

// After a save: the lines as they are now.
export function refreshSource() {
  again();
}

async function showSource(origins, index, body) {
  const { at, length } = origins[index];
  const answer = await fetch(`source?${new URLSearchParams({ at })}`).catch(() => null);
  if (!answer || !answer.ok) {
    body.replaceChildren(make("p", "place", at), make("p", "advice", word("notRead")));
    return;
  }
  const source = await answer.json();
  body.replaceChildren(...actions(source), source.sheet ? sheetTable(source) : lineList(source, length));
}

// What made the thing that was clicked, the innermost first and in full.
export function showOrigins(origins) {
  const body = make("div");
  const list = make("div", "origins");
  const choose = (index) => {
    [...list.children].forEach((button, i) => button.setAttribute("aria-pressed", i === index));
    again = () => showSource(origins, index, body);
    return again();
  };
  origins.forEach(({ kind, at }, index) => {
    const button = make("button", "", make("small", "", word(kind)), make("span", "", shortPlace(at)));
    button.addEventListener("click", () => choose(index));
    list.append(button);
  });
  sourceBox.replaceChildren(list, body);
  open("source");
  return choose(0);
}
