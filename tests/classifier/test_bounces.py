"""Notices of mail systems of many makes and countries: bounces, with recipient and reason, or automatic."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.bounces import failure_facts, read_bounce
from classifier.headers import origin
from classifier.reports import read_complaint, read_report
from mail.parse import Unreadable, parse
from routing.model import Category, Failure
from tests.classifier.conftest import Read

HERE = Path(__file__).parent
NOTICES = {file.stem: file for file in sorted((HERE / "bounces").glob("*.eml"))}
with (HERE / "bounces.csv").open(encoding="utf-8", newline="") as _table:
    TOLD = {row["notice"]: row for row in csv.DictReader(_table)}
STYLES = sorted(NOTICES.keys() - TOLD.keys())
THE_ADDRESS_LIVES = {"zimbra_mailbox_full", "spam_blocked"}
NOT_YET = {
    "brazilian_portal": "a sentence between keyword and reason hides that it was blocked",
    "report_with_broken_boundary": "the quoted Message-ID behind a broken boundary",
}
LINE_ENDS = {"LF": b"\n", "CRLF": b"\r\n", "CR": b"\r"}


@pytest.mark.requirement("R66", "R83")
@pytest.mark.parametrize("line_end", LINE_ENDS)
@pytest.mark.parametrize("notice", sorted(TOLD))
def test_a_notice_is_read_whoever_wrote_it(
    read: Read, notice: str, line_end: str, request: pytest.FixtureRequest
) -> None:
    if notice in NOT_YET:
        request.applymarker(pytest.mark.xfail(reason=NOT_YET[notice], strict=True))
    told = TOLD[notice]
    verdict = read(NOTICES[notice].read_bytes().replace(b"\n", LINE_ENDS[line_end]))
    if told["kind"] == "automatic":
        assert verdict.facts.automatic
        assert verdict.category is not Category.BOUNCE
        return
    facts = verdict.facts
    assert verdict.category is Category.BOUNCE
    assert (facts.failure, facts.failed_recipient, facts.failed_message_id) == (
        Failure(told["failure"]),
        told["recipient"],
        told["original"],
    )


@pytest.mark.requirement("R66", "R83")
@pytest.mark.parametrize("notice", STYLES)
def test_a_bounce_of_every_mail_system_is_a_bounce(read: Read, notice: str) -> None:
    verdict = read(NOTICES[notice].read_bytes())
    assert verdict.category is Category.BOUNCE
    assert verdict.facts.failed_recipient
    assert (verdict.facts.failure is Failure.HARD) == (notice not in THE_ADDRESS_LIVES)


@pytest.mark.parametrize("subject", ["Re: Undeliverable: Quick question", "FW: Unzustellbar: Quick question"])
def test_a_person_who_writes_about_a_bounce_or_passes_it_on_is_a_person(read: Read, subject: str) -> None:
    text = "Your message to Jo could not be delivered: she left. Please write to me, what is it about?"
    assert read(subject=subject, text=text).category is not Category.BOUNCE


def test_a_parcel_that_was_not_delivered_is_no_bounce(read: Read) -> None:
    text = "The pallets could not be delivered on Monday. Could you call me about the returns?"
    verdict = read(sender="Delivery <delivery@northwind.example>", subject="Delivery problem", text=text)
    assert verdict.category is not Category.BOUNCE


@settings(max_examples=60, deadline=2000)
@given(
    notice=st.sampled_from(sorted(NOTICES)),
    cut=st.integers(0, 3000),
    put=st.binary(max_size=60),
    times=st.integers(1, 200),
)
def test_a_mangled_notice_never_breaks_a_reader(notice: str, cut: int, put: bytes, times: int) -> None:
    raw = NOTICES[notice].read_bytes()
    mail = parse(raw[:cut] + put * times + raw[cut:])
    if not isinstance(mail, Unreadable):
        read_report(mail)
        read_complaint(mail)
        read_bounce(mail, origin(mail))
        failure_facts(mail)
