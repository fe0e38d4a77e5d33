"""What Slack sends when somebody clicks or submits, read once; nothing in it is trusted but who sent it."""

from dataclasses import dataclass
from typing import Any

from bot.views.naming import seen_in
from bot.views.reassign import PERSON, PERSON_BLOCK, REASON_BLOCK, REASON_INPUT
from bot.views.relabel import KIND, KIND_BLOCK

Payload = dict[str, Any]
NOWHERE = (0, 0)  # no thread has this id, so the desk says that the conversation is not here


@dataclass(frozen=True, slots=True)
class Click:
    """A click on a button, or a `choice` in a card's menu.

    `key` is the same for every delivery of this click: Slack repeats one under new envelope ids. `channel`
    is empty for a click in App Home.
    """

    user: str
    thread_id: int
    seen: int
    key: str
    channel: str
    trigger: str
    choice: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """The reassign modal, sent: to whom (a rep's key), why, and for which thread as seen in which version."""

    user: str
    thread_id: int
    seen: int
    key: str
    to: str
    reason: str


@dataclass(frozen=True, slots=True)
class KindSet:
    """The modal "Wrong kind?", sent: which kind (a word), for which thread as seen in which version."""

    user: str
    thread_id: int
    seen: int
    key: str
    kind: str


def click_of(body: Payload) -> Click:
    """Read a `block_actions` payload; of several actions the first counts."""
    action: Payload = next(iter(body.get("actions") or ()), {})
    container, user = body.get("container") or {}, _user(body)
    value, choice = action.get("value"), ""
    if option := action.get("selected_option"):
        choice, _, value = str(option.get("value")).partition(":")
    thread_id, seen = _seen(value)
    moment = (action.get("action_ts"), user, container.get("message_ts") or container.get("view_id"))
    return Click(
        user=user,
        thread_id=thread_id,
        seen=seen,
        key=":".join(map(str, (*moment, action.get("action_id")))),
        channel=(body.get("channel") or {}).get("id") or "",
        trigger=str(body.get("trigger_id") or ""),
        choice=choice,
    )


def submission_of(body: Payload) -> Submission:
    """Read a `view_submission` payload of the reassign modal."""
    view, values = _sent(body)
    person = (values.get(PERSON_BLOCK) or {}).get(PERSON) or {}
    reason = (values.get(REASON_BLOCK) or {}).get(REASON_INPUT) or {}
    thread_id, seen = _seen(view.get("private_metadata"))
    return Submission(
        user=_user(body),
        thread_id=thread_id,
        seen=seen,
        key=_key(view),
        to=str((person.get("selected_option") or {}).get("value") or ""),
        reason=str(reason.get("value") or ""),
    )


def kind_set_of(body: Payload) -> KindSet:
    """Read a `view_submission` payload of the modal "Wrong kind?"."""
    view, values = _sent(body)
    option = ((values.get(KIND_BLOCK) or {}).get(KIND) or {}).get("selected_option") or {}
    thread_id, seen = _seen(view.get("private_metadata"))
    return KindSet(_user(body), thread_id, seen, _key(view), str(option.get("value") or ""))


def _sent(body: Payload) -> tuple[Payload, Payload]:
    """The view that was sent, and what was filled in."""
    view = body.get("view") or {}
    return view, (view.get("state") or {}).get("values") or {}


def _key(view: Payload) -> str:
    return f"{view.get('id')}:{view.get('hash')}"


def _user(body: Payload) -> str:
    return str((body.get("user") or {}).get("id") or "")


def _seen(value: object) -> tuple[int, int]:
    try:
        return seen_in(str(value))
    except ValueError:
        return NOWHERE
