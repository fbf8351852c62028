"""What an office has said of the headings of its documents; it stands among its choices, one key a heading."""

from collections.abc import Mapping

_SIGN = "column:"


def column_key(heading: str) -> str:
    """Give the key under which is kept what stands below a heading."""
    return f"{_SIGN}{heading}"


def columns_said(stored: Mapping[str, str]) -> dict[str, str]:
    """Give what was said of headings: the key of a role by the heading."""
    return {
        key.removeprefix(_SIGN): value for key, value in stored.items() if key.startswith(_SIGN)
    }


def without_columns(stored: Mapping[str, str]) -> dict[str, str]:
    """Give the choices that a report depends on: how documents were read is not among them."""
    return {key: value for key, value in stored.items() if not key.startswith(_SIGN)}
