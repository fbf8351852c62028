"""Change options of the workspace."""

from collections.abc import Mapping
from datetime import datetime

from gwreport.domain.year.level_order import overlaps
from gwreport.errors import ArgumentError
from gwreport.settings import judgement, mail, printing, supervision
from gwreport.settings.catalogue import ALL
from gwreport.settings.declared import NO, YES
from gwreport.settings.plan_columns import is_heading_option, strange_headings
from gwreport.workbooks.plan_columns import further_headings
from gwreport.workflow.workspace import Workspace, stamp_time


def change_settings(workspace: Workspace, values: Mapping[str, str], *, now: datetime) -> None:
    """Set options, all of them or none; yes-or-no options take 是 or 否, "" gives a default back.

    Raises ArgumentError for an option that does not exist or a value that does not fit; MailError for
    a value that does not fit an option of mail.
    """
    options = {option.key: option for option in ALL}
    for key, value in values.items():
        if key not in options:
            raise ArgumentError("settings", "option", key)
        if isinstance(options[key].default, bool) and value not in (YES, NO):
            raise ArgumentError(options[key].help, "option-value", value)
        if value and options[key].choices and value not in options[key].choices:
            raise ArgumentError(options[key].help, "option-value", value)
        if not judgement.is_allowed(key, value):
            raise ArgumentError(options[key].help, "percent", value)
        if not printing.is_allowed(key, value):
            raise ArgumentError(options[key].help, "option-value", value)
        mail.check_option(key, value)
        if key == supervision.LEVELS.key and value:
            _refuse_misread_level(value)
        if is_heading_option(key):
            _refuse_strange(workspace, value)
    with workspace.ledger.write() as ledger:
        for key, value in values.items():
            ledger.set_setting(key, value, at=stamp_time(now))


def _refuse_misread_level(written: str) -> None:
    try:
        levels = supervision.read_levels(written)
    except supervision.MisreadLevelError as error:
        raise ArgumentError("supervise", "supervision-level", error.part) from error
    for one in overlaps(levels):
        raise ArgumentError("supervise", "supervision-overlap", levels[one.at].name)


def plan_headings(workspace: Workspace) -> tuple[str, ...]:
    """Give the headings of the plan's further columns; none where no plan has been loaded."""
    return further_headings(workspace.plan()) if workspace.book.parts.plan_versions else ()


def _refuse_strange(workspace: Workspace, written: str) -> None:
    # Without a plan nothing is known of its headings; issuing tells of those that are missing then.
    if not workspace.book.parts.plan_versions:
        return
    known = plan_headings(workspace)
    strange = strange_headings(written, known)
    if strange:
        names = "、".join(known) or "（没有）"
        raise ArgumentError(names, "plan-column", "、".join(strange))
