/** Block Kit's interactive elements; what a person does with one becomes an action of its surface. */

import { el, freshId, icon } from "./dom.js";
import { plain, textObject } from "./mrkdwn.js";
import { matching, picker } from "./picker.js";
import { confirmed, menu } from "./popup.js";

/**
 * The node for one element. A surface is `{reader, act(action), options(blockId, actionId, typed), fields, kept}`:
 * `fields` collects what a form holds, `kept` is what was typed before a view was redrawn. `acts` is false for
 * the element of an input block that does not dispatch: it is only read at submission.
 */
export function element(spec, blockId, surface, { acts = true, labelledby = null } = {}) {
  const kind = KINDS[spec.type];
  if (!kind) return el("span.unknown", {}, `This page cannot show “${spec.type}”`);
  const key = { block_id: blockId, action_id: spec.action_id };
  const act = async (node, said) => {
    if (!acts || node.ariaBusy === "true") return;
    if (!(await confirmed(spec.confirm, surface.reader))) return;
    node.ariaBusy = "true";
    await surface.act({ type: spec.type, ...key, ...said });
    node.ariaBusy = null;
  };
  const kept = surface.kept?.[blockId]?.[spec.action_id] ?? null;
  const { node, read, focus } = kind(spec, { act, surface, key, kept, labelledby });
  node.dataset.action = `${blockId} ${spec.action_id}`;
  if (read) surface.fields?.set(node.dataset.action, { ...key, spec, read: () => ({ type: spec.type, ...read() }), focus });
  return node;
}

const KINDS = {
  __proto__: null,
  button,
  overflow,
  image: (spec) => ({ node: picture(spec) }),
  static_select: (spec, place) => select(spec, place, (typed) => matching(choicesOf(spec), typed)),
  external_select: (spec, place) => select(spec, place, async (typed) => {
    if (typed.length < (spec.min_query_length ?? 3)) return [];
    return (await place.surface.options(place.key.block_id, place.key.action_id, typed)).map(choiceOf);
  }, true),
  users_select: people,
  radio_buttons: (spec, place) => boxes(spec, place, "radio"),
  checkboxes: (spec, place) => boxes(spec, place, "checkbox"),
  plain_text_input: (spec, place) => typed(spec, place, spec.multiline ? "textarea" : "text"),
  email_text_input: (spec, place) => typed(spec, place, "email"),
  url_text_input: (spec, place) => typed(spec, place, "url"),
  number_input: (spec, place) => typed(spec, place, "number"),
  datepicker: (spec, place) => moment(spec, place, "date", "selected_date", spec.initial_date),
  timepicker: (spec, place) => moment(spec, place, "time", "selected_time", spec.initial_time),
};

function button(spec, { act, surface }) {
  const attributes = { type: "button", "aria-label": spec.accessibility_label, onclick: () => act(node, { value: spec.value }) };
  const node = el(spec.style ? `button.${spec.style}` : "button", attributes, textObject(spec.text, surface.reader));
  return { node };
}

function overflow(spec, { act, surface }) {
  const items = spec.options.map((option) => ({ node: textObject(option.text, surface.reader), value: option }));
  const open = () => menu(node, items, { label: "More actions", onpick: (option) => act(node, { selected_option: option }) });
  const attributes = { type: "button", "aria-haspopup": "menu", "aria-expanded": "false", "aria-label": "More actions", onclick: open };
  const node = el("button.overflow", attributes, icon("more"));
  return { node };
}

/** An image shown as its description: the page never fetches anything from elsewhere. */
export function picture(spec) {
  const words = spec.alt_text || "picture";
  return el("span.picture", { role: "img", "aria-label": words, title: words }, icon("image"), el("span", {}, words));
}

function select(spec, { act, surface, kept, labelledby }, load, remote = false) {
  const first = kept?.selected_option ?? spec.initial_option;
  const box = picker({
    placeholder: spec.placeholder?.text ?? "Choose one",
    label: labelledby ? null : (spec.placeholder?.text ?? "Choose one"),
    labelledby,
    initial: first && choiceOf(first),
    load,
    remote,
    onpick: ({ option }) => act(box.node, { selected_option: option }),
  });
  return field(box.node, () => ({ selected_option: box.chosen()?.option ?? null }));
}

function people(spec, { act, surface, kept, labelledby }) {
  const choice = (user) => user && { value: user.id, label: user.real_name ?? user.name, description: user.title, user };
  const { users, people: everybody } = surface.reader;
  const box = picker({
    placeholder: spec.placeholder?.text ?? "Choose a person",
    label: labelledby ? null : (spec.placeholder?.text ?? "Choose a person"),
    labelledby,
    initial: choice(users.get(kept?.selected_user ?? spec.initial_user)),
    load: (typed) => matching(everybody.map(choice), typed),
    onpick: ({ value }) => act(box.node, { selected_user: value }),
  });
  return field(box.node, () => ({ selected_user: box.chosen()?.value ?? null }));
}

const choiceOf = (option, group) => ({
  value: option.value, label: option.text.text, description: option.description?.text, group: typeof group === "string" ? group : null, option,
});

const choicesOf = (spec) =>
  spec.option_groups?.flatMap((group) => group.options.map((option) => choiceOf(option, group.label.text))) ?? spec.options.map((option) => choiceOf(option));

function boxes(spec, { act, surface, kept, labelledby }, type) {
  const many = type === "checkbox";
  const first = many ? (kept?.selected_options ?? spec.initial_options ?? []) : [kept?.selected_option ?? spec.initial_option];
  const chosenFirst = new Set(first.map((option) => option?.value));
  const name = freshId("choice");
  const inputs = spec.options.map((option) => el("input", { type, name, value: option.value, checked: chosenFirst.has(option.value), onchange: () => act(node, read()) }));
  const rows = spec.options.map((option, i) =>
    el("label", {}, inputs[i], el("span", {}, textObject(option.text, surface.reader), option.description ? el("small", {}, textObject(option.description, surface.reader)) : null)));
  const node = el("div.boxes", { role: many ? "group" : "radiogroup", "aria-labelledby": labelledby }, rows);
  const chosen = () => spec.options.filter((option, i) => inputs[i].checked);
  const read = () => (many ? { selected_options: chosen() } : { selected_option: chosen()[0] ?? null });
  return { node, read, focus: () => (inputs.find((input) => input.checked) ?? inputs[0])?.focus() };
}

function typed(spec, { act, kept, labelledby }, type) {
  const first = kept?.value ?? spec.initial_value ?? "";
  const attributes = { "aria-labelledby": labelledby, placeholder: spec.placeholder && plain(spec.placeholder.text).join(""), maxlength: spec.max_length };
  const box = type === "textarea" ? el("textarea", { ...attributes, rows: 4 }) : el("input", { ...attributes, type, autocomplete: "off" });
  box.value = first;
  box.addEventListener("change", () => act(node, { value: box.value }));
  const node = el("div.typed", {}, box);
  return field(node, () => ({ value: box.value === "" ? null : box.value }));
}

function moment(spec, { act, kept, labelledby }, type, property, initial) {
  const label = labelledby ? null : (spec.placeholder?.text ?? "Choose");
  const box = el("input", { type, "aria-labelledby": labelledby, "aria-label": label });
  box.value = kept?.[property] ?? initial ?? "";
  box.addEventListener("change", () => act(node, { [property]: box.value || null }));
  const node = el("div.typed", {}, box);
  return field(node, () => ({ [property]: box.value || null }));
}

const field = (node, read) => ({ node, read, focus: () => node.querySelector("input, textarea").focus() });
