"""The papers (公文) around the report."""

from enum import StrEnum


class Paper(StrEnum):
    """One sort of paper."""

    NOTICE = "notice"  # 填报通知, goes out with the workbooks
    LETTER = "letter"  # 催报函, to each unit that has not returned everything
    SUPERVISION = "supervision"  # 督办通知单, to each unit that leads an item behind schedule
    CIRCULAR = "circular"  # 通报, to all
