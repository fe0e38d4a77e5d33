"""CRM ids as people write them: Salesforce shows 15 characters, and exports the same id with 18."""

import re
from functools import lru_cache

SHORT = 15  # characters of an id as Salesforce shows it
SALESFORCE = re.compile(r"(?=.*[0-9])[0-9A-Za-z]{15}([0-9A-Za-z]{3})?")
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"  # of an id's last three characters


def crm_ids(text: str) -> tuple[str, ...]:
    """The ways to write a CRM id, the longest last. Capitals count in the fifteen characters; the three more
    tell which of them are capitals, five a letter.

    >>> crm_ids("0011x00000ABCde")
    ('0011x00000ABCde', '0011x00000ABCdeAAH')
    """
    if not SALESFORCE.fullmatch(text):
        return (text,)
    short = text[:SHORT]
    fives = (short[start : start + 5] for start in (0, 5, 10))
    tail = "".join(CAPITALS[sum(1 << n for n, c in enumerate(five) if "A" <= c <= "Z")] for five in fives)
    return (short, short + tail) if text in (short, short + tail) else (text,)


@lru_cache(maxsize=4096)  # the same companies write again and again
def listed_key(text: str) -> str:
    """What an account list finds a CRM id or a name by, in small letters; both lengths of an id have one.

    >>> listed_key("0011x00000ABCde"), listed_key("Blue Heron Partners")
    ('0011x00000abcdeaah', 'blue heron partners')
    """
    return crm_ids(text)[-1].casefold()
