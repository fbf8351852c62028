"""Writes the form as a workbook: a row a column, in the order in which the columns stand."""

from collections.abc import Sequence

from gwreport.domain.form.columns import Given
from gwreport.domain.form.form_faults import LinePart
from gwreport.domain.form.office_form import FormLine
from gwreport.wording.form_lines import BETWEEN, FORM_NAME, LINE_PARTS, NO, YES, page_names
from gwreport.workbooks.edited_table import EditedTable

# The key of each column, by which a renamed one is known again; nobody needs to see it.
KEY_HEADING = "识别码（请勿改动）"
_WIDTHS = {
    LinePart.TABLE: 12,
    LinePart.HEADING: 26,
    LinePart.WIDTH: 8,
    LinePart.HINT: 60,
    LinePart.REQUIRED: 8,
    LinePart.CHOICES: 40,
    LinePart.SHOWN: 20,
}
_GUIDE_SHEET = "说明"
_GUIDE = (
    "一行是填报表里的一栏，从上到下就是填报表里从左到右的顺序；要移动一栏，把整行移到要放的位置。",
    "增加一栏：加一行，写明表、标题、宽度等。表只能写：主要指标、目标任务、配合任务。",
    "改名：直接改标题。程序要用的栏可以改名、移动，不能去掉；自己增加的栏，删去这一行就去掉了。",
    "宽度写字符数（一个汉字算 2）；写 0 就是隐藏这一栏，单位看不到。",
    "提示是单位点到这一格时看到的话；必填写“是”或“否”。",
    "选项之间用“、”隔开，单位只能从中选一个；不写选项，单位可以随便填。",
    "显示于写“审核”“台账”“报告”，几处都要的用“、”隔开；写了“报告”，报告的附件里就多这一栏。",
    "下发的栏（序号、任务、领导、单位等）单位不填，提示、必填、选项、显示于都空着。",
    "改好后保存，再导入。已经下发的填报表不变，交回后照当时的表样读取。",
)
# What the office fills in is required of nobody.
_GIVEN = frozenset(map(str, Given))


def form_table(lines: Sequence[FormLine]) -> bytes:
    """Make the workbook; the same lines give the same bytes."""
    # 49 is the format of texts: what looks like a figure or a day stays what was typed.
    table = EditedTable(FORM_NAME, num_format=49)
    sheet = table.sheet
    headings = (*LINE_PARTS.values(), KEY_HEADING)
    for column, heading in enumerate(headings):
        sheet.write_string(0, column, heading, table.head)
    for column, part in enumerate(LINE_PARTS):
        sheet.set_column(column, column, _WIDTHS[part])
    sheet.set_column(len(LINE_PARTS), len(LINE_PARTS), 20, None, {"hidden": True})
    for row, line in enumerate(lines, 1):
        for column, words in enumerate((*cells_of(line).values(), line.key)):
            # Never write(): it would turn a text that begins with = into more.
            sheet.write_string(row, column, words, table.plain)
    last = len(lines) + 100
    for part, words in ((LinePart.TABLE, _tables(lines)), (LinePart.REQUIRED, [YES, NO])):
        table.offer(list(LINE_PARTS).index(part), last, words)
    sheet.ignore_errors({"number_stored_as_text": f"A1:H{last}"})
    return table.finished(_GUIDE_SHEET, _GUIDE, standing=2)


def cells_of(line: FormLine) -> dict[LinePart, str]:
    """Give the words of a line's cells, in the order of the table."""
    return {
        LinePart.TABLE: line.table,
        LinePart.HEADING: line.heading,
        LinePart.WIDTH: "0" if line.is_hidden else str(line.width),
        LinePart.HINT: line.hint,
        LinePart.REQUIRED: "" if line.key in _GIVEN else YES if line.required else NO,
        LinePart.CHOICES: BETWEEN.join(line.choices),
        LinePart.SHOWN: page_names(line.shown),
    }


def _tables(lines: Sequence[FormLine]) -> list[str]:
    return list(dict.fromkeys(line.table for line in lines))
