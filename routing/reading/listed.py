"""Reads the lists that people keep by hand: the VIP list, and lists of accounts with an owner."""

import re
from collections.abc import Mapping

from routing.crm_ids import listed_key
from routing.domains import is_shared, normal_domain, registrable
from routing.model import AccountList, Rep
from routing.reading.values import Value

NO_ACCOUNT = re.compile(r".*://.*|.*/|\*.*|.*\*|\S*[*@]\S*\.\S*")
"""Links, patterns and addresses; a name may have such a sign in it (A*STAR, @properties)."""


def vip_in(value: Value, people: Mapping[str, Rep]) -> dict[str, Rep]:
    """The hand-kept list: normalised address or domain, and whose it is (R58)."""
    listed: dict[str, Rep] = {}
    for key, entry in value.entries().items():
        rep = entry.one_of(people, "person")
        name = _vip_name(key, entry)
        if name in listed:
            entry.wrong(f"{name} is on the list already")
        elif name and rep:
            listed[name] = rep
    return listed


def account_lists_in(value: Value, people: Mapping[str, Rep]) -> dict[str, tuple[AccountList, list[str]]]:
    """The lists by name, each with its accounts: domains, names or CRM ids, in small letters (R35)."""
    lists: dict[str, tuple[AccountList, list[str]]] = {}
    taken: dict[str, str] = {}
    for name, entry in value.entries().items():
        section = entry.section(("owner", "accounts"), needed=("owner",))
        owner = section["owner"].one_of(people, "person")
        accounts = [account for item in section["accounts"].items() if (account := _account(item))]
        for account in accounts:
            if (other := taken.setdefault(account, name)) != name:
                entry.wrong(f"{account} is on the list {other} already")
        if owner:
            lists[name] = AccountList(name, owner), accounts
    return lists


def _vip_name(key: str, entry: Value) -> str:
    local, at, domain = key.strip().lower().rpartition("@")
    normal = normal_domain(domain)
    if not normal or (at and not local):
        entry.wrong("this is neither a domain nor an address; write acme.com or ceo@acme.com")
    elif not registrable(normal):
        entry.wrong(f"{domain} is a public suffix or an IP address, not one company's domain")
    elif not at and is_shared(normal):
        entry.wrong(f"many companies' mail comes from {domain}; list whole addresses")
    else:
        return f"{local}{at}{normal}"
    return ""


def _account(item: Value) -> str:
    """A domain, a name or a CRM id; an address, a link, a pattern and a domain that many share are none."""
    text = item.text()
    domain = "" if " " in text else normal_domain(text)
    if NO_ACCOUNT.fullmatch(text) or ("/" in text and registrable(text.partition("/")[0])):
        item.wrong(f"{text} is no account; write its domain, like acme.com, its name or its CRM id")
    elif text == "com" or (domain and not registrable(domain)):
        item.wrong(f"{text} is a public suffix or an IP address, not one company's domain")
    elif domain and is_shared(domain):
        item.wrong(f"many companies' mail comes from {domain}; write the account's name or CRM id")
    else:
        return domain or listed_key(text)
    return ""
