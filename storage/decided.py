"""What a card tells of a thread besides itself: how many replies, and what its decision warned of."""

from sqlalchemy import bindparam, func
from sqlmodel import col, select

from storage.prepared import one_of
from storage.tables import Decision, Reply, Stage

OF_PEOPLE = (
    select(func.count().label("replies"))
    .where(
        Reply.thread_id == bindparam("thread"),
        one_of(Reply.stage, (Stage.ASSIGNED, Stage.QUARANTINED)),
    )
    .subquery()
)
"""How many replies of people a thread holds, those of joined conversations too."""
DECIDED = (
    select(OF_PEOPLE.c.replies, Decision.warnings, Decision.outranked)
    .select_from(OF_PEOPLE)
    .join(
        Decision,
        (col(Decision.thread_id) == bindparam("thread")) & col(Decision.owner).is_not(None),
        isouter=True,
    )
    .order_by(col(Decision.id).desc())
    .limit(1)
)
"""The newest decision that gave a thread its owner, none where there is none."""
