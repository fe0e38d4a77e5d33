"""Stories of mail we sent: who has answered already, who answered beside the owner, whom we wrote to."""

from datetime import timedelta

import pytest

from tests.stories.mails import OUTREACH, mail, sent
from tests.world import World, account, lead, sequence

ROSA, RITA = "rosa@cascadia.example", "rita@cascadia.example"
MAYA, JON = "maya@brightwave.example", "jon@brightwave.example"
YES = "Yes please, tell me more about the release."


@pytest.fixture
def mayas(world: World) -> World:
    """Cascadia is Maya's account."""
    world.knows(account("Cascadia Cycles", "cascadia.example", owner="maya", segment="mid-market"))
    return world


def now(world: World, **earlier: float):
    """The moment of the story, or so much earlier."""
    return world.clock() - timedelta(**earlier)


@pytest.mark.requirement("U5", "R104")
def test_an_answer_in_maya_s_sent_folder_is_done_without_a_click(mayas: World):
    asked = mail(ROSA, YES)
    mayas.receives(asked)
    mayas.forward(minutes=30)
    mayas.sends(sent(MAYA, ROSA, now(mayas), answers=asked))
    card = mayas.dm("maya").only
    assert "Answered by Maya Okafor Mon 09:42, from mail" in card
    assert card.buttons == ()
    mayas.forward(hours=8)
    assert len(mayas.dm("maya").messages) == 1
    assert mayas.dm("jon").is_empty
    mayas.receives(mail(ROSA, "And on Friday?", follows=asked))
    assert mayas.dm("maya").shows("They have written again", "Rosa")


@pytest.mark.requirement("U5")
def test_folders_come_in_any_order(mayas: World):
    """The Sent folder is read before the inbox: the answer is known before the reply it answers."""
    asked = mail(ROSA, YES)
    mayas.sends(sent(MAYA, ROSA, now(mayas, minutes=5), answers=asked))
    assert mayas.dm("maya").is_empty
    mayas.receives(asked)
    assert "Answered by Maya Okafor Mon 09:12, from mail" in mayas.dm("maya").only
    mayas.forward(hours=8)
    assert mayas.dm("jon").is_empty


@pytest.mark.requirement("U5")
def test_what_came_after_the_answer_still_waits(mayas: World):
    asked = mail(ROSA, YES)
    mayas.receives(asked)
    mayas.forward(minutes=30)
    mayas.receives(mail(ROSA, "Oh, and do you ship to Canada?", follows=asked))
    mayas.sends(sent(MAYA, ROSA, now(mayas, minutes=10), answers=asked))
    card = mayas.dm("maya").with_button("Done")
    assert "waiting since Mon 09:42" in card
    mayas.forward(hours=5)
    assert mayas.dm("jon").shows("Nobody has answered yet", "Rosa")


@pytest.mark.requirement("U5", "R5")
def test_somebody_else_has_answered_and_the_owner_keeps_it(mayas: World):
    asked = mail(ROSA, YES)
    mayas.receives(asked)
    mayas.sends(sent(JON, ROSA, now(mayas), answers=asked))
    assert mayas.dm("jon").shows("Jon Lindqvist answered by mail", "Maya Okafor owns it")
    ping = mayas.dm("maya").with_button("Keep")
    assert "Jon Lindqvist answered by mail" in ping
    assert ping.buttons == ("Keep", "Reassign…")
    assert mayas.dm("jon").only.buttons == ()
    mayas.forward(hours=8)
    assert not mayas.dm("maya").shows("Reminder")

    mayas.clicks("maya", "Keep")
    assert mayas.dm("maya").shows("Done, Maya Okafor keeps it")
    assert mayas.dm("maya").shows("Jon Lindqvist answered by mail", "taken care of")
    assert all(message.buttons == () for message in mayas.dm("maya").messages)


@pytest.mark.requirement("R5", "R103")
def test_somebody_else_has_answered_and_goes_on_with_it(mayas: World):
    asked = mail(ROSA, YES)
    mayas.receives(asked)
    mayas.sends(sent(JON, ROSA, now(mayas), answers=asked))
    assert mayas.reassigns("maya", "jon", "You are in it already") == {}
    assert mayas.dm("jon").shows("Owner Jon Lindqvist", "Maya Okafor passed it to Jon Lindqvist")
    mayas.forward(hours=8)
    assert not mayas.dm("jon").shows("Reminder")
    mayas.clicks("jon", "Done")
    assert mayas.dm("jon").shows("Done by Jon Lindqvist")


@pytest.mark.requirement("R5")
def test_two_have_answered_within_the_limit(mayas: World):
    asked = mail(ROSA, YES)
    mayas.receives(asked)
    mayas.sends(sent(MAYA, ROSA, now(mayas), answers=asked))
    mayas.forward(minutes=10)
    mayas.sends(sent(JON, ROSA, now(mayas), answers=asked))
    assert "Keep" in mayas.dm("maya").with_button("Keep").buttons
    assert mayas.dm("jon").shows("Jon Lindqvist answered by mail")


@pytest.mark.requirement("R47", "U5")
def test_an_answer_from_an_alias_is_an_answer_and_nobody_s_collision(mayas: World):
    asked = mail(ROSA, YES)
    mayas.receives(asked)
    mayas.sends(sent(OUTREACH, ROSA, now(mayas), answers=asked))
    assert f"Answered by one of us Mon 09:12, from mail, as {OUTREACH}" in mayas.dm("maya").only


