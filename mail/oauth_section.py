"""Reads the part `oauth` of a mailbox: who gives its tokens, and for what."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from mail.oauth import GOOGLE, MICROSOFT, Google, Mechanism, Microsoft, OAuth
from mail.secrets_named import Secrets, keys_of
from mail.settings import is_loopback
from routing.reading.values import Section, Value

MECHANISMS: Mapping[str, Mechanism] = {"XOAUTH2": "XOAUTH2", "OAUTHBEARER": "OAUTHBEARER"}
PROVIDERS = {"microsoft": "microsoft", "google": "google"}
KNOWN = (
    *("provider", "mechanism", "tenant", "client_id", "authority", "token_uri"),
    *keys_of("client_secret"),
    *keys_of("refresh_token"),
    *keys_of("service_account"),
)


def oauth_in(value: Value, secrets: Secrets) -> OAuth | None:
    """Who gives the tokens; None when nothing is written, or with the problems noted."""
    if not value:
        return None
    section = value.section(KNOWN, needed=("provider",))
    match section["provider"].one_of(PROVIDERS, "provider"):
        case "microsoft":
            return _microsoft(section, secrets)
        case "google":
            return _google(section, secrets)
        case _:
            return None


def _microsoft(section: Section, secrets: Secrets) -> Microsoft | None:
    tenant, client_id = (_needed(section, key) for key in ("tenant", "client_id"))
    secret, refresh = (secrets.named(section, name) for name in ("client_secret", "refresh_token"))
    if not _any_written(section, "client_secret", "refresh_token"):
        section.whole.wrong("client_secret_env or refresh_token_env is missing (or the same with _file)")
    authority = section["authority"].parsed(_address) or MICROSOFT
    return Microsoft(tenant, client_id, secret, refresh, authority, _mechanism(section))


def _google(section: Section, secrets: Secrets) -> Google | None:
    token_uri = section["token_uri"].parsed(_address) or GOOGLE
    key = secrets.named(section, "service_account")
    if _any_written(section, "service_account"):
        account = _service_account(section, key)
        return Google(service_account=account, token_uri=token_uri, mechanism=_mechanism(section))
    if not _any_written(section, "refresh_token"):
        section.whole.wrong("service_account_file is missing, or client_id with refresh_token_env")
        return None
    return Google(
        client_id=_needed(section, "client_id"),
        client_secret=secrets.named(section, "client_secret"),
        refresh_token=secrets.named(section, "refresh_token"),
        token_uri=token_uri,
        mechanism=_mechanism(section),
    )


def _service_account(section: Section, key: str) -> Mapping[str, Any] | None:
    place = section["service_account_file"] or section["service_account_env"]
    try:
        account = json.loads(key) if key else None
    except ValueError:
        account = None
    if isinstance(account, dict) and {"client_email", "private_key", "token_uri"} <= account.keys():
        return account
    if key:
        place.wrong("this is not the JSON key of a service account, as Google Cloud gives it out")
    return None


def _mechanism(section: Section) -> Mechanism:
    return section["mechanism"].one_of(MECHANISMS, "mechanism") or "XOAUTH2"


def _needed(section: Section, key: str) -> str:
    if not section[key]:
        section.whole.wrong(f"{key} is missing")
    return section[key].text()


def _any_written(section: Section, *names: str) -> bool:
    return any(section[key] for name in names for key in keys_of(name))


def _address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname or "")):
        raise ValueError("write an address that begins with https://")
    return text.rstrip("/")
