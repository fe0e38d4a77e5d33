"""Every kind of bad input a rules file can hold, by its number; each is refused in a sentence, or read."""

import os
import resource
import threading
import time
from pathlib import Path

import pytest

from routing.health import remarks
from routing.rulebook import RulebookError, load
from tests.routing.small_rules import SMALL

EXAMPLE = Path(__file__).parents[2] / "rules.yaml"
READ = ""
"""The file is right."""

MANY_ALIASES = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(12)
)
CIRCLE = SMALL.replace("    backup: dana\n    manager: dana\n", "    backup: dana\n", 1)

CASES = {
    "C01-empty": ("", "is empty"),
    "C01-only-comments": ("# rules\n", "is empty"),
    "C01-tabs": (SMALL.replace("  - safety", "\t- safety"), "cannot start any token"),
    "C01-bom": ("\ufeff" + SMALL, READ),
    "C01-crlf": (SMALL.replace("\n", "\r\n"), READ),
    "C01-latin-1": (SMALL.replace("Sam", "S\xe4m").encode("latin-1"), "line 7: is not UTF-8 here"),
    "C01-utf-16": (SMALL.encode("utf-16"), "is not UTF-8 here"),
    "C02-key-twice": (SMALL.replace("  dana:", "  sam:", 1), "stands here again, first on line 6"),
    "C02-rule-twice": (SMALL.replace("- account_owner", "- safety"), "is asked already on line 2"),
    "C03-unknown-key": (SMALL.replace("zone:", "zoone:", 1), "did you mean zone?"),
    "C04-norway": (SMALL.replace("[CA]\n    states: [QC]", "[NO]"), READ),
    "C04-on": (SMALL.replace("urgent: true", "urgent: on"), "known: false, true"),
    "C04-octal": (SMALL.replace("respond: 4h", "respond: 0777"), "0777 is no duration"),
    "C04-underscore": (SMALL.replace("respond: 4h", "respond: 1_000"), "1_000 is no duration"),
    "C04-sexagesimal": (SMALL.replace("respond: 4h", "respond: 12:30"), "12:30 is no duration"),
    "C05-python": ("a: !!python/object/apply:os.mkdir [owned]\n", "only plain values are read"),
    "C06-aliases": (MANY_ALIASES, "uses an anchor or alias"),
    "C06-deep": ("a: " + "[" * 10_000, "is nested more than 10 levels deep"),
    "C06-deep-mappings": ("{a: " * 10_000, "is nested more than 10 levels deep"),
    "C06-900-kb-of-one-list": (f"a: [{'x,' * 450_000}]", "has too many entries"),
    "C06-many-lines": ("a:\n" + "- - - x\n" * 100_000, "has too many entries"),
    "C06-many-pairs": ("{" + '"":1,' * 180_000 + "}", "has too many entries"),
    "C06-50-mb": (b"#" * 50_000_000, "is larger than 1 MB"),
    "C08-no-fallback": (SMALL.replace("person: sam, ", ""), "duties.fallback.person is missing"),
    "C08-not-last": (SMALL.replace("  - fallback\n", ""), "fallback must stand last"),
    "C09-own-backup": (SMALL.replace("backup: dana", "backup: sam"), "sam cannot be their own backup"),
    "C09-no-manager": (CIRCLE, "manager is missing"),
    "C12-a-pattern-is-no-domain": (SMALL.replace("northstar.example", "'(a+)+$'"), "neither a domain nor an"),
    "C12-100-kb": (SMALL.replace("northstar.example", "a" * 100_000), "line "),
    "C13-suffix": (SMALL.replace("northstar.example", "co.uk"), "is a public suffix"),
    "C13-star": (SMALL.replace("northstar.example", "'*.co.uk'"), "line 34: vip.*.co.uk"),
    "C13-slash": (SMALL.replace("northstar.example", "acme.com/"), "line 34: vip.acme.com/"),
    "C13-url": (SMALL.replace("northstar.example", "'http://acme.com'"), "neither a domain nor an address"),
    "C13-dot-case-idn": (SMALL.replace("northstar.example", "MÜNCHEN-Handel.Example."), READ),
    **{
        f"C13-list-{name}": (
            f"{SMALL}account_lists:\n  top:\n    owner: dana\n    accounts: ['{entry}']\n",
            said and f"line 63: account_lists.top.accounts: {entry} {said}",
        )
        for name, entry, said in (
            ("suffix", "co.uk", "is a public suffix"),
            ("com", "com", "is a public suffix"),
            ("number", "10.0.0.1", "is a public suffix or an IP address"),
            ("star", "*.acme.example", "is no account"),
            ("slash", "acme.example/", "is no account"),
            ("page", "www.acme.example/about", "is no account"),
            ("url", "http://acme.example", "is no account"),
            ("address", "ceo@acme.example", "is no account"),
            ("dot-case-idn", "MÜNCHEN-Handel.Example.", READ),
            ("names", "A*STAR', '@properties', '24/7 Media', 'Inc.', 'Google', '0011x00000ABCde", READ),
        )
    },
    "C14-25": (SMALL.replace("09:00-17:00", "09:00-25:00"), "25:00 is no time of day"),
    "C14-over-midnight": (SMALL.replace("09:00-17:00", "17:00-09:00"), READ),
    "C14-no-days": (SMALL.replace("Mon-Fri 09:00-17:00", "09:00-17:00"), "does not say on which days"),
    "C14-est": (SMALL.replace("Europe/Berlin", "EST"), "EST is not a place"),
    "C15-zero": (SMALL.replace("respond: 4h", "respond: 0h"), "is no time at all"),
    "C15-negative": (SMALL.replace("respond: 4h", "respond: -4h"), "is no duration"),
    "C15-words": (SMALL.replace("respond: 4h", "respond: 4 business hours"), "is no duration"),
    "C15-weeks": (SMALL.replace("respond: 4h", "respond: 2w"), "unit w is unknown"),
    "C15-ages": (SMALL.replace("respond: 4h", "respond: 1000000000h"), "is more than 1000 hours"),
    "C16-secret": (SMALL + "slack_token: xoxb-never-shown\n", "slack_token is unknown"),
    "C17-reference": (
        SMALL.replace("name: Sam Reyes", "name: ${HOME}"),
        "${HOME} is not filled in from anywhere",
    ),
}


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """Calendars and zones are read by the first load, whatever the file."""
    load(EXAMPLE)


