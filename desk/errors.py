"""What can go wrong at the desk, in words a rep may read: the docstring is the message if none is given."""


class DeskError(Exception):
    """That did not work."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or type(self).__doc__ or "")


class NoSuchThread(DeskError):
    """This conversation is not here any more; ask `/whoowns` for the present state."""


class Stale(DeskError):
    """Somebody was faster: this card has changed since you saw it."""


class NotAllowed(DeskError):
    """You may not do this here; the owner, their manager or somebody of the team can."""


class NotKnown(DeskError):
    """Whoowns does not know you yet; ask sales ops to add you to the rules file."""


class NobodyNamed(DeskError):
    """A reply can only be passed on to a named person."""


class AlreadyTheirs(DeskError):
    """This person owns it already."""


class Closed(DeskError):
    """This conversation is done already."""


class ReaderAway(DeskError):
    """The process that reads mails does not start; what waits is kept and tried again."""


class Busy(DeskError):
    """The database did not answer in time; nothing was changed, please try again."""
