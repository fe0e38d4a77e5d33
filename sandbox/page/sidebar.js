/** The left side: the workspace, who you are, and every place you can read. */

import { avatar, byId, el, icon, redraw, roving, tabStop } from "./dom.js";
import { ask } from "./door.js";
import { menu } from "./popup.js";
import { clockTime, now, placeOf } from "./when.js";

/** Prepares the walk by arrow keys; once. */
export function prepareSidebar() {
  roving(byId("places"), () => [...byId("places").querySelectorAll("button")]);
}

/** Draws the sidebar. `go(place)` opens a channel id or "home"; `become(userId)` changes who you are. */
export function drawSidebar(state, reader, current, { go, become }) {
  byId("workspace").textContent = state.team.name;
  drawPerson(reader, become);
  const rooms = state.channels.filter(({ kind }) => kind === "channel");
  const talks = state.channels.filter(({ kind }) => kind === "im");
  const row = (channel) => placeRow(channel, reader, current, go);
  redraw(byId("places"),
    group("Channels", rooms.length ? rooms.map(row) : el("p.hint", {}, "You are in no channel yet. The app's direct message is below.")),
    group("Direct messages", talks.map(row)),
    state.app.home ? group("Apps", homeRow(state, reader, current, go)) : null);
  const buttons = [...byId("places").querySelectorAll("button")];
  tabStop(buttons, buttons.find((button) => button.ariaCurrent === "page") ?? buttons[0]);
}

const group = (title, ...rows) => el("section", { "aria-label": title }, el("h2", {}, title), rows);

function drawPerson(reader, become) {
  const me = reader.users.get(reader.me);
  const button = byId("person");
  button.onclick = () => {
    const waiting = new Map(reader.people.map(({ id }) => [id, el("span.badge.direct", { hidden: true })]));
    menu(button, people(reader, waiting), { label: "Who are you?", onpick: become });
    waiting.forEach(countNews);
  };
  button.replaceChildren(
    avatar(me),
    el("span.who", {}, el("small", {}, "You are"), el("strong", {}, me.real_name), el("small", {}, about(me.title, me.guest && "Guest"))),
    icon("chevron"));
}

function people(reader, waiting) {
  return reader.people.map((user) => ({
    value: user.id,
    current: user.id === reader.me,
    node: [
      avatar(user),
      el("span.who", {}, el("strong", {}, user.real_name), el("small", {}, about(user.title, user.guest && "Guest"))),
      waiting.get(user.id),
      el("span.local", {}, clockTime(now(), user.tz), el("small", {}, placeOf(user.tz))),
    ],
  }));
}

/** Writes into `badge` how much waits for this person: direct messages and mentions. */
async function countNews(badge, userId) {
  const state = await ask("state", { as: userId }).catch(() => null);
  const count = state?.channels.reduce((sum, { mentions }) => sum + mentions, 0);
  badge.textContent = count ? `${count} new` : "";
  badge.hidden = !count;
}

const about = (...facts) => facts.filter(Boolean).join(" · ");

function placeRow(channel, reader, current, go) {
  const other = channel.kind === "im" ? reader.users.get(channel.with) : null;
  const name = other?.real_name ?? channel.name;
  const { unread } = channel;
  const mentions = other ? 0 : channel.mentions;
  const marks = [
    mentions ? el("span.badge.mentions", {}, `@${mentions}`) : null,
    unread ? el(other ? "span.badge.direct" : "span.badge", {}, String(unread)) : null,
  ];
  const said = [name, unread && `${unread} unread`, mentions && `${mentions} mentioning you`].filter(Boolean).join(", ");
  const node = el("button.place", {
    type: "button", "data-key": channel.id, "aria-label": said,
    onclick: () => go(channel.id),
    "aria-current": channel.id === current ? "page" : null,
  }, other ? avatar(other) : el("span.hash", {}, "#"), el("span.name", {}, name), other?.bot ? el("span.tag", {}, "App") : null, marks);
  node.classList.toggle("unread", unread > 0);
  return node;
}

function homeRow(state, reader, current, go) {
  const attributes = { type: "button", "data-key": "home", "aria-label": `${state.app.name} Home`, onclick: () => go("home"), "aria-current": current === "home" ? "page" : null };
  return el("button.place", attributes, avatar(reader.users.get(state.app.bot_user)), el("span.name", {}, `${state.app.name} Home`));
}
