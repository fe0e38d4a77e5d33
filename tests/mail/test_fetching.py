"""Files that come along stay on the server: the words of a mail are read, whatever it carries."""

import base64
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count

import pytest

from benchmarks.tap import Tap, tapped
from mail.fetched import WHOLE, Fetched
from mail.fetching import GLANCE
from mail.forwards import forwarded_mail
from mail.imap import BATCH, ImapMailbox
from routing.model import Mail
from tests.mail.build import multipart, part, raw_mail, read
from tests.mail.dovecot import AVAILABLE, Dovecot, dovecot

Fetch = Callable[..., list[Fetched]]
NUMBERS = count()
MOST = 64 * 1024  # bytes over the wire for one mail with ordinary words
SMALL = raw_mail("Thanks, all clear.")


def file_of(size: int, kind: str = "application/pdf", name: str = "offer.pdf") -> bytes:
    """An attachment of about so many bytes, in base64, the same for the same size."""
    body = base64.encodebytes(random.Random(size).randbytes(size * 73 // 100)).replace(b"\n", b"\r\n")
    disposition = f'attachment; filename="{name}"'
    return part(body, kind, Content_Transfer_Encoding="base64", Content_Disposition=disposition)


def all_mails(mailbox: ImapMailbox) -> list[Fetched]:
    mails = [mail for batch in mailbox.since(None) for mail in batch.mails]
    mailbox.close()
    return mails


def words(raw: bytes | None) -> Mail:
    """The mail as it is read, but for the warning that a mail above a megabyte was read in part."""
    mail = read(raw or b"")
    return replace(mail, warnings=tuple(each for each in mail.warnings if each != "read in part only"))


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    with dovecot() as running:
        yield running


@pytest.fixture
def tap(server: Dovecot) -> Iterator[Tap]:
    """Counts what comes over the wire."""
    with tapped(server.port) as tap:
        yield tap


@pytest.fixture
def fetched(server: Dovecot, tap: Tap) -> Fetch:
    """Delivers mails to a new account and reads them as the program does."""

    def fetched(*mails: bytes) -> list[Fetched]:
        user = f"account-{next(NUMBERS)}"
        server.deliver(user, *mails)
        return all_mails(ImapMailbox(server.settings(user, port=tap.port)))

    return fetched


@pytest.mark.imap
@pytest.mark.skipif(not AVAILABLE, reason="no Dovecot on PATH")
class TestOnARealServer:
    """What a person would see in their own mail program."""

    @pytest.mark.parametrize("size", [300_000, 5_000_000])
    def test_a_reply_is_read_without_its_attachment_however_large(
        self, fetched: Fetch, tap: Tap, size: int
    ) -> None:
        raw = multipart(part("Yes, please send prices.\nChris"), file_of(size))
        (mail,) = fetched(raw)
        assert words(mail.raw) == words(raw)
        assert not mail.truncated
        assert mail.arrived is not None
        assert tap.received < MOST

    def test_words_behind_an_attachment_count(self, fetched: Fetch) -> None:
        (mail,) = fetched(multipart(part("Look:"), file_of(600_000), part("Please remove me.")))
        assert read(mail.raw).text == "Look:\nPlease remove me."

    def test_a_bounce_says_whom_it_did_not_reach_without_the_mail_that_came_back(
        self, fetched: Fetch, tap: Tap
    ) -> None:
        ours = multipart(
            part("Hello Chris"), file_of(2_000_000), boundary="=_ours", Message_ID="<ours@b.example>"
        )
        status = "Reporting-MTA: dns; mx.acme.example\n\nFinal-Recipient: rfc822; x@acme.example\n"
        raw = multipart(
            part("It could not be delivered."),
            part(status + "Action: failed\nStatus: 5.1.1\n", "message/delivery-status"),
            part(ours, "message/rfc822"),
            kind="report; report-type=delivery-status",
        )
        (mail,) = fetched(raw)
        assert words(mail.raw) == words(raw)
        assert (report := read(mail.raw).report)
        assert (report.recipient, report.original_message_id) == ("x@acme.example", "<ours@b.example>")
        assert tap.received < MOST

    def test_of_a_mail_that_is_a_file_the_header_is_kept(self, fetched: Fetch, tap: Tap) -> None:
        raw = raw_mail(base64.encodebytes(b"JVBERi0x" * 99_999), kind="application/pdf")
        (mail,) = fetched(SMALL)
        alone = tap.commands
        (mail,) = fetched(raw)
        assert mail.raw == raw[: raw.index(b"\r\n\r\n") + 4]
        assert tap.commands - alone == alone + 1  # how it is built; there is nothing more to ask for

    def test_html_is_read_without_its_pictures(self, fetched: Fetch, tap: Tap) -> None:
        picture = file_of(400_000, "image/png", "logo.png").replace(b"attachment;", b"inline;")
        html = "<p>Bien sûr, envoyez les prix.</p><img src='cid:logo'>" + "<!-- style -->" * 1000
        encoded = base64.encodebytes(html.encode()).decode()
        page = part(encoded, "text/html; charset=utf-8", Content_Transfer_Encoding="base64")
        raw = multipart(page, picture, picture, kind="related")
        (mail,) = fetched(raw)
        assert words(mail.raw) == words(raw)
        assert read(mail.raw).fresh == "Bien sûr, envoyez les prix."
        assert tap.received < MOST

    def test_the_words_of_a_mail_that_is_passed_on_are_kept(self, fetched: Fetch) -> None:
        reply = multipart(part("Yes please"), file_of(800_000), boundary="=_forwarded")
        raw = multipart(part("For you"), part(reply, "message/rfc822"), Subject="Fwd: Hello")
        (mail,) = fetched(raw)
        assert (mail.raw, mail.truncated) == (raw[:WHOLE], True)
        assert read(forwarded_mail(mail.raw, read(mail.raw)) or b"").fresh == "Yes please"

    def test_parts_within_parts_are_found(self, fetched: Fetch) -> None:
        inner = multipart(part("plain"), part("<b>rich</b>", "text/html"), kind="alternative", boundary="=_2")
        (alternatives,) = inner.split(b"\r\n\r\n", 1)[1:]
        between = part(alternatives, 'multipart/alternative; boundary="=_2"')
        raw = multipart(between, file_of(300_000), b"\r\nno header", boundary="=_1")
        (mail,) = fetched(raw)
        assert words(mail.raw) == words(raw)
        assert read(mail.raw).text == "rich\nno header"

    @pytest.mark.parametrize(
        "parts",
        [
            pytest.param([part("Yes."), *[file_of(9000)] * 99], id="a hundred parts"),
            pytest.param([part("Yes." + " and more" * 60_000)], id="half a megabyte of words"),
        ],
    )
    def test_what_is_too_much_is_cut_as_before(self, fetched: Fetch, parts: list[bytes]) -> None:
        raw = multipart(*parts)
        (mail,) = fetched(raw)
        assert (mail.raw, mail.truncated) == (raw[:WHOLE], True)
        assert read(mail.raw).fresh.startswith("Yes.")

    def test_a_mail_up_to_the_limit_is_kept_byte_by_byte(self, fetched: Fetch) -> None:
        mails = [multipart(part("Yes."), file_of(size)) for size in (GLANCE // 2, GLANCE + 999, WHOLE - 9999)]
        assert [(each.raw, each.truncated) for each in fetched(*mails)] == [(raw, False) for raw in mails]

    def test_small_mails_take_one_question_a_batch(self, fetched: Fetch, tap: Tap) -> None:
        fetched(*[SMALL] * BATCH)
        alone = tap.commands
        fetched(*[SMALL] * (BATCH - 3), *[multipart(part("Yes."), file_of(GLANCE * 2))] * 3)
        assert tap.commands - alone == alone + 1  # the rest of all three at once

    def test_large_mails_among_small_ones_keep_their_order(self, fetched: Fetch) -> None:
        large = [multipart(part(f"Number {n}"), file_of(300_000)) for n in range(3)]
        found = fetched(large[0], SMALL, large[1], multipart(part("Yes."), file_of(GLANCE)), large[2])
        assert [read(each.raw).text.split(".")[0] for each in found] == [
            *("Number 0", "Thanks, all clear", "Number 1", "Yes", "Number 2")
        ]
