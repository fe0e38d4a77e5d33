/** Keys that work everywhere on the page: F6 walks the areas, Alt and arrows the places, Esc closes the thread. */

import { byId } from "./dom.js";

/** Listens on the document; `go(place)`, `current()` and `closeThread()` are the page's own. Returns `{closeDrawer}`. */
export function prepareKeys({ go, current, closeThread }) {
  const narrow = matchMedia("(max-width: 799px)");
  const drawer = byId("drawer");

  function showDrawer(open) {
    document.body.classList.toggle("drawer-open", open);
    drawer.ariaExpanded = String(open);
    byId("sidebar").inert = narrow.matches && !open;
    if (open) byId("places").querySelector("[tabindex='0']")?.focus();
  }

  function nextArea(step) {
    const areas = ["clockbar", "sidebar", "main", "thread"].map(byId).filter((area) => !area.hidden && !area.inert);
    const here = areas.findIndex((area) => area.contains(document.activeElement));
    landIn(here < 0 ? byId("main") : areas[(here + step + areas.length) % areas.length]);
  }

  function nextPlace(step) {
    const keys = [...byId("places").querySelectorAll("button")].map((button) => button.dataset.key);
    const next = keys[keys.indexOf(current()) + step];
    if (next) go(next);
  }

  const keys = {
    F6: (event) => nextArea(event.shiftKey ? -1 : 1),
    ArrowDown: (event) => event.altKey && nextPlace(1),
    ArrowUp: (event) => event.altKey && nextPlace(-1),
  };

  drawer.addEventListener("click", () => showDrawer(!document.body.classList.contains("drawer-open")));
  narrow.addEventListener("change", () => showDrawer(false));
  byId("main").addEventListener("click", () => showDrawer(false), { capture: true });
  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open], :popover-open")) return;
    if (event.key === "Escape") {
      if (document.body.classList.contains("drawer-open")) {
        showDrawer(false);
        drawer.focus();
      } else if (!event.defaultPrevented) closeThread();
    } else if (event.key in keys && (event.key === "F6" || event.altKey)) {
      event.preventDefault();
      keys[event.key](event);
    }
  });
  showDrawer(false);
  return { closeDrawer: () => showDrawer(false) };
}

function landIn(area) {
  const wanted = { main: "article[tabindex='0'], textarea", sidebar: "#places [tabindex='0']", thread: "textarea", clockbar: ".steps button" };
  area.querySelector(wanted[area.id])?.focus();
}
