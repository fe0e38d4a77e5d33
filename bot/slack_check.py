"""What would keep us from working in this Slack: token, scopes, people and channels, a sentence each."""

from collections.abc import Iterable, Iterator

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.scopes import BOT_SCOPES
from bot.slack_client import part
from routing.rulebook import Rulebook


def slack_troubles(client: WebClient, rulebooks: Iterable[Rulebook]) -> Iterator[str]:
    """Everything that is wrong, most basic first; nothing after a token that is not accepted."""
    try:
        answer = client.auth_test()
    except OSError:
        yield f"Slack does not answer at {client.base_url}; check the network and WHOOWNS_SLACK_BASE_URL"
        return
    except SlackApiError as error:
        yield f"WHOOWNS_SLACK_BOT_TOKEN is not accepted ({_why(error)}); copy it from OAuth & Permissions"
        return
    missing = sorted(BOT_SCOPES - _scopes(answer))
    if missing:
        yield f"the app lacks the scopes {', '.join(missing)}; apply bot/manifest.yaml and reinstall the app"
        return
    for rulebook in rulebooks:
        yield from _channels(client, rulebook)
        yield from _people(client, rulebook)


def app_token_trouble(client: WebClient, app_token: str) -> Iterator[str]:
    """What is wrong with the app-level token that Socket Mode needs, if anything."""
    try:
        client.apps_connections_open(app_token=app_token)
    except (SlackApiError, OSError) as error:
        yield f"WHOOWNS_SLACK_APP_TOKEN is not accepted ({_why(error)}); it needs connections:write"


def _channels(client: WebClient, rulebook: Rulebook) -> Iterator[str]:
    for team in rulebook.teams.values():
        try:
            if not part(client.conversations_info(channel=team.channel), "channel").get("is_member"):
                yield f"channel {team.channel} of {team.name} lacks the app; type /invite @whoowns there"
        except (SlackApiError, OSError) as error:
            yield f"channel {team.channel} of {team.name} is not to be seen ({_why(error)}); check its id"


def _people(client: WebClient, rulebook: Rulebook) -> Iterator[str]:
    for rep in rulebook.people.values():
        called = f"{rep.name} ({rep.slack or rep.email})"
        try:
            if rep.slack:
                user = part(client.users_info(user=rep.slack), "user")
            else:
                user = part(client.users_lookupByEmail(email=rep.email), "user")
        except (SlackApiError, OSError) as error:
            yield f"{called} is not in this Slack ({_why(error)})"
            continue
        if user.get("deleted"):
            yield f"{called} is deactivated in this Slack; give their work to somebody, then remove them"
        elif user.get("is_restricted") or user.get("is_ultra_restricted"):
            yield f"{called} is a guest in this Slack, who may not own replies"


def _scopes(answer: SlackResponse) -> set[str]:
    headers = {name.lower(): value for name, value in answer.headers.items()}
    return {scope.strip() for scope in headers.get("x-oauth-scopes", "").split(",")}


def _why(error: SlackApiError | OSError) -> str:
    return str(error.response.get("error")) if isinstance(error, SlackApiError) else "Slack did not answer"
