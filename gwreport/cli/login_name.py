"""Who sits at the keyboard."""

import getpass
from argparse import Namespace
from datetime import datetime

from gwreport.cli import output
from gwreport.errors import ArgumentError
from gwreport.workflow.review.record_decision import Author


def login_name() -> str:
    """Give the name of the account.

    Raises ArgumentError for an account without a name of its own, as in a container: who it is must
    be said with --who then.
    """
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        raise ArgumentError("--who", "who-unsaid") from None


def name_if_any() -> str:
    """Give the name of the account, "" where it has none: for what is no decision of somebody."""
    try:
        return login_name()
    except ArgumentError:
        return ""


def ask_password(user: str, host: str) -> str:
    """Ask at the terminal for the password of a user at a server; "" where nobody sits there."""
    return output.ask_hidden(f"{user} 登录 {host} 的密码（输入时不显示）：")


def author_of(given: Namespace) -> Author:
    """Give who decides now and why, as --who and --reason say; raises ArgumentError as `login_name` does."""
    return Author(given.who or login_name(), given.reason, datetime.now())
