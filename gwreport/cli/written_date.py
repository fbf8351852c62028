"""A date as it is written on the command line."""

from datetime import date

from gwreport.errors import ArgumentError


def read_date(argument: str, written: str) -> date:
    """Read a date, "2025-10-10".

    Raises ArgumentError.
    """
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ArgumentError(argument, "date", written) from None
