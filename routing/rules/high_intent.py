"""A topic that needs specialists (a security review, a contract) goes to their team."""

from routing.model import Assignment, Pass, Signals

NO_TOPIC = Pass("no high-intent topic")


def route(s: Signals) -> Assignment | Pass:
    """The first topic whose action is `route` decides; `tag` topics only raise priority (T4, R46, R49).

    >>> from routing.model import Rep, Team, TopicAction
    >>> pod = Team("security", "the security pod", "C0SECURITY", ("nora",), "nora", Rep("nora", "Nora"))
    >>> asks = TopicAction("price", "tag"), TopicAction("security", "route", pod)
    >>> route(Signals(topics=asks)).because
    'asks about security, which the security pod takes: Nora answers first'
    """
    for asked in s.topics:
        if asked.action == "route" and asked.team and (owner := asked.team.person):
            because = f"asks about {asked.topic}, which {asked.team.name} takes: {owner.name} answers first"
            return Assignment(owner, because, asked.team, asked.team.turns)
    if s.topics:
        only = "only raises" if len(s.topics) == 1 else "only raise"
        return Pass(f"{' and '.join(asked.topic for asked in s.topics)} {only} priority")
    return NO_TOPIC
