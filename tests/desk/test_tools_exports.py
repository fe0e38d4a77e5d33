"""What the tools' exports mean: ids before names, and one tool's headers are not another's."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import col, select

from desk import lookup
from desk.desk import Desk
from desk.importing.columns import mapping
from desk.imports import Wishes, import_file
from storage.sales import Account, Lead
from tests.desk.imported import written
from tests.fakes import letter

Receive = Callable[..., None]


@pytest.mark.requirement("R56", "R57")
@pytest.mark.parametrize(
    "header",
    [
        "Account Name,Account ID,Parent Account,Parent Account ID,Account Owner,Website",
        "Company name,Record ID,Parent Company,Parent Company ID,Company owner,Company Domain Name",
        "Name,Id,Parent.Name,ParentId,Owner.Name,Website",
    ],
)
def test_a_parent_named_by_id_is_that_account_and_not_one_of_the_same_name(
    desk: Desk, receive: Receive, tmp_path: Path, header: str
) -> None:
    """Both companies above are called Northwind; the subsidiary of the second is called so as well."""
    rows = (
        "Northwind,71,,,Jon Lindqvist,\n"
        "Northwind,72,,,Wes Tanaka,\n"
        "Northwind,73,Northwind,72,,northwind.example\n"
        "Northwind Bikes,74,Northwind,,,bikes.example\n"
    )
    report = import_file(desk, "accounts", written(tmp_path, f"{header}\n{rows}"))
    assert report.warnings == []
    with desk.read() as session:
        parents = session.exec(select(Account.parent).order_by(col(Account.crm_id))).all()
    assert parents == ["", "", "72", "Northwind"]
    receive(letter())
    state = lookup.thread_state(desk, 1)
    assert (state.owner.key, state.rule) == ("wes", "account_owner")


@pytest.mark.requirement("R57")
def test_apollo_s_id_of_a_parent_is_not_an_account_s_so_its_name_goes_first(
    desk: Desk, tmp_path: Path
) -> None:
    header = "Company,Apollo Account Id,Subsidiary of,Subsidiary of (Organization ID),Account Stage"
    rows = "Acme,64a1,,,Cold\nAcme Labs,64a2,Acme,5f5e,Cold\n"
    report = import_file(desk, "accounts", written(tmp_path, f"{header}\n{rows}"))
    assert report.warnings == []
    with desk.read() as session:
        assert session.exec(select(Account.parent).where(Account.crm_id == "64a2")).one() == "Acme"


INSTANTLY = "Email,Campaign Name,Timestamp Last Contact,Owner\nann@acme.example,Spring,2026-11-01,maya\n"
APOLLO = "Email,Apollo Contact Id,# Employees,Owner\nbob@acme.example,64c1,20,jon\n"
SHEET = "Adresse,Owner\ncat@acme.example,wes\n"


def leads(desk: Desk) -> dict[str, tuple[str, str]]:
    """Owner and sender of each lead."""
    with desk.read() as session:
        return {lead.email[:3]: (lead.owner, lead.sent_by) for lead in session.exec(select(Lead))}


def test_what_a_header_means_in_one_tool_s_files_says_nothing_of_another_s(
    desk: Desk, tmp_path: Path
) -> None:
    told = Wishes(columns=mapping("leads", ["Owner=sent_by"]))
    import_file(desk, "leads", written(tmp_path, INSTANTLY), told)
    report = import_file(desk, "leads", written(tmp_path, APOLLO))
    assert report.notes == ["read as an export of apollo", "columns left out: 'Apollo Contact Id'"]
    own = Wishes(columns=mapping("leads", ["Adresse=email"]))
    import_file(desk, "leads", written(tmp_path, SHEET), own)
    assert leads(desk) == {"ann": ("", "maya"), "bob": ("jon", ""), "cat": ("wes", "")}
    again = import_file(desk, "leads", written(tmp_path, INSTANTLY))
    assert again.notes == [
        "read as an export of instantly",
        "'Owner' is read as sent_by, as was told before; --map says otherwise",
    ]
    assert leads(desk)["ann"] == ("", "maya")


def test_lists_of_no_known_tool_are_told_apart_by_their_origin(desk: Desk, tmp_path: Path) -> None:
    """What was told without an origin holds for each of them, until something else is told of it."""
    import_file(desk, "leads", written(tmp_path, SHEET), Wishes(columns=mapping("leads", ["Adresse=email"])))
    fair = Wishes(origin="fair", columns=mapping("leads", ["Owner=sent_by"]))
    import_file(desk, "leads", written(tmp_path, SHEET.replace("cat", "dan")), fair)
    import_file(desk, "leads", written(tmp_path, SHEET.replace("cat", "eve")), Wishes(origin="fair"))
    import_file(desk, "leads", written(tmp_path, SHEET.replace("cat", "fay")), Wishes(origin="other"))
    assert leads(desk) == {"cat": ("wes", ""), "dan": ("", "wes"), "eve": ("", "wes"), "fay": ("wes", "")}


@pytest.mark.requirement("R23")
@pytest.mark.parametrize(
    ("header", "status", "other"),
    [
        ("Account Name,Account Owner,Website,Type", "Customer - Direct", "Prospect"),
        ("Account Name,Account Owner,Website,Type", "Customer - Channel", "Technology Partner"),
        ("Company,Account Owner,Website,Account Stage,# Employees", "Current Client", "Cold"),
        ("Company,Account Owner,Website,Account Stage,# Employees", "Active Opportunity", "Dead Opportunity"),
        ("Company name,Company owner,Company Domain Name,Lifecycle Stage", "Customer", "Lead"),
        ("Company name,Company owner,Company Domain Name,Lead Status", "OPEN_DEAL", "UNQUALIFIED"),
    ],
)
def test_running_business_is_known_by_the_words_each_tool_has_for_it(
    desk: Desk, receive: Receive, tmp_path: Path, header: str, status: str, other: str
) -> None:
    more = "," if "#" in header else ""
    rows = f"Zeta,wes,northwind.example,{status}{more}\nAlpha,jon,northwind.example,{other}{more}\n"
    import_file(desk, "accounts", written(tmp_path, f"{header}\n{rows}"))
    receive(letter())
    state = lookup.thread_state(desk, 1)
    assert state.owner.key == "wes"
