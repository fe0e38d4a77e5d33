"""The demo's Slack workspace: everybody and every channel of the rules file, and the app."""

from typing import Any

from bot.scopes import BOT_SCOPES
from routing.model import Rep, Role
from routing.rulebook import Rulebook

BOT_TOKEN = "xoxb-demo"  # noqa: S105 - opens nothing but the sandbox on this machine
APP_TOKEN = "xapp-demo"  # noqa: S105
BOT_USER = "U0WHOOWNS"
TITLES = {Role.MANAGER: "Sales manager", Role.COMPLIANCE: "Compliance", Role.OPS: "Sales operations"}

Json = dict[str, Any]


def workspace(rulebook: Rulebook) -> Json:
    """The workspace file of `python -m sandbox`."""
    return {
        "team": {"id": "T0DEMO", "name": "Brightwave", "domain": "brightwave"},
        "users": [_user(rep) for rep in rulebook.people.values()],
        "channels": [
            {
                "id": team.channel,
                "name": team.name.lower().replace(" ", "-"),
                "topic": f"{rulebook.people[team.responsible].name} answers first",
                "members": [*(_user_id(key) for key in team.members), *_managers(rulebook), BOT_USER],
            }
            for team in rulebook.teams.values()
        ],
        "bot": {
            "id": "B0WHOOWNS",
            "user_id": BOT_USER,
            "name": "Whoowns",
            "app_id": "A0WHOOWNS",
            "bot_token": BOT_TOKEN,
            "app_token": APP_TOKEN,
            "scopes": sorted(BOT_SCOPES),
        },
        "shortcuts": [{"callback_id": "who_owns_this", "name": "Who owns this?"}],
        "commands": [
            {
                "command": "/whoowns",
                "description": "Who owns a company, an address or a domain; what is somebody's",
                "usage_hint": "acme.com",
            }
        ],
    }


def _user(rep: Rep) -> Json:
    title = next((TITLES[role] for role in TITLES if rep.is_(role)), "Sales")
    return {
        "id": _user_id(rep.key),
        "name": rep.key,
        "real_name": rep.name,
        "email": rep.email,
        "title": title,
        "tz": rep.hours.zone if rep.hours else "UTC",
    }


def _user_id(key: str) -> str:
    return f"U0{key.upper()}"


def _managers(rulebook: Rulebook) -> list[str]:
    return [_user_id(rep.key) for rep in rulebook.people.values() if rep.is_(Role.MANAGER)]
