"""The people of a workspace that several share."""

from enum import StrEnum


class Role(StrEnum):
    """What one may do: everything and let others in, add to it, or only look."""

    ADMINISTRATOR = "administrator"
    CLERK = "clerk"
    READER = "reader"
