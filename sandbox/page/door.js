/** The page's door into the sandbox: JSON over HTTP, and a WebSocket that says what to fetch again. */

const LONGEST_WAIT = 15_000;

/** What the sandbox answers to a GET; throws an `Error` with its code, or with "unreachable". */
export async function ask(path, query = {}) {
  const present = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
  const body = await fetch(`/ui/${path}?${new URLSearchParams(present)}`).then((response) => response.json()).catch(() => null);
  if (!body?.ok) throw new Error(body?.error ?? "unreachable");
  return body;
}

/** Sends one thing a person did. Always resolves: `{ok, ...}`, with `error: "unreachable"` when nobody answers. */
export async function tell(path, body) {
  try {
    const headers = { "Content-Type": "application/json" };
    const signal = AbortSignal.timeout(LONGEST_WAIT);
    const response = await fetch(`/ui/${path}`, { method: "POST", headers, body: JSON.stringify(body), signal });
    return await response.json();
  } catch {
    return { ok: false, error: "unreachable" };
  }
}

/** A live line for one person: calls `on(event)` for each push, `up(true|false)` as it comes and goes. */
export function live(userId, { on, up }) {
  let socket = null;
  let wait = 500;
  let ended = false;
  let timer = 0;

  function connect() {
    socket = new WebSocket(`ws://${location.host}/ui/live?as=${encodeURIComponent(userId)}`);
    socket.onopen = () => {
      wait = 500;
      up(true);
    };
    socket.onmessage = ({ data }) => on(JSON.parse(data));
    socket.onclose = () => {
      if (ended) return;
      up(false);
      timer = setTimeout(connect, wait);
      wait = Math.min(wait * 2, 5_000);
    };
  }

  connect();
  return {
    end() {
      ended = true;
      clearTimeout(timer);
      socket.close();
    },
  };
}

/** An error code of Slack or of the sandbox, as a sentence a person can act on; `app` is `{name, connected}`. */
export function words(error, app) {
  const sentences = {
    dispatch_failed: app.connected
      ? `${app.name} did not answer in 3 seconds. Nothing is lost: try again.`
      : `${app.name} is not connected. Start it, then try again.`,
    unreachable: "The sandbox did not answer. Is it still running?",
    message_not_found: "This message is gone.",
    no_such_action: "This button is gone. Look at the message as it is now.",
    not_found: "This window is closed already. Open it again.",
    not_in_channel: "You are not in this channel.",
    unknown_command: "There is no such command. Type / to see the ones there are.",
  };
  return sentences[error] ?? `That did not work (${error ?? "no reason given"}).`;
}
