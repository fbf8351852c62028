"""Rows, columns and sheets that were moved, added, deleted, copied or edited."""

import io

import pytest

from gwreport.domain.findings.code import Severity
from gwreport.domain.form.columns import Field
from gwreport.domain.returns.returns import Outcome
from gwreport.wording.facts import fact_words


def by_item(taken):
    return {entry.item: entry for entry in taken.reading.entries}


def loose(taken, sort):
    return [cell.text for cell in taken.reading.loose if cell.sort == sort]


def test_sorted_rows_are_found_by_token(office, parts):
    def reverse(book):
        sheet = book["目标任务"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4, max_row=7)]
        for number, values in enumerate(reversed(rows), 4):
            for column, value in enumerate(values, 1):
                sheet.cell(number, column).value = value

    taken = office.take(office.filled(change=reverse))
    assert parts.codes(taken) == {"rows-sorted"}
    assert taken.outcome is Outcome.ACCEPTED
    assert by_item(taken)["T1"].text(Field.COMPLETION).startswith("T1")
    assert by_item(taken)["T1"].cells[Field.COMPLETION].at.reference == "G7"


def test_rows_sorted_without_the_hidden_column_go_by_what_the_unit_saw(office, parts):
    def reverse(book):
        sheet = book["目标任务"]
        rows = [[cell.value for cell in row][:-1] for row in sheet.iter_rows(min_row=4, max_row=7)]
        for number, values in enumerate(reversed(rows), 4):
            for column, value in enumerate(values, 1):
                sheet.cell(number, column).value = value

    taken = office.take(office.filled(change=reverse))
    assert "token-moved" in parts.codes(taken)
    entries = by_item(taken)
    assert len(entries) == 5
    assert all(entry.text(Field.COMPLETION).startswith(item) for item, entry in entries.items())


def test_inserted_row_is_kept_as_an_extra_one(office, parts):
    def insert(book):
        sheet = book["目标任务"]
        sheet["B8"], sheet["G8"] = "新增：修建一座人行天桥", "已完成设计"

    taken = office.take(office.filled(change=insert))
    assert fact_words(parts.only(taken, "row-extra"))["row"] == "8"
    assert loose(taken, "extra_row") == ["新增：修建一座人行天桥", "已完成设计"]
    assert len(taken.reading.entries) == 5


def test_near_text_without_token_is_not_merged(office, parts):
    def change(book):
        sheet = book["目标任务"]
        sheet["B4"] = sheet["B4"].value.replace("120公里", "130公里")
        sheet["K4"] = None

    taken = office.take(office.filled(change=change))
    assert parts.only(taken, "row-near").item == "T1"
    assert "T1" not in by_item(taken)
    assert "T1已完成年度任务的八成。" in loose(taken, "extra_row")


def test_edited_task_text_stays_the_issued_one(office, parts):
    def change(book):
        book["目标任务"]["B4"] = "新建改建农村公路100公里。"

    taken = office.take(office.filled(change=change))
    assert parts.only(taken, "text-edited").item == "T1"
    assert loose(taken, "edited_text") == ["新建改建农村公路100公里。"]
    assert by_item(taken)["T1"].completion == "T1已完成年度任务的八成。"


def test_deleted_row_is_missing_and_not_blank(office, parts):
    taken = office.take(office.filled(change=lambda book: book["目标任务"].delete_rows(5)))
    assert "T2" in fact_words(parts.only(taken, "rows-missing"))["items"]
    assert "T2" not in by_item(taken)


def test_row_given_twice_with_other_words_holds_the_file(office, parts):
    def copy(book):
        sheet = book["目标任务"]
        for cell in sheet[4]:
            sheet.cell(8, cell.column).value = cell.value
        sheet["G8"] = "另一种说法"

    taken = office.take(office.filled(change=copy))
    assert taken.outcome is Outcome.HELD
    assert fact_words(parts.only(taken, "row-twice"))["first"] == "4"
    assert "另一种说法" in loose(taken, "extra_row")


def test_row_of_another_unit_holds_the_file(office, parts):
    import openpyxl

    other = openpyxl.load_workbook(io.BytesIO(office.blank("区文旅委")))["目标任务"]

    def paste(book):
        for cell in other[5]:
            book["目标任务"].cell(8, cell.column).value = cell.value

    taken = office.take(office.filled(change=paste))
    assert taken.outcome is Outcome.HELD
    assert fact_words(parts.only(taken, "row-other-unit"))["unit"] == "区文旅委"


