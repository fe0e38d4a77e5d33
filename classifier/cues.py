"""Turns of phrase as features: what hundreds of texts are too few to teach, told to the model in words we know."""

from collections import Counter

from classifier.cue_words import CUES
from classifier.fact_words import ANGRY, CHASER, LEFT, LEGAL, TOPICS
from classifier.machine_words import AWAY, AWAY_DETAILS, SAYS_AUTOMATIC, WAS_AWAY
from classifier.stop_words import CLEAR, HARMLESS, UNCLEAR
from classifier.wording import plain

_FACTS = {
    "angry": ANGRY,
    "chases": CHASER,
    "left": LEFT,
    "threatens": LEGAL,
    "away": AWAY,
    "was away": WAS_AWAY,
    "automatic": SAYS_AUTOMATIC,
}
_ABSENCE = ("until", "no access", "in urgent cases", "on return", "thanks for your mail")
_ALL = CUES | _FACTS | TOPICS | dict(zip(_ABSENCE, AWAY_DETAILS, strict=True))
_SHORT, _LONG = 6, 60


def cues(text: str) -> Counter[str]:
    """The cues a text gives, each once, and how long it is.

    >>> sorted(cues("Sounds good, what does it cost?"))
    ['agrees', 'asks', 'price', 'question', 'short']
    """
    said = plain(text)
    found = Counter(name for name, pattern in _ALL.items() if pattern.search(said))
    sober = HARMLESS.sub(" · ", said)
    length = said.count(" ") + 1
    found["stop"] = bool(CLEAR.search(sober))
    found["perhaps stop"] = bool(UNCLEAR.search(sober))
    found["question"] = "?" in said
    found["short"] = length <= _SHORT
    found["long"] = length >= _LONG
    return +found
