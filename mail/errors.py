"""What can go wrong on the way in, in words that say what to do."""


class MailSourceError(Exception):
    """Mail cannot be read from there."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or type(self).__doc__ or "")


class MailboxUnreachable(MailSourceError):
    """The mailbox does not answer; Whoowns keeps trying."""


class MarksRefused(MailSourceError):
    """The mailbox lets us read, but not show owners in it."""


class LoginRefused(MailSourceError):
    """The mailbox refused the login; check user name and password."""
