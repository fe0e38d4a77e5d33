"""What a rules file may say and hardly means is said, with the line in the file."""

from pathlib import Path

import pytest

from routing.health import remarks
from routing.rulebook import load
from tests.routing.small_rules import SMALL

RULES = ("bounce_and_absence", "thread_owner", "vip", "high_intent", "source", "territory")
ROOT = Path(__file__).parents[2]
FULL = SMALL.replace("  - account_owner\n", "".join(f"  - {rule}\n" for rule in RULES), 1)
FULL = FULL.replace("    speaks: [fr]\n", "    languages: [en]\n", 1)
"""The small file with a rule for each of its lists: nothing in it looks wrong."""


def said(folder: Path, text: str, sequences: list[str] | None = None) -> list[str]:
    path = folder / "rules.yaml"
    path.write_text(text)
    return [str(each) for each in remarks(load(path), sequences=sequences)]


def spoiled(old: str, new: str) -> str:
    assert FULL.count(old) >= 1
    return FULL.replace(old, new, 1)


def test_a_file_that_means_what_it_says_has_no_remarks(tmp_path: Path) -> None:
    assert said(tmp_path, FULL) == []


LISTS = [
    ("vip:\n  northstar.example: dana\n", "", "line 5: chain: vip can never answer; vip is empty"),
    (
        "high_intent:\n  security: {route: triage}\n",
        "",
        "line 6: chain: high_intent can never answer; no topic is routed to a team",
    ),
    (
        "    owner: sam\n    urgent: true\n",
        "",
        "line 7: chain: source can never answer; no source has an owner or is personal",
    ),
    (
        "  - source\n",
        "  - source: {only: {source: apollo}}\n",
        "line 7: chain: source (only for source apollo) can never answer; "
        "no source has an owner or is personal",
    ),
    (
        "  - territory\n",
        "",
        "line 49: territories: nobody is assigned by it, since the chain has no live rule territory",
    ),
    (
        "  - vip\n",
        "  - vip: {mode: shadow}\n",
        "line 38: vip: nobody is assigned by it, since the chain has no live rule vip",
    ),
    (
        "  - vip\n",
        "  - vip\n  - lead_owner: {mode: shadow}\n",
        "line 6: chain: lead_owner stands only in shadow, so it decides nothing",
    ),
    (
        "  - territory\n",
        "  - territory: {only: {language: [en, fr]}}\n  - territory: {only: {language: fr}, mode: shadow}\n",
        "line 9: chain: territory (only for language fr, in shadow) can never answer; "
        "line 8 asks territory for all of it",
    ),
]

PLACES = [
    (
        "  quebec:\n    countries: [CA]\n    states: [QC]\n    languages: [en]\n    reps: [sam]\n",
        "  all:\n    reps: [dana]\n  quebec:\n    countries: [CA]\n    reps: [dana]\n",
        "line 53: territories.quebec: it never gets a lead; all take every one that fits its people, "
        "such as a lead in CA, smb, writing English",
    ),
    (
        "    languages: [en]\n    reps",
        "    speaks: [fr, de]\n    reps",
        "line 51: territories.quebec: nobody in it speaks French and German",
    ),
]

PEOPLE = [
    (
        "    holidays: DE-BE\n    backup: sam\n",
        "    backup: sam\n  lee:\n    name: Lee\n    email: l@b.example\n    roles: [ops]\n"
        "    zone: UTC\n    hours: Mon-Fri 09:00-17:00\n",
        "line 26: people.lee: neither backup nor manager; when Lee is away only Sam Reyes is left",
    ),
    (
        "    members: [sam, dana]\n    responsible: sam\n",
        "    members: [dana]\n    responsible: dana\n",
        "line 33: duties.fallback: Sam Reyes is not in the team Unassigned replies",
    ),
]


