"""Evidence weighed: what sender, headers, subject and wording say for each kind of machine, against a person.

A weight is a natural logarithm of odds: 1 makes a kind 2.7 times as likely, 3 twenty times, and weights add up. No
single sign decides alone (FIELD C8): each is small enough that a text which is plainly a person's, or plainly
something else, outweighs it.
"""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from classifier.bounce_subjects import DELAY_SUBJECT, DONE_SUBJECT
from classifier.bounce_subjects import SUBJECT as BOUNCED_SUBJECT
from classifier.curt_words import GOODS
from classifier.headers import Origin
from classifier.kinds import MACHINES, PEOPLE
from classifier.machine_subjects import ABSENT_SUBJECT, ACKNOWLEDGING_SUBJECT, AUTO_SUBJECT
from classifier.stop import Stop, Wish
from classifier.wording import bare_subject, own_subject, plain
from routing.model import Mail, ReplyKind

PERSON = "person"
Speaks = Mapping[str, float]
_ABSENT, _BOUNCED, _AUTOMATIC = ReplyKind.OUT_OF_OFFICE, ReplyKind.BOUNCE, ReplyKind.AUTOMATIC
_SHOWN = 40  # characters of a subject
_LEAST = 1e-3  # the model is never surer than that against a kind

_GREETS = re.compile(
    r"(?i:hi|hello|hey|dear|hallo|lieber?|servus|moin|guten tag|bonjour|coucou|salut|ch[eè]re?|hola|estimad[oa]|"
    r"buenos d[ií]as|ciao|buongiorno|gentile|caro|cara|ol[aá]|prezad[oa]|bom dia|beste|geachte|dag)\s"
    r"(?:(?:Mr|Mrs|Ms|Herr|Frau|Monsieur|Madame|Mme|M|Sra?|Sig|Sig\.ra|Dott|Dr|Dra|de heer|mevrouw)\b\.?\s)?"
    r"(?!(?i:absender|sender|damen|all|team|everyone|there|kolleg|kund|visitor|colleague|customer|tous|toutes|"
    r"client|todos|tutti|remitente|mittente|remetente|afzender|heer|relatie|klant|utente|usuari|leitor|contact))"
    r"[A-ZÀ-Þ][a-zà-ÿ]+\s*[,!\n]"
)
"""A greeting by name: programs do not know whom they answer."""

_ANSWERED: Speaks = {_ABSENT: 5.0, _AUTOMATIC: 4.0, _BOUNCED: 2.0}
_GENERATED: Speaks = {_ABSENT: 2.5, _AUTOMATIC: 3.0, _BOUNCED: 2.5}
_FROM_A_DAEMON: Speaks = {_ABSENT: 1.5, _AUTOMATIC: 2.5, _BOUNCED: 5.0}
_FROM_NOBODY: Speaks = {_ABSENT: 1.5, _AUTOMATIC: 3.0, _BOUNCED: 1.0}
_WEAK: Speaks = {_ABSENT: 1.0, _AUTOMATIC: 1.0, _BOUNCED: 1.0}
_AUTO_SUBJECT: Speaks = {_ABSENT: 5.0, _AUTOMATIC: 4.0}
_ABSENT_SUBJECT: Speaks = {_ABSENT: 1.5}
_BOUNCED_SUBJECT: Speaks = {_BOUNCED: 4.0, _AUTOMATIC: 2.0}
_ACKNOWLEDGING_SUBJECT: Speaks = {_AUTOMATIC: 2.5}
_ASKING: Speaks = {_ABSENT: -0.5, _AUTOMATIC: -1.0, _BOUNCED: -2.5}
_GREETING: Speaks = dict.fromkeys(MACHINES, -1.0)
_GOODS: Speaks = {_BOUNCED: -6.0}
_STOP: Speaks = {_ABSENT: -4.0, _AUTOMATIC: -4.0, _BOUNCED: -1.0}  # bounces quote our own footers
_STOP_BY_HEADER: Speaks = dict.fromkeys(MACHINES, -20.0)


