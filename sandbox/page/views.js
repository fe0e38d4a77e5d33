/** Modals (views): what the app opens, what the person types, and the app's objections beside the fields. */

import { blocks } from "./blocks.js";
import { byId, el, icon } from "./dom.js";
import { ask, tell, words } from "./door.js";
import { plain } from "./mrkdwn.js";
import { viewSurface } from "./surface.js";

/** The one dialog that shows views. `reader()` says who reads now; `onclose()` runs when the last view is gone. */
export function viewDialog({ reader, onclose }) {
  const dialog = byId("view");
  let current = null;
  let fields = new Map();
  let typed = new Map();
  dialog.addEventListener("close", () => current && !dialog.open && dismiss());

  /** Shows a view (again); what was typed into the same fields of the same view stays. Null closes. */
  function show(view) {
    if (!view) return vanish();
    if (view.id === current?.id && view.hash === current.hash) return;
    if (current) typed.set(current.id, values());
    const focus = dialog.contains(document.activeElement) ? document.activeElement.closest("[data-action]")?.dataset.action : null;
    const same = current?.id === view.id;
    current = view;
    fields = new Map();
    dialog.replaceChildren(form(view));
    if (!dialog.open) dialog.showModal();
    const field = same && focus ? fields.get(focus) : fields.values().next().value;
    if (field) field.focus();
    else dialog.querySelector("h2").focus();
  }

  function vanish() {
    if (!current) return;
    current = null;
    typed = new Map();
    dialog.close();
    dialog.replaceChildren();
    onclose();
  }

  function dismiss() {
    const { id } = current;
    vanish();
    tell("close", { as: reader().me, view_id: id });
  }

  function form(view) {
    const title = el("h2", { id: "view-title", tabindex: -1 }, plain(view.title.text));
    const note = el("div.note", { role: "alert" });
    const submit = view.submit ? el("button.primary", { type: "submit" }, plain(view.submit.text)) : null;
    const kept = typed.get(view.id) ?? view.state?.values;
    const surface = viewSurface(view.id, reader(), note, { fields, kept, values });
    const close = el("button", { type: "button", onclick: dismiss }, plain(view.close?.text ?? (submit ? "Cancel" : "Close")));
    const node = el("form", { novalidate: true, "aria-labelledby": "view-title" },
      el("header", {}, title, el("button.quiet", { type: "button", "aria-label": "Close", onclick: dismiss }, icon("close"))),
      el("div.blocks", {}, blocks(view.blocks, surface)),
      el("footer", {}, note, close, submit));
    for (const kind of ["input", "change"]) node.addEventListener(kind, ({ target }) => settle(target.closest(".input"), ""));
    node.addEventListener("submit", (event) => {
      event.preventDefault();
      send(view, node, note);
    });
    return node;
  }

  function values() {
    const all = {};
    for (const { block_id, action_id, read } of fields.values()) (all[block_id] ??= {})[action_id] = read();
    return all;
  }

  async function send(view, node, note) {
    if (node.ariaBusy === "true") return;
    note.textContent = "";
    if (object(gaps(fields))) return;
    node.ariaBusy = "true";
    const answer = await tell("submit", { as: reader().me, view_id: view.id, values: values() });
    node.ariaBusy = null;
    if (answer.errors) object(answer.errors);
    else if (!answer.ok) note.textContent = words(answer.error, reader().app);
    else show((await ask("view", { as: reader().me }).catch(() => ({ view: null }))).view);
  }

  /** Writes each objection beside its field and goes to the first; false when there is none. */
  function object(errors) {
    let first = null;
    for (const block of dialog.querySelectorAll(".input[data-block]")) {
      const objection = errors[block.dataset.block] ?? "";
      settle(block, objection);
      if (objection) first ??= block;
    }
    first?.querySelector("input, textarea")?.focus();
    return first !== null;
  }

  return { show, forget: vanish };
}

function settle(block, objection) {
  if (!block) return;
  block.querySelector(".problem").textContent = objection;
  for (const control of block.querySelectorAll("input, textarea")) control.ariaInvalid = objection ? "true" : null;
}

/** What Slack's client objects to before it asks the app: empty required fields, and texts too short. */
function gaps(fields) {
  const errors = {};
  for (const { block_id, spec, read } of fields.values()) {
    if (!("required" in spec)) continue;
    const { type, ...said } = read();
    const [value] = Object.values(said);
    const empty = value === null || value.length === 0;
    if (empty && spec.required) errors[block_id] = "Please complete this required field.";
    else if (!empty && spec.min_length > value.length) errors[block_id] = `Please write at least ${spec.min_length} characters.`;
  }
  return errors;
}
