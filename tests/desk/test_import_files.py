"""What a CSV may look like (RELIABILITY 4.4): encodings, separators, quotes, sizes; bad ones are named."""

import os
import threading
import time
from pathlib import Path

import pytest
from sqlmodel import col, select

from desk.desk import Desk
from desk.importing.companies import oddities
from desk.importing.report import harmless
from desk.imports import ImportRefused, Wishes, import_file
from storage.rows import count_anew, insert_rows
from storage.sales import Account, Lead
from tests.desk.imported import accounts, written
from tests.effort import processor_seconds

EXPORTS = Path(__file__).parent / "exports"
SMALL_QUICK = 5.0  # seconds; a second for each MB, on a machine that does other things as well


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty; its first line must be: name,domains"),
        ("<!doctype html>\n<p>502 Bad Gateway\n", "no column 'name'"),  # V14: what an interface said instead
        ("owner,segment\nmaya,smb\n", "no column 'name'"),
        ("Acme,acme.example\n", "no column 'name'"),
        ("name,name\na,b\n", "column 'name' twice"),
    ],
)
def test_v01_v14_a_file_without_our_columns_is_refused_whole(
    desk: Desk, tmp_path: Path, text: str, said: str
) -> None:
    import_file(desk, "accounts", written(tmp_path, "name,owner\nLast good,maya\n"))
    with pytest.raises(ImportRefused, match=said):
        import_file(desk, "accounts", written(tmp_path, text))
    assert accounts(desk) == [("Last good", "maya", [])]


def test_v01_a_header_in_other_case_and_order_is_fine_and_a_header_alone_is_empty(
    desk: Desk, tmp_path: Path
) -> None:
    import_file(desk, "accounts", written(tmp_path, "OWNER,Crm ID, Name\nmaya,7,Acme\n"))
    assert accounts(desk) == [("Acme", "maya", [])]
    assert import_file(desk, "leads", written(tmp_path, "email\n")).taken == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_v02_v03_any_usual_encoding_and_separator(
    desk: Desk, tmp_path: Path, encoding: str, separator: str
) -> None:
    text = f'name{separator}owner\r\n"Müller{separator} Söhne"{separator}maya\r\n'
    report = import_file(desk, "accounts", written(tmp_path, text, encoding))
    assert accounts(desk) == [(f"Müller{separator} Söhne".replace("\t", "\t"), "maya", [])]
    odd = ["1 lines are not UTF-8 (the first is line 2): read as Windows-1252"]
    assert report.notes == (odd if encoding == "cp1252" else [])


def test_v02_mixed_encodings_are_read_line_by_line_and_nul_is_left_out(desk: Desk, tmp_path: Path) -> None:
    mixed = "name\nMüller\n".encode() + "Größe\n".encode("cp1252") + b"Ac\0me\n"
    report = import_file(desk, "accounts", written(tmp_path, mixed))
    assert [name for name, _, _ in accounts(desk)] == ["Acme", "Größe", "Müller"]
    assert report.notes == ["1 lines are not UTF-8 (the first is line 3): read as Windows-1252"]
    with pytest.raises(ImportRefused, match="line 3 is broken UTF-16"):
        import_file(desk, "accounts", written(tmp_path, "name\nAcme\n".encode("utf-16") + b"\x00\xd8"))


def test_v03_quotes_are_strict_and_a_line_break_in_them_is_text(desk: Desk, tmp_path: Path) -> None:
    report = import_file(desk, "accounts", written(tmp_path, 'name,owner\n"Acme\nWorks",bob\n'))
    assert report.warnings[0].startswith("line 3: owner 'bob'")
    for text in ('name,owner\nAcme,maya\nB,"jon\n', 'name,owner\nAcme,maya\n"B"x,jon\n'):
        with pytest.raises(ImportRefused, match="in the row of line 3; check its quotes"):
            import_file(desk, "accounts", written(tmp_path, text))


def test_v03_big_cells_and_many_columns_take_no_time(desk: Desk, tmp_path: Path) -> None:
    began = time.monotonic()
    many = ",".join(f"column {n}" for n in range(10_000))
    report = import_file(desk, "accounts", written(tmp_path, f"name,{many}\nAcme{',x' * 10_000}\n"))
    assert (report.taken, report.notes[0][-13:]) == (1, "and 9990 more")
    report = import_file(desk, "accounts", written(tmp_path, f"name,Mail\nAcme,{'x' * 1_000_000}\nB,y\n"))
    assert report.taken == 2, "a big cell that we do not need is no trouble"
    report = import_file(desk, "leads", written(tmp_path, f"email\n{'x' * 1_000_000}\na@b.example\n"))
    assert report.rejected == ["line 2: email has 1000000 characters; 10000 are the most"]
    odd = "".join(f"{n}{'!' * 9_990}x\n" for n in range(2))
    assert import_file(desk, "accounts", written(tmp_path, f"name\n{odd}"), Wishes(origin="odd")).taken == 2
    with pytest.raises(ImportRefused, match="line 2 is longer than 4 MB"):
        import_file(desk, "leads", written(tmp_path, f"email\n{'x' * 5_000_000}\n"))
    assert time.monotonic() - began < SMALL_QUICK


