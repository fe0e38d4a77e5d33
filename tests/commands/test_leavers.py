"""`whoowns leavers` and `whoowns drift` as sales ops type them."""

from pathlib import Path

import pytest

from tests.commands.conftest import Whoowns


@pytest.fixture(autouse=True)
def market(whoowns: Whoowns, folder: Path) -> None:
    """Two accounts, one of somebody who is long gone."""
    rows = ("name,domains,owner", "Acme,acme.example,pete", "Hugin,hugin.example,jon", "")
    (folder / "accounts.csv").write_text("\n".join(rows))
    assert whoowns("import", "accounts", "accounts.csv").exit_code == 0


def test_who_left_is_listed_and_their_accounts_given_away(whoowns: Whoowns) -> None:
    listed = whoowns("leavers")
    assert "pete (not in the rules file): 1 account(s)" in listed.output
    given = whoowns("leavers", "give", "pete", "--to", "maya", "--by", "dana", "--because", "left in May")
    assert given.exit_code == 0
    assert "maya has now what was pete's: 1 account(s)." in given.output
    assert "Change it in the CRM too" in given.output
    assert "Nobody has left" in whoowns("leavers").output


def test_one_person_s_belongings_are_listed_with_their_places_in_the_rules_file(whoowns: Whoowns) -> None:
    listed = whoowns("leavers", "list", "jon").output
    assert "jon: 1 account(s)" in listed
    assert "territory us-east-smb" in listed
    assert "Nothing is wes's." in whoowns("leavers", "list", "wes").output


def test_what_is_missing_is_one_sentence(whoowns: Whoowns) -> None:
    refused = whoowns("leavers", "give", "pete", "--to", "maya", "--by", "dana")
    assert refused.exit_code == 2
    assert "--because is missing" in refused.output


def test_a_name_nobody_has_is_not_given_anything_away(whoowns: Whoowns) -> None:
    said = whoowns("leavers", "give", "peet", "--to", "maya", "--by", "dana", "--because", "left in May")
    assert said.exit_code == 1
    assert "There is nobody called peet" in said.output


def test_without_threads_there_is_no_drift(whoowns: Whoowns) -> None:
    assert "No drift" in whoowns("drift").output


def test_what_is_given_away_is_given_under_the_rules_in_force(whoowns: Whoowns, folder: Path) -> None:
    whoowns("simulate", "--rules", "rules.yaml", "--enable", "--by", "olga")
    (folder / "rules.yaml").write_text("chain: [half an edit")
    assert "pete (not in the rules file): 1 account(s)" in whoowns("leavers").output
    given = whoowns("leavers", "give", "pete", "--to", "maya", "--by", "dana", "--because", "left in May")
    assert "maya has now what was pete's: 1 account(s)." in given.output
