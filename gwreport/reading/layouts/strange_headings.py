"""Headings that tell something only beside others: quarters side by side, 牵头 beside 配合, 项目 beside a task."""

import re

from gwreport.reading.words.headings import Role, heading_key, is_period, verb_role

_SEVERAL = 2
_GROUPS = re.compile("项目|大项|方面|专项|行动|产业链|章节|部分|任务来源")
# What is aimed at in a whole region, and the names of what it consists of.
_WHOLE = re.compile(
    "全[市区县州省盟旗镇乡](?:合计|总计)?(?:目标|任务|指标)?[值数]?|(?:合计|总计|总目标|目标合计)"
)
_PART = re.compile("[\u4e00-\u9fff]{1,9}(?:[区县市镇乡旗]|街道|园区|林场|自治州)")
_FIGURES = frozenset({Role.TARGET, Role.NODE, Role.COMPLETION, Role.STATUS})
_NAMES = re.compile("项目|名称|品名|种类|类目|内容")


def take_name(columns: dict[Role, tuple[int, ...]], unknown: dict[int, str]) -> None:
    """Take what is named beside its measure and its target (项目 | 单位 | 任务量) for the task, in place."""
    if Role.TEXT in columns or not {Role.MEASURE, Role.TARGET} <= set(columns):
        return
    named = [place for place, heading in unknown.items() if _NAMES.fullmatch(heading_key(heading))]
    if named:
        columns[Role.TEXT] = (named[0],)
        del unknown[named[0]]


def is_group(heading: str) -> bool:
    """Say whether a heading beside tasks stands over what groups them: 方面, 专项."""
    return bool(_GROUPS.fullmatch(heading_key(heading)))


def settle_groups(columns: dict[Role, tuple[int, ...]], unknown: dict[int, str]) -> None:
    """Take the column that groups the tasks for their 分类, in place."""
    groups = [place for place, heading in unknown.items() if is_group(heading)]
    if not groups or Role.TEXT not in columns:
        return
    if Role.CATEGORY not in columns:
        columns[Role.CATEGORY] = (groups[0],)
        del unknown[groups[0]]
    elif heading_key(unknown[groups[0]]) == "项目":
        # 领域 | 项目 | 建设内容: a further column of what is to be done.
        columns[Role.TEXT] = tuple(sorted((*columns[Role.TEXT], groups[0])))
        del unknown[groups[0]]


def _take_whole(columns: dict[Role, tuple[int, ...]], unknown: dict[int, str]) -> None:
    """Take the figures of the whole (全市) beside those of its parts (甲区 | 乙县) for the targets."""
    if Role.TEXT not in columns or not columns.keys().isdisjoint(_FIGURES):
        return
    keys = {place: heading_key(heading) for place, heading in unknown.items()}
    whole = [place for place, key in keys.items() if _WHOLE.fullmatch(key)]
    parts = [place for place, key in keys.items() if _PART.fullmatch(key) and place not in whole]
    if len(whole) == 1 and len(parts) >= _SEVERAL:
        columns[Role.TARGET] = (whole[0],)
        del unknown[whole[0]]


def settle_unknown(columns: dict[Role, tuple[int, ...]], unknown: dict[int, str]) -> None:
    """Take headings that tell something only beside others, in place: quarters side by side, 牵头 beside 配合, 全市 beside its districts."""
    _take_whole(columns, unknown)
    periods = tuple(place for place, heading in unknown.items() if is_period(heading))
    if len(periods) >= _SEVERAL and Role.DUE not in columns:
        columns[Role.DUE] = periods
        for place in periods:
            del unknown[place]
    verbs = {place: role for place, heading in unknown.items() if (role := verb_role(heading))}
    if len(set(verbs.values())) >= _SEVERAL and not set(verbs.values()) & set(columns):
        for place, role in verbs.items():
            columns[role] = (*columns.get(role, ()), place)
            unknown.pop(place)