@pytest.mark.parametrize(("old", "new", "sentence"), [*LISTS, *PLACES, *PEOPLE])
def test_what_looks_wrong_is_said_with_its_line(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    assert sentence in said(tmp_path, spoiled(old, new))


SIZES = [
    ("smb: 1-99\n  mid: 200-999\n  big: 1000+", "100-199"),
    ("smb: 10-98\n  mid: 100-999", "1-9 or 99 or 1000+"),
    ("mid: 50-99\n  smb: 1-49\n  named:", "100+"),
]


@pytest.mark.requirement("R45")
@pytest.mark.parametrize(("sizes", "nobody"), SIZES)
def test_sizes_that_are_in_no_segment_are_said(tmp_path: Path, sizes: str, nobody: str) -> None:
    found = said(tmp_path, f"segments:\n  {sizes}\n{FULL}")
    assert found == [
        f"line 1: segments: no segment has companies of {nobody} employees; "
        "by their size alone they are in none"
    ]


def test_segments_without_sizes_and_sizes_without_a_gap_are_right(tmp_path: Path) -> None:
    for sizes in ("smb:\n  big:", "smb: 0-99\n  big: 100+"):
        assert said(tmp_path, f"segments:\n  {sizes}\n{FULL}") == []


def test_a_source_whose_owner_is_outside_all_segments_it_is_asked_for(tmp_path: Path) -> None:
    text = spoiled("holidays: DE-BE", "segments: [enterprise]")
    text = text.replace("  - source\n", "  - source: {only: {segment: enterprise}}\n")
    assert (
        "line 46: sources.event: Sam Reyes can never get it; the chain asks it for enterprise only, "
        "and Sam Reyes takes smb"
    ) in said(tmp_path, text)


def test_more_labels_than_people_tell_apart(tmp_path: Path) -> None:
    more = "".join(f"  list{n}:\n    means: List {n}\n" for n in range(11))
    found = said(tmp_path, spoiled("sources:\n", f"sources:\n{more}"))
    assert found == [
        "line 42: sources: 13 labels are more than people tell apart; "
        "make some aliases of others until 12 are left"
    ]
    assert (
        said(tmp_path, spoiled("sources:\n", "sources:\n" + "".join(more.splitlines(keepends=True)[:20])))
        == []
    )


def test_a_sequence_that_only_the_chain_knows(tmp_path: Path) -> None:
    text = spoiled("  - vip\n", "  - vip: {only: {sequence: spring}}\n")
    assert said(tmp_path, text, ["Spring"]) == []
    assert said(tmp_path, text, ["autumn"]) == [
        "line 5: chain: vip is asked for sequence spring, which nobody has imported"
    ]


def test_a_chain_that_is_all_shadow(tmp_path: Path) -> None:
    text = SMALL.replace("  - safety\n  - account_owner\n", "  - safety: {mode: shadow}\n", 1)
    assert "line 1: chain: no rule is live, so every reply goes to Sam Reyes, the fallback" in said(
        tmp_path, text
    )


GUARDS = [
    (
        "  - safety\n",
        "",
        "line 1: chain: safety is missing; wishes to stop, legal threats and complaints go to whoever "
        "owns other replies",
    ),
    (
        "  - bounce_and_absence\n",
        "",
        "line 1: chain: bounce_and_absence is missing; bounces, absence notices and other machines' mail "
        "go to whoever owns other replies",
    ),
    (
        "  - safety\n  - bounce_and_absence\n  - thread_owner\n  - vip\n",
        "  - bounce_and_absence\n  - thread_owner\n  - safety\n  - vip\n",
        "line 4: chain: safety stands below thread_owner (line 3), which takes wishes to stop, legal threats "
        "and complaints first",
    ),
    (
        "  - bounce_and_absence\n  - thread_owner\n  - vip\n",
        "  - vip: {mode: shadow}\n  - thread_owner\n  - vip\n  - bounce_and_absence\n",
        "line 6: chain: bounce_and_absence stands below thread_owner (line 4), which takes bounces, absence "
        "notices and other machines' mail first",
    ),
    (
        "  - safety\n",
        "  - safety: {only: {language: [en, de]}}\n",
        "line 2: chain: safety (only for language de or en) leaves the rest out; of it, wishes to stop, "
        "legal threats and complaints go to whoever owns other replies",
    ),
    (
        "  - thread_owner\n",
        "",
        "line 1: chain: thread_owner is missing; later replies of a conversation stay with its owner, but "
        "the log names whomever other rules do",
    ),
    (
        "  - thread_owner\n",
        "  - thread_owner: {only: {segment: smb}}\n",
        "line 4: chain: thread_owner (only for segment smb) leaves the rest out; of it, later replies of a "
        "conversation stay with its owner, but the log names whomever other rules do",
    ),
    (
        "  - thread_owner\n  - vip\n",
        "  - vip\n  - thread_owner\n",
        "line 5: chain: thread_owner stands below vip (line 4), which takes later replies of a conversation "
        "first; they stay with its owner, but the log names another",
    ),
]


@pytest.mark.requirement("R10", "R31")
@pytest.mark.parametrize(("old", "new", "sentence"), GUARDS)
def test_t2_t11_a_wish_to_stop_and_a_bounce_that_would_reach_sellers_are_said_once(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    assert [each for each in said(tmp_path, spoiled(old, new)) if "chain:" in each] == [sentence]


@pytest.mark.parametrize("rule", ["safety", "bounce_and_absence"])
def test_t2_t11_a_rule_on_trial_says_only_that_it_decides_nothing(tmp_path: Path, rule: str) -> None:
    found = said(tmp_path, spoiled(f"  - {rule}\n", f"  - {rule}: {{mode: shadow}}\n"))
    line = 2 if rule == "safety" else 3
    assert found == [f"line {line}: chain: {rule} stands only in shadow, so it decides nothing"]


def test_t2_t11_safety_for_some_first_and_for_all_below_a_seller_is_said(tmp_path: Path) -> None:
    twice = (
        "  - safety: {only: {language: fr}}\n  - bounce_and_absence\n  - thread_owner\n  - safety\n  - vip\n"
    )
    text = spoiled("  - safety\n  - bounce_and_absence\n  - thread_owner\n  - vip\n", twice)
    (found,) = said(tmp_path, text)
    assert found.startswith(
        "line 5: chain: safety stands below thread_owner (line 4), which takes wishes to stop"
    )


def test_t2_t11_in_doubt_and_safety_take_nothing_of_a_machine(tmp_path: Path) -> None:
    first = "  - bounce_and_absence\n"
    (found,) = said(tmp_path, spoiled(first, "  - in_doubt\n" + first))
    assert found.startswith("line 5: chain: thread_owner stands below in_doubt (line 3)")


@pytest.mark.parametrize("example", ["rules.yaml", "docs/four_people.yaml"])
def test_the_example_files_mean_what_they_say(example: str) -> None:
    assert [str(each) for each in remarks(load(ROOT / example)) if "chain" in str(each)] == []
