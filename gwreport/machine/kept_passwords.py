"""Passwords in the system's keyring: nowhere else does the program keep one."""

from contextlib import suppress
from importlib import import_module
from typing import Any


def kept_password(service: str, name: str) -> str:
    """Give the password that was kept for a name; "" for none, and where there is no keyring."""
    with suppress(
        Exception
    ):  # a keyring without a desktop raises what it likes; nothing depends on it
        return _keyring().get_password(service, name) or ""
    return ""


def keep_password(service: str, name: str, password: str) -> bool:
    """Keep a password for a name; says whether there is a keyring that has taken it."""
    with suppress(Exception):  # as above
        _keyring().set_password(service, name, password)
        return True
    return False


def _keyring() -> Any:
    return import_module("keyring")
