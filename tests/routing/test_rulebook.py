"""The rulebook: what a right rules file gives, and what it answers."""

from datetime import time, timedelta
from pathlib import Path

import pytest

from routing.chain import sentence
from routing.model import Category, Limit, Role, Step, TopicAction
from routing.rule_files import Entry
from routing.rulebook import Rulebook, load
from tests.routing.company import DEFAULT_ORDER
from tests.routing.small_rules import SMALL

EXAMPLE = Path(__file__).parents[2] / "rules.yaml"


def loaded(folder: Path, text: str | bytes) -> Rulebook:
    path = folder / "rules.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return load(path)


@pytest.fixture
def small(tmp_path: Path) -> Rulebook:
    return loaded(tmp_path, SMALL)


@pytest.fixture(scope="module")
def example() -> Rulebook:
    return load(EXAMPLE)


def test_the_example_policy_has_the_default_order(example: Rulebook) -> None:
    assert tuple(entry.rule for entry in example.chain) == DEFAULT_ORDER
    assert sentence(example) == (
        "Safety first, then bounce and absence, then the thread owner, then vip, then account list, then the "
        "account owner, then company thread, then high intent, then source, then the lead owner, then the "
        "sequence owner, then territory, and what is left goes to Sam Reyes."
    )


def test_a_person_is_read_whole(small: Rulebook) -> None:
    dana = small.people["dana"]
    assert (dana.name, dana.email, dana.backup, dana.manager) == (
        *("Dana Whitfield", "dana@brightwave.example", "sam", None),
    )
    assert dana.is_(Role.MANAGER)
    assert not dana.is_(Role.REP)
    assert dana.hours
    assert (dana.hours.zone, dana.hours.holidays) == ("Europe/Berlin", "DE-BE")
    assert dana.hours.week[0] == ((time(8), time(19)),)
    assert small.people["sam"].is_(Role.REP)
    assert small.person("sam") is small.people["sam"]
    assert small.person("lena") is None
    assert small.person(None) is None


def test_teams_and_duties_name_people(small: Rulebook) -> None:
    sam, triage = small.people["sam"], small.teams["triage"]
    assert (triage.responsible, triage.person, triage.channel) == ("sam", sam, "C0TRIAGE")
    assert (small.duties.fallback, small.duties.fallback_team) == (sam, triage)
    assert small.duties.legal == small.people["dana"]


def test_topics_that_are_not_written_only_tag(small: Rulebook) -> None:
    assert small.topics["security"] == TopicAction("security", "route", small.teams["triage"])
    assert small.topics["price"] == TopicAction("price", "tag")


def test_limits_are_per_category_with_exceptions_per_segment(small: Rulebook) -> None:
    assert small.policy.limit_for(Category.INTERESTED, None) == Limit(
        timedelta(hours=2),
        (
            Step("owner", timedelta(hours=1)),
            Step("backup", timedelta(hours=2)),
            Step("manager", timedelta(hours=4)),
        ),
    )
    assert small.policy.limit_for(Category.INTERESTED, "smb") == Limit(timedelta(hours=1), ())
    assert small.policy.limit_for(Category.BOUNCE, None) is None


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("ceo@lumen-hotels.example", "dana"),
        ("CEO@Lumen-Hotels.example", "dana"),
        ("cfo@lumen-hotels.example", None),
        ("a@northstar-retail.example", "priya"),
        ("a@mail.eu.northstar-retail.example", "priya"),
        ("a@notnorthstar-retail.example", None),
        ("northstar-retail.example", "priya"),
        ("", None),
        ("@", None),
    ],
)
def test_a_vip_is_found_by_address_then_domain_then_parent(
    example: Rulebook, address: str, key: str | None
) -> None:
    found = example.vip_for(address)
    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Apollo", "apollo"),
        ("apollo.io", "apollo"),
        ("APOLLO  EXPORT", "apollo"),
        ("apollo-export", "apollo"),
        ("Event List", "event"),
        ("zoominfo", None),
        ("", None),
        ("...", None),
    ],
)
def test_variants_of_a_source_label_are_one(example: Rulebook, label: str, name: str | None) -> None:
    found = example.source_named(label)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("country", "state", "language", "segment", "names"),
    [
        ("CA", "QC", "en", "smb", ["quebec"]),
        ("ca", "qc", "fr", "smb", ["quebec", "french"]),
        ("US", "NY", "en", "mid-market", ["us-east-mid"]),
        ("US", "NY", "fr", "enterprise", ["french", "enterprise"]),
        ("US", "NY", None, None, []),
        ("DE", "", "de", None, ["dach"]),
        (None, None, None, None, []),
        ("BR", None, "pt", "smb", []),
    ],
)
def test_territories_cover_by_place_reply_language_and_segment(
    example: Rulebook,
    country: str | None,
    state: str | None,
    language: str | None,
    segment: str | None,
    names: list[str],
) -> None:
    covering = example.territories_for(country, state, language, segment)
    assert [territory.name for territory in covering] == names


