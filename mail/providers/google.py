"""Tokens from Google, by its own library."""

from datetime import UTC, datetime
from functools import partial
from typing import Any

import requests
from google.auth.exceptions import GoogleAuthError, RefreshError
from google.auth.transport.requests import Request
from google.oauth2.credentials import Credentials
from google.oauth2.service_account import Credentials as ServiceAccount

from mail.clean import clean_line
from mail.errors import LoginRefused, MailboxUnreachable
from mail.oauth import Google, Grant

SCOPES = ["https://mail.google.com/"]  # https://developers.google.com/workspace/gmail/imap/xoauth2-protocol
TIMEOUT = 20  # seconds for any answer of the token server


def ask(login: Google, user: str, refresh_token: str) -> Grant:
    """A fresh token for this mailbox. Raises LoginRefused or MailboxUnreachable."""
    try:
        credentials = _credentials(login, user, refresh_token)
        with requests.Session() as session:
            credentials.refresh(partial(Request(session), timeout=TIMEOUT))
    except GoogleAuthError as error:
        said = clean_line(str(error), 200)
        if isinstance(error, RefreshError) and not error.retryable:
            raise LoginRefused(f"Google refused a token for {user}: {said}") from None
        raise MailboxUnreachable(f"Google gave no token for {user}: {said}") from None
    ends = credentials.expiry.replace(tzinfo=UTC)
    return Grant(credentials.token, (ends - datetime.now(UTC)).total_seconds())


def _credentials(login: Google, user: str, refresh_token: str) -> Any:
    if login.service_account is not None:
        try:
            return ServiceAccount.from_service_account_info(
                login.service_account, scopes=SCOPES, subject=user
            )
        except ValueError:  # its text may show parts of the key
            raise LoginRefused(f"The service account's key for {user} cannot be used.") from None
    return Credentials(
        None,
        refresh_token=refresh_token,
        token_uri=login.token_uri,
        client_id=login.client_id,
        client_secret=login.client_secret,
        scopes=SCOPES,
    )
