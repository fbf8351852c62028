"""The table of levels of supervision: written, edited as an office edits it, and taken whole or not at all."""

import io
from collections.abc import Callable
from typing import Any

import pytest

from gwreport.domain.year.supervision import SHIPPED, Colour, Level
from gwreport.wording.findings.explaining import explain
from gwreport.workbooks.level_table.reading import EditedLevels, read_level_table
from gwreport.workbooks.level_table.writing import level_table

NAME = "督办级别.xlsx"
LEVEL, COLOUR, RUN, STALLED = range(1, 5)


def edited(edit: Callable[[Any], None]) -> EditedLevels:
    """Have somebody edit the table that ships, and read what was saved."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(level_table(SHIPPED)))
    edit(book.worksheets[0])
    buffer = io.BytesIO()
    book.save(buffer)
    return read_level_table(buffer.getvalue(), NAME, None)


def told(found: EditedLevels) -> list[tuple[str, str, str]]:
    """Give code, cell and sentence of each thing that is wrong."""
    return [
        (str(one.code), one.place.at.reference, explain(one).message + explain(one).suggestion)
        for one in found.findings
    ]


def test_the_table_that_ships_reads_as_it_was_written() -> None:
    found = edited(lambda _: None)
    assert (found.levels, found.findings, found.may_be_taken) == (SHIPPED, (), True)
    assert level_table(SHIPPED) == level_table(SHIPPED)


def test_what_an_office_changes_is_taken() -> None:
    def edit(sheet: Any) -> None:
        sheet.insert_rows(1, 2)
        sheet.cell(1, 1).value = "我区督办级别"
        sheet.cell(4, LEVEL).value = " 关 注 "
        sheet.cell(4, COLOUR).value = "黄"
        sheet.cell(5, RUN).value = "连续两期及以上"
        sheet.cell(6, RUN).value = "５"
        sheet.cell(6, STALLED).value = None
        for place, words in enumerate(("停滞专项", "红色", None, "√"), 1):
            sheet.cell(8, place).value = words

    found = edited(edit)
    assert told(found) == []
    assert found.levels == (
        Level("关注", Colour.YELLOW, 1),
        Level("督办", Colour.ORANGE, 2),
        Level("约谈建议", Colour.RED, 5),
        Level("停滞专项", Colour.RED, 0, stalled=True),
    )


@pytest.mark.parametrize(
    ("cell", "value", "code", "words"),
    [
        ((3, LEVEL), None, "level-name-blank", "没有写级别"),
        ((3, LEVEL), "督办：二级", "level-name-wrong", "不能作级别的名称"),
        ((3, LEVEL), "督" * 13, "level-name-wrong", "不超过 12 个字"),
        ((3, LEVEL), "提 醒", "level-name-twice", "另一行在 A2"),
        ((3, COLOUR), "澄色", "level-colour-wrong", "最接近的是"),
        ((3, COLOUR), "绿", "level-colour-wrong", "请写蓝色、黄色、橙色、红色"),
        ((3, COLOUR), None, "level-colour-blank", "没有写亮灯"),
        ((3, RUN), "二三期", "level-run-wrong", "“二三期”不是可以用的数"),
        ((3, RUN), 2.5, "level-run-wrong", "1 到 12 的整数"),
        ((3, RUN), 0, "level-run-wrong", "只管停滞暂缓的一级空着"),
        ((3, RUN), 13, "level-run-wrong", "“13”"),
        ((3, STALLED), "有时", "level-stalled-wrong", "请写“是”或“否”"),
        ((3, RUN), None, "level-no-case", "“督办”没有写什么情况下用"),
        # 督办 from three rounds on, as what comes behind it.
        ((3, RUN), 3, "level-run-overlap", "后面的“约谈建议”（C4）重叠"),
        ((2, RUN), 4, "level-run-overlap", "后面的“督办”（C3）重叠"),
        ((2, STALLED), "是", "level-stalled-overlap", "后面的“约谈建议”（D4）重叠"),
    ],
)
def test_what_is_wrong_is_told_by_its_cell_and_nothing_is_taken(
    cell: tuple[int, int], value: object, code: str, words: str
) -> None:
    def edit(sheet: Any) -> None:
        sheet.cell(*cell).value = value

    found = edited(edit)
    assert not found.may_be_taken
    place = f"{'ABCD'[cell[1] - 1]}{cell[0]}"
    assert (code, place) in [one[:2] for one in told(found)]
    assert words in "".join(one[2] for one in told(found))


@pytest.mark.parametrize(
    ("run", "code", "words"),
    [(2, "level-gap", "连续落后不到 2 期的不督办"), (None, "level-no-run", "都不督办")],
)
def test_a_gap_is_told_and_may_be_meant(run: int | None, code: str, words: str) -> None:
    def edit(sheet: Any) -> None:
        sheet.delete_rows(2, 2)
        sheet.cell(2, RUN).value = run

    found = edited(edit)
    assert found.may_be_taken
    assert [one[:2] for one in told(found)] == [(code, "C2")]
    assert words in told(found)[0][2]


def test_a_table_without_its_columns_or_levels_is_none() -> None:
    def no_lights(sheet: Any) -> None:
        sheet.cell(1, COLOUR).value = "颜料"

    def twice(sheet: Any) -> None:
        sheet.cell(1, 6).value = "亮灯"

    def other(sheet: Any) -> None:
        for at in range(1, 5):
            sheet.cell(1, at).value = f"栏{at}"

    assert [one[:2] for one in told(edited(no_lights))] == [("level-column-missing", "D1")]
    assert [one[:2] for one in told(edited(twice))] == [("level-column-twice", "F1")]
    assert [one[0] for one in told(edited(other))] == ["level-no-table"]
    empty = edited(lambda sheet: sheet.delete_rows(2, 3))
    assert [one[0] for one in told(empty)] == ["level-none"]
    assert not empty.may_be_taken
