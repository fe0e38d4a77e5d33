"""Importing CSV: good rows are taken, bad ones named with their line, and again changes nothing."""

from pathlib import Path

import pytest
from sqlmodel import col, select

from desk.desk import Desk
from desk.importing.columns import mapping
from desk.imports import ImportRefused, Wishes, import_file
from storage.sales import Account, AccountDomain, ConfirmedAccount, Lead, Sequence
from tests.desk.imported import accounts, everything, written


def test_importing_twice_gives_the_same_state(desk: Desk, tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "name,domains,owner,crm_id,parent,segment,status\n"
        "Acme GmbH,acme.example www.acme.de,maya,C1,,smb,customer\n"
        "Acme Labs,labs.example,,C2,Acme GmbH,,\n",
    )
    first = import_file(desk, "accounts", file)
    there = everything(desk)
    second = import_file(desk, "accounts", file)
    assert (first.taken, first.rejected, second.taken, second.rejected) == (2, [], 2, [])
    assert (first.tally.new, second.tally.new, second.tally.changed) == (2, 0, 0)
    assert there == everything(desk)
    assert accounts(desk) == [
        ("Acme GmbH", "maya", ["acme.de", "acme.example"]),
        ("Acme Labs", "", ["labs.example"]),
    ]


def test_a_changed_owner_is_taken_over_and_a_domain_that_is_gone_is_gone(desk: Desk, tmp_path: Path) -> None:
    import_file(desk, "accounts", written(tmp_path, "name,owner,domains\nAcme,maya,acme.example a.example\n"))
    import_file(desk, "accounts", written(tmp_path, "name,owner,domains\nAcme,jon,acme.example\n"))
    assert accounts(desk) == [("Acme", "jon", ["acme.example"])]
    import_file(desk, "accounts", written(tmp_path, "name,status\nAcme,customer\n"))
    assert accounts(desk) == [("Acme", "jon", ["acme.example"])], "what the file does not have stays"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",x.example,maya", "line 3: an account needs a name"),
        ("Acme,acme.example", "line 3: 2 cells, the header has 3"),
        (f"{'x' * 20_000},acme.example,maya", "line 3: name has 20000 characters"),
    ],
)
def test_a_bad_row_is_named_and_the_others_go_on(desk: Desk, tmp_path: Path, row: str, said: str) -> None:
    file = written(tmp_path, f"name,domains,owner\nAcme,acme.example,maya\n{row}\nLast,last.example,jon\n")
    report = import_file(desk, "accounts", file)
    assert report.taken == 2
    assert [line[: len(said)] for line in report.rejected] == [said]


@pytest.mark.requirement("R85")
def test_an_owner_who_left_is_kept_and_said(desk: Desk, tmp_path: Path) -> None:
    report = import_file(desk, "accounts", written(tmp_path, "name,owner\nAcme,bob\n"))
    assert report.taken == 1
    assert report.warnings == ["line 2: owner 'bob' is not in the rules file; replies will pass it by"]


def test_an_owner_may_be_a_key_an_address_or_a_name(desk: Desk, tmp_path: Path) -> None:
    text = "name,owner\nA,maya\nB,Maya@brightwave.example\nC,MAYA OKAFOR\nD,Unassigned replies\n"
    report = import_file(desk, "accounts", written(tmp_path, text))
    assert report.warnings == []
    assert [owner for _, owner, _ in accounts(desk)] == ["maya", "maya", "maya", "triage"]


def test_leads_keep_one_row_per_sequence(desk: Desk, tmp_path: Path) -> None:
    text = (
        "email,country,sequence,sent_at\n"
        "Chris@Northwind.example,us,spring,2026-11-02\n"
        "chris@northwind.example,us,autumn,2026-11-20T09:00:00+01:00\n"
        "not-an-address,us,spring,\n"
        "eve@northwind.example,us,spring,soon\n"
    )
    report = import_file(desk, "leads", written(tmp_path, text))
    assert report.taken == 3
    assert report.rejected == ["line 4: 'not-an-address' is not an e-mail address"]
    assert report.warnings == ["line 5: sent_at 'soon' is no date like 2026-11-23T09:00:00Z; left out"]
    with desk.read() as session:
        leads = session.exec(select(Lead).order_by(col(Lead.email), col(Lead.sequence))).all()
    assert [(lead.email, lead.country, lead.sequence, str(lead.sent_at)) for lead in leads] == [
        ("chris@northwind.example", "US", "autumn", "2026-11-20 08:00:00+00:00"),
        ("chris@northwind.example", "US", "spring", "2026-11-02 00:00:00+00:00"),
        ("eve@northwind.example", "US", "spring", "None"),
    ]


