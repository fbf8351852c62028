"""The unit workbook as it is without an office's own columns: each column with its words, once."""

from collections.abc import Collection
from dataclasses import replace

from gwreport.domain.form.columns import (
    FIGURE_NAMES,
    Column,
    Field,
    FieldKey,
    FilledBy,
    Given,
    Page,
    Reading,
)
from gwreport.domain.form.design import FormDesign, FormTable
from gwreport.domain.statuses import IS_BEHIND, Status
from gwreport.wording.names import SELF_ASSESSMENTS

_REVIEWED = frozenset({Page.REVIEW})
_EVERYWHERE = frozenset(Page)


def _fill(
    key: FieldKey,
    heading: str,
    width: int,
    hint: str,
    *,
    reading: Reading = Reading.WORDS,
    required: bool = False,
    needed_for: Collection[Status] = (),
    choices: Collection[str] = (),
    along: tuple[FieldKey, ...] = (),
    shown: frozenset[Page] = _REVIEWED,
) -> Column:
    return Column(
        key,
        heading,
        width,
        hint,
        FilledBy.UNIT,
        reading,
        required,
        frozenset(needed_for),
        tuple(choices),
        along,
        shown,
    )


_COMPLETION_HEADING = "完成情况"
# Whatever stands beside 完成情况 may have to change along with it.
_COMPLETION_ALONG = (
    Field.VALUE,
    Field.GROWTH,
    Field.STATUS,
    Field.PROBLEM,
    Field.NEXT_STEP,
)
_TOKEN_COLUMN = Column(Given.TOKEN, "识别码（请勿改动）", 26)

_INDICATORS = FormTable(
    "主要指标",
    "政府工作报告主要指标",
    (
        Column(Given.NUMBER, "序号", 6),
        Column(Given.TEXT, "指标名称", 34),
        Column(Given.TARGET, "全年目标", 24),
        _fill(
            Field.VALUE,
            FIGURE_NAMES[Field.VALUE],
            16,
            "填年初至本期末的累计数，并写明计量单位，如：285.6亿元。没有数据填“/”。",
            reading=Reading.FIGURE,
            along=(Field.GROWTH, Field.COMPLETION),
        ),
        _fill(
            Field.GROWTH,
            FIGURE_NAMES[Field.GROWTH],
            12,
            "填与上年同期相比的增减，如：增长6.2%。没有数据填“/”。",
            reading=Reading.RATE,
            along=(Field.VALUE, Field.COMPLETION),
        ),
        _fill(
            Field.COMPLETION,
            _COMPLETION_HEADING,
            48,
            "用一两句话写明本期完成情况，如：实现285.6亿元，同比增长6.2%。本栏将原文进入汇总报告。",
            required=True,
            along=_COMPLETION_ALONG,
            shown=_EVERYWHERE,
        ),
        _fill(
            Field.REMARK,
            "备注",
            22,
            "需要说明的事项，如：数据为快报数。没有可不填。",
            reading=Reading.NOTE,
        ),
        _TOKEN_COLUMN,
    ),
)

_TASKS = FormTable(
    "目标任务",
    "政府工作报告目标任务",
    (
        Column(Given.NUMBER, "序号", 6),
        Column(Given.TEXT, "目标任务", 30),
        Column(Given.LEADERS, "牵头领导", 8),
        Column(Given.LEAD_UNITS, "牵头责任单位", 13),
        Column(Given.SUPPORT, "责任（配合）单位", 16),
        Column(Given.PREVIOUS, "上期完成情况", 24),
        _fill(
            Field.COMPLETION,
            _COMPLETION_HEADING,
            38,
            "写明年初至本期末做了什么、完成多少、占全年目标多少。先写结果，再写做法。本栏将原文进入汇总报告。",
            required=True,
            along=_COMPLETION_ALONG,
            shown=_EVERYWHERE,
        ),
        _fill(
            Field.STATUS,
            "进度自评",
            13,
            "点右侧箭头，从五个选项中选一个。",
            reading=Reading.STATUS,
            required=True,
            choices=SELF_ASSESSMENTS,
            shown=_REVIEWED | {Page.REGISTER},
            along=(Field.PROBLEM, Field.NEXT_STEP),
        ),
        _fill(
            Field.PROBLEM,
            "存在问题",
            18,
            "自评为“未依时序推进”或“停滞暂缓”的必须写：卡在哪里、什么原因。其他情况没有可不填。",
            needed_for=IS_BEHIND,
            along=(Field.NEXT_STEP,),
        ),
        _fill(
            Field.NEXT_STEP,
            "下一步措施",
            18,
            "自评为“未依时序推进”或“停滞暂缓”的必须写：怎么办、谁负责、何时完成。",
            needed_for=IS_BEHIND,
            along=(Field.PROBLEM,),
        ),
        _TOKEN_COLUMN,
    ),
)

# What 目标任务 has where the office lets units ask that an item be closed (销号); nothing of the form that
# an office edits. Its words are shown under its heading whatever the form of today is.
CLOSING_COLUMN = _fill(
    Field.CLOSING,
    "申请销号",
    9,
    "全年目标已经全部完成、以后不用再填报的，选“是”，并把佐证材料与填报表一起报来；其他的不填。",
    reading=Reading.YES_NO,
    choices=("是", "否"),
)
# Beside an office's own column of that heading.
_OTHER_HEADING = "申请销号（是/否）"

STANDARD = FormDesign(
    _INDICATORS,
    _TASKS,
    FormTable("配合任务", "政府工作报告配合任务", _TASKS.columns),
    {CLOSING_COLUMN.key: CLOSING_COLUMN.heading},
)


def asking_closing(design: FormDesign) -> FormDesign:
    """Give a form with the column 申请销号."""
    is_taken = any(column.heading == CLOSING_COLUMN.heading for column in design.tasks.columns)
    heading = _OTHER_HEADING if is_taken else CLOSING_COLUMN.heading
    return design.asking(replace(CLOSING_COLUMN, heading=heading))
