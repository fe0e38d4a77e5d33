"""The mailboxes file on the command line: checked line by line, refused in sentences, never with a secret."""

from pathlib import Path

import pytest

from tests.commands.conftest import Whoowns
from tests.mail.keeping import Keeping
from tests.mail.scripted import ScriptedServer, scripted

TWO = """
- host: 127.0.0.1
  port: {port}
  tls: false
  user: maya
  password_env: MAYA_PASSWORD
  owner: maya
- host: 127.0.0.1
  port: 1
  tls: false
  user: jon
  password_file: jon.txt
"""


@pytest.fixture
def secrets(folder: Path) -> None:
    """Maya's password is in the .env file, Jon's in a file of its own."""
    (folder / ".env").write_text("MAYA_PASSWORD=never-shown\n")
    (folder / "jon.txt").write_text("never-shown-either\n")


@pytest.mark.usefixtures("secrets")
def test_check_says_of_every_mailbox_how_it_is(whoowns: Whoowns, folder: Path) -> None:
    with scripted(ScriptedServer({1: b"Subject: x\r\n\r\ny"})) as server:
        (folder / "mailboxes.yaml").write_text(TWO.format(port=server.port))
        answer = whoowns("check", mailboxes="mailboxes.yaml")
    assert "ok     mailbox: maya@127.0.0.1/INBOX: 1 mails, new ones told at once (IDLE)\n" in answer.stdout
    assert "WRONG  mailbox: Nothing answers at 127.0.0.1:1.\n" in answer.stdout
    assert "never-shown" not in answer.output


@pytest.mark.usefixtures("secrets")
@pytest.mark.parametrize(
    ("permanent", "said"),
    [
        ("\\Seen \\*", "ok     owners: maya@127.0.0.1/INBOX shows owners as keywords\n"),
        ("\\Seen", "warn   owners: maya@127.0.0.1/INBOX cannot show owners: its server allows no keywords\n"),
    ],
)
def test_check_says_whether_owners_can_be_shown(
    whoowns: Whoowns, folder: Path, permanent: str, said: str
) -> None:
    with scripted(Keeping(permanent=permanent)) as server:
        written = TWO.format(port=server.port).replace("owner: maya", "keywords: true")
        (folder / "mailboxes.yaml").write_text(written)
        answer = whoowns("check", mailboxes="mailboxes.yaml")
    assert said in answer.stdout
    assert answer.stdout.count("   owners: ") == 1


def test_the_one_mailbox_of_the_settings_can_show_owners_too(whoowns: Whoowns) -> None:
    with scripted(Keeping()) as server:
        one = {"imap_host": "127.0.0.1", "imap_port": str(server.port), "imap_tls": "false"}
        login = {"imap_user": "maya", "imap_password": "x"}
        assert "owners: " not in whoowns("check", **one, **login).stdout
        said = whoowns("check", **one, **login, imap_keywords="true").stdout
    assert "ok     owners: maya@127.0.0.1/INBOX shows owners as keywords\n" in said


@pytest.mark.usefixtures("secrets")
def test_check_names_every_mistake_of_the_file(whoowns: Whoowns, folder: Path) -> None:
    (folder / "mailboxes.yaml").write_text(
        TWO.replace("owner: maya", "owner: mya").replace("port: 1\n", "prt: 1\n")
    )
    said = whoowns("check", mailboxes="mailboxes.yaml").stdout
    assert (
        "WRONG  mailboxes: mailboxes.yaml line 7: owner: there is no person mya; did you mean maya?\n" in said
    )
    assert "WRONG  mailboxes: mailboxes.yaml line 9: prt is unknown; did you mean port?\n" in said


def test_a_worker_does_not_start_with_a_mailbox_it_cannot_log_in_to(whoowns: Whoowns, folder: Path) -> None:
    (folder / "mailboxes.yaml").write_text(TWO.format(port=993))
    answer = whoowns("worker", mailboxes="mailboxes.yaml", slack_bot_token="xoxb-1")
    assert answer.exit_code == 2
    assert "line 6: password_env: the environment variable MAYA_PASSWORD is not set" in answer.stderr
    assert "jon.txt cannot be read: No such file or directory" in answer.stderr
    assert "Traceback" not in answer.output
