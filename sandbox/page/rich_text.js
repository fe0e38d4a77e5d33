/** A rich_text block as nodes: its texts are literal, so there is nothing to parse. */

import { el } from "./dom.js";
import { emoji } from "./emoji.js";
import { broadcastNode, channelNode, dateNode, emojiNode, link, userNode } from "./mrkdwn.js";

const PARTS = {
  __proto__: null,
  rich_text_section: (part, reader) => el("div", {}, inlines(part.elements, reader)),
  rich_text_quote: (part, reader) => el("blockquote", {}, inlines(part.elements, reader)),
  rich_text_preformatted: (part, reader) => el("pre", {}, inlines(part.elements, reader)),
  rich_text_list: list,
};

const INLINES = {
  __proto__: null,
  text: (item) => item.text,
  link: (item) => link(item.url, item.text ?? null),
  user: (item, reader) => userNode(item.user_id, reader),
  channel: (item, reader) => channelNode(item.channel_id, reader),
  usergroup: (item) => el("span.mention", {}, `@${item.usergroup_id}`),
  broadcast: (item) => broadcastNode(item.range),
  emoji: (item) => emojiNode(item.name, fromUnicode(item.unicode) ?? emoji(item.name) ?? `:${item.name}:`),
  date: (item, reader) => dateNode(item.timestamp, item.format, item.fallback ?? null, item.url, reader),
  color: (item) => el("code", {}, item.value),
};

const STYLES = [["code", "code"], ["strike", "s"], ["italic", "em"], ["bold", "strong"]];

/** Nodes for the elements of a rich_text block. */
export function richText(block, reader) {
  return (block.elements ?? []).map((part) => PARTS[part.type]?.(part, reader) ?? unknown(part));
}

function list(part, reader) {
  const ordered = part.style === "ordered";
  const node = el(ordered ? "ol" : "ul", { start: ordered && part.offset ? part.offset + 1 : null });
  node.style.setProperty("--depth", Math.min(part.indent ?? 0, 8));
  node.append(...part.elements.map((item) => el("li", {}, inlines(item.elements, reader))));
  return node;
}

function inlines(elements, reader) {
  return (elements ?? []).map((item) => {
    const inner = INLINES[item.type]?.(item, reader) ?? unknown(item);
    return STYLES.reduce((node, [style, tag]) => (item.style?.[style] ? el(tag, {}, node) : node), inner);
  });
}

function fromUnicode(codes) {
  return codes ? String.fromCodePoint(...codes.split("-").map((code) => parseInt(code, 16))) : null;
}

const unknown = (part) => el("span.unknown", {}, `This page cannot show “${part.type}”`);
