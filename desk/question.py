"""What somebody asks `/whoowns`: an address, a domain, a company's name, or nothing; pure."""

import re
import unicodedata
from dataclasses import dataclass

from routing.domains import normal_domain

LONGEST = 200  # characters; longer is nonsense
SLACK_LINK = re.compile(r"^<(?:mailto:|https?://)?([^|>]+)(?:\|[^>]*)?>$")
LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
DOMAIN = re.compile(rf"^(?:{LABEL}\.)+(?:[a-z]{{2,63}}|xn--[a-z0-9-]{{1,59}})$")
ADDRESS = re.compile(r"^[^@\s]{1,64}@([^@\s]+)$")


@dataclass(frozen=True, slots=True)
class Question:
    """`what` is address, domain, company, nothing or unclear; `text` is it, normalised."""

    what: str
    text: str


def read_question(asked: str) -> Question:
    """Understand what was typed behind `/whoowns`; never raises.

    >>> read_question("<mailto:A.B@Acme.com|A.B@Acme.com>")
    Question(what='address', text='a.b@acme.com')
    >>> read_question("https://www.acme.com/pricing?x=1")
    Question(what='domain', text='acme.com')
    >>> read_question("  Acme GmbH ").what
    'company'
    """
    text = "".join(c for c in asked if unicodedata.category(c)[0] != "C" or c == " ")
    text = " ".join(text.split()).strip("`\"'“”")
    if not text:
        return Question("nothing", "")
    if len(text) > LONGEST:
        return Question("unclear", text[:LONGEST])
    if link := SLACK_LINK.match(text):
        text = link.group(1)
    bare = text.casefold().strip().removeprefix("mailto:")
    if (address := ADDRESS.match(bare)) and (host := _host(address.group(1))):
        return Question("address", bare.rpartition("@")[0] + "@" + host)
    if " " not in bare and (host := _host(bare)):
        return Question("domain", host)
    if any(c.isalnum() for c in text) and text[0] not in "!#" and not set(text) & set("<>@*|/\\;{}"):
        return Question("company", text)
    return Question("unclear", text)


def _host(text: str) -> str:
    """The domain in a URL or a bare name, IDNA, without www; empty when there is none."""
    host = re.sub(r"^[a-z][a-z0-9+.-]*://", "", text).split("/")[0].split("?")[0].split(":")[0]
    domain = normal_domain(host)
    domain = domain.removeprefix("www.") if domain.count(".") > 1 else domain
    return domain if DOMAIN.match(domain) else ""