def test_a_territory_without_criteria_covers_everything(small: Rulebook) -> None:
    assert [territory.name for territory in small.territories_for("BR", None, None, None)] == ["rest"]


def test_entries_carry_their_conditions(tmp_path: Path) -> None:
    narrowed = SMALL.replace(
        "  - account_owner\n",
        "  - account_owner: {only: {segment: smb, language: [fr, de]}}\n"
        "  - vip: {mode: shadow}\n"
        "  - account_owner: {only: {sequence: Spring Fair, source: event}, mode: live}\n",
    )
    assert loaded(tmp_path, narrowed).chain == (
        Entry("safety"),
        Entry("account_owner", {"segment": ("smb",), "language": ("de", "fr")}),
        Entry("vip", shadow=True),
        Entry("account_owner", {"sequence": ("Spring Fair",), "source": ("event",)}),
        Entry("fallback"),
    )


@pytest.mark.parametrize("written", ["\ufeff" + SMALL, SMALL.replace("\n", "\r\n"), "# ours\n---\n" + SMALL])
def test_marks_of_other_editors_change_nothing(tmp_path: Path, small: Rulebook, written: str) -> None:
    same = loaded(tmp_path, written)
    assert (same.people, same.chain, same.policy) == (small.people, small.chain, small.policy)


def test_words_yaml_would_change_stay_words(tmp_path: Path) -> None:
    norway = SMALL.replace("countries: [CA]\n    states: [QC]", "countries: [NO, CA]\n    states: [ON]")
    assert loaded(tmp_path, norway).territories[0].countries == {"NO", "CA"}
    assert loaded(tmp_path, norway).territories[0].states == {"ON"}


@pytest.mark.parametrize(
    "places",
    [
        "countries: [XK]",
        "countries: [US]\n    states: [AE, PR, DC]",
        "countries: [FR]\n    states: [75C, 2A]",
        "countries: [DE, US]\n    states: [BY, NY]",
        "countries: [HK]\n    states: [KLN]",
    ],
    ids=["kosovo", "us-forces-and-islands", "departments", "of-either-country", "no-list-of-states"],
)
def test_r21_a_place_that_a_lead_can_come_from_is_taken(tmp_path: Path, places: str) -> None:
    loaded(tmp_path, SMALL.replace("countries: [CA]\n    states: [QC]", places))


def test_the_digest_is_the_version_of_the_file(tmp_path: Path, small: Rulebook) -> None:
    assert loaded(tmp_path, SMALL).digest == small.digest
    assert loaded(tmp_path, SMALL + "# changed\n").digest != small.digest


def test_a_rulebook_cannot_be_changed(small: Rulebook) -> None:
    with pytest.raises(TypeError):
        small.people["lena"] = small.people["sam"]  # pyright: ignore[reportIndexIssue]
    with pytest.raises(AttributeError):
        small.digest = ""  # pyright: ignore[reportAttributeAccessIssue]
