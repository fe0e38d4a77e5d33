"""What else is said in a person's mail: threats, anger, topics, times, who has left, whom to ask instead."""

from classifier.contact_words import LEFT, WRONG_PERSON
from classifier.gates import GatedPhrases, Heard
from classifier.hearing import hear
from classifier.later import later_date
from classifier.mood_words import ANGRY, CHASER, NOTHING_SAID, URGENT
from classifier.people import person_named
from classifier.threat_words import BRAND, LEGAL
from classifier.time_words import NO_DELAY, NO_PROPOSAL, NOT_NOW, PROPOSES
from classifier.topic_words import TOPICS
from classifier.wording import own_subject, plain
from routing.model import Category, Facts, Mail

_HEARD, _SHOUTED, _LOUD = 2_000, 20, 0.8
_OPEN = frozenset({Category.INTERESTED, Category.OTHER})


def read_facts(mail: Mail, category: Category) -> Facts:
    """The facts in what a person wrote; urgency and high-intent topics only where somebody may want to buy.

    `later` is the first day of the time somebody named who does not want to talk now, None without one.
    """
    heard = hear(plain(f"{own_subject(mail.subject)}\n{mail.fresh}")).without(NOTHING_SAID)
    topics = (topic for topic, words in TOPICS.items() if category in _OPEN and heard.search(words))
    not_now = _says(heard, NOT_NOW, NO_DELAY)
    return Facts(
        legal=bool(heard.search(LEGAL)),
        brand=bool(heard.search(BRAND)),
        angry=bool(heard.search(ANGRY)) or _shouting(mail.fresh),
        urgent=category in _OPEN and bool(heard.search(URGENT)),
        chaser=bool(heard.search(CHASER)),
        wrong_person=bool(heard.search(WRONG_PERSON)),
        not_now=not_now,
        later=later_date(heard.said, mail.date) if not_now else None,
        proposes_time=_says(heard, PROPOSES, NO_PROPOSAL),
        left=has_left(mail),
        topics=tuple(topics),
        referred=person_named(mail),
    )


def has_left(mail: Mail) -> bool:
    """Whether the text says that somebody has left the company."""
    return bool(hear(plain(mail.fresh)).search(LEFT))


def _says(heard: Heard, words: GatedPhrases, unless: GatedPhrases) -> bool:
    """Whether the words are there still when what only looks like them is erased."""
    if not heard.search(words):
        return False
    left = heard.without(unless)
    return left is heard or bool(left.search(words))


def _shouting(text: str) -> bool:
    """Whether nearly all of a text of some length is in capitals."""
    capitals = sum(map(str.isupper, text[:_HEARD]))
    return capitals >= _SHOUTED * _LOUD and capitals >= _LOUD * sum(map(str.isalpha, text[:_HEARD]))
