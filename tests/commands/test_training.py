"""Training and measuring from the command line, as sales ops would."""

import json
from pathlib import Path

import pytest

from classifier import model
from desk import intake
from desk.desk import Desk
from desk.kinds import set_kind_of
from mail.fetched import Fetched, Place
from routing.chain import chain_of
from routing.model import Category, ReplyKind, Verdict
from routing.rulebook import load
from storage.database import Database
from storage.schema import bring_up_to_date
from tests.commands.conftest import Whoowns
from tests.conftest import FULL
from tests.fakes import Clock, Reader, letter

REPLIES = """\
id,label,language,body
1,unsubscribe,en,unsubscribe
2,interested,de,Was kostet das?
3,interested,en,stop
"""


def test_the_kinds_said_of_labelled_replies_are_counted_and_drawn(whoowns: Whoowns, folder: Path) -> None:
    (folder / "replies.csv").write_text(REPLIES)
    said = whoowns("evaluate", "replies.csv", "--chart", "confusion.svg")
    assert said.exit_code == 0
    assert "2 of 3 right" in said.stdout
    assert "replies.csv:3: is interested, said unsubscribe (1.00): “stop”" in said.stdout
    assert (folder / "confusion.svg").read_text().startswith("<?xml")
    told = json.loads(whoowns("evaluate", "replies.csv", "--json").stdout)
    assert (told["right"], told["languages"]["de"]["right"]) == (2, 1)
    assert told["mistakes"][0]["evidence"] == ["“stop”"]


def test_two_models_are_compared_before_one_is_switched_on(whoowns: Whoowns, folder: Path) -> None:
    (folder / "replies.csv").write_text(REPLIES)
    (folder / "new.npz").write_bytes(model.HERE.read_bytes())
    said = whoowns("evaluate", "replies.csv", "--compare", str(model.HERE), "new.npz")
    assert said.exit_code == 0
    assert "0 of 3 mails change their kind" in said.stdout


def test_a_picture_of_another_kind_is_refused_in_words(whoowns: Whoowns, folder: Path) -> None:
    (folder / "replies.csv").write_text(REPLIES)
    said = whoowns("evaluate", "replies.csv", "--chart", "confusion.gif")
    assert (said.exit_code, "confusion.gif must end in .png or .svg" in said.stderr) == (2, True)


@pytest.mark.skipif(not FULL, reason="fits the whole corpus; WHOOWNS_FULL=1 runs it")
@pytest.mark.timeout(900)
def test_what_was_relabelled_is_learned(whoowns: Whoowns, folder: Path) -> None:
    """Five bananas that somebody said were offers make the sixth one."""
    database = Database(f"sqlite:///{folder / 'whoowns.db'}")
    bring_up_to_date(database)
    rulebook = load(folder / "rules.yaml")
    text = "Our bananas are yellow today."
    desk = Desk(database, rulebook, chain_of(rulebook), Reader({"b": Verdict(Category.OTHER)}), Clock())
    for number in range(1, 6):
        raw = letter(subject="b", text=f"{text} {number}", message_id=f"<{number}@x.example>")
        intake.store(desk, "outreach", [Fetched("outreach", 1, number, raw)], Place(1, number))
        intake.decide_waiting(desk)
        set_kind_of(desk, number, "olga", ReplyKind.INTERESTED)
    database.close()
    said = whoowns("train", "--with-corrections", "--to", "ours.npz")
    assert said.exit_code == 0, said.stderr
    assert "5 corrections" in said.stdout
    before, after = (
        m.probabilities(text)["interested"] for m in (model.load(), model.load(folder / "ours.npz"))
    )
    assert before < 0.5 < after
