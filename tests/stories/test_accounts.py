"""Stories of accounts: whoever owns the company answers, whoever sent the mail, wherever the lead lives."""

import pytest

from tests.stories.mails import mail
from tests.world import World, account, lead, sequence


@pytest.mark.requirement("R86", "R23", "R101")
def test_a_reply_to_maya_s_sequence_about_wes_s_account_is_wes_s_at_once(world: World):
    world.knows(
        account("Cascadia Cycles", "cascadia.example", owner="wes", segment="mid-market"),
        sequence("spring-launch", owner="maya"),
        lead("rosa@cascadia.example", country="US", state="OR", sequence="spring-launch", sent_by="maya"),
    )
    first = mail("rosa@cascadia.example", "Yes please, tell me more about the release.")
    world.receives(first)
    assert "Rosa (Cascadia Cycles)" in world.dm("wes").only
    assert "Owner Wes Tanaka" in world.dm("wes").only
    assert "Cascadia Cycles is Wes Tanaka's account" in world.dm("wes").only
    assert "outranks the sequence owner Maya Okafor" in world.dm("wes").only
    assert world.dm("maya").is_empty

    world.receives(mail("rosa@cascadia.example", "Maya, are you there?", follows=first))
    assert world.dm("wes").shows("They have written again", "Rosa")
    assert world.dm("maya").is_empty
    assert "1 open reply" in world.asks("maya", "/whoowns cascadia.example")


@pytest.mark.requirement("R88", "R27", "R43", "U2")
def test_chris_signs_with_a_hotel_in_jon_s_region_and_is_maya_s(world: World):
    world.knows(
        account("Northwind", "northwind.example", owner="maya", segment="mid-market"),
        sequence("event-followup", owner="ines"),
        lead(
            "chris.adler@northwind.example",
            country="US",
            state="MA",
            segment="smb",
            source="conference",
            sequence="event-followup",
        ),
    )
    world.receives(
        mail(
            "chris.adler@northwind.example",
            "Back from the event - can we talk this week?\n\n"
            "-- \nChris Adler, Northwind\nHarbor Crown Hotel, 200 Atlantic Wharf, Boston, MA 02110",
        )
    )
    card = world.dm("maya").only
    assert card.text.startswith("Urgent: ")
    assert "Chris Adler (Northwind)" in card
    assert "Northwind is Maya Okafor's account; outranks Ines Carvalho (source)" in card
    assert "Hotel" not in card.text
    assert "Next: Maya Okafor is reminded Mon 11:12" in card
    assert world.dm("jon").is_empty
    assert world.dm("ines").is_empty

    world.clicks("maya", "I am on it")
    assert "Maya Okafor took it" in world.dm("maya").only
    assert "Next: Jon Lindqvist (backup) is asked Mon 13:42" in world.dm("maya").only
    world.clicks("maya", "Done")
    assert "Done by Maya Okafor" in world.dm("maya").only
    world.forward(hours=6)
    assert world.dm("jon").is_empty


@pytest.mark.requirement("R57")
def test_a_subsidiary_s_reply_is_the_parent_s_owner_s(world: World):
    world.knows(
        account("Northwind", "northwind.example", owner="maya"),
        account("Northwind Labs", "labs.example", parent="Northwind"),
        sequence("east-spring", owner="jon"),
        lead("joan@labs.example", sequence="east-spring", owner="jon"),
    )
    world.receives(mail("joan@labs.example", "Yes, I would love to see it."))
    assert "Northwind Labs belongs to Northwind, which is Maya Okafor's account" in world.dm("maya").only
    assert world.dm("jon").is_empty


def formerly_east(owner: str = "") -> tuple:
    """An account that has grown to mid-market, on a list that still points at Jon, who takes small shops."""
    return (
        account("Meridian Grocers", "meridian.example", owner=owner, segment="mid-market"),
        sequence("east-spring", owner="jon"),
        lead(
            "andrea@meridian.example",
            company="Meridian Grocers",
            country="US",
            state="PA",
            segment="smb",
            sequence="east-spring",
        ),
    )


@pytest.mark.requirement("R79", "R44", "R78")
def test_an_account_that_outgrew_the_east_list_goes_to_its_territory_s_rep(world: World):
    world.knows(*formerly_east())
    world.receives(mail("andrea@meridian.example", "I would like to see this with our own figures. Tuesday?"))
    assert "it is Maya Okafor's turn in us-east-mid" in world.dm("maya").only
    stale = "Please check: sequence east-spring still points at Jon Lindqvist, who does not take mid-market"
    assert stale in world.dm("maya").only
    assert world.dm("jon").is_empty


@pytest.mark.requirement("R79")
def test_with_an_owner_of_its_own_the_account_decides(world: World):
    world.knows(*formerly_east(owner="ines"))
    world.receives(mail("andrea@meridian.example", "I would like to see this with our own figures. Tuesday?"))
    assert "Meridian Grocers is Ines Carvalho's account" in world.dm("ines").only
    assert "sequence east-spring still points at Jon Lindqvist" in world.dm("ines").only.text
    assert world.dm("jon").is_empty
    assert world.dm("maya").is_empty


@pytest.mark.requirement("R79")
def test_while_it_was_small_the_east_list_was_right(world: World):
    _grown, *list_of_jon = formerly_east()
    world.knows(*list_of_jon)
    world.receives(mail("andrea@meridian.example", "I would like to see this with our own figures. Tuesday?"))
    assert "it answers east-spring, Jon Lindqvist's sequence" in world.dm("jon").only
    assert "Please check" not in world.dm("jon").only.text
