"""`whoowns rules` and `whoowns check`: a rules file as it reads, and what in it or the data looks wrong."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bot.views.chain_picture import chain_picture
from routing.coverage import coverage_of
from routing.rulebook import load
from tests.commands.conftest import Whoowns

CENTRAL = "  us-central:\n    countries: [US]\n    states: [TX, OK]\n    reps: [wes]\n"


def with_central(folder: Path) -> str:
    """The company gives Texas and Oklahoma to Wes."""
    rules = folder / "rules.yaml"
    before = rules.read_text()
    rules.write_text(before.replace("  dach:\n", f"{CENTRAL}  dach:\n"))
    return before


@pytest.mark.requirement("R52", "U7", "R78")
def test_a_territory_change_that_leaves_texas_to_nobody_is_named_before_it_takes_effect(
    whoowns: Whoowns, folder: Path
) -> None:
    (folder / "new.yaml").write_text(with_central(folder))
    answer = whoowns("rules", "new.yaml")
    assert answer.exit_code == 0
    said = " ".join(answer.stdout.split())
    assert "Leads that change hands against the rules in use, those that nobody gets first" in said
    assert (
        "US: OK, TX; segment mid-market, smb, not known; language any but French: "
        "Wes Tanaka (us-central) -> Sam Reyes (fallback)"
    ) in said
    assert "change hands" not in whoowns("rules").stdout


@pytest.mark.requirement("R52", "R30")
def test_the_order_as_a_sentence_and_the_map_with_overlaps_and_holes(whoowns: Whoowns) -> None:
    said = " ".join(whoowns("rules").stdout.split())
    assert said.startswith("Safety first, then bounce and absence, then the thread owner")
    assert "anywhere but CA: QC" in said
    assert "a lead in US (AK), mid-market, writing French: french comes first, us-west never gets it" in said
    assert "a lead in CA, mid-market, writing English: goes to Sam Reyes, the fallback" in said


def narrowed(folder: Path, only: str) -> None:
    rules = folder / "rules.yaml"
    rules.write_text(rules.read_text().replace("  - territory\n", f"  - territory: {{only: {only}}}\n", 1))


@pytest.mark.requirement("R52", "R92")
def test_the_map_shows_for_whom_the_chain_asks_the_territories(whoowns: Whoowns, folder: Path) -> None:
    narrowed(folder, "{segment: enterprise}")
    got = json.loads(whoowns("rules", "--json").stdout)
    assert {(row["territory"], *row["segments"]) for row in got["map"] if row["territory"]} == {
        ("enterprise", "enterprise")
    }
    assert got["limit"] == ""


@pytest.mark.requirement("R52", "R78", "R91")
def test_a_map_that_hangs_on_the_source_says_so(whoowns: Whoowns, folder: Path) -> None:
    assert "map holds" not in whoowns("rules").stdout + whoowns("check").stdout
    narrowed(folder, "{source: webinar}")
    limit = "map holds only for source webinar: of all other replies the territories are not asked"
    assert f"The {limit}." in " ".join(whoowns("rules").stdout.split())
    assert f"note   territories: the {limit}" in whoowns("check").stdout.splitlines()


def test_the_same_as_json(whoowns: Whoowns) -> None:
    said = json.loads(whoowns("rules", "--json").stdout)
    assert said["chain"][0]["rule"] == "safety"
    assert {"territory": "quebec", "people": ["claire"]}.items() <= said["map"][0].items()
    assert said["map"][0]["places"] == ["CA-QC"]
    assert said["overlaps"][0]["in_words"]
    assert (said["complete"], said["changes"]) == (True, [])


def test_the_chain_as_a_picture_that_any_program_can_read(whoowns: Whoowns, folder: Path) -> None:
    rules = folder / "rules.yaml"
    text = (
        rules.read_text().replace("  - vip\n", "  - vip: {mode: shadow}\n").replace("Maya Okafor", "M & <O>")
    )
    rules.write_text(text)
    assert whoowns("rules", "--picture", "chain.svg").exit_code == 0
    drawn = ElementTree.parse(folder / "chain.svg").getroot()
    words = " ".join("".join(each.itertext()) for each in drawn.iter("{http://www.w3.org/2000/svg}text"))
    assert "4  vip (in shadow: recorded, has no say)" in words
    assert "M & <O>" in words
    assert "13  fallback" in words
    book = load(rules)
    assert (folder / "chain.svg").read_text() == chain_picture(book, coverage_of(book))


@pytest.mark.parametrize(
    ("name", "why"), [("chain.png", "only .svg is drawn"), ("no/chain.svg", "cannot be written")]
)
def test_a_picture_that_cannot_be_drawn_is_one_sentence(whoowns: Whoowns, name: str, why: str) -> None:
    answer = whoowns("rules", "--picture", name)
    assert (answer.exit_code, why in answer.stderr) == (2, True)
    assert "Traceback" not in answer.output


@pytest.mark.requirement("R59", "R78", "R95", "U7")
def test_check_says_what_looks_wrong_in_rules_and_data(whoowns: Whoowns, folder: Path) -> None:
    rules = folder / "rules.yaml"
    more = "".join(f"  list{n}:\n    means: List {n}\n" for n in range(11))
    text = rules.read_text().replace("sources:\n", f"sources:\n{more}", 1)
    rules.write_text(text.replace("  - vip\n", "  - vip: {only: {sequence: autumn}}\n", 1))
    (folder / "sequences.csv").write_text(
        "name,purpose,owner,backup\nspring,meetings,maya,\nsummer,,maya,tomas\nwinter,meetings,maya,jon\n"
    )
    leads = [f"a{n}@acme{n}.example,Apolo export,spring" for n in range(3)]
    leads += [f"b{n}@bolt.example,label {n},spring" for n in range(25)] + ["c@c.example,APOLLO EXPORT,SPRNG"]
    (folder / "leads.csv").write_text("\n".join(["email,source,sequence", *leads]) + "\n")
    (folder / "accounts.csv").write_text("name,segment,listed\nAcme,Midmarket,Partnets\n")
    for what in ("sequences", "leads", "accounts"):
        whoowns("import", what, f"{what}.csv")
    said = whoowns("check").stdout.splitlines()
    assert (
        "warn   source: 3 lead(s) came by 'Apolo export', a source that is not in the rules file; "
        "did you mean APOLLO export?" in said
    )
    assert len([line for line in said if line.startswith("warn   source: ")]) == 21
    assert "warn   source: and 6 more of this kind" in said
    assert not any("APOLLO EXPORT" in line for line in said)
    wanting = "which is not in the rules file; did you mean"
    assert f"warn   segment: 1 account(s) are in segment 'Midmarket', {wanting} mid-market?" in said
    assert f"warn   list: 1 account(s) are on the list 'Partnets', {wanting} partners?" in said
    assert "warn   sequence: sequence spring has no backup; nobody stands in when maya is gone" in said
    assert "warn   sequence: sequence summer names tomas as backup, who is not in the rules file" in said
    bare = "1 imported sequence(s) have no purpose, so no explanation can tell it: summer"
    assert f"warn   sequence: {bare}" in said
    only = "which is neither imported nor in the rules file; did you mean spring?"
    assert f"warn   sequence: 1 lead(s) are in sequence 'SPRNG', {only}" in said
    assert not any("winter" in line for line in said)
    assert any("chain: vip is asked for sequence autumn, which nobody has imported" in line for line in said)
    assert any("labels are more than people tell apart" in line for line in said)
    assert any(line.startswith("warn   hole: a lead in CA, mid-market") for line in said)
    assert any(line.startswith("note   overlap: a lead in US (AK)") for line in said)
