"""Whether a mail is an absence notice: headers and words weighed together, in doubt a person (R100)."""

import re
from dataclasses import dataclass

from classifier.dates import return_date
from classifier.facts import has_left
from classifier.headers import Origin
from classifier.machine_words import (
    ABSENT_SUBJECT,
    ACKNOWLEDGES,
    AUTO_SUBJECT,
    AWAY,
    AWAY_DETAILS,
    SAYS_AUTOMATIC,
    TALKS_TO_US,
    WAS_AWAY,
)
from classifier.people import person_named
from classifier.wording import bare_subject, own_subject, plain
from routing.model import Category, Facts, Mail, Verdict

_SUBJECT_SAYS, _SUBJECT_HINTS, _TEXT_SAYS, _AWAY, _DETAIL = 3, 1, 3, 2, 1
_GREETS = re.compile(
    r"(?i:hi|hello|hey|dear|hallo|lieber?|servus|moin|guten tag|bonjour|coucou|salut|ch[eè]re?)\s"
    r"(?:(?:Mr|Mrs|Ms|Herr|Frau|Monsieur|Madame|Mme|M)\b\.?\s)?"
    r"(?!(?i:absender|sender|damen|all|team|everyone|there|kolleg|kund|visitor|colleague|customer|tous|toutes))[A-ZÀ-Þ][a-zà-ÿ]+\s*[,!\n]"
)
"""A greeting by name: programs do not know whom they answer."""
_PROPOSES = re.compile(
    r"\b(?:would|could|might|does) (?:also )?(?:work|suit)\b|\bworks? (?:well |fine )?for (?:me|us)\b"
    r"|\b(?:passt|passen|ginge|geht) (?:es )?(?:mir|uns|bei mir|bei uns)\b|\b(?:me|nous) convien\w+"
)
"""Words that agree to a time: a program has no calendar to offer."""
_WHEN_PROGRAM = 2
_LANGUAGES_READ = ("en", "de", "fr")
_UNSAID = ((3, 0.45), (2, 0.6), (1, 0.8))
"""Without a program in the headers: points of wording, and the model's probability they need beside them."""


@dataclass(frozen=True, slots=True)
class Weight:
    """How much the wording speaks for an absence, and the words that do. `away`: it says that somebody is.

    `named`: the subject is one that programs write. `person`: something only a person would say.
    `acknowledges`: it confirms receipt, as shops and help desks do.
    """

    points: int
    away: bool
    named: bool
    person: bool
    acknowledges: bool
    evidence: tuple[str, ...]

    @property
    def absent(self) -> bool:
        """Whether a program that wrote this means an absence, not a receipt."""
        return self.away or (self.points >= _WHEN_PROGRAM and not self.acknowledges)


def weigh(mail: Mail) -> Weight:
    """Weigh the wording alone: what only absence notices say, and what they add to it."""
    subject, text = plain(bare_subject(mail.subject)), plain(mail.fresh or mail.text)
    points, evidence = 0, []
    if named := bool(AUTO_SUBJECT.match(plain(mail.subject))):
        points += _SUBJECT_SAYS
        evidence.append(f"subject “{bare_subject(mail.subject)[:40]}”")
    elif own_subject(mail.subject) and ABSENT_SUBJECT.search(subject):
        points += _SUBJECT_HINTS
    if says := SAYS_AUTOMATIC.search(text):
        points += _TEXT_SAYS
        evidence.append(f"“{says.group()}”")
    if away := AWAY.search(text) or AUTO_SUBJECT.match(text):
        points += _AWAY
        evidence.append(f"“{away.group()}”")
    points += _DETAIL * sum(bool(detail.search(text)) for detail in AWAY_DETAILS)
    talks = WAS_AWAY.search(text) or TALKS_TO_US.search(text) or _PROPOSES.search(text)
    person = bool(talks or _GREETS.match(mail.fresh))
    acknowledges = bool(ACKNOWLEDGES.search(text))
    return Weight(points, bool(away), named, person, acknowledges, tuple(evidence))


def read_absence(
    mail: Mail, sent: Origin, weight: Weight, modelled: float, language: str | None
) -> Verdict | None:
    """An absence notice, or None. `modelled` is the model's probability that it is one.

    A program that says so in the headers needs words of absence only, or a language whose words we do not
    know; without any sign in the headers the words have to be strong and the model has to agree.
    """
    agreed = any(weight.points >= points and modelled >= needed for points, needed in _UNSAID)
    if sent.answered:
        said = weight.absent or language not in (None, *_LANGUAGES_READ)
    elif sent.generated:
        said = weight.absent and (weight.named or not weight.person)
    else:
        said = (agreed and weight.named) or ((agreed or weight.named) and not weight.person)
    if not said:
        return None
    facts = Facts(
        left=has_left(mail),
        returns=return_date(mail, language),
        delegate=person_named(mail),
    )
    sure = 0.99 if sent.program else max(0.6, modelled)
    evidence = tuple(word for word in (sent.program, *sent.weak, *weight.evidence) if word)
    return Verdict(Category.OUT_OF_OFFICE, sure, facts, evidence)
