// The pictures: pages in views (paper, phone), each page a document of its own that runs no
// script; zoom, pages, and which place made what is under the pointer.
import { word } from "./words.js";

const stage = document.getElementById("stage");
const viewsBox = document.getElementById("views");
const millimetre = 96 / 25.4;
const LEAST = 0.1, MOST = 8;

let views = []; // {width, element, pages: [page]}
let zoom = 1;
let fits = true;
let shown = null; // the output's state
let chosen = null; // {at, page}: what is marked
let onOrigins = () => {};
let onKey = () => {};
let onZoom = () => {};

export function begin(handlers) {
  ({ onOrigins, onKey, onZoom } = handlers);
  stage.addEventListener("wheel", zoomByWheel, { passive: false });
  stage.addEventListener("scroll", onZoom, { passive: true });
  new ResizeObserver(() => fits && setZoom(fitting())).observe(stage);
}

// ---- pages

function pictureAddress(page) {
  const words = new URLSearchParams({ output: shown.name, page: page.number, drawn: shown.drawn });
  if (page.view.width) {
    words.set("width", page.view.width);
  }
  return `picture?${words}`;
}

// A page's new picture is put over the old one once it is there, so that nothing flashes.
function load(page) {
  const wanted = pictureAddress(page);
  if (page.wanted === wanted) {
    return;
  }
  page.wanted = wanted;
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-same-origin");
  frame.title = word("pageOf", page.number + 1, shown.name);
  frame.tabIndex = -1;
  frame.style.visibility = "hidden";
  frame.addEventListener("load", () => {
    const svg = frame.contentDocument && frame.contentDocument.documentElement;
    if (page.wanted !== wanted || !svg || svg.localName !== "svg") {
      frame.remove();
      if (page.wanted === wanted) { // it did not come: once more, if it is still there to be had
        page.wanted = null;
        setTimeout(() => page.near && page.element.isConnected && load(page), 1000);
      }
      return;
    }
    svg.setAttribute("width", "100%");
    svg.setAttribute("height", "100%");
    svg.style.cursor = "pointer";
    listen(page, frame.contentDocument);
    for (const old of [...page.element.querySelectorAll("iframe")]) {
      if (old !== frame) {
        old.remove();
      }
    }
    frame.style.visibility = "";
    page.frame = frame;
    showBoxes();
  });
  frame.src = wanted;
  page.element.prepend(frame);
}

const near = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      const page = entry.target.page;
      page.near = entry.isIntersecting;
      if (page.near) {
        load(page);
      }
    }
  },
  { root: stage, rootMargin: "1200px" },
);

function makePage(view, number) {
  const element = document.createElement("div");
  element.className = "page";
  const page = { view, number, element, size: [1, 1] };
  element.page = page;
  view.element.append(element);
  near.observe(element);
  return page;
}

function makeView(width) {
  const element = document.createElement("section");
  element.className = width ? "view screen" : "view";
  element.append(document.createElement("h2"));
  return { width, element, pages: [] };
}

function describe(view) {
  const [width, height] = view.pages[0].size;
  const text = !view.width
    ? word("paperView", Math.round(width / millimetre), Math.round(height / millimetre))
    : Math.abs(width - view.width) < 1 ? word("screenView", view.width) : word("scaledView", view.width);
  view.element.firstChild.textContent = text;
}

// What differs from before is made anew; boxes, scroll and zoom stay.
function updateView(view, sizes) {
  while (view.pages.length > sizes.length) {
    const page = view.pages.pop();
    near.unobserve(page.element);
    page.element.remove();
  }
  sizes.forEach(([width, height, label], number) => {
    const page = view.pages[number] || (view.pages[number] = makePage(view, number));
    page.size = [width, height];
    page.label = label;
  });
  describe(view);
}

// `wanted`: the state's views that are to be seen.
export function show(state, wanted) {
  const before = shown && shown.name;
  shown = state;
  const same = views.length === wanted.length && wanted.every((view, i) => view.width === views[i].width);
  if (before !== state.name || !same) {
    views.forEach((view) => view.element.remove());
    views = wanted.map((view) => makeView(view.width));
    viewsBox.append(...views.map((view) => view.element));
  }
  wanted.forEach((view, i) => updateView(views[i], view.pages));
  if (before !== state.name) {
    chosen = null;
    stage.scrollTo(0, 0);
  }
  setZoom(fits ? fitting() : zoom);
  for (const page of allPages()) {
    if (page.near) {
      load(page);
    }
  }
}

export function clear() {
  views.forEach((view) => view.element.remove());
  views = [];
  shown = null;
}

function allPages() {
  return views.flatMap((view) => view.pages);
}

// ---- zoom

// A page on a screen is as wide as the screen, whatever it was placed for.
function naturalWidth(page) {
  return page.view.width || page.size[0];
}

