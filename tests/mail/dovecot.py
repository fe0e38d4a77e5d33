"""A real IMAP server for tests: Dovecot on a free port of this machine, with its own folder."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from imapclient import IMAPClient

from mail.settings import ImapSettings

AVAILABLE = shutil.which("dovecot") is not None
PASSWORD = "secret"

_CONFIG = """
base_dir = {home}/run
state_dir = {home}/state
log_path = {home}/dovecot.log
instance_name = whoowns-test
protocols = imap
ssl = {ssl}
disable_plaintext_auth = no
auth_mechanisms = plain login {mechanisms}
auth_failure_delay = 0 secs
listen = 127.0.0.1
mail_location = maildir:{home}/mail/%n
mailbox_idle_check_interval = 1 secs
{tokens}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/mail/%n
}}
service imap {{
  process_limit = {clients}
}}
service imap-login {{
  {chroot}
  process_limit = {clients}
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
  }}
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Sent {{
    auto = subscribe
    special_use = \\Sent
  }}
}}
{rights}
{acl}
"""
_ACL = """
mail_plugins = acl
plugin {{
  acl = vfile:{file}
}}
"""
_TOKENS = """
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {file}
}}
"""
_AS_ROOT = """
default_login_user = dovenull
default_internal_user = dovecot
first_valid_uid = 0
mail_uid = dovecot
mail_gid = dovecot
"""
_AS_USER = """
default_login_user = {user}
default_internal_user = {user}
default_internal_group = {group}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


class Dovecot:
    """One server. Any user name is an account, its password is `secret`; the mail outlives a restart."""

    def __init__(
        self,
        home: Path,
        certificate: tuple[Path, Path] | None = None,
        token_info: str = "",
        clients: int = 100,
        rights: str = "",
    ) -> None:
        """`token_info` is an address that, with a token behind it, says whose token it is.

        `rights` are what people may do in their own mailboxes, as letters of RFC 4314; without any, all.
        """
        self.home = home
        self.port, self.tls_port = _free_ports(2)
        self._config = home / "dovecot.conf"
        root = os.geteuid() == 0
        person = pwd.getpwnam("dovecot") if root else pwd.getpwuid(os.geteuid())
        names = {"user": person.pw_name, "group": str(person.pw_gid)}
        mail = home / "mail"
        mail.mkdir()
        if root:
            home.chmod(0o755)
            os.chown(mail, person.pw_uid, person.pw_gid)
        tokens = home / "tokens.conf"
        tokens.write_text(f"tokeninfo_url = {token_info}\nusername_attribute = email\n")
        acl = home / "acl"
        acl.write_text(f"* owner {rights}\n")
        ssl = "no"
        if certificate:
            ssl = f"yes\nssl_cert = <{certificate[0]}\nssl_key = <{certificate[1]}"
        self._config.write_text(
            _CONFIG.format(
                home=home,
                ssl=ssl,
                password=PASSWORD,
                clients=clients,
                mechanisms="xoauth2 oauthbearer" if token_info else "",
                tokens=_TOKENS.format(file=tokens) if token_info else "",
                uid=person.pw_uid,
                gid=person.pw_gid,
                chroot="" if root else "chroot =",
                port=self.port,
                tls_port=self.tls_port if certificate else 0,
                acl=_ACL.format(file=acl) if rights else "",
                rights=_AS_ROOT if root else _AS_USER.format(**names),
            )
        )

    def settings(self, user: str, **changes: object) -> ImapSettings:
        """How to reach one account."""
        given: dict[str, object] = {"port": self.port, "tls": False, "start": "all"} | changes
        return ImapSettings(host="127.0.0.1", user=user, password=PASSWORD, **given)  # type: ignore[arg-type]

    def start(self) -> None:
        """Start it and wait until it answers."""
        subprocess.run(
            ["dovecot", "-c", str(self._config)],
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.02)
        raise RuntimeError((self.home / "dovecot.log").read_text())

    def stop(self) -> None:
        """Stop it: every connection is cut. (By itself it takes ten seconds to leave those in IDLE.)"""
        self._signal(signal.SIGTERM)
        deadline = time.monotonic() + 10
        while self._pid_file.exists() and time.monotonic() < deadline:
            time.sleep(0.02)

    def kill(self) -> None:
        """kill -9: it can neither say goodbye nor tidy up."""
        self._signal(signal.SIGKILL)
        self._pid_file.unlink(missing_ok=True)

    @property
    def _pid_file(self) -> Path:
        return self.home / "run" / "master.pid"

    def _signal(self, what: signal.Signals) -> None:
        if not self._pid_file.exists():
            return
        master = self._pid_file.read_text().strip()
        children = Path(f"/proc/{master}/task/{master}/children")
        for pid in [master, *(children.read_text().split() if children.exists() else [])]:
            with suppress(ProcessLookupError):
                os.kill(int(pid), what)

    @contextmanager
    def account(self, user: str) -> Iterator[IMAPClient]:
        """A person's own mail program, logged in."""
        with IMAPClient("127.0.0.1", self.port, ssl=False, timeout=10) as client:
            client.login(user, PASSWORD)
            yield client

    def deliver(self, user: str, *mails: bytes, folder: str = "INBOX") -> None:
        """Put mails into a folder of an account."""
        with self.account(user) as client:
            for mail in mails:
                client.append(folder, mail)


@contextmanager
def dovecot(
    certificate: tuple[Path, Path] | None = None, token_info: str = "", clients: int = 100, rights: str = ""
) -> Iterator[Dovecot]:
    """A running server that is gone afterwards. Its folder's path is short: a Unix socket's must be."""
    home = Path(tempfile.mkdtemp(prefix="dovecot-"))
    server = Dovecot(home, certificate, token_info, clients, rights)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(home, ignore_errors=True)


def _free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports
