/** Tells of messages that came: in words for a screen reader, in the corner for those that came elsewhere. */

import { avatar, el } from "./dom.js";
import { ask } from "./door.js";
import { mrkdwn } from "./mrkdwn.js";
import { toast } from "./popup.js";

/** A note for every place but the open one that has more unread than `before`. */
export function tellOfNews(before, { me, place, state, reader }, go) {
  const known = new Map(before.channels.map((channel) => [channel.id, channel.unread]));
  for (const channel of state.channels) {
    if (channel.id !== place && channel.unread > (known.get(channel.id) ?? 0)) note(channel, me, reader, go);
  }
}

async function note(channel, me, reader, go) {
  const answer = await ask("messages", { as: me, channel: channel.id }).catch(() => null);
  const message = answer?.messages.at(-1);
  if (!message) return;
  const author = reader.users.get(message.user);
  const where = channel.kind === "im" ? author.real_name : `#${channel.name}`;
  toast(avatar(author), where, wordsOf(message, reader), () => go(channel.id));
}

/** Who said what, without any formatting. */
export const spoken = (message, reader) => `${reader.users.get(message.user)?.real_name ?? message.user}: ${wordsOf(message, reader)}`;

const wordsOf = (message, reader) => el("div", {}, mrkdwn(message.text ?? "", reader)).textContent;
