"""What the tools' exports mean: ids before names, and one tool's headers are not another's."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import col, select

from desk import lookup
from desk.desk import Desk
from desk.imports import import_file
from storage.sales import Account
from tests.desk.imported import written
from tests.fakes import letter

Receive = Callable[..., None]


@pytest.mark.requirement("R56", "R57")
@pytest.mark.parametrize(
    "header",
    [
        "Account Name,Account ID,Parent Account,Parent Account ID,Account Owner,Website",
        "Company name,Record ID,Parent Company,Parent Company ID,Company owner,Company Domain Name",
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
