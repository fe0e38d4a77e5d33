"""A mailbox with a backlog waits for the decisions, batch by batch; nobody waits for all of them."""

import threading

import pytest

from bot.ahead import MOST, Ahead


@pytest.fixture
def ahead() -> Ahead:
    """Five batches of two mails: a mailbox at its limit, and one that has come in between."""
    ahead = Ahead()
    for number, mailbox in enumerate(("old", "old", "other", *["old"] * (MOST - 1)), 1):
        ahead.stored(mailbox, 2 * number)
    return ahead


def waits(ahead: Ahead, mailbox: str) -> bool:
    """Whether the mailbox may not store its next batch now."""
    waiting = threading.Thread(target=ahead.wait, args=(mailbox,), daemon=True)
    waiting.start()
    waiting.join(0.05)
    return waiting.is_alive()


def test_the_next_batch_comes_in_when_the_oldest_is_decided(ahead: Ahead) -> None:
    assert waits(ahead, "old")
    ahead.settled(1)
    assert waits(ahead, "old")
    ahead.settled(2)
    assert not waits(ahead, "old")


def test_other_mailboxes_do_not_wait(ahead: Ahead) -> None:
    assert not waits(ahead, "other")


def test_what_waits_is_known_by_its_mailbox(ahead: Ahead) -> None:
    assert ahead.has("other")
    ahead.settled(6)
    assert ahead.has("old")
    assert not ahead.has("other")


def test_mail_of_ours_waits_for_no_reply(ahead: Ahead) -> None:
    ahead.nothing_waits()
    ahead.stored("sent", 0)
    ahead.settled(0)
    assert not ahead.has("sent")


def test_what_another_process_decided_is_waited_for_no_more(ahead: Ahead) -> None:
    ahead.nothing_waits()
    assert not waits(ahead, "old")


def test_nobody_waits_when_the_worker_stops(ahead: Ahead) -> None:
    ahead.close()
    assert not waits(ahead, "old")
