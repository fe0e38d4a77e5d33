"""What kind of reply a mail is: evidence first, the model for what people wrote."""

from dataclasses import replace

from classifier.absence import Weight, read_absence, weigh
from classifier.automatic import read_automatic
from classifier.bounces import read_bounce
from classifier.facts import read_facts
from classifier.headers import Origin, origin
from classifier.language import language_of
from classifier.model import Model
from classifier.reports import read_complaint, read_report
from classifier.stop import Stop, Wish, read_stop
from routing.model import Category, Facts, Mail, Verdict

_HEARD_TOO = 0.25
"""An unclear stop is the kind of reply, and not only a fact, when the model hears it too."""


class Classifier:
    """Reads mails with one model; it keeps nothing between them, so threads may share it."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def classify(self, mail: Mail) -> Verdict:
        """The verdict on one mail: reports and bounces, automatic mail, absence, then what a person says."""
        language = language_of(mail)
        return replace(self._judge(mail, language), language=language)

    def _judge(self, mail: Mail, language: str | None) -> Verdict:
        sent, weight, stop = origin(mail), weigh(mail), read_stop(mail)
        if verdict := read_report(mail) or read_complaint(mail):
            return verdict
        if not _answers_for_a_person(weight, sent) and (verdict := read_bounce(mail, sent)):
            return verdict
        odds = self._model.probabilities(mail.fresh, mail.subject)
        if not (stop and stop.wish is Wish.CLEAR) or (sent.program and not stop.by_header):
            modelled = odds.get(Category.OUT_OF_OFFICE, 0.0)
            absence = read_absence(mail, sent, weight, modelled, language)
            if verdict := absence or read_automatic(mail, sent, weight):
                return replace(verdict, facts=_with_stop(verdict.facts, stop))
        return _person(mail, stop, odds)


def _answers_for_a_person(weight: Weight, sent: Origin) -> bool:
    """Whether it is an absence notice whatever the envelope says: Exchange sends those as its postmaster."""
    return weight.named or (weight.away and not sent.daemon)


def _person(mail: Mail, stop: Stop | None, odds: dict[Category, float]) -> Verdict:
    """What a person says: a clear stop wins over the model; a stop only the model hears is an unclear one."""
    human = {category: p for category, p in odds.items() if category is not Category.OUT_OF_OFFICE}
    category = max(human, key=lambda each: human[each])
    sure = human[category] / sum(human.values())
    evidence = f"reads like {category.replace('_', ' ')} ({sure:.2f})"
    if stop:
        evidence = f"“{stop.words}”"
    elif category is Category.UNSUBSCRIBE:
        stop = Stop(Wish.UNCLEAR, evidence)
    if stop and (stop.wish is Wish.CLEAR or human[Category.UNSUBSCRIBE] >= _HEARD_TOO):
        category, sure = Category.UNSUBSCRIBE, 1.0 if stop.wish is Wish.CLEAR else 0.6
    return Verdict(category, sure, _with_stop(read_facts(mail, category), stop), (evidence,))


def _with_stop(facts: Facts, stop: Stop | None) -> Facts:
    if stop is None:
        return facts
    clear = stop.wish is Wish.CLEAR
    return replace(facts, wants_removal=clear, unclear_stop=not clear)
