"""Change an option of the workspace."""

from datetime import datetime

from gwreport.errors import ArgumentError
from gwreport.settings.declared import ALL
from gwreport.workflow.workspace import Workspace, stamp_time

_YES_NO = ("是", "否")


def change_setting(workspace: Workspace, key: str, value: str, *, now: datetime) -> None:
    """Set one option; yes-or-no options take 是 or 否.

    Raises ArgumentError for an option that does not exist or a value that does not fit.
    """
    option = next((one for one in ALL if one.key == key), None)
    if option is None:
        raise ArgumentError("settings", "choice", key)
    if isinstance(option.default, bool) and value not in _YES_NO:
        raise ArgumentError(key, "choice", value)
    with workspace.ledger.write() as ledger:
        ledger.set_setting(key, value, at=stamp_time(now))
