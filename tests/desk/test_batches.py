"""A batch is only faster: what comes of fifty mails settled together is what comes of them one by one.

The same holds for a batch that rests again and again on its way.
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import chain, count, repeat
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from desk import intake, ledger, ownership
from desk.course import IN_PEACE, Course
from desk.desk import Desk
from desk.imports import import_file
from mail.fetched import Fetched, place_after
from routing.chain import chain_of
from routing.model import Category, Facts, Verdict
from routing.rulebook import Rulebook
from storage import sales, tables
from storage.database import Database
from tests.conftest import FULL
from tests.databases import Databases, lent
from tests.fakes import Clock, Reader, letter

Receive = Callable[..., None]

SAID = {
    "Re: pricing": Verdict(Category.INTERESTED, 0.9, Facts(topics=("price",))),
    "Re: hm": Verdict(Category.OTHER, 0.7, Facts(angry=True)),
    "no": Verdict(Category.NOT_INTERESTED, 0.8),
    "stop": Verdict(Category.UNSUBSCRIBE, facts=Facts(wants_removal=True)),
    "away": Verdict(Category.OUT_OF_OFFICE),
}
ACCOUNTS = "name,domains,owner,parent,segment\nAcme,acme.example,maya,,smb\nAcme Labs,labs.example,,Acme,\n"
LEADS = "\n".join(
    [
        "email,country,state,segment,sequence",
        *(f"lead{n}@east{n}.example,US,NY,smb,spring" for n in range(4)),
        "ann@acme.example,US,NY,smb,autumn",
    ]
)
SEQUENCES = "name,purpose,owner\nautumn,meeting,jon\n"


def _answer(sender: str, subject: str, number: int, to: int, after: int) -> bytes:
    mine, answered, named = (f"<{each}@x.example>" for each in (number, to, after))
    return letter(sender, subject, message_id=mine, in_reply_to=answered, references=named)


people = st.sampled_from(
    [
        *(f"Lead <lead{n}@east{n}.example>" for n in range(4)),
        *("Ann <ann@acme.example>", "Bob <bob@acme.example>", "Li <li@labs.example>", "Jo <jo@gmail.com>"),
        "two@acme.example, people@acme.example",
    ]
)
ids = st.sampled_from([f"<{n}@x.example>" for n in range(4)])
mails = st.builds(
    letter,
    sender=people,
    subject=st.sampled_from([*SAID]),
    text=st.sampled_from(["One.", "Two."]),
    message_id=st.none() | ids,
) | st.builds(
    letter, sender=people, subject=st.sampled_from([*SAID]), message_id=ids, in_reply_to=ids, references=ids
)
ours = st.builds(
    letter,
    sender=st.sampled_from(["maya@brightwave.example", "jon@brightwave.example", "sales@brightwave.example"]),
    to=people,
    subject=st.sampled_from([*SAID]),
    message_id=ids,
) | st.builds(
    letter,
    sender=st.sampled_from(["maya@brightwave.example", "jon@brightwave.example"]),
    to=people,
    message_id=ids,
    in_reply_to=ids,
)
arriving = st.lists(
    st.tuples(mails | st.just(b"\x00 noise"), st.just(False)) | st.tuples(ours, st.just(True)),
    min_size=2,
    max_size=12,
)

ASKED_AND_LOST = [
    (
        letter(
            "maya@brightwave.example", "Re: pricing", to="Li <li@labs.example>", message_id="<2@x.example>"
        ),
        True,
    ),
    *[(letter("Lead <lead0@east0.example>", "Re: pricing", "One."), False)] * 2,
    (_answer("Jo <jo@gmail.com>", "Re: pricing", 1, 2, 0), False),
    (_answer("Lead <lead0@east0.example>", "Re: pricing", 0, 0, 1), False),
    (_answer("Lead <lead0@east0.example>", "stop", 0, 0, 2), False),
]
"""Somebody is asked about a new conversation, which is taken from them before the batch is written."""

TABLES = (
    *(tables.Sent, tables.Reference),
    *(tables.Reply, tables.Thread, tables.Event, tables.Decision, tables.Consequence, tables.Suppression),
    *(tables.Turn, tables.Card, tables.Notice),
)


def desk_on(url: str, rulebook: Rulebook) -> Desk:
    desk = Desk(Database(url), rulebook, chain_of(rulebook), Reader(dict(SAID)), Clock())
    with TemporaryDirectory() as folder:
        for what, text in (("accounts", ACCOUNTS), ("leads", LEADS), ("sequences", SEQUENCES)):
            file = Path(folder, what)
            file.write_text(text)
            assert import_file(desk, what, file).rejected == []
    return desk


def came_of(
    desk: Desk, mails: list[tuple[bytes, bool]], at_once: int, course: Course
) -> dict[str, list[dict[str, object]]]:
    batch = [Fetched("outreach", 1, n, raw, sent=sent) for n, (raw, sent) in enumerate(mails, 1)]
    half = len(batch) // 2
    for part in (batch[:half], batch[half:]):
        intake.store(desk, "outreach", part, place_after(part))
        while intake.decide_waiting(desk, course, at_once):
            pass
    assert marked_as_not_owned(desk) == []
    with desk.read() as session:
        rows = {table.__name__: session.exec(select(table).order_by(table.id)).all() for table in TABLES}
        return {name: [row.model_dump(exclude={"trace"}) for row in found] for name, found in rows.items()}


def marked_as_not_owned(desk: Desk) -> list[tuple[int, str]]:
    """The mails whose mark is not what their thread says, whatever happened to both."""
    found = select(tables.Sighting.uid, tables.Sighting.mark, tables.Thread.status, tables.Thread.owner)
    with desk.read() as session:
        rows = session.exec(
            found.join(tables.Reply, tables.Reply.id == tables.Sighting.reply_id).join(
                tables.Thread, tables.Thread.id == tables.Reply.thread_id
            )
        )
        return [
            (uid, mark) for uid, mark, status, owner in rows if mark != (f"{status} {owner}" if owner else "")
        ]


@pytest.mark.timeout(600)  # every example makes databases of its own
@settings(
    max_examples=500 if FULL else 10,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(arriving)
@example(ASKED_AND_LOST)
def test_settled_together_or_one_by_one(
    databases: Databases, rulebook: Rulebook, mails: list[tuple[bytes, bool]]
) -> None:
    found = []
    given_up = chain.from_iterable(repeat((False, True), 20))
    rests = Course(must_rest=lambda: next(given_up, False))
    for at_once, course in ((1, IN_PEACE), (50, IN_PEACE), (50, rests)):
        with lent(databases, databases.ready()) as url:
            desk = desk_on(url, rulebook)
            found.append(came_of(desk, mails, at_once, course))
            assert ledger.balance(desk).holds
            desk.database.close()
    one_by_one, together, with_rests = found
    for table, rows in one_by_one.items():
        assert together[table] == with_rests[table] == rows, table


@pytest.mark.requirement("R1")
def test_a_mail_the_database_refuses_is_tried_alone_and_its_neighbours_flow(
    desk: Desk, receive: Receive
) -> None:
    """Whatever breaks the writing of a batch costs one mail its place, and comes to ops with a reason."""

    class Breaks(Reader):
        def __call__(self, mail: object) -> Verdict:
            verdict = super().__call__(mail)  # type: ignore[arg-type]
            odd = mail.subject == "poison"  # type: ignore[attr-defined]
            return replace(verdict, sure="certainly") if odd else verdict  # type: ignore[arg-type]

    fragile = replace(desk, classify=Breaks())
    numbers = count(1)
    batch = [
        Fetched("outreach", 1, next(numbers), letter(subject=subject)) for subject in ("a", "poison", "b")
    ]
    intake.store(fragile, "outreach", batch, place_after(batch))
    while intake.decide_waiting(fragile):
        pass
    with desk.read() as session:
        stages = [str(stage) for stage in session.exec(select(tables.Reply.stage).order_by(tables.Reply.id))]
    assert stages == ["assigned", "quarantined", "assigned"]


def test_a_thread_somebody_claims_meanwhile_stays_theirs(desk: Desk, receive: Receive) -> None:
    """The batch that read the thread before the click comes again, and sees who has it now."""
    receive(letter())
    batch = [Fetched("outreach", 1, 99, letter(text="And on Friday?"))]
    intake.store(desk, "outreach", batch, place_after(batch))

    class Meanwhile(Reader):
        def __call__(self, mail: object) -> Verdict:
            ownership.claim(desk, 1, "sam", 1)
            return super().__call__(mail)  # type: ignore[arg-type]

    intake.decide_waiting(replace(desk, classify=Meanwhile()))
    with desk.read() as session:
        thread = session.get_one(tables.Thread, 1)
        kinds = [str(event.kind) for event in session.exec(select(tables.Event).order_by(tables.Event.id))]
        assert (thread.owner, kinds) == ("sam", ["received", "assigned", "claimed", "received"])
        assert session.exec(select(sales.Account)).all() == []
