"""The example company's Slack: everybody of the rules file, its team channels, and some who may not act."""

from typing import Any

from bot.scopes import BOT_SCOPES
from routing.rulebook import Rulebook

BOT_TOKEN, APP_TOKEN = "xoxb-sandbox", "xapp-sandbox"

OTHERS = [
    {"id": "UGUEST", "name": "guest", "email": "guest@brightwave.example", "is_restricted": True},
    {"id": "USINGLE", "name": "single", "email": "maya@brightwave.example", "is_ultra_restricted": True},
    {"id": "UOUTSIDE", "name": "outside", "email": "jon@brightwave.example", "team_id": "TOTHER"},
    {"id": "UNEW", "name": "new", "email": "new@brightwave.example"},
]


def slack_id(key: str) -> str:
    """The Slack id of somebody of the rules file."""
    return f"U{key.upper()}"


def workspace(rulebook: Rulebook) -> dict[str, Any]:
    """The workspace file's content for this rulebook; everybody and the bot are in every team's channel."""
    users = [
        {"id": slack_id(rep.key), "name": rep.key, "real_name": rep.name, "email": rep.email}
        for rep in rulebook.people.values()
    ]
    everybody = [user["id"] for user in (*users, *OTHERS)]
    channels = [
        {"id": team.channel, "name": team.key, "members": [*everybody, "UBOT"]}
        for team in rulebook.teams.values()
    ]
    shared = {"id": "CSHARED", "name": "shared", "members": [*everybody, "UBOT"], "is_ext_shared": True}
    elsewhere = {"id": "CELSEWHERE", "name": "elsewhere", "members": everybody}
    return {
        "team": {"id": "T1", "name": "Brightwave", "domain": "brightwave"},
        "users": [*users, *OTHERS],
        "channels": [*channels, shared, elsewhere],
        "bot": {
            "id": "B1",
            "user_id": "UBOT",
            "name": "whoowns",
            "app_id": "A1",
            "bot_token": BOT_TOKEN,
            "app_token": APP_TOKEN,
            "scopes": sorted(BOT_SCOPES),
        },
        "shortcuts": [{"callback_id": "who_owns_this", "name": "Who owns this?"}],
        "commands": [{"command": "/whoowns", "description": "Who owns it", "usage_hint": "acme.com"}],
    }
