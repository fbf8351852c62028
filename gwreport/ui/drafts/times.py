"""Times of drafts, kept in UTC, as a clerk reads them."""

from datetime import datetime


def when(at: str) -> str:
    """Say a time in ISO 8601 as a local one ("10月12日 9:05"), "" where it is none."""
    try:
        local = datetime.fromisoformat(at).astimezone()
    except (ValueError, OverflowError, OSError):
        return ""
    return f"{local.month}月{local.day}日 {local.hour}:{local.minute:02}"
