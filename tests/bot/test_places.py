"""Where things go: pings to people, and the fallback team when a place is closed to us."""

from collections.abc import Iterator

import pytest

from desk import escalation, ownership
from desk.desk import Desk
from routing.model import Category, Facts, Verdict
from routing.rulebook import Rulebook
from sandbox.client import Sandbox
from tests.bot.brightwave import workspace
from tests.bot.conftest import Office, delivering
from tests.bot.reading import buttons, shown
from tests.fakes import letter


def later(office: Office, **by: float) -> int:
    """Let time pass, and deliver."""
    office.clock.forward(**by or {"minutes": 6})
    return office.delivery.tick()


SECURITY = letter(subject="SOC2", text="Can you send your SOC2 report?")


@pytest.fixture
def narrow(desk: Desk, rulebook: Rulebook) -> Iterator[Office]:
    """An office whose app is not in #security and where Jon has no account."""
    source = workspace(rulebook)
    for channel in source["channels"]:
        if channel["name"] == "security":
            channel["members"] = ["UNORA"]
    source["users"] = [user for user in source["users"] if user["name"] != "jon"]
    for channel in source["channels"]:
        channel["members"] = [member for member in channel["members"] if member != "UJON"]
    with Sandbox.start(source) as sandbox, delivering(desk, sandbox) as office:
        yield office


def test_a_channel_we_are_not_in_is_said_and_the_fallback_team_sees_the_card(
    narrow: Office, caplog: pytest.LogCaptureFixture
):
    narrow.reader.told["SOC2"] = Verdict(Category.INTERESTED, facts=Facts(topics=("security",)))
    narrow.receive(SECURITY)
    assert narrow.thread().team.key == "security"
    assert "Nora Haddad" in shown(narrow.card("#triage"))
    assert "not_in_channel" in caplog.text


def test_somebody_without_an_account_is_said_and_the_fallback_team_sees_the_card(
    narrow: Office, caplog: pytest.LogCaptureFixture
):
    narrow.receive()
    ownership.reassign(narrow.desk, 1, "sam", "jon", "He knows them", 1)
    narrow.delivery.tick()
    old, new = narrow.cards()
    assert "Now with Jon Lindqvist" in shown(old)
    assert buttons(new) == ["claim", "reassign", "done"]
    assert "no account in this workspace" in caplog.text


def test_a_post_in_doubt_is_looked_for_in_the_fallback_channel_too(narrow: Office):
    narrow.reader.told["SOC2"] = Verdict(Category.INTERESTED, facts=Facts(topics=("security",)))
    narrow.sandbox.fault("chat.postMessage", "timeout_after_commit", channel="C0TRIAGE")
    narrow.receive(SECURITY)
    later(narrow)
    assert len(narrow.sandbox.stored("#triage")) == 1


@pytest.mark.requirement("R105")
def test_lapsed_limits_ping_owner_backup_and_manager_once_each(quiet: Office):
    quiet.receive()
    for _ in range(6):
        quiet.clock.forward(hours=1)
        escalation.escalate_due(quiet.desk)
        quiet.delivery.tick()
    told = {who: [m["text"] for m in quiet.sandbox.dm(who)] for who in ("sam", "olga", "dana")}
    assert {who: len(texts) for who, texts in told.items()} == {"sam": 1, "olga": 1, "dana": 1}
    assert told["sam"][0].startswith("<@USAM> Reminder: still waiting")
    assert told["olga"][0].startswith("<@UOLGA> Nobody has answered yet")
    assert "manager" not in told["sam"][0]


def test_a_ping_loses_its_buttons_when_the_reply_is_done(quiet: Office):
    quiet.receive()
    quiet.clock.forward(hours=1)
    escalation.escalate_due(quiet.desk)
    quiet.delivery.tick()
    (ping,) = quiet.sandbox.dm("sam")
    assert buttons(ping) == ["claim", "reassign"]
    ownership.finish(quiet.desk, 1, "sam", 99)
    quiet.delivery.tick()
    (ping,) = quiet.sandbox.dm("sam")
    assert buttons(ping) == []
    assert "taken care of" in shown(ping)
