"""`whoowns simulate` and `whoowns changes`: other rules on the replies that came, before they take effect."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from bot.commands.simulate import simulate_rules
from bot.settings import SettingsError
from desk import intake
from desk.desk import Desk
from mail.fetched import Fetched, Place
from routing.chain import chain_of
from routing.model import Category, Verdict
from routing.rulebook import load
from storage import tables
from storage.database import Database
from storage.schema import bring_up_to_date
from tests.commands.conftest import Whoowns
from tests.fakes import Reader, letter

PETE, KIM = "Pete <pete@tillandtag.example>", "Kim <kim@northwind.example>"
NORTHSTAR = "northstar-retail.example: priya"


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    """The desk of the folder, an hour ago."""
    database = Database(f"sqlite:///{folder / 'whoowns.db'}")
    bring_up_to_date(database)
    rulebook, then = load(folder / "rules.yaml"), datetime.now(UTC) - timedelta(hours=1)
    yield Desk(database, rulebook, chain_of(rulebook), Reader(), lambda: then)
    database.close()


def receives(desk: Desk, *senders: str, first: int = 1) -> None:
    """A reply of each, in a thread of its own."""
    for uid, sender in enumerate(senders, first):
        raw = letter(sender, subject=f"Re: Offer {uid}", message_id=f"<{uid}@x.example>")
        intake.store(desk, "outreach", [Fetched("outreach", 1, uid, raw)], Place(1, uid))
    while intake.decide_waiting(desk):
        pass


def variant(folder: Path, *swaps: tuple[str, str]) -> Path:
    """Another rules file: the folder's with these pieces swapped."""
    text = (folder / "rules.yaml").read_text("utf-8")
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new, 1)
    (folder / "new.yaml").write_text(text, "utf-8")
    return folder / "new.yaml"


@pytest.mark.requirement("U4", "R41", "R61", "R94")
def test_who_would_gain_and_who_would_lose(whoowns: Whoowns, folder: Path, desk: Desk) -> None:
    leads = "email,sequence\npete@tillandtag.example,east-spring\n"
    (folder / "leads.csv").write_text(leads)
    whoowns("import", "leads", "leads.csv")
    receives(desk, PETE, KIM, "Pete <pete@tillandtag.example>")
    variant(folder, (NORTHSTAR, f"{NORTHSTAR}\n  tillandtag.example: maya"))
    said = whoowns("simulate", "--rules", "new.yaml", "--since", "2w").stdout
    assert "  VIP tillandtag.example added\n" in said
    assert "Who                           before   after\n" in said
    assert f"{'Maya Okafor':<28}{0:>8}{2:>8}{'+2':>8}" in said
    assert f"{'Sam Reyes':<28}{3:>8}{1:>8}{'-2':>8}" in said
    assert "2 of 3 replies would go to somebody else:" in said
    assert "    before  Sam Reyes: no rule knows an owner: Sam Reyes sorts these" in said
    assert "    after   Maya Okafor: pete@tillandtag.example is on the VIP list, with Maya Okafor" in said
    assert "At the fallback: 2 (67%) before, 1 (33%) after." in said
    assert "       2  east-spring\n       1  no sequence known" in said
    as_json = json.loads(whoowns("simulate", "--rules", "new.yaml", "--json").stdout)
    assert [each["reply"] for each in as_json["moved"]] == [3, 1]
    assert as_json["fallback"] == {"before": 2, "after": 1}
    with desk.read() as session:
        assert {thread.owner for thread in session.exec(select(tables.Thread))} == {"sam"}
        assert session.exec(select(tables.RulesVersion)).all() == []


def test_the_same_rules_change_nothing(whoowns: Whoowns, folder: Path, desk: Desk) -> None:
    receives(desk, PETE, KIM)
    said = whoowns("simulate", "--rules", "rules.yaml").stdout
    assert "0 of 2 replies would go to somebody else." in said
    assert "  nothing: they are in force already" in said


