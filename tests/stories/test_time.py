"""Stories of time: a reply that nobody answers is noticed without anybody looking."""

import pytest

from tests.stories.mails import mail
from tests.world import World, lead

HOT = "Yes, we want this. Please send me your prices, and let us talk today."


@pytest.mark.requirement("R8", "R3", "R18", "R105", "U2")
def test_a_hot_reply_seen_by_three_has_one_owner_and_is_with_the_manager_before_two(world: World):
    world.receives(mail("who@souk.example", HOT))
    for person in ("maya", "jon", "wes"):
        card = world.channel("triage", person).only
        assert "waiting since" in card
        assert "@sam" in card
        assert "Next: Sam Reyes is reminded" in card

    world.forward(hours=1)
    assert "@sam Reminder: still waiting" in world.dm("sam").only
    world.forward(hours=1)
    assert "@olga Nobody has answered yet" in world.dm("olga").only
    assert "You are the backup" in world.dm("olga").only
    world.forward(hours=2)
    assert "@dana Nobody has answered yet" in world.dm("dana").only
    assert "has waited 4 h" in world.dm("dana").only
    assert world.clock.at.hour == 18  # 13:12 in New York
    assert "Olga Stein (backup) was asked" in world.channel("triage").only.thread[0]

    world.forward(hours=2)
    assert [len(world.dm(rep).messages) for rep in ("sam", "olga", "dana")] == [1, 1, 1]


@pytest.mark.requirement("R77")
def test_a_reply_at_eight_in_california_is_with_its_owner_then_and_not_half_a_day_later(world: World):
    world.knows(lead("pat@sun.example", country="US", state="CA", segment="smb"))
    world.forward(hours=1, minutes=48)  # 8:00 in Los Angeles, where Wes begins; 11:00 in New York
    world.receives(mail("pat@sun.example", HOT))
    assert "waiting since Mon 08:00" in world.dm("wes").only
    assert "due Mon 10:00" in world.dm("wes").only
    world.forward(hours=1)
    assert "Reminder: still waiting" in world.dm("wes").messages[-1]


@pytest.mark.requirement("R8", "R102")
def test_of_three_who_claim_it_one_has_it_and_the_others_read_who(world: World):
    world.receives(mail("who@souk.example", HOT))
    seen = {rep: world.channel("triage", rep) for rep in ("maya", "jon", "wes")}
    for rep, screen in seen.items():
        world.clicks(rep, "Claim", team="triage", on=screen)
    assert world.channel("triage", "sam").only.thread == ("Maya Okafor took it from Sam Reyes.",)
    for rep in ("jon", "wes"):
        told = [each.text for each in world.channel("triage", rep).messages if each.private]
        assert told == ["Maya Okafor took this 0 s ago."]


@pytest.mark.requirement("R8", "R104")
def test_what_was_answered_is_never_escalated(world: World):
    world.receives(mail("who@souk.example", HOT))
    world.clicks("sam", "Done", team="triage")
    world.forward(hours=5)
    assert "Done by Sam Reyes" in world.channel("triage").only
    assert all(world.dm(rep).is_empty for rep in ("sam", "olga", "dana"))
