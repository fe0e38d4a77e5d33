/** The box one writes in: Enter sends, a slash offers commands, an at sign offers people. */

import { avatar, el, freshId, icon } from "./dom.js";

const AT_WORD = /(^|\s)@([\p{L}\p{N}._-]*)$/u;

/**
 * A composer in `form`. `offers()` is `{commands, people}`; `send(text)` gets what was typed, with chosen people
 * as `<@U..>`, and resolves to an error sentence or null.
 */
export function composer(form, { label, offers, send }) {
  const listId = freshId("offers");
  const box = el("textarea", {
    rows: 1, "aria-label": label, "aria-autocomplete": "list", "aria-controls": listId, "aria-describedby": `${listId}-hint`,
  });
  const list = el("div.offers", { role: "listbox", id: listId, "aria-label": "Suggestions", hidden: true });
  const hint = el("div.hint", { id: `${listId}-hint` });
  const note = el("div.note", { role: "alert" });
  const button = el("button.send", { type: "submit", "aria-label": "Send", title: "Send" }, icon("send"));
  form.append(list, el("div.box", {}, box, button), note, hint);

  let found = [];
  let active = 0;
  let mentioned = new Map();
  let sending = false;

  function suggest() {
    const typed = box.value.slice(0, box.selectionStart);
    const { commands, people } = offers();
    const at = typed.match(AT_WORD);
    if (/^\/\S*$/.test(typed)) found = commands.filter(({ command }) => command.startsWith(typed)).map(commandOffer);
    else if (at) found = people.filter(({ real_name, name }) => `${real_name} ${name}`.toLowerCase().includes(at[2].toLowerCase())).slice(0, 7).map(personOffer);
    else found = [];
    active = 0;
    draw();
    hint.replaceChildren(...usage(commands).flat());
    button.toggleAttribute("disabled", !box.value.trim());
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight}px`;
  }

  function usage(commands) {
    const command = commands.find(({ command }) => box.value.startsWith(`${command} `) || box.value === command);
    if (command && !found.length) return [el("code", {}, `${command.command} ${command.usage_hint ?? ""}`), ` ${command.description ?? ""}`];
    const slash = commands.length ? [", ", el("kbd", {}, "/"), " offers commands"] : [];
    return [el("kbd", {}, "Enter"), " sends, ", el("kbd", {}, "Shift + Enter"), " starts a new line", slash];
  }

  const commandOffer = ({ command, usage_hint, description }) => ({
    node: [el("strong", {}, command), el("code", {}, usage_hint ?? ""), el("span", {}, description ?? "")],
    take: () => replace(/^\/\S*$/, `${command} `),
  });

  const personOffer = (user) => ({
    node: [avatar(user), el("strong", {}, user.real_name), el("span", {}, user.title ?? "")],
    take: () => {
      mentioned.set(`@${user.real_name}`, user.id);
      replace(AT_WORD, `$1@${user.real_name} `);
    },
  });

  function replace(pattern, text) {
    const end = box.selectionStart;
    const head = box.value.slice(0, end).replace(pattern, text);
    box.value = head + box.value.slice(end);
    box.setSelectionRange(head.length, head.length);
    suggest();
  }

  function draw() {
    list.hidden = found.length === 0;
    list.replaceChildren(...found.map(({ node, take }, i) => {
      const pick = (event) => {
        event.preventDefault();
        take();
      };
      return el("div.offer", { role: "option", id: `${listId}-${i}`, "aria-selected": String(i === active), onmousedown: pick }, node);
    }));
    if (found.length) box.setAttribute("aria-activedescendant", `${listId}-${active}`);
    else box.removeAttribute("aria-activedescendant");
  }

  function outgoing() {
    let text = box.value.trim();
    const names = [...mentioned].sort(([a], [b]) => b.length - a.length);
    for (const [name, id] of names) text = text.replaceAll(name, `<@${id}>`);
    return text;
  }

  async function submit() {
    if (sending || !box.value.trim()) return;
    sending = true;
    form.ariaBusy = "true";
    const error = await send(outgoing());
    sending = false;
    form.ariaBusy = null;
    note.textContent = error ?? "";
    if (error) return;
    box.value = "";
    mentioned = new Map();
    suggest();
  }

  box.addEventListener("input", () => {
    note.textContent = "";
    suggest();
  });
  box.addEventListener("blur", () => {
    found = [];
    draw();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const choosing = {
      ArrowDown: () => (active = (active + 1) % found.length),
      ArrowUp: () => (active = (active + found.length - 1) % found.length),
      Enter: () => found[active].take(),
      Tab: () => found[active].take(),
      Escape: () => (found = []),
    };
    if (found.length && event.key in choosing && !event.shiftKey) {
      event.preventDefault();
      event.stopPropagation();
      choosing[event.key]();
      draw();
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      submit();
    }
  });

  suggest();
  return {
    box,
    draft: () => ({ text: box.value, mentioned }),
    load(draft, placeholder) {
      box.value = draft?.text ?? "";
      mentioned = draft?.mentioned ?? new Map();
      box.placeholder = placeholder;
      note.textContent = "";
      suggest();
    },
  };
}
