"""The mailboxes file: any number of mailboxes with their logins; reading finds all its problems at once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from mail.errors import MailSourceError
from mail.oauth_section import oauth_in
from mail.secrets_named import Secrets, keys_of
from mail.settings import ImapSettings, tls_context
from routing.reading.values import Problems, Section, Value
from routing.reading.yaml_text import Unreadable, bytes_of, read

NEEDED = ("host", "user")
KNOWN = (
    *(*NEEDED, "port", "folder", "folders", "sent", "start", "tls", "ca_file", "owner", "oauth", "keywords"),
    *keys_of("password"),
)
TLS_PORT, PLAIN_PORT = 993, 143


class MailboxesError(MailSourceError):
    """The mailboxes file cannot be used; the message is every problem, each with file and line."""


def mailboxes_in(
    path: Path, variables: Mapping[str, str], people: Iterable[str] | None
) -> list[ImapSettings]:
    """The mailboxes of a file, in its order.

    `variables` are those of the environment, `people` the keys of the rules file, None while that cannot be
    read. Raises MailboxesError with
    every problem found. No secret is in a message, and none may be in the file.
    """
    problems = Problems(path.name)
    found: list[ImapSettings] = []
    try:
        node = read(bytes_of(path))
    except Unreadable as error:
        problems.note(error.line, str(error))
    else:
        secrets = Secrets(variables, path.parent)
        values = Value("", node.line, node, problems).items()
        found = [_mailbox(value.section(KNOWN, needed=NEEDED), secrets, people) for value in values]
        _refuse_twice(values, found)
    if problems.noted:
        raise MailboxesError("\n".join(problems.sentences()))
    return found


def distinct(mailboxes: Sequence[ImapSettings]) -> list[ImapSettings]:
    """The same mailboxes. Raises MailboxesError when one of them is named twice."""
    logins = [mailbox.login for mailbox in mailboxes]
    if twice := sorted({login for login in logins if logins.count(login) > 1}):
        raise MailboxesError(f"{' and '.join(twice)} is in the mailboxes file and in WHOOWNS_IMAP_USER too.")
    return list(mailboxes)


def _mailbox(section: Section, secrets: Secrets, people: Iterable[str] | None) -> ImapSettings:
    tls = section["tls"].flag() if section["tls"] else True
    ca_file = section["ca_file"].text()
    _check_login(section)
    mailbox = ImapSettings(
        host=section["host"].text().lower(),
        port=section["port"].parsed(_port) or (TLS_PORT if tls else PLAIN_PORT),
        user=section["user"].text(),
        password=secrets.named(section, "password"),
        folder=section["folder"].text() or "INBOX",
        tls=tls,
        ca_file=secrets.folder / ca_file if ca_file else None,
        start=section["start"].parsed(_start) or "now",
        oauth=oauth_in(section["oauth"], secrets),
        folders=section["folders"].texts(),
        sent=section["sent"].text(),
        owner=_owner(section["owner"], people),
        keywords=section["keywords"].flag(),
    )
    _check_connection(section, mailbox)
    return mailbox


def _owner(value: Value, people: Iterable[str] | None) -> str:
    if people is None:
        return value.text()
    return value.one_of({key: key for key in people}, "person") or ""


def _check_login(section: Section) -> None:
    ways = [key for key in (*keys_of("password"), "oauth") if section[key]]
    if not ways:
        section.whole.wrong("password_env, password_file or oauth is missing")
    if "oauth" in ways and len(ways) > 1:
        section["oauth"].wrong(f"{ways[0]} stands here too; write one of them")


def _check_connection(section: Section, mailbox: ImapSettings) -> None:
    """What would be refused before any connection is refused here, with the line."""
    try:
        if mailbox.host and mailbox.user:
            tls_context(mailbox)
    except MailSourceError as error:
        section["tls" if not mailbox.tls else "ca_file"].wrong(str(error))


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise ValueError(f"write a port such as {TLS_PORT}")
    return int(text)


def _start(text: str) -> Literal["now", "all"] | date:
    if text in ("now", "all"):
        return "now" if text == "now" else "all"
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("write now, all, or a day such as 2026-11-01") from None


def _refuse_twice(values: Sequence[Value], mailboxes: Sequence[ImapSettings]) -> None:
    first: dict[str, int] = {}
    for value, mailbox in zip(values, mailboxes, strict=True):
        line = first.setdefault(mailbox.login.casefold(), value.line)
        if mailbox.host and line != value.line:
            value.wrong(f"{mailbox.login} stands here again, first on line {line}")
