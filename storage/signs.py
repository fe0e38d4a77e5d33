"""How accounts are asked for: by every sign in one statement, and by the name or id of a parent."""

from sqlalchemy import bindparam, func, literal, or_, select, union_all

from storage import sales
from storage.companies import IN_A_TIE, NAMESAKES
from storage.rows import table_of

CRM_ID, CONFIRMED, DOMAIN = "crm id", "confirmed", "domain"
ACCOUNT, LEAD = table_of(sales.Account), table_of(sales.Lead)
TOLD, LISTED = table_of(sales.ConfirmedAccount), table_of(sales.AccountDomain)


def _signs():
    """Every account with a sign: the lead's CRM id, what was confirmed, a domain; one statement for all."""
    nobody = literal("")
    by_crm_id = (
        select(literal(CRM_ID).label("sign"), LEAD.c.account.label("value"), nobody.label("by"), ACCOUNT.c.id)
        .join(ACCOUNT, ACCOUNT.c.key == sales.BY_ID + LEAD.c.account)  # one at most, as PostgreSQL knows
        .where(LEAD.c.email.in_(bindparam("addresses", expanding=True)), LEAD.c.account != "")
    )
    confirmed = (
        select(literal(CONFIRMED), TOLD.c.address, TOLD.c.by, ACCOUNT.c.id)
        .join(ACCOUNT, ACCOUNT.c.key == TOLD.c.account)
        .where(TOLD.c.address.in_(bindparam("told", expanding=True)))
    )
    listed = select(literal(DOMAIN), LISTED.c.domain, nobody, LISTED.c.account_id).where(
        LISTED.c.domain.in_(bindparam("domains", expanding=True))
    )
    found = union_all(by_crm_id, confirmed, listed).subquery()
    sign, value, by, account_id = found.c
    nth = func.row_number().over(partition_by=(sign, value), order_by=IN_A_TIE)
    every = select(sign, value, by, ACCOUNT, nth.label("nth"))
    first = every.join(found, account_id == ACCOUNT.c.id).subquery()
    return select(first).where(first.c.nth <= NAMESAKES)


def _named():
    """Every account that is named as a parent, by its CRM id or its name."""
    names = bindparam("names", expanding=True)
    nth = func.row_number().over(partition_by=ACCOUNT.c.name, order_by=IN_A_TIE).label("nth")
    called = select(ACCOUNT.c.id, nth).where(ACCOUNT.c.name.in_(names)).subquery()
    first = select(called.c.id).where(called.c.nth <= NAMESAKES)
    of_name = ACCOUNT.c.id.in_(first)
    return select(ACCOUNT).where(or_(ACCOUNT.c.crm_id.in_(names), of_name))


SIGNS, NAMED = _signs(), _named()
"""Put together once: to do so for every batch costs more than the database needs to answer."""
