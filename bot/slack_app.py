"""The Bolt app, built without a word to Slack: a Slack that is away does not keep us from starting."""

from concurrent.futures import ThreadPoolExecutor

from slack_bolt import App
from slack_sdk import WebClient

LISTENERS = 32  # threads; with Bolt's five, a few slow clicks would make the next ones late


def build_app(client: WebClient) -> App:
    """An app for one workspace. Signed requests are checked before they reach it: see `slack_http`."""
    return App(
        client=client,
        token_verification_enabled=False,
        request_verification_enabled=False,
        raise_error_for_unhandled_request=True,
        listener_executor=ThreadPoolExecutor(LISTENERS, thread_name_prefix="listener"),
    )
