"""Countries and states as exports write them: with an article, a form of government, or no country at all."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import col, select

from desk import lookup
from desk.desk import Desk
from desk.imports import import_file
from storage.sales import Lead
from tests.desk.imported import written
from tests.fakes import letter

Receive = Callable[..., None]


def places(desk: Desk) -> list[tuple[str, str]]:
    """Country and state of each lead."""
    with desk.read() as session:
        return [*session.exec(select(Lead.country, Lead.state).order_by(col(Lead.email)))]


@pytest.mark.parametrize("header", ["email,state", "email,state,country"])
def test_a_state_that_one_country_alone_has_says_the_country(
    desk: Desk, receive: Receive, tmp_path: Path, header: str
) -> None:
    states = ("Quebec", "California", "Florida", "Atlantis", "QC", "")
    end = "," if header.endswith("country") else ""
    rows = "".join(f"{n}@northwind.example,{state}{end}\n" for n, state in enumerate(states))
    report = import_file(desk, "leads", written(tmp_path, f"{header}\n{rows}"))
    assert report.warnings == [
        "line 2: state 'Quebec' has no country; taken for CA, the only one with a state of that name",
        "line 3: state 'California' has no country; taken for US, the only one with a state of that name",
        "line 4: state 'Florida' has no country, and US, UY have one of that name; no territory has it until "
        "the country is there",
        "line 5: state 'Atlantis' is not known; no territory has it",
    ]
    unknown = [("", "FLORIDA"), ("", "ATLANTIS"), ("", "QC"), ("", "")]
    assert places(desk) == [("CA", "QC"), ("US", "CA"), *unknown]
    receive(letter("Lou <0@northwind.example>"))
    assert lookup.thread_state(desk, 1).owner.key == "claire", "Quebec is her territory"


def test_a_country_may_have_an_article_or_be_called_a_republic(desk: Desk, tmp_path: Path) -> None:
    names = {
        "The Netherlands": "NL", "Republic of Ireland": "IE", "the United States": "US", "The UK": "GB",
        "The Gambia": "GM", "Die Niederlande": "NL", "Les Pays-Bas": "NL",
        "Republic of the Philippines": "PH",
        "Republic of Korea": "KR", "Republic of China": "TW", "People's Republic of China": "CN",
        "Republic of Congo": "CG", "Democratic Republic of the Congo": "CD", "The Kingdom of Bhutan": "BT",
        "LA, CA": "LA, CA", "State of Georgia": "STATE OF GEORGIA", "Republic of Texas": "REPUBLIC OF TEXAS",
    }  # fmt: skip
    rows = "".join(f'{n:02}@a.example,"{name}"\n' for n, name in enumerate(names))
    report = import_file(desk, "leads", written(tmp_path, f"email,country\n{rows}"))
    assert dict(zip(names, (country for country, _ in places(desk)), strict=True)) == names
    assert len(report.warnings) == 3