def test_a_trial_that_has_only_begun_counts_no_replies(whoowns: Whoowns) -> None:
    assert "0 replies decided" not in whoowns("simulate", "--rules", "rules.yaml").output


def test_only_the_reply_that_gave_a_thread_its_owner_counts(
    whoowns: Whoowns, folder: Path, desk: Desk
) -> None:
    for uid in (1, 2):  # Pete writes twice under one subject
        raw = letter(PETE, message_id=f"<{uid}@x.example>")
        intake.store(desk, "outreach", [Fetched("outreach", 1, uid, raw)], Place(1, uid))
    while intake.decide_waiting(desk):
        pass
    assert "0 of 1 replies" in whoowns("simulate", "--rules", "rules.yaml").stdout


AWAY = "I am out of the office until Monday and will read your mail then."
DISMISSING = "  - bounce_and_absence\n"


def are_away(desk: Desk, count: int, first: int, **headers: str) -> None:
    """So many absence notices; the answers of machines."""
    for uid in range(first, first + count):
        subject = headers.pop("subject", f"Automatic reply: Offer {uid}")
        desk.classify.told[subject] = Verdict(Category.OUT_OF_OFFICE)  # type: ignore[attr-defined]
        sender, known = f"Ann <ann{uid}@away.example>", {"Auto-Submitted": "auto-replied", **headers}
        raw = letter(sender, subject, AWAY, message_id=f"<{uid}@away.example>", **known)
        intake.store(desk, "outreach", [Fetched("outreach", 1, uid, raw)], Place(1, uid))
    while intake.decide_waiting(desk):
        pass


@pytest.mark.requirement("T2", "R7", "U4")
def test_what_was_dismissed_is_tried_too(whoowns: Whoowns, folder: Path, desk: Desk) -> None:
    receives(desk, PETE)
    are_away(desk, 8, first=2)
    variant(folder, (DISMISSING, ""))
    answer = whoowns("simulate", "--rules", "new.yaml", "--enable", "--by", "olga")
    assert f"{'nobody':<28}{8:>8}{0:>8}{-8:>+8}" in answer.stdout
    assert "8 of 9 replies would go to somebody else:" in answer.stdout
    assert "At the fallback: 1 (11%) before, 9 (100%) after." in answer.stdout
    assert "Not enabled: 9 of the last 9 replies would end at the fallback instead of 1." in answer.stderr


@pytest.mark.requirement("T2")
def test_what_only_machines_wrote_is_compared(whoowns: Whoowns, folder: Path, desk: Desk) -> None:
    are_away(desk, 2, first=1)
    assert "0 of 2 replies would go to somebody else." in whoowns("simulate", "--rules", "rules.yaml").stdout


@pytest.mark.requirement("T2", "R10")
def test_an_absence_in_a_conversation_would_be_its_owner_s(
    whoowns: Whoowns, folder: Path, desk: Desk
) -> None:
    receives(desk, PETE)
    are_away(desk, 1, first=2, In_Reply_To="<1@x.example>", subject="Re: Offer 1")
    variant(folder, (DISMISSING, ""))
    moved = json.loads(whoowns("simulate", "--rules", "new.yaml", "--json").stdout)["moved"]
    assert [(each["before"]["owner"], each["after"]["rule"]) for each in moved] == [
        ("nobody", "thread_owner")
    ]


def test_older_replies_are_left_out(whoowns: Whoowns, folder: Path, desk: Desk) -> None:
    long_ago = datetime.now(UTC) - timedelta(days=3)
    receives(replace(desk, now=lambda: long_ago), PETE)
    receives(desk, KIM, first=2)
    assert "0 of 1 replies" in whoowns("simulate", "--rules", "rules.yaml", "--since", "2d").stdout
    assert "0 of 2 replies" in whoowns("simulate", "--rules", "rules.yaml", "--since", "1w").stdout


