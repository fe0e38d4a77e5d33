"""The mail inside a forwarded one, as the mail programs of seven languages write it."""

import pytest

from mail.forwards import forwarded_mail
from routing.model import Mail
from tests.mail.build import multipart, part, raw_mail, read

ASKED = "Yes please, what would it cost for forty shops?"
GMAIL = f"""\
Jon, can you take this one?

---------- Forwarded message ---------
From: Rosa Diaz <rosa@cascadia.example>
Date: Mon, Nov 23, 2026 at 9:12 AM
Subject: Re: Which products bring shoppers back
To: Maya Okafor <maya@brightwave.example>


{ASKED}

On Fri, Nov 20, 2026 at 9:04 AM Maya Okafor <maya@brightwave.example> wrote:
> Would half an hour next week suit you?
"""
OUTLOOK = f"""\
For you!

________________________________
From: Rosa Diaz <rosa@cascadia.example>
Sent: Monday, November 23, 2026 9:12 AM
To: Maya Okafor <maya@brightwave.example>
Subject: Re: Which products bring shoppers back

{ASKED}
"""
APPLE = f"""\
> Begin forwarded message:
>
> From: Rosa Diaz <rosa@cascadia.example>
> Subject: Re: Which products bring shoppers back
> Date: 23 November 2026 at 09:12:00 GMT-5
> To: maya@brightwave.example
>
> {ASKED}
"""
GERMAN = f"""\
Zur Kenntnis

-----Ursprüngliche Nachricht-----
Von: Rosa Diaz [mailto:rosa@cascadia.example]
Gesendet: Montag, 23. November 2026 15:12
An: Maya Okafor
Betreff: AW: Which products bring shoppers back

{ASKED}
"""
FRENCH = f"""\
---------- Message transféré ---------
De : Rosa Diaz <rosa@cascadia.example>
Date: lun. 23 nov. 2026 à 15:12
Objet : RE: Which products bring shoppers back
À : Maya Okafor <maya@brightwave.example>

{ASKED}
"""
SPANISH = f"""\
De: Rosa Diaz <rosa@cascadia.example>
Enviado el: lunes, 23 de noviembre de 2026 15:12
Para: Maya Okafor
Asunto: RE: Which products bring shoppers back

{ASKED}
"""
DUTCH = f"""\
---------- Doorgestuurd bericht ---------
Van: Rosa Diaz <rosa@cascadia.example>
Datum: ma 23 nov 2026 om 15:12
Onderwerp: Re: Which products bring shoppers back
Aan: Maya Okafor <maya@brightwave.example>

{ASKED}
"""
ITALIAN = f"""\
Da: Rosa Diaz <rosa@cascadia.example>
Inviato: lunedì 23 novembre 2026 15:12
A: Maya Okafor
Oggetto: R: Which products bring shoppers back

{ASKED}
"""
PORTUGUESE = f"""\
---------- Mensagem encaminhada ---------
De: Rosa Diaz <rosa@cascadia.example>
Enviada em: segunda-feira, 23 de novembro de 2026 15:12
Para: Maya Okafor
Assunto: RES: Which products bring shoppers back

{ASKED}
"""


def inside(raw: bytes) -> Mail | None:
    found = forwarded_mail(raw, read(raw))
    return read(found) if found else None


def test_a_bounce_attached_as_a_message_comes_with_its_report():
    fields = "Reporting-MTA: dns; a\n\nFinal-Recipient: rfc822; x@y.example\nAction: failed\nStatus: 5.1.1"
    status = part(fields, kind="message/delivery-status")
    bounce = multipart(part("It failed."), status, kind="report; report-type=delivery-status", boundary="in")
    passed_on = part(bounce, kind="message/rfc822")
    inner = inside(multipart(part("FYI"), passed_on, part("more"), Subject="Fwd: Failure"))
    assert inner
    assert inner.report
    assert (inner.report.action, inner.report.recipient) == ("failed", "x@y.example")
    assert "more" not in inner.text


@pytest.mark.parametrize(
    "text", [GMAIL, OUTLOOK, APPLE, GERMAN, FRENCH, SPANISH, DUTCH, ITALIAN, PORTUGUESE], ids=lambda t: t[:20]
)
def test_a_quoted_forward_tells_who_wrote_and_what(text: str):
    inner = inside(raw_mail(text, Subject="Fwd: Which products bring shoppers back"))
    assert inner
    assert (inner.sender, inner.sender_name) == ("rosa@cascadia.example", "Rosa Diaz")
    assert inner.fresh == ASKED
    assert inner.subject.endswith("Which products bring shoppers back")


def test_a_reply_attached_as_a_message_comes_whole():
    reply = raw_mail(ASKED, From="rosa@cascadia.example", In_Reply_To="<ours.1@brightwave.example>")
    inner = inside(multipart(part("For you"), part(reply, kind="message/rfc822"), Subject="FW: Hello"))
    assert inner
    assert inner.sender == "rosa@cascadia.example"
    assert inner.in_reply_to == ("<ours.1@brightwave.example>",)
    assert inner.digest == read(reply).digest
    assert inner.fresh == ASKED


@pytest.mark.parametrize(
    ("text", "writer"),
    [
        ("From: somebody\nSubject: nothing\n\nWho?", None),
        ("No header at all.", None),
        ("From: \x00<@>\nTo: x\n\n", None),
        ("---------- Forwarded message ---------", None),
        (f"On Mon, 2 Nov 2026, Mal <mal@b.example> wrote:\n> {GMAIL}", None),
        ("From: a@b.example\nTo: x\nSubject: y", "a@b.example"),
        ("Von: mir aus gern\nAn: alle\n\n" + GERMAN, "rosa@cascadia.example"),
        ("From: =?utf-8?b?4oCu?= <a@b.example>\nTo: x\nSubject: =?utf-8?q?=E2=80=AE?=\n\nHi", "a@b.example"),
        ('From: "\\" <a@b.example>\nTo: x\nSubject: y\n\nWords', "a@b.example"),
    ],
)
def test_whether_a_text_names_a_writer(text: str, writer: str | None):
    inner = inside(raw_mail(text, Subject="Fwd: hello"))
    assert (inner.sender if inner else None) == writer


def test_apple_mail_gives_each_line_of_the_header_a_block():
    lines = [
        "<b>From: </b>Rosa Diaz &lt;<a href='mailto:rosa@cascadia.example'>rosa@cascadia.example</a>&gt;",
        "<b>Subject: </b><b>Re: Which products bring shoppers back</b>",
        "<b>Date: </b>23 November 2026 at 09:12:00 GMT-5",
        "<b>To: </b>maya@brightwave.example",
    ]
    head = "".join(f"<div>{line}<br></div>" for line in lines)
    text = (
        "<html><body>For you<br><div><br><blockquote type='cite'><div>Begin forwarded message:</div>"
        f"<br>{head}<br><div><div>{ASKED}</div></div></blockquote></div></body></html>"
    )
    inner = inside(raw_mail(text, kind="text/html; charset=utf-8", Subject="Fwd: Which products"))
    assert inner
    assert (inner.sender, inner.subject) == (
        "rosa@cascadia.example",
        "Re: Which products bring shoppers back",
    )
    assert inner.fresh == ASKED
