"""The companies that are asked about: an open one, one that is private, and two of one name."""

from desk.desk import Desk
from storage import sales

ACCOUNTS = [
    sales.Account(key="id 0061x00000ABC", name="Acme Robotics", name_key="acme robotics", owner="maya"),
    sales.Account(key="name secret", name="Secret Holding", name_key="secret holding", owner="jon"),
    sales.Account(key="name 3m", name="3M", name_key="3m", owner="wes"),
    sales.Account(key="id D1", name="Delta Ltd", name_key="delta", owner="wes"),
    sales.Account(key="id D2", name="Delta Inc", name_key="delta", owner="luc"),
]
IDS = ["0061x00000ABC", "", "", "D-1", "D-2"]
DOMAINS = ["acme.example", "secret.example", "3m.example", "delta.example", "delta.test"]


def open_market(desk: Desk) -> None:
    """Fill in the accounts, their domains, and a sequence of Maya's."""
    with desk.begin() as session:
        for made, crm_id, domain in zip(ACCOUNTS, IDS, DOMAINS, strict=True):
            account = sales.Account(**made.model_dump())
            account.crm_id, account.private = crm_id, made.name == "Secret Holding"
            session.add(account)
            session.flush()
            session.add(sales.AccountDomain(domain=domain, account_id=account.id or 0))
        session.add(sales.Sequence(name="east-spring", owner="maya"))
