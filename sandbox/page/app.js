/** The page's own state (who reads, where, which thread) and the wiring of its parts. */

import { readAddress, writeAddress } from "./address.js";
import { clockBar, drawConnection } from "./clock_bar.js";
import { composer } from "./composer.js";
import { announce, byId, el, oneAtATime } from "./dom.js";
import { ask, live, tell, words } from "./door.js";
import { drawHead, emptyNote } from "./head.js";
import { homeTab } from "./home.js";
import { prepareKeys } from "./keys.js";
import { spoken, tellOfNews } from "./news.js";
import { drawSidebar, prepareSidebar } from "./sidebar.js";
import { stream } from "./stream.js";
import { viewDialog } from "./views.js";
import { setNow } from "./when.js";

const page = { me: null, place: null, thread: null, state: null, reader: null, line: true, unread: 0, acted: null };
const LOOK_AGAIN = 5_000;
const drafts = new Map();
let channelLine = null;

const messages = stream(byId("messages"), { onunseen: (some) => (byId("unseen").hidden = !some) });
const replies = stream(byId("replies"));
const views = viewDialog({ reader: () => page.reader, onclose: backToTheCard });
const home = homeTab({ reader: () => page.reader });
const drawClock = clockBar({ reader: () => page.reader, moved: (now) => now === null && refreshState() });
const offers = () => ({
  commands: page.state?.app.commands ?? [],
  people: page.state?.users.filter(({ id, deleted }) => id !== page.me && !deleted) ?? [],
});
const writer = composer(byId("composer"), { label: "Message", offers, send: (text) => send(text, null) });
const threadWriter = composer(byId("thread-composer"), {
  label: "Reply", offers: () => ({ ...offers(), commands: [] }), send: (text) => send(text, page.thread),
});
writer.box.id = "composer-box";

const refreshState = oneAtATime(async () => {
  const asked = page.me;
  const state = await ask("state", { as: asked }).catch(() => null);
  if (!state || asked !== page.me) return;
  setNow(state.clock.now);
  const before = page.state;
  if (isSame(before, state)) return;
  page.state = state;
  page.me = state.me;
  page.reader = Object.assign(page.reader ?? {}, readerOf(state));
  if (!isPlace(page.place)) page.place = state.channels[0]?.id ?? "home";
  draw();
  if (before?.me === state.me) tellOfNews(before, page, go);
});

const refreshMessages = oneAtATime(async () => {
  const { me, place } = page;
  if (!page.reader || place === "home") return;
  const answer = await ask("messages", { as: me, channel: place }).catch(() => null);
  if (!answer || me !== page.me || place !== page.place) return;
  const fresh = messages.show(answer.messages, scene(place), { unread: page.unread, empty: emptyNote(page.state, page.reader, place) });
  for (const message of fresh) if (message.user !== me) announce(`New message. ${spoken(message, page.reader)}`);
  if (document.visibilityState === "visible") markRead();
});

const refreshThread = oneAtATime(async () => {
  const { me, place, thread } = page;
  if (!thread) return;
  const answer = await ask("messages", { as: me, channel: place, thread }).catch(() => null);
  if (!answer || thread !== page.thread || me !== page.me) return;
  replies.show(answer.messages, { ...scene(place), inThread: true, dismiss: replies.dismiss }, { empty: el("p") });
});

function readerOf({ me, users, channels, app }) {
  const byKey = (list) => new Map(list.map((one) => [one.id, one]));
  const everybody = byKey(users);
  const people = users.filter(({ bot, deleted }) => !bot && !deleted);
  return { me, zone: everybody.get(me).tz, users: everybody, people, channels: byKey(channels), app };
}

const isSame = (before, state) => before !== null && JSON.stringify({ ...before, clock: null }) === JSON.stringify({ ...state, clock: null });
const isPlace = (place) => place === "home" || page.reader.channels.has(place);

function scene(channel) {
  const { reader } = page;
  const direct = reader.channels.get(channel).kind === "im";
  return { reader, channel, direct, openThread, dismiss: messages.dismiss, acted: (ts, action) => (page.acted = { ts, action }) };
}

