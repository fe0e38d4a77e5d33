"""After hours: the owner has the card at once and the clock waits, or whoever is on duty takes it (T13)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from bot.views.who_owns import who_owns
from desk import intake, lookup
from desk.desk import Desk
from desk.drift import drift
from desk.imports import Wishes, import_file
from mail.fetched import Fetched, Place
from routing.model import Category, Facts, Verdict
from tests.fakes import Clock, Reader, letter

Receive = Callable[..., None]
EVENING = datetime.fromisoformat("2026-11-23T23:30+00:00")
"""18:30 in New York: Sam's day is over, Wes in Los Angeles still works."""


def take_in(desk: Desk) -> None:
    intake.store(desk, "outreach", [Fetched("outreach", 1, 1, letter())], Place(1, 1))
    intake.decide_waiting(desk)


def on_duty(desk: Desk) -> Desk:
    return replace(desk, rulebook=replace(desk.rulebook, after_hours="on_duty"))


@pytest.mark.requirement("T13")
def test_the_owner_has_it_at_once_and_the_clock_starts_in_the_morning(desk: Desk, clock: Clock) -> None:
    clock.at = EVENING
    take_in(desk)
    state = lookup.thread_state(desk, 1)
    assert state.owner.key == "sam"
    assert state.next.at == datetime.fromisoformat("2026-11-24T14:00+00:00")  # 8:00 and an hour


@pytest.mark.requirement("T13")
def test_by_setting_an_interested_reply_goes_to_whoever_is_on_duty(desk: Desk, clock: Clock) -> None:
    clock.at = EVENING
    take_in(on_duty(desk))
    state = lookup.thread_state(desk, 1)
    assert state.owner.key == "wes"
    assert state.because.endswith("Sam Reyes is off now, Wes Tanaka is on duty")


@pytest.mark.requirement("T13")
@pytest.mark.parametrize(("facts", "owner"), [(Facts(), "sam"), (Facts(angry=True), "wes")])
def test_other_replies_only_when_they_are_urgent(
    desk: Desk, clock: Clock, reader: Reader, facts: Facts, owner: str
) -> None:
    clock.at = EVENING
    reader.told["Re: Quick question"] = Verdict(Category.OTHER, facts=facts)
    take_in(on_duty(desk))
    assert lookup.thread_state(desk, 1).owner.key == owner


def test_in_hours_the_setting_changes_nothing(desk: Desk) -> None:
    take_in(on_duty(desk))
    assert lookup.thread_state(desk, 1).owner.key == "sam"


def acme(desk: Desk, folder: Path, owner: str) -> None:
    """Acme is this person's."""
    (folder / f"{owner}.csv").write_text(f"name,domains,owner\nAcme,northwind.example,{owner}\n")
    import_file(desk, "accounts", folder / f"{owner}.csv", Wishes(origin="accounts"))


@pytest.mark.requirement("T5", "T13")
def test_what_was_handed_to_whoever_was_on_duty_is_no_drift_until_a_record_changes(
    desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    acme(desk, tmp_path, "jon")
    clock.at = EVENING
    take_in(on_duty(desk))
    assert lookup.thread_state(desk, 1).owner.key == "wes"
    clock.forward(hours=15)
    assert drift(on_duty(desk)) == ()
    acme(desk, tmp_path, "maya")
    ((named, because),) = [(each.named, each.because) for each in drift(on_duty(desk))]
    assert (named, because) == ("Maya Okafor", "Acme is Maya Okafor's account")


@pytest.mark.requirement("T13", "R106")
def test_who_owns_it_says_who_would_get_an_interested_reply_now(
    desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    acme(desk, tmp_path, "jon")
    answer = lookup.who_owns(on_duty(desk), "northwind.example")
    assert (answer.owner.key, answer.on_duty) == ("jon", None)
    clock.at = EVENING
    assert lookup.who_owns(desk, "northwind.example").on_duty is None
    answer = lookup.who_owns(on_duty(desk), "northwind.example")
    assert (answer.owner.key, answer.on_duty.key) == ("jon", "wes")
    said = "Jon Lindqvist is off now: an interested or urgent reply goes to Wes Tanaka, who is on duty"
    assert said in str(who_owns(answer).blocks)
    take_in(on_duty(desk))
    assert lookup.thread_state(desk, 1).owner.key == "wes"
