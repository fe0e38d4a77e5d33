"""Wrong kind? Somebody says what a reply really is; one transaction, and what follows is decided again."""

from sqlmodel import Session

from desk.corrections import corrected_last, newest_reply, taken_for
from desk.desk import Desk
from desk.errors import DeskError, NoSuchThread, NotKnown, Stale
from desk.forwards import unwrapped
from desk.lookup import state_of
from desk.races import is_new, locked, name_of, refuse_if_late, since
from desk.reading import Read
from desk.relabelling import relabel
from desk.rights import allow, may_relabel
from desk.state import TakenFor, ThreadState
from routing.model import Kind, ReplyKind
from storage import tables
from storage.database import decide_alone
from storage.tables import Stage, row_id

LATE = (Kind.RELABELLED, Kind.JOINED, Kind.MOVED_FOR_SAFETY)


class NoSuchReply(DeskError):
    """There is no such reply; `whoowns relabel` lists the newest that nobody has to answer."""


class HasNoKind(DeskError):
    """Nobody can say what kind of reply this is yet."""


class AlreadyThat(DeskError):
    """It is taken for that already; pick another kind."""


def wrong_kind(desk: Desk, thread_id: int, by: str) -> tuple[ThreadState, TakenFor]:
    """The thread, and what the reply on its card is taken for, for somebody who may say something else.

    Raises NoSuchThread, NotKnown, NotAllowed, HasNoKind.
    """
    if by not in desk.rulebook.people:
        raise NotKnown
    with desk.read() as session:
        thread = session.get(tables.Thread, thread_id)
        if thread is None:
            raise NoSuchThread
        allow(may_relabel(desk, thread, by))
        return state_of(desk, session, thread), taken_for(_newest(session, thread_id))


def set_kind(
    desk: Desk, thread_id: int, by: str, kind: ReplyKind, seen: int, click: str | None = None
) -> ThreadState:
    """Say of what kind the reply on a thread's card is.

    `seen` is the version the clicker saw, `click` the content key of the click: the same click twice has one
    effect. Raises Stale when the card shows something else by now, NotAllowed, AlreadyThat, HasNoKind,
    NoSuchThread, NotKnown.
    """
    with desk.read() as session:
        reply_id = row_id(_newest(session, thread_id))
    read = _read_again(desk, reply_id)
    with desk.begin() as session:
        decide_alone(session)
        thread = locked(desk, session, thread_id, by)
        if is_new(session, click, thread, desk.now()):
            refuse_if_late(desk, session, thread, by, seen, LATE)
            reply = _newest(session, thread_id)
            if reply.id != reply_id or since(session, thread, seen, (Kind.RECEIVED,)):
                raise Stale("Another reply came in since; please read it first.")
            _set(desk, session, thread, reply, read, kind, by)
        return state_of(desk, session, thread)


def set_kind_of(desk: Desk, reply_id: int, by: str, kind: ReplyKind) -> ThreadState:
    """Say of what kind a reply is, be it the newest of its thread or not, dismissed or not.

    Raises NoSuchReply, and what `set_kind` raises.
    """
    if by not in desk.rulebook.people:
        raise NotKnown(f"The rules file names nobody as {by}; say who you are by your name in it.")
    read = _read_again(desk, reply_id)
    with desk.begin() as session:
        decide_alone(session)
        reply = _reply(session, reply_id)
        thread = locked(desk, session, reply.thread_id or 0, by)
        _set(desk, session, thread, reply, read, kind, by)
        return state_of(desk, session, thread)


def _set(
    desk: Desk,
    session: Session,
    thread: tables.Thread,
    reply: tables.Reply,
    read: Read,
    kind: ReplyKind,
    by: str,
) -> None:
    allow(reply.stage is Stage.DISMISSED or may_relabel(desk, thread, by))
    before = corrected_last(session, reply)
    if kind is taken_for(reply).kind:
        # What was not sure can be confirmed, and a wish to stop that was only guessed.
        if before:
            raise AlreadyThat(f"{name_of(desk, before.by)} has set this kind already; pick another one.")
        if not reply.unsure and kind is not ReplyKind.UNSUBSCRIBE:
            raise AlreadyThat
    relabel(desk, session, thread, reply, read, kind, by)


def _newest(session: Session, thread_id: int) -> tables.Reply:
    """The reply that the card shows."""
    reply = newest_reply(session, thread_id)
    if reply is None:
        thread = session.get(tables.Thread, thread_id)
        if thread is None or thread.joined_to:
            raise NoSuchThread
        raise HasNoKind("This mail could not be read; `whoowns quarantine` shows it.")
    return reply


def _reply(session: Session, reply_id: int) -> tables.Reply:
    """A reply that has a kind."""
    reply = session.get(tables.Reply, reply_id)
    if reply is None:
        raise NoSuchReply(f"There is no reply {reply_id}; `whoowns relabel` lists the newest dismissed ones.")
    match reply.stage:
        case Stage.WAITING:
            raise HasNoKind("This reply is not decided yet; the worker does so with its next tick.")
        case Stage.QUARANTINED:
            raise HasNoKind("This mail could not be read; `whoowns quarantine` shows it.")
        case Stage.COPY if reply.sent_id is not None:
            raise HasNoKind("This is mail that we sent ourselves; only replies have a kind.")
        case Stage.COPY:
            raise HasNoKind(f"This is a copy of reply {reply.copy_of}; say it of that one.")
        case _:
            return reply


def _read_again(desk: Desk, reply_id: int) -> Read:
    """What is read in the reply now: facts are not kept, and the rules of today decide about it."""
    with desk.read() as session:
        raw = _reply(session, reply_id).raw
    (reading,) = (unwrapped(desk, each) for each in desk.read_mails([raw]))
    if not isinstance(reading, tuple):
        raise HasNoKind("This mail cannot be read any more, so nothing can be decided about it.")
    return reading
