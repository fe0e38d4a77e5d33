"""Mail a program sent that is neither a report nor an absence: acknowledgements, tickets, challenges."""

from classifier.absence import Weight
from classifier.headers import Origin
from classifier.machine_words import ACKNOWLEDGES, AUTO_SUBJECT, SAYS_AUTOMATIC, TALKS_TO_US
from classifier.wording import bare_subject, plain
from routing.model import Category, Facts, Mail, Verdict


def read_automatic(mail: Mail, sent: Origin, weight: Weight) -> Verdict | None:
    """A mail nobody wrote, or None. In doubt it is a person's.

    A program that says it answered is believed unless the text turns to us as people do; a mail that only
    says it was generated (help desks mark their people's answers so) must also read like an acknowledgement.
    """
    text = plain(mail.fresh or mail.text)
    worded = ACKNOWLEDGES.search(text) or SAYS_AUTOMATIC.search(text)
    named = AUTO_SUBJECT.match(plain(bare_subject(mail.subject)))
    program = sent.answered or sent.generated or sent.silent or sent.daemon
    if program and (worded or named):
        why = worded.group() if worded else bare_subject(mail.subject)[:60]
        return _automatic(program, f"“{why}”")
    if sent.answered and not TALKS_TO_US.search(text):
        return _automatic(sent.answered, "says nothing a person would")
    if (sent.generated or sent.daemon) and sent.silent + sent.daemon and not TALKS_TO_US.search(text):
        return _automatic(sent.generated or sent.daemon, sent.silent)
    if named and SAYS_AUTOMATIC.search(text) and not weight.away:
        return _automatic(f"“{named.group()}”")
    return None


def _automatic(*evidence: str) -> Verdict:
    said = tuple(word for word in evidence if word)
    return Verdict(Category.OTHER, 0.95, Facts(automatic=True), said)
