"""The classifier's first question, which the header alone answers: may a machine have written this?"""

import pytest
from hypothesis import given, settings

from classifier.headers import Origin, is_report, origin
from mail.parse import header_of, parse
from routing.model import Header, Mail
from tests.mail.build import raw_mail
from tests.mail.test_laws import mutated_mails


def sent(**headers: str | None) -> Origin:
    """What the header of such a mail tells."""
    header = header_of(raw_mail(**headers))
    assert isinstance(header, Header)
    return origin(header)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Return_Path": "<chris@acme.example>", "Auto_Submitted": "no"},
        {"Precedence": "list", "List_Id": "<buyers.acme.example>"},
        {"X_Auto_Response_Suppress": "All"},
        {"Auto_Submitted": "auto-forwarded", "X_MS_Exchange_Inbox_Rules_Loop": "chris@acme.example"},
        {"Subject": "Re: Automatic reply: Hello"},
        {"Subject": "Fwd: Undeliverable: Hello"},
        {"Subject": "Delivered yesterday, thank you"},
        {"From": "Petra Post <petra.post@acme.example>"},
        {"From": "Postmaster Pat <pat.doe@acme.example>"},
    ],
)
def test_nothing_shows_a_machine_in_a_persons_header(headers: dict[str, str]) -> None:
    assert not sent(**headers).perhaps_a_machine


@pytest.mark.parametrize(
    "headers",
    [
        {"From": "MAILER-DAEMON@mx.example"},
        {"From": "Mail Delivery System <x@mx.example>"},
        {"From": None, "Return_Path": "<>"},
        {"Return_Path": "<>"},
        {"Return_Path": "<MAILER-DAEMON>"},
        {"X_Failed_Recipients": "chris@acme.example"},
        {"From": "noreply@acme.example"},
        {"Auto_Submitted": "auto-replied (vacation)"},
        {"Auto_Submitted": "auto-generated"},
        {"Precedence": "auto_reply"},
        {"X_Autoreply": "yes"},
        {"Subject": "[EXTERN] Automatische Antwort: Hallo"},
        {"Subject": "Undeliverable: Hello"},
        {"Subject": "=?utf-8?b?6YCA5L+h?="},
        {"Subject": "Re: Hello (delivery failed)"},
    ],
)
def test_a_header_shows_that_a_machine_may_have_written(headers: dict[str, str | None]) -> None:
    assert sent(**headers).perhaps_a_machine


def test_a_report_is_one_by_its_type() -> None:
    header = header_of(raw_mail(kind='Multipart/Report; report-type="delivery-status"; boundary=b'))
    assert isinstance(header, Header)
    assert is_report(header)


@settings(max_examples=200, deadline=None)
@given(mutated_mails())
def test_the_header_alone_tells_what_the_mail_tells(raw: bytes) -> None:
    alone, whole = header_of(raw), parse(raw)
    if isinstance(alone, Header) and isinstance(whole, Mail):
        assert origin(alone) == origin(whole)
