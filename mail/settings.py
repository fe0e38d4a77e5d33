"""How to reach a mailbox, and what is refused before any connection is made."""

import ssl
from dataclasses import dataclass, field
from datetime import date
from ipaddress import ip_address
from pathlib import Path
from typing import Literal

from mail.errors import MailSourceError


@dataclass(frozen=True, slots=True)
class ImapSettings:
    """A mailbox on a server. `start` says which mail is ours at the very first start: what arrives from now
    on, everything, or what arrived since a day. `tls=False` is for a server on this machine only.
    """

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    folder: str = "INBOX"
    tls: bool = True
    ca_file: Path | None = None
    start: Literal["now", "all"] | date = "now"

    @property
    def mailbox(self) -> str:
        """The name under which sightings of this mailbox are kept."""
        return f"{self.user}@{self.host}/{self.folder}"


def tls_context(settings: ImapSettings) -> ssl.SSLContext | None:
    """Certificate and host name verified, TLS 1.2 at least; None for plain text, on this machine only."""
    if not settings.host or not settings.user:
        raise MailSourceError("The mailbox needs a host and a user.")
    if not settings.tls:
        if not _is_loopback(settings.host):
            raise MailSourceError(
                f"{settings.host} is not this machine: Whoowns sends no password without TLS. Turn TLS on."
            )
        return None
    try:
        context = ssl.create_default_context(cafile=settings.ca_file)
    except OSError as error:
        raise MailSourceError(f"The CA file {settings.ca_file} cannot be used: {error.strerror}.") from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower().rstrip(".") == "localhost"
