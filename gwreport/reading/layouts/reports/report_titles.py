"""What the first lines of a document in prose call it: an account of progress, or a plan."""

import re

_TELLS = re.compile(
    "完成情况|实施情况|进展|落实情况|推进情况|推进进度|实施进度|办理情况|整改情况|进度(?:通报|情况)|督查(?:情况|通报)"
)
_PLANS = re.compile("方案|分工|分解|安排|要点|计划的通知")
_LISTS = re.compile("清单|任务书|责任书|目标任务$")
_ACCOUNT = re.compile("(?:通报|总结|小结|汇报|情况报告|情况的报告)(?:[（(][^（）()]{1,12}[)）])?$")
_LONGEST = 60


def speaks_of_progress(line: str) -> bool:
    """Say whether a line has words of an account of progress."""
    return bool(_TELLS.search(line))


def tells_progress(line: str) -> bool:
    """Say whether a line is the title of an account of progress."""
    return (
        len(line) <= _LONGEST
        and speaks_of_progress(line)
        and not _PLANS.search(line)
        and not line.endswith(("。", "：", ":", "；"))
    )


def is_plan(line: str) -> bool:
    """Say whether a line is the title of a plan or a list of tasks."""
    return len(line) <= _LONGEST and bool(_PLANS.search(line) or _LISTS.search(line))


def is_account(line: str) -> bool:
    """Say whether a line calls the document an account of something, of whatever: 通报, 总结."""
    return len(line) <= _LONGEST and bool(_ACCOUNT.search(line)) and not is_plan(line)
