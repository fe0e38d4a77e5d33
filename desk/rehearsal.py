"""A rehearsal: what libraries make ready with the first reply is ready before somebody waits for it."""

import logging

from desk.desk import Desk
from desk.reading import Read, ReadingFailed
from desk.settle import Arrival, settle
from storage import tables
from storage.database import decide_alone
from storage.rows import insert_rows

log = logging.getLogger(__name__)

LETTER = b"""\
From: Ann Example <ann@example.com>
To: Whoowns <whoowns@example.org>
Date: Mon, 23 Nov 2026 10:00:00 +0000
Message-ID: <rehearsal@example.com>
Subject: Re: hello

Yes, let us talk on Thursday. What would it cost?
"""


def rehearse(desk: Desk) -> None:
    """Read a letter, decide about it, write all of it down, and give it up: nobody ever sees it.

    The first reply would take 60 ms, eight times as long as the next. What goes wrong here stops nobody.
    """
    try:
        [reading] = desk.read_mails([LETTER])
        if not isinstance(reading, tuple):
            raise ReadingFailed(f"the letter was read as {reading!r}")
        _settle(desk, reading)
    except Exception as error:
        log.warning("the first reply will take a moment longer: %s", error)


def _settle(desk: Desk, letter: Read) -> None:
    now = desk.now()
    row = {"raw": LETTER, "stage": tables.Stage.WAITING, "arrived_at": now, "stored_at": now}
    with desk.begin() as session:
        decide_alone(session)
        [reply] = insert_rows(session, tables.Reply, [row])
        settle(desk, session, [Arrival(reply, LETTER, now, letter)])
        session.rollback()
