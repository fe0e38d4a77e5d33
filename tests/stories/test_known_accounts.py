"""Stories of how the account is known: by CRM id, by domain, by what somebody says; by name only if asked."""

import pytest

from desk.lookup import who_owns
from storage import sales
from storage.companies import name_key
from tests.stories.mails import mail
from tests.world import World, account, lead

YES = "Yes please, tell me more about the release."


def listed(world: World, name: str, *domains: str, **more: object) -> None:
    """An account as it is stored: with domains and names that others have too, private, or without a name."""
    key = f"id {more['crm_id']}" if more.get("crm_id") else f"name {name}"
    row = sales.Account(key=key, name=name, name_key=name_key(name), **more)
    with world.desk.begin() as session:
        session.add(row)
        session.flush()
        session.add_all(sales.AccountDomain(domain=each, account_id=row.id or 0) for each in domains)


def of_account(world: World, email: str, crm_id: str, **more: str) -> None:
    """A lead whose account the CRM knows."""
    with world.desk.begin() as session:
        host = email.rpartition("@")[2]
        session.add(sales.Lead(email=email, domain=host, account=crm_id, **more))


@pytest.mark.requirement("R56")
def test_the_crm_id_of_the_lead_is_stronger_than_its_domain(world: World):
    listed(world, "Acme Holding", "acme.example", owner="jon", crm_id="1")
    listed(world, "Acme Bikes", owner="maya", crm_id="2")
    of_account(world, "ann@acme.example", "2")
    world.receives(mail("ann@acme.example", YES))
    assert "Acme Bikes (known by its CRM id) is Maya Okafor's account" in world.dm("maya").only
    assert world.dm("jon").is_empty


@pytest.mark.requirement("R54")
@pytest.mark.parametrize("host", ["acme.example", "mail.eu.acme.example"])
def test_all_domains_of_an_account_and_what_is_below_them_are_its_own(world: World, host: str):
    world.knows(account("Acme", "acme.example acme-bikes.example", owner="wes"))
    world.receives(mail(f"ann@{host}", YES), mail("bob@acme-bikes.example", YES))
    assert len(world.dm("wes").messages) == 2
    assert world.dm("wes").shows("Acme is Wes Tanaka's account")


@pytest.mark.requirement("R35")
def test_an_account_is_on_a_list_with_all_its_domains(world: World):
    """The list names tallgrass-consulting.example; the company writes from its other domain, too."""
    domains = "tallgrass.example tallgrass-consulting.example"
    world.knows(account("Tallgrass", domains, owner="maya"))
    world.receives(mail("ann@tallgrass.example", YES))
    assert world.dm("nora").shows("Tallgrass is on the list partners, which is with Nora")
    assert world.dm("maya").is_empty
    assert who_owns(world.desk, "Tallgrass").owner == world.desk.person("nora")


@pytest.mark.requirement("R54")
@pytest.mark.parametrize("address", ["ann@gmail.com", "support@acme.zendesk.com", "ann@notacme.example"])
def test_a_free_mailer_a_ticket_system_and_a_longer_name_are_not_the_account(world: World, address: str):
    listed(world, "Acme", "acme.example", "gmail.com", "zendesk.com", "acme.zendesk.com", owner="wes")
    world.receives(mail(address, YES))
    assert world.dm("wes").is_empty


@pytest.mark.requirement("R54")
def test_a_domain_that_only_looks_like_the_account_s_is_somebody_else_s_and_said_so(world: World):
    world.knows(account("Acme", "acme.example", owner="wes"))
    world.receives(mail("ann@xn--cme-5cd.example", YES))
    assert world.dm("wes").is_empty
    looks = "xn--cme-5cd.example only looks like acme.example, Acme's domain: take care"
    assert f"Please check: {looks}" in world.channel("triage").only


@pytest.mark.requirement("R57")
def test_parents_that_name_each_other_end_the_search_and_the_reply_still_finds_somebody(world: World):
    listed(world, "Egg", "egg.example", parent="Hen")
    listed(world, "Hen", "hen.example", parent="7")
    listed(world, "Egg Holding", crm_id="7", parent="Egg", owner="ines")
    world.receives(mail("ann@egg.example", YES))
    assert "Egg belongs to Egg Holding, which is Ines Carvalho's account" in world.dm("ines").only
    listed(world, "Round", "round.example", parent="Round and Round")
    listed(world, "Round and Round", parent="Round")
    world.receives(mail("ann@round.example", YES))
    assert world.channel("triage").shows("Ann (Round)")


@pytest.mark.requirement("R58")
def test_the_vip_list_goes_before_the_account_and_its_crm_id(world: World):
    (vip, owner), *_ = world.desk.rulebook.vip.items()
    other = next(key for key in ("jon", "wes") if key != owner.key)
    domain = vip.rpartition("@")[2]
    listed(world, "Important", domain, owner=other, crm_id="1")
    address = vip if "@" in vip else f"ann@{vip}"
    of_account(world, address, "1")
    world.receives(mail(address, YES))
    assert "is on the VIP list" in world.dm(owner.key).only
    assert world.dm(other).is_empty


