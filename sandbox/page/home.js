/** The app's Home tab: the view the app publishes for one person. */

import { blocks } from "./blocks.js";
import { byId, el, oneAtATime, tabStop } from "./dom.js";
import { ask, tell, words } from "./door.js";

/** Keeps the Home tab; `reader()` says whose. */
export function homeTab({ reader }) {
  const place = byId("home");
  let shown = null;

  const refresh = oneAtATime(async () => {
    const { me, app: { name } } = reader();
    const answer = await ask("home", { as: me }).catch(() => null);
    if (!answer || me !== reader().me) return;
    const mark = JSON.stringify([me, answer.view]);
    if (mark === shown) return;
    shown = mark;
    place.replaceChildren(answer.view ? view(answer.view) : empty(name));
  });

  function view(content) {
    const note = el("div.note", { role: "alert" });
    const surface = {
      reader: reader(),
      async act(action) {
        const answer = await tell("act", { as: reader().me, view_id: content.id, action });
        note.textContent = answer.ok ? "" : words(answer.error, reader().app);
      },
      async options(block_id, action_id, value) {
        return (await ask("options", { as: reader().me, view_id: content.id, block_id, action_id, value })).options ?? [];
      },
    };
    return el("div.blocks", {}, note, blocks(content.blocks, surface));
  }

  const empty = (name) => el("div.empty", {}, el("h2", {}, "Nothing here yet"), el("p", {}, `${name} fills this page when it is connected and has something for you.`));

  /** Tells the app that this person opened the tab, and shows what it publishes. */
  async function open() {
    await refresh();
    await tell("home", { as: reader().me });
    await refresh();
  }

  function drawTabs(list, { home, direct, go }) {
    const focused = list.contains(document.activeElement);
    const tab = (label, selected, to, panel) => el("button", {
      type: "button", role: "tab", "aria-selected": String(selected), "aria-controls": panel, onclick: () => go(to),
      onkeydown: ({ key }) => (key === "ArrowLeft" || key === "ArrowRight") && go(selected ? (to === "home" ? direct : "home") : to),
    }, label);
    const tabs = [tab("Home", home, "home", "home"), direct ? tab("Messages", !home, direct, "messages") : null].filter(Boolean);
    list.replaceChildren(...tabs);
    tabStop(tabs, tabs.find((one) => one.ariaSelected === "true"));
    if (focused) tabs.find((one) => one.tabIndex === 0)?.focus();
  }

  return { open, refresh, drawTabs };
}
