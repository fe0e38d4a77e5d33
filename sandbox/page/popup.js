/** Things that open over the page and go away again: a popup under its anchor, a menu, a question. */

import { byId, el, freshId, icon, roving } from "./dom.js";
import { textObject } from "./mrkdwn.js";

const GAP = 4;

/** Shows `popup` under (or, where there is no room, over) its anchor, kept inside the window. */
export function showAt(popup, anchor, { wide = false } = {}) {
  (anchor.closest("dialog") ?? document.body).append(popup);
  const box = anchor.getBoundingClientRect();
  if (wide) popup.style.width = `${Math.max(box.width, 220)}px`;
  popup.showPopover();
  popup.style.setProperty("--room", "100vh");
  const { width, height } = popup.getBoundingClientRect();
  const below = innerHeight - box.bottom - 2 * GAP;
  const over = height > below && box.top > below;
  popup.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
  popup.style.top = `${over ? Math.max(8, box.top - height - GAP) : box.bottom + GAP}px`;
  popup.style.setProperty("--room", `${(over ? box.top : below) - 8}px`);
}

/**
 * A menu under `anchor`. Items are `{node, value, danger?, current?}`; arrows, Home, End and first letters walk,
 * Esc goes back to the anchor.
 */
export function menu(anchor, items, { label, onpick }) {
  const list = el("div.popup.menu", { popover: "auto", role: "menu", "aria-label": label, id: freshId("menu") });
  for (const item of items) {
    const pick = () => {
      list.hidePopover();
      anchor.focus();
      onpick(item.value);
    };
    const attributes = { type: "button", role: "menuitem", tabindex: -1, onclick: pick, "aria-current": item.current };
    list.append(el(item.danger ? "button.danger" : "button", attributes, item.node));
  }
  const buttons = () => [...list.children];
  roving(list, buttons);
  list.addEventListener("keydown", (event) => {
    if (event.key === "Tab") list.hidePopover();
    if (event.key.length === 1) jump(buttons(), event.key);
  });
  list.addEventListener("toggle", ({ newState }) => {
    anchor.setAttribute("aria-expanded", String(newState === "open"));
    if (newState === "open") return;
    if (list.contains(document.activeElement) || document.activeElement === document.body) anchor.focus();
    list.remove();
  });
  showAt(list, anchor);
  (list.querySelector("[aria-current]") ?? list.firstElementChild)?.focus();
}

function jump(buttons, letter) {
  const here = buttons.indexOf(document.activeElement);
  const order = [...buttons.slice(here + 1), ...buttons.slice(0, here + 1)];
  order.find((button) => button.innerText.trim().toLowerCase().startsWith(letter.toLowerCase()))?.focus();
}

/** Block Kit's `confirm`: resolves to true when the person says yes. */
export function confirmed(question, reader) {
  if (!question) return Promise.resolve(true);
  const { promise, resolve } = deferred();
  const title = freshId("question");
  const dialog = el("dialog.question", { "aria-labelledby": title });
  const yes = question.style === "danger" ? "button.danger.primary" : "button.primary";
  dialog.append(
    el("h2", { id: title }, textObject(question.title, reader)),
    el("div.text", {}, textObject(question.text, reader)),
    el("div.choices", {},
      el("button", { type: "button", onclick: () => dialog.close("") }, textObject(question.deny, reader)),
      el(yes, { type: "button", autofocus: true, onclick: () => dialog.close("yes") }, textObject(question.confirm, reader))),
  );
  dialog.addEventListener("close", () => {
    dialog.remove();
    resolve(dialog.returnValue === "yes");
  });
  document.body.append(dialog);
  dialog.showModal();
  return promise;
}

function deferred() {
  let resolve;
  return { promise: new Promise((done) => (resolve = done)), resolve };
}

const SHOWN_FOR = 7_000;

/** A note in the corner that something arrived elsewhere; it waits while pointed at or focused. */
export function toast(picture, title, words, open) {
  const go = () => {
    node.remove();
    open();
  };
  const leave = () => node.remove();
  const node = el("div.toast", {},
    el("button.open", { type: "button", onclick: go }, picture, el("span", {}, el("strong", {}, title), el("span.words", {}, words))),
    el("button.quiet", { type: "button", "aria-label": "Dismiss", onclick: leave }, icon("close")));
  let timer = setTimeout(leave, SHOWN_FOR);
  for (const start of ["pointerenter", "focusin"]) node.addEventListener(start, () => clearTimeout(timer));
  for (const end of ["pointerleave", "focusout"]) {
    node.addEventListener(end, () => {
      clearTimeout(timer);
      timer = setTimeout(leave, SHOWN_FOR);
    });
  }
  const place = byId("toasts");
  place.append(node);
  while (place.children.length > 3) place.firstElementChild.remove();
}
