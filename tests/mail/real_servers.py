"""Debian's own mail servers on the loopback: postfix takes mail, dovecot keeps it, both from a folder of ours.

They drop their rights to users of the system, so they are started by root (or through sudo that asks for
nothing), below a folder that everybody may enter. No service of the system is touched.
"""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.mail.certificates import HOST, make_certificates
from tests.mail.fake_smtp import PASSWORD, USER, free_port

_PROGRAMS = ("postfix", "dovecot")
_PLACES = "/usr/sbin:/usr/bin:/sbin:/bin"
_SECONDS = 30
# Whose the mail is: a number that both servers take, and that is nobody's.
_OWNER = 65534
USERS = (USER, "fgw@qinghe.example", "cgj@qinghe.example", "czj@qinghe.example")


@dataclass(frozen=True)
class RealServers:
    """Where they listen: SMTP over TLS and STARTTLS, IMAP over TLS and STARTTLS."""

    folder: Path
    authority: Path
    smtps: int
    submission: int
    imaps: int
    imap: int

    def mails(self, user: str) -> list[Path]:
        """Give the letters that a user has not looked at yet, and those that he has."""
        box = self.folder / "mail" / user
        listed = _output(
            "find",
            str(box),
            "-type",
            "f",
            "-path",
            "*/new/*",
            "-o",
            "-path",
            "*/cur/*",
            "-type",
            "f",
        )
        return sorted(map(Path, listed.splitlines()))

    def letter(self, path: Path) -> bytes:
        """Give what is in one of them."""
        return subprocess.run([*_as_root(), "cat", path], capture_output=True, check=True).stdout

    def wait_for(self, user: str, count: int) -> list[Path]:
        """Wait until a user has so many letters."""
        end = time.monotonic() + _SECONDS
        while len(found := self.mails(user)) < count and time.monotonic() < end:
            time.sleep(0.1)
        return found


def missing() -> str:
    """Say why they cannot be started here, "" when they can."""
    lost = [name for name in _PROGRAMS if shutil.which(name, path=_PLACES) is None]
    if lost:
        return f"{' and '.join(lost)} of Debian (dovecot-imapd, postfix) are not installed"
    if os.geteuid() and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode:
        return "mail servers are started by root, or through sudo without a password"
    return ""


@contextmanager
def real_servers() -> Iterator[RealServers]:
    """Start both, and end them again."""
    folder = Path(tempfile.mkdtemp(prefix="gwmail", dir="/tmp"))
    folder.chmod(0o755)
    certificates = make_certificates(folder / "certificates")
    running = RealServers(folder, certificates.authority, *(free_port() for _ in range(4)))
    try:
        _write(running)
        _root("chown", "-R", f"{_OWNER}:{_OWNER}", folder / "mail")
        _root("chown", "postfix", folder / "data")
        _root("chown", "root", folder / "postfix", folder / "queue")
        dovecot = ["dovecot", "-c", folder / "dovecot.conf"]
        postfix = ["postfix", "-c", folder / "postfix"]
        try:
            _root(*postfix, "start")  # it makes the folder in which dovecot puts its socket
            _root(*dovecot)
            _wait(running)
            yield running
        finally:
            for one in ([*postfix, "stop"], [*dovecot, "stop"]):
                with suppress(AssertionError, subprocess.TimeoutExpired):
                    _root(*one)
    finally:
        subprocess.run([*_as_root(), "rm", "-rf", folder], check=False)


def _as_root() -> list[str]:
    return [] if os.geteuid() == 0 else ["sudo", "-n"]


def _env() -> dict[str, str]:
    return {**os.environ, "PATH": _PLACES}


def _root(*command: str | Path) -> None:
    # Into a file: what goes on in the background would keep a pipe open.
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(
            [*_as_root(), *command],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            env=_env(),
            check=False,
            timeout=_SECONDS,
        )
        said.seek(0)
        assert done.returncode == 0, (command, said.read())


def _output(*command: str) -> str:
    return subprocess.run(
        [*_as_root(), *command], capture_output=True, text=True, check=False
    ).stdout


def _wait(running: RealServers) -> None:
    end = time.monotonic() + _SECONDS
    for port in (running.smtps, running.submission, running.imaps, running.imap):
        while True:
            with suppress(OSError), socket.create_connection((HOST, port), 1):
                break
            assert time.monotonic() < end, (running.folder / "dovecot.log").read_text()
            time.sleep(0.05)


def _write(running: RealServers) -> None:
    folder = running.folder
    for name in ("mail", "data", "queue", "postfix", "run", "state"):
        (folder / name).mkdir()
    (folder / "users").write_text("".join(f"{one}:{{PLAIN}}{PASSWORD}::::::\n" for one in USERS))
    (folder / "mailboxes").write_text("".join(f"{one} {one}/\n" for one in USERS))
    (folder / "dovecot.conf").write_text(
        f"""base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
protocols = imap
listen = {HOST}
ssl = required
ssl_cert = <{folder}/certificates/server.pem
ssl_key = <{folder}/certificates/key.pem
auth_mechanisms = plain login
mail_location = maildir:{folder}/mail/%u
first_valid_uid = {_OWNER}
first_valid_gid = {_OWNER}
passdb {{
  driver = passwd-file
  args = username_format=%u {folder}/users
}}
userdb {{
  driver = static
  args = uid={_OWNER} gid={_OWNER} home={folder}/mail/%u
}}
service imap-login {{
  inet_listener imap {{
    port = {running.imap}
  }}
  inet_listener imaps {{
    port = {running.imaps}
    ssl = yes
  }}
}}
service auth {{
  unix_listener {folder}/queue/private/auth {{
    mode = 0660
    user = postfix
    group = postfix
  }}
}}
"""
    )
    (folder / "postfix" / "main.cf").write_text(
        f"""compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = {folder}/data/postfix.log
maillog_file_prefixes = /tmp
myhostname = mail.qinghe.example
mydestination =
alias_maps =
alias_database =
inet_interfaces = {HOST}
inet_protocols = ipv4
virtual_mailbox_domains = qinghe.example
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = texthash:{folder}/mailboxes
virtual_uid_maps = static:{_OWNER}
virtual_gid_maps = static:{_OWNER}
smtpd_tls_cert_file = {folder}/certificates/server.pem
smtpd_tls_key_file = {folder}/certificates/key.pem
smtpd_tls_security_level = encrypt
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_relay_restrictions = permit_sasl_authenticated, reject
"""
    )
    inner = "\n".join(
        f"{name} unix {private} {unprivileged} n - {most} {program}"
        for name, private, unprivileged, most, program in (
            ("cleanup", "n", "-", "0", "cleanup"),
            ("qmgr", "n", "-", "1", "qmgr"),
            ("tlsmgr", "-", "-", "1", "tlsmgr"),
            ("rewrite", "-", "-", "-", "trivial-rewrite"),
            ("bounce", "-", "-", "0", "bounce"),
            ("defer", "-", "-", "0", "bounce"),
            ("trace", "-", "-", "0", "bounce"),
            ("proxymap", "-", "-", "-", "proxymap"),
            ("error", "-", "-", "-", "error"),
            ("retry", "-", "-", "-", "error"),
            ("virtual", "-", "n", "-", "virtual"),
            ("anvil", "-", "-", "1", "anvil"),
        )
    )
    (folder / "postfix" / "master.cf").write_text(
        f"""{HOST}:{running.smtps} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
{HOST}:{running.submission} inet n - n - - smtpd
postlog unix-dgram n - n - 1 postlogd
{inner}
"""
    )
