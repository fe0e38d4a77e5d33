"""The Bolt app, built without a word to Slack: a Slack that is away does not keep us from starting."""

import logging
from concurrent.futures import ThreadPoolExecutor

from slack_bolt import App, BoltRequest, BoltResponse
from slack_sdk import WebClient

log = logging.getLogger(__name__)

LISTENERS = 32  # threads; with Bolt's five, a few slow clicks would make the next ones late


class SteadyApp(App):
    """An app that acknowledges what breaks Bolt itself: Slack would only send it again."""

    def dispatch(self, req: BoltRequest) -> BoltResponse:
        """Answer one request; never raises."""
        try:
            return super().dispatch(req)
        except Exception as error:
            log.error("a payload of type %s is not what Slack sends: %r", req.body.get("type"), error)
            return BoltResponse(status=200, body="")

    def stop(self) -> None:
        """Wait for the listeners under way; none is started any more."""
        self.listener_runner.listener_executor.shutdown(wait=True)


def build_app(client: WebClient) -> SteadyApp:
    """An app for one workspace. Signed requests are checked before they reach it: see `slack_http`."""
    return SteadyApp(
        client=client,
        token_verification_enabled=False,
        request_verification_enabled=False,
        raise_error_for_unhandled_request=True,
        listener_executor=ThreadPoolExecutor(LISTENERS, thread_name_prefix="listener"),
    )
