"""The tables of sales terms: accounts, leads and sequences, as imported, and what people confirmed."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.columns import moment

BY_ID, BY_NAME = "id ", "name "
"""How an account's key begins: its CRM id follows, or its name as long as it has none."""


class Account(SQLModel, table=True):
    """A company of ours. `owner` is a key of the rules file, or a name that is no longer in it (stale).

    `key` tells accounts apart however often they are imported: `BY_ID` or `BY_NAME`, and which.
    `parent` is the parent's name or CRM id, `listed` the account list it is on, `origin` the lists it was
    imported with, a line each. A `private` account is shown only to those who work on it.
    """

    __table_args__ = (Index("account_of_owner", "owner", "private"),)

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True, index=True)
    name: str = Field(index=True)
    name_key: str = Field(index=True)
    owner: str = ""
    crm_id: str = Field(default="", index=True)
    parent: str = ""
    segment: str = ""
    employees: int | None = None
    status: str = ""
    listed: str = ""
    private: bool = False
    origin: str = ""


class AccountDomain(SQLModel, table=True):
    """A mail domain of an account; a domain may be listed under several."""

    domain: str = Field(primary_key=True)
    account_id: int = Field(foreign_key="account.id", primary_key=True, index=True)


class ConfirmedAccount(SQLModel, table=True):
    """Somebody said to which account an address, or all of a domain (`@acme.example`), belongs.

    `account` is the account's key, so that it outlives imports.
    """

    address: str = Field(primary_key=True)
    account: str
    by: str
    at: datetime = Field(sa_column=moment(nullable=False))


class Lead(SQLModel, table=True):
    """Somebody we wrote to, once per sequence; `reply_token` is what stood behind the + in our address.

    `account` is the CRM id of the lead's account.
    """

    __table_args__ = (UniqueConstraint("email", "sequence"),)

    id: int | None = Field(default=None, primary_key=True)
    email: str = Field(index=True)
    domain: str = Field(default="", index=True)
    company: str = ""
    account: str = ""
    country: str = ""
    state: str = ""
    segment: str = ""
    employees: int | None = None
    source: str = ""
    sequence: str = ""
    owner: str = ""
    sent_by: str = ""
    sent_at: datetime | None = Field(default=None, sa_column=moment())
    reply_token: str = Field(default="", index=True)
    origin: str = ""


class Sequence(SQLModel, table=True):
    """One outreach sequence with its purpose, default owner and backup, and the segment it is for."""

    name: str = Field(primary_key=True)
    purpose: str = ""
    owner: str = ""
    backup: str = ""
    segment: str = ""
    origin: str = ""


class ColumnName(SQLModel, table=True):
    """What a header means in a tool's CSV of accounts, leads or sequences; told once.

    `tool` is the tool the file was recognised as, else its origin, else empty.
    """

    what: str = Field(primary_key=True)
    tool: str = Field(primary_key=True)
    header: str = Field(primary_key=True)
    column: str


class ImportRun(SQLModel, table=True):
    """Which import of an origin's whole list began last; an earlier one that still runs stops there."""

    what: str = Field(primary_key=True)
    origin: str = Field(primary_key=True)
    run: str


class OwnerChange(SQLModel, table=True):
    """Somebody gave a record to another owner: appended, never changed.

    `what` is account, lead, sequence or backup (of a sequence), `name` the account's key, the lead's address
    or the sequence's name.
    """

    id: int | None = Field(default=None, primary_key=True)
    what: str
    name: str
    was: str
    owner: str
    by: str
    at: datetime = Field(sa_column=moment(nullable=False))
    because: str
