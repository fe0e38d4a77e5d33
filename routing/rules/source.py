"""A lead source with an owner (a referral, an event list, a form) goes to that owner."""

from routing.model import Assignment, Pass, Signals

NO_SOURCE = Pass("no known lead source")


def route(s: Signals) -> Assignment | Pass:
    """Whoever is responsible for the list answers, whatever the territory (R26, R27, R37).

    When the source is personal, the lead's own owner has the relationship and goes first (R28).

    >>> from routing.model import Rep, Source
    >>> route(Signals(source=Source("event", owner=Rep("ines", "Ines")))).because
    'the lead came by event, which is with Ines'
    """
    if s.source is None:
        return NO_SOURCE
    if s.source.personal and s.lead and (knows := s.lead.owner):
        return Assignment(
            knows,
            f"the lead came by {s.source.name}, and {knows.name} has the relationship",
            pointer=f"lead {s.lead.email}",
        )
    if owner := s.source.owner:
        return Assignment(owner, f"the lead came by {s.source.name}, which is with {owner.name}")
    if (team := s.source.team) and (first := team.person):
        because = f"the lead came by {s.source.name}, which is with {team.name}: {first.name} answers first"
        return Assignment(first, because, team, team.turns)
    return Pass(f"source {s.source.name} has no owner of its own")
