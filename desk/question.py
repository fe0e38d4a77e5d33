"""What somebody asks `/whoowns`: an address, a domain, a company, a CRM id, a person, or nothing; pure."""

import re
import unicodedata
from dataclasses import dataclass

from routing.domains import normal_domain

LONGEST = 200  # characters; longer is nonsense
SLACK_LINK = re.compile(r"^<(?:mailto:|https?://)?([^|>]+)(?:\|[^>]*)?>$")
LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
DOMAIN = re.compile(rf"^(?:{LABEL}\.)+(?:[a-z]{{2,63}}|xn--[a-z0-9-]{{1,59}})$")
ADDRESS = re.compile(r"^[^@\s]{1,64}@([^@\s]+)$")
PERSON = re.compile(r"^@([\w][\w .'’-]{0,79})$")
CRM_ID = re.compile(r"^(?:\d{4,20}|(?=(?:[A-Za-z]*\d){4})[0-9A-Za-z]{12,18})$")
WHY_NOT = re.compile(r"^(?:(.{0,400}?)[\s,;:?]+)?why\s+not\s+(\S.{0,99})$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Question:
    """`what` is address, domain, company, person, nothing or unclear; `text` is it, normalised.

    What may be a CRM id is a company too: it is looked up as an id first, then as a name.
    """

    what: str
    text: str

    @property
    def may_be_id(self) -> bool:
        """Whether it looks like a CRM id, of which none comes near another."""
        return CRM_ID.match(self.text) is not None


def read_question(asked: str) -> Question:
    """Understand what was typed behind `/whoowns`; never raises.

    >>> read_question("<mailto:A.B@Acme.com|A.B@Acme.com>")
    Question(what='address', text='a.b@acme.com')
    >>> read_question("https://www.acme.com/pricing?x=1")
    Question(what='domain', text='acme.com')
    >>> read_question("  Acme GmbH ").what
    'company'
    >>> read_question("@maya")
    Question(what='person', text='maya')
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
    if person := PERSON.match(text):
        return Question("person", person.group(1).strip())
    if any(c.isalnum() for c in text) and text[0] not in "!#*/" and not set(text) & set("<>@|\\;{}"):
        return Question("company", text)
    return Question("unclear", text)


def why_not_in(asked: str) -> tuple[str, str] | None:
    """What is asked about, and why it is not whose; None when nobody asks why not.

    >>> why_not_in("acme.com why not @jon?")
    ('acme.com', '@jon')
    >>> why_not_in("Why not Maya Okafor")
    ('', 'Maya Okafor')
    """
    found = WHY_NOT.match(asked[: 4 * LONGEST].strip().rstrip("?! "))
    return ((found.group(1) or "").strip(), found.group(2).strip()) if found else None


def _host(text: str) -> str:
    """The domain in a URL or a bare name, IDNA, without www; empty when there is none."""
    host = re.sub(r"^[a-z][a-z0-9+.-]*://", "", text).split("/")[0].split("?")[0].split(":")[0]
    domain = normal_domain(host)
    domain = domain.removeprefix("www.") if domain.count(".") > 1 else domain
    return domain if DOMAIN.match(domain) else ""
