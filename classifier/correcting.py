"""A verdict as a person corrects it: the kind is theirs, and the facts are those such a reply can have."""

from dataclasses import replace

from classifier.classify import machines_facts
from classifier.facts import read_facts
from classifier.kinds import MACHINES
from routing.model import Mail, ReplyKind, Verdict


def corrected(verdict: Verdict, mail: Mail, kind: ReplyKind) -> Verdict:
    """What `verdict` on `mail` becomes once somebody has said that it is of this kind; sure, for they know.

    A machine's mail is read for what its kind tells (who could not be reached, when somebody is back); what a
    person wrote is read as a person's. Unsubscribe is a clear stop, and every other kind is none.
    """
    if kind in MACHINES:
        facts = machines_facts(kind, mail, verdict.language)
        if kind is ReplyKind.AUTOMATIC and verdict.facts.complaint_report:
            reported = verdict.facts.failed_recipient
            facts = replace(facts, complaint_report=True, failed_recipient=reported)
    else:
        stop = kind is ReplyKind.UNSUBSCRIBE
        facts = replace(read_facts(mail, kind.category), wants_removal=stop, unclear_stop=False)
    return replace(verdict, category=kind.category, sure=1.0, unsure=False, facts=facts)
