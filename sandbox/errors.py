"""How the sandbox says no: the error codes of Slack's Web API."""

from typing import Any


class Refused(Exception):
    """A Web API error: its code, and the fields that stand beside it in Slack's answer."""

    def __init__(self, code: str, **fields: Any) -> None:
        super().__init__(code)
        self.code = code
        self.fields = fields

    def body(self) -> dict[str, Any]:
        """The JSON body Slack would send."""
        return {"ok": False, "error": self.code, **self.fields}


class NotAcknowledged(Exception):
    """The app did not acknowledge in time; Slack shows the person an error."""
