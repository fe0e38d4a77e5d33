"""A broken rules file: every problem at once, each with file, line, key and the nearest known name."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from routing.rulebook import RulebookError, load
from tests.routing.small_rules import SMALL


def problems(folder: Path, text: str | bytes) -> list[str]:
    path = folder / "rules.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(RulebookError) as refused:
        load(path)
    return list(refused.value.problems)


def spoiled(old: str, new: str) -> str:
    assert SMALL.count(old) >= 1
    return SMALL.replace(old, new, 1)


TABLE = [
    # names of keys
    ("    zone: Am", "    zoone: Am", "line 9: people.sam.zoone is unknown; did you mean zone?"),
    ("    zone: Am", "    zoone: Am", "line 6: people.sam.zone is missing"),
    ("after_hours", "after_ours", "line 62: after_ours is unknown; did you mean after_hours?"),
    ("after_hours: wait", "after_hours: waits", "line 62: after_hours: there is no such setting waits; did you mean wait?"),
    ("duties:", "dooties:", "line 1: duties is missing"),
    ("  legal: dana\n", "", "line 28: duties.legal is missing"),
    ("  compliance: dana\n", "  compliance:\n", "line 30: duties.compliance is missing"),
    # people
    ("zone: Europe/Berlin", "zone: Europe/Berlino", "line 18: people.dana.zone: there is no time zone Europe/Berlino; write it like Europe/Berlin"),
    ("zone: Europe/Berlin", "zone: EST", "line 18: people.dana.zone: EST is not a place; write it like America/New_York"),
    ("Mon-Fri 09:00-17:00", "Mon-Fri 09:00-25:00", "line 10: people.sam.hours: 25:00 is no time of day"),
    ("hours: Mon-Fri 09:00-17:00", "hours:", "line 10: people.sam.hours is missing"),
    ("holidays: DE-BE", "holidays: DE-XX", "line 20: people.dana.holidays: DE has no part XX; known: BB, BE"),
    ("    backup: dana", "    backup: danna", "line 12: people.sam.backup: there is no person danna; did you mean dana?"),
    ("    backup: dana", "    backup: sam", "line 12: people.sam.backup: sam cannot be their own backup"),
    ("    manager: dana\n", "", "line 6: people.sam: manager is missing; a rep's limits end at a manager"),
    ("    manager: dana", "    manager: dan", "line 13: people.sam.manager: there is no person dan; did you mean dana?"),
    ("    manager: dana", "    manager: sam", "line 13: people.sam.manager: sam cannot be their own manager"),
    ("roles: [manager]", "roles: [ops]", "line 13: people.sam.manager: dana does not have the role manager"),
    ("roles: [manager]", "roles: [manger]", "line 17: people.dana.roles: there is no role manger; did you mean manager?"),
    ("    email: sam@brightwave.example\n", "", "line 6: people.sam: email or slack is missing, so Slack cannot find this person"),
    ("email: sam@brightwave.example", "email: sam", "line 8: people.sam.email: sam will not do; write an address"),
    ("segments: [smb]", "languages: [French]", "line 11: people.sam.languages: French will not do; write a language as two small letters, like fr"),
    ("name: Sam Reyes", "name: [Sam, Reyes]", "line 7: people.sam.name: one value is expected here, not several"),
    ("  sam:\n    name: Sam Reyes\n", "  lee: yes\n  sam:\n    name: Sam Reyes\n", "line 6: people.lee: a mapping (name: value) is expected here"),
    # teams
    ("channel: C0TRIAGE", "channel: '#unassigned'", "line 25: teams.triage.channel: #unassigned will not do; give the channel's id, like C0123ABCD"),
    ("members: [sam, dana]", "members: [sam, dna]", "line 26: teams.triage.members: there is no person dna; did you mean dana?"),
    ("members: [sam, dana]", "members: [dana]", "line 27: teams.triage.responsible: sam is not among the team's members"),
    # duties
    ("{person: sam, team: triage}", "{person: sma, team: triage}", "line 29: duties.fallback.person: there is no person sma; did you mean sam?"),
    ("{person: sam, team: triage}", "{person: sam, team: triag}", "line 29: duties.fallback.team: there is no team triag; did you mean triage?"),
    ("{person: sam, team: triage}", "{team: triage}", "line 29: duties.fallback.person is missing"),
    # the chain
    ("  - safety", "  - safty", "line 2: chain: there is no rule safty; did you mean safety?"),
    ("  - fallback\n", "", "line 1: chain: fallback must stand last, live and without only, so that every reply has an owner"),
    ("  - fallback\n", "  - fallback\n  - vip\n", "line 1: chain: fallback must stand last, live and without only, so that every reply has an owner"),
    ("  - fallback", "  - fallback: {mode: shadow}", "line 1: chain: fallback must stand last, live and without only, so that every reply has an owner"),
    ("  - account_owner", "  - safety", "line 3: chain: safety is asked already on line 2, so it can never answer here"),
    ("  - account_owner", "  - vip: {mode: shadwo}", "line 3: chain.vip.mode: there is no mode shadwo; did you mean shadow?"),
    ("  - account_owner", "  - vip: {only: {sequense: x}}", "line 3: chain.vip.only.sequense is unknown; did you mean sequence?"),
    ("  - account_owner", "  - vip: {only: {source: apolo}}", "line 3: chain.vip.only.source: there is no source apolo; did you mean apollo?"),
    ("  - account_owner", "  - vipp: {mode: shadow}", "line 3: chain.vipp is unknown; did you mean vip?"),
    ("  - account_owner", "  - {vip: , source: }", "line 3: chain: write one rule here, as vip or vip: {only: ..., mode: ...}"),
    # the market
    ("northstar.example: dana", "co.uk: dana", "line 34: vip.co.uk: co.uk is a public suffix or an IP address, not one company's domain"),
    ("northstar.example: dana", "10.0.0.1: dana", "line 34: vip.10.0.0.1: 10.0.0.1 is a public suffix or an IP address, not one company's domain"),
    ("northstar.example: dana", "gmail.com: dana", "line 34: vip.gmail.com: anybody can have an address at gmail.com; list whole addresses"),
    ("northstar.example: dana", "'http://acme.com': dana", "line 34: vip.http://acme.com: this is neither a domain nor an address; write acme.com or ceo@acme.com"),
    ("northstar.example: dana", "northstar.example: dany", "line 34: vip.northstar.example: there is no person dany; did you mean dana?"),
    ("northstar.example: dana", "acme.com: dana\n  ACME.com.: sam", "line 35: vip.ACME.com.: acme.com is on the list already"),
    ("{route: triage}", "{route: triag}", "line 36: high_intent.security.route: there is no team triag; did you mean triage?"),
    ("{route: triage}", "rute", "line 36: high_intent.security: rute will not do; write tag, or {route: a team}"),
    ("  security: {", "  secrity: {", "line 36: high_intent.secrity is unknown; did you mean security?"),
    ("    means: Met at a fair\n", "", "line 41: sources.event.means is missing"),
    ("    means: Met at a fair\n", "    means: Met\n    aliases: [Apollo IO]\n", "line 41: sources.event: Apollo IO already means apollo"),
    ("urgent: true", "urgent: yes", "line 44: sources.event.urgent: there is no such answer yes; known: false, true"),
    ("    reps: [sam]\n", "", "line 46: territories.quebec.reps is missing"),
    ("    reps: [sam]\n", "    reps: []\n", "line 50: territories.quebec.reps is missing"),
    ("    reps: [sam]\n", "    reps: [same]\n", "line 50: territories.quebec.reps: there is no person same; did you mean sam?"),
    ("  rest:", "  Quebec:", "line 51: territories.Quebec: there are two territories with this name"),
    ("countries: [CA]", "countries: [Canada]", "line 47: territories.quebec.countries: Canada will not do; write a country as two capital letters, like US"),
    ("    countries: [CA]\n", "", "line 47: territories.quebec.states: states need a country: CA is California and Canada"),
    # limits
    ("respond: 4h", "respond: 0h", "line 55: limits.other.respond: 0h is no time at all; a limit needs some"),
    ("respond: 4h", "respond: -4h", "line 55: limits.other.respond: -4h is no duration; write it like 30m, 2h or 1d 4h"),
    ("respond: 4h", "respond: 2w", "line 55: limits.other.respond: unit w is unknown; write m (minutes), h (hours) or d (days of 8 hours)"),
    ("respond: 4h", "respond: 1001h", "line 55: limits.other.respond: 1001h is more than 1000 hours"),
    ("respond: 4h", "remind: 4h", "line 55: limits.other.respond is missing"),
    ("manager: 4h", "manager: 1h", "line 54: limits.interested.manager: 1h comes before the step above it"),
    ("  other: {respond: 4h}", "  bounce: {respond: 4h}", "line 53: limits.other is missing"),
    ("    smb:\n", "    smbs:\n", "line 57: limits.segments.smbs is unknown; did you mean smb?"),
    # the text
    ("    zone: Am", "    name: Sam\n    zone: Am", "line 9: people.sam.name stands here again, first on line 7"),
    ("  dana:\n", "  sam:\n", "line 14: people.sam stands here again, first on line 6"),
    ("  rest:", "  quebec:", "line 51: territories.quebec stands here again, first on line 46"),
    ("after_hours: wait", "teams: {}", "line 62: teams stands here again, first on line 22"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "sentence"), TABLE)
def test_a_problem_is_named_with_its_line_and_the_nearest_name(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    found = problems(tmp_path, spoiled(old, new))
    assert any(problem.startswith(f"rules.yaml {sentence}") for problem in found), found


UNREADABLE = [
    ("", "rules.yaml is empty"),
    ("# only\n# comments\n", "rules.yaml is empty"),
    ("chain:\n\t- safety\n", "rules.yaml line 2: is not YAML: found character '\\t' that cannot start any token"),
    ("a: b: c\n", "rules.yaml line 1: is not YAML: mapping values are not allowed here"),
    ("a: 1\nb: M\xfcnchen\n".encode("latin-1"), "rules.yaml line 2: is not UTF-8 here"),
    ("a: \x00\n", "rules.yaml is not YAML: unacceptable character #x0000: special characters are not allowed"),
    ("a: 1\nb: !!python/object/apply:os.system ['touch owned']\n", "rules.yaml line 2: uses the tag tag:yaml.org,2002:python/object/apply:os.system; only plain values are read"),
    ("a: &x [1]\nb: [*x, *x]\n", "rules.yaml line 1: uses an anchor or alias (& or *); write the value out"),
    ("a: " + "[" * 10_000, "rules.yaml line 1: is nested more than 10 levels deep"),
    ("a: 1\n---\nb: 2\n", "rules.yaml line 2: begins a second document; one file holds one"),
    ("? [a]\n: 2\n", "rules.yaml line 1: has a list or a mapping where a name should stand"),
    ("#" * 1_000_001, "rules.yaml is larger than 1 MB"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sentence"), UNREADABLE, ids=[str(n) for n in range(len(UNREADABLE))])
def test_a_text_that_cannot_be_read_is_refused_at_once(
    tmp_path: Path, text: str | bytes, sentence: str
) -> None:
    began = time.perf_counter()
    assert problems(tmp_path, text) == [sentence]
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize("text", ["just words", "- a\n- list\n", "42"])
def test_a_text_that_is_no_mapping_says_what_is_missing(tmp_path: Path, text: str) -> None:
    found = problems(tmp_path, text)
    assert "rules.yaml line 1: a mapping (name: value) is expected here" in found


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for name, sentence in {
        "missing.yaml": "missing.yaml does not exist",
        "fifo": "fifo is not a file",
        "loop": "loop cannot be read: Too many levels of symbolic links",
        ".": f"{tmp_path.name} is not a file",
    }.items():
        with pytest.raises(RulebookError) as refused:
            load(tmp_path / name)
        assert refused.value.problems == (sentence,)


def test_all_problems_come_in_one_go_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = SMALL
    for old, new in [("- safety", "- safty"), ("09:00-17:00", "25:00-17:00"), ("respond: 4h", "respond: 0h")]:
        text = text.replace(old, new, 1)
    assert problems(tmp_path, text) == [
        "rules.yaml line 2: chain: there is no rule safty; did you mean safety?",
        "rules.yaml line 10: people.sam.hours: 25:00 is no time of day",
        "rules.yaml line 55: limits.other.respond: 0h is no time at all; a limit needs some",
    ]


def test_an_unknown_name_with_nothing_near_lists_what_is_known(tmp_path: Path) -> None:
    found = problems(tmp_path, spoiled("backup: dana", "backup: zebedee"))
    assert found == ["rules.yaml line 12: people.sam.backup: there is no person zebedee; known: dana, sam"]


def test_people_who_only_back_each_other_up_need_a_manager_behind_them(tmp_path: Path) -> None:
    person = (
        "  {0}:\n    name: {0}\n    email: {0}@b.example\n    roles: [ops]\n"
        "    zone: UTC\n    hours: Mon-Fri 09:00-17:00\n    backup: {1}\n"
    )
    circle = person.format("ann", "bob") + person.format("bob", "ann")
    found = problems(tmp_path, spoiled("teams:\n", circle + "teams:\n"))
    assert found == [
        "rules.yaml line 28: people.ann.backup: ann and bob only back each other up, and no manager is behind them"
    ]


def test_a_file_without_people_says_only_that(tmp_path: Path) -> None:
    assert problems(tmp_path, "people: {}\n" + SMALL.partition("people:")[0]) == [
        *(f"rules.yaml line 1: {key} is missing" for key in ("people", "duties", "limits")),
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    st.integers(0, len(SMALL)),
    st.integers(0, 40),
    st.text(st.sampled_from("abz:[]{}-,#&*!'\" \n\t0é\x00"), max_size=12),
)
def test_any_damage_is_a_rulebook_or_a_list_of_problems(tmp_path: Path, at: int, cut: int, put: str) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(SMALL[:at] + put + SMALL[at + cut :])
    try:
        load(path)
    except RulebookError as error:
        assert all(problem.startswith("rules.yaml ") for problem in error.problems)  # noqa: PT017
        assert error.problems  # noqa: PT017
