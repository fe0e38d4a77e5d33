"""The kinds of reply the classifier tells apart, by who writes them."""

from routing.model import ReplyKind, Verdict

PEOPLE = (ReplyKind.INTERESTED, ReplyKind.NOT_INTERESTED, ReplyKind.UNSUBSCRIBE, ReplyKind.OTHER)
MACHINES = (ReplyKind.OUT_OF_OFFICE, ReplyKind.BOUNCE, ReplyKind.AUTOMATIC)


def kind_of(verdict: Verdict) -> ReplyKind:
    """The kind a verdict says.

    >>> from routing.model import Category, Facts
    >>> kind_of(Verdict(Category.OTHER, facts=Facts(automatic=True))).value, kind_of(Verdict(Category.BOUNCE)).value
    ('automatic', 'bounce')
    """
    return ReplyKind.AUTOMATIC if verdict.facts.automatic else ReplyKind(verdict.category)


def in_words(kind: str) -> str:
    """`not interested`."""
    return kind.replace("_", " ")
