"""What the workbook of 督办事项 asks: its one table, and the words around it."""

from gwreport.domain.form.columns import Column, Field, FilledBy, Given, Page
from gwreport.domain.form.design import FormDesign, FormTable
from gwreport.wording.names import SUPERVISED_ROWS

SHEET = "督办事项"
_REVIEWED = frozenset({Page.REVIEW, Page.REGISTER})


def _answer(key: Field, heading: str, width: int, hint: str) -> Column:
    return Column(
        key, heading, width, hint, filled_by=FilledBy.UNIT, required=True, shown=_REVIEWED
    )


_TABLE = FormTable(
    SHEET,
    SUPERVISED_ROWS,
    (
        Column(Given.NUMBER, "序号", 6),
        Column(Given.TEXT, "目标任务", 34),
        Column(Given.ASKED, "问题", 46),
        _answer(
            Field.MEASURE,
            "整改措施",
            46,
            "写明怎么整改：采取什么措施、分几步、每一步做到什么程度。不要写“已知悉”“正在推进”。",
        ),
        _answer(Field.LIMIT, "完成时限", 16, "写明哪一天以前整改到位，如：2025年11月30日前。"),
        _answer(Field.PERSON, "责任人", 16, "写明具体负责整改的人：姓名、职务、电话。"),
        Column(Given.TOKEN, "识别码（请勿改动）", 26),
    ),
)
_NONE = FormTable("主要指标", "主要指标", ()), FormTable("配合任务", "配合任务", ())

# One table with rows; the others never have any, and no sheet is written of them.
SUPERVISION = FormDesign(_NONE[0], _TABLE, _NONE[1])
STEPS = (
    "只填浅蓝色和黄色的格子：整改措施、完成时限、责任人，每一项三格都要填。其余格子是督办的内容，已经锁定。",
    "“问题”一栏写明为什么督办、督办到哪一级；上次答复被退回的，退回的理由也写在那里，请按它修改。",
    "整改措施要针对问题，写具体做法；完成时限写到哪一天；责任人写到具体的人。",
    "文字较多、显示不全时，可拖动行高；格内换行按 Alt+Enter。",
    "上面“填报自查”全部变绿后保存，把本文件原样报送，不要转成 PDF 或截图。",
)