def test_altered_token_falls_back_to_the_text(office, parts):
    def change(book):
        cell = book["目标任务"]["K4"]
        cell.value = cell.value[:-1] + ("A" if cell.value[-1] != "A" else "B")

    taken = office.take(office.filled(change=change))
    assert "token-altered" in parts.codes(taken)
    assert by_item(taken)["T1"].completion == "T1已完成年度任务的八成。"


def test_hidden_rows_are_taken(office, parts):
    def hide(book):
        book["目标任务"].row_dimensions[5].hidden = True

    taken = office.take(office.filled(change=hide))
    assert parts.only(taken, "rows-hidden").severity is Severity.INFO
    assert "T2" in by_item(taken)
    assert taken.outcome is Outcome.ACCEPTED


def test_inserted_column_is_kept_and_the_others_are_found(office, parts):
    def insert(book):
        sheet = book["目标任务"]
        values = {row: [cell.value for cell in sheet[row]] for row in range(3, 8)}
        for row, cells in values.items():
            for column, value in enumerate([*cells[:6], f"科室意见{row}", *cells[6:]], 1):
                sheet.cell(row, column).value = value

    taken = office.take(office.filled(change=insert))
    assert {"columns-moved", "column-extra"} <= parts.codes(taken)
    assert by_item(taken)["T1"].cells[Field.COMPLETION].at.reference == "H4"
    assert len(loose(taken, "extra_column")) == 5


def test_swapped_columns_go_by_their_headings(office, parts):
    def swap(book):
        sheet = book["目标任务"]
        for row in range(3, 8):
            one, two = sheet.cell(row, 7), sheet.cell(row, 9)
            one.value, two.value = two.value, one.value

    taken = office.take(office.filled(change=swap))
    assert "columns-moved" in parts.codes(taken)
    assert by_item(taken)["T1"].cells[Field.COMPLETION].at.reference == "I4"


@pytest.mark.parametrize("heading", ["完成情况（截至9月底）", "进展", " 完 成 情 况 "])
def test_edited_heading_is_still_its_column(office, parts, heading):
    def change(book):
        book["目标任务"]["G3"] = heading

    taken = office.take(office.filled(change=change))
    told = parts.codes(taken)
    assert told == (set() if heading.strip().startswith("完 ") else {"heading-edited"})
    assert by_item(taken)["T1"].completion == "T1已完成年度任务的八成。"


def test_lost_header_goes_by_place_and_token(office, parts):
    def clear(book):
        for cell in book["目标任务"][3]:
            cell.value = None

    taken = office.take(office.filled(change=clear))
    assert "header-by-place" in parts.codes(taken)
    assert by_item(taken)["T1"].completion == "T1已完成年度任务的八成。"


def test_lost_completion_column_holds_the_file(office, parts):
    taken = office.take(office.filled(change=lambda book: book["目标任务"].delete_cols(7, 2)))
    assert taken.outcome is Outcome.HELD
    assert "column-lost" in parts.codes(taken)
    assert "cells-unaccounted" not in parts.codes(taken)


def test_rows_above_the_header_do_not_matter(office, parts):
    def insert(book):
        sheet = book["目标任务"]
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        sheet.insert_rows(1, 2)
        sheet["A1"] = "急件"

    taken = office.take(office.filled(change=insert))
    assert parts.codes(taken) == {"above-header"}
    assert by_item(taken)["T1"].cells[Field.COMPLETION].at.reference == "G6"


def test_renamed_sheet_is_taken(office, parts):
    def rename(book):
        book["目标任务"].title = "任务进展"

    taken = office.take(office.filled(change=rename))
    assert parts.codes(taken) == {"sheet-renamed"}
    assert len(taken.reading.entries) == 5


def test_copied_sheet_with_other_words_holds_the_file(office, parts):
    def copy(book):
        twin = book.copy_worksheet(book["目标任务"])
        twin["G4"] = "改过的说法"

    taken = office.take(office.filled(change=copy))
    assert taken.outcome is Outcome.HELD
    assert fact_words(parts.only(taken, "sheet-copied"))["cells"] == "G4"
    assert by_item(taken)["T1"].completion == "T1已完成年度任务的八成。"
    assert "改过的说法" in loose(taken, "extra_sheet")


def test_copied_sheet_with_the_same_words_is_only_told(office, parts):
    taken = office.take(office.filled(change=lambda book: book.copy_worksheet(book["目标任务"])))
    assert parts.codes(taken) == {"sheet-copied-same"}


