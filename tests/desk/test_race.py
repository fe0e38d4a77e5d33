"""Two processes that claim the same reply at the same instant: one wins, the other is told who."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier

import pytest

from desk import lookup, ownership
from desk.desk import Desk
from desk.errors import Stale
from routing.chain import chain_of
from routing.rulebook import load
from storage.database import Database
from tests.desk.conftest import RULES
from tests.fakes import Clock, Reader, letter

RACES = 200


def race(url: str, rep: str, start: Barrier, result: "Queue[tuple[str, list[int], list[str]]]") -> None:
    """In a process of its own: claim every thread the moment the other one does."""
    rulebook = load(RULES)
    desk = Desk(Database(url), rulebook, chain_of(rulebook), Reader(), Clock())
    won, lost = [], []
    for thread_id in range(1, RACES + 1):
        start.wait(60)
        try:
            ownership.claim(desk, thread_id, rep, 1)
            won.append(thread_id)
        except Stale as faster:
            lost.append(str(faster))
    result.put((rep, won, lost))


@pytest.mark.requirement("R1", "R5", "R8")
def test_of_two_who_claim_at_the_same_instant_one_wins(
    desk: Desk, database_url: str, receive: Callable[..., None]
) -> None:
    receive(*(letter(sender=f"Lead <lead@company{n}.example>") for n in range(RACES)))
    spawn = multiprocessing.get_context("spawn")
    start, result = spawn.Barrier(2), spawn.Queue()
    racers = [spawn.Process(target=race, args=(database_url, rep, start, result)) for rep in ("maya", "jon")]
    for racer in racers:
        racer.start()
    outcome = {rep: (won, lost) for rep, won, lost in (result.get(timeout=100) for _ in racers)}
    for racer in racers:
        racer.join(10)
    (mayas, maya_lost), (jons, jon_lost) = outcome["maya"], outcome["jon"]
    assert sorted(mayas + jons) == list(range(1, RACES + 1))
    assert (len(maya_lost), len(jon_lost)) == (len(jons), len(mayas))
    assert all("Jon Lindqvist took this" in told for told in maya_lost)
    assert {lookup.thread_state(desk, thread_id).owner.key for thread_id in mayas} <= {"maya"}
    assert {lookup.thread_state(desk, thread_id).owner.key for thread_id in jons} <= {"jon"}
