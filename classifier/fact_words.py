"""The phrases of `facts`, gathered: one file for each kind of thing people say."""

from classifier.contact_words import LEFT, WRONG_PERSON
from classifier.mood_words import ANGRY, CHASER, NOTHING_SAID, URGENT
from classifier.threat_words import BRAND, LEGAL
from classifier.time_words import NO_DELAY, NO_PROPOSAL, NOT_NOW, PROPOSES
from classifier.topic_words import TOPICS

__all__ = [
    "ANGRY",
    "BRAND",
    "CHASER",
    "LEFT",
    "LEGAL",
    "NOTHING_SAID",
    "NOT_NOW",
    "NO_DELAY",
    "NO_PROPOSAL",
    "PROPOSES",
    "TOPICS",
    "URGENT",
    "WRONG_PERSON",
]
