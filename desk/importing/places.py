"""Where a lead is: codes for names of countries and states, and what is odd about them."""

from routing.countries import LONGEST_CODE, countries_with, country_code, state_code


def placed(country: str, state: str) -> tuple[dict[str, str], list[str]]:
    """The codes of what is written, and a sentence for each thing that is odd.

    What nobody knows stays as written, in capitals. A state without a country says its country where no other
    in the world has a state of that name: nothing is guessed then, and no territory would have it otherwise.
    """
    found: dict[str, str] = {}
    odd: list[str] = []
    where = countries_with(state) if state and not country else ()
    if country:
        found["country"] = country_code(country) or country.upper()
        if len(found["country"]) != 2:
            odd.append(f"country {country!r} is not known; no territory has it")
    elif len(where) == 1:
        found["country"] = where[0]
        odd.append(
            f"state {state!r} has no country; taken for {where[0]}, the only one with a state of that name"
        )
    elif where:
        odd.append(
            f"state {state!r} has no country, and {', '.join(where)} have one of that name; no territory has "
            "it until the country is there"
        )
    if state:
        code = state_code(found.get("country", ""), state)
        found["state"] = code or state.upper()
        if not code and len(state) > LONGEST_CODE and not where:
            odd.append(f"state {state!r} is not known; no territory has it")
    return found, odd