_SAID: Mapping[str, Speaks] = {
    "automatic_words": {_ABSENT: 2.5, _AUTOMATIC: 2.5, _BOUNCED: 1.0},
    "away": {_ABSENT: 1.5},
    "left_company": {_ABSENT: 1.5},
    "closed": {_ABSENT: 1.5},
    "was_away": {_ABSENT: -2.5},
    "until": {_ABSENT: 0.5},
    "no_access": {_ABSENT: 0.5},
    "urgent_contact": {_ABSENT: 0.5},
    "on_return": {_ABSENT: 0.5},
    "suits": {_ABSENT: -7.0, _AUTOMATIC: -2.0, _BOUNCED: -2.0},
    "meets": {_ABSENT: -2.0},
    "agrees": {_ABSENT: -3.0},
    "looks_into_it": {_ABSENT: -3.0},
    "curious": {_ABSENT: -4.0},
    "acknowledges": {_AUTOMATIC: 1.0},
    "challenge": {_AUTOMATIC: 1.0},
    "delivery_failed": {_BOUNCED: 1.0},
    "unknown_user": {_BOUNCED: 1.0},
    "mailbox_full": {_BOUNCED: 1.0},
    "dead_mailbox": {_BOUNCED: 1.0},
    "delayed": {_AUTOMATIC: 1.0},
}
"""Concepts of the phrasebook the model weighs as well; these lean to one side where mistakes cost more."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sign in words, and how much it speaks for each kind of machine; below zero it speaks for a person.

    `beside`: it stands beside the text, in headers, sender or subject, where only programs leave it.
    """

    words: str
    speaks: Speaks
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Weighed:
    """How likely a person or each kind of machine is (they add up to 1), and the signs, the strongest first."""

    odds: Mapping[str, float]
    evidence: tuple[Evidence, ...]

    @property
    def likeliest(self) -> str:
        """`PERSON` or a kind of machine."""
        return max(self.odds, key=lambda kind: self.odds[kind])

    def beside_the_text(self, kind: str) -> bool:
        """Whether a sign beside the text speaks for this kind."""
        return any(each.beside and each.speaks.get(kind, 0.0) > 0 for each in self.evidence)

    def speaking_for(self, kind: str) -> tuple[str, ...]:
        """The signs that speak for this kind, in words."""
        return tuple(each.words for each in self.evidence if each.speaks.get(kind, 0.0) > 0)


def weigh(
    mail: Mail, sent: Origin, stop: Stop | None, said: Mapping[str, str], text_odds: Mapping[str, float]
) -> Weighed:
    """Add what the signs say to what the model makes of the text.

    `said`: concepts of the phrasebook with their words; `text_odds`: kind to probability.
    """
    evidence = tuple(
        sorted(
            _signs(mail, sent, stop, said), key=lambda each: -max(map(abs, each.speaks.values()), default=0.0)
        )
    )
    scores: dict[str, float] = {PERSON: _log(sum(text_odds.get(kind, 0.0) for kind in PEOPLE))}
    for kind in MACHINES:
        signs = sum(each.speaks.get(kind, 0.0) for each in evidence)
        scores[kind] = _log(text_odds.get(kind, 0.0)) + signs
    highest = max(scores.values())
    likely = {kind: math.exp(score - highest) for kind, score in scores.items()}
    total = sum(likely.values())
    return Weighed({kind: value / total for kind, value in likely.items()}, evidence)


def _log(probability: float) -> float:
    return math.log(max(probability, _LEAST))


def _signs(mail: Mail, sent: Origin, stop: Stop | None, said: Mapping[str, str]) -> Iterator[Evidence]:
    yield from _in_the_headers(sent)
    yield from _in_the_subject(mail)
    yield from _in_the_text(mail, said)
    if stop and stop.wish is Wish.CLEAR and (stop.by_header or not sent.program):
        yield Evidence(f"“{stop.words}”", _STOP_BY_HEADER if stop.by_header else _STOP)


def _in_the_headers(sent: Origin) -> Iterator[Evidence]:
    if sent.answered:
        yield Evidence(sent.answered, _ANSWERED, beside=True)
    if sent.generated:
        yield Evidence(sent.generated, _GENERATED, beside=True)
    if sent.daemon:
        yield Evidence(sent.daemon, _FROM_A_DAEMON, beside=True)
    if sent.silent:
        yield Evidence(sent.silent, _FROM_NOBODY, beside=True)
    for sign in sent.weak:
        yield Evidence(sign, _WEAK, beside=True)


def _in_the_subject(mail: Mail) -> Iterator[Evidence]:
    """What a program wrote above; behind "Re:" it is what somebody answers."""
    shown, subject = bare_subject(mail.subject)[:_SHOWN], plain(mail.subject)
    if AUTO_SUBJECT.match(subject):
        yield Evidence(f"subject “{shown}”", _AUTO_SUBJECT, beside=True)
    elif own := plain(own_subject(mail.subject)):
        for words, speaks in (
            (BOUNCED_SUBJECT, _BOUNCED_SUBJECT),
            (DELAY_SUBJECT, _ACKNOWLEDGING_SUBJECT),
            (DONE_SUBJECT, _ACKNOWLEDGING_SUBJECT),
            (ACKNOWLEDGING_SUBJECT, _ACKNOWLEDGING_SUBJECT),
            (ABSENT_SUBJECT, _ABSENT_SUBJECT),
        ):
            if words.search(own):
                yield Evidence(f"subject “{shown}”", speaks, beside=True)


def _in_the_text(mail: Mail, said: Mapping[str, str]) -> Iterator[Evidence]:
    for concept, words in said.items():
        if speaks := _SAID.get(concept):
            yield Evidence(f"“{words}”", speaks)
    if "?" in mail.fresh:
        yield Evidence("asks a question", _ASKING)
    if goods := GOODS.search(plain(mail.fresh)):
        yield Evidence(f"“{goods.group()}”", _GOODS)
    if greeting := _GREETS.match(mail.fresh):
        yield Evidence(f"“{greeting.group().strip()}”", _GREETING)