function fitting() {
  const style = getComputedStyle(viewsBox);
  const gaps = (views.length - 1) * parseFloat(style.columnGap) +
    parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
  const widths = views.map((view) => Math.max(...view.pages.map(naturalWidth)));
  const sum = widths.reduce((a, b) => a + b, 0);
  return sum ? Math.min(2, (stage.clientWidth - gaps - 2) / sum) : 1;
}

function applyZoom() {
  for (const page of allPages()) {
    const width = naturalWidth(page);
    page.element.style.width = `${width * zoom}px`;
    page.element.style.height = `${(page.size[1] * width * zoom) / page.size[0]}px`;
  }
  showBoxes();
}

// What is under (x, y) of the window stays there.
function setZoom(value, x, y) {
  const rect = stage.getBoundingClientRect();
  const clientX = x ?? rect.left + rect.width / 2, clientY = y ?? rect.top + rect.height / 3;
  const anchor = value === zoom ? null : pageAt(clientX, clientY);
  const box = anchor && anchor.element.getBoundingClientRect();
  const share = box && [(clientX - box.left) / box.width, (clientY - box.top) / box.height];
  zoom = Math.min(MOST, Math.max(LEAST, value));
  applyZoom();
  if (anchor) {
    const now = anchor.element.getBoundingClientRect();
    stage.scrollBy(now.left + share[0] * now.width - clientX, now.top + share[1] * now.height - clientY);
  }
  onZoom();
}

function pageAt(x, y) {
  const distance = (page) => {
    const box = page.element.getBoundingClientRect();
    return Math.max(box.top - y, y - box.bottom, 0) + Math.max(box.left - x, x - box.right, 0);
  };
  return allPages().reduce((best, page) => (!best || distance(page) < distance(best) ? page : best), null);
}

export function zoomTo(value, x, y) {
  fits = false;
  setZoom(value, x, y);
}
export function zoomBy(factor) {
  const steps = Math.round(Math.log(zoom) / Math.log(1.25) + Math.sign(factor));
  zoomTo(1.25 ** steps);
}
export function fit() {
  fits = true;
  setZoom(fitting());
}
export const zoomed = () => ({ zoom, fits });

function zoomByWheel(event, dx = 0, dy = 0) {
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    const lines = event.deltaMode === 1 ? 16 : 1;
    zoomTo(zoom * Math.exp((-event.deltaY * lines) / 400), event.clientX + dx, event.clientY + dy);
  }
}

// ---- pages one after another

export function pageNow() {
  const first = views[0];
  if (!first || !first.pages.length) {
    return { number: 0, count: 0 };
  }
  const top = stage.getBoundingClientRect().top + stage.clientHeight / 3;
  const passed = first.pages.filter((page) => page.element.getBoundingClientRect().top <= top);
  const atEnd = stage.scrollTop + stage.clientHeight >= stage.scrollHeight - 2 && stage.scrollTop > 0;
  return { number: atEnd ? first.pages.length : Math.max(1, passed.length), count: first.pages.length };
}

export function turn(step) {
  const { number } = pageNow();
  const page = views[0] && views[0].pages[number - 1 + step];
  if (page) {
    const top = page.element.getBoundingClientRect().top - stage.getBoundingClientRect().top;
    stage.scrollBy({ top: top - 20 });
  }
}

// ---- what made it

const places = ["data-run", "data-row", "data-at"];
const isShape = (element) => element.localName !== "g" && element.localName !== "svg";

// Of the points of a line the one that is nearest.
function nearestRow(element, x, y) {
  const point = new DOMPoint(x, y).matrixTransform(element.getScreenCTM().inverse());
  const rows = element.getAttribute("data-rows").split("\n").map((row) => {
    const [, px, py, at] = row.match(/^(\S+) (\S+) (.*)$/);
    return { at, distance: Math.hypot(px - point.x, py - point.y) };
  });
  return rows.reduce((a, b) => (b.distance < a.distance ? b : a)).at;
}

// In a text the place of the character itself: `at` is that of the first.
function placeInText(element, at, x, y) {
  const point = new DOMPoint(x, y).matrixTransform(element.getScreenCTM().inverse());
  const index = element.getCharNumAtPosition ? element.getCharNumAtPosition(point) : -1;
  const [, before, column] = at.match(/^(.*:)(\d+)$/);
  return index > 0 ? before + (Number(column) + index) : at;
}

