"""The language of a reply, only when it is beyond doubt."""

from itertools import islice

from routing.model import Mail

try:
    import pycld2
except ImportError:  # there is no wheel for every platform; without it no language is known
    pycld2 = None

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
"""The languages whose replies are read, not only their machines' headers."""

_LETTERS_NEEDED = 12
_READ = 4_000


def language_of(mail: Mail) -> str | None:
    """The ISO 639-1 code of what the person wrote; None for short, mixed or unsure text."""
    text = mail.fresh[:_READ]
    letters = islice(filter(str.isalpha, text), _LETTERS_NEEDED - 1, None)
    if pycld2 is None or next(letters, None) is None:
        return None
    try:
        reliable, _, ((_, code, _, _), *_) = pycld2.detect(text.encode("utf-8", "ignore"))
    except pycld2.error:  # bytes it takes for invalid UTF-8
        return None
    return code[:2] if reliable and code != "un" else None
