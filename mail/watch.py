"""Watches one mailbox for as long as the program runs: look, store, wait; no trouble ends it."""

import logging
import random
from collections.abc import Callable, Sequence
from threading import Event

from mail.errors import LoginRefused, MailSourceError
from mail.fetched import Fetched, Place
from mail.imap import IDLE_FOR, ImapMailbox

log = logging.getLogger(__name__)

# Seconds. A server that sees many refused logins locks the account: one a minute at most.
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
AFTER_REFUSAL = 60.0
# What was found is decided meanwhile: a second look would take turns with that, and a person waits.
AFTER_MAIL = 0.1

Store = Callable[[Sequence[Fetched], Place], object]
Tell = Callable[[MailSourceError | None], object]
Beside = Callable[[Event], bool]


def watch(
    mailbox: ImapMailbox,
    place_of: Callable[[], Place | None],
    store: Store,
    stop: Event,
    tell: Tell = lambda trouble: None,
    beside: Beside = lambda stop: False,
    wait: float = IDLE_FOR,
    coming: Callable[[], object] = lambda: None,
) -> None:
    """Until `stop`: give every new batch to `store` with the place to remember once it is stored.

    `store` keeps both in one transaction; if it raises, the batch comes again. At the very first start it is
    called with no mail, to keep where we begin. `tell` hears the trouble there is, or None after a good look.
    `beside` looks through the account's other folders, after every wait of at most `wait` seconds; true when
    it has spoken with the server about this one: a notice of new mail may have gone unheard. `coming` is
    called when the server has told of new mail, before it is fetched.
    """
    pause = FIRST_PAUSE
    while not stop.is_set():
        try:
            if look(mailbox, place_of, store, stop):
                stop.wait(AFTER_MAIL)
            elif not beside(stop):
                tell(None)
                if mailbox.wait(wait, stop):
                    coming()
            pause = FIRST_PAUSE
        except LoginRefused as refused:
            log.warning("%s", refused)
            tell(refused)
            stop.wait(AFTER_REFUSAL * random.uniform(1, 1.2))
        except MailSourceError as trouble:
            log.warning("%s", trouble)
            tell(trouble)
            pause = _pause(stop, pause)
        except Exception:
            log.exception("%s: a batch could not be stored, trying again", mailbox.name)
            pause = _pause(stop, pause)
    mailbox.close()


def look(mailbox: ImapMailbox, place_of: Callable[[], Place | None], store: Store, stop: Event) -> bool:
    """Store what is new; whether there was any, for then there may be more already."""
    place = place_of()
    if place is None:
        place = mailbox.first_place()
        store([], place)
    found = False
    for batch in mailbox.since(place):
        store(batch.mails, batch.place)
        found = True
        if stop.is_set():
            break
    return found


def _pause(stop: Event, seconds: float) -> float:
    """Wait about that long, and double it: many workers must not come back in step."""
    stop.wait(seconds * random.uniform(0.5, 1))
    return min(seconds * 2, LONGEST_PAUSE)