@pytest.mark.requirement("R53")
def test_a_sequence_needs_an_owner(desk: Desk, tmp_path: Path) -> None:
    report = import_file(desk, "sequences", written(tmp_path, "name,purpose,owner,backup\nspring,,,\n"))
    assert report.rejected == ["line 2: sequence 'spring' needs an owner (R53)"]
    import_file(desk, "sequences", written(tmp_path, "name;owner;backup;segment\nspring;maya;jon;smb\n"))
    with desk.read() as session:
        spring = session.get_one(Sequence, "spring")
    assert (spring.owner, spring.backup, spring.segment) == ("maya", "jon", "smb")


def test_source_labels_are_normalised_and_a_new_variant_is_proposed(desk: Desk, tmp_path: Path) -> None:
    labels = ("APOLLO-export", "Apolo", "Apolo", "Billboard")
    text = "email,source\n" + "".join(f"{n}@a.example,{label}\n" for n, label in enumerate(labels))
    report = import_file(desk, "leads", written(tmp_path, text))
    with desk.read() as session:
        sources = list(session.exec(select(Lead.source).order_by(col(Lead.email))))
    assert sources == ["apollo", "Apolo", "Apolo", "Billboard"]
    assert report.warnings == [
        "line 3: 'Apolo' is no source; near apollo: add it to the aliases of apollo in rules.yaml (2 rows)",
        "line 5: 'Billboard' is no source; add it to the aliases of one in rules.yaml, or as a source",
    ]


def test_an_account_known_by_name_stays_one_when_it_gets_a_crm_id(desk: Desk, tmp_path: Path) -> None:
    import_file(desk, "accounts", written(tmp_path, "name,domains\nAcme,acme.example\n"))
    with desk.begin() as session:
        session.add(ConfirmedAccount(address="@x.example", account="name Acme", by="maya", at=desk.now()))
    import_file(desk, "accounts", written(tmp_path, "name,crm_id,owner\nAcme,C1,jon\n"), Wishes(origin="crm"))
    import_file(desk, "accounts", written(tmp_path, "name,status\nAcme,customer\n"), Wishes(origin="sheet"))
    with desk.read() as session:
        (account,) = session.exec(select(Account)).all()
        assert (account.key, account.owner, account.status) == ("id C1", "jon", "customer")
        assert session.exec(select(AccountDomain.account_id)).all() == [account.id]
        assert session.exec(select(ConfirmedAccount.account)).all() == ["id C1"]


def test_a_column_is_told_once_and_remembered(desk: Desk, tmp_path: Path) -> None:
    file = written(tmp_path, "Firmenname;Betreuer;Ort\nMüller;maya;Köln\n")
    with pytest.raises(ImportRefused, match='say which it is with --map "Firmenname=name"'):
        import_file(desk, "accounts", file)
    told = mapping("accounts", ["Firmenname=name", "Betreuer=owner"])
    report = import_file(desk, "accounts", file, Wishes(columns=told))
    assert report.notes == ["columns left out: 'Ort'"]
    assert import_file(desk, "accounts", file).tally.same == 1
    assert accounts(desk) == [("Müller", "maya", [])]


class Asked:
    """Somebody at a terminal who says yes, and knows one header."""

    def __init__(self, header: str = "", drop: bool = True) -> None:
        self.header, self.drop, self.heard = header, drop, ""

    def which_header(self, column: str, headers: object) -> str:
        self.heard = column
        return self.header

    def may_drop(self, said: str) -> bool:
        self.heard = said
        return self.drop


def test_somebody_at_a_terminal_is_asked(desk: Desk, tmp_path: Path) -> None:
    asked = Asked("Firmenname")
    file = written(tmp_path, "Firmenname;Ort\nMüller;Köln\nMeier;Bonn\n")
    import_file(desk, "accounts", file, Wishes(questions=asked))
    assert asked.heard == "name"
    import_file(desk, "accounts", written(tmp_path, "name\nMeier\n"), Wishes(questions=asked))
    assert asked.heard == "1 of 2 accounts are not in the file and would be dropped"
    assert accounts(desk) == [("Meier", "", [])]
    with pytest.raises(ImportRefused, match="1 of 1 accounts"):
        import_file(desk, "accounts", written(tmp_path, "name\n"), Wishes(questions=Asked(drop=False)))
