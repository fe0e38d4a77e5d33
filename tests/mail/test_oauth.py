"""Logging in with tokens: from the providers' own libraries, shown to a real mail server, renewed in time."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from mail.errors import LoginRefused, MailboxUnreachable, MailSourceError
from mail.imap import ImapMailbox, check
from mail.oauth import EARLY, Google, Microsoft, OAuth, Tokens, sasl
from tests.mail import certificate
from tests.mail.dovecot import AVAILABLE, Dovecot, dovecot
from tests.mail.token_server import TENANT, TokenServer, token_server

pytestmark = pytest.mark.skipif(not certificate.AVAILABLE, reason="no openssl on PATH")
SECRET = "s3cret"


class Seconds:
    """Counts seconds when told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def provider(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TokenServer]:
    """Stands in for Microsoft and Google."""
    made = certificate.certificate_in(tmp_path)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(made[0]))
    with token_server(made) as server:
        yield server


def microsoft(provider: TokenServer, **more: str) -> Microsoft:
    return Microsoft(TENANT, "6f1c", authority=provider.authority, **more)  # type: ignore[arg-type]


def application(provider: TokenServer) -> OAuth:
    return microsoft(provider, client_secret=SECRET)


def person(provider: TokenServer) -> OAuth:
    return microsoft(provider, refresh_token="refresh-0")


def service_account(provider: TokenServer) -> OAuth:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    text = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    account = {"client_email": "w@x.iam", "private_key": text, "token_uri": provider.token_uri}
    return Google(service_account=account)


def gmail_user(provider: TokenServer) -> OAuth:
    return Google(
        client_id="6f1c", client_secret=SECRET, refresh_token="refresh-0", token_uri=provider.token_uri
    )


LOGINS = [application, person, service_account, gmail_user]


@pytest.mark.parametrize(
    ("login", "form"),
    [
        (application, {"grant_type": "client_credentials", "client_secret": SECRET}),
        (person, {"grant_type": "refresh_token", "refresh_token": "refresh-0", "client_id": "6f1c"}),
        (service_account, {"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer"}),
        (gmail_user, {"grant_type": "refresh_token", "refresh_token": "refresh-0"}),
    ],
)
def test_a_token_is_kept_and_renewed_minutes_before_its_end(provider: TokenServer, login, form) -> None:
    seconds = Seconds()
    tokens = Tokens(login(provider), "sales", seconds)
    assert [tokens.current(), tokens.current()] == ["token-1", "token-1"]
    assert form.items() <= provider.asked[0].items()
    seconds.now = provider.lasts - EARLY - 10
    assert tokens.current() == "token-1"
    seconds.now = provider.lasts - EARLY
    assert tokens.current() == "token-2"


def test_the_newest_refresh_token_is_used_next(provider: TokenServer) -> None:
    tokens = Tokens(person(provider), "sales", Seconds())
    tokens.current()
    tokens.forget()
    tokens.current()
    assert [form["refresh_token"] for form in provider.asked] == ["refresh-0", "refresh-1"]


@pytest.mark.parametrize("login", LOGINS)
def test_a_withdrawn_consent_is_a_refused_login_in_a_sentence(provider: TokenServer, login) -> None:
    provider.refuses = "invalid_grant"
    with pytest.raises(LoginRefused, match=r"refused a token for sales: .*invalid_grant") as refused:
        Tokens(login(provider), "sales").current()
    assert SECRET not in str(refused.value)
    assert "refresh-0" not in str(refused.value)


@pytest.mark.parametrize("login", LOGINS)
def test_a_token_server_that_does_not_answer_is_tried_again_later(login) -> None:
    nowhere = TokenServer(authority="https://127.0.0.1:1", token_uri="http://127.0.0.1:1/token")
    with pytest.raises(MailboxUnreachable, match="gave no token for sales"):
        Tokens(login(nowhere), "sales").current()


def test_a_token_server_in_trouble_does_not_count_as_a_refusal(provider: TokenServer) -> None:
    provider.down = True
    with pytest.raises(MailboxUnreachable, match="gave no token for sales"):
        Tokens(gmail_user(provider), "sales").current()


def test_a_service_account_key_that_is_none_is_refused_without_showing_it() -> None:
    account = {"client_email": "w@x.iam", "private_key": SECRET, "token_uri": "http://127.0.0.1:1/"}
    with pytest.raises(LoginRefused, match="key for sales cannot be used") as refused:
        Tokens(Google(service_account=account), "sales").current()
    assert SECRET not in str(refused.value)


class NotInstalled(Microsoft):
    """A provider whose library is not there."""

    provider = "nowhere"


def test_a_library_that_is_not_installed_is_named_with_the_command_that_does() -> None:
    with pytest.raises(MailSourceError, match=r"needs the package .*nowhere: .*uv sync --extra oauth"):
        Tokens(NotInstalled(TENANT, "6f1c"), "sales")


def test_the_token_is_shown_once_and_a_refusal_is_answered_with_nothing() -> None:
    google = sasl("XOAUTH2", "maya@example.com", "t")
    assert google(b"") == b"user=maya@example.com\x01auth=Bearer t\x01\x01"
    assert google(b'{"status":"400"}') == b""
    bearer = sasl("OAUTHBEARER", "a=b,c", "t")
    assert bearer(b"") == b"n,a=a=3Db=2Cc,\x01auth=Bearer t\x01\x01"
    assert bearer(b'{"status":"invalid_token"}') == b"\x01"


@pytest.mark.imap
@pytest.mark.skipif(not AVAILABLE, reason="no Dovecot on PATH")
class TestOnARealServer:
    """Dovecot asks the token server whose token it was shown."""

    @pytest.fixture
    def server(self, provider: TokenServer) -> Iterator[Dovecot]:
        with dovecot(token_info=provider.info) as running:
            yield running

    @pytest.mark.parametrize("mechanism", ["XOAUTH2", "OAUTHBEARER"])
    def test_a_token_opens_the_mailbox(self, provider: TokenServer, server: Dovecot, mechanism: str) -> None:
        login = microsoft(provider, client_secret=SECRET, mechanism=mechanism)
        assert check(server.settings("sales", oauth=login)).startswith("sales@127.0.0.1/INBOX: 0 mails")

    def test_a_token_withdrawn_before_its_end_is_replaced_once(
        self, provider: TokenServer, server: Dovecot
    ) -> None:
        mailbox = ImapMailbox(server.settings("sales", oauth=application(provider)))
        assert list(mailbox.since(None)) == []
        mailbox.close()
        provider.withdraw()
        assert list(mailbox.since(None)) == []
        assert len(provider.asked) == 2
        mailbox.close()

    def test_a_fresh_token_that_is_refused_is_not_tried_again_at_once(
        self, provider: TokenServer, server: Dovecot
    ) -> None:
        provider.user = "somebody else"
        with pytest.raises(LoginRefused, match="refused the login of sales"):
            check(server.settings("sales", oauth=application(provider)))
        assert len(provider.asked) == 1
