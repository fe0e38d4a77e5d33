"""How to reach a mailbox, and what is refused before any connection is made."""

import ssl
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from ipaddress import ip_address
from pathlib import Path
from typing import Literal

from mail.errors import MailSourceError
from mail.oauth import OAuth


@dataclass(frozen=True, slots=True)
class ImapSettings:
    """A mailbox on a server, logged in to by a password or, when `oauth` is given, by tokens.

    `start` says which mail is ours at the very first start: what arrives from now on, everything, or what
    arrived since a day. `tls=False` is for a server on this machine only. `folders` are read besides
    `folder`; `sent` is the Sent folder where the server does not mark it. `owner` is the key of the person
    whose mailbox it is. With `keywords` the mails in `folder` and `folders` show the owners of their threads.
    """

    host: str
    port: int
    user: str
    password: str = field(default="", repr=False)
    folder: str = "INBOX"
    tls: bool = True
    ca_file: Path | None = None
    start: Literal["now", "all"] | date = "now"
    oauth: OAuth | None = None
    folders: tuple[str, ...] = ()
    sent: str = ""
    owner: str = ""
    keywords: bool = False

    @property
    def mailbox(self) -> str:
        """The name under which sightings of this mailbox are kept."""
        return f"{self.login}/{self.folder}"

    @property
    def login(self) -> str:
        """The name of the whole mailbox, with all its folders."""
        return f"{self.user}@{self.host}"

    @property
    def marked(self) -> tuple["ImapSettings", ...]:
        """Each folder whose mails are to show marks; of sent mail none does."""
        folders = (self.folder, *self.folders) if self.keywords else ()
        return tuple(replace(self, folder=folder) for folder in folders)


def tls_context(settings: ImapSettings) -> ssl.SSLContext | None:
    """Certificate and host name verified, TLS 1.2 at least; None for plain text, on this machine only."""
    if not settings.host or not settings.user:
        raise MailSourceError("The mailbox needs a host and a user.")
    if not settings.tls:
        if not is_loopback(settings.host):
            raise MailSourceError(
                f"{settings.host} is not this machine: Whoowns sends no password without TLS. Turn TLS on."
            )
        return None
    try:
        return _context(settings.ca_file)
    except OSError as error:
        raise MailSourceError(f"The CA file {settings.ca_file} cannot be used: {error.strerror}.") from error


@lru_cache
def _context(ca_file: Path | None) -> ssl.SSLContext:
    """One for all mailboxes: each would hold its own copy of every authority, half a megabyte."""
    context = ssl.create_default_context(cafile=ca_file)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def is_loopback(host: str) -> bool:
    """Whether the host is this machine, by its address or as `localhost`."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower().rstrip(".") == "localhost"
