"""Every option of a workspace, in the order in which they are listed."""

from gwreport.settings import declared, judgement, mail, supervision
from gwreport.settings.declared import Option

Options = tuple[Option[str] | Option[bool], ...]

_WORKBOOKS: Options = (
    declared.OFFICE,
    declared.RETURN_TO,
    declared.SHEET_PASSWORD,
    declared.ASK_SUPPORT,
    declared.ASK_CLOSING,
    declared.ROUNDS,
    declared.MONTH_ITEMS,
    declared.PLAN_COLUMNS,
)
SECTIONS: tuple[tuple[str, Options], ...] = (
    ("填报表", _WORKBOOKS),
    ("报告", tuple(one for one in declared.ALL if one not in _WORKBOOKS)),
    ("进度研判的口径", judgement.ALL),
    ("督办", supervision.ALL),
    ("邮件", mail.ALL),
)
# What says nothing of what a report prints.
OUTSIDE_REPORT = frozenset(option.key for option in (*supervision.ALL, *mail.ALL))
ALL: Options = tuple(option for _, options in SECTIONS for option in options)
