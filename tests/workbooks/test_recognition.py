"""Whose return it is and of which round, with some, one or none of its marks left."""

import io

import pytest

from gwreport.domain.returns.returns import Outcome
from gwreport.wording.facts import fact_words
from gwreport.workbooks.form import WorkspaceKey


def test_workbook_of_another_workspace_is_refused(office, parts):
    other = office.blank(key=WorkspaceKey("5eed0002", "别处"))
    taken = office.take(office.filled(blank=other))
    assert taken.outcome is Outcome.REFUSED
    assert parts.codes(taken) == {"other-workspace"}
    assert not taken.reading.entries


def test_stamp_made_with_another_secret_is_not_believed(office):
    forged = office.blank(key=WorkspaceKey("5eed0001", "猜的"))
    taken = office.take(office.filled(blank=forged))
    assert taken.outcome is Outcome.HELD


def test_workbook_of_another_round_goes_to_its_own_round(office):
    taken = office.take(office.filled(blank=office.blank(quarter=2)))
    assert (taken.outcome, taken.reading.round) == (Outcome.ACCEPTED, "2025-Q2")


def test_round_that_was_never_issued_is_refused(office, parts):
    taken = office.take(office.filled(blank=office.blank(quarter=1)))
    assert taken.outcome is Outcome.REFUSED
    assert parts.codes(taken) == {"not-issued"}


def test_unit_that_got_nothing_is_refused(office, parts):
    taken = office.take(office.blank("区交通局"), "区交通局.xlsx")
    assert taken.outcome is Outcome.REFUSED
    assert fact_words(parts.only(taken, "not-issued"))["unit"] == "区交通局"


def test_file_name_is_no_mark(office):
    taken = office.take(office.filled(), "填报表(1)(最终版).xlsx")
    assert (taken.outcome, taken.reading.unit) == (Outcome.ACCEPTED, "区水务局")


def test_name_of_another_unit_is_told_and_the_content_decides(office, parts):
    taken = office.take(office.filled(), "030_区文旅委_填报表.xlsx")
    assert taken.reading.unit == "区水务局"
    assert fact_words(parts.only(taken, "name-other-unit"))["named"] == "区文旅委"


def drop_property(book):
    del book.custom_doc_props["gwreport"]


def drop_name(book):
    del book.defined_names["gwreport_stamp"]


def drop_sheet(book):
    del book["标识"]


def drop_tokens(book):
    for name in ("主要指标", "目标任务"):
        book[name].delete_cols(book[name].max_column)


@pytest.mark.parametrize(
    ("dropped", "by"),
    [
        ((drop_property,), "sheet"),
        ((drop_property, drop_sheet), "defined-name"),
        ((drop_property, drop_sheet, drop_name), "tokens"),
        ((drop_tokens,), "stamp"),
        ((drop_tokens, drop_property, drop_name), "sheet"),
    ],
)
def test_each_mark_is_enough_alone(office, parts, dropped, by):
    def change(book):
        for drop in dropped:
            drop(book)

    taken = office.take(office.filled(change=change))
    assert taken.reading.identified_by == by
    assert taken.outcome is Outcome.ACCEPTED_WITH_FINDINGS
    assert parts.codes(taken) == {"marks-gone"}
    assert [entry.item for entry in taken.reading.entries] == ["I1", "T1", "T2", "T3", "T4"]
    assert all(entry.completion for entry in taken.reading.entries)


def drop_all(book):
    for drop in (drop_property, drop_name, drop_sheet, drop_tokens):
        drop(book)


def test_without_any_mark_the_texts_tell_and_a_person_confirms(office, parts):
    taken = office.take(office.filled(change=drop_all), "未命名.xlsx")
    assert taken.outcome is Outcome.HELD
    assert (taken.reading.unit, taken.reading.round, taken.reading.identified_by) == (
        "区水务局",
        "2025-Q3",
        "texts",
    )
    assert "identity-by-texts" in parts.codes(taken)
    assert len(taken.reading.entries) == 5


