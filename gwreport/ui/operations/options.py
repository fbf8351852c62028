"""What 设置 shows and does: every option as it is declared."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from gwreport.settings.catalogue import SECTIONS
from gwreport.settings.declared import Option
from gwreport.settings.plan_columns import is_heading_option
from gwreport.ui.operations.opened import opened
from gwreport.workflow.change_settings import change_settings, plan_headings


@dataclass(frozen=True, slots=True)
class OptionView:
    """One option with its value as the clerk writes it, and its default."""

    key: str
    help: str
    value: str
    default: str
    is_flag: bool
    choices: tuple[str, ...]
    # Words of which several may be chosen; what is written may say more.
    offered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionView:
    """Options that belong together."""

    title: str
    options: tuple[OptionView, ...]


def view_options(location: str) -> tuple[SectionView, ...]:
    """Read every option.

    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        settings, headings = workspace.settings, plan_headings(workspace)

    def view(option: Option[str] | Option[bool]) -> OptionView:
        is_flag = isinstance(option.default, bool)
        default = ("是" if option.default else "否") if is_flag else str(option.default)
        return OptionView(
            option.key,
            option.help,
            settings.words(option),
            default,
            is_flag,
            option.choices,
            headings if is_heading_option(option.key) else (),
        )

    return tuple(
        SectionView(title, tuple(view(option) for option in options)) for title, options in SECTIONS
    )


def save_options(location: str, values: Mapping[str, str], now: datetime) -> int:
    """Set options, all of them or none; gives how many.

    Raises ArgumentError for a value that does not fit.
    """
    with opened(location) as workspace:
        change_settings(workspace, values, now=now)
    return len(values)
