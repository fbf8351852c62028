"""The rows of the two sheets that nobody sees: the words of 进度自评, and the stamp."""

from gwreport.wording.names import SELF_ASSESSMENTS
from gwreport.workbooks.form import UnitForm
from gwreport.workbooks.sheet_rows import Cell, Row
from gwreport.workbooks.stamp import make_stamp

_HEIGHT = 18
_WARNING = "本表用于识别填报单位和填报期，请勿删除或改动。"


def choice_rows() -> list[Row]:
    """List the words that the drop-down of 进度自评 offers."""
    words = enumerate(SELF_ASSESSMENTS, 1)
    return [Row(number, _HEIGHT, [Cell("plain", word)]) for number, word in words]


def stamp_rows(form: UnitForm) -> list[Row]:
    """Lay out the stamp sheet, the stamp in its first cell."""
    stamp = make_stamp(form.workspace, form.round, form.unit_number)
    lines = (stamp, _WARNING)
    return [Row(number, _HEIGHT, [Cell("plain", line)]) for number, line in enumerate(lines, 1)]
