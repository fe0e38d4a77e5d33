"""All phrases that are looked for in what somebody wrote, asked about together: one look at its words tells which may match."""

from classifier.contact_words import LEFT, WRONG_PERSON
from classifier.gates import Gates
from classifier.mood_words import ANGRY, CHASER, NOTHING_SAID, URGENT
from classifier.people_words import COLLEAGUE, POINTS_AHEAD, STANDS_IN, TITLES
from classifier.stop_words import ALONE, CLEAR, HARMLESS, NOTICE, THIRD_PERSON, UNCLEAR
from classifier.threat_words import BRAND, LEGAL
from classifier.time_words import NO_DELAY, NO_PROPOSAL, NOT_NOW, PROPOSES
from classifier.topic_words import TOPICS

TABLES = (
    *(ALONE, HARMLESS, THIRD_PERSON, CLEAR, UNCLEAR, NOTICE),
    *(NOTHING_SAID, LEFT, LEGAL, BRAND, ANGRY, URGENT, CHASER, WRONG_PERSON),
    *(NOT_NOW, NO_DELAY, PROPOSES, NO_PROPOSAL),
    *(TITLES, STANDS_IN, POINTS_AHEAD, COLLEAGUE),
    *TOPICS.values(),
)
"""What is in no table here is never heard."""

hear = Gates(*TABLES).heard
"""What may be said in a `plain` text, by table; the readers of one mail mostly ask about the same text."""


def ready() -> None:
    """Compile all lines now: a third of a second, which a process that reads many mails spends before the first."""
    for table in TABLES:
        _ = table.lines
