"""Tokens from Microsoft 365, by its own library."""

from typing import Any

import msal
from requests import RequestException

from mail.clean import clean_line
from mail.errors import LoginRefused, MailboxUnreachable
from mail.oauth import Grant, Microsoft

# https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth
FOR_THE_APPLICATION = ["https://outlook.office365.com/.default"]
FOR_A_PERSON = ["https://outlook.office.com/IMAP.AccessAsUser.All"]
TIMEOUT = 20  # seconds for any answer of the token server


def ask(login: Microsoft, user: str, refresh_token: str) -> Grant:
    """A fresh token for this mailbox. Raises LoginRefused or MailboxUnreachable."""
    kind = msal.ConfidentialClientApplication if login.client_secret else msal.PublicClientApplication
    try:
        # Made anew each time: its own cache would give back a token that the server has just refused.
        application: Any = kind(
            login.client_id,
            client_credential=login.client_secret or None,
            authority=f"{login.authority}/{login.tenant}",
            instance_discovery=False,
            timeout=TIMEOUT,
        )
        if refresh_token:
            answer = application.acquire_token_by_refresh_token(refresh_token, FOR_A_PERSON)
        else:
            answer = application.acquire_token_for_client(FOR_THE_APPLICATION)
    except (RequestException, ValueError) as error:
        raise MailboxUnreachable(
            f"{login.authority} gave no token for {user}: {clean_line(str(error), 200)}"
        ) from None
    if "access_token" not in answer:
        said = clean_line(f"{answer.get('error')}: {answer.get('error_description', '')}", 200)
        raise LoginRefused(f"Microsoft 365 refused a token for {user}: {said}")
    return Grant(answer["access_token"], float(answer["expires_in"]), answer.get("refresh_token", ""))
