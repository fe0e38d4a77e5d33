"""The law of turns: fair between any two who are there, whoever comes and goes, and after every restart."""

from collections import Counter
from datetime import UTC, datetime
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from routing.model import Category, Rep, Signals, Team, Territory
from routing.rulebook import Rulebook, load
from routing.rules.territory import route
from storage.database import Database
from storage.market import Market
from storage.tables import Thread, Turn
from tests.tree import ROOT

REPLIES = 1000
PEOPLE = tuple(Rep(name.lower(), name) for name in ("Ana", "Ben", "Cleo", "Dev", "Eva", "Finn"))
NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)

RULEBOOK: Rulebook = load(ROOT / "rules.yaml")
names = count(1)

eras = st.lists(
    st.tuples(
        st.lists(st.sampled_from(PEOPLE), min_size=1, unique_by=lambda rep: rep.key), st.integers(1, 400)
    ),
    min_size=2,
    max_size=8,
)
"""Who is there, for how many replies; then somebody comes or goes."""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=4, deadline=None)
@given(eras, st.integers(20, 300))
def test_a_thousand_replies_are_shared_fairly_in_every_era(
    database: Database, eras: list[tuple[list[Rep], int]], restarts_after: int
) -> None:
    name, replies = f"east {next(names)}", 0
    with database.begin() as session:
        thread = Thread(category=Category.OTHER, sender="a@b.example", received_at=NOW)
        session.add(thread)
        session.flush()
        while replies < REPLIES:
            for there, share in eras:
                had: Counter[str] = Counter({rep.key: 0 for rep in there})
                for number in range(share):
                    replies += 1
                    if number % restarts_after == 0:
                        session.flush()
                        market = Market(session, RULEBOOK, ())
                    (shared,) = market.in_turn((Territory(name, tuple(there)),))
                    rep = _answered(shared)
                    had[rep] += 1
                    session.add(Turn(territory=name, rep=rep, thread_id=thread.id or 0, at=NOW))
                    market.took_turn(name, rep)
                    assert max(had.values()) - min(had.values()) <= 1
        session.rollback()


def test_a_team_s_turns_are_its_own(database: Database) -> None:
    pod = Team("pod", "Pod", "C0POD123", ("ana", "ben"), "ana", PEOPLE[0], PEOPLE[:2])
    with database.begin() as session:
        market = Market(session, RULEBOOK, ())
        market.took_turn("team pod", "ana")
        market.took_turn("pod", "ben")
        turned = market.team_in_turn(pod)
    assert turned
    assert (turned.person, [rep.key for rep in turned.rotation]) == (PEOPLE[1], ["ben", "ana"])


def _answered(territory: Territory) -> str:
    answer = route(Signals(territories=(territory,)))
    return getattr(answer, "owner", PEOPLE[0]).key
