/** The bar on top: what time it is in the sandbox, steps forward, and whether the app is there. */

import { announce, byId, el } from "./dom.js";
import { tell } from "./door.js";
import { clockTime, dayName, nextMorning, now, placeOf, refreshTimes, setNow, shortDay } from "./when.js";

/** Prepares the bar; `reader()` says in whose zone to write, `moved(now)` runs after a step. Returns `draw`. */
export function clockBar({ reader, moved }) {
  const buttons = [...document.querySelectorAll("[data-forward]")];

  function draw() {
    const { zone } = reader();
    byId("clock-time").textContent = clockTime(now(), zone);
    byId("clock-day").textContent = `${shortDay(now(), zone)} · ${placeOf(zone)}`;
    const morning = nextMorning(now(), zone);
    buttons.at(-1).title = `${dayName(morning, zone)}, ${clockTime(morning, zone)}`;
  }

  async function forward(button) {
    const { zone } = reader();
    const step = button.dataset.forward;
    button.ariaBusy = "true";
    const answer = await tell("clock", { forward: step === "morning" ? nextMorning(now(), zone) - now() : Number(step) });
    button.ariaBusy = null;
    if (answer.now === undefined) return moved(null);
    setNow(answer.now);
    draw();
    announce(`It is ${clockTime(now(), zone)}, ${dayName(now(), zone)}`);
    return moved(answer.now);
  }

  for (const button of buttons) button.addEventListener("click", () => button.ariaBusy === "true" || forward(button));
  setInterval(() => {
    if (!reader()) return;
    draw();
    refreshTimes();
  }, 5_000);
  return draw;
}

/** Says whether the app is connected; and when it, or the sandbox itself, is not, what to do. */
export function drawConnection({ name, connected }, line) {
  const [kind, words] = !line ? ["lost", "Sandbox lost"] : connected ? ["up", `${name} connected`] : ["down", `${name} not connected`];
  const place = byId("connection");
  if (place.dataset.kind !== kind) {
    place.dataset.kind = kind;
    place.replaceChildren(el("span.lamp", { "aria-hidden": "true" }), el("span", {}, words));
  }
  const advice = !line
    ? "The sandbox does not answer. This page tries again by itself."
    : connected ? "" : `${name} is not connected: clicks, commands and messages reach nobody until it is started.`;
  const alarm = byId("alarm");
  alarm.hidden = !advice;
  if (alarm.textContent !== advice) alarm.textContent = advice;
}