def test_v04_v07_domains_are_normalised_shared_ones_are_listed_and_free_mailers_left_out(
    desk: Desk, tmp_path: Path
) -> None:
    text = (
        "name,domains\n"
        "Acme,https://www.ACME.example/about sales@acme.example gmail.com\n"
        "Acme Labs,acme.example; co.uk; linkedin.com/company/acme\n"
    )
    report = import_file(desk, "accounts", written(tmp_path, text))
    assert accounts(desk) == [("Acme", "", ["acme.example"]), ("Acme Labs", "", ["acme.example"])]
    shared = "not a domain, or one that many people share; left out"
    assert report.warnings == [
        f"line 2: 'gmail.com' cannot stand for a company: {shared}",
        f"line 3: 'co.uk' cannot stand for a company: {shared}",
        f"line 3: 'linkedin.com/company/acme' cannot stand for a company: {shared}",
        "acme.example is listed under 2 accounts: 'Acme', 'Acme Labs'; each reply says which it took",
    ]


def test_v05_owners_nobody_knows_are_taken_as_they_are_and_counted(desk: Desk, tmp_path: Path) -> None:
    report = import_file(desk, "accounts", written(tmp_path, "name,owner\nA,x@y.example\nB,x@y.example\n"))
    assert report.rejected == []
    said = "owner 'x@y.example' is not in the rules file; replies will pass it by"
    assert report.warnings == [f"line 2: {said} (2 rows)"]
    assert [owner for _, owner, _ in accounts(desk)] == ["x@y.example"] * 2


def test_v06_v13_formulas_and_markup_are_text_and_leave_harmless(desk: Desk, tmp_path: Path) -> None:
    names = ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "<!channel> now", "\u202egnp.exe", "x" * 10_000]
    said = tmp_path / "report.csv"
    text = "name,owner\n" + "".join(f"{name},bob\n" for name in names) + "=cmd|' /C calc'!A0\n"
    report = import_file(desk, "accounts", written(tmp_path, text), Wishes(report=said))
    assert {name for name, _, _ in accounts(desk)} == set(names)
    assert report.rejected == ["line 9: 1 cells, the header has 2"]
    cells = [cell for line in said.read_text("utf-8-sig").splitlines()[1:] for cell in line.split(",")]
    assert "'=cmd|' /C calc'!A0" in cells
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    assert [harmless(cell)[0] for cell in ("\tx", "\rx", "x")] == ["'", "'", "x"]


def test_v08_parents_in_a_circle_their_own_or_unknown_are_named(desk: Desk, tmp_path: Path) -> None:
    text = "name,crm_id,parent\nA,1,C\nB,2,1\nC,,2\nSelf,9,9\nLost,8,Nowhere\nBelow,7,A\n"
    report = import_file(desk, "accounts", written(tmp_path, text))
    assert report.warnings[0] == "line 5: 'Self' is its own parent; taken without one"
    assert report.warnings[1] == "'Lost': no account has the name or CRM id of the parent 'Nowhere'"
    (circle,) = report.warnings[2:]
    assert circle.startswith("parents in a circle: ")
    assert {"'A'", "'B'", "'C'"} == set(circle.removeprefix("parents in a circle: ").split(" > "))


def test_v08_a_thousand_levels_are_no_circle(desk: Desk, tmp_path: Path) -> None:
    text = "name,parent\n" + "".join(f"A{n},A{n + 1}\n" for n in range(1000)) + "A1000,\n"
    assert import_file(desk, "accounts", written(tmp_path, text)).warnings == []


