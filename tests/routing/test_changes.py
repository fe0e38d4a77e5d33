"""What a change of the rules file changes is said one by one, and nothing else is said."""

import pytest

from routing.changes import LAYOUT, changes
from routing.rulebook import Rulebook, rulebook_in
from tests.desk.conftest import RULES

TEXT = RULES.read_text("utf-8")


def rulebook(*swaps: tuple[str, str]) -> Rulebook:
    """The example's rules with these pieces of the file swapped, each where it stands first."""
    text = TEXT
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new, 1)
    return rulebook_in(text.encode(), "rules.yaml")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("# The order.", "# Order.", LAYOUT),
        ("  - vip\n", "", "rule vip removed"),
        ("  - vip\n", "  - vip: {mode: shadow}\n", "rule vip is in shadow now"),
        (
            "  - sequence_owner\n",
            "  - sequence_owner: {only: {sequence: [spring]}}\n",
            "rule sequence_owner is asked only for sequence spring now",
        ),
        (
            "  - lead_owner\n  - sequence_owner\n",
            "  - sequence_owner\n  - lead_owner\n",
            "rule sequence_owner moved, now after source",
        ),
        ("    backup: jon\n", "    backup: wes\n", "person maya: backup jon -> wes"),
        ("08:30-17:00", "08:00-17:00", "person jon: hours changed (week)"),
        ("languages: [en, de]", "languages: [de]", "person greta: languages without en"),
        ("members: [nora, priya]", "members: [nora, priya, sam]", "team security: members with sam"),
        ("{person: sam, team: triage}", "{person: dana, team: triage}", "duties: fallback sam -> dana"),
        (
            "lumen-hotels.example: dana",
            "lumen-hotels.example: sam",
            "VIP ceo@lumen-hotels.example: dana -> sam",
        ),
        (
            "  price: tag",
            "  price: {route: security}",
            "topic price: action tag -> route, team none -> security",
        ),
        ("  webinar:\n", "  seminar:\n", "source seminar added"),
        ("reps: [maya, jon]", "reps: [maya, wes]", "territory us-east-smb: reps with wes, without jon"),
        ("interested: {respond: 2h", "interested: {respond: 90m", "limits: limits changed (interested)"),
        ("after_hours: wait", "after_hours: on_duty", "after hours: wait -> on_duty"),
    ],
)
def test_each_change_is_said(old: str, new: str, said: str) -> None:
    assert said in changes(rulebook(), rulebook((old, new)))
    assert said not in changes(rulebook(), rulebook()) or said == LAYOUT


def test_the_people_somebody_works_with_are_not_said_to_have_changed() -> None:
    later = ("hours: Mon-Fri 08:30-17:00", "hours: Mon-Fri 10:00-17:00")
    assert changes(rulebook(), rulebook(later)) == ("person jon: hours changed (week)",)


def test_several_changes_are_several_lines() -> None:
    both = (("  - vip\n", "  - vip: {mode: shadow}\n"), ("after_hours: wait", "after_hours: on_duty"))
    assert changes(rulebook(), rulebook(*both)) == (
        "rule vip is in shadow now",
        "after hours: wait -> on_duty",
    )


def test_the_order_of_territories_is_said() -> None:
    french = "  french:\n    languages: [fr]\n    reps: [claire, luc]\n"
    (said,) = changes(rulebook(), rulebook((french, ""), ("  us-west:\n", french + "  us-west:\n")))
    assert said.startswith("territories in another order: quebec, enterprise, french, us-west")
