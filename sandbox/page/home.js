/** The app's Home tab: the view the app publishes for one person. */

import { blocks } from "./blocks.js";
import { byId, el, oneAtATime } from "./dom.js";
import { ask, tell } from "./door.js";
import { viewSurface } from "./surface.js";

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
    return el("div.blocks", {}, note, blocks(content.blocks, viewSurface(content.id, reader(), note)));
  }

  const empty = (name) => el("div.empty", {}, el("h2", {}, "Nothing here yet"), el("p", {}, `${name} fills this page when it is connected and has something for you.`));

  /** Tells the app that this person opened the tab, and shows what it publishes. */
  async function open() {
    await refresh();
    await tell("home", { as: reader().me });
    await refresh();
  }

  return { open, refresh };
}
