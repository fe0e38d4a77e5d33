"""Several lists of one company: each adds what it knows, and takes away only what it alone has said."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from desk import lookup
from desk.desk import Desk
from desk.imports import Wishes, import_file
from storage.market import Market
from storage.sales import Account, AccountDomain, Sequence
from tests.desk.imported import accounts, written
from tests.fakes import letter

Receive = Callable[..., None]
OTHER = Wishes(origin="apollo", allow_shrink=True)
OWN = Wishes(origin="", allow_shrink=True)


@pytest.mark.requirement("R80")
@pytest.mark.parametrize("apollo_first", [False, True])
def test_a_tool_that_does_not_know_the_owner_takes_the_account_from_nobody(
    desk: Desk, receive: Receive, tmp_path: Path, apollo_first: bool
) -> None:
    own = ("name,domains,owner\nAcme,acme.example,maya\n", OWN)
    apollo = ("name,domains,owner,employees\nAcme,,,5000\n", OTHER)
    for text, wishes in (apollo, own) if apollo_first else (own, apollo):
        import_file(desk, "accounts", written(tmp_path, text), wishes)
    assert accounts(desk) == [("Acme", "maya", ["acme.example"])]
    with desk.read() as session:
        assert session.exec(select(Account.employees)).one() == 5000
    receive(letter(sender="Ann <ann@acme.example>"))
    assert lookup.thread_state(desk, 1).owner == desk.person("maya")


def test_a_list_that_has_an_account_alone_may_empty_its_cells(desk: Desk, tmp_path: Path) -> None:
    for owner in ("maya", ""):
        import_file(desk, "accounts", written(tmp_path, f"name,owner\nAcme,{owner}\n"), OWN)
    assert accounts(desk) == [("Acme", "", [])]


@pytest.mark.parametrize("what", ["accounts", "sequences"])
def test_v12_a_list_drops_nothing_that_another_list_has_too(desk: Desk, tmp_path: Path, what: str) -> None:
    names = [f"co{n}" for n in range(12)]
    crm = "name,owner\n" + "".join(f"{name},maya\n" for name in names)
    import_file(desk, what, written(tmp_path, crm), OTHER)
    for count in (11, 10):
        mine = "name,owner,segment\n" + "".join(f"{name},maya,smb\n" for name in names[:count])
        report = import_file(desk, what, written(tmp_path, mine), Wishes(origin=""))
    assert report.tally.dropped == 1
    assert stored(desk, what) == sorted(names)
    gone = import_file(desk, what, written(tmp_path, "name,owner\n" + "co11,maya\n"), OTHER)
    assert gone.tally.dropped == 11
    assert stored(desk, what) == sorted({*names[:10], "co11"})


def stored(desk: Desk, what: str) -> list[str]:
    table: Any = Account if what == "accounts" else Sequence
    with desk.read() as session:
        return sorted(session.exec(select(table.name)))


@pytest.mark.requirement("R56")
def test_the_id_of_another_tool_makes_no_other_company_of_an_account(desk: Desk, tmp_path: Path) -> None:
    """HubSpot and an ERP both count from 1001."""
    hubspot = "name,domains,crm_id,owner\nAcme Ltd,acme.example,1001,maya\n"
    import_file(desk, "accounts", written(tmp_path, hubspot), OTHER)
    erp = "name,domains,crm_id,owner\nZeta,zeta.example,1001,jon\nACME,acme.example,1001,\n"
    report = import_file(desk, "accounts", written(tmp_path, erp), Wishes(origin="erp"))
    assert report.rejected == [
        "line 2: the CRM id 1001 is that of 'Acme Ltd' in apollo, not of 'Zeta': leave out the column"
    ]
    assert report.tally.changed == 1
    assert accounts(desk) == [("ACME", "maya", ["acme.example"])]


@pytest.mark.requirement("R35")
def test_a_name_that_several_accounts_have_makes_no_account_of_its_own(desk: Desk, tmp_path: Path) -> None:
    crm = "name,crm_id,owner\nAcme,1,maya\nAcme,2,jon\nBolt,3,jon\n"
    import_file(desk, "accounts", written(tmp_path, crm), OTHER)
    report = import_file(
        desk, "accounts", written(tmp_path, "name,listed\nAcme,partners\nBolt,partners\n"), OWN
    )
    assert report.rejected == ["line 2: several accounts are called 'Acme': say the CRM id of one"]
    with desk.read() as session:
        found = session.exec(select(Account.name, Account.listed)).all()
        assert session.exec(select(AccountDomain)).all() == []
    assert sorted(found) == [("Acme", ""), ("Acme", ""), ("Bolt", "partners")]


HUBSPOT = "email,owner,country,state\nann@tinyco.example,jon,United States,NY\n"
CAMPAIGN = "email,sequence\nann@tinyco.example,spring\n"


@pytest.mark.requirement("R27", "R45", "R80")
@pytest.mark.parametrize("order", [(HUBSPOT, CAMPAIGN), (CAMPAIGN, HUBSPOT)])
def test_what_one_tool_knows_of_a_lead_holds_in_the_sequence_another_tool_names(
    desk: Desk, receive: Receive, tmp_path: Path, order: tuple[str, str]
) -> None:
    """The CRM knows the owner and the place, the sequencing tool the campaign: it is one person."""
    for text in order:
        import_file(desk, "leads", written(tmp_path, text))
    receive(letter(sender="Ann <ann@tinyco.example>"))
    state = lookup.thread_state(desk, 1)
    assert (state.owner.key, state.rule) == ("jon", "lead_owner")
    with desk.read() as session:
        lead = Market(session, desk.rulebook, ["ann@tinyco.example"]).lead("ann@tinyco.example")
    assert lead
    assert (lead.sequence, lead.country, lead.state) == ("spring", "US", "NY")


@pytest.mark.requirement("R89", "R28")
def test_a_lead_exported_again_once_it_is_in_a_sequence_has_the_owner_of_now(
    desk: Desk, receive: Receive, tmp_path: Path
) -> None:
    import_file(desk, "leads", written(tmp_path, "email,owner,sequence\nann@tinyco.example,jon,\n"))
    import_file(desk, "leads", written(tmp_path, "email,owner,sequence\nann@tinyco.example,maya,spring\n"))
    receive(letter(sender="Ann <ann@tinyco.example>"))
    assert lookup.thread_state(desk, 1).owner == desk.person("maya")
