"""What kind of reply a mail is: evidence weighed with what the model reads in the text."""

from collections.abc import Mapping
from dataclasses import replace

from classifier.bounces import failure_facts, read_bounce
from classifier.dates import return_date
from classifier.facts import has_left, read_facts
from classifier.features import reading
from classifier.headers import origin
from classifier.kinds import PEOPLE, in_words
from classifier.language import LANGUAGES, language_of
from classifier.model import Model
from classifier.people import person_named
from classifier.phrases import concepts_in
from classifier.reports import read_complaint, read_report
from classifier.stop import Stop, Wish, read_stop
from classifier.tokens import tokens
from classifier.weighing import PERSON, Weighed, weigh
from routing.model import Facts, Mail, ReplyKind, Verdict

NEEDED: Mapping[str, float] = {
    ReplyKind.OUT_OF_OFFICE: 0.9,
    ReplyKind.AUTOMATIC: 0.8,
    ReplyKind.BOUNCE: 0.9,
    ReplyKind.INTERESTED: 0.5,
    ReplyKind.NOT_INTERESTED: 0.5,
    ReplyKind.UNSUBSCRIBE: 0.25,
    ReplyKind.OTHER: 0.4,
}
"""How sure we must be of each kind, because mistakes do not cost the same (docs/classifier.md).

An absence that is a person's reply is a lost meeting (R100), a stop that is none costs compliance a glance. Below it
the reply is a person's, and "not sure".
"""
ALONE: Mapping[str, tuple[float, int]] = {
    ReplyKind.OUT_OF_OFFICE: (0.95, 1),
    ReplyKind.AUTOMATIC: (0.97, 0),
    ReplyKind.BOUNCE: (0.97, 2),
}
"""How sure we must be, and how many turns of phrase must say so, where only the text speaks for a machine."""

KNOWN = 0.2
"""The share of a text's words the model must know; of less it would judge by the few that look familiar."""

KNOWN_OF_FOREIGN = 0.7
"""The same where the language seems to be none of ours: neighbours share words, and short texts are mistaken."""

STRANGE: Mapping[str, float] = {
    ReplyKind.OTHER: 0.5,
    ReplyKind.OUT_OF_OFFICE: 0.25,
    ReplyKind.AUTOMATIC: 0.15,
    ReplyKind.BOUNCE: 0.1,
}
"""What is assumed of a text that nobody here can read: signs beside it decide, and without one it is a person's."""

HEARD_ALONE = 0.7
"""How likely a stop must be that no phrase says; a bare "Hi" is for nobody's compliance."""

MODEST = 0.85
"""Certainty among the kinds of people, as a power: strangers write of things that no text of the corpus does.

It changes no verdict, only how sure we say we are; texts written afterwards were judged too boldly without it.
"""

_WORDS = 2  # turns of phrase shown


class Classifier:
    """Reads mails with one model; it keeps nothing between them, so threads may share it."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._version = model.version

    def classify(self, mail: Mail) -> Verdict:
        """The verdict on one mail: reports, notices of mail systems, then everything else by weight."""
        language = language_of(mail)
        return replace(self._judge(mail, language), language=language, model=self._version)

    def _judge(self, mail: Mail, language: str | None) -> Verdict:
        sent = origin(mail)
        if verdict := read_report(mail) or read_complaint(mail) or read_bounce(mail, sent):
            return verdict
        stop, text = read_stop(mail), mail.fresh or mail.text
        said = concepts_in(tokens(reading(mail.subject, text)))
        strange = self._strange(text, language)
        odds = STRANGE if strange else self._model.probabilities(text, mail.subject)
        weighed = weigh(mail, sent, stop, said, odds)
        kind, sure = weighed.likeliest, 1 - weighed.odds[PERSON]
        if kind != PERSON and _enough(kind, sure, weighed):
            evidence = weighed.speaking_for(kind) or (self._reads_like(kind, sure, said),)
            facts = _with_stop(machines_facts(kind, mail, language), stop)
            return Verdict(ReplyKind(kind).category, weighed.odds[kind], facts, evidence)
        verdict = self._person(mail, stop, odds, said)
        return replace(verdict, unsure=verdict.unsure or strange or kind != PERSON)

    def _strange(self, text: str, language: str | None) -> bool:
        foreign = language not in (None, *LANGUAGES)
        return self._model.known(tokens(text)) < (KNOWN_OF_FOREIGN if foreign else KNOWN)

    def _person(
        self, mail: Mail, stop: Stop | None, odds: Mapping[str, float], said: Mapping[str, str]
    ) -> Verdict:
        """What a person says: a clear stop wins over the model; one only the model hears is an unclear one."""
        human = {kind: odds.get(kind, 0.0) for kind in PEOPLE}
        heard = human[ReplyKind.UNSUBSCRIBE]
        if not stop and heard < HEARD_ALONE:
            del human[ReplyKind.UNSUBSCRIBE]
        kind = max(human, key=lambda each: human[each])
        sure = human[kind] ** MODEST / (sum(each**MODEST for each in human.values()) or 1.0)
        evidence = f"“{stop.words}”" if stop else self._reads_like(kind, sure, said)
        if not stop and kind is ReplyKind.UNSUBSCRIBE:
            stop = Stop(Wish.UNCLEAR, evidence)
        if stop and (stop.wish is Wish.CLEAR or heard >= NEEDED[ReplyKind.UNSUBSCRIBE]):
            kind, sure = ReplyKind.UNSUBSCRIBE, 1.0 if stop.wish is Wish.CLEAR else 0.6
        facts = _with_stop(read_facts(mail, kind.category), stop)
        return Verdict(kind.category, sure, facts, (evidence,), unsure=sure < NEEDED[kind])

    def _reads_like(self, kind: str, sure: float, said: Mapping[str, str]) -> str:
        """`reads like interested (0.93): “sounds good”`: what the model says, and the words that speak for it."""
        words = [f"“{said[concept]}”" for concept in self._model.speaking_for(kind, "cues", said)[:_WORDS]]
        return f"reads like {in_words(kind)} ({sure:.2f})" + (f": {', '.join(words)}" if words else "")


def machines_facts(kind: str, mail: Mail, language: str | None) -> Facts:
    """What a machine's mail of this kind tells: who was not reached, or when somebody is back and who stands in."""
    if kind == ReplyKind.BOUNCE:
        return failure_facts(mail)
    if kind == ReplyKind.AUTOMATIC:
        return Facts(automatic=True)
    return Facts(left=has_left(mail), returns=return_date(mail, language), delegate=person_named(mail))


def _enough(kind: str, sure: float, weighed: Weighed) -> bool:
    if weighed.beside_the_text(kind):
        return sure >= NEEDED[kind]
    needed, signs = ALONE[kind]
    return sure >= needed and len(weighed.speaking_for(kind)) >= signs


def _with_stop(facts: Facts, stop: Stop | None) -> Facts:
    if stop is None:
        return facts
    clear = stop.wish is Wish.CLEAR
    return replace(facts, wants_removal=clear, unclear_stop=not clear)
