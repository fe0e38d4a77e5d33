"""Stories of place and language: whoever is to answer must speak what the lead speaks."""

import pytest

from tests.stories.mails import mail
from tests.world import World, lead, sequence

FRENCH = (
    "Bonjour Maya,\n\nOui, cela nous intéresse. Pourriez-vous nous envoyer une présentation en français ?"
)
ENGLISH = "Hello Maya,\n\nyes, we are interested. Could you send us a presentation before we talk, please?"


@pytest.fixture
def spring_launch(world: World) -> World:
    """Maya, who speaks English only, has written to the whole continent."""
    world.knows(
        sequence("spring-launch", owner="maya"),
        lead("marie@lafleur.example", country="CA", state="QC", segment="smb", sequence="spring-launch"),
        lead("luc@erable.example", country="CA", state="ON", segment="smb", sequence="spring-launch"),
        lead("grace@pacific.example", country="US", state="CA", segment="smb"),
    )
    return world


@pytest.mark.requirement("R22", "R21")
def test_a_lead_in_quebec_who_writes_french_is_claire_s(spring_launch: World):
    spring_launch.receives(mail("marie@lafleur.example", FRENCH))
    assert "it is Claire Tremblay's turn in quebec" in spring_launch.dm("claire").only
    assert spring_launch.dm("maya").is_empty


@pytest.mark.requirement("R22")
def test_a_lead_in_quebec_who_writes_english_is_still_claire_s(spring_launch: World):
    spring_launch.receives(mail("marie@lafleur.example", ENGLISH))
    assert "Owner Claire Tremblay" in spring_launch.dm("claire").only
    assert spring_launch.dm("maya").is_empty


@pytest.mark.requirement("R22")
def test_french_from_elsewhere_is_for_somebody_who_speaks_it(spring_launch: World):
    spring_launch.receives(mail("luc@erable.example", FRENCH))
    assert "it is Claire Tremblay's turn in french" in spring_launch.dm("claire").only
    assert spring_launch.dm("maya").is_empty


@pytest.mark.requirement("R22")
def test_english_from_elsewhere_stays_with_the_sequence(spring_launch: World):
    spring_launch.receives(mail("luc@erable.example", ENGLISH))
    assert "it answers spring-launch, Maya Okafor's sequence" in spring_launch.dm("maya").only


@pytest.mark.requirement("R22")
def test_the_us_west_is_wes_s(spring_launch: World):
    spring_launch.receives(mail("grace@pacific.example", ENGLISH))
    assert "it is Wes Tanaka's turn in us-west" in spring_launch.dm("wes").only
