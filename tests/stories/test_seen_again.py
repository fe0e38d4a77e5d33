"""Stories of mail that is seen again: in a second mailbox, or because its server gave it another number."""

import pytest

from desk import ledger
from tests.stories.mails import mail
from tests.world import World, account

ROSA, LUCA = "rosa@cascadia.example", "luca@cascadia.example"


@pytest.fixture
def mayas(world: World) -> World:
    """Cascadia is Maya's account."""
    world.knows(account("Cascadia Cycles", "cascadia.example", owner="maya", segment="mid-market"))
    return world


def test_a_renumbered_mailbox_tells_nobody_anything_new(mayas: World):
    """F26: the numbers come the other way round, with one new mail among them (F27)."""
    asked, noted, new = (
        mail(ROSA, "Tell me more."),
        mail(LUCA, "And me."),
        mail(ROSA, "One more thing: price?"),
    )
    mayas.receives(asked, noted)
    before = mayas.dm("maya").messages
    mayas.is_renumbered(noted, asked)
    assert mayas.dm("maya").messages == before
    mayas.is_renumbered(new, noted, asked, uidvalidity=3)
    assert mayas.dm("maya").shows("price?")
    assert len(mayas.dm("maya").messages) > len(before)
    assert ledger.balance(mayas.desk).holds


def test_one_mail_in_two_mailboxes_is_one_reply(mayas: World):
    asked = mail(ROSA, "Tell me more.")
    mayas.receives(asked)
    before = mayas.dm("maya").messages
    mayas.receives(asked, mailbox="sales")
    assert mayas.dm("maya").messages == before
    assert ledger.balance(mayas.desk).holds
