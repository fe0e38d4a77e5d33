"""What else is said in a person's mail: threats, anger, urgency, topics, who has left, whom to ask instead."""

import re

from classifier.fact_words import ANGRY, BRAND, CHASER, LEFT, LEGAL, NOTHING_SAID, TOPICS, URGENT
from classifier.people import person_named
from classifier.wording import own_subject, plain
from routing.model import Category, Facts, Mail

_LETTER = re.compile(r"[^\W\d_]")
_SHOUTED, _LOUD = 20, 0.8
_OPEN = frozenset({Category.INTERESTED, Category.OTHER})


def read_facts(mail: Mail, category: Category) -> Facts:
    """The facts in what a person wrote; urgency and high-intent topics only where somebody may want to buy."""
    said = NOTHING_SAID.sub(" · ", plain(f"{own_subject(mail.subject)}\n{mail.fresh}"))
    topics = (topic for topic, words in TOPICS.items() if category in _OPEN and words.search(said))
    return Facts(
        legal=bool(LEGAL.search(said)),
        brand=bool(BRAND.search(said)),
        angry=bool(ANGRY.search(said)) or _shouting(mail.fresh),
        urgent=category in _OPEN and bool(URGENT.search(said)),
        chaser=bool(CHASER.search(said)),
        left=has_left(mail),
        topics=tuple(topics),
        referred=person_named(mail),
    )


def has_left(mail: Mail) -> bool:
    """Whether the text says that somebody has left the company."""
    return bool(LEFT.search(plain(mail.fresh)))


def _shouting(text: str) -> bool:
    """Whether nearly all of a text of some length is in capitals."""
    letters = _LETTER.findall(text[:2_000])
    capitals = sum(map(str.isupper, letters))
    return len(letters) >= _SHOUTED and capitals >= _LOUD * len(letters)
