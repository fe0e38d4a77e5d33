"""The manifest asks for exactly the scopes that the code uses, and each of them is needed."""

import ast
import re
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from slack_sdk import WebClient

from bot.listeners.listen import COMMAND
from bot.listeners.shortcut import CALLBACK
from bot.scopes import BOT_SCOPES, LISTENING, SCOPES

BOT = Path(__file__).parents[2] / "bot"
MANIFEST: dict[str, Any] = YAML(typ="safe").load(BOT / "manifest.yaml")
DIRECT_MESSAGE = "message.im"  # the one subscription whose events go by another name: message
WEB_METHODS = {name for name in dir(WebClient) if re.fullmatch(r"[a-z]+_[a-zA-Z_]+", name)}


def called() -> set[str]:
    """Every Web API method the bot's code calls, as the client names it."""
    found = {
        node.func.attr
        for file in BOT.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    return found & WEB_METHODS


def heard() -> set[str]:
    """Every event, command and shortcut the bot listens to."""
    source = ast.parse((BOT / "listeners" / "listen.py").read_text("utf-8"))
    calls = [n for n in ast.walk(source) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)]
    events = {str(c.args[0].value) for c in calls if c.func.attr == "event"}
    return events - {"message"} | {DIRECT_MESSAGE, COMMAND, CALLBACK}


def test_the_table_names_the_methods_the_code_calls():
    assert called() == {method.replace(".", "_") for method in SCOPES}


def test_the_manifest_asks_for_the_scopes_of_the_table():
    scopes = MANIFEST["oauth_config"]["scopes"]["bot"]
    assert sorted(scopes) == scopes
    assert set(scopes) == BOT_SCOPES


def test_the_manifest_subscribes_to_what_the_code_hears():
    commands = {command["command"] for command in MANIFEST["features"]["slash_commands"]}
    shortcuts = {shortcut["callback_id"] for shortcut in MANIFEST["features"]["shortcuts"]}
    events = set(MANIFEST["settings"]["event_subscriptions"]["bot_events"])
    assert commands | shortcuts | events == heard() == LISTENING.keys()
