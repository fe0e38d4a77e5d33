/** A select one can type into: fixed options, people, and options the app is asked for, in one combobox. */

import { avatar, el, freshId, icon } from "./dom.js";
import { plain } from "./mrkdwn.js";
import { showAt } from "./popup.js";

const PATIENCE = 150;
const NOTHING = "Nothing matches. Try other letters.";

/**
 * `load(typed)` gives choices `{value, label, description?, group?, user?}`, or a promise of them when `remote`;
 * `onpick(choice)` is called on a choice. Returns `{node, chosen()}`.
 */
export function picker({ label, labelledby, placeholder, initial, load, remote = false, onpick = () => {} }) {
  const listId = freshId("choices");
  let chosen = initial ?? null;
  let choices = [];
  let active = -1;
  let asked = 0;
  let timer = 0;

  const input = el("input", {
    type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder,
    "aria-label": label, "aria-labelledby": labelledby, "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": listId,
  });
  const list = el("div.popup.choices", { popover: "manual", role: "listbox", id: listId, "aria-label": label ?? placeholder });
  const node = el("div.picker", {}, input, icon("chevron"));
  const write = () => (input.value = chosen ? plain(chosen.label).join("") : "");
  const open = () => input.getAttribute("aria-expanded") === "true";
  write();

  async function show(typed) {
    const turn = ++asked;
    if (!remote) return draw(load(typed), NOTHING);
    draw([], "Searching…");
    const found = await load(typed);
    if (turn === asked && document.activeElement === input) draw(found, NOTHING);
  }

  function draw(found, empty) {
    choices = found;
    active = choices.findIndex(({ value }) => value === chosen?.value);
    list.replaceChildren(...rows(), ...(choices.length ? [] : [el("div.empty", {}, empty)]));
    input.setAttribute("aria-expanded", "true");
    showAt(list, node, { wide: true });
    mark(active < 0 && choices.length ? 0 : active);
  }

  function rows() {
    let group = null;
    return choices.flatMap((choice, i) => {
      const heading = choice.group && choice.group !== group ? [el("div.group", {}, (group = choice.group))] : [];
      const pick = (event) => {
        event.preventDefault();
        take(i);
      };
      const text = el("span", {}, plain(choice.label), choice.description ? el("small", {}, choice.description) : null);
      const attributes = { role: "option", id: `${listId}-${i}`, "aria-selected": String(choice.value === chosen?.value), onmousedown: pick };
      return [...heading, el("div.choice", attributes, choice.user ? avatar(choice.user) : null, text)];
    });
  }

  function mark(next) {
    active = next;
    for (const row of list.querySelectorAll(".active")) row.classList.remove("active");
    const row = list.querySelector(`#${listId}-${active}`);
    row?.classList.add("active");
    row?.scrollIntoView({ block: "nearest" });
    if (row) input.setAttribute("aria-activedescendant", row.id);
    else input.removeAttribute("aria-activedescendant");
  }

  function take(i) {
    chosen = choices[i];
    close();
    input.dispatchEvent(new Event("change", { bubbles: true }));
    onpick(chosen);
  }

  function close() {
    asked += 1;
    clearTimeout(timer);
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    if (list.isConnected) list.remove();
    write();
  }

  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", close);
  input.addEventListener("mousedown", () => open() || setTimeout(() => show("")));
  input.addEventListener("input", () => {
    clearTimeout(timer);
    if (remote) timer = setTimeout(() => show(input.value.trim()), PATIENCE);
    else show(input.value.trim());
  });
  input.addEventListener("keydown", (event) => {
    const keys = {
      ArrowDown: () => (open() ? mark(Math.min(active + 1, choices.length - 1)) : show("")),
      ArrowUp: () => (open() ? mark(Math.max(active - 1, 0)) : show("")),
      Enter: () => (open() ? active >= 0 && take(active) : show("")),
      Escape: () => open() && close(),
    };
    if (!(event.key in keys) || (event.key === "Escape" && !open())) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  });
  return { node, chosen: () => chosen };
}

/** Choices out of `all` whose words begin with what was typed. */
export function matching(all, typed) {
  const wanted = typed.toLowerCase();
  return all.filter(({ label, description = "" }) => ` ${label} ${description}`.toLowerCase().includes(` ${wanted}`));
}
