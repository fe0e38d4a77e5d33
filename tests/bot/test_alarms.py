"""What ops reads in Slack when a mailbox is silent: what, where, since when, and what to do."""

from datetime import timedelta

import pytest

from bot.views.alarm import alarm
from bot.views.message import check_message
from bot.views.rules_alarm import WHAT, rules_alarm
from desk import alarms
from sla.silence import Ailment, Looks
from tests.bot.conftest import Office
from tests.bot.reading import shown
from tests.fakes import MONDAY_10

MAYA = "maya@imap.example.com"


def falls_silent(office: Office, minutes: float) -> None:
    """Maya's mailbox has not been readable for that long; 0 stands for a good look."""
    now = office.clock()
    looks = Looks(now, caught_up=now)
    if minutes:
        looks = Looks(
            now, None, now - timedelta(minutes=minutes), "imap.example.com refused the login: <!here>"
        )
    alarms.watch_over(office.desk, MAYA, f"{MAYA}/INBOX", "maya", looks)
    office.delivery.tick()


def test_ops_is_told_once_that_a_mailbox_is_silent_and_once_that_it_is_well(quiet: Office) -> None:
    for minutes in (6, 20, 60, 0, 0):
        falls_silent(quiet, minutes)
    ill, well = quiet.sandbox.dm("olga")
    assert ill["text"].startswith("<@UOLGA> A mailbox cannot be read: maya﹫imap․example․com. Every try has")
    assert "Check its password or token" in ill["text"]
    assert "<!here>" not in ill["text"]
    assert "imap.example.com refused the login: <!here>" in shown(ill)
    assert "A mailbox is well again: maya@imap.example.com" in shown(well)
    assert quiet.sandbox.dm("maya") == []


def test_an_alarm_whose_fate_is_unknown_is_looked_for_before_it_is_sent_again(quiet: Office) -> None:
    quiet.sandbox.fault("chat.postMessage", "timeout_after_commit")
    falls_silent(quiet, 6)
    quiet.clock.forward(minutes=6)
    quiet.delivery.tick()
    assert len(quiet.sandbox.dm("olga")) == 1


@pytest.mark.parametrize("ailment", [*Ailment, None])
def test_slack_takes_every_alarm(ailment: Ailment | None) -> None:
    message = alarm("x" * 500 + "@" + "y" * 500, ailment, MONDAY_10, "said " * 500, "UOLGA")
    assert check_message(message) == []


@pytest.mark.parametrize(("ailment", "what"), [*WHAT.items()])
def test_ops_reads_that_the_rules_file_is_not_used(quiet: Office, ailment: Ailment | None, what: str) -> None:
    alarms.tell_of_rules(quiet.desk, Ailment.UNREADABLE, "rules.yaml line 7: <!here>")
    if ailment is not Ailment.UNREADABLE:
        alarms.tell_of_rules(quiet.desk, ailment, "2 of 100")
    quiet.delivery.tick()
    *_, told = quiet.sandbox.dm("olga")
    assert told["text"].startswith(f"<@UOLGA> {what} since ")
    assert "<!here>" not in told["text"]
    message = rules_alarm(ailment, MONDAY_10, "said " * 500, "UOLGA")
    assert check_message(message) == []


def test_who_gets_no_card_is_said_with_the_rules_that_are_in_force() -> None:
    strangers = "Not in this Slack: Jon (jon@brightwave.example). No card reaches them: write them."
    said = rules_alarm(None, MONDAY_10, strangers, "UOLGA").text
    assert said.startswith("<@UOLGA> The rules file is in force since ")
    assert "No card reaches them: " in said
    assert "nothing for you to do" not in said
