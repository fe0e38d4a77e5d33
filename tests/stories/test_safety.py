"""Stories of people who want to be left alone: the wish comes before everything, an owned thread included."""

import pytest

from tests.stories.mails import mail
from tests.world import World, lead, sequence

PETE = "pete@tillandtag.example"
STOP = "Not interested, stop spam|men me"


@pytest.fixture
def conversation(world: World) -> bytes:
    """Pete has asked Jon something; his mail."""
    world.knows(
        sequence("east-spring", owner="jon"),
        lead(PETE, company="Till & Tag", country="US", state="NJ", segment="smb", sequence="east-spring"),
    )
    asked = mail(PETE, "Which company is this exactly, and where are you based?")
    world.receives(asked)
    return asked


@pytest.mark.requirement("R67", "R84", "T12")
def test_a_stop_in_an_open_thread_suppresses_at_once_and_is_compliance_s(world: World, conversation: bytes):
    assert world.suppressed() == {}
    world.receives(mail(PETE, STOP, follows=conversation))
    assert world.suppressed() == {PETE: "suppressed"}
    assert world.dm("carla").shows("Unsubscribe · Pete (Till & Tag)", STOP, "asks not to be mailed again")
    assert not world.dm("carla").shows("Not interested ·")


@pytest.mark.requirement("R71", "T8")
@pytest.mark.parametrize(
    "said", [STOP, "No thanks. u n s u b s c r i b e me", "Not for us, st0p emailing me"]
)
def test_whatever_the_model_says_a_stop_in_disguise_is_seen_through_and_suppresses(
    stubborn_world: World, said: str
):
    asked = mail(PETE, "Which company is this exactly, and where are you based?")
    stubborn_world.knows(lead(PETE, company="Till & Tag", country="US", state="NJ", segment="smb"))
    stubborn_world.receives(asked)
    assert stubborn_world.dm("maya").only.text.startswith("Not interested · Pete")
    stubborn_world.receives(mail(PETE, said, follows=asked))
    assert stubborn_world.suppressed() == {PETE: "suppressed"}
    assert stubborn_world.dm("carla").shows("Unsubscribe · Pete (Till & Tag)", "asks not to be mailed again")


@pytest.mark.requirement("T8")
@pytest.mark.parametrize("said", ["No thanks, but stop by our booth.", "Not now, we work non-stop."])
def test_not_every_stop_is_a_wish(stubborn_world: World, said: str):
    stubborn_world.receives(mail(PETE, said))
    assert stubborn_world.suppressed() == {}
    assert stubborn_world.dm("carla").is_empty


@pytest.mark.requirement("T12")
def test_a_stop_that_proves_nothing_is_held_until_compliance_confirms(world: World):
    world.knows(lead(PETE, country="US", state="NJ", segment="smb"))
    world.receives(mail(PETE, STOP))
    assert world.suppressed() == {PETE: "held"}
    assert "Owner Carla Voss" in world.dm("carla").only


@pytest.mark.requirement("T8")
def test_a_plain_no_is_not_a_stop(world: World, conversation: bytes):
    world.receives(mail(PETE, "Not interested, thanks.", follows=conversation))
    assert world.suppressed() == {}
    assert world.dm("jon").shows("Not interested · Pete (Till & Tag)", "Owner Jon Lindqvist")
    assert world.dm("carla").is_empty


@pytest.mark.requirement("T11", "R103")
def test_safety_takes_the_thread_and_only_compliance_gives_it_back(world: World, conversation: bytes):
    before = world.dm("jon")
    world.receives(mail(PETE, STOP, follows=conversation))
    assert world.dm("jon").shows("Now with Carla Voss", "Moved to Carla Voss for safety")
    assert world.dm("jon").shows("@jon Moved to Carla Voss for safety")
    assert all(not message.buttons for message in world.dm("jon").messages)

    world.clicks("jon", "I am on it", on=before)
    assert "This was moved to Carla Voss for safety" in world.dm("jon").messages[-1]
    assert world.dm("jon").messages[-1].private

    world.receives(mail(PETE, "Could somebody confirm this to me, please?", follows=conversation))
    assert world.dm("carla").shows("3 replies", "Owner Carla Voss")

    assert world.reassigns("carla", to="jon", reason="He is off the list and has one more question") == {}
    assert world.dm("jon").shows("3 replies", "Owner Jon Lindqvist", "Carla Voss passed it on: He is off")
    assert world.dm("jon").shows("@jon This reply is yours now")
    assert world.dm("carla").shows("Now with Jon Lindqvist")
    assert all(not message.buttons for message in world.dm("carla").messages)