def test_without_marks_and_titles_the_round_is_said_to_be_assumed(office, parts):
    def change(book):
        drop_all(book)
        del book["填报说明"]
        for sheet in book:
            for row in (1, 2):
                for cell in sheet[row]:
                    if cell.coordinate not in sheet.merged_cells or cell.column == 1:
                        cell.value = None

    taken = office.take(office.filled(change=change), "未命名.xlsx")
    assert taken.outcome is Outcome.HELD
    assert taken.reading.round == "2025-Q3"
    assert "identity-assumed" in parts.codes(taken)


def test_strange_table_belongs_to_nobody(office, parts):
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["序号", "目标任务", "完成情况", "进度自评"])
    book.active.append([1, "种一百棵树", "已种", "已完成"])
    buffer = io.BytesIO()
    book.save(buffer)
    taken = office.take(buffer.getvalue(), "别的.xlsx")
    assert taken.outcome is Outcome.HELD
    assert "unknown-return" in parts.codes(taken)
    assert len(taken.reading.loose) == 8


def test_workbook_without_a_table_is_refused(office, parts):
    import openpyxl

    book = openpyxl.Workbook()
    book.active["A1"] = "通讯录"
    buffer = io.BytesIO()
    book.save(buffer)
    taken = office.take(buffer.getvalue(), "通讯录.xlsx")
    assert (taken.outcome, parts.codes(taken)) == (Outcome.REFUSED, {"no-table"})


def test_marks_of_two_units_hold_the_file(office, parts):
    def change(book):
        book["标识"]["A1"] = other

    import openpyxl

    with_other = openpyxl.load_workbook(io.BytesIO(office.blank("区文旅委")))
    other = with_other["标识"]["A1"].value
    taken = office.take(office.filled(change=change))
    assert taken.outcome is Outcome.HELD
    assert "区文旅委" in fact_words(parts.only(taken, "marks-disagree"))["marks"]


def test_altered_mark_is_told_and_the_others_decide(office, parts):
    def change(book):
        stamp = book["标识"]["A1"].value
        book["标识"]["A1"] = stamp.replace(" 007 ", " 030 ")

    taken = office.take(office.filled(change=change))
    assert "mark-altered" in parts.codes(taken)
    assert (taken.reading.unit, taken.reading.identified_by) == ("区水务局", "stamp")


def test_texts_that_two_units_share_name_both(office, parts):
    from dataclasses import replace

    from gwreport.workbooks.intake.reading import IssuedRows, take_in

    both = tuple(
        IssuedRows("2025-Q3", unit, ("I1", "T1", "T2", "T3", "T4"))
        for unit in ("区水务局", "区交通局")
    )

    def change(book):
        drop_all(book)
        del book["填报说明"]
        for name in book.sheetnames:
            book[name]["A2"] = None

    data = office.filled(change=change)
    taken = take_in(data, "未命名.xlsx", replace(office.context, issued=both))
    assert taken.outcome is Outcome.HELD
    assert fact_words(parts.only(taken, "identity-shared"))["others"] == "区交通局"


def test_the_guide_of_another_version_of_the_program_is_no_writing_of_the_unit(office, parts):
    from gwreport.workbooks.writing.hidden_sheets import GUIDE_MARK, guide_digest

    def reworded(book):
        guide, stamp = book["填报说明"], book["标识"]
        guide["A21"] = "1. 请只填有颜色的格子。"
        guide["H40"] = "单位写的话"
        stamp["A3"] = f"{GUIDE_MARK}{guide_digest('1. 请只填有颜色的格子。')}"

    taken = office.take(office.filled(change=reworded))
    assert fact_words(parts.only(taken, "guide-written"))["count"] == "1"
    assert [cell.text for cell in taken.reading.loose if cell.sort == "extra_sheet"] == [
        "单位写的话"
    ]


def test_every_word_of_the_guide_is_told_in_the_stamp_sheet(office):
    import openpyxl

    from gwreport.workbooks.writing.hidden_sheets import GUIDE_MARK, guide_digest

    book = openpyxl.load_workbook(io.BytesIO(office.blank()))
    told = book["标识"]["A3"].value.removeprefix(GUIDE_MARK).split()
    for row in book["填报说明"].iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and not cell.value.startswith("="):
                assert guide_digest(cell.value) in told
