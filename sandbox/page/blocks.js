/** Block Kit as nodes: one function a block, and a visible grey note for what this page does not know. */

import { el, freshId } from "./dom.js";
import { element, picture } from "./elements.js";
import { plain, textObject } from "./mrkdwn.js";
import { richText } from "./rich_text.js";

const KINDS = {
  __proto__: null,
  header: (block) => el("h3.header", {}, plain(block.text.text)),
  section,
  divider: () => el("hr"),
  context: (block, { reader }) => el("div.context", {}, block.elements.map((item) => contextItem(item, reader))),
  actions: (block, surface) => el("div.actions", {}, block.elements.map((spec) => element(spec, block.block_id, surface))),
  input,
  rich_text: (block, { reader }) => el("div.rich", {}, richText(block, reader)),
  image: (block) => el("figure", {}, block.title ? el("figcaption", {}, plain(block.title.text)) : null, picture(block)),
  table,
};

/** Nodes for blocks on a surface (see `element`). */
export function blocks(list, surface) {
  return list.map((block) => {
    const node = KINDS[block.type]?.(block, surface) ?? unknown(block);
    node.classList.add("block");
    return node;
  });
}

function section(block, surface) {
  const { reader } = surface;
  const words = [
    block.text ? el("div.text", {}, textObject(block.text, reader)) : null,
    block.fields ? el("div.fields", {}, block.fields.map((item) => el("div.text", {}, textObject(item, reader)))) : null,
  ];
  const accessory = block.accessory && element(block.accessory, block.block_id, surface);
  return el("div.section", {}, el("div.words", {}, words), accessory ? el("div.accessory", {}, accessory) : null);
}

function contextItem(item, reader) {
  return item.type === "image" ? picture(item) : el("span.text", {}, textObject(item, reader));
}

function input(block, surface) {
  const label = freshId("label");
  const problem = freshId("problem");
  const spec = { ...block.element, required: !block.optional };
  const node = element(spec, block.block_id, surface, { acts: Boolean(block.dispatch_action), labelledby: label });
  const optional = block.optional ? el("span.optional", {}, " (optional)") : null;
  for (const control of node.querySelectorAll("input, textarea")) control.setAttribute("aria-describedby", problem);
  return el("div.input", { "data-block": block.block_id },
    el("div.label", { id: label }, plain(block.label.text), optional),
    node,
    el("div.problem", { id: problem, role: "alert" }),
    block.hint ? el("div.hint", {}, plain(block.hint.text)) : null);
}

function table(block, { reader }) {
  const cell = (item) => (item.type === "rich_text" ? richText(item, reader) : plain(String(item.text ?? item.value ?? "")));
  const row = (tag) => (cells) => el("tr", {}, cells.map((item, i) => el(tag, alignment(block, i), cell(item))));
  const [first, ...rest] = block.rows;
  return el("div.table", { tabindex: 0, role: "region", "aria-label": "Table" },
    el("table", {}, el("thead", {}, row("th")(first)), el("tbody", {}, rest.map(row("td")))));
}

const alignment = (block, column) => ({ class: block.column_settings?.[column]?.align ? `to-${block.column_settings[column].align}` : null });

const unknown = (block) => el("p.unknown", {}, `This page cannot show a block of type “${block.type}”`);
