"""Logging in with a token instead of a password: tokens are kept, renewed before they expire, never shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from time import monotonic
from typing import Any, Literal

from mail.errors import MailSourceError

EARLY = 300  # seconds before its end at which a token is renewed
MICROSOFT, GOOGLE = "https://login.microsoftonline.com", "https://oauth2.googleapis.com/token"
Mechanism = Literal["XOAUTH2", "OAUTHBEARER"]


@dataclass(frozen=True, slots=True)
class Microsoft:
    """An application registered at Microsoft 365: with a refresh token it reads one person's mailbox, without
    one it is let into mailboxes by their administrator (client credentials).

    Microsoft's refresh tokens last 90 days from their issue; client credentials have no such end.
    """

    tenant: str
    client_id: str
    client_secret: str = field(default="", repr=False)
    refresh_token: str = field(default="", repr=False)
    authority: str = MICROSOFT
    mechanism: Mechanism = "XOAUTH2"
    provider = "microsoft"


@dataclass(frozen=True, slots=True)
class Google:
    """A service account that may act for the mailbox's user (its key as a mapping), or a person's own
    refresh token with the client it was issued to."""

    service_account: Mapping[str, Any] | None = field(default=None, repr=False, hash=False)
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    refresh_token: str = field(default="", repr=False)
    token_uri: str = GOOGLE
    mechanism: Mechanism = "XOAUTH2"
    provider = "google"


OAuth = Microsoft | Google


@dataclass(frozen=True, slots=True)
class Grant:
    """What a token server gave: a token for so many seconds, and perhaps a newer refresh token."""

    token: str = field(repr=False)
    seconds: float
    refresh_token: str = field(default="", repr=False)


class Tokens:
    """The tokens of one mailbox, for one thread at a time. `clock` counts seconds."""

    def __init__(self, login: OAuth, user: str, clock: Callable[[], float] = monotonic) -> None:
        self.mechanism: Mechanism = login.mechanism
        self._login = login
        self._user = user
        self._clock = clock
        self._ask = _library(login.provider).ask
        self._refresh_token = login.refresh_token
        self._token = ""
        self._until = 0.0
        self._fresh = False

    def current(self) -> str:
        """A token that holds for some minutes yet. Raises LoginRefused or MailboxUnreachable."""
        self._fresh = not self._token or self._clock() >= self._until - EARLY
        if self._fresh:
            asked = self._clock()
            grant: Grant = self._ask(self._login, self._user, self._refresh_token)
            # Microsoft replaces the refresh token at every use; the newest lasts longest.
            self._refresh_token = grant.refresh_token or self._refresh_token
            self._token, self._until = grant.token, asked + grant.seconds
        return self._token

    def forget(self) -> bool:
        """The server refused the token: the next one is asked for anew.

        Whether that may help at once: not when the token it refused was a fresh one.
        """
        self._token = ""
        return not self._fresh


def sasl(mechanism: Mechanism, user: str, token: str) -> Callable[[bytes], bytes]:
    """The client's side of the login: the token, then the empty answer a server wants before it says no.

    XOAUTH2 as Google and Microsoft describe it; OAUTHBEARER is RFC 7628, the user name as in RFC 5801.
    """
    if mechanism == "XOAUTH2":
        first, last = f"user={user}\x01auth=Bearer {token}\x01\x01", b""
    else:
        named = user.replace("=", "=3D").replace(",", "=2C")
        first, last = f"n,a={named},\x01auth=Bearer {token}\x01\x01", b"\x01"
    answers = iter([first.encode()])
    return lambda _challenge: next(answers, last)


def _library(provider: str) -> Any:
    """The module that speaks to this provider's token server, loaded only where it is used."""
    try:
        return import_module(f"mail.providers.{provider}")
    except ModuleNotFoundError as error:
        raise MailSourceError(
            f"Logging in with OAuth needs the package {error.name}: install Whoowns with the extra oauth, "
            "as in `uv sync --extra oauth` or `pip install 'whoowns[oauth]'`."
        ) from None
