"""What may stand in the Word file of a paper, by its Chinese name: blocks, and single values.

A block is a paragraph of its own, and its look is that of what is written there: title, 主送机关,
text, 附件说明, 落款, annexes. A value stands anywhere. The values are those of the paper's text
template (`reports.texts`), under Chinese names and under their keys. Described in
gwreport/templates/README.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from gwreport.domain.papers import MainPaper, PagePaper, Paper, PaperForm
from gwreport.reports.texts import papers
from gwreport.reports.texts.brief_values import BRIEF, SAME_ON_ALL_PAGES
from gwreport.reports.texts.covering_template import TEMPLATE as COVERING
from gwreport.reports.texts.office_templates import TextTemplate


class Block(StrEnum):
    """What is written as paragraphs of its own; the value is its placeholder."""

    TITLE = "标题"
    RECIPIENT = "主送机关"
    HEADING_1 = "一级标题"
    HEADING_2 = "二级标题"
    HEADING_3 = "三级标题"
    BODY = "正文"
    ATTACHMENTS = "附件说明"
    SIGNATURE = "落款"
    ANNEXES = "附件"


# They only show how a heading of the text looks, and are gone in what is filled.
SAMPLES = (Block.HEADING_1, Block.HEADING_2, Block.HEADING_3)
# They may also stand within a line, or in a header, and are then the bare words.
IN_LINES = (Block.TITLE, Block.RECIPIENT)

# The Chinese names of values, by the keys of the text templates.
NAMES: Mapping[str, str] = {
    "region": "地区",
    "office": "发文机关",
    "date": "成文日期",
    "year": "年度",
    "period": "本期",
    "round_name": "填报期",
    "plan_title": "方案名称",
    "return_to": "报送方式",
    "office_contact": "联系方式",
    "deadline": "期限",
    "unit": "单位",
    "contact": "单位联系人",
    "phone": "单位电话",
    "number": "流水号",
    "number_words": "编号",
    "count": "督办项数",
    "items": "督办事项",
    "answer_file": "答复表",
    "situation": "报送情况",
    "request": "办理要求",
    "missing": "缺项",
    "missing_count": "缺项数",
    "days_late": "逾期天数",
    "total": "总项数",
    "unit_count": "单位数",
    "indicator_count": "指标项数",
    "task_count": "任务项数",
    "behind_count": "落后项数",
    "returned_count": "已报单位数",
    "late_count": "逾期单位数",
    "silent_count": "未报单位数",
    "late_units": "逾期单位",
    "silent_units": "未报单位",
    "leader": "领导",
    "as_of": "数据截止",
    "summary": "总体情况",
    "classes": "各类进度",
    "needing": "关注事项",
    "needing_note": "关注说明",
    "changes": "变化情况",
    "nodes": "下步节点",
    "legend": "灯的说明",
    "on_course_count": "达序项数",
    "on_course_percent": "达序占比",
}
# And of the parts of a row, behind the dot.
PART_NAMES: Mapping[str, str] = {
    "name": "任务",
    "number": "序号",
    "target": "全年目标",
    "progress": "完成情况",
    "status": "进度",
    "problem": "存在问题",
    "next_step": "下一步措施",
    "deadline": "时限",
    "units": "牵头单位",
    "count": "项数",
    "percent": "占比",
    "words": "文字",
    "light": "灯",
    "names": "事项",
    "gap": "差距",
    "cause": "原因",
}


@dataclass(frozen=True, slots=True)
class WordForm:
    """What the Word file of one sort of paper holds.

    `text` names the values; `annexes`: whether tables follow behind the text; `instead` are values
    that do in the place of the annexes; `wanted` are values without which something is missed.
    `has_text`: a text template is filled in too, else the file holds all the words itself. Of one with a
    page for each the values of `on_all_pages` may stand in headers and footers (None: all may).
    """

    form: PaperForm
    text: TextTemplate
    annexes: bool = True
    instead: frozenset[str] = frozenset()
    wanted: tuple[str, ...] = ()
    has_text: bool = True
    on_all_pages: frozenset[str] | None = None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks that there is something for."""
        if not self.has_text:
            return (Block.TITLE,)
        if self.annexes:
            return tuple(Block)
        return tuple(one for one in Block if one not in (Block.ATTACHMENTS, Block.ANNEXES))

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all values."""
        return self.text.required | self.text.optional


FORMS: Mapping[PaperForm, WordForm] = {
    MainPaper.REPORT: WordForm(MainPaper.REPORT, COVERING),
    Paper.NOTICE: WordForm(Paper.NOTICE, papers.NOTICE),
    Paper.LETTER: WordForm(Paper.LETTER, papers.LETTER, annexes=False, wanted=("office_contact",)),
    Paper.SUPERVISION: WordForm(
        Paper.SUPERVISION,
        papers.SUPERVISION,
        instead=frozenset({"items"}),
        wanted=("number_words", "office_contact"),
    ),
    Paper.CIRCULAR: WordForm(Paper.CIRCULAR, papers.CIRCULAR),
    PagePaper.BRIEF: WordForm(
        PagePaper.BRIEF,
        BRIEF,
        annexes=False,
        wanted=("summary", "changes", "nodes", "as_of"),
        has_text=False,
        on_all_pages=SAME_ON_ALL_PAGES,
    ),
}


def key_of(name: str) -> str:
    """Give the key of a value by its Chinese name; a key, or what is none, is given back."""
    return _KEYS.get(name, name)


_KEYS = {name: key for key, name in NAMES.items()}


def under_both_names(values: Mapping[str, object]) -> dict[str, object]:
    """Give values under their keys and under their Chinese names, the rows of lists too."""
    both: dict[str, object] = {}
    for key, value in values.items():
        given = value
        if isinstance(value, (list, tuple)):
            given = [_row(row) for row in cast("Iterable[object]", value)]
        both[key] = given
        if name := NAMES.get(key):
            both[name] = given
    return both


def _row(row: object) -> object:
    if not isinstance(row, Mapping):
        return row
    parts = cast("Mapping[str, object]", row)
    named = {PART_NAMES[key]: value for key, value in parts.items() if key in PART_NAMES}
    return {**parts, **named}
