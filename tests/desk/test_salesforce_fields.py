"""Salesforce by its interface or its Data Loader: fields instead of titles, and owners by id."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import col, select

from desk import lookup
from desk.desk import Desk
from desk.imports import import_file
from storage.sales import Account, Lead
from tests.desk.imported import written
from tests.fakes import letter

Receive = Callable[..., None]

ACME, NORTHWIND = "0015e00000AbCdEAA0", "0015e00000AbCdFAA0"
JON, QUEUE = "0055e000001JonLAAS", "00G5e000001QueueAA"


@pytest.mark.requirement("R56", "R57")
def test_accounts_by_their_fields(desk: Desk, receive: Receive, tmp_path: Path) -> None:
    text = (
        "Id,Name,Type,Parent.Name,ParentId,Website,NumberOfEmployees,OwnerId,Owner.Name\n"
        f"{ACME},Acme,Customer - Direct,,,acme.example,85,{JON},Wes Tanaka\n"
        f"{NORTHWIND},Northwind,Prospect,Acme Holding,{ACME},northwind.example,12,{JON},\n"
    )
    report = import_file(desk, "accounts", written(tmp_path, text))
    assert report.notes == ["read as an export of salesforce"]
    with desk.read() as session:
        rows = session.exec(select(Account).order_by(col(Account.name))).all()
    assert [(row.crm_id, row.parent, row.owner, row.employees, row.status) for row in rows] == [
        (ACME, "", "wes", 85, "Customer - Direct"),
        (NORTHWIND, ACME, "", 12, "Prospect"),
    ]
    receive(letter())
    assert lookup.thread_state(desk, 1).owner.key == "wes"


@pytest.mark.requirement("R56")
def test_an_owner_who_is_only_an_id_is_said_and_takes_no_name_away(desk: Desk, tmp_path: Path) -> None:
    import_file(
        desk, "accounts", written(tmp_path, f"Id,Name,ParentId,Owner.Name\n{ACME},Acme,,Wes Tanaka\n")
    )
    text = f"ID,NAME,TYPE,PARENTID,OWNERID\n{ACME},Acme,Prospect,,{JON}\n{NORTHWIND},Northwind,,,{QUEUE}\n"
    report = import_file(desk, "accounts", written(tmp_path, text))
    assert report.notes == ["read as an export of salesforce"]
    alone = "is an id, which is nobody's name here; export Owner.Name or Owner.Email as well: left as it was"
    assert report.warnings == [f"line 2: owner {JON!r} {alone}", f"line 3: owner {QUEUE!r} {alone}"]
    with desk.read() as session:
        owners = session.exec(select(Account.owner, Account.status).order_by(col(Account.name))).all()
    assert owners == [("wes", "Prospect"), ("", "")]


@pytest.mark.parametrize("capitals", [False, True])
def test_contacts_and_leads_by_their_fields(desk: Desk, tmp_path: Path, capitals: bool) -> None:
    files = (
        (
            "Id,Email,Account.Name,AccountId,MailingState,MailingCountry,OwnerId,Owner.Name,LeadSource",
            f"0035e00000AbCdEAA0,ann@acme.example,Acme,{ACME},Oregon,United States,{JON},Wes Tanaka,Webinar",
        ),
        (
            "Id,Email,Company,StateCode,CountryCode,IsConverted,OwnerId,Owner.Email",
            f"00Q5e00000AbCdEAA0,bob@bolt.example,Bolt,NY,US,false,{JON},jon@brightwave.example",
        ),
        (
            "Id,Email,Account.Name,BillingState,BillingCountry,OwnerId",
            f"0035e00000AbCdFAA0,cat@acme.example,Acme,Oregon,US,{JON}",
        ),
    )
    for header, row in files:
        text = f"{header.upper() if capitals else header}\n{row}\n"
        assert (
            import_file(desk, "leads", written(tmp_path, text)).notes[0] == "read as an export of salesforce"
        )
    with desk.read() as session:
        leads = session.exec(select(Lead).order_by(col(Lead.email))).all()
    assert [(lead.company, lead.account, lead.country, lead.state, lead.owner) for lead in leads] == [
        ("Acme", ACME, "US", "OR", "wes"),
        ("Bolt", "", "US", "NY", "jon"),
        ("Acme", "", "US", "OR", ""),
    ]
