/** One message as an article: who, when, its words or its card, and its thread. */

import { blocks } from "./blocks.js";
import { avatar, el, icon } from "./dom.js";
import { tell, words } from "./door.js";
import { mrkdwn } from "./mrkdwn.js";
import { menu } from "./popup.js";
import { spoken } from "./news.js";
import { clockTime, timeNode } from "./when.js";

/**
 * The article for one message. `place` is `{reader, channel, direct, inThread, openThread(ts), dismiss(ts), acted(ts,
 * action)}`; a `grouped` message follows one of the same author and leaves name and picture out.
 */
export function messageNode(message, grouped, place) {
  const { reader } = place;
  const author = reader.users.get(message.user);
  const note = el("div.note", { role: "alert" });
  const content = message.blocks?.length ? card(message, note, place) : el("div.text", {}, mrkdwn(message.text ?? "", reader));
  const node = el("article.message", { tabindex: -1, "data-ts": message.ts, "aria-label": label(message, reader) },
    grouped ? el("div.gutter", {}, clockTime(message.ts, reader.zone)) : avatar(author),
    el("div.body", {},
      message.ephemeral ? el("div.private", {}, icon("eye"), "Only visible to you") : null,
      grouped ? null : byline(message, author, reader),
      el("div.content", {}, content, message.edited && grouped ? edited() : null),
      note,
      message.ephemeral ? dismissal(message, place) : replies(message, place)),
    message.ephemeral ? null : toolbar(message, note, place));
  node.classList.toggle("grouped", grouped);
  node.classList.toggle("ephemeral", message.ephemeral);
  node.classList.toggle("concerns-me", !message.ephemeral && !place.direct && Boolean(content.querySelector(".mention.me")));
  return node;
}

function byline(message, author, reader) {
  return el("div.byline", {},
    el("strong", {}, author?.real_name ?? author?.name ?? message.user),
    author?.bot ? el("span.tag", {}, "App") : null,
    author?.guest ? el("span.tag", {}, "Guest") : null,
    timeNode(message.ts, "{time}", reader.zone),
    message.edited ? edited() : null);
}

const edited = () => el("span.edited", {}, "(edited)");

function card(message, note, place) {
  const surface = {
    reader: place.reader,
    async act(action) {
      note.textContent = "";
      place.acted(message.ts, `${action.block_id} ${action.action_id}`);
      const answer = await tell("act", { as: place.reader.me, channel: place.channel, ts: message.ts, action });
      if (!answer.ok) note.textContent = words(answer.error, place.reader.app);
    },
    options: async () => [],
  };
  const node = el("div.blocks", {}, blocks(message.blocks, surface));
  node.classList.toggle("card", message.blocks.length > 1);
  return node;
}

function dismissal(message, place) {
  return el("button.quiet.dismiss", { type: "button", onclick: () => place.dismiss(message.ts) }, "Dismiss");
}

function replies(message, place) {
  if (place.inThread || !message.reply_count) return null;
  const count = `${message.reply_count} ${message.reply_count === 1 ? "reply" : "replies"}`;
  const attributes = { type: "button", "data-thread": message.ts, onclick: () => place.openThread(message.ts) };
  return el("button.replies", attributes, icon("reply"), count);
}

function toolbar(message, note, place) {
  const answer = { type: "button", "aria-label": "Reply in thread", title: "Reply in thread", onclick: () => place.openThread(message.ts) };
  const buttons = [place.inThread ? null : el("button", answer, icon("reply")), shortcuts(message, note, place)].filter(Boolean);
  return buttons.length ? el("div.toolbar", {}, ...buttons) : null;
}

/** The app's shortcuts for a message, behind three dots; null when it offers none. */
function shortcuts(message, note, place) {
  const offered = place.reader.app.shortcuts ?? [];
  if (!offered.length) return null;
  const label = "Shortcuts for this message";
  const button = el("button", { type: "button", "aria-label": label, title: label, "aria-haspopup": "menu", "aria-expanded": "false" }, icon("more"));
  const items = offered.map(({ name, callback_id }) => ({ node: name, value: callback_id }));
  button.addEventListener("click", () => menu(button, items, { label, onpick: choose }));
  return button;

  async function choose(callback_id) {
    note.textContent = "";
    const answer = await tell("shortcut", { as: place.reader.me, channel: place.channel, ts: message.ts, callback_id });
    if (!answer.ok) note.textContent = words(answer.error, place.reader.app);
  }
}

function label(message, reader) {
  const kind = message.ephemeral ? "Only visible to you. " : "";
  return `${kind}${clockTime(message.ts, reader.zone)}, ${spoken(message, reader)}`;
}