function draw() {
  const { state, reader, place } = page;
  drawSidebar(state, reader, place, { go, become });
  drawConnection(state.app, page.line);
  drawClock();
  drawHead(state, reader, place, { go });
  byId("home").hidden = place !== "home";
  for (const id of ["messages", "composer"]) byId(id).hidden = place === "home";
  writeAddress(page.me, place);
}

/** Opens a channel or the app's Home tab. */
async function go(place) {
  const moved = page.place !== place;
  if (moved) {
    keepDraft();
    closeThread();
    page.place = place;
    messages.clear();
  }
  page.unread = page.reader.channels.get(place)?.unread ?? 0;
  closeDrawer();
  draw();
  if (moved) loadDraft();
  if (place === "home") return home.open();
  return refreshMessages();
}

/** Becomes another person: everything on the page is theirs from here on. */
async function become(userId, place = page.place) {
  if (page.state) keepDraft();
  closeThread();
  views.forget();
  messages.clear();
  channelLine?.end();
  Object.assign(page, { me: userId, place, state: null });
  await refreshState();
  if (!page.state) return userId ? become(null) : null;
  channelLine = live(page.me, { on: heard, up: lineChanged });
  announce(`You are ${page.reader.users.get(page.me).real_name}`);
  loadDraft();
  return go(page.place);
}

function heard(event) {
  const heardOf = {
    messages() {
      refreshState();
      if (event.channel !== page.place) return;
      refreshMessages();
      refreshThread();
    },
    state: refreshState,
    view: () => views.show(event.view),
    home: () => page.place === "home" && home.refresh(),
    clock() {
      setNow(event.now);
      drawClock();
    },
  };
  heardOf[event.type]?.();
}

function lineChanged(up) {
  const back = up && !page.line;
  page.line = up;
  drawConnection(page.state.app, up);
  if (back) Promise.all([refreshState(), refreshMessages(), refreshThread()]);
}

async function markRead() {
  if (!page.reader.channels.get(page.place)?.unread) return;
  await tell("read", { as: page.me, channel: page.place });
  await refreshState();
}

async function send(text, thread) {
  const where = { as: page.me, channel: page.place };
  if (thread && text.startsWith("/")) return "Commands do not work in threads. Write it in the channel.";
  const answer = text.startsWith("/")
    ? await tell("command", { ...where, text })
    : await tell("say", { ...where, text, ...(thread && { thread_ts: thread }) });
  if (!answer.ok) return words(answer.error, page.state.app);
  messages.forgetNew();
  await Promise.all([refreshMessages(), refreshThread()]);
  if (!thread) messages.toEnd();
  return null;
}

function openThread(ts) {
  page.thread = ts;
  replies.clear();
  byId("thread").hidden = false;
  byId("thread-place").textContent = byId("place-title").textContent;
  threadWriter.load(null, "Reply in this thread");
  threadWriter.box.focus();
  return refreshThread();
}

function closeThread() {
  if (!page.thread) return;
  const ts = page.thread;
  const focused = byId("thread").contains(document.activeElement);
  page.thread = null;
  byId("thread").hidden = true;
  if (focused) messages.land(ts);
}

function backToTheCard() {
  if (page.acted && (document.activeElement === document.body || !document.activeElement)) messages.land(page.acted.ts, page.acted.action);
}

const draftKey = () => `${page.me} ${page.place}`;
const keepDraft = () => drafts.set(draftKey(), writer.draft());

function loadDraft() {
  const title = byId("place-title").textContent;
  writer.load(drafts.get(draftKey()), `Message ${title}`);
  writer.box.ariaLabel = `Message ${title}`;
}

prepareSidebar();
const { closeDrawer } = prepareKeys({ go, current: () => page.place, closeThread });
byId("thread-close").addEventListener("click", closeThread);
byId("unseen").addEventListener("click", messages.toEnd);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && page.reader && markRead());
setInterval(() => document.visibilityState === "visible" && page.line && refreshState(), LOOK_AGAIN);
const asked = readAddress();
await become(asked.who, asked.place);
if (asked.ts) messages.land(asked.ts);
