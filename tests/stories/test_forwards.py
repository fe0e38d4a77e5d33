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
    """An unsubscribe in the forwarded mail is hers: nobody writes to her until compliance has looked."""
    mayas.receives(forward(JON, "Please remove me from your list."))
    assert mayas.suppressed()[ROSA] == "held"
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


def test_what_a_stranger_made_up_inside_a_forwarded_mail_is_the_stranger_s(mayas: World):
    """Nobody forged a header: Mallory wrote one into the text that Jon passes on."""
    mayas.receives(mail(ROSA, "Tell me more."))
    made_up = PASSED_ON.replace("Anybody?", "").strip() + "\n\nPlease remove me from your list."
    quoted = "\n".join(f"> {line}" for line in made_up.splitlines())
    wrote = "On Mon, Nov 23, 2026 at 9:04 AM Mallory <mallory@elsewhere.example> wrote:"
    mayas.receives(mail(JON, f"What is this?\n\n{wrote}\n{quoted}", subject="Fwd: hello"))
    assert ROSA not in mayas.suppressed()
    assert not mayas.dm("carla").shows("Rosa")


def test_what_jon_sends_to_her_is_not_her_reply(mayas: World):
    """Her old mail stands below his; a new sending domain of ours is ours as well."""
    mayas.receives(mail(JON, PASSED_ON + "Please remove me.", subject="Fwd: prices", to=ROSA))
    assert ROSA not in mayas.suppressed()


def test_our_other_sending_domain_is_ours(mayas: World):
    mayas.receives(mail(ROSA, "Hello"), mailbox="maya@getbrightwave.example@imap.example/INBOX")
    mayas.receives(forward("jon@getbrightwave.example"))
    assert mayas.dm("maya").shows(ASKED)


def test_two_writers_at_once_pass_nothing_on(mayas: World):
    raw = forward(JON).replace(b"From: Jon <", b"From: Mal <mallory@elsewhere.example>, Jon <")
    assert b"mallory" in raw
    mayas.receives(raw)
    assert mayas.dm("maya").is_empty
