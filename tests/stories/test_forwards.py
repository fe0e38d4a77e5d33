"""Stories of forwarded mail: what a colleague passes on belongs to whoever the prospect belongs to."""

import pytest

from tests.stories.mails import OUTREACH, mail
from tests.world import World, account

ROSA, MAYA, JON = "rosa@cascadia.example", "maya@brightwave.example", "jon@brightwave.example"
ASKED = "Yes please, what would it cost for forty shops?"
PASSED_ON = f"""\
Anybody?

---------- Forwarded message ---------
From: Rosa Diaz <{ROSA}>
Date: Mon, Nov 23, 2026 at 9:12 AM
Subject: Re: Which products bring shoppers back
To: Jon Weber <{JON}>

"""


@pytest.fixture
def mayas(world: World) -> World:
    """Cascadia is Maya's account."""
    world.knows(account("Cascadia Cycles", "cascadia.example", owner="maya", segment="mid-market"))
    return world


def forward(by: str, words: str = ASKED) -> bytes:
    return mail(by, PASSED_ON + words, subject="Fwd: Which products bring shoppers back", to=OUTREACH)


def test_a_reply_that_jon_passes_on_is_the_prospect_s(mayas: World):
    mayas.receives(forward(JON))
    card = mayas.dm("maya").only
    assert "Rosa Diaz" in card
    assert ASKED in card
    assert "Anybody?" not in card
    assert "Please check: Jon forwarded this; who wrote it is what the forward says" in card


def test_what_she_wrote_decides_and_not_the_colleague_s_note(mayas: World):
    """An unsubscribe in the forwarded mail is hers; she is not written to again."""
    mayas.receives(forward(JON, "Please remove me from your list."))
    assert ROSA in mayas.suppressed()
    assert JON not in mayas.suppressed()


def test_it_joins_the_thread_she_has_already(mayas: World):
    mayas.receives(mail(ROSA, "Tell me more."))
    mayas.receives(forward(JON))
    assert mayas.dm("maya").shows("They have written again", "Rosa")


def test_a_stranger_s_forward_is_the_stranger_s(mayas: World):
    """Else anybody could unsubscribe anybody."""
    stranger = "mallory@elsewhere.example"
    mayas.receives(forward(stranger, "Please remove me from your list."))
    assert ROSA not in mayas.suppressed()
    assert mayas.dm("maya").is_empty


def test_passed_on_twice_it_is_still_hers(mayas: World):
    again = PASSED_ON.replace(f"Rosa Diaz <{ROSA}>", f"Jon Weber <{JON}>").replace(
        "Subject: Re:", "Subject: Fwd: Re:"
    )
    mayas.receives(
        mail(MAYA, again + PASSED_ON + ASKED, subject="Fwd: Fwd: Which products bring shoppers back")
    )
    assert mayas.dm("maya").shows(ASKED, "Rosa Diaz")
