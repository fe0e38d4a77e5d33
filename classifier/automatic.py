"""Mail a program sent that is neither a report nor an absence: acknowledgements, tickets, challenges."""

from classifier.absence import Weight
from classifier.headers import Origin
from classifier.machine_words import ACKNOWLEDGES, SAYS_AUTOMATIC, TALKS_TO_US
from classifier.wording import plain
from routing.model import Category, Facts, Mail, Verdict


def read_automatic(mail: Mail, sent: Origin, weight: Weight) -> Verdict | None:
    """A mail nobody wrote, or None. In doubt it is a person's.

    A program that says it answered is believed unless the text turns to us as people do; a mail that only
    says it was generated (help desks mark their people's answers so) must also read like an acknowledgement.
    """
    text = plain(mail.fresh or mail.text)
    worded = ACKNOWLEDGES.search(text) or SAYS_AUTOMATIC.search(text)
    machine = sent.program or sent.silent or sent.daemon
    if machine and worded:
        return _automatic(machine, f"“{worded.group()}”")
    if machine and weight.named:
        return _automatic(machine, *weight.evidence)
    believed = sent.answered or sent.daemon or (sent.silent and sent.generated)
    if believed and not TALKS_TO_US.search(text):
        return _automatic(believed, "says nothing a person would")
    return None


def _automatic(*evidence: str) -> Verdict:
    return Verdict(Category.OTHER, 0.95, Facts(automatic=True), evidence)
