"""Moments as a workspace keeps them: in UTC; they are given in the office's own time.

The office's time is the offset from UTC that held where its workspace was made, so that the same
workspace shows the same times, and gives the same report, wherever it is opened.
"""

from datetime import UTC, datetime, tzinfo

_SECONDS = "seconds"


def written_moment(at: datetime) -> str:
    """Write a moment as it is stored: ISO, to the second, in UTC."""
    return at.astimezone(UTC).isoformat(timespec=_SECONDS)


def read_moment(written: str, zone: tzinfo) -> datetime:
    """Read a stored moment; ValueError or OverflowError for what is none.

    Programs before version 0.2 wrote local time with its offset; hashes cover it, so it stays.
    """
    at = datetime.fromisoformat(written)
    return at.replace(tzinfo=zone) if at.tzinfo is None else at.astimezone(zone)


def written_offset(at: datetime) -> str:
    """Write an aware moment's offset from UTC, "+08:00"."""
    whole = at.isoformat(timespec=_SECONDS)
    return whole[len(at.replace(tzinfo=None).isoformat(timespec=_SECONDS)) :]


def read_zone(offset: str) -> tzinfo:
    """Read what `written_offset` wrote; ValueError for anything else."""
    zone = datetime.fromisoformat(f"2000-01-01T00:00:00{offset}").tzinfo
    if zone is None:
        raise ValueError(offset)
    return zone
