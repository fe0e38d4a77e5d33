"""Which channels people of other organisations can read."""

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack_client import part
from bot.slack_people import Remembered


class Channels:
    """What we know about channels; customer data is not spoken of where outsiders listen."""

    def __init__(self, client: WebClient) -> None:
        self._client = client
        self._shared = Remembered[bool]()

    def is_shared(self, channel: str) -> bool:
        """Whether the channel is shared with another organisation.

        A conversation Slack does not show us (a private one we are not in, two people's direct messages)
        counts as not shared: the answer is for the asker alone, and they were checked.
        """
        return self._shared.recall(channel, self._ask)

    def _ask(self, channel: str) -> bool:
        try:
            found = part(self._client.conversations_info(channel=channel), "channel")
        except SlackApiError as error:
            if error.response.get("error") in ("channel_not_found", "missing_scope"):
                return False
            raise
        return bool(found.get("is_ext_shared") or found.get("is_pending_ext_shared"))
