"""What kind of reply a mail is: evidence weighed with what the model reads in the text."""

from collections.abc import Mapping
from dataclasses import replace

from classifier.bounces import failure_facts, read_bounce
from classifier.dates import return_date
from classifier.facts import has_left, read_facts
from classifier.features import reading
from classifier.headers import origin
from classifier.kinds import PEOPLE, in_words
from classifier.language import language_of
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
ALONE: Mapping[str, float] = {ReplyKind.OUT_OF_OFFICE: 0.97, ReplyKind.AUTOMATIC: 0.97}
"""How sure the model must be where no sign beside the text speaks for a machine; it never makes a bounce alone."""

HEARD_ALONE = 0.7
"""How sure the model must be of a stop that no phrase says; a bare "Hi" is for nobody's compliance."""

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
        stop = read_stop(mail)
        odds = self._model.probabilities(mail.fresh or mail.text, mail.subject)
        said = concepts_in(tokens(reading(mail.subject, mail.fresh or mail.text)))
        weighed = weigh(mail, sent, stop, said, odds)
        kind = weighed.likeliest
        if kind == PERSON:
            return self._person(mail, stop, odds, weighed, said)
        evidence, sure = weighed.speaking_for(kind), 1 - weighed.odds[PERSON]
        if sure < (NEEDED[kind] if evidence else ALONE.get(kind, 2.0)):
            return self._person(mail, stop, odds, weighed, said)
        evidence = evidence or (self._reads_like(kind, sure, said),)
        return _machine(kind, weighed.odds[kind], _machines_facts(kind, mail, language, stop), evidence)

    def _person(
        self,
        mail: Mail,
        stop: Stop | None,
        odds: Mapping[str, float],
        weighed: Weighed,
        said: Mapping[str, str],
    ) -> Verdict:
        """What a person says: a clear stop wins over the model; one only the model hears is an unclear one."""
        human = {kind: odds.get(kind, 0.0) for kind in PEOPLE}
        kind = max(human, key=lambda each: human[each])
        sure = human[kind] / (sum(human.values()) or 1.0)
        evidence = self._reads_like(kind, sure, said)
        if stop:
            evidence = f"“{stop.words}”"
        elif kind == ReplyKind.UNSUBSCRIBE and sure >= HEARD_ALONE:
            stop = Stop(Wish.UNCLEAR, evidence)
        elif kind == ReplyKind.UNSUBSCRIBE:
            kind = max(human, key=lambda each: human[each] if each != kind else -1.0)
            evidence = self._reads_like(kind, human[kind], said)
            sure = human[kind]
        if stop and (
            stop.wish is Wish.CLEAR or human[ReplyKind.UNSUBSCRIBE] >= NEEDED[ReplyKind.UNSUBSCRIBE]
        ):
            kind, sure = ReplyKind.UNSUBSCRIBE, 1.0 if stop.wish is Wish.CLEAR else 0.6
        category = ReplyKind(kind).category
        unsure = weighed.likeliest != PERSON or sure < NEEDED[kind]
        facts = _with_stop(read_facts(mail, category), stop)
        return Verdict(category, sure, facts, (evidence,), unsure=unsure)

    def _reads_like(self, kind: str, sure: float, said: Mapping[str, str]) -> str:
        """`reads like interested (0.93): “sounds good”`: what the model says, and the words that speak for it."""
        words = [f"“{said[concept]}”" for concept in self._model.speaking_for(kind, "cues", said)[:_WORDS]]
        return f"reads like {in_words(kind)} ({sure:.2f})" + (f": {', '.join(words)}" if words else "")


def _machine(kind: str, sure: float, facts: Facts, evidence: tuple[str, ...]) -> Verdict:
    category = ReplyKind(kind).category
    return Verdict(category, sure, facts, evidence)


def _machines_facts(kind: str, mail: Mail, language: str | None, stop: Stop | None) -> Facts:
    if kind == ReplyKind.BOUNCE:
        return failure_facts(mail)
    if kind == ReplyKind.AUTOMATIC:
        return _with_stop(Facts(automatic=True), stop)
    facts = Facts(left=has_left(mail), returns=return_date(mail, language), delegate=person_named(mail))
    return _with_stop(facts, stop)


def _worded(kind: str) -> str:
    return kind.replace("_", " ")


def _with_stop(facts: Facts, stop: Stop | None) -> Facts:
    if stop is None:
        return facts
    clear = stop.wish is Wish.CLEAR
    return replace(facts, wants_removal=clear, unclear_stop=not clear)
