"""Shows in one account's mailboxes who owns what; never in the way of reading them."""

import logging
from datetime import datetime, timedelta

from desk import marks
from desk.desk import Desk
from desk.errors import DeskError
from mail.connection import Connection
from mail.errors import MailboxUnreachable, MarksRefused
from mail.marking import MarkedFolder
from mail.settings import ImapSettings

log = logging.getLogger(__name__)

REST = timedelta(hours=1)  # until a server that allows no marks is asked whether it does now


class Marking:
    """Over a connection that others use too, in the thread that watches the mailbox."""

    def __init__(self, desk: Desk, settings: ImapSettings, connection: Connection) -> None:
        self._desk = desk
        self._folders = [MarkedFolder(each, connection) for each in settings.marked]
        self._rests: dict[str, datetime] = {}

    def look(self) -> bool:
        """Show what is due in each folder, a batch at most; whether there may be more.

        Trouble is logged and what is due stays so. Raises LoginRefused alone, as every look does.
        """
        more = [self._show_batch(folder) for folder in self._folders]
        return any(more)

    def _show_batch(self, folder: MarkedFolder) -> bool:
        rests, now = self._rests.get(folder.name), self._desk.now()
        if rests and now < rests:
            return False
        try:
            due = marks.unshown(self._desk, folder.name)
            if not due or not folder.show(due[0].uidvalidity, {each.uid: each.mark for each in due}):
                return False
            marks.shown(self._desk, due)
        except MarksRefused as refused:
            self._rests[folder.name] = now + REST
            if not rests:
                log.warning("%s; replies are read all the same", refused)
            return False
        except (MailboxUnreachable, DeskError) as trouble:
            log.warning("%s does not show all owners yet: %s", folder.name, trouble)
            return False
        self._rests.pop(folder.name, None)
        return len(due) == marks.BATCH
