/** Modals (views): what the app opens, what the person types, and the app's objections beside the fields. */

import { blocks } from "./blocks.js";
import { byId, el, icon } from "./dom.js";
import { ask, tell, words } from "./door.js";
import { plain } from "./mrkdwn.js";

/** The one dialog that shows views. `reader()` says who reads now; `onclose()` runs when the last view is gone. */
export function viewDialog({ reader, onclose }) {
  const dialog = byId("view");
  let current = null;
  let fields = new Map();
  let typed = new Map();
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    dismiss();
  });

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
    const close = el("button", { type: "button", onclick: dismiss }, plain(view.close?.text ?? (submit ? "Cancel" : "Close")));
    const node = el("form", { novalidate: true, "aria-labelledby": "view-title" },
      el("header", {}, title, el("button.quiet", { type: "button", "aria-label": "Close", onclick: dismiss }, icon("close"))),
      el("div.blocks", {}, blocks(view.blocks, surface(view, note))),
      el("footer", {}, note, close, submit));
    node.addEventListener("submit", (event) => {
      event.preventDefault();
      send(view, node, note);
    });
    return node;
  }

  function surface(view, note) {
    return {
      reader: reader(),
      fields,
      kept: typed.get(view.id) ?? view.state?.values,
      async act(action) {
        const answer = await tell("act", { as: reader().me, view_id: view.id, action, values: values() });
        note.textContent = answer.ok ? "" : words(answer.error, reader().app);
      },
      async options(block_id, action_id, value) {
        return (await ask("options", { as: reader().me, view_id: view.id, block_id, action_id, value })).options ?? [];
      },
    };
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
    else show((await ask("view", { as: reader().me })).view);
  }

  /** Writes each objection beside its field and goes to the first; false when there is none. */
  function object(errors) {
    let first = null;
    for (const block of dialog.querySelectorAll(".input[data-block]")) {
      const objection = errors[block.dataset.block] ?? "";
      block.querySelector(".problem").textContent = objection;
      for (const control of block.querySelectorAll("input, textarea")) control.ariaInvalid = objection ? "true" : null;
      if (objection) first ??= block;
    }
    first?.querySelector("input, textarea")?.focus();
    return first !== null;
  }

  return { show, forget: vanish };
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
