"""A verdict as a person corrects it: the kind is theirs, and the facts are those such a reply can have."""

from dataclasses import replace

from classifier.facts import read_facts
from routing.model import Facts, Mail, ReplyKind, Verdict


def corrected(verdict: Verdict, mail: Mail, kind: ReplyKind) -> Verdict:
    """What `verdict` on `mail` becomes once somebody has said that it is of this kind; sure, for they know.

    A machine's mail keeps what its kind tells (who could not be reached, when somebody is back); what a person
    wrote is read as a person's. Unsubscribe is a clear stop, and every other kind is none.
    """
    said = verdict.facts
    match kind:
        case ReplyKind.BOUNCE:
            facts = Facts(
                failure=said.failure,
                failed_recipient=said.failed_recipient,
                failed_message_id=said.failed_message_id,
            )
        case ReplyKind.OUT_OF_OFFICE:
            facts = Facts(left=said.left, returns=said.returns, delegate=said.delegate)
        case ReplyKind.AUTOMATIC:
            reported = said.failed_recipient if said.complaint_report else ""
            facts = Facts(automatic=True, complaint_report=said.complaint_report, failed_recipient=reported)
        case _:
            stop = kind is ReplyKind.UNSUBSCRIBE
            facts = replace(read_facts(mail, kind.category), wants_removal=stop, unclear_stop=False)
    return replace(verdict, category=kind.category, sure=1.0, unsure=False, facts=facts)
