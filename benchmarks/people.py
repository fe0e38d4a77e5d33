"""Mail that people answer with, as four kinds of program write it, over one to eight quoted levels."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from random import Random

from benchmarks.wording import ANSWERS, CLOSINGS, OPENINGS, OUTREACH, REMARKS, TITLES

LEVELS = range(1, 9)
LEVEL_WEIGHTS = (6, 6, 5, 4, 3, 3, 2, 2)
WITH_ATTACHMENT = 0.25
SMALLEST, LARGEST = 2_000, 60_000  # bytes of an attachment, before base64


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of the conversation."""

    author: str
    address: str
    at: datetime
    text: str

    @property
    def said(self) -> str:
        """The line with which a quote begins."""
        return f"On {self.at:%a, %b %d, %Y at %H:%M} {self.author} <{self.address}> wrote:"


Texts = tuple[str, str | None]


def reply(random: Random, headers: dict[str, str], subject: str, at: datetime) -> bytes:
    """A person's answer on top of what was said before."""
    name, _, address = headers["From"].rstrip(">").partition(" <")
    turns = [Turn(name, address, at, _answer(random, name))]
    for level in range(random.choices(LEVELS, LEVEL_WEIGHTS)[0]):
        at -= timedelta(hours=random.randint(3, 90))
        text = "\n\n".join(_paragraph(random) for _ in range(random.randint(3, 6)))
        mine = level % 2 == 0
        author = ("Maya Okafor", "outreach@brightwave.example") if mine else (name, address)
        turns.append(Turn(*author, at, f"Hello,\n\n{text}\n\nBest regards\n{author[0]}"))
    program = random.choice((_gmail, _outlook, _apple, _plain))
    attached = _attachment(random) if random.random() < WITH_ATTACHMENT else None
    return as_bytes(headers | {"Subject": f"Re: {subject}"}, *program(turns), attached)


def as_bytes(
    headers: Mapping[str, str], text: str, html: str | None = None, attached: bytes | None = None
) -> bytes:
    """A mail of these parts, with boundaries that are the same in every run."""
    message = EmailMessage(SMTP)
    for name, value in headers.items():
        message[name] = value
    message.set_content(text, cte="quoted-printable")
    if html:
        message.add_alternative(html, subtype="html", cte="quoted-printable")
    if attached:
        message.add_attachment(attached, maintype="application", subtype="pdf", filename="offer.pdf")
    containers = (part for part in message.walk() if part.is_multipart())
    for n, part in enumerate(containers):
        part.set_boundary(f"=_part_{n}_{headers['Message-ID'].strip('<>')}")
    return message.as_bytes()


def _answer(random: Random, name: str) -> str:
    remarks = random.sample(REMARKS, random.randint(0, 3))
    opening = random.choice(OPENINGS).format(rep="Maya")
    signature = f"{random.choice(CLOSINGS)}\n{name}\n\n-- \n{name} | {random.choice(TITLES)}"
    return "\n\n".join([opening, random.choice(ANSWERS), *remarks, signature])


def _paragraph(random: Random) -> str:
    return "\n".join(random.sample(OUTREACH, random.randint(2, 4)))


def _attachment(random: Random) -> bytes:
    size = int(SMALLEST * (LARGEST / SMALLEST) ** random.random())
    return b"%PDF-1.7\n" + random.randbytes(size)


def _plain(turns: list[Turn]) -> Texts:
    def page(turn: Turn, said: str, rest: str) -> str:
        return f"{turn.text}\n\n{said}\n" + "\n".join(f"> {line}" for line in rest.split("\n"))

    return _nested(turns, page, lambda turn: turn.text) + "\n", None


def _gmail(turns: list[Turn]) -> Texts:
    rule = "margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"

    def page(turn: Turn, said: str, rest: str) -> str:
        return (
            f'<div dir="ltr">{_paragraphs(turn)}</div><br><div class="gmail_quote gmail_quote_container">'
            f'<div dir="ltr" class="gmail_attr">{_escaped(said)}<br></div>'
            f'<blockquote class="gmail_quote" style="{rule}">{rest}</blockquote></div>'
        )

    return _plain(turns)[0], _nested(turns, page, _paragraphs) + "\n"


def _apple(turns: list[Turn]) -> Texts:
    def page(turn: Turn, said: str, rest: str) -> str:
        quote = f'<div>{_escaped(said)}</div><br class="Apple-interchange-newline">{rest}'
        return f'{_paragraphs(turn)}<div><br><blockquote type="cite">{quote}</blockquote></div>'

    head = '<head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head>'
    style = "overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-space;"
    body = _nested(turns, page, _paragraphs)
    return _plain(turns)[0], f'<html>{head}<body style="{style}">{body}</body></html>\n'


def _outlook(turns: list[Turn]) -> Texts:
    texts, pages = [], []
    for n, turn in enumerate(turns):
        about = {
            "From": f"{turn.author} <{turn.address}>",
            "Sent": f"{turn.at:%A, %d %B %Y %H:%M}",
            "To": turns[n - 1].author,
            "Subject": "RE: our conversation",
        }
        if n:
            texts.append("_" * 32 + "\n" + "\n".join(f"{name}: {value}" for name, value in about.items()))
            lines = "<br>".join(f"<b>{name}:</b> {_escaped(value)}" for name, value in about.items())
            border = "border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in"
            pages.append(f'<div style="{border}"><p class="MsoNormal">{lines}</p></div>')
        texts.append(turn.text)
        pages += (
            f'<p class="MsoNormal"><span style="mso-fareast-language:EN-US">{line or "&nbsp;"}'
            "<o:p></o:p></span></p>"
            for line in _escaped(turn.text).split("\n")
        )
    styles = "".join(
        f"p.Mso{kind}, li.Mso{kind}, div.Mso{kind}\n\t{{margin:0in;\n\tfont-size:11.0pt;\n\t"
        'font-family:"Calibri",sans-serif;\n\tmso-ligatures:standardcontextual;}\n'
        for kind in ("Normal", "ListParagraph", "Header", "Footer", "PlainText", "Title")
    )
    head = f"<head><style><!--\n{styles}--></style></head>"
    body = "\n".join(pages)
    return "\n\n".join(texts) + "\n", f'<html>{head}<body lang="EN-US">{body}</body></html>\n'


def _nested(
    turns: list[Turn], wrap: Callable[[Turn, str, str], str], innermost: Callable[[Turn], str]
) -> str:
    """Each turn wrapped around the ones before it, with the line that says whose words follow."""
    *later, first = turns
    whole, said = innermost(first), first.said
    for turn in reversed(later):
        whole, said = wrap(turn, said, whole), turn.said
    return whole


def _paragraphs(turn: Turn) -> str:
    return "".join(f"<div>{line or '<br>'}</div>" for line in _escaped(turn.text).split("\n"))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
