"""Names of companies, as many as wanted, all different; and how people mistype them."""

from collections.abc import Callable, Iterator
from random import Random

SYLLABLE_TEXT = """
al an ar bel ber bo bri ca car cor da del den do el en fal fer fin gar gen gra hal har hol in is jo
ka kel kin la lan len lo lu ma mar mer mi mon na nel ni nor o or pa per pol qui ra ren ri ro sa sel
ser so ster sul ta tan ter ti tor tri u va ver vi vol wal wen wil win xan ya zel zo
"""
TRADE_TEXT = """
Analytics Automation Bakeries Biotech Brewing Capital Ceramics Chemicals Clinics Components
Construction Consulting Controls Data Design Diagnostics Dynamics Education Electronics Energy
Engineering Farms Fashion Financial Foods Freight Furniture Games Glass Health Holdings Hotels
Imaging Industries Insurance Interactive Investments Labs Logistics Machines Marine Marketing
Materials Media Medical Metals Mobility Motors Networks Optics Packaging Paper Partners Pharma
Plastics Power Print Properties Publishing Recycling Research Retail Robotics Security Shipping
Software Solar Solutions Sports Steel Storage Studios Supply Systems Technologies Telecom Textiles
Tools Toys Traders Training Transport Travel Utilities Ventures Water Wines Works
"""
PLACE_TEXT = """
Alpine, Atlantic, Baltic, Bavaria, Berlin, Boston, Bristol, California, Central, Coast, Dublin,
East, Europe, Global, Great Lakes, Iberia, International, Kent, London, Lyon, Madrid, Midwest,
Milano, Nordic, North, Northern, Oslo, Pacific, Paris, Porto, Rhine, South, Southern, Texas, Torino,
United, Utah, Vienna, Wales, West, Western, York, Zurich
"""
FORM_TEXT = ",,Inc,Inc.,LLC,Ltd,Limited,GmbH,GmbH & Co. KG,AG,SA,S.A.,BV,AB,Corp."
SYLLABLES, TRADES = SYLLABLE_TEXT.split(), TRADE_TEXT.split()
PLACES = [place.strip() for place in PLACE_TEXT.split(",")]
FORMS = FORM_TEXT.split(",")
ACCENTS = {"u": "ü", "o": "ö", "a": "ä", "e": "é"}
KEYS = "qwertyuiop asdfghjkl zxcvbnm"


def company_names(wanted: int, seed: int = 7) -> Iterator[str]:
    """`wanted` different names: a made-up word, mostly a trade, at times a second word or a place, a form."""
    random, seen = Random(seed), set[str]()
    while len(seen) < wanted:
        name = _bare(random)
        if name not in seen:
            seen.add(name)
            yield f"{name} {random.choice(FORMS)}".strip()


def _bare(random: Random) -> str:
    word = _word(random)
    if random.random() < 0.04:
        letter = random.choice([*ACCENTS])
        word = word.replace(letter, ACCENTS[letter])
    parts = [word, *([random.choice("&") + " " + _word(random)] if random.random() < 0.15 else [])]
    if random.random() < 0.9:
        parts.append(random.choice(TRADES))
    if random.random() < 0.25:
        parts.insert(random.choice([0, len(parts)]), random.choice(PLACES))
    return " ".join(parts)


def _word(random: Random) -> str:
    return "".join(random.choice(SYLLABLES) for _ in range(random.choice((2, 2, 3, 3, 3, 4)))).capitalize()


def mistyped(name: str, random: Random) -> tuple[str, str]:
    """What somebody types who means this company, in one of the usual ways, and which way it was."""
    way = random.choice([way for way in WAYS if " " in name or way not in OF_WORDS])
    return WAYS[way](name.lower(), random), way


def _wrong(name: str, random: Random) -> str:
    at = random.randrange(1, len(name))
    place = KEYS.find(name[at])
    return name[:at] + KEYS[(place + random.choice((-1, 1))) % len(KEYS)] + name[at + 1 :]


def _missing(name: str, random: Random) -> str:
    at = random.randrange(1, len(name))
    return name[:at] + name[at + 1 :]


def _twice(name: str, random: Random) -> str:
    at = random.randrange(1, len(name))
    return name[:at] + name[at] + name[at:]


def _transposed(name: str, random: Random) -> str:
    at = random.choice([n for n in range(len(name) - 1) if name[n] != name[n + 1]])
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _shorter(name: str, random: Random) -> str:
    words = name.split()
    return " ".join(words[:-1]) if random.random() < 0.7 else " ".join(words[1:])


WAYS: dict[str, Callable[[str, Random], str]] = {
    "a letter wrong": _wrong,
    "a letter missing": _missing,
    "a letter too many": _twice,
    "two letters transposed": _transposed,
    "two mistakes": lambda name, random: _wrong(_transposed(name, random), random),
    "a word missing": _shorter,
    "words run together": lambda name, _: name.replace(" ", ""),
    "words in another order": lambda name, _: " ".join(name.split()[1:] + name.split()[:1]),
}
OF_WORDS = ("a word missing", "words run together", "words in another order")
