"""The workbook of the refinement (细化方案), and the column of a round's workbook that shows its node."""

from gwreport.domain.form.columns import (
    NODE_FIELDS,
    Column,
    Field,
    FilledBy,
    Given,
    Page,
)
from gwreport.domain.form.design import FormDesign, FormTable
from gwreport.wording.names import PERIODS

# What is due by the round's end; the unit answers in 完成情况 beside it.
NODE_COLUMN = Column(Given.NODE, "本期节点", 24)

_REVIEWED = frozenset({Page.REVIEW})
_HINTS = {
    1: "到3月底要达到什么：写累计数或形象进度，如：累计完成20个；完成招标。没有要求可不填。",
    2: "到6月底要达到什么：写年初以来的累计数或形象进度，不能少于前一期。",
    3: "到9月底要达到什么：写年初以来的累计数或形象进度，不能少于前一期。",
    4: "到年底要达到什么：不能低于方案的全年目标。",
}


def _asked(key: Field, heading: str, width: int, hint: str, *, required: bool = False) -> Column:
    return Column(key, heading, width, hint, FilledBy.UNIT, required=required, shown=_REVIEWED)


_ASKED = (
    *(
        _asked(key, f"{PERIODS[quarter]}节点", 24, _HINTS[quarter])
        for quarter, key in NODE_FIELDS.items()
    ),
    _asked(Field.PERSON, "责任人", 12, "具体负责这一项的人，写姓名和职务。", required=True),
    _asked(Field.PHONE, "联系电话", 15, "责任人的电话，如：0571-88880000。"),
    Column(Given.TOKEN, "识别码（请勿改动）", 26),
)
_ONE_OF = tuple(NODE_FIELDS.values())
_OF_TASKS = (
    Column(Given.NUMBER, "序号", 6),
    Column(Given.TEXT, "目标任务", 34),
    Column(Given.LEADERS, "牵头领导", 8),
    Column(Given.LEAD_UNITS, "牵头责任单位", 13),
    Column(Given.DUE, "完成时限", 11),
    *_ASKED,
)

REFINEMENT_DESIGN = FormDesign(
    FormTable(
        "主要指标",
        "政府工作报告主要指标",
        (
            Column(Given.NUMBER, "序号", 6),
            Column(Given.TEXT, "指标名称", 34),
            Column(Given.TARGET, "全年目标", 24),
            *_ASKED,
        ),
        one_of=_ONE_OF,
    ),
    FormTable("目标任务", "政府工作报告目标任务", _OF_TASKS, one_of=_ONE_OF),
    FormTable("配合任务", "政府工作报告配合任务", _OF_TASKS, one_of=_ONE_OF),
)