def test_added_sheet_is_shown(office, parts):
    def add(book):
        book.create_sheet("补充")["C3"] = "另附说明一段"

    taken = office.take(office.filled(change=add))
    assert parts.only(taken, "sheet-extra").place.part == "补充"
    assert loose(taken, "extra_sheet") == ["另附说明一段"]


def test_words_in_the_guide_are_shown(office, parts):
    def write(book):
        book["填报说明"]["H30"] = "我单位无其他意见"

    taken = office.take(office.filled(change=write))
    assert parts.codes(taken) == {"guide-written"}
    assert loose(taken, "extra_sheet") == ["我单位无其他意见"]


def test_unit_without_tasks_has_nothing_left_over(office):
    from dataclasses import replace

    form = replace(office.form(), tasks=())
    taken = office.take(office.writer.write(form))
    assert not taken.reading.loose
    assert {entry.item for entry in taken.reading.entries} == {"I1"}


def test_lost_header_and_moved_columns_hold_the_file(office, parts):
    def spoil(book):
        sheet = book["目标任务"]
        for row in range(3, 8):
            values = [cell.value for cell in sheet[row]]
            for column, value in enumerate(["", *values], 1):
                sheet.cell(row, column).value = None if row == 3 else value or None

    taken = office.take(office.filled(change=spoil))
    assert taken.outcome is Outcome.HELD
    assert "header-lost" in parts.codes(taken)
    assert "T1已完成年度任务的八成。" in loose(taken, "extra_sheet")


def test_hidden_columns_are_taken(office, parts):
    def hide(book):
        book["目标任务"].column_dimensions["I"].hidden = True

    taken = office.take(office.filled({("T1", Field.PROBLEM): "征地受阻"}, change=hide))
    assert fact_words(parts.only(taken, "columns-hidden"))["columns"].startswith("存在问题")
    assert by_item(taken)["T1"].text(Field.PROBLEM) == "征地受阻"


def test_row_given_twice_with_the_same_words_counts_once(office, parts):
    def copy(book):
        sheet = book["目标任务"]
        for cell in sheet[4]:
            sheet.cell(8, cell.column).value = cell.value

    taken = office.take(office.filled(change=copy))
    assert parts.codes(taken) == {"row-twice-same"}
    assert taken.outcome is Outcome.ACCEPTED


def test_rows_of_the_same_text_are_told_apart_by_their_numbers(office, parts):
    from dataclasses import replace

    from gwreport.workbooks.intake.reading import KnownItem, take_in

    items = [*office.context.items, KnownItem("T1-2", "77", office.items["T1"][1])]
    rows = ("T1", "T1-2")
    issued = [one._replace(items=rows) for one in office.context.issued if one.unit == "区水务局"]
    context = replace(office.context, items=tuple(items), issued=tuple(issued))

    def twins(first, second):
        def change(book):
            sheet = book["目标任务"]
            sheet["A4"], sheet["A5"], sheet["B5"] = first, second, sheet["B4"].value
            sheet["K4"] = sheet["K5"] = None
            sheet.delete_rows(6, 2)

        return take_in(office.filled(change=change), "x.xlsx", context)

    told = by_item(twins("77", "1"))
    assert (told["T1-2"].completion[:2], told["T1"].completion[:2]) == ("T1", "T2")
    unclear = twins(None, "88")
    assert "row-ambiguous" in parts.codes(unclear)
    assert "T1已完成年度任务的八成。" in loose(unclear, "extra_row")


def test_a_row_is_compared_with_the_words_in_which_it_was_issued(office, parts):
    from dataclasses import replace

    from gwreport.workbooks.intake.reading import KnownItem, take_in

    # The plan's second version says another length; each round went out from its own version.
    text = office.items["T1"][1]
    later = KnownItem("T1", "1", text.replace("120公里", "150公里"), since=2)
    issued = tuple(
        one._replace(versions=(1,) if one.round == "2025-Q2" else (2,))
        for one in office.context.issued
    )
    context = replace(office.context, items=(*office.context.items, later), issued=issued)
    second = take_in(office.filled(blank=office.blank(quarter=2)), "x.xlsx", context)
    assert (second.reading.round, parts.codes(second)) == ("2025-Q2", set())
    third = take_in(office.filled(), "x.xlsx", context)
    (edited,) = [one for one in third.reading.findings if one.code == "text-edited"]
    assert fact_words(edited) == {"row": "4", "now": text, "issued": later.text}
    twice = replace(context, issued=tuple(one._replace(versions=(1, 2)) for one in issued))
    assert parts.codes(take_in(office.filled(), "x.xlsx", twice)) == set()
