"""The story of a team of four, whose whole policy fits on a page."""

from pathlib import Path

import pytest

from tests.stories.conftest import FOUR_PEOPLE
from tests.stories.mails import mail
from tests.tree import text
from tests.world import World, lead, sequence

SAYS = "Yes, please tell me more."


@pytest.mark.requirement("R40", "R34")
def test_east_and_west_take_turns(small_world: World):
    places = {"n1": "NY", "n2": "MA", "n3": "NJ", "w1": "CA", "w2": "OR"}
    small_world.knows(*(lead(f"x@{n}.example", country="US", state=state) for n, state in places.items()))
    small_world.receives(*(mail(f"x@{n}.example", SAYS) for n in places))
    east, west = "it is {}'s turn in east", "it is {}'s turn in west"
    assert [east.format("Ana Sousa") in card for card in small_world.dm("ana").messages] == [True, True]
    assert east.format("Ben Archer") in small_world.dm("ben").only
    assert west.format("Cleo Park") in small_world.dm("cleo").only
    assert west.format("Dev Mistry") in small_world.dm("dev").only


@pytest.mark.requirement("R40")
def test_a_webinar_lead_is_the_webinar_rep_s_wherever_it_lives(small_world: World):
    small_world.knows(lead("nell@lakeside.example", country="US", state="NY", source="Webinar"))
    small_world.receives(mail("nell@lakeside.example", SAYS))
    assert "the lead came by webinar, which is with Dev Mistry" in small_world.dm("dev").only


@pytest.mark.requirement("R40")
def test_without_region_and_source_the_sequence_s_owner_answers(small_world: World):
    small_world.knows(sequence("spring", owner="cleo"), lead("tess@nowhere.example", sequence="spring"))
    small_world.receives(mail("tess@nowhere.example", SAYS))
    assert "it answers spring, Cleo Park's sequence" in small_world.dm("cleo").only


@pytest.mark.requirement("R40", "R38", "R60", "R74")
def test_and_without_a_sequence_it_waits_in_triage_with_a_name_on_it(small_world: World):
    small_world.receives(mail("abel@nowhere.example", SAYS))
    assert "Owner @ana" in small_world.channel("triage").only
    small_world.reassigns("ana", to="ben", reason="Sounds like the East", team="triage")
    assert small_world.dm("ben").shows("Owner Ben Archer", "Ana Sousa passed it on: Sounds like the East")


@pytest.mark.requirement("R40")
def test_the_policy_of_four_people_fits_on_a_page():
    assert len(Path(FOUR_PEOPLE).read_text("utf-8").splitlines()) < 60


def test_the_readme_shows_it_word_for_word():
    assert f"```yaml\n{Path(FOUR_PEOPLE).read_text('utf-8')}```" in text("README.md")