def test_v15_a_fifo_is_read_a_folder_is_refused_and_ids_are_only_text(desk: Desk, tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    writer = threading.Thread(target=lambda: fifo.write_text("name,crm_id\nAcme,../../etc/passwd\n"))
    writer.start()
    assert import_file(desk, "accounts", fifo).taken == 1
    writer.join()
    with desk.read() as session:
        assert session.exec(select(Account.crm_id)).all() == ["../../etc/passwd"]
    with pytest.raises(ImportRefused, match="is not a file"):
        import_file(desk, "accounts", tmp_path)


@pytest.mark.parametrize("file", sorted(EXPORTS.glob("*.csv")), ids=lambda file: file.stem)
def test_each_tool_s_export_is_recognised_and_taken_whole(desk: Desk, file: Path) -> None:
    tool, what = file.stem.split("_")
    report = import_file(desk, what, file)
    assert report.notes[0] == f"read as an export of {tool}"
    assert report.rejected == []
    assert report.taken == len(file.read_text().splitlines()) - 1
    assert import_file(desk, what, file).tally.same == report.taken


def test_a_lead_report_with_names_and_a_status_is_known_for_whose_it_is(desk: Desk, tmp_path: Path) -> None:
    header = "First Name,Last Name,Company / Account,Email,Lead Source,Lead Owner,Lead Status"
    row = "Ann,Bee,Acme,ann@acme.example,Webinar,jon@brightwave.example,Open"
    report = import_file(desk, "leads", written(tmp_path, f"{header}\n{row}\n\nConfidential Information\n"))
    assert report.notes[0] == "read as an export of salesforce"
    assert (report.taken, report.rejected) == (1, [])


def test_a_header_that_is_hardly_alike_is_not_taken_for_one_of_ours(desk: Desk, tmp_path: Path) -> None:
    file = written(tmp_path, "email,Last Name,contry\nann@acme.example,Bee,US\n")
    report = import_file(desk, "leads", file)
    assert report.notes == ["columns left out: 'Last Name', 'contry' (country? say --map \"contry=country\")"]


def test_places_people_and_numbers_of_exports_are_ours(desk: Desk) -> None:
    for tool in ("hubspot", "salesforce", "apollo", "instantly", "lemlist"):
        import_file(desk, "leads", EXPORTS / f"{tool}_leads.csv")
    import_file(desk, "leads", EXPORTS / "smartlead_leads.csv", Wishes(constants={"sequence": "Foods"}))
    with desk.read() as session:
        leads = session.exec(select(Lead).order_by(col(Lead.email))).all()
    seen = {
        lead.email.partition("@")[0]: (lead.country, lead.state, lead.owner or lead.sent_by, lead.sequence)
        for lead in leads
    }
    assert seen == {
        "anne": ("FR", "IDF", "luc", ""),
        "chris.adler": ("US", "MA", "ines", ""),
        "greta.k": ("", "", "greta", "DACH Herbst"),
        "joan": ("", "", "jon", "East spring"),
        "lucie": ("CA", "QC", "", ""),
        "omar": ("", "", "", "Foods"),
        "rosa": ("US", "OR", "wes", ""),
    }
    assert {lead.account for lead in leads} == {"", "64a1", "9001", "9010"}


def test_columns_of_our_own_are_taken(desk: Desk, tmp_path: Path) -> None:
    text = 'name,employees,listed,private\nA,"1,200",top-50,yes\nB,51-200,,no\nC,many,,perhaps\n'
    report = import_file(desk, "accounts", written(tmp_path, text))
    with desk.read() as session:
        rows = session.exec(select(Account).order_by(col(Account.name))).all()
    assert [(row.employees, row.listed, row.private) for row in rows] == [
        (1200, "top-50", True),
        (51, "", False),
        (None, "", True),
    ]
    assert report.warnings == [
        "line 2: account list 'top-50' is not in the rules file; nobody gets replies by it",
        "line 4: private 'perhaps' is neither true nor false; taken for true",
        "line 4: employees 'many' is not a number; left empty",
    ]


def test_thousands_and_millions_of_employees_are_read_as_such(desk: Desk, tmp_path: Path) -> None:
    sizes = {
        "10K": 10_000, "10K+": 10_000, "1.5M": 1_500_000, "1,5 k": 1_500, "2 million": 2_000_000,
        "5k-10k": 5_000, "5-10K": 5_000, "500-1K": 500, "1-10": 1, "1,001-5,000": 1_001,
        "1,200": 1_200, "10.000": 10_000, "> 50": 50, "500 staff": 500, "201-500 employees": 201,
        "12.5": None, "-5": None, "10km": None, "1.2.3": None, "1.234K": None, "200B": None, "10000M": None,
    }  # fmt: skip
    rows = "".join(f'{n:03},"{size}"\n' for n, size in enumerate(sizes))
    report = import_file(desk, "accounts", written(tmp_path, f"name,employees\n{rows}"))
    with desk.read() as session:
        held = session.exec(select(Account.employees).order_by(col(Account.name))).all()
    assert dict(zip(sizes, held, strict=True)) == sizes
    odd = [
        f"employees {size!r} is not a number; left empty" for size, count in sizes.items() if count is None
    ]
    assert [said.partition(": ")[2] for said in report.warnings] == odd


def test_v08_looking_for_circles_costs_what_the_accounts_cost(desk: Desk) -> None:
    few, many = (_looking_costs(desk, lines) for lines in (1_500, 12_000))
    assert many < 20 * max(few, 0.02)


def _looking_costs(desk: Desk, lines: int) -> float:
    """Processor seconds to look through so many new lines of three accounts, one above the other."""
    with desk.begin() as session:
        above: dict[int, str] = {0: "", 1: f"{lines} 0-", 2: f"{lines} 1-"}
        rows = [
            {
                "key": f"name {name}",
                "name": name,
                "name_key": name,
                "parent": above[level] and above[level] + tag,
            }
            for tag in map(str, range(lines))
            for level in above
            if (name := f"{lines} {level}-{tag}")
        ]
        insert_rows(session, Account, rows)
        count_anew(session, Account)
    with desk.read() as session:
        return processor_seconds(lambda: list(oddities(session)))
