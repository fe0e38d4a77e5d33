"""Countries and states by their codes, whatever name and language they were written in."""

import gettext
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Any

import pycountry

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
ALSO = {
    "uk": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB",
    "northern ireland": "GB", "u s": "US", "u s a": "US", "america": "US", "etats unis d amerique": "US",
    "usa vereinigte staaten": "US", "vereinigte staaten von amerika": "US", "holland": "NL", "russia": "RU",
    "russland": "RU", "south korea": "KR", "sudkorea": "KR", "turkey": "TR", "turkei": "TR",
    "czech republic": "CZ", "tschechische republik": "CZ", "uae": "AE", "ivory coast": "CI",
    "hong kong sar china": "HK", "macedonia": "MK", "palestine": "PS", "kosovo": "XK",
}  # fmt: skip
"""Names in daily use that ISO 3166 does not have."""


UNLISTED = {"XK"}
"""Kosovo, which ISO 3166 has no letters for."""
FORCES = {"AA", "AE", "AP"}
"""Where a CRM has the United States' forces abroad; ISO 3166 has no states for them."""


def is_country(code: str) -> bool:
    """Whether these are the two capital letters of a country.

    >>> is_country("GB"), is_country("UK"), is_country("gb")
    (True, False, False)
    """
    return code.isupper() and (code in UNLISTED or pycountry.countries.get(alpha_2=code) is not None)


def is_state(country: str, code: str) -> bool:
    """Whether a country of two letters has a state of this code; any will do where no list of states exists.

    >>> is_state("US", "NY"), is_state("US", "CAL"), is_state("US", "ny"), is_state("HK", "KLN")
    (True, False, False, True)
    """
    known = _codes(country)
    return code in known if known else code == code.upper()


def country_code(name: str) -> str:
    """The two letters of a country by its name in the usual languages, or by its two or three letters.

    Empty when nobody knows it.

    >>> country_code("Deutschland"), country_code("USA"), country_code("de"), country_code("Atlantis")
    ('DE', 'US', 'DE', '')
    """
    return _countries().get(_folded(name), "")


@lru_cache(maxsize=10_000)
def state_code(country: str, name: str) -> str:
    """The code of a state by its name or code in a country of two letters; empty when nobody knows it.

    >>> state_code("US", "California"), state_code("DE", "Bavaria"), state_code("CA", "Québec")
    ('CA', 'BY', 'QC')
    >>> state_code("US", "US-NY"), state_code("US", "Bayern")
    ('NY', '')
    """
    return _states(country).get(_folded(name), "")


def _folded(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split())


@cache
def _codes(country: str) -> frozenset[str]:
    codes = frozenset(str(state.code).partition("-")[2] for state in _subdivisions(country))
    return codes | FORCES if country == "US" else codes


@cache
def _countries() -> dict[str, str]:
    known = dict(ALSO)
    for country in pycountry.countries:
        names = [country.alpha_2, country.alpha_3, country.name]
        names += [getattr(country, kind, "") for kind in ("common_name", "official_name")]
        names += [said(name) for said in _translations("iso3166-1") for name in names[2:] if name]
        for name in names:
            known.setdefault(_folded(name), country.alpha_2)
    known.pop("", None)
    return known


@cache
def _states(country: str) -> dict[str, str]:
    known: dict[str, str] = {}
    for state in _subdivisions(country):
        code = state.code.partition("-")[2]
        first, _, second = state.name.partition("[")
        names = [state.code, code, state.name, first, second.rstrip("]"), *state.name.split("/")]
        names += [said(state.name) for said in _translations("iso3166-2")]
        for name in names:
            known.setdefault(_folded(name), code)
    known.pop("", None)
    return known


def _subdivisions(country: str) -> Iterable[Any]:
    subdivisions: Any = pycountry.subdivisions
    return subdivisions.get(country_code=country) or ()


@cache
def _translations(domain: str) -> list[Callable[[str], str]]:
    return [
        gettext.translation(domain, pycountry.LOCALES_DIR, [language], fallback=True).gettext
        for language in LANGUAGES
    ]
