"""What is to be done about a project, told beside its name: 项目名称 | 建设内容 is one item, “免费体检：体检3.6万人”."""

import re
from collections.abc import Sequence

from gwreport.officefiles.grid import Cell
from gwreport.reading.words.headings import Role, heading_key

Columns = dict[Role, tuple[int, ...]]

_NAMES = re.compile(
    r"(?:20\d\d年)?(?:重点|重大|民生|实事|建设|工程|督办|督查|交办|工作|为民办|为民|具体|主要){0,3}(?:项目|实事|工程|事项|项)(?:名称)?|名称"
)
_CONTENTS = re.compile(
    r"(?:主要|具体|项目|工程|年度|本年度?|20\d\d年度?){0,2}(?:建设|实施|工作|改造|办理)?(?:规模|内容)(?:[与和及](?:主要)?(?:建设)?(?:规模|内容))?|(?:工作|建设|办理|具体|目标|任务)要求"
)
_FIGURE = re.compile(r"\d|[一二两三四五六七八九十百千万]{1,4}[个所条座处户人套项家间台]")
_MOSTLY = 2


def join_contents(
    columns: Columns, body: Sequence[Sequence[Cell]], headings: Sequence[str]
) -> None:
    """Take what is to be done about projects that are named beside it for their targets, in place.

    Only where each row has a name of its own: one that stands for several rows is their 分类. And only where
    most contents have figures: what is wanted of all alike (每月25日前报送进展) is nobody's target.
    """
    pair = _pair(columns, headings)
    if pair is None or Role.TARGET in columns or Role.NODE in columns:
        return
    name, content = pair
    rows = [row for row in body if not row[content].across and row[content].text.strip()]
    names = [row[name].text.strip() for row in rows]
    if any(row[place].down for row in rows for place in pair) or len(set(names)) < len(names):
        return
    contents = [row[content].text.strip() for row in rows]
    if not all(names) or len(set(contents)) < len(contents):
        return
    if _MOSTLY * sum(bool(_FIGURE.search(one)) for one in contents) < len(contents) or not contents:
        return
    if columns.get(Role.CATEGORY) == (name,):
        del columns[Role.CATEGORY]
    columns[Role.TEXT], columns[Role.TARGET] = (name,), (content,)


def _pair(columns: Columns, headings: Sequence[str]) -> tuple[int, int] | None:
    """Give the columns of the names and of the contents, which stand behind them."""
    texts = columns.get(Role.TEXT, ())
    groups = columns.get(Role.CATEGORY, ())
    if len(texts) == 1 and len(groups) == 1:
        texts = (*groups, *texts)
    if len(texts) != 2 or texts[0] > texts[1]:
        return None
    name, content = texts
    is_pair = _NAMES.fullmatch(heading_key(headings[name])) and _CONTENTS.fullmatch(
        heading_key(headings[content])
    )
    return (name, content) if is_pair else None
