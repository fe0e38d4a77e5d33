"""How accounts are asked for: by every sign in one statement, and by the name or id of a parent."""

from sqlalchemy import bindparam, func, literal, or_, select, union_all

from storage import sales
from storage.companies import IN_A_TIE, NAMESAKES
from storage.prepared import one_of
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
        .where(one_of(LEAD.c.email, "addresses"), LEAD.c.account != "")
    )
    confirmed = (
        select(literal(CONFIRMED), TOLD.c.address, TOLD.c.by, ACCOUNT.c.id)
        .join(ACCOUNT, ACCOUNT.c.key == TOLD.c.account)
        .where(one_of(TOLD.c.address, "told"))
    )
    listed = select(literal(DOMAIN), LISTED.c.domain, nobody, LISTED.c.account_id).where(
        one_of(LISTED.c.domain, "domains")
    )
    found = union_all(by_crm_id, confirmed, listed).subquery()
    sign, value, by, account_id = found.c
    nth = func.row_number().over(partition_by=(sign, value), order_by=IN_A_TIE)
    every = select(sign, value, by, ACCOUNT, nth.label("nth"))
    first = every.join(found, account_id == ACCOUNT.c.id).subquery()
    return select(first).where(first.c.nth <= NAMESAKES)


def _named():
    """Every account that is named as a parent, by its CRM id or its name."""
    nth = func.row_number().over(partition_by=ACCOUNT.c.name, order_by=IN_A_TIE).label("nth")
    called = select(ACCOUNT.c.id, nth).where(one_of(ACCOUNT.c.name, "names")).subquery()
    first = select(called.c.id).where(called.c.nth <= NAMESAKES)
    of_name = ACCOUNT.c.id.in_(first)
    return select(ACCOUNT).where(or_(one_of(ACCOUNT.c.crm_id, "names"), of_name))


def _called():
    """The first account of each of these names, legal forms left out, and how many there are."""
    same = (
        select(func.min(ACCOUNT.c.id).label("first"), func.count().label("many"))
        .where(one_of(ACCOUNT.c.name_key, "keys"))
        .group_by(ACCOUNT.c.name_key)
        .subquery()
    )
    return select(same.c.many, ACCOUNT).join(same, same.c.first == ACCOUNT.c.id)


SIGNS, NAMED, CALLED = _signs(), _named(), _called()
OF_KEY = select(ACCOUNT).where(ACCOUNT.c.key == bindparam("key"))
ON_LISTS = (
    select(ACCOUNT.c.key, LISTED.c.domain)
    .join(LISTED, LISTED.c.account_id == ACCOUNT.c.id)
    .where(one_of(ACCOUNT.c.key, "keys"), one_of(LISTED.c.domain, "domains"))
)
"""Put together once: to do so for every batch costs more than the database needs to answer."""
