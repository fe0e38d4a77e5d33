"""A broken rules file: every problem at once, each with file, line, key and the nearest known name."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from routing import rules
from routing.rulebook import RulebookError, load
from tests.routing.broken_rules import ALL
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


@pytest.mark.parametrize(("old", "new", "sentence"), ALL)
def test_a_problem_is_named_with_its_line_and_the_nearest_name(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    assert f"rules.yaml {sentence}" in problems(tmp_path, spoiled(old, new))


UNREADABLE = [
    ("", "rules.yaml is empty"),
    ("# only\n# comments\n", "rules.yaml is empty"),
    (
        "chain:\n\t- safety\n",
        "rules.yaml line 2: is not YAML: found character '\\t' that cannot start any token",
    ),
    ("a: b: c\n", "rules.yaml line 1: is not YAML: mapping values are not allowed here"),
    ("a: 1\nb: M\xfcnchen\n".encode("latin-1"), "rules.yaml line 2: is not UTF-8 here"),
    (
        "a: 1\nb: \x00\n",
        "rules.yaml line 2: is not YAML: unacceptable character #x0000: special characters are not allowed",
    ),
    (
        "a: 1\nb: !!python/object/apply:os.system ['touch owned']\n",
        "rules.yaml line 2: uses the tag tag:yaml.org,2002:python/object/apply:os.system; "
        "only plain values are read",
    ),
    ("a: &x [1]\nb: [*x, *x]\n", "rules.yaml line 1: uses an anchor or alias (& or *); write the value out"),
    ("a: " + "[" * 10_000, "rules.yaml line 1: is nested more than 10 levels deep"),
    ("a: 1\n---\nb: 2\n", "rules.yaml line 2: begins a second document; one file holds one"),
    ("? [a]\n: 2\n", "rules.yaml line 1: has a list or a mapping where a name should stand"),
    ("#" * 1_000_001, "rules.yaml is larger than 1 MB"),
]


@pytest.mark.parametrize(("text", "sentence"), UNREADABLE, ids=[str(n) for n in range(len(UNREADABLE))])
@pytest.mark.timeout(20)
def test_a_text_that_cannot_be_read_is_refused(tmp_path: Path, text: str | bytes, sentence: str) -> None:
    assert problems(tmp_path, text) == [sentence]


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
        "rules.yaml line 28: people.ann.backup: "
        "ann and bob only back each other up, and no manager is behind them"
    ]


def test_a_file_without_people_says_only_that(tmp_path: Path) -> None:
    assert problems(tmp_path, SMALL.replace("people:", "people: {}\npeeple:", 1)) == [
        "rules.yaml line 5: people is missing",
        "rules.yaml line 6: peeple is unknown; did you mean people?",
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


@pytest.fixture
def rule_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder whose files are rules, too."""
    folder = tmp_path / "rules"
    folder.mkdir()
    rules.__path__.append(str(folder))
    yield folder
    rules.__path__.remove(str(folder))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("colon_gone", '"""Mine."""\ndef route(s)\n    return 1\n', "colon_gone.py line 2: expected ':'"),
        ("rout_only", '"""Mine."""\ndef rout(s):\n    return 1\n', "rout_only.py has no function route(s)"),
        ("raises_first", '"""Mine."""\n1 / 0\n', "raises_first.py cannot be loaded: ZeroDivisionError"),
    ],
)
def test_a_rule_whose_file_is_broken_is_named_with_the_file(
    tmp_path: Path, rule_folder: Path, name: str, text: str, said: str
) -> None:
    (rule_folder / f"{name}.py").write_text(text)
    (found,) = problems(tmp_path, spoiled("chain:\n", f"chain:\n  - {name}\n"))
    assert found.startswith("rules.yaml line 2: chain: routing/rules/")
    assert said in found