// [{kind, at, key, name, element}], `key` as the picture has it in the attribute `name`, from the innermost out: the data, the text, the mark, its blocks.
function originsOf(target, x, y) {
  const found = [];
  const add = (kind, name, element) => {
    const key = name === "data-rows" ? nearestRow(element, x, y) : element.getAttribute(name);
    if (key && !found.some((other) => other.key === key)) {
      const at = kind === "text" ? placeInText(element, key, x, y) : key;
      found.push({ kind, at, key, name, element });
    }
  };
  for (let element = target; element && element.getAttribute; element = element.parentNode) {
    if (element.hasAttribute("data-rows")) {
      add("data", "data-rows", element);
    }
    add("data", "data-row", element);
    const isData = element.getAttribute("data-run") === element.getAttribute("data-at");
    add(isData ? "mark" : "text", "data-run", element);
    add(isShape(element) ? "mark" : "block", "data-at", element);
  }
  return found;
}

// Thin lines are hard to hit: what is a few pixels beside the pointer counts too.
function targetAt(inside, x, y) {
  const ring = [[0, 0], [3, 0], [-3, 0], [0, 3], [0, -3], [5, 5], [-5, 5], [5, -5], [-5, -5]];
  const at = ring.map(([dx, dy]) => inside.elementFromPoint(x + dx, y + dy)).filter(Boolean);
  const known = (element) => places.concat("data-rows").some((name) => element.hasAttribute(name));
  return at.find((element) => isShape(element) && known(element)) || at[0];
}

function listen(page, inside) {
  let hovered = null;
  inside.addEventListener("click", (event) => {
    event.preventDefault();
    const selection = inside.getSelection();
    if (selection && !selection.isCollapsed) { // text was selected, not clicked
      return;
    }
    const target = targetAt(inside, event.clientX, event.clientY);
    const origins = target ? originsOf(target, event.clientX, event.clientY) : [];
    chosen = origins.length ? { at: origins[0].key, page, name: origins[0].name, element: origins[0].element } : null;
    showBoxes();
    onOrigins(origins.map(({ kind, at }) => ({ kind, at })));
  });
  inside.addEventListener("mousemove", (event) => {
    const target = targetAt(inside, event.clientX, event.clientY);
    const origin = target && isShape(target) && originsOf(target, event.clientX, event.clientY)[0];
    const element = origin ? origin.element : null;
    if (element !== hovered) {
      hovered = element;
      putBox(page, "hovered", element);
    }
  });
  inside.addEventListener("mouseleave", () => putBox(page, "hovered", (hovered = null)));
  inside.addEventListener("keydown", onKey);
  inside.addEventListener("wheel", (event) => {
    const box = page.element.getBoundingClientRect();
    zoomByWheel(event, box.left, box.top);
  }, { passive: false });
}

// A frame over the element, in the page's own box.
function putBox(page, kind, element) {
  let box = page.element.querySelector(`.box.${kind}`);
  if (!element) {
    box && box.remove();
    return;
  }
  if (!box) {
    box = document.createElement("div");
    box.className = `box ${kind}`;
    page.element.append(box);
  }
  const rect = element.getBoundingClientRect();
  Object.assign(box.style, {
    left: `${rect.left - 1}px`, top: `${rect.top - 1}px`,
    width: `${rect.width + 2}px`, height: `${rect.height + 2}px`,
  });
}

// Best in the attribute of that name.
function elementAt(page, at, first) {
  const inside = page.frame && page.frame.contentDocument;
  for (const name of inside ? [first, ...places].filter(Boolean) : []) {
    for (const element of inside.querySelectorAll(`[${name}]`)) {
      if (element.getAttribute(name) === at) {
        return element;
      }
    }
  }
  return null;
}

const isShown = (page, element) =>
  element && element.isConnected && page.frame && element.ownerDocument === page.frame.contentDocument;

// What is chosen is marked in the other view, too.
function showBoxes() {
  for (const page of allPages()) {
    const own = chosen && chosen.page === page;
    let element = own && isShown(page, chosen.element) ? chosen.element : null;
    if (chosen && !element && (own || page.view !== chosen.page.view)) {
      element = elementAt(page, chosen.at, chosen.name);
    }
    if (own) {
      chosen.element = element;
    }
    putBox(page, "chosen", element);
    putBox(page, "hovered", null);
    if (own && element && chosen.scroll) {
      chosen.scroll = false;
      scrollTo(page, element);
    }
  }
}

function scrollTo(page, element) {
  const box = page.element.getBoundingClientRect(), rect = element.getBoundingClientRect();
  const area = stage.getBoundingClientRect();
  const top = box.top + rect.top - area.top, left = box.left + rect.left - area.left;
  if (top < 40 || top + rect.height > area.height - 20) {
    stage.scrollBy(0, top - area.height / 3);
  }
  if (left < 10 || left + rect.width > area.width - 10) {
    stage.scrollBy(left - area.width / 3, 0);
  }
}

// Marks the place on that page of the first view, as soon as its picture is there.
export function mark(number, at) {
  const page = views[0] && views[0].pages[number];
  if (page) {
    chosen = { at, page, scroll: true };
    load(page);
    showBoxes();
  }
}

export function unmark() {
  chosen = null;
  showBoxes();
}
