/** The sandbox's clock, and how a moment is written for a reader in a zone. */

let anchor = { now: Date.now() / 1000, at: performance.now() };

/** Sets the sandbox's clock: epoch seconds. */
export function setNow(now) {
  anchor = { now, at: performance.now() };
  refreshTimes();
}

/** The present moment in the sandbox: epoch seconds. It runs on by itself between two answers. */
export const now = () => anchor.now + (performance.now() - anchor.at) / 1000;

const formats = new Map();

function format(zone, options) {
  const key = zone + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, intl(zone, options));
  return formats.get(key);
}

function intl(zone, options) {
  try {
    return new Intl.DateTimeFormat("en-US", { hourCycle: "h23", timeZone: zone, ...options });
  } catch {
    return new Intl.DateTimeFormat("en-US", { hourCycle: "h23", timeZone: "UTC", ...options });
  }
}

const written = (ts, zone, options) => format(zone, options).format(new Date(ts * 1000));

/** 09:14 */
export const clockTime = (ts, zone) => written(ts, zone, { hour: "2-digit", minute: "2-digit" });

/** Tue, Nov 24 */
export const shortDay = (ts, zone) => written(ts, zone, { weekday: "short", month: "short", day: "numeric" });

/** New York, from America/New_York */
export const placeOf = (zone) => (zone ?? "UTC").split("/").at(-1).replaceAll("_", " ");

/** Today, Yesterday, or Tuesday, November 24 */
export function dayName(ts, zone) {
  return relativeDay(ts, zone) ?? written(ts, zone, { weekday: "long", month: "long", day: "numeric" });
}

/** A key that is the same for two moments of one day in the zone. */
export const dayKey = (ts, zone) => written(ts, zone, { year: "numeric", month: "2-digit", day: "2-digit" });

function relativeDay(ts, zone) {
  const names = new Map([[0, "Today"], [-1, "Yesterday"], [1, "Tomorrow"]]);
  return names.get(Math.round((midnight(ts, zone) - midnight(now(), zone)) / 86_400)) ?? null;
}

const midnight = (ts, zone) => Date.parse(`${dayKey(ts, zone)} UTC`) / 1000;

/** 5 minutes ago, in 2 hours, just now */
export function ago(ts) {
  const seconds = ts - now();
  const units = [["day", 86_400], ["hour", 3_600], ["minute", 60]];
  for (const [unit, length] of units) {
    const count = Math.floor(Math.abs(seconds) / length);
    if (!count) continue;
    const amount = `${count} ${unit}${count === 1 ? "" : "s"}`;
    return seconds < 0 ? `${amount} ago` : `in ${amount}`;
  }
  return seconds > 5 ? "in less than a minute" : "just now";
}

const ordinal = (day) => day + (["th", "st", "nd", "rd"][day % 100 > 10 && day % 100 < 14 ? 0 : day % 10] ?? "th");

function longDate(ts, zone, options) {
  const day = Number(written(ts, zone, { day: "numeric" }));
  const text = written(ts, zone, { year: "numeric", month: "long", day: "numeric", ...options });
  return text.replace(`${day},`, `${ordinal(day)},`);
}

// https://docs.slack.dev/messaging/formatting-message-text#date-formatting
const TOKENS = {
  __proto__: null,
  date_num: (ts, zone) => intl(zone, { year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(ts * 1000)
    .filter(({ type }) => type !== "literal")
    .sort((a, b) => "ymd".indexOf(a.type[0]) - "ymd".indexOf(b.type[0]))
    .map(({ value }) => value)
    .join("-"),
  date_slash: (ts, zone) => written(ts, zone, { year: "numeric", month: "2-digit", day: "2-digit" }),
  date_long: (ts, zone) => longDate(ts, zone, { weekday: "long" }),
  date_short: (ts, zone) => written(ts, zone, { year: "numeric", month: "short", day: "numeric" }),
  date: (ts, zone) => longDate(ts, zone, {}),
  time_secs: (ts, zone) => written(ts, zone, { hour: "2-digit", minute: "2-digit", second: "2-digit" }),
  time: clockTime,
  ago: (ts) => ago(ts),
};
for (const token of ["date_long", "date_short", "date"]) {
  TOKENS[`${token}_pretty`] = (ts, zone) => relativeDay(ts, zone)?.toLowerCase() ?? TOKENS[token](ts, zone);
}
TOKENS.day_divider_pretty = TOKENS.date_long_pretty;

/** Slack's `{date_short_pretty} at {time}` filled in; a token it does not know stays as it is written. */
export function fillDate(pattern, ts, zone) {
  return pattern.replace(/\{([a-z_]+)\}/g, (whole, token) => TOKENS[token]?.(ts, zone) ?? whole);
}

/** A `<time>` that keeps up with the clock. */
export function timeNode(ts, pattern, zone) {
  const node = document.createElement("time");
  node.dateTime = new Date(ts * 1000).toISOString();
  Object.assign(node.dataset, { at: ts, pattern, zone });
  node.title = `${fillDate("{date_long} {time}", ts, zone)} (${placeOf(zone)})`;
  node.textContent = fillDate(pattern, ts, zone);
  return node;
}

/** Writes every moment on the page anew: "5 minutes ago" ages, "today" becomes "yesterday". */
export function refreshTimes() {
  for (const node of document.querySelectorAll("time[data-at]")) {
    const text = fillDate(node.dataset.pattern, Number(node.dataset.at), node.dataset.zone);
    if (node.textContent !== text) node.textContent = text;
  }
}

/** The next 09:00 in the zone after `ts`, as epoch seconds; right across a change of daylight saving time. */
export function nextMorning(ts, zone) {
  const wall = midnight(ts, zone) + 9 * 3_600;
  const morning = fromWall(wall, zone);
  return morning > ts ? morning : fromWall(wall + 86_400, zone);
}

function fromWall(wall, zone) {
  const guess = wall - offset(wall, zone);
  return wall - offset(guess, zone);
}

function offset(ts, zone) {
  const text = written(ts, zone, { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" });
  return Date.parse(`${text} UTC`) / 1000 - Math.floor(ts);
}
