"""A rules file is edited while we run: a good edit holds from the next reply on, a bad one never does."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlmodel import col, select

from bot.reloading import Reloading
from desk.desk import Desk
from desk.versions import versions
from routing import rules
from routing.in_force import InForce, rules_of
from routing.model import Category, Rep, Verdict
from sla.silence import Ailment
from storage import tables
from storage.database import Database
from tests.bot.follower import Team, started
from tests.desk.conftest import RULES
from tests.fakes import Clock, Reader

ORDER = "  - vip\n"
NORTHWIND = ("northstar-retail.example: priya", "northstar-retail.example: priya\n  northwind.example: maya")
CHRIS, KIM = "Chris Park <chris@northwind.example>", "Kim Lee <kim@northwind.example>"


@pytest.fixture
def team(database: Database, tmp_path: Path) -> Team:
    """Brightwave under a rules file of its own, looked at by hand."""
    return started(database, Path(shutil.copy(RULES, tmp_path / "rules.yaml")))


@pytest.mark.requirement("R13", "R48")
def test_an_edit_holds_for_the_next_reply_and_moves_no_open_thread(team: Team) -> None:
    before = team.receives(CHRIS, subject="Re: Hello")
    assert before.owner == "sam"
    team.edits(*NORTHWIND)
    after = team.receives(KIM, subject="Re: Prices")
    assert (after.owner, after.rule) == ("maya", "vip")
    assert after.rulebook != before.rulebook
    again = team.receives(CHRIS, subject="Re: Hello")
    assert (again.thread_id, again.rule, team.owner(before.thread_id)) == (
        before.thread_id,
        "thread_owner",
        "sam",
    )
    assert team.told() == []


@pytest.mark.requirement("R93")
def test_the_change_log_says_what_each_version_changed(team: Team) -> None:
    team.receives(CHRIS)
    team.edits(*NORTHWIND)
    team.edits(ORDER, "  - vip: {mode: shadow}\n")
    book = rules_of(RULES).rulebook
    first = f"the version to begin with: {len(book.chain)} rules, {len(book.people)} people"
    moved = "VIP northwind.example added\n1 of 1 replies would move; 0 end at the fallback instead of 1"
    found = versions(team.worker.desk)
    assert [each.said for each in found] == [moved, first]  # the shadow would send Chris to the fallback
    assert found[0].text == team.in_force.rules.text
    assert [each.by for each in found] == ["file", "file"]


@pytest.mark.requirement("R91")
def test_a_rule_in_shadow_is_recorded_and_has_no_say(team: Team) -> None:
    team.edits(ORDER, "  - vip: {mode: shadow}\n")
    team.edits(*NORTHWIND)
    decision = team.receives(CHRIS)
    assert (decision.owner, decision.rule) == ("sam", "fallback")
    assert [
        "vip",
        "(shadow) chris@northwind.example is on the VIP list, with Maya Okafor",
    ] in decision.outranked


@pytest.mark.requirement("R98")
def test_every_event_says_under_which_rules_it_happened(team: Team) -> None:
    team.receives(CHRIS)
    old = team.in_force.rules.digest
    team.edits("after_hours: wait", "after_hours: on_duty")
    team.receives(KIM)
    with team.worker.desk.read() as session:
        seen = session.exec(select(tables.Event.rulebook).order_by(col(tables.Event.id))).all()
    assert list(dict.fromkeys(seen)) == [old, team.in_force.rules.digest]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("zone: America/New_York", "zone: America/Old_York", ": people.maya.zone: there is no time zone"),
        ("  - vip\n", "  - vipp\n", "vipp"),
        ("people:", "people", ": is not YAML"),
    ],
)
def test_a_broken_edit_never_holds_and_is_told_once(
    team: Team, caplog: pytest.LogCaptureFixture, old: str, new: str, said: str
) -> None:
    good = team.file.read_text("utf-8")
    team.edits(old, new)
    team.waits()
    ((ailment, problems),) = team.told()
    assert ailment is Ailment.UNREADABLE
    assert problems.startswith("rules.yaml line ")
    assert said in problems
    assert caplog.text.count("the last good rules go on") == 1
    assert team.receives(CHRIS).owner == "sam"
    team.saves(good)
    team.waits()
    assert team.told() == [(None, "")]
    assert len(versions(team.worker.desk)) == 1


def test_a_file_that_is_still_being_written_is_left_alone(team: Team) -> None:
    text = team.file.read_text("utf-8").replace(*NORTHWIND)
    for part in (text[: len(text) // 2], text[: text.index("after_hours")], text):
        team.file.write_text(part, "utf-8")
        team.reloading.look()
        assert "northwind.example" not in team.in_force.rules.rulebook.vip
    team.reloading.look()
    assert "northwind.example" in team.in_force.rules.rulebook.vip
    assert team.told() == []


@pytest.mark.parametrize("put", [None, "fifo", "folder", "empty", "huge"])
def test_where_no_file_is_the_last_good_rules_go_on(team: Team, put: str | None) -> None:
    good = team.file.read_bytes()
    team.file.unlink()
    match put:
        case "fifo":
            os.mkfifo(team.file)
        case "folder":
            team.file.mkdir()
        case "empty":
            team.file.touch()
        case "huge":
            team.file.write_bytes(b"#" * 10_000_000)
        case _:
            pass
    team.waits()
    ((ailment, said),) = team.told()
    assert ailment is Ailment.UNREADABLE
    assert said.startswith("rules.yaml")
    assert team.receives(CHRIS).owner == "sam"
    team.file.rmdir() if put == "folder" else team.file.unlink(missing_ok=True)
    team.file.write_bytes(good)
    team.waits()
    assert team.told() == [(None, "")]


def test_a_rule_that_breaks_on_a_stored_reply_is_refused_by_name(
    team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    team.receives(CHRIS)
    (tmp_path / "fragile.py").write_text("def route(signals):\n    return signals.account.owner\n")
    monkeypatch.setattr(rules, "__path__", [*rules.__path__, str(tmp_path)])
    team.edits(ORDER, "  - vip\n  - fragile\n")
    ((ailment, said),) = team.told()
    assert ailment is Ailment.UNREADABLE
    assert "rule fragile failed and was not heard: AttributeError" in said
    assert team.receives(KIM).rule == "company_thread"


@pytest.mark.requirement("R41")
def test_an_edit_that_sends_more_to_the_fallback_is_held_back(team: Team) -> None:
    team.edits(*NORTHWIND)
    assert team.receives(CHRIS).owner == "maya"
    team.edits("  northwind.example: maya\n", "")
    team.waits()
    held = "1 of the last 1 replies would end at the fallback instead of 0"
    assert team.told() == [(Ailment.BEHIND, held)]
    assert team.receives("Lou <lou@northwind.example>").owner == "maya"
    assert len(versions(team.worker.desk)) == 2


@pytest.mark.requirement("T2", "R7")
def test_an_edit_that_gives_machines_mail_to_the_fallback_is_held_back(team: Team) -> None:
    team.receives(CHRIS)
    for number in range(8):
        subject = f"Automatic reply {number}"
        team.worker.desk.classify.told[subject] = Verdict(Category.OUT_OF_OFFICE)  # type: ignore[attr-defined]
        assert team.receives(f"a{number}@away.example", subject=subject).owner is None
    team.edits("  - bounce_and_absence\n", "")
    held = "9 of the last 9 replies would end at the fallback instead of 1"
    assert team.told() == [(Ailment.BEHIND, held)]


def test_a_restart_lets_in_nothing_that_was_held_back(team: Team) -> None:
    team.edits(*NORTHWIND)
    team.receives(CHRIS)
    good = team.in_force.rules
    team.edits("  northwind.example: maya\n", "")
    in_force = InForce(good)  # as the change log has it
    desk = Desk(team.worker.desk.database, good.rulebook, good.chain, Reader(), Clock(), in_force=in_force)
    again = Reloading(desk, in_force, team.file)
    again.start()
    again.stop()
    assert in_force.rules is good
    assert next(each.digest for each in versions(desk)) == good.digest


def test_ops_is_told_once_whom_slack_does_not_know_when_changed_rules_are_in_force(
    database: Database, tmp_path: Path
) -> None:
    file = Path(shutil.copy(RULES, tmp_path / "rules.yaml"))
    unknown = [Rep("jon", "Jon Lindqvist", "jon@brightwave.example"), Rep("wes", "Wes", slack="UGONE")]
    team, other = (started(database, file, lambda: unknown) for _ in range(2))
    assert team.told() == []
    team.edits(*NORTHWIND)
    other.waits()
    said = "Not in this Slack: Jon Lindqvist (jon@brightwave.example), Wes (UGONE). No card reaches them: "
    ((ailment, told),) = team.told()
    assert (ailment, told.startswith(said)) == (None, True)


def test_rules_are_in_force_though_slack_does_not_say_whom_it_knows(
    database: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def away() -> Sequence[Rep]:
        raise OSError("no route to Slack")

    team = started(database, Path(shutil.copy(RULES, tmp_path / "rules.yaml")), away)
    team.edits(*NORTHWIND)
    assert team.receives(CHRIS).owner == "maya"
    assert team.told() == []
    assert "Slack did not say whom of the rules file it knows: no route to Slack" in caplog.text


BELOW = "  - safety\n  - bounce_and_absence\n", "  - bounce_and_absence\n  - vip\n  - safety\n"


@pytest.mark.requirement("U7")
def test_what_looks_wrong_in_the_rules_is_logged_at_the_start(
    database: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    text = RULES.read_text("utf-8").replace(*BELOW, 1).replace("thread_owner\n  - vip\n", "thread_owner\n")
    (tmp_path / "rules.yaml").write_text(text)
    team = started(database, tmp_path / "rules.yaml")
    wrong = [line for line in caplog.messages if line.startswith("rules.yaml looks wrong")]
    assert any("line 9: chain: safety stands below vip (line 8)" in line for line in wrong)
    assert team.told() == []
    caplog.clear()
    started(database, tmp_path / "rules.yaml")
    assert [line for line in caplog.messages if line.startswith("rules.yaml looks wrong")] == wrong


def test_of_many_things_that_look_wrong_some_are_logged_and_the_others_counted(
    database: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    bare = "".join(f"  spring-{at}:\n    purpose: Meet\n    owner: maya\n" for at in range(40))
    text = RULES.read_text("utf-8").replace("sequences:\n", f"sequences:\n{bare}", 1)
    (tmp_path / "rules.yaml").write_text(text)
    started(database, tmp_path / "rules.yaml")
    wrong = [line for line in caplog.messages if "looks wrong" in line or "look wrong" in line]
    assert len(wrong) == 11
    assert wrong[-1].startswith("rules.yaml: 3")
    assert wrong[-1].endswith(" more things look wrong; whoowns check says them all")


@pytest.mark.requirement("U7")
def test_what_a_change_makes_look_wrong_is_told_to_ops_once(team: Team) -> None:
    team.edits("  - vip\n", "")
    team.edits("  - safety\n", "  - vip\n  - safety\n")
    ((_, said),) = team.told()[1:]
    assert said.startswith("It looks wrong: line 8: chain: safety stands below vip (line 7), which takes")
    assert said.endswith(" Repair it, or leave it if it is meant.")
    team.edits(*NORTHWIND)
    assert team.told() == []


def test_two_processes_follow_the_file_and_one_writes_it_down(team: Team) -> None:
    other = started(team.worker.desk.database, team.file)
    team.receives(CHRIS)
    team.edits(*NORTHWIND)
    other.waits()
    assert other.in_force.rules.digest == team.in_force.rules.digest
    assert len(versions(team.worker.desk)) == 2


def test_a_running_worker_notices_by_itself(team: Team) -> None:
    running = Reloading(team.worker.desk, team.in_force, team.file)
    running.start()
    team.file.write_text(team.file.read_text("utf-8").replace(*NORTHWIND), "utf-8")
    running._thread.join(9)  # four looks
    running.stop()
    assert team.receives(KIM).owner == "maya"
