"""One connection to an IMAP server: made when needed, ended by any trouble, which is told in a sentence."""

import logging
import re
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from imapclient.exceptions import IMAPClientError, LoginError

from mail.clean import clean_line
from mail.errors import LoginRefused, MailboxUnreachable, MailSourceError
from mail.idle import SafeIMAP
from mail.oauth import Tokens, sasl
from mail.settings import ImapSettings, tls_context

log = logging.getLogger(__name__)

TIMEOUT = 30  # seconds for any answer of the server
_NOT_NOW = re.compile(r"\[(?:UNAVAILABLE|SERVERBUG|LIMIT|INUSE)\]")
"""RFC 5530: the server's trouble, or too many at once; the password may well be right."""


class Connection:
    """The connection to one account, for one thread at a time. Settings that may not be are refused here."""

    def __init__(self, settings: ImapSettings, timeout: float = TIMEOUT) -> None:
        """`timeout` is in seconds."""
        self.settings = settings
        self._timeout = timeout
        self._context = tls_context(settings)
        self._tokens = Tokens(settings.oauth, settings.user) if settings.oauth else None
        self._client: SafeIMAP | None = None

    @contextmanager
    def talking(self) -> Iterator[SafeIMAP]:
        """The logged-in client. Raises LoginRefused or MailboxUnreachable; the next use connects anew."""
        try:
            self._client = self._client or self._connect()
            yield self._client
        except MailSourceError:  # the token server has said it in a sentence
            self._drop()
            raise
        except LoginError as error:
            self._drop()
            # The library keeps what the server said in the error before its own.
            said = in_words(error if error.__suppress_context__ else error.__context__ or error)
            if _NOT_NOW.search(said):
                raise MailboxUnreachable(self._sentence(IMAPClientError(said))) from error
            raise LoginRefused(
                f"{self.settings.host} refused the login of {self.settings.user}: {said}"
            ) from error
        except Exception as error:  # the library raises what it likes on odd answers
            self._drop()
            raise MailboxUnreachable(self._sentence(error)) from error

    def close(self) -> None:
        """Leave the server politely."""
        if self._client is not None:
            try:
                self._client.logout()
            except (OSError, IMAPClientError):
                self._drop()
        self._client = None

    def _connect(self) -> SafeIMAP:
        """A refused token is replaced once: it may have been withdrawn before its end."""
        tokens = self._tokens
        if tokens is None:
            return self._opened(lambda client: client.login(self.settings.user, self.settings.password))
        try:
            return self._opened(lambda client: self._show_token(client, tokens))
        except LoginError:
            if not tokens.forget():
                raise
            return self._opened(lambda client: self._show_token(client, tokens))

    def _show_token(self, client: SafeIMAP, tokens: Tokens) -> None:
        token = tokens.current()
        client.sasl_login(tokens.mechanism, sasl(tokens.mechanism, self.settings.user, token))

    def _opened(self, log_in: Callable[[SafeIMAP], object]) -> SafeIMAP:
        it = self.settings
        client = SafeIMAP(it.host, it.port, ssl=it.tls, ssl_context=self._context, timeout=self._timeout)
        client.normalise_times = False
        # The library sends a search in two parts: the second would wait 40 ms for the receipt of the first.
        client.socket().setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            log_in(client)
        except UnicodeError:  # its text would show the password
            client.shutdown()
            raise LoginError("user name and password can only be sent in ASCII") from None
        except Exception:
            client.shutdown()
            raise
        return client

    def _drop(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            try:
                client.shutdown()
            except (OSError, IMAPClientError):
                log.debug("the connection to %s was gone already", self.settings.host)

    def _sentence(self, error: Exception) -> str:
        where = f"{self.settings.host}:{self.settings.port}"
        if isinstance(error, ssl.SSLCertVerificationError):
            return f"The certificate of {where} cannot be trusted: {error.verify_message}."
        if isinstance(error, ssl.SSLError):
            return f"{where} speaks no TLS that Whoowns accepts (1.2 or newer): {in_words(error)}."
        if isinstance(error, socket.gaierror):
            return f"There is no server called {self.settings.host}."
        if isinstance(error, TimeoutError):
            return f"{where} did not answer within {self._timeout:g} seconds."
        if isinstance(error, ConnectionRefusedError):
            return f"Nothing answers at {where}."
        return f"{where}, folder {self.settings.folder}: {in_words(error)}"


def in_words(error: BaseException) -> str:
    """What an error says, on one clean line: servers put anything there."""
    said = (each.decode("utf-8", "replace") if isinstance(each, bytes) else str(each) for each in error.args)
    return clean_line(" ".join(said) or type(error).__name__, 200)
