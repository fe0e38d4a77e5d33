"""A small company for the sandbox's own tests."""

from typing import Any

SCOPES = [
    "chat:write",
    "channels:read",
    "channels:history",
    "im:read",
    "im:write",
    "im:history",
    "users:read",
    "users:read.email",
    "commands",
    "app_mentions:read",
]


def company(**bot: Any) -> dict[str, Any]:
    """Maya, Jon and a guest; #replies with the bot, #sales without it, a private #board."""
    return {
        "team": {"id": "T1", "name": "Northwind", "domain": "northwind"},
        "users": [
            {"id": "U1", "name": "maya", "real_name": "Maya Lindt", "email": "maya@northwind.example"},
            {"id": "U2", "name": "jon", "real_name": "Jon Hale", "tz": "America/New_York"},
            {"id": "U3", "name": "guest", "is_restricted": True},
            {"id": "U4", "name": "gone", "email": "gone@northwind.example", "deleted": True},
        ],
        "channels": [
            {"id": "C1", "name": "replies", "members": ["U1", "U2", "UBOT"], "topic": "New replies"},
            {"id": "C2", "name": "sales", "members": ["U1"]},
            {"id": "C3", "name": "board", "members": ["U2"], "is_private": True},
        ],
        "bot": {
            "id": "B1",
            "user_id": "UBOT",
            "name": "whoowns",
            "app_id": "A1",
            "bot_token": "xoxb-sandbox",
            "app_token": "xapp-sandbox",
            "scopes": SCOPES,
        }
        | bot,
        "commands": [{"command": "/whoowns", "description": "Who owns a company", "usage_hint": "acme.com"}],
    }
