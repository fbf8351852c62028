"""Writes the rules of scoring as a workbook: a row a rule, and beside it how it is filled in."""

from decimal import Decimal
from enum import StrEnum

from gwreport.domain.decisions.scoring import ScoreRule, ScoreRules
from gwreport.officefiles.shown.row_heights import wrapped_height
from gwreport.wording.form_lines import NO, YES
from gwreport.wording.scores import RULES_NAME, SCORE_RULE_NAMES, SCORE_RULE_NOTES
from gwreport.workbooks.edited_table import EditedTable


class ScoreColumn(StrEnum):
    """A column of the table; the value is its heading."""

    RULE = "规则"
    NOTE = "说明"
    POINTS = "分值"
    CAP = "上限"
    ENABLED = "启用"
    WEIGHT = "权重"


# Every table has these; weights stand there only where an office gives them.
COLUMNS = tuple(column for column in ScoreColumn if column is not ScoreColumn.WEIGHT)
_WIDTHS = {
    ScoreColumn.RULE: 20,
    ScoreColumn.NOTE: 70,
    ScoreColumn.POINTS: 8,
    ScoreColumn.CAP: 8,
    ScoreColumn.ENABLED: 8,
    ScoreColumn.WEIGHT: 8,
}
_GUIDE_SHEET = "怎样填写"
_GUIDE = (
    "一行是一条规则。规则的名称不要改，程序按名称知道它查什么；说明可以改成本单位的话。",
    "分值写一次（一项、一天）扣几分或者加几分，写数字；扣分的写 2 或 -2 都是扣 2 分。",
    "上限写这一条一共最多扣（加）几分，扣完为止；不封顶的空着。基础分的上限是总分最高得多少。",
    "启用写“是”或“否”；删去一行等于不启用。没有写基础分的，按 100 分。",
    "要加权的，在最后加一栏“权重”，写 0.3 或 30%：这一条的分值和上限都按它折算；空着的按 1。",
    "改好后保存，再导入。导入的细则记在工作区里，以后每期都用；谁在什么时候导入的也记着，可以撤销。",
)
_SIZE = 11


def score_table(rules: ScoreRules) -> bytes:
    """Make the workbook; the same rules give the same bytes."""
    table = EditedTable(RULES_NAME, font_size=_SIZE)
    sheet = table.sheet
    columns = (*COLUMNS, *([ScoreColumn.WEIGHT] if rules.is_weighted else []))
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDTHS[column])
        sheet.write_string(0, place, column.value, table.head)
    sheet.set_row(0, 24)
    for row, rule in enumerate(rules.rules, 1):
        cells = _cells(rule)
        for place, column in enumerate(columns):
            in_words = column in (ScoreColumn.RULE, ScoreColumn.NOTE)
            style = table.plain if in_words else table.middle
            value = cells[column]
            if isinstance(value, Decimal):
                sheet.write_number(row, place, float(value), style)
            else:
                # Never write(): it would turn a text that begins with = into more.
                sheet.write_string(row, place, value, style)
        note = str(cells[ScoreColumn.NOTE])
        sheet.set_row(row, max(24.0, wrapped_height(note, _WIDTHS[ScoreColumn.NOTE], _SIZE)))
    table.offer(columns.index(ScoreColumn.ENABLED), len(rules.rules) + 50, [YES, NO])
    return table.finished(_GUIDE_SHEET, _GUIDE, standing=1)


def _cells(rule: ScoreRule) -> dict[ScoreColumn, str | Decimal]:
    return {
        ScoreColumn.RULE: SCORE_RULE_NAMES[rule.kind],
        ScoreColumn.NOTE: rule.note or SCORE_RULE_NOTES[rule.kind],
        ScoreColumn.POINTS: rule.points,
        ScoreColumn.CAP: "" if rule.cap is None else rule.cap,
        ScoreColumn.ENABLED: YES if rule.enabled else NO,
        ScoreColumn.WEIGHT: rule.weight,
    }
