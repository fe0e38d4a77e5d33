"""Stories of the order: the same replies go to other people in a team that orders its rules otherwise."""

from collections.abc import Callable
from pathlib import Path

import pytest

from classifier.classify import Classifier
from routing.chain import sentence
from routing.rulebook import load
from storage.database import Database
from tests.fakes import Clock
from tests.stories.conftest import MONDAY_9_12
from tests.stories.mails import mail
from tests.tree import ROOT
from tests.world import Record, World, account, lead, world_of

ORDERS = Path(__file__).with_name("orders")
SAYS = "Yes, please tell me more."
EVERYTHING = {"country": "US", "state": "OR", "source": "webinar", "sequence": "spring", "owner": "lena"}

CASES: dict[str, dict[str, str]] = {
    "everything": EVERYTHING,
    "no account": EVERYTHING,
    "no owner": EVERYTHING | {"owner": ""},
    "no webinar": EVERYTHING | {"owner": "", "source": ""},
    "no sequence": EVERYTHING | {"owner": "", "sequence": ""},
    "no place": {"source": "webinar", "sequence": "spring"},
    "only a webinar": {"source": "webinar"},
    "only a sequence": {"sequence": "spring"},
    "nothing": {},
}
"""What is known of each lead; the first one's company is an account of Maya's."""


def company(case: str) -> str:
    return f"{case.replace(' ', '-')}.example"


def name(case: str) -> str:
    return f"Lee {case.title()}"


def known() -> list[Record]:
    leads = [lead(f"lee@{company(case)}", **fields) for case, fields in CASES.items()]
    return [account("Everything Ltd", company("everything"), owner="maya"), *leads]


def owners(world: World) -> dict[str, str]:
    """Who has the card of each case's reply: in a message to one person, or in the channel of triage."""
    screens = {rep: world.dm(rep) for rep in world.desk.rulebook.people} | {"triage": world.channel("triage")}
    return {case: " ".join(who for who, seen in screens.items() if seen.shows(name(case))) for case in CASES}


def table(*who: str) -> dict[str, str]:
    return dict(zip(CASES, who, strict=True))


@pytest.fixture
def ordered(database: Database, classifier: Classifier) -> Callable[[str], dict[str, str]]:
    """Who owns each case's reply when it has arrived in a team with this order."""

    def ordered(order: str) -> dict[str, str]:
        with world_of(database, load(ORDERS / f"{order}.yaml"), classifier, Clock(MONDAY_9_12)) as world:
            world.knows(*known())
            world.receives(*(mail(f"lee@{company(case)}", SAYS, name(case)) for case in CASES))
            return owners(world)

    return ordered


@pytest.mark.parametrize(
    ("order", "who"),
    [
        pytest.param(
            "default",
            table("maya", "ines", "ines", "jon", "ines", "ines", "ines", "jon", "triage"),
            marks=pytest.mark.requirement("R29", "T1"),
        ),
        pytest.param(
            "lead_before_sequence",
            table("maya", "lena", "jon", "jon", "wes", "jon", "triage", "jon", "triage"),
            marks=pytest.mark.requirement("R32", "T1"),
        ),
        pytest.param(
            "sequence_first",
            table("maya", "jon", "jon", "jon", "wes", "jon", "ines", "jon", "triage"),
            marks=pytest.mark.requirement("R33", "T1"),
        ),
        pytest.param(
            "territory_then_source",
            table("maya", "wes", "wes", "wes", "wes", "ines", "ines", "jon", "triage"),
            marks=pytest.mark.requirement("R33", "T1"),
        ),
        pytest.param(
            "territory_then_sequence",
            table("maya", "wes", "wes", "wes", "wes", "jon", "ines", "jon", "triage"),
            marks=pytest.mark.requirement("R33", "T1"),
        ),
        pytest.param(
            "webinar_first",
            table("ines", "ines", "ines", "wes", "ines", "ines", "ines", "jon", "triage"),
            marks=pytest.mark.requirement("R33", "T1"),
        ),
    ],
)
def test_the_same_replies_under_another_order(
    ordered: Callable[[str], dict[str, str]], order: str, who: dict[str, str]
):
    assert ordered(order) == who


def test_the_orders_differ_in_nothing_but_the_order():
    texts = [file.read_text("utf-8").splitlines()[2:] for file in ORDERS.glob("*.yaml")]
    assert len(texts) == 6
    assert all(text == texts[0] for text in texts)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (
            ORDERS / "webinar_first.yaml",
            "Safety first, then bounce and absence, then the thread owner, then source, then territory, "
            "then the sequence owner, and what is left goes to Sam Reyes.",
        ),
        (
            ROOT / "docs/four_people.yaml",
            "Safety first, then bounce and absence, then the thread owner, then source, then territory, "
            "then the sequence owner, and what is left goes to Ana Sousa.",
        ),
    ],
)
def test_the_whole_order_is_one_sentence(file: Path, said: str):
    assert sentence(load(file)) == said
