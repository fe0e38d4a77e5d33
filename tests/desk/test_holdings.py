"""What somebody is told to own: what the rules file gives goes before what was imported."""

from pathlib import Path

import pytest

from bot.views.who_owns import who_owns
from desk.asking import ask
from desk.desk import Desk
from desk.imports import import_file
from tests.desk.imported import written


@pytest.mark.requirement("R2", "R80", "R36")
def test_a_sequence_is_theirs_to_whom_the_rules_file_gives_it(desk: Desk, tmp_path: Path) -> None:
    """Ines has event-followup by the rules file; that it was imported with Jon decides nothing."""
    rows = "name,owner\nEvent-Followup,jon\nspring,jon\nautumn,ines\n"
    import_file(desk, "sequences", written(tmp_path, rows))
    jon, ines = ask(desk, "@jon", None).person, ask(desk, "@ines", None).person
    assert (jon and jon.sequences, ines and ines.sequences) == (("spring",), ("autumn", "event-followup"))


@pytest.mark.requirement("R2", "R37", "R58")
def test_sources_are_named_and_vip_entries_counted_whoever_asks(desk: Desk) -> None:
    """A VIP entry may be the domain of an account that not everybody may see: it is not named."""
    answer = ask(desk, "@priya", None)
    priya, ines = answer.person, ask(desk, "@ines", None).person
    assert (priya and priya.sources, priya and priya.vips) == (("referral",), 1)
    assert (ines and ines.sources, ines and ines.vips) == (("event", "webinar"), 0)
    shown = who_owns(answer)
    assert "1 territory, 1 source, 1 VIP entry" in shown.text
    assert "Sources: referral" in str(shown.blocks)
    assert "northstar" not in str(shown)
