"""Stories of topics: a security report is the security pod's work, a price is not."""

import pytest

from tests.stories.mails import mail
from tests.world import World, account, lead, sequence

DEVON = lead("devon@tinkershop.example", country="US", state="OH", segment="smb")


@pytest.mark.requirement("R49", "R46", "R101", "R42")
def test_price_and_soc2_via_sales_go_to_the_security_pod_and_stay_there(world: World):
    world.knows(DEVON)
    asked = mail(
        "devon@tinkershop.example", "Can you send price and SOC2 report?", to="sales@brightwave.example"
    )
    world.receives(asked, mailbox="sales")
    card = world.channel("security").only
    assert card.text.startswith("Urgent: Interested · Devon")
    assert "Owner @nora" in card
    assert "asks about security, which Enterprise security pod takes: Nora Haddad answers first" in card
    assert world.dm("maya").is_empty

    world.clicks("priya", "Claim", team="security")
    assert "Priya Raman took it" in world.channel("security").only
    assert "Priya Raman took it from Nora Haddad." in world.channel("security").only.thread

    world.receives(mail("devon@tinkershop.example", "And who do we talk to on Friday?", follows=asked))
    assert "Owner Priya Raman" in world.channel("security").only
    assert world.dm("priya").shows("They have written again", "Devon")
    assert world.dm("maya").is_empty


@pytest.mark.requirement("T4")
def test_price_alone_stays_with_the_territory_and_is_urgent(world: World):
    world.knows(DEVON)
    world.receives(mail("devon@tinkershop.example", "Can you send me your prices?"))
    assert "it is Maya Okafor's turn in us-east-smb" in world.dm("maya").only
    assert world.dm("maya").only.text.startswith("Urgent: ")
    assert world.channel("security").is_empty


@pytest.mark.requirement("T4", "R23")
def test_an_account_s_owner_comes_before_the_pod(world: World):
    world.knows(account("Tinkershop", "tinkershop.example", owner="jon", segment="smb"), DEVON)
    world.receives(mail("devon@tinkershop.example", "Can you send price and SOC2 report?"))
    assert "Tinkershop is Jon Lindqvist's account; outranks Nora Haddad (high intent)" in world.dm("jon").only
    assert world.channel("security").is_empty


@pytest.mark.requirement("R19", "T4", "R46")
def test_the_sdr_answers_about_prices_at_once_and_the_ae_is_tagged(world: World):
    world.knows(
        sequence("west-spring", owner="jon"),
        lead("dee@harborview.example", country="US", state="OR", segment="smb", sequence="west-spring"),
    )
    world.receives(mail("dee@harborview.example", "Can you send me your prices?", name="Dee Moss"))
    assert "Owner Jon Lindqvist" in world.dm("jon").only
    told = world.dm("wes").only
    assert "You are tagged: they ask for a price or a demo" in told
    assert "Dee Moss" in told
    assert "Jon Lindqvist takes it from here" in told
    assert told.buttons == ()
