"""How the classifier gets mails to learn from and to be judged by, without knowing who parses them."""

from collections.abc import Callable

from routing.model import Mail

Parse = Callable[[bytes], object]
"""Bytes to Mail; anything that is no Mail (a reason why not) counts as unreadable."""


def read_mail(raw: bytes, parse: Parse) -> Mail | None:
    """The mail, or None where there is none."""
    mail = parse(raw)
    return mail if isinstance(mail, Mail) else None
