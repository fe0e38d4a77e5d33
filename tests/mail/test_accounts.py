"""The mailboxes file: what it says, and every mistake in it named at once, with no secret shown."""

import json
from datetime import date
from pathlib import Path

import pytest

from mail.accounts import MailboxesError, distinct, mailboxes_in
from mail.oauth import Google, Microsoft
from mail.settings import ImapSettings
from routing.rulebook import load
from tests.tree import ROOT

PEOPLE = ("maya", "jon")
VARIABLES = {"MAYA_PASSWORD": "hunter2", "CLIENT_SECRET": "s3cret", "REFRESH": "r3fresh"}
KEY = {
    "client_email": "w@x.iam",
    "private_key": "-----BEGIN",
    "token_uri": "https://oauth2.googleapis.com/token",
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where each test writes its file; a password, a key and nothing else lie beside it."""
    (tmp_path / "jon.txt").write_text("correct horse\n")
    (tmp_path / "empty.txt").write_text("\n")
    (tmp_path / "key.json").write_text(json.dumps(KEY))
    return tmp_path / "mailboxes.yaml"


def read(file: Path, text: str) -> list[ImapSettings]:
    file.write_text(text)
    return mailboxes_in(file, VARIABLES, PEOPLE)


def problems(file: Path, text: str) -> str:
    with pytest.raises(MailboxesError) as refused:
        read(file, text)
    said = str(refused.value)
    assert not [secret for secret in VARIABLES.values() if secret in said]
    return said


def test_each_mailbox_has_its_own_login(file: Path) -> None:
    maya, jon, outreach, sam = read(
        file,
        """
        - host: imap.example.com
          user: maya@example.com
          password_env: MAYA_PASSWORD
          owner: maya
          keywords: true
        - host: Mail.Example.org
          port: 1993
          user: jon@example.org
          password_file: jon.txt
          folders: [Replies, Archive]
          sent: Gesendet
          start: 2026-11-01
        - host: outlook.office365.com
          user: outreach@example.com
          oauth:
            provider: microsoft
            tenant: example.onmicrosoft.com
            client_id: 6f1c
            client_secret_env: CLIENT_SECRET
        - host: imap.gmail.com
          user: sam@example.com
          oauth: {provider: google, service_account_file: key.json, mechanism: OAUTHBEARER}
        """,
    )
    assert maya == ImapSettings(
        "imap.example.com", 993, "maya@example.com", "hunter2", owner="maya", keywords=True
    )
    assert not jon.keywords
    assert (jon.host, jon.port, jon.password, jon.start) == (
        *("mail.example.org", 1993, "correct horse"),
        date(2026, 11, 1),
    )
    assert (jon.folders, jon.sent) == (("Replies", "Archive"), "Gesendet")
    assert outreach.oauth == Microsoft("example.onmicrosoft.com", "6f1c", "s3cret")
    assert isinstance(sam.oauth, Google)
    assert (sam.oauth.service_account, sam.oauth.mechanism) == (KEY, "OAUTHBEARER")


def test_the_example_in_the_documentation_can_be_read(tmp_path: Path) -> None:
    example = tmp_path / "mailboxes.yaml"
    example.write_text((ROOT / "docs" / "mailboxes.yaml").read_text().replace("  ca_file", "  # ca_file"))
    (tmp_path / "maya.password").write_text("correct horse")
    (tmp_path / "google-key.json").write_text(json.dumps(KEY))
    variables = {"OUTREACH_PASSWORD": "x", "M365_CLIENT_SECRET": "y"}
    assert len(mailboxes_in(example, variables, load(ROOT / "rules.yaml").people)) == 4


def test_what_is_read_can_be_logged_without_its_secrets(file: Path) -> None:
    shown = repr(
        read(
            file,
            """
            - {host: a.example, user: maya, password_env: MAYA_PASSWORD}
            - host: b.example
              user: jon
              oauth:
                {provider: google, client_id: x, client_secret_env: CLIENT_SECRET, refresh_token_env: REFRESH}
            - {host: c.example, user: sam, oauth: {provider: google, service_account_file: key.json}}
            """,
        )
    )
    assert not [secret for secret in (*VARIABLES.values(), "BEGIN") if secret in shown]


def test_every_mistake_is_named_at_once_with_its_line(file: Path) -> None:
    said = problems(
        file,
        """- hots: imap.example.com
  user: maya@example.com
  password_env: MAYA_PASSWORT
- host: imap.example.com
  user: jon@example.com
  password_file: nowhere.txt
  owner: jonn
  port: many
  start: yesterday
- host: imap.example.com
  user: JON@example.com
  password_file: empty.txt
- host: imap.example.com
  user: sam@example.com
- host: mail.example.com
  user: wes@example.com
  tls: false
  password_env: MAYA_PASSWORD
  oauth: {provider: microsft}
  keywords: always
""",
    )
    for expected in (
        "mailboxes.yaml line 1: hots is unknown; did you mean host?",
        "mailboxes.yaml line 1: host is missing",
        "line 3: password_env: the environment variable MAYA_PASSWORT is not set",
        f"line 6: password_file: {file.parent}/nowhere.txt cannot be read: No such file or directory",
        "line 7: owner: there is no person jonn; did you mean jon?",
        "line 8: port: write a port such as 993",
        "line 9: start: write now, all, or a day such as 2026-11-01",
        "line 10: JON@example.com@imap.example.com stands here again, first on line 4",
        "empty.txt is empty",
        "line 13: password_env, password_file or oauth is missing",
        "line 17: tls: mail.example.com is not this machine: Whoowns sends no password without TLS",
        "line 19: oauth: password_env stands here too; write one of them",
        "line 20: keywords: there is no such answer always; known: false, true",
        "line 19: oauth.provider: there is no provider microsft; did you mean microsoft?",
    ):
        assert expected in said


@pytest.mark.parametrize("written", ["password: hunter2", "password_env: hunter2"])
def test_a_password_in_the_file_is_refused_and_not_repeated(file: Path, written: str) -> None:
    said = problems(file, f"- host: imap.example.com\n  user: maya\n  {written}\n")
    assert "line 3: password" in said
    assert "environment variable" in said


@pytest.mark.parametrize(
    ("oauth", "said"),
    [
        ("provider: microsoft, client_id: x, client_secret_env: CLIENT_SECRET", "oauth: tenant is missing"),
        ("provider: microsoft, client_id: x, tenant: t", "client_secret_env or refresh_token_env is missing"),
        ("provider: google", "service_account_file is missing, or client_id with refresh_token_env"),
        ("provider: google, service_account_file: jon.txt", "this is not the JSON key of a service account"),
        ("provider: google, refresh_token_env: REFRESH, token_uri: http://x.example/", "begins with https"),
        ("provider: google, refresh_token: r3fresh", "a secret does not belong in this file"),
        (
            "provider: google, refresh_token_env: REFRESH, client_id: x, mechanism: PLAIN",
            "no mechanism PLAIN",
        ),
    ],
)
def test_an_oauth_login_that_cannot_work_is_refused(file: Path, oauth: str, said: str) -> None:
    text = f"- host: imap.example.com\n  user: maya\n  oauth: {{{oauth}}}\n"
    assert said in problems(file, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("- &a {host: x}", "anchor"),
        ("mailboxes: maya", "a list is expected"),
        ("- [", "YAML"),
    ],
)
def test_a_file_that_is_no_list_of_mailboxes_is_refused(file: Path, text: str, said: str) -> None:
    assert said in problems(file, text)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(MailboxesError, match=r"mailboxes\.yaml does not exist"):
        mailboxes_in(tmp_path / "mailboxes.yaml", {}, None)


def test_a_mailbox_of_the_file_is_not_named_in_the_settings_again() -> None:
    maya = ImapSettings("imap.example.com", 993, "maya", "x")
    assert distinct([maya]) == [maya]
    with pytest.raises(MailboxesError, match=r"maya@imap\.example\.com is in the mailboxes file"):
        distinct([maya, ImapSettings("imap.example.com", 993, "maya", "y", folder="Replies")])
