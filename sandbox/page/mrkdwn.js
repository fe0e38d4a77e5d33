/** Slack's mrkdwn as nodes: tokens are recognised first, entities decoded last, so escaped text can do nothing. */

import { el } from "./dom.js";
import { emoji } from "./emoji.js";
import { timeNode } from "./when.js";

const STYLES = { __proto__: null, "*": "strong", _: "em", "~": "s" };
const EMOJI = /:([a-z0-9_+-]+):/y;
const BARE_LINK = /https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)'"\]]/y;
const WORD = /[\p{L}\p{N}]/u;
const MARKER = /^(\s*)([•◦▪‣-]|\d{1,3}[.)])\s+(.*)$/;

/** Nodes for a mrkdwn text. `verbatim` leaves bare addresses alone, as Slack does. */
export function mrkdwn(text, reader, { verbatim = false } = {}) {
  const parts = text.split(/```\n?([\s\S]+?)\n?```\n?/);
  return parts.flatMap((part, i) => (i % 2 ? el("pre", {}, unformatted(part)) : lines(part, reader, verbatim)));
}

/** Nodes for a text object of Block Kit, or for nothing. */
export function textObject(text, reader) {
  if (!text) return [];
  return text.type === "mrkdwn" ? mrkdwn(text.text, reader, text) : plain(text.text);
}

/** Nodes for plain text: shortcodes become emoji, nothing else is looked at. */
export function plain(text) {
  return [decode(text).replace(/:([a-z0-9_+-]+):/g, (whole, name) => emoji(name) ?? whole)];
}

function lines(text, reader, verbatim) {
  const nodes = [];
  let quote = null;
  for (const [i, line] of text.split("\n").entries()) {
    const quoted = line.match(/^(?:&gt;|>) ?(.*)$/);
    if (quoted) {
      if (quote) quote.append("\n");
      else nodes.push((quote = el("blockquote")));
      quote.append(...inline(quoted[1], reader, verbatim));
      continue;
    }
    const item = line.match(MARKER);
    const last = nodes.at(-1);
    if (i > 0 && !quote && !last?.matches?.(".item") && !item) nodes.push("\n");
    quote = null;
    if (item) nodes.push(listItem(item, reader, verbatim));
    else nodes.push(...inline(line, reader, verbatim));
  }
  return nodes;
}

function listItem([, indent, marker, rest], reader, verbatim) {
  const node = el("span.item", {}, el("span.marker", {}, `${marker} `), el("span", {}, inline(rest, reader, verbatim)));
  node.style.setProperty("--depth", Math.min(Math.floor(indent.length / 2), 4));
  return node;
}

function inline(text, reader, verbatim) {
  const nodes = [];
  let plainFrom = 0;
  let at = 0;
  const take = (node, end) => {
    if (at > plainFrom) nodes.push(decode(text.slice(plainFrom, at)));
    nodes.push(node);
    at = plainFrom = end;
  };
  while (at < text.length) {
    const found = match(text, at, reader, verbatim);
    if (found) take(found.node, found.end);
    else at += 1;
  }
  if (at > plainFrom) nodes.push(decode(text.slice(plainFrom)));
  return nodes;
}

function match(text, at, reader, verbatim) {
  const sign = text[at];
  if (sign === "`") return code(text, at);
  if (sign === "<") return token(text, at, reader);
  if (sign in STYLES) return styled(text, at, reader, verbatim);
  if (sign === ":") return shortcode(text, at);
  if (sign === "h" && !verbatim && !WORD.test(text[at - 1] ?? " ")) return bareLink(text, at);
  return null;
}

function code(text, at) {
  const end = text.indexOf("`", at + 1);
  return end > at + 1 ? { node: el("code", {}, unformatted(text.slice(at + 1, end))), end: end + 1 } : null;
}

function shortcode(text, at) {
  EMOJI.lastIndex = at;
  const found = EMOJI.exec(text);
  const character = found && emoji(found[1]);
  return character ? { node: emojiNode(found[1], character), end: EMOJI.lastIndex } : null;
}

