"""Stories of machines and people: notices never ask for attention, and in doubt it was a person."""

import pytest

from tests.stories.mails import mail
from tests.world import World, lead, sequence

AWAY = "I am out of the office until November 30 with no access to e-mail. For urgent matters contact Ben."
WAS_AWAY = "Sorry for the late reply, I was out of the office until Friday. Yes, let us talk: Tuesday at 10?"


@pytest.fixture
def east(world: World) -> World:
    """Jon has written to Simon."""
    world.knows(
        sequence("east-spring", owner="jon"),
        lead("simon@yates.example", segment="smb", sequence="east-spring"),
    )
    return world


@pytest.mark.requirement("R100", "R7")
def test_somebody_back_from_an_absence_is_a_person(east: World):
    east.receives(mail("simon@yates.example", WAS_AWAY, headers={"Precedence": "bulk"}))
    assert "Owner Jon Lindqvist" in east.dm("jon").only


@pytest.mark.requirement("R7", "R83", "T2", "R10")
@pytest.mark.parametrize("headers", [{"Auto-Submitted": "auto-replied"}, {}], ids=["says so", "says nothing"])
def test_an_absence_notice_asks_nobody_and_sets_no_owner(east: World, headers: dict[str, str]):
    notice = mail("simon@yates.example", AWAY, subject="Out of office: Hello", headers=headers)
    east.receives(notice)
    assert east.dm("jon").is_empty
    assert east.channel("triage").is_empty

    east.knows(sequence("east-spring", owner="ines"))
    east.receives(mail("simon@yates.example", "I am back: yes, tell me more.", follows=notice))
    assert "it answers east-spring, Ines Carvalho's sequence" in east.dm("ines").only
