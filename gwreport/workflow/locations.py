"""Where a workspace is, as it is written: the path of a file, or the address of a database server."""

from gwreport.ledger.places.location import is_address

__all__ = ["SUFFIX", "is_address", "with_suffix"]

SUFFIX = ".gwr"


def with_suffix(location: str) -> str:
    """Give a workspace's location its suffix .gwr, unless it is a URL or has one."""
    if is_address(location) or location.endswith(SUFFIX):
        return location
    return location + SUFFIX
