"""The example company's mail: every reply finds the owner that the table beside it promises."""

import re
from pathlib import Path

import pytest

from desk.imports import import_file
from desk.ledger import entries
from mail.sources import open_source
from tests.world import World

EXAMPLE = Path(__file__).parents[2] / "sandbox" / "example"
ROW = re.compile(r"^\| (\d{3}) [^|]*\| ([\w-]+) \|", re.MULTILINE)


@pytest.fixture
def example(world: World) -> World:
    """Everything imported and every mail read, as in the demo."""
    for what in ("accounts", "sequences", "leads"):
        assert import_file(world.desk, what, EXAMPLE / f"{what}.csv").rejected == []
    world.worker.take_in_files(open_source(EXAMPLE / "mail"))
    world.settle()
    return world


@pytest.mark.requirement("R1", "R74")
def test_everybody_gets_the_owner_the_table_promises_and_no_mail_mentions_anybody(example: World):
    names = sorted(file.name[:3] for file in (EXAMPLE / "mail").glob("*.eml"))
    keys = {rep.name: key for key, rep in example.desk.rulebook.people.items()} | {"": "nobody"}
    found = dict(zip(names, entries(example.desk), strict=True))
    got = {name: "copy" if entry.became == "copy" else keys[entry.owner] for name, entry in found.items()}
    assert got == dict(ROW.findall((EXAMPLE / "README.md").read_text("utf-8")))

    assert example.channel("triage").shows("Invoice <!here> <https://evil.example|click here>", "@sam")
    mentioned = {rep for message in example.sandbox.stored() for rep in message["mentions"]}
    assert mentioned <= {"U0SAM", "U0NORA", "U0JON", "U0GRETA", "U0CARLA"}
