/** A list of messages that changes under the reader without losing place, focus or what is open. */

import { el, roving, tabStop } from "./dom.js";
import { messageNode } from "./message.js";
import { dayKey, dayName } from "./when.js";

const GROUPED_WITHIN = 300;
const NEAR_THE_END = 90;

/** Keeps `list` (the scrolling element) equal to what `show` was last given. */
export function stream(list, { onunseen = () => {} } = {}) {
  let known = new Map();
  const dismissed = new Set();
  let newFrom = null;
  let atEnd = true;
  roving(list, articles);
  list.addEventListener("scroll", () => {
    atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_THE_END;
    if (atEnd) onunseen(false);
  });
  new ResizeObserver(() => atEnd && toEnd()).observe(list);

  function articles() {
    return [...list.querySelectorAll("article")];
  }

  function toEnd() {
    list.scrollTop = list.scrollHeight;
    onunseen(false);
  }

  /**
   * Draws `messages` for `place` (see `messageNode`) and returns those that came since the last time. `unread` says
   * how many at the end are new when the list is first drawn; `empty` stands where there is none.
   */
  function show(messages, place, { unread = 0, empty }) {
    const first = known.size === 0;
    const before = known;
    const focus = focused();
    known = new Map();
    const shown = messages.filter(({ ts }) => !dismissed.has(ts));
    if (first && unread) newFrom = shown.at(-unread)?.ts ?? null;
    const nodes = withDividers(shown, place).map(({ message, grouped, divider }) => {
      if (divider) return divider;
      const mark = JSON.stringify([message, grouped, place.reader.me]);
      const old = before.get(message.ts);
      const node = old?.mark === mark ? old.node : messageNode(message, grouped, place);
      if (!first && !old) node.classList.add("arriving");
      known.set(message.ts, { mark, node });
      return node;
    });
    settle(nodes.length ? nodes : [empty]);
    const all = articles();
    if (!all.some((node) => node.tabIndex === 0)) tabStop(all, all.at(-1));
    restore(focus);
    if (first || atEnd) toEnd();
    else if ([...known.keys()].some((ts) => !before.has(ts))) onunseen(true);
    return shown.filter(({ ts }) => !before.has(ts) && !first);
  }

  function withDividers(messages, place) {
    const rows = [];
    let previous = null;
    for (const [i, message] of messages.entries()) {
      const { zone } = place.reader;
      const sameDay = previous && dayKey(previous.ts, zone) === dayKey(message.ts, zone);
      if (place.inThread && i === 1) rows.push({ divider: divider("day", messages.length === 2 ? "1 reply" : `${messages.length - 1} replies`) });
      else if (!sameDay && !(place.inThread && i === 0)) rows.push({ divider: divider("day", dayName(message.ts, zone)) });
      if (message.ts === newFrom && i > 0) rows.push({ divider: divider("new", "New") });
      rows.push({ message, grouped: belongs(message, previous) && rows.at(-1)?.message === previous });
      previous = message;
    }
    return rows;
  }

  function settle(nodes) {
    const wanted = new Set(nodes);
    for (const child of [...list.children]) if (!wanted.has(child)) child.remove();
    nodes.forEach((node, i) => list.children[i] !== node && list.insertBefore(node, list.children[i] ?? null));
  }

  function focused() {
    const active = document.activeElement;
    if (!list.contains(active)) return null;
    return { active, ts: active.closest("article")?.dataset.ts, action: active.closest("[data-action]")?.dataset.action };
  }

  function restore(focus) {
    if (focus && !focus.active.isConnected) land(focus.ts, focus.action);
  }

  /** Puts the focus on a message, or on the button in it that did `action`, if it is still there. */
  function land(ts, action = null) {
    const article = articles().find((node) => node.dataset.ts === ts);
    if (!article) return;
    tabStop(articles(), article);
    const button = [...article.querySelectorAll("[data-action]")].find((node) => node.dataset.action === action);
    (button ?? article).focus({ preventScroll: true });
  }

  return {
    show,
    land,
    dismiss(ts) {
      dismissed.add(ts);
      known.get(ts)?.node.remove();
      known.delete(ts);
    },
    toEnd,
    forgetNew: () => (newFrom = null),
    clear() {
      known = new Map();
      newFrom = null;
      atEnd = true;
      list.replaceChildren();
      onunseen(false);
    },
  };
}

function belongs(message, previous) {
  return Boolean(previous) && previous.user === message.user && !previous.ephemeral && !message.ephemeral &&
    !(message.blocks?.length > 1) && message.ts - previous.ts < GROUPED_WITHIN;
}

const divider = (kind, words) => el(`div.${kind}-divider`, { role: "separator", "aria-label": words }, el("span", {}, words));
