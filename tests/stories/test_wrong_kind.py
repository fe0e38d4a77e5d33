"""Stories of replies that were taken for something else, and of people who say what they are."""

import pytest

from desk.corrections import corrections
from desk.kinds import set_kind_of
from routing.model import ReplyKind
from tests.stories.mails import mail, sent
from tests.world import World, lead, sequence

PETE = "pete@tillandtag.example"
SIMON = "simon@yates.example"
AWAY = "I am out of the office until November 30 with no access to e-mail. For urgent matters contact Ben."
ASKS = "Which company is this exactly, and where are you based?"


@pytest.fixture
def east(stubborn_world: World) -> World:
    """Jon has written to Pete and to Simon, and the model takes whatever people write for a polite no."""
    world = stubborn_world
    world.knows(
        sequence("east-spring", owner="jon"),
        lead(PETE, company="Till & Tag", country="US", state="NJ", segment="smb", sequence="east-spring"),
        lead(SIMON, company="Yates", segment="smb", sequence="east-spring"),
    )
    return world


@pytest.mark.requirement("R67", "T11", "T12")
def test_jon_sees_a_stop_that_nobody_saw_and_compliance_has_it_at_once(east: World):
    asked = mail(PETE, ASKS)
    east.receives(asked, mail(PETE, "I have told your colleague on the phone already.", follows=asked))
    assert east.sets_kind("jon", "unsubscribe") == {}
    assert east.suppressed() == {PETE: "suppressed"}
    assert east.dm("carla").shows(
        "Unsubscribe · Pete (Till & Tag)", "Owner Carla Voss", "told your colleague"
    )
    assert east.dm("carla").shows("Kind set by Jon Lindqvist Mon 15:12")  # in Berlin
    assert east.dm("jon").shows("@jon Moved to Carla Voss for safety")
    assert all(not message.buttons for message in east.dm("jon").messages)


@pytest.mark.requirement("R1", "R7", "R83")
def test_a_machine_s_mail_leaves_the_queue_and_can_be_called_back(east: World):
    east.receives(mail(PETE, ASKS))
    assert east.sets_kind("jon", "automatic") == {}
    card = east.dm("jon").only
    assert card.text.startswith("Automatic mail · Pete (Till & Tag) · received")
    assert "Nobody needs to act\nKind set by Jon Lindqvist Mon 09:12" in card
    assert card.buttons == ()
    east.forward(days=3)
    assert east.dm("jon").only.thread == ()  # nobody is reminded

    assert east.sets_kind("jon", "interested") == {}
    card = east.dm("jon").messages[0]
    assert "Interested · Pete (Till & Tag) · waiting since Mon 09:12" in card
    assert ("Owner Jon Lindqvist" in card, card.buttons) == (True, ("I am on it", "Reassign…", "Done"))


@pytest.mark.requirement("R1", "T2", "R100")
def test_a_person_who_was_taken_for_a_machine_is_found_by_ops(east: World):
    notice = mail(SIMON, AWAY, subject="Out of office: Hello", headers={"Auto-Submitted": "auto-replied"})
    east.receives(notice)
    assert east.dm("jon").is_empty
    east.forward(hours=2)
    set_kind_of(east.desk, 1, "olga", ReplyKind.INTERESTED)
    east.settle()
    assert "Interested · Simon (Yates) · waiting since Mon 09:12" in east.dm("jon").only
    assert "Kind set by Olga Stein Mon 11:12" in east.dm("jon").only
    assert "it answers east-spring, Jon Lindqvist's sequence" in east.dm("jon").only
    east.forward(hours=1, minutes=1)
    assert east.dm("jon").shows("@jon Reminder: still waiting", "Simon (Yates)")


@pytest.mark.requirement("U5")
def test_what_was_answered_already_when_it_was_found_waits_for_nobody(east: World):
    notice = mail(SIMON, AWAY, subject="Out of office: Hello", headers={"Auto-Submitted": "auto-replied"})
    east.receives(notice)
    east.forward(minutes=10)
    east.sends(sent("jon@brightwave.example", SIMON, east.clock(), answers=notice))
    set_kind_of(east.desk, 1, "olga", ReplyKind.OTHER)
    east.settle()
    assert "Answered by Jon Lindqvist Mon 09:22, from mail" in east.dm("jon").only


@pytest.mark.requirement("R14", "R48")
def test_between_kinds_of_people_the_owner_stays_and_the_limit_follows(east: World):
    east.receives(mail(PETE, "Would Tuesday at ten suit you?"))
    assert "Owner Jon Lindqvist · due Tue 16:42" in east.dm("jon").only
    assert east.sets_kind("jon", "interested") == {}
    assert "Owner Jon Lindqvist · due Mon 11:12" in east.dm("jon").only
    assert [(each.was, each.kind, each.by) for each in corrections(east.desk)] == [
        ("not_interested", "interested", "jon")
    ]


def test_the_modal_says_what_it_was_taken_for_and_why(east: World):
    east.receives(mail(PETE, "Not interested, stop spam|men me"))
    east.opens_wrong_kind("carla")
    view = str(east.sandbox.view("carla"))
    for said in ("Taken for ", "'Unsubscribe'", "Because: “", "stop spam", "goes to compliance at once"):
        assert said in view
    assert east.sandbox.submit("carla", kind="other") == {}
    east.settle()
    assert "Other person · Pete (Till & Tag)" in east.dm("carla").only
    assert "Owner Carla Voss" in east.dm("carla").only  # until she passes it on
    assert east.suppressed() == {PETE: "held"}  # a wish once noted is not forgotten by another click


def test_of_two_who_set_it_at_once_the_later_is_told_in_the_modal(world: World):
    world.receives(mail("someone@unknown.example", ASKS))
    world.opens_wrong_kind("maya", team="triage")
    assert world.sets_kind("sam", "interested", team="triage") == {}
    wrong = world.sandbox.submit("maya", kind="bounce")
    assert wrong == {"kind": "Sam Reyes set the kind of this 0 s ago."}
    assert world.channel("triage").shows("Interested · Someone", "Kind set by Sam Reyes")
