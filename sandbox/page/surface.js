/** Where clicks in a view go, be it a modal or the Home tab, and where its complaints are shown. */

import { ask, tell, words } from "./door.js";

/** A surface (see `element`) for the view with this id; `note` is the node for complaints, `values()` the form so far. */
export function viewSurface(viewId, reader, note, { fields, kept, values = () => undefined } = {}) {
  const where = { as: reader.me, view_id: viewId };
  const complain = (error) => (note.textContent = error ? words(error, reader.app) : "");
  return {
    reader,
    fields,
    kept,
    async act(action) {
      const answer = await tell("act", { ...where, action, values: values() });
      complain(answer.ok ? null : answer.error);
    },
    async options(block_id, action_id, value) {
      try {
        const { options } = await ask("options", { ...where, block_id, action_id, value });
        complain(null);
        return options;
      } catch (error) {
        complain(error.message);
        return [];
      }
    },
  };
}
