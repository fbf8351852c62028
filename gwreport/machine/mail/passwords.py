"""Passwords of mail servers: from the environment or the system's keyring, and nowhere written by us."""

import os

from gwreport.machine.kept_passwords import kept_password

# For the server that sends, and for the mailbox.
SENDING_VARIABLE, MAILBOX_VARIABLE = "GWREPORT_MAIL_PASSWORD", "GWREPORT_MAILBOX_PASSWORD"
# Under this name and the server's, beside the user: `keyring set "gwreport 服务器" 用户名`.
_SERVICE = "gwreport {host}"


def known_password(variable: str, host: str, user: str) -> str:
    """Give the password that the environment or the keyring has; "" where neither has one."""
    return os.environ.get(variable, "") or kept_password(_SERVICE.format(host=host), user)
