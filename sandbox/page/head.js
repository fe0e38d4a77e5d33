/** What stands above the messages: the place, its topic, the app's tabs; and what stands there when it is empty. */

import { byId, el, tabStop } from "./dom.js";

/** Writes the head of the main column, and the window's title with all that is unread. */
export function drawHead(state, reader, place, { go }) {
  const channel = reader.channels.get(place);
  const other = channel?.kind === "im" ? reader.users.get(channel.with) : null;
  const withApp = place === "home" || other?.id === state.app.bot_user;
  const title = place === "home" ? state.app.name : other ? other.real_name : `#${channel.name}`;
  byId("place-title").textContent = title;
  byId("place-topic").textContent = withApp ? "App" : (channel?.topic ?? "");
  byId("tabs").hidden = !withApp || !state.app.home;
  drawTabs(byId("tabs"), place, state.channels.find((one) => one.with === state.app.bot_user)?.id, go);
  const unread = state.channels.reduce((sum, one) => sum + one.unread, 0);
  document.title = `${unread ? `(${unread}) ` : ""}${title} · ${state.team.name}`;
}

function drawTabs(list, place, direct, go) {
  const focused = list.contains(document.activeElement);
  const tabs = [["Home", "home", "home"], ["Messages", direct, "messages"]].map(([label, to, panel]) =>
    el("button", { type: "button", role: "tab", "aria-selected": String(place === to), "aria-controls": panel, onclick: () => go(to) }, label));
  const selected = tabs.find((tab) => tab.ariaSelected === "true") ?? tabs[0];
  for (const tab of tabs) {
    tab.onkeydown = ({ key }) => ["ArrowLeft", "ArrowRight"].includes(key) && tabs.find((other) => other !== tab).click();
  }
  list.replaceChildren(...tabs);
  tabStop(tabs, selected);
  if (focused) selected.focus();
}

/** What to do where nothing has been said yet. */
export function emptyNote(state, reader, place) {
  const channel = reader.channels.get(place);
  const [command] = state.app.commands;
  const advice = command ? ["Type ", el("code", {}, command.command), " to ask something, or move the clock to let time pass."] : "Write the first one below.";
  const what = channel.kind === "im" ? "No messages here yet" : `Nothing in #${channel.name} yet`;
  return el("div.empty", {}, el("h2", {}, what), el("p", {}, advice));
}