@pytest.mark.requirement("R81")
def test_a_domain_of_two_accounts_goes_to_one_of_them_and_why_is_said(world: World):
    listed(world, "Acme", "acme.example", status="prospect")
    listed(world, "Acme Labs", "acme.example", owner="maya", status="prospect")
    world.receives(mail("ann@acme.example", YES))
    assert "Acme Labs is Maya Okafor's account" in world.dm("maya").only
    tie = (
        "Please check: acme.example stands for Acme Labs and for Acme: "
        "Acme Labs was taken, because it has an owner who is here"
    )
    assert tie in world.dm("maya").only
    assert "acme.example stands for Acme Labs" in world.asks("maya", "/whoowns acme.example")


@pytest.fixture
def guessed(world: World) -> World:
    """Maya's Acme is known by its old domain only; Ann's lead says that she is of ACME Ltd."""
    world.knows(
        account("Acme", "old-acme.example", owner="maya"),
        lead("ann@acme.example", company="ACME Ltd."),
        lead("ann.smith@gmail.com", company="Acme Inc"),
    )
    return world


@pytest.mark.requirement("R55")
def test_a_company_s_name_is_only_a_suggestion_until_somebody_says_yes(guessed: World):
    guessed.receives(mail("ann@acme.example", YES))
    card = guessed.channel("triage").only
    assert "Owner @sam" in card
    assert "Looks like *Acme* (Maya Okafor's account)." in card

    guessed.clicks("sam", "Yes, it is", team="triage")
    assert guessed.dm("maya").shows("Acme is Maya Okafor's account, as Sam Reyes confirmed", "Ann (Acme)")
    left = guessed.channel("triage").only
    assert "Sam Reyes passed it to Maya Okafor" in left
    assert ": it is Acme, Maya Okafor's account" in left
    assert "Looks like" not in left.text

    guessed.receives(mail("bob@shop.acme.example", YES, subject="Re: Prices"))
    assert guessed.dm("maya").shows(
        "Bob (Acme)", "Acme (known by Sam Reyes's confirmation) is Maya Okafor's account"
    )


@pytest.mark.requirement("R55")
def test_who_writes_from_a_free_mailer_is_confirmed_alone(guessed: World):
    guessed.receives(mail("ann.smith@gmail.com", YES))
    guessed.clicks("sam", "Yes, it is", team="triage")
    guessed.receives(mail("ann.smith@gmail.com", YES, subject="Re: More"), mail("bob@gmail.com", YES))
    assert guessed.dm("maya").shows("Acme (known by Sam Reyes's confirmation) is Maya Okafor's account")
    assert guessed.channel("triage").messages[-1].text.startswith("Interested · Bob")


@pytest.mark.requirement("R55")
def test_no_it_is_not_takes_the_question_away_and_nothing_else(guessed: World):
    guessed.receives(mail("ann@acme.example", YES))
    guessed.chooses("sam", "Not this account", team="triage")
    card = guessed.channel("triage").only
    assert "Looks like" not in card.text
    assert "Owner @sam" in card
    assert guessed.dm("maya").is_empty


@pytest.mark.requirement("R55")
def test_of_several_accounts_of_that_name_none_is_suggested_and_that_is_said(guessed: World):
    listed(guessed, "Acme GmbH", crm_id="9", owner="greta")
    guessed.receives(mail("ann@acme.example", YES))
    card = guessed.channel("triage").only
    assert "Looks like" not in card.text
    assert "Please check: 2 accounts are called ACME Ltd., so none was suggested" in card


@pytest.mark.requirement("R55")
def test_a_private_account_is_not_suggested_where_others_read(world: World):
    listed(world, "Secret", owner="maya", private=True)
    world.knows(lead("ann@acme.example", company="Secret"))
    world.receives(mail("ann@acme.example", YES))
    assert "Looks like" not in world.channel("triage").only.text


@pytest.mark.requirement("R55")
def test_a_name_that_is_nearly_right_is_suggested_and_one_that_fits_two_is_not(world: World):
    world.knows(
        account("Hugin Robotics GmbH", "hugin-robotics.example", owner="greta"),
        account("Lumen Hotels", "lumen-hotels.example", owner="maya"),
        account("Lumen Hostels", "lumen-hostels.example", owner="jon"),
        lead("ann@hugin.example", company="Hugin Robotcs"),
        lead("joe@lumen.example", company="Lumen Hotel"),
    )
    world.receives(mail("ann@hugin.example", YES), mail("joe@lumen.example", YES))
    ann, joe = world.channel("triage").messages
    assert "Looks like *Hugin Robotics GmbH* (Greta Brandt's account)." in ann
    assert "Looks like" not in joe.text


@pytest.mark.requirement("R55")
def test_a_name_that_is_only_part_of_a_longer_one_is_not_suggested(world: World):
    world.knows(
        account("Innovation Labs", "innovation-labs.example", owner="greta"),
        lead("ann@nova.example", company="Nova"),
    )
    world.receives(mail("ann@nova.example", YES))
    assert "Looks like" not in world.channel("triage").only
