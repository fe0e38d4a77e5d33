/** Makes nodes: data becomes text or an attribute here, and nowhere becomes markup. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element: `el("button.primary", {type: "button", onclick}, "Claim", icon("check"))`.
 * Attributes that are null, undefined or false are left out; `on...` ones are listeners.
 */
export function el(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const node = document.createElement(name);
  if (classes.length) node.classList.add(...classes);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : String(value));
  }
  node.append(...present(children));
  return node;
}

/** One of the symbols drawn in index.html; decoration only, the words stand beside it or in a label. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/** The round (person) or square (app) picture made of initials. */
export function avatar(user) {
  const node = el(user?.bot ? "span.avatar.app" : "span.avatar", { "aria-hidden": "true" }, user?.initials ?? "?");
  if (user?.color && !user.bot) {
    node.style.backgroundColor = user.color;
    node.style.color = inkOn(node.style.backgroundColor);
  }
  return node;
}

/** The piece of the page with this id. */
export const byId = (id) => document.getElementById(id);

/** A name for a node that something else points at (aria-controls, for, ...). */
export const freshId = (stem) => `${stem}-${++named}`;
let named = 0;

/** Reads the sentence out to a screen reader, without moving anything. */
export function announce(sentence) {
  const place = byId("announcer");
  place.textContent = "";
  requestAnimationFrame(() => (place.textContent = sentence));
}

/** Arrow keys, Home and End walk through `nodes()`; only one of them is a tab stop. */
export function roving(container, nodes, { onmove = () => {} } = {}) {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  container.addEventListener("keydown", (event) => {
    const all = nodes();
    const here = all.indexOf(document.activeElement);
    if (here < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    let next = null;
    if (event.key in steps) next = all[Math.min(Math.max(here + steps[event.key], 0), all.length - 1)];
    if (event.key === "Home") next = all[0];
    if (event.key === "End") next = all.at(-1);
    if (!next) return;
    event.preventDefault();
    tabStop(all, next);
    next.focus();
    onmove(next);
  });
}

/** Makes `chosen` the only one of `all` that Tab stops at. */
export function tabStop(all, chosen) {
  for (const node of all) node.tabIndex = node === chosen ? 0 : -1;
}

/** Puts `nodes` in place of what `container` held; the focus stays on the piece with the same data-key. */
export function redraw(container, ...nodes) {
  const key = container.contains(document.activeElement) && document.activeElement.dataset.key;
  container.replaceChildren(...present(nodes));
  if (key) [...container.querySelectorAll("[data-key]")].find((node) => node.dataset.key === key)?.focus();
}

/** Runs one `work` at a time; calls that come meanwhile become one more run at the end. */
export function oneAtATime(work) {
  let running = null;
  let again = false;
  const run = async () => {
    do {
      again = false;
      await work();
    } while (again);
  };
  return () => {
    again = true;
    running ??= run().finally(() => (running = null));
    return running;
  };
}

const present = (children) => children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);

function inkOn(color) {
  const channels = color.match(/\d+/g)?.slice(0, 3).map(Number) ?? [0, 0, 0];
  const [r, g, b] = channels.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.2 ? "#10201d" : "#ffffff";
}
