/** The page's own address: who looks, and at what. */

/** Writes `#/U1/C1`, so that a reload or a second tab shows the same person and place. */
export function writeAddress(who, place) {
  sessionStorage.setItem("who", who);
  history.replaceState(null, "", `#/${who}/${place}`);
}

/** Reads `#/U1/C1`, or `#C1/p1234567890123456`, where a link to a message leads: `{who, place, ts}`. */
export function readAddress() {
  const message = location.hash.match(/^#(\w+)\/p(\d+)(\d{6})$/);
  if (message) return { who: sessionStorage.getItem("who"), place: message[1], ts: `${message[2]}.${message[3]}` };
  const [, who, place] = location.hash.split("/");
  return { who: who || null, place: place || null, ts: null };
}
