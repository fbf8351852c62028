"""The columns in which rows of a report, or of a table of indicators, are shown."""

from gwreport.domain.plan.documents import DocumentKind
from gwreport.ui.models.row_table import ShownColumn
from gwreport.ui.operations.mappings import ReadRow

_NUMBER: ShownColumn[ReadRow] = ShownColumn("序号", lambda row: row.number, 52)
_DONE: ShownColumn[ReadRow] = ShownColumn("完成情况", lambda row: row.completion, 200)
_TARGET: ShownColumn[ReadRow] = ShownColumn("全年目标", lambda row: row.target, 100)
_SECTION: ShownColumn[ReadRow] = ShownColumn("所属部分", lambda row: row.section, 110)

READ_COLUMNS: dict[DocumentKind, tuple[ShownColumn[ReadRow], ...]] = {
    DocumentKind.REPORT: (
        _NUMBER,
        ShownColumn("目标任务", lambda row: row.text, 0, least=160),
        _DONE,
        _TARGET,
        ShownColumn("牵头责任单位", lambda row: row.units, 120),
        ShownColumn("完成状态", lambda row: row.status, 90),
        ShownColumn("存在问题", lambda row: row.problem, 120),
        ShownColumn("下一步打算", lambda row: row.next_step, 120),
        _SECTION,
    ),
    DocumentKind.INDICATORS: (
        _NUMBER,
        ShownColumn("指标名称", lambda row: row.text, 0, least=160),
        ShownColumn("计量单位", lambda row: row.measure, 80),
        _TARGET,
        ShownColumn("完成情况", lambda row: row.completion, 100),
        _SECTION,
    ),
}
# Those that a document may not have at all.
MAY_BE_HIDDEN = frozenset(
    ("全年目标", "牵头责任单位", "完成状态", "存在问题", "下一步打算", "计量单位", "所属部分")
)