@pytest.mark.timeout(60)
@pytest.mark.parametrize(("text", "sentence"), CASES.values(), ids=CASES)
def test_a_bad_file_is_refused_and_a_good_one_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | bytes, sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "rules.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.thread_time()
    try:
        load(path)
        said = READ
    except RulebookError as refused:
        said = str(refused)
    assert time.thread_time() - started < 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024  # KiB
    assert said == READ if sentence == READ else sentence in said
    assert "never-shown" not in said
    assert [each.name for each in tmp_path.iterdir()] == ["rules.yaml"]


@pytest.mark.timeout(60)
def test_r58_a_list_of_20_000_vips_is_read(tmp_path: Path) -> None:
    many = "".join(f"  company{n}.example: dana\n" for n in range(20_000))
    (tmp_path / "rules.yaml").write_text(SMALL.replace("vip:\n", f"vip:\n{many}"))
    assert len(load(tmp_path / "rules.yaml").vip) == 20_001


def test_c11_a_rule_after_one_that_takes_the_same_is_said_with_both_lines(tmp_path: Path) -> None:
    wide, narrow = "  - vip: {only: {segment: smb}}\n", "  - vip: {only: {segment: smb, source: event}}\n"
    (tmp_path / "rules.yaml").write_text(SMALL.replace("  - account_owner\n", wide + narrow))
    said = [str(each) for each in remarks(load(tmp_path / "rules.yaml"))]
    assert any(each.startswith("line 4: ") and "line 3 asks vip for all of it" in each for each in said)


@pytest.mark.timeout(20)
def test_c21_what_is_no_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "to-fifo").symlink_to(tmp_path / "fifo")
    for name in ("fifo", "folder", "loop", "to-fifo"):
        ended = threading.Event()

        def refuse(name: str = name, ended: threading.Event = ended) -> None:
            with pytest.raises(RulebookError):
                load(tmp_path / name)
            ended.set()

        threading.Thread(target=refuse, daemon=True).start()
        assert ended.wait(5), name
