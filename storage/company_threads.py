"""The open threads with the companies of a batch of leads: two people of one company have one owner (U9)."""

from collections.abc import Collection
from copy import copy

from sqlalchemy import Select, bindparam, func, not_
from sqlmodel import Session, col, select

from routing.model import Status
from storage.outreach import company_domain
from storage.prepared import ask, one_of
from storage.stored import stored_threads
from storage.tables import Thread

NOT_SALES = ("safety", "quarantine")  # threads given to compliance or ops say nothing about a company


def _newest() -> Select[int]:
    # SQLite does not know how many threads an owner has, and would go through all of them rather than
    # through those of the companies. An expression keeps it from the owners' index.
    owner = func.coalesce(col(Thread.owner), "")
    nth = func.row_number().over(partition_by=col(Thread.company_domain), order_by=col(Thread.id).desc())
    numbered = (
        select(Thread.id, nth.label("nth"))
        .where(
            one_of(Thread.company_domain, "domains"),
            Thread.status == Status.OPEN,
            not_(one_of(Thread.rule, NOT_SALES)),
            one_of(owner, "owners"),
        )
        .subquery()
    )
    return select(numbered.c.id).where(numbered.c.nth <= bindparam("most"))


NEWEST = _newest()


class CompanyThreads:
    """Asked for all leads at once. `add` keeps it true while the batch is decided, mail by mail."""

    def __init__(
        self, session: Session, leads: Collection[str], owners: Collection[str], batch: int = 0
    ) -> None:
        """`leads` are addresses (or @domain), `owners` the keys of those who are there; `batch` its size."""
        self._session = session
        self._owners = owners
        self._before: int | None = None
        self._of: dict[str, list[Thread]] = {}
        self._load_companies({domain for lead in leads if (domain := company_domain(lead))}, most=batch + 2)

    def newest(self, lead: str, own: Thread | None) -> Thread | None:
        """The newest open thread with the lead's company that is somebody's work, other than its own."""
        return max(
            (
                thread
                for thread in reversed(self._of.get(company_domain(lead), []))
                if thread is not own
                and (self._before is None or (thread.id or 0) < self._before)
                and thread.status == Status.OPEN
                and thread.rule not in NOT_SALES
                and thread.owner in self._owners
            ),
            key=lambda thread: (thread.id is None, thread.id or 0),  # those of the batch have no id yet
            default=None,
        )

    def before(self, thread_id: int) -> "CompanyThreads":
        """The same as it was seen when this thread began: without it and all later ones."""
        earlier = copy(self)
        earlier._before = thread_id
        return earlier

    def add(self, thread: Thread) -> None:
        """The batch goes on: this thread is there now."""
        threads = self._of.setdefault(thread.company_domain, []) if thread.company_domain else [thread]
        if not any(each is thread for each in threads):
            threads.append(thread)

    def _load_companies(self, domains: set[str], most: int) -> None:
        """The newest open threads of each company; the batch may take all but two of them away."""
        if not domains:
            return
        newest = ask(self._session, NEWEST, domains=domains, owners=self._owners, most=most)
        for thread in stored_threads(self._session, {row.id for row in newest}).values():
            self._of.setdefault(thread.company_domain, []).append(thread)