def test_with_no_reply_it_says_what_to_do(whoowns: Whoowns) -> None:
    said = whoowns("simulate", "--rules", "rules.yaml")
    assert (said.exit_code, "whoowns run --mail FOLDER" in said.stdout) == (0, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--rules", "nowhere.yaml"], "nowhere.yaml does not exist"),
        (
            ["--rules", "rules.yaml", "--since", "soon"],
            "soon is no span of time; write 12h, 30d or 2w",
        ),
        (["--rules", "rules.yaml", "--since", "0d"], "--since 0d is no span of time"),
        (["--rules", "rules.yaml", "--enable"], "--by YOUR-NAME"),
        (["--rules", "rules.yaml", "--confirm", "--by", "olga"], "say --enable"),
        (["--rules", "rules.yaml", "--enable", "--by", "mallory"], "names nobody as mallory"),
    ],
)
def test_what_is_wrong_is_one_sentence(whoowns: Whoowns, words: list[str], said: str) -> None:
    answer = whoowns("simulate", *words)
    assert (answer.exit_code, said in answer.stderr) == (2, True)
    assert "Traceback" not in answer.output


@pytest.mark.requirement("R93")
def test_enabled_rules_replace_the_file_and_stand_in_the_log(
    whoowns: Whoowns, folder: Path, desk: Desk
) -> None:
    receives(desk, PETE)
    old = (folder / "rules.yaml").read_bytes()
    new = variant(folder, (NORTHSTAR, f"{NORTHSTAR}\n  tillandtag.example: maya"))
    answer = whoowns("simulate", "--rules", "new.yaml", "--enable", "--by", "olga")
    assert (answer.exit_code, "rules.yaml has these rules now" in answer.stderr) == (0, True)
    assert (folder / "rules.yaml").read_bytes() == new.read_bytes()
    assert (folder / "rules.yaml.bak").read_bytes() == old
    assert sorted(path.name for path in folder.glob("*yaml*")) == ["new.yaml", "rules.yaml", "rules.yaml.bak"]
    log = whoowns("changes").stdout
    assert "UTC  olga  (" in log
    assert "    VIP tillandtag.example added\n    1 of 1 replies would move; 0 end at the fallback" in log


def test_more_at_the_fallback_must_be_confirmed(whoowns: Whoowns, folder: Path, desk: Desk) -> None:
    vip = (NORTHSTAR, f"{NORTHSTAR}\n  tillandtag.example: maya")
    variant(folder, vip).rename(folder / "rules.yaml")
    rulebook = load(folder / "rules.yaml")
    receives(replace(desk, rulebook=rulebook, chain=chain_of(rulebook)), PETE)
    file = (folder / "rules.yaml").read_bytes()
    variant(folder, vip[::-1])
    words = ("simulate", "--rules", "new.yaml", "--enable", "--by", "olga")
    refused = whoowns(*words)
    assert refused.exit_code == 1
    held = "Not enabled: 1 of the last 1 replies would end at the fallback instead of 0. Add --confirm"
    assert held in refused.stderr
    assert (folder / "rules.yaml").read_bytes() == file
    assert whoowns("changes").stdout.startswith("No rules have been in force yet")
    assert whoowns(*words, "--confirm").exit_code == 0
    assert "olga, confirmed" in whoowns("changes").stdout
    assert json.loads(whoowns("changes", "--json").stdout)[0]["confirmed"] is True


def test_a_file_edited_in_place_is_compared_with_what_is_in_force(
    whoowns: Whoowns, folder: Path, desk: Desk
) -> None:
    receives(desk, PETE)
    whoowns("simulate", "--rules", "rules.yaml", "--enable", "--by", "olga")
    variant(folder, (NORTHSTAR, f"{NORTHSTAR}\n  tillandtag.example: maya")).rename(folder / "rules.yaml")
    assert "1 of 1 replies would go" in whoowns("simulate", "--rules", "rules.yaml").stdout
    check = whoowns("check").stdout
    assert "warn   rules: rules.yaml is not what is in force since" in check


def test_the_span_of_time_is_checked_before_anything_is_read(folder: Path) -> None:
    with pytest.raises(SettingsError):
        simulate_rules(folder / "nowhere.yaml", "30 parsecs", False, False, False, "")
