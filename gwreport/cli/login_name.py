"""Who sits at the keyboard."""

import getpass

from gwreport.errors import ArgumentError


def login_name() -> str:
    """Give the name of the account.

    Raises ArgumentError for an account without a name of its own, as in a container: who it is must
    be said with --who then.
    """
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        raise ArgumentError("--who", "who-unsaid") from None