@pytest.mark.requirement("R47")
def test_behind_an_alias_is_whoever_s_folder_it_lies_in(mayas: World):
    asked = mail(ROSA, YES)
    mayas.receives(asked)
    ours = sent(OUTREACH, ROSA, now(mayas), answers=asked)
    mayas.sends(ours, folder=f"{MAYA}@imap.example/Sent")
    assert "Answered by Maya Okafor" in mayas.dm("maya").only


@pytest.mark.parametrize(
    ("to", "subject", "headers"),
    [
        (JON, "Which products", {}),
        ("friend@elsewhere.example", "Fwd: Which products", {}),
        (ROSA, "Which products", {"Auto-Submitted": "auto-replied"}),
    ],
)
def test_what_is_no_answer_stops_nothing(mayas: World, to: str, subject: str, headers: dict[str, str]):
    """A note to a colleague, a mail passed on, a notice of Maya's absence."""
    asked = mail(ROSA, YES)
    mayas.receives(asked)
    ours = sent(MAYA, to, now(mayas), answers=asked, subject=subject, headers=headers)
    mayas.sends(ours.replace(b"Re: Fwd:", b"Fwd:"))
    assert mayas.dm("maya").only.buttons == ("I am on it", "Reassign…", "Done")


@pytest.mark.requirement("U5")
def test_without_any_id_recipient_and_subject_tell(mayas: World):
    mayas.receives(mail(ROSA, YES))
    follow_up = sent(MAYA, ROSA, now(mayas))
    mayas.sends(follow_up)
    assert "Done" in mayas.dm("maya").only.buttons
    by_hand = sent(MAYA, ROSA, now(mayas), subject="Re: Which products bring shoppers back")
    mayas.sends(by_hand)
    assert "Answered by Maya Okafor" in mayas.dm("maya").only


@pytest.mark.requirement("T10", "R47", "R25")
def test_a_reply_to_an_alias_knows_the_lead_and_the_sequence_from_what_we_sent(world: World):
    """Two sequences have written to Rosa; a colleague of hers answers Jon's mail, under another subject."""
    world.knows(
        sequence("spring-launch", owner="wes"),
        sequence("east-spring", owner="jon"),
        lead(ROSA, sequence="spring-launch", sent_by="maya", sent_at="2026-11-22", segment="smb"),
        lead(ROSA, sequence="east-spring", sent_by="jon", sent_at="2026-11-20", segment="smb"),
    )
    ours = sent(JON, ROSA, now(world, days=3))
    world.sends(ours)
    world.receives(mail(RITA, YES, subject="hello", to="sales@brightwave.example", follows=ours))
    assert "it answers east-spring, Jon Lindqvist's sequence" in world.dm("jon").only


@pytest.mark.requirement("T10", "U9")
def test_a_colleague_who_answers_in_her_place_joins_her_conversation(mayas: World):
    ours = sent(MAYA, ROSA, now(mayas, days=3))
    mayas.sends(ours)
    mayas.receives(mail(ROSA, YES, follows=ours))
    mayas.receives(mail(RITA, "Yes, we would like a demo. Tuesday?", subject="hm", follows=ours))
    assert mayas.dm("maya").shows("Interested", "2 replies")


@pytest.mark.requirement("T10")
def test_the_sending_tool_s_token_tells_the_lead(world: World):
    world.knows(
        sequence("east-spring", owner="jon"),
        lead(ROSA, sequence="east-spring", segment="smb", reply_token="x7Kq"),
    )
    to = "outreach+X7kq@brightwave.example"
    world.receives(mail("rosa.private@mail.example", YES, subject="hi", to=to))
    world.receives(mail("rosa@phone.example", "Are you there?", subject="?", to=to))
    assert "it answers east-spring, Jon Lindqvist's sequence" in world.dm("jon").messages[0]
    assert world.dm("jon").shows("2 replies")


@pytest.mark.requirement("T12", "R67")
def test_a_stop_in_answer_to_what_we_sent_is_proven(world: World):
    world.knows(lead(ROSA, segment="smb"))
    ours = sent(MAYA, ROSA, now(world, days=3))
    world.sends(ours)
    world.receives(mail(ROSA, "Please remove me from your list.", follows=ours))
    assert world.suppressed() == {ROSA: "suppressed"}


@pytest.mark.requirement("T10")
def test_the_missing_link_joins_two_conversations(world: World):
    """Rita answers a mail of Rosa's that we see last: it answers Rosa's first mail, so all of it is one."""
    first = mail(ROSA, YES, subject="one")
    link = mail(ROSA, "Rita, can you take this?", subject="two", follows=first)
    second = mail(RITA, "I take it from here: can you do Tuesday?", subject="three", follows=link)
    world.receives(first)
    world.reassigns("sam", "maya", "Hers", team="triage")
    world.receives(second)
    world.receives(link)
    assert world.dm("maya").shows("Owner Maya Okafor", "3 replies")
    joined = next(each for each in world.dm("maya").messages if "Joined with an earlier" in each)
    assert "which is with Maya Okafor" in joined
    assert joined.buttons == ()
