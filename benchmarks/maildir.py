"""Puts many mails into a mailbox at once: as files in its Maildir, where a mail server would leave them."""

import os
from collections.abc import Sequence
from itertools import count

from benchmarks.corpus import ARRIVED, Reply
from tests.mail.dovecot import Dovecot

_numbers = count(1)


def drop(server: Dovecot, user: str, replies: Sequence[Reply]) -> None:
    """The server notices them by itself; it takes the time of a file for the time of arrival."""
    with server.account(user) as client:
        client.select_folder("INBOX")  # the server makes the folders
        inbox = server.home / "mail" / user
    owner, arrived = inbox.stat(), ARRIVED.timestamp()
    names = [f"{next(_numbers):010}.benchmark" for _ in replies]
    for name, reply in zip(names, replies, strict=True):
        file = inbox / "tmp" / name
        file.write_bytes(reply.raw)
        os.chown(file, owner.st_uid, owner.st_gid)
        os.utime(file, (arrived, arrived))
    for name in names:
        (inbox / "tmp" / name).rename(inbox / "new" / name)
