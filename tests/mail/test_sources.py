"""Mail from files: everything in them is seen, under a name that stays."""

import os
from pathlib import Path

import pytest

from mail.errors import MailSourceError
from mail.fetched import WHOLE, Fetched, Place, place_after
from mail.sources import FolderOfMail, Maildir, Mbox, open_source
from tests.mail.build import raw_mail

ONE = raw_mail("One", Message_ID="<1@acme.example>").replace(b"\r\n", b"\n")
TWO = raw_mail("Two\n\nFrom here on it is quiet.", Message_ID="<2@acme.example>").replace(b"\r\n", b"\n")
FROM_LINE = b"From chris@acme.example Mon Nov  2 10:12:00 2026\n"


def folder_of(path: Path, **mails: bytes) -> FolderOfMail:
    for name, raw in mails.items():
        (path / f"{name}.eml").write_bytes(raw)
    return FolderOfMail(path)


def uids(mails: list[Fetched]) -> dict[bytes | None, int]:
    return {mail.raw: mail.uid for mail in mails}


def test_a_folder_gives_its_mail_in_the_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "a.EML").write_bytes(TWO)
    (tmp_path / "notes.txt").write_text("not a mail")
    folder = folder_of(tmp_path, a=ONE)
    assert [mail.raw for mail in folder.since(None)] == [ONE, TWO]


@pytest.mark.parametrize("new_name", ["0-before-all", "z-after-all"])
def test_a_new_file_is_never_skipped_and_changes_no_other_uid(tmp_path: Path, new_name: str) -> None:
    folder = folder_of(tmp_path, a=ONE)
    before = list(folder.since(None))
    folder_of(tmp_path, **{new_name: TWO})
    after = uids(list(folder.since(place_after(before))))
    assert after[ONE] == before[0].uid
    assert TWO in after


def test_the_same_bytes_under_two_names_are_two_sightings(tmp_path: Path) -> None:
    mails = list(folder_of(tmp_path, a=ONE, b=ONE).since(None))
    assert len({mail.uid for mail in mails}) == 2


def test_a_file_written_anew_is_a_new_sighting(tmp_path: Path) -> None:
    (before,) = folder_of(tmp_path, a=ONE).since(None)
    (after,) = folder_of(tmp_path, a=TWO).since(None)
    assert before.uid != after.uid


def test_uids_fit_into_a_database(tmp_path: Path) -> None:
    (mail,) = folder_of(tmp_path, a=ONE).since(None)
    assert 0 < mail.uid < 2**62
    assert place_after([mail], Place(1, 0)) == Place(mail.uidvalidity, mail.uid)


def test_a_large_file_is_cut_and_says_so(tmp_path: Path) -> None:
    exact, large = folder_of(tmp_path, a=b"a" * WHOLE, b=b"b" * (WHOLE + 1)).since(None)
    assert exact.raw == b"a" * WHOLE
    assert not exact.truncated
    assert large.raw == b"b" * WHOLE
    assert large.truncated


def test_a_file_that_may_not_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, a=ONE, b=TWO)
    (tmp_path / "a.eml").unlink()
    (tmp_path / "a.eml").symlink_to(tmp_path / "a.eml")
    assert [mail.raw for mail in folder.since(None)] == [TWO]


def test_an_mbox_gives_each_of_its_mails(tmp_path: Path) -> None:
    path = tmp_path / "inbox"
    path.write_bytes(FROM_LINE + ONE + b"\n\n" + FROM_LINE + TWO.replace(b"\nFrom h", b"\n>From h") + b"\n")
    assert [(mail.raw or b"").strip() for mail in Mbox(path).since(None)] == [ONE.strip(), TWO.strip()]


def test_a_line_that_begins_with_from_does_not_end_a_mail(tmp_path: Path) -> None:
    path = tmp_path / "inbox"
    path.write_bytes(FROM_LINE + TWO + b"\nas it was written:\n" + FROM_LINE + b"and so on\n")
    assert len(list(Mbox(path).since(None))) == 1


def test_a_mail_keeps_its_uid_when_others_leave_the_mbox(tmp_path: Path) -> None:
    path = tmp_path / "inbox"
    path.write_bytes(FROM_LINE + ONE + b"\n\n" + FROM_LINE + TWO + b"\n\n" + FROM_LINE + ONE + b"\n")
    before = list(Mbox(path).since(None))
    assert len({mail.uid for mail in before}) == 3
    path.write_bytes(FROM_LINE + TWO + b"\n\n")
    (after,) = Mbox(path).since(None)
    assert after.uid == before[1].uid


def test_a_huge_mail_in_an_mbox_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "inbox"
    path.write_bytes(FROM_LINE + ONE + b"\n" + b"x" * 3 * WHOLE + b"\n\n" + FROM_LINE + TWO + b"\n")
    large, small = Mbox(path).since(None)
    assert large.truncated
    assert len(large.raw or b"") == WHOLE
    assert (small.raw or b"").strip() == TWO.strip()


def test_a_maildir_is_read_without_touching_it(tmp_path: Path) -> None:
    for name in ("cur", "new", "tmp"):
        (tmp_path / name).mkdir()
    (tmp_path / "new" / "2.mail").write_bytes(TWO)
    (tmp_path / "cur" / "1.mail:2,S").write_bytes(ONE)
    (tmp_path / "tmp" / "3.mail").write_bytes(b"half written")
    before = list(Maildir(tmp_path).since(None))
    assert [mail.raw for mail in before] == [ONE, TWO]
    assert (tmp_path / "new" / "2.mail").exists()
    os.rename(tmp_path / "new" / "2.mail", tmp_path / "cur" / "2.mail:2,RS")
    assert uids(list(Maildir(tmp_path).since(None))) == uids(before)


def test_open_source_tells_what_it_is(tmp_path: Path) -> None:
    folder, maildir, mbox = tmp_path / "folder", tmp_path / "maildir", tmp_path / "mbox"
    folder.mkdir()
    folder_of(folder, a=ONE)
    (maildir / "cur").mkdir(parents=True)
    (maildir / "cur" / "1").write_bytes(ONE)
    mbox.write_bytes(FROM_LINE + ONE)
    assert isinstance(open_source(folder), FolderOfMail)
    assert isinstance(open_source(maildir), Maildir)
    assert isinstance(open_source(mbox), Mbox)
    assert [mail.raw for mail in open_source(folder / "a.eml").since(None)] == [ONE]


def test_what_is_no_mail_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "cur").mkdir()
    (tmp_path / "nothing.mbox").write_bytes(b"")
    (tmp_path / "notes.txt").write_text("Dear diary")
    os.mkfifo(tmp_path / "pipe.eml")
    for name, words in {
        "missing": "does not exist",
        "empty": "no .eml file",
        ".": "no mail in the Maildir",
        "nothing.mbox": "is empty",
        "notes.txt": "is no mail",
        "pipe.eml": "neither a folder nor a file",
    }.items():
        with pytest.raises(MailSourceError, match=words):
            open_source(tmp_path / name)
