"""Importing CSV: good rows are taken, bad ones named with their line, and again gives the same state."""

from pathlib import Path

import pytest
from sqlmodel import col, select

from desk.desk import Desk
from desk.imports import ImportRefused, import_file
from storage.sales import Account, AccountDomain, Lead, Sequence


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "rows.csv"
    path.write_text(text, encoding)
    return path


def accounts(desk: Desk) -> list[tuple[str, str, list[str]]]:
    with desk.read() as session:
        return [
            (
                account.name,
                account.owner,
                sorted(
                    session.exec(
                        select(AccountDomain.domain).where(AccountDomain.account_id == account.id)
                    ).all()
                ),
            )
            for account in session.exec(select(Account).order_by(col(Account.name))).all()
        ]


def test_importing_twice_gives_the_same_state(desk: Desk, tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "name,domains,owner,crm_id,parent,segment,status\n"
        "Acme GmbH,acme.example www.acme.de,maya,C1,,smb,customer\n"
        "Acme Labs,labs.example,,C2,Acme GmbH,,\n",
    )
    first = import_file(desk, "accounts", file)
    there = accounts(desk)
    second = import_file(desk, "accounts", file)
    assert (first.taken, first.rejected, second.taken, second.rejected) == (2, [], 2, [])
    assert there == accounts(desk)
    assert there == [("Acme GmbH", "maya", ["acme.de", "acme.example"]), ("Acme Labs", "", ["labs.example"])]


def test_a_changed_owner_is_taken_over(desk: Desk, tmp_path: Path) -> None:
    import_file(desk, "accounts", written(tmp_path, "name,owner\nAcme,maya\n"))
    import_file(desk, "accounts", written(tmp_path, "name,owner\nAcme,jon\n"))
    assert accounts(desk) == [("Acme", "jon", [])]


@pytest.mark.parametrize(
    ("what", "row", "said"),
    [
        ("accounts", "Gmail users,gmail.com,maya", "line 3: 'gmail.com' cannot stand for a company"),
        ("accounts", "Suffix,co.uk,maya", "line 3: 'co.uk' cannot stand for a company"),
        ("accounts", "Other,acme.example,maya", "line 3: acme.example belongs to Acme already"),
        ("accounts", ",x.example,maya", "line 3: an account needs a name"),
        ("accounts", "Acme,acme.example", "line 3: 2 cells, the header has 3"),
    ],
)
def test_a_bad_row_is_named_and_the_others_go_on(
    desk: Desk, tmp_path: Path, what: str, row: str, said: str
) -> None:
    file = written(tmp_path, f"name,domains,owner\nAcme,acme.example,maya\n{row}\nLast,last.example,jon\n")
    report = import_file(desk, what, file)
    assert report.taken == 2
    assert [line[: len(said)] for line in report.rejected] == [said]


def test_an_account_that_is_its_own_parent_is_refused(desk: Desk, tmp_path: Path) -> None:
    report = import_file(desk, "accounts", written(tmp_path, "name,parent\nAcme,Acme\n"))
    assert report.rejected == ["line 2: Acme is its own parent"]


@pytest.mark.requirement("R85")
def test_an_owner_who_left_is_kept_and_said(desk: Desk, tmp_path: Path) -> None:
    report = import_file(desk, "accounts", written(tmp_path, "name,owner\nAcme,bob\n"))
    assert report.taken == 1
    assert report.warnings == ["line 2: owner 'bob' is not in the rules file; replies will pass it by"]


def test_leads_keep_one_row_per_sequence(desk: Desk, tmp_path: Path) -> None:
    text = (
        "email,country,sequence,sent_at\n"
        "Chris@Northwind.example,us,spring,2026-11-02\n"
        "chris@northwind.example,us,autumn,2026-11-20T09:00:00+01:00\n"
        "not-an-address,us,spring,\n"
        "eve@northwind.example,us,spring,soon\n"
    )
    report = import_file(desk, "leads", written(tmp_path, text))
    assert report.taken == 2
    assert report.rejected == [
        "line 4: 'not-an-address' is not an e-mail address",
        "line 5: sent_at 'soon' is not a date; write 2026-11-23 or 2026-11-23T09:00:00Z",
    ]
    with desk.read() as session:
        leads = session.exec(select(Lead).order_by(col(Lead.sequence))).all()
    assert [(lead.email, lead.country, lead.sequence, str(lead.sent_at)) for lead in leads] == [
        ("chris@northwind.example", "US", "autumn", "2026-11-20 08:00:00+00:00"),
        ("chris@northwind.example", "US", "spring", "2026-11-02 00:00:00+00:00"),
    ]


@pytest.mark.requirement("R53")
def test_a_sequence_needs_an_owner(desk: Desk, tmp_path: Path) -> None:
    report = import_file(desk, "sequences", written(tmp_path, "name,purpose,owner,backup\nspring,,,\n"))
    assert report.rejected == ["line 2: sequence spring needs an owner (R53)"]
    import_file(desk, "sequences", written(tmp_path, "name;owner;backup\nspring;maya;jon\n"))
    with desk.read() as session:
        assert session.get_one(Sequence, "spring").owner == "maya"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty; its first line must be: name,domains"),
        ("company,owner\nAcme,maya\n", "unknown column 'company'"),
        ("owner,segment\nmaya,smb\n", "no column 'name'"),
        ("name,name\na,b\n", "column 'name' twice"),
        ('name,owner\nAcme,"maya\n', "check its quotes"),
        ("name\n" + "x" * 20_000 + "\n", "check its quotes"),
    ],
)
def test_a_file_that_is_no_such_csv_is_refused_with_one_sentence(
    desk: Desk, tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(ImportRefused, match=said):
        import_file(desk, "accounts", written(tmp_path, text))
    assert accounts(desk) == []


def test_a_file_in_another_encoding_is_refused_and_a_bom_is_fine(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="save it as CSV UTF-8"):
        import_file(desk, "accounts", written(tmp_path, "name,owner\nMüller,maya\n", "latin-1"))
    report = import_file(desk, "accounts", written(tmp_path, "name,owner\nMüller,maya\n", "utf-8-sig"))
    assert report.taken == 1
    with pytest.raises(ImportRefused, match="is not a file"):
        import_file(desk, "accounts", tmp_path)
