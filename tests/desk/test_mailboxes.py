"""Many mailboxes, several processes: each has its fair share, and nobody waits long for one that died."""

import threading

import pytest

from desk import intake
from desk.desk import Desk
from desk.mailboxes import LEASE, RENEWAL, Held, LeaseLost, leave, share
from mail.fetched import Fetched, Place
from tests.fakes import Clock, letter

SIX = [f"{name}@imap.example.com" for name in ("maya", "jon", "wes", "sam", "nora", "dana")]


def rounds(desk: Desk, clock: Clock, *processes: str, times: int = 2) -> dict[str, set[str]]:
    """What each of these processes watches after some renewals."""
    held: dict[str, set[str]] = {}
    for _ in range(times):
        clock.forward(seconds=RENEWAL.total_seconds())
        held = {process: set(share(desk, process, SIX)) for process in processes}
    return held


def test_one_process_watches_all(desk: Desk) -> None:
    assert share(desk, "one", SIX) == set(SIX)


def test_a_second_and_a_third_process_get_their_share_and_every_mailbox_is_watched_once(
    desk: Desk, clock: Clock
) -> None:
    share(desk, "one", SIX)
    assert share(desk, "two", SIX) == set()  # nothing is torn from somebody who is at work
    for processes in (("one", "two"), ("one", "two", "three")):
        held = rounds(desk, clock, *processes)
        assert {len(each) for each in held.values()} == {6 // len(processes)}
        assert set.union(*held.values()) == set(SIX)


def test_what_does_not_divide_is_watched_all_the_same(desk: Desk, clock: Clock) -> None:
    held = rounds(desk, clock, "one", "two", "three", "four")
    assert max(len(each) for each in held.values()) == 2
    assert set.union(*held.values()) == set(SIX)


def test_a_process_that_was_killed_is_replaced_within_a_minute(desk: Desk, clock: Clock) -> None:
    rounds(desk, clock, "one", "two")
    killed = clock()
    while len(share(desk, "two", SIX)) < 6:
        clock.forward(seconds=RENEWAL.total_seconds())
    assert (clock() - killed).total_seconds() < 60


def test_a_process_that_ends_in_peace_is_replaced_at_once(desk: Desk, clock: Clock) -> None:
    rounds(desk, clock, "one", "two")
    leave(desk, "one")
    assert share(desk, "two", SIX) == set(SIX)


def test_processes_that_know_other_mailboxes_take_nobodys_share(desk: Desk) -> None:
    share(desk, "one", SIX)
    assert share(desk, "old settings", SIX[:2]) == set()
    assert share(desk, "one", SIX) == set(SIX)


def test_a_mailbox_taken_out_of_the_settings_is_let_go(desk: Desk) -> None:
    share(desk, "one", SIX)
    assert share(desk, "one", SIX[1:]) == set(SIX[1:])
    assert share(desk, "two", SIX[:1]) == {SIX[0]}


def test_processes_that_start_together_share_without_quarrel(desk: Desk) -> None:
    shares: list[frozenset[str]] = []
    starting = [
        threading.Thread(target=lambda n=n: shares.append(share(desk, f"process {n}", SIX))) for n in range(4)
    ]
    for each in starting:
        each.start()
    for each in starting:
        each.join(30)
    assert len(shares) == 4
    assert sorted(mailbox for each in shares for mailbox in each) == sorted(SIX)


class TestAProcessThatWasFrozen:
    """It wakes up with a batch that it fetched while the mailbox was still its own."""

    batch = (Fetched("maya/INBOX", 1, 7, letter()),)

    def store(self, desk: Desk, holder: str) -> int:
        return intake.store(desk, "maya/INBOX", self.batch, Place(1, 7), Held(SIX[0], holder)).new

    def test_stores_nothing_once_another_has_taken_over(self, desk: Desk, clock: Clock) -> None:
        share(desk, "frozen", SIX)
        clock.forward(seconds=LEASE.total_seconds())
        share(desk, "other", SIX)
        with pytest.raises(LeaseLost, match=r"another process watches maya@imap\.example\.com now"):
            self.store(desk, "frozen")
        assert intake.place_of(desk, "maya/INBOX") is None
        assert self.store(desk, "other") == 1

    def test_goes_on_if_nobody_missed_it(self, desk: Desk, clock: Clock) -> None:
        share(desk, "frozen", SIX)
        clock.forward(hours=8)
        assert self.store(desk, "frozen") == 1

    def test_stores_nothing_after_it_has_said_goodbye(self, desk: Desk) -> None:
        share(desk, "frozen", SIX)
        leave(desk, "frozen")
        with pytest.raises(LeaseLost):
            self.store(desk, "frozen")
