"""Countries and states by their codes, whatever name and language they were written in."""

import gettext
import re
import unicodedata
from collections import defaultdict
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
    "hong kong sar china": "HK", "macedonia": "MK", "palestine": "PS", "kosovo": "XK", "eire": "IE",
    "republic of china": "TW", "republic of korea": "KR", "democratic republic of the congo": "CD",
    "burma": "MM", "cape verde": "CV", "swaziland": "SZ",
}  # fmt: skip
"""Names in daily use that ISO 3166 does not have."""

ARTICLE = re.compile("the |(?:die|der|das|les|le|la|l|los|las|el|il|gli|het) (?=.{4})")
"""Before a country's name; `LA, CA` is a town, so what stands behind a foreign one is no code."""
FORM = re.compile("(?:republic|kingdom|commonwealth) of (?:the )?")
"""Before the name of some countries; `state of` comes before Georgia, the other one."""

UNLISTED = {"XK"}
"""Kosovo, which ISO 3166 has no letters for."""
LONGEST_CODE = 3  # characters of a state's code
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


@lru_cache(maxsize=10_000)
def country_code(name: str) -> str:
    """The two letters of a country by its name in the usual languages, or by its two or three letters.

    The name may have an article or a form of government before it; empty when nobody knows it.

    >>> country_code("Deutschland"), country_code("USA"), country_code("de"), country_code("Atlantis")
    ('DE', 'US', 'DE', '')
    >>> country_code("The Netherlands"), country_code("Republic of Ireland")
    ('NL', 'IE')
    """
    written = _folded(name)
    bare = written[article.end() :] if (article := ARTICLE.match(written)) else written
    shortest = bare[form.end() :] if (form := FORM.match(bare)) else bare
    known = _countries()
    return known.get(written) or known.get(bare) or known.get(shortest, "")


@lru_cache(maxsize=10_000)
def state_code(country: str, name: str) -> str:
    """The code of a state by its name or code in a country of two letters; empty when nobody knows it.

    >>> state_code("US", "California"), state_code("DE", "Bavaria"), state_code("CA", "Québec")
    ('CA', 'BY', 'QC')
    >>> state_code("US", "US-NY"), state_code("US", "Bayern")
    ('NY', '')
    """
    return _states(country).get(_folded(name), "")


@lru_cache(maxsize=10_000)
def countries_with(state: str) -> tuple[str, ...]:
    """The two letters of all countries that have a state of this name, in order; a mere code is no name.

    >>> countries_with("Québec"), countries_with("Florida"), countries_with("NY")
    (('CA',), ('US', 'UY'), ())
    """
    name = _folded(state)
    return _countries_by_state().get(name, ()) if len(name) > LONGEST_CODE else ()


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
def _countries_by_state() -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for country in sorted(each.alpha_2 for each in pycountry.countries):
        for name in _states(country):
            found[name].append(country)
    return {name: tuple(countries) for name, countries in found.items()}


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
