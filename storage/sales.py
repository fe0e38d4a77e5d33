"""The tables of sales terms: accounts, leads and sequences, as imported."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.columns import moment


class Account(SQLModel, table=True):
    """A company of ours. `owner` is a key of the rules file, or a name that is no longer in it (stale)."""

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    name_key: str = Field(index=True)
    owner: str = ""
    crm_id: str = Field(default="", index=True)
    parent: str = ""
    segment: str = ""
    status: str = ""


class AccountDomain(SQLModel, table=True):
    """A mail domain of an account; a domain has one account."""

    domain: str = Field(primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)


class Lead(SQLModel, table=True):
    """Somebody we wrote to, once per sequence; `reply_token` is what stood behind the + in our address."""

    __table_args__ = (UniqueConstraint("email", "sequence"),)

    id: int | None = Field(default=None, primary_key=True)
    email: str = Field(index=True)
    domain: str = Field(default="", index=True)
    company: str = ""
    country: str = ""
    state: str = ""
    segment: str = ""
    source: str = ""
    sequence: str = ""
    owner: str = ""
    sent_by: str = ""
    sent_at: datetime | None = Field(default=None, sa_column=moment())
    reply_token: str = Field(default="", index=True)


class Sequence(SQLModel, table=True):
    """One outreach sequence with its purpose, default owner and backup."""

    name: str = Field(primary_key=True)
    purpose: str = ""
    owner: str = ""
    backup: str = ""
