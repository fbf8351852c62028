"""Where a workspace is, as it is written: the path of a file, or the address of a database server."""

SUFFIX = ".gwr"


def is_address(location: str) -> bool:
    """Say whether a location is the address of a database server, no file."""
    return "://" in location


def with_suffix(location: str) -> str:
    """Give a workspace's location its suffix .gwr, unless it is a URL or has one."""
    if is_address(location) or location.endswith(SUFFIX):
        return location
    return location + SUFFIX
