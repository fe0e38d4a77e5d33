"""Data in any order, and again: the same accounts, and the same owner for every reply."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from desk import imports, lookup
from desk.desk import Desk
from desk.imports import Wishes, import_file
from storage.sales import Account, AccountDomain
from tests.desk.imported import written
from tests.fakes import letter

Receive = Callable[..., None]

COMPANIES = st.sampled_from(("Acme", "Bolt"))
IDS = st.sampled_from(("", "7", "8"))


def row(name: str, crm_id: str) -> str:
    """A row of a company: whose it is and where its mail is from, by its id."""
    who = {"": "sam", "7": "maya", "8": "jon"}[crm_id]
    return f"{name},{crm_id},{who},{name.lower()}{crm_id}.example\n"


rows = st.sets(st.builds(row, COMPANIES, IDS), min_size=1).map(sorted)
HEADER = "name,crm_id,owner,domains\n"


def test_a_company_without_a_crm_id_is_not_taken_for_one_of_its_file_that_has_one(
    desk: Desk, tmp_path: Path
) -> None:
    """Some rows of an export have no id yet: they are told apart by their names, however often they come."""
    file = written(tmp_path, HEADER + row("Acme", "") + row("Acme", "7") + row("Acme", "8"))
    import_file(desk, "accounts", file)
    first = stored(desk)
    assert [(key, owner) for key, owner, _ in first] == [
        ("id 7", "maya"), ("id 8", "jon"), ("name Acme", "sam")
    ]  # fmt: skip
    again = import_file(desk, "accounts", file)
    assert (again.tally.new, again.tally.changed, again.tally.same) == (0, 0, 3)
    assert stored(desk) == first


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])  # emptied each time
@given(rows, rows, st.data())
def test_the_order_of_the_rows_and_a_second_import_change_nothing(
    desk: Desk, tmp_path_factory: Any, before: list[str], after: list[str], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("order")
    found: list[Any] = []
    for ordered in (after, data.draw(st.permutations(after))):
        empty(desk)
        import_file(desk, "accounts", written(folder, HEADER + "".join(before)), EVERYTHING)
        for _ in range(2):
            import_file(desk, "accounts", written(folder, HEADER + "".join(ordered)), EVERYTHING)
            found.append(stored(desk))
    assert found == found[:1] * 4


EVERYTHING = Wishes(allow_shrink=True)


def stored(desk: Desk) -> list[tuple[str, str, list[str]]]:
    """Key, owner and domains of each account."""
    with desk.read() as session:
        domains = session.exec(select(AccountDomain)).all()
        return sorted(
            (each.key, each.owner, sorted(row.domain for row in domains if row.account_id == each.id))
            for each in session.exec(select(Account))
        )


def empty(desk: Desk) -> None:
    """As at the first start."""
    with desk.begin() as session:
        for table in (AccountDomain, Account):
            for each in session.exec(select(table)):
                session.delete(each)
            session.flush()


@pytest.mark.parametrize("chunk", [2, 1000])
@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("accounts", "name,crm_id,owner\nAcme,7,maya\nBolt,8,jon\nBolt,8,jon\nAcme,7,jon\n"),
        ("leads", "email,owner\nann@acme.example,maya\nx@x.example,\nx@x.example,\nann@acme.example,jon\n"),
        ("sequences", "name,owner\nspring,maya\nfall,jon\nfall,jon\nspring,jon\n"),
    ],
)
def test_v04_what_one_file_says_twice_in_two_ways_is_said(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, text: str, chunk: int
) -> None:
    monkeypatch.setattr(imports, "CHUNK", chunk)
    report = import_file(desk, what, written(tmp_path, text))
    (said,) = report.warnings
    assert said.startswith("line 5: ")
    assert said.endswith("is in the file before with another owner; the last row holds")


def test_r56_a_lead_with_the_short_id_meets_the_account_with_the_long_one(
    desk: Desk, receive: Receive, tmp_path: Path
) -> None:
    """Salesforce shows fifteen characters and exports eighteen; they are one account's."""
    long, short = "0011x00000ABCdeAAH", "0011x00000ABCde"
    import_file(desk, "accounts", written(tmp_path, f"name,crm_id,owner\nHeron,{long},wes\n"))
    import_file(desk, "leads", written(tmp_path, f"email,account\nann@elsewhere.example,{short}\n"))
    receive(letter(sender="Ann <ann@elsewhere.example>"))
    assert lookup.thread_state(desk, 1).owner == desk.person("wes")
    again = import_file(desk, "accounts", written(tmp_path, f"name,crm_id,owner\nHeron,{short},wes\n"))
    assert again.tally.same == 1


@pytest.mark.parametrize("first", [0, 1])
def test_a_reply_token_that_two_leads_have_is_one_lead_s_whatever_came_first(
    desk: Desk, receive: Receive, tmp_path: Path, first: int
) -> None:
    leads = ("ann@acme.example,tok1,maya\n", "bob@bolt.example,tok1,jon\n")
    rows = leads[first] + leads[1 - first]
    import_file(desk, "leads", written(tmp_path, "email,reply_token,owner\n" + rows))
    receive(letter(sender="X <x@elsewhere.example>", to="sales+tok1@brightwave.example"))
    assert lookup.thread_state(desk, 1).owner == desk.person("maya")