function bareLink(text, at) {
  BARE_LINK.lastIndex = at;
  const found = BARE_LINK.exec(text);
  return found ? { node: link(decode(found[0]), decode(found[0])), end: BARE_LINK.lastIndex } : null;
}

function styled(text, at, reader, verbatim) {
  const sign = text[at];
  if (WORD.test(text[at - 1] ?? " ") || /\s/.test(text[at + 1] ?? " ") || text[at + 1] === sign) return null;
  for (let end = at + 2; end < text.length; end += 1) {
    if (text[end] === "`" || text[end] === "<") end = skip(text, end);
    else if (text[end] === sign && !/\s/.test(text[end - 1]) && !WORD.test(text[end + 1] ?? " ")) {
      return { node: el(STYLES[sign], {}, inline(text.slice(at + 1, end), reader, verbatim)), end: end + 1 };
    }
  }
  return null;
}

function skip(text, at) {
  const end = text.indexOf(text[at] === "<" ? ">" : "`", at + 1);
  return end < 0 ? at : end;
}

function token(text, at, reader) {
  const end = text.indexOf(">", at);
  if (end < 0) return null;
  const [target, ...rest] = text.slice(at + 1, end).split("|");
  const label = rest.length ? decode(rest.join("|")) : null;
  const node = reference(target, label, reader);
  return node ? { node, end: end + 1 } : null;
}

function reference(target, label, reader) {
  const [, kind, id] = target.match(/^([@#!])(.+)$/) ?? [];
  if (kind === "@") return userNode(id, reader, label);
  if (kind === "#") return channelNode(id, reader, label);
  if (kind === "!") return special(id, label, reader);
  return /^(https?:\/\/|mailto:)/i.test(target) ? link(decode(target), label) : null;
}

function special(id, label, reader) {
  if (["channel", "here", "everyone"].includes(id)) return broadcastNode(id);
  const [kind, ...rest] = id.split("^");
  if (kind === "subteam") return el("span.mention", {}, label ?? `@${rest[0]}`);
  if (kind !== "date") return null;
  const [ts, pattern, address] = rest;
  return dateNode(ts, pattern, label, address && decode(address), reader);
}

/** A person's name as a pill; the reader's own name stands out. */
export function userNode(id, reader, label = null) {
  const name = reader.users.get(id)?.real_name ?? label ?? id;
  return el(id === reader.me ? "span.mention.me" : "span.mention", { "data-user": id }, `@${name.replace(/^@/, "")}`);
}

/** A channel's name as a pill. */
export function channelNode(id, reader, label = null) {
  return el("span.mention.channel", {}, `#${label || reader.channels.get(id)?.name || "private-channel"}`);
}

/** @channel, @here or @everyone: always concerns the reader. */
export const broadcastNode = (range) => el("span.mention.me", {}, `@${range}`);

/** An emoji with its name for those who cannot see it. */
export const emojiNode = (name, character) =>
  el("span.emoji", { role: "img", "aria-label": name.replaceAll("_", " "), title: `:${name}:` }, character);

/** A link that opens elsewhere and tells that place nothing; its true address is in the title. */
export function link(address, label) {
  if (!/^(https?:\/\/|mailto:)/i.test(address)) return el("span", {}, label ?? address);
  const elsewhere = !address.startsWith(`${location.origin}/`);
  const attributes = { href: address, target: elsewhere && "_blank", rel: "noopener noreferrer", title: address };
  return el("a", attributes, label || address.replace(/^mailto:/i, ""));
}

/** A moment in the reader's zone; the fallback when it is no moment. */
export function dateNode(ts, pattern, fallback, address, reader) {
  const seconds = Number(ts);
  if (!pattern || !Number.isFinite(seconds) || Math.abs(seconds) > 8e12) return el("span", {}, fallback ?? String(ts));
  const node = timeNode(seconds, decode(pattern), reader.zone);
  return address ? link(address, node) : node;
}

/** Inside code only the entities and the labels of tokens are read. */
function unformatted(text) {
  return decode(text.replace(/<([^<>|]+)(?:\|([^<>]*))?>/g, (whole, target, label) => label || target));
}

const ENTITIES = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };
const decode = (text) => text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity]);
