"""Cases 1 to 21: what happens to rows, columns, headings and sheets."""

from gwreport.domain.form.columns import Field
from gwreport.workbooks.form import FIRST_ROW
from tests.faults.corpus import ACCEPTED, HELD, WARNED, Corpus
from tests.faults.office import INDICATORS, OTHER, TASKS, Return
from tests.faults.workbook_editor import MAIN, Sheet, letters, tag

STRUCTURE = Corpus()
case = STRUCTURE.case
# Where the columns of 目标任务 were issued.
TEXT, COMPLETION, STATUS, PROBLEM, TOKEN = 2, 7, 8, 9, 11
EMPTY_SHEET = f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'.encode()


def reorder(sheet: Sheet, r: Return, order: list[str]) -> None:
    sheet.renumber({r.row[item]: at for at, item in enumerate(order, FIRST_ROW)})


def retyped(sheet: Sheet, columns: range, order: list[int]) -> None:
    """Write the words of some columns in another order of rows, as a sort of part of the table."""
    first, last = min(order), max(order)
    words = {
        (row, column): sheet.text(f"{letters(column)}{row}")
        for row in range(first, last + 1)
        for column in columns
    }
    for at, row in enumerate(order, first):
        for column in columns:
            sheet.put(f"{letters(column)}{at}", words[row, column])


@case(1, ACCEPTED, "rows-sorted")
def rows_sorted_descending(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        reorder(sheet, r, r.tasks[::-1])


@case(1, ACCEPTED, "rows-sorted")
def rows_sorted_by_text_and_shuffled(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        reorder(sheet, r, [r.tasks[at] for at in (2, 0, 4, 1, 3)])


@case(1, ACCEPTED, "rows-sorted")
def rows_out_of_order_in_the_xml(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        reorder(sheet, r, r.tasks[::-1])
        sheet.data[:] = list(sheet.data)[::-1]


@case(1, WARNED, "token-moved")
def rows_sorted_without_the_hidden_column(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        first = FIRST_ROW
        retyped(sheet, range(1, TOKEN), [first + at for at in (4, 3, 2, 1, 0)])


@case(2, WARNED, "row-extra")
def row_inserted(r: Return) -> None:
    r.tokens += ["新增：修建人行便桥一座", "便桥已通行，编号5f21"]
    with r.book.sheet(TASKS) as sheet:
        sheet.insert_rows(FIRST_ROW + 1)
        sheet.put(f"B{FIRST_ROW + 1}", r.tokens[0])
        sheet.put(f"G{FIRST_ROW + 1}", r.tokens[1])


@case(2, WARNED, "row-extra")
def three_rows_inserted(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        for at in (FIRST_ROW, FIRST_ROW + 3, FIRST_ROW + 6):
            sheet.insert_rows(at)
            words = [f"临时交办第{at}号任务", f"第{at}号任务已办结", f"第{at}号问题"]
            for letter, text in zip("BGI", words, strict=True):
                sheet.put(f"{letter}{at}", text)
            r.tokens += words


@case(2, WARNED, "row-extra")
def row_inserted_on_the_indicators(r: Return) -> None:
    r.tokens += ["城镇供水量", "供水3120万立方米，编号9c0a"]
    with r.book.sheet(INDICATORS) as sheet:
        sheet.insert_rows(FIRST_ROW)
        sheet.put(f"B{FIRST_ROW}", r.tokens[0])
        sheet.put(f"F{FIRST_ROW}", r.tokens[1])


@case(2, WARNED, "row-extra")
def row_added_below_the_table(r: Return) -> None:
    r.tokens += ["合计：5项任务均已落实，编号77b2"]
    with r.book.sheet(TASKS) as sheet:
        sheet.put(f"A{FIRST_ROW + 9}", r.tokens[0])


@case(2, HELD, "row-twice")
def row_copied_with_other_words(r: Return) -> None:
    # Copied with its hidden token and its text: which of the two counts is not for us to say.
    r.tokens += ["同一任务的另一种说法，编号31d4"]
    with r.book.sheet(TASKS) as sheet:
        for column in range(1, TOKEN + 1):
            words = sheet.text(f"{letters(column)}{FIRST_ROW}")
            sheet.put(f"{letters(column)}{FIRST_ROW + 8}", words)
        sheet.put(f"G{FIRST_ROW + 8}", r.tokens[0])


@case(2, ACCEPTED, "row-twice-same")
def row_copied_with_the_same_words(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        for column in range(1, TOKEN + 1):
            words = sheet.text(f"{letters(column)}{FIRST_ROW}")
            sheet.put(f"{letters(column)}{FIRST_ROW + 8}", words)


def forget(r: Return, *items: str) -> None:
    for key in [key for key in r.written if key[0] in items]:
        del r.written[key]


@case(3, WARNED, "rows-missing")
def row_deleted(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.delete_rows(r.row[r.tasks[1]])
    forget(r, r.tasks[1])


@case(3, WARNED, "rows-missing")
def all_rows_but_one_deleted(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.delete_rows(FIRST_ROW + 1, 4)
    forget(r, *r.tasks[1:])


@case(3, WARNED, "rows-missing")
def indicators_sheet_deleted(r: Return) -> None:
    r.book.drop_sheet(INDICATORS)
    forget(r, "I1")


@case(4, ACCEPTED, "rows-hidden")
def rows_hidden(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.hide_rows(FIRST_ROW, FIRST_ROW + 2)


@case(4, ACCEPTED, "rows-hidden")
def rows_filtered(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.hide_rows(FIRST_ROW + 1, FIRST_ROW + 2, FIRST_ROW + 3)
        found = sheet.root.find(tag("autoFilter"))
        inner = '<filterColumn xmlns="{}" colId="7"><filters><filter val="已完成"/></filters></filterColumn>'
        from lxml import etree

        found.append(etree.fromstring(inner.format(MAIN)))


@case(4, ACCEPTED, "columns-hidden")
def columns_hidden(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        for col in sheet.root.iter(tag("col")):
            col.set("hidden", "1")


@case(4, ACCEPTED)
def table_sheet_hidden(r: Return) -> None:
    r.book.swap("xl/workbook.xml", f'name="{INDICATORS}"', f'name="{INDICATORS}" state="hidden"')


def fill_column(sheet: Sheet, r: Return, column: int, heading: str, words: str) -> None:
    sheet.put(f"{letters(column)}3", heading)
    for item in r.tasks:
        sheet.put(f"{letters(column)}{r.row[item]}", words.format(item))
        r.tokens.append(words.format(item))


@case(5, WARNED, "columns-moved", "column-extra")
def column_inserted(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.insert_column(COMPLETION)
        fill_column(sheet, r, COMPLETION, "科室意见", "{}科室意见，编号8d1e")


@case(5, WARNED, "columns-moved", "column-extra")
def column_inserted_without_a_heading(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.insert_column(3)
        fill_column(sheet, r, 3, "", "{}办理人张三")


@case(5, WARNED, "columns-moved", "column-extra")
def two_columns_inserted(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.insert_column(1)
        fill_column(sheet, r, 1, "科室", "{}的科室")
        sheet.insert_column(STATUS + 1)
        fill_column(sheet, r, STATUS + 1, "完成情况（二季度）", "{}二季度写过的话")


@case(5, WARNED, "column-extra")
def column_added_at_the_right(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        fill_column(sheet, r, TOKEN + 1, "备注", "{}的备注，编号aa05")


@case(5, HELD, "columns-moved", "column-extra", "column-twice")
def column_inserted_with_the_same_heading(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.insert_column(COMPLETION)
        fill_column(sheet, r, COMPLETION, "完成情况", "{}的另一个完成情况")


@case(6, WARNED, "columns-moved")
def column_moved_to_the_far_left(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.move_column(COMPLETION, 1)


@case(6, WARNED, "columns-moved")
def column_moved_to_the_far_right(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.move_column(COMPLETION, 20)


@case(6, WARNED, "columns-moved")
def columns_swapped(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.move_column(COMPLETION, PROBLEM)
        sheet.move_column(1, 6)


@case(6, WARNED, "columns-moved")
def hidden_column_moved_to_the_front(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.move_column(TOKEN, 1)


@case(7, ACCEPTED)
def heading_with_a_line_break_and_blanks(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.put("G3", "完成\n情况")
        sheet.put("H3", " 进 度 自 评 ")
        sheet.put("I3", "存在问题：")


@case(7, WARNED, "heading-edited")
def heading_with_words_added(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.put("G3", "完成情况（截至9月底，200字以内）")
        sheet.put("J3", "拟采取的下一步措施")


@case(7, WARNED, "heading-edited")
def heading_replaced(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.put("G3", "工作进展")
        sheet.put("I3", "困难")


@case(7, WARNED, "heading-edited")
def heading_emptied(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.put("G3", "")


@case(7, WARNED, "heading-edited")
def heading_of_the_indicators_replaced(r: Return) -> None:
    with r.book.sheet(INDICATORS) as sheet:
        sheet.put("F3", "进展说明")


@case(8, HELD, "header-by-place")
def header_unrecognisable(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        for column in range(1, TOKEN + 1):
            sheet.put(f"{letters(column)}3", f"栏{column}")


@case(8, HELD, "header-by-place")
def header_row_emptied(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        for column in range(1, TOKEN + 1):
            sheet.put(f"{letters(column)}3", "")


@case(8, HELD, "header-by-place")
def header_row_deleted(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.delete_rows(3)


@case(8, HELD, "header-lost")
def header_unrecognisable_and_columns_moved(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.insert_column(2)
        for column in range(1, TOKEN + 2):
            sheet.put(f"{letters(column)}3", "")


@case(8, HELD, "header-lost", "sheet-extra")
def header_unrecognisable_and_tokens_gone(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.delete_column(TOKEN)
        for column in range(1, TOKEN):
            sheet.put(f"{letters(column)}3", f"栏{column}")


@case(8, HELD, "column-lost", "columns-moved", "column-extra")
def header_replaced_and_column_moved(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.put("G3", "进展")
        sheet.move_column(COMPLETION, 1)


@case(9, ACCEPTED, "sheet-renamed")
def sheet_renamed(r: Return) -> None:
    r.book.swap("xl/workbook.xml", f'name="{TASKS}"', 'name="2025年任务进展(水务局)"')


@case(9, ACCEPTED, "sheet-renamed")
def sheets_renamed_and_moved(r: Return) -> None:
    r.book.swap("xl/workbook.xml", f'name="{TASKS}"', 'name="Sheet2"')
    r.book.swap("xl/workbook.xml", f'name="{INDICATORS}"', 'name="Sheet1"')


@case(9, WARNED, "sheet-extra")
def first_sheet_added(r: Return) -> None:
    xml = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>封面：区水务局报送</t></is></c></row></sheetData></worksheet>'
    r.book.add_sheet("封面", xml.encode(), first=True)
    r.tokens += ["封面：区水务局报送"]


def copied(r: Return, name: str) -> None:
    r.book.add_sheet(name, r.book.parts[r.book.sheet_part(TASKS)])


@case(10, HELD, "sheet-copied")
def sheet_copied_with_other_words(r: Return) -> None:
    copied(r, f"{TASKS} (2)")
    with r.book.sheet(f"{TASKS} (2)") as sheet:
        sheet.put(r.ref(r.tasks[2]), "副本里改过的话，编号c0ffee")
    r.tokens += ["副本里改过的话，编号c0ffee"]


@case(10, ACCEPTED, "sheet-copied-same")
def sheet_copied_with_the_same_words(r: Return) -> None:
    copied(r, f"{TASKS} (2)")


@case(10, HELD, "sheet-copied")
def sheet_copied_before_it_was_filled(r: Return) -> None:
    copied(r, "备份")
    with r.book.sheet("备份") as sheet:
        for item in r.tasks:
            for part in (Field.COMPLETION, Field.STATUS, Field.PROBLEM, Field.NEXT_STEP):
                sheet.put(r.ref(item, part), "")


@case(11, WARNED, "sheet-extra")
def sheet_added(r: Return) -> None:
    r.book.add_sheet("附表1", EMPTY_SHEET)
    r.tokens += ["项目清单第一行，编号beef", "项目清单第二行，编号f00d"]
    with r.book.sheet("附表1") as sheet:
        sheet.put("A1", r.tokens[0])
        sheet.put("D40", r.tokens[1])


@case(11, WARNED, "sheet-extra")
def sheet_added_with_headings_like_ours(r: Return) -> None:
    r.book.add_sheet("项目明细", EMPTY_SHEET)
    with r.book.sheet("项目明细") as sheet:
        for letter, heading in zip("ABC", ("序号", "目标任务", "完成情况"), strict=True):
            sheet.put(f"{letter}1", heading)
        for letter, words in zip("ABC", ("1", "水库大坝灌浆", "灌浆完成，编号4e4e"), strict=True):
            sheet.put(f"{letter}2", words)
    r.tokens += ["水库大坝灌浆", "灌浆完成，编号4e4e"]


@case(11, WARNED, "sheet-extra")
def hidden_sheet_added(r: Return) -> None:
    r.book.add_sheet("草稿", EMPTY_SHEET, state="hidden")
    with r.book.sheet("草稿") as sheet:
        sheet.put("B2", "草稿里的话，编号d00d")
    r.tokens += ["草稿里的话，编号d00d"]


@case(12, WARNED, "marks-gone")
def hidden_sheet_gone(r: Return) -> None:
    r.book.drop_sheet("标识")


@case(12, WARNED, "marks-gone")
def all_marks_but_the_tokens_gone(r: Return) -> None:
    r.book.drop_marks()
    r.book.drop_sheet("选项")


@case(13, WARNED, "marks-gone")
def token_column_gone(r: Return) -> None:
    for name, column in ((TASKS, TOKEN), (INDICATORS, 8)):
        with r.book.sheet(name) as sheet:
            sheet.delete_column(column)


@case(13, WARNED, "marks-gone", "row-near")
def token_column_gone_and_a_text_edited(r: Return) -> None:
    item = r.tasks[2]
    for name, column in ((TASKS, TOKEN), (INDICATORS, 8)):
        with r.book.sheet(name) as sheet:
            sheet.delete_column(column)
            if name == TASKS:
                sheet.put(
                    f"B{r.row[item]}", sheet.text(f"B{r.row[item]}").replace("60公里", "80公里")
                )
    # It waits for a yes: not merged, and to be seen.
    r.expected[item] = ""


@case(13, WARNED, "token-altered", "mark-altered")
def tokens_overwritten(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        for item in r.tasks:
            words = sheet.text(f"K{r.row[item]}")
            sheet.put(f"K{r.row[item]}", words[:-1] + ("A" if words[-1] != "A" else "B"))


@case(13, WARNED, "rows-sorted", "marks-gone")
def tokens_gone_and_rows_sorted(r: Return) -> None:
    for name, column in ((TASKS, TOKEN), (INDICATORS, 8)):
        with r.book.sheet(name) as sheet:
            sheet.delete_column(column)
            if name == TASKS:
                reorder(sheet, r, r.tasks[::-1])


def only_visible_cells(r: Return, *, title: bool, name: str = "Sheet1") -> bytes:
    """Make a new workbook of the words that a clerk sees, as copying and pasting does."""
    import io

    import openpyxl

    book = openpyxl.Workbook()
    page = book.active
    page.title = name
    with r.book.sheet(TASKS) as sheet:
        for row in sheet.numbers():
            for column in range(1, TOKEN):
                words = sheet.text(f"{letters(column)}{row}")
                if words and (title or row >= 3):
                    page.cell(row if title else row - 2, column).value = words
    with r.book.sheet(INDICATORS) as sheet:
        page = book.create_sheet("Sheet2")
        for row in sheet.numbers():
            for column in range(1, 8):
                words = sheet.text(f"{letters(column)}{row}")
                if words and (title or row >= 3):
                    page.cell(row if title else row - 2, column).value = words
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@case(14, HELD, "identity-by-texts", "sheet-renamed")
def only_visible_cells_left(r: Return) -> None:
    r.files = {"水务局报送.xlsx": only_visible_cells(r, title=True)}


@case(14, HELD, "identity-assumed", "sheet-renamed")
def only_the_table_pasted_into_a_new_file(r: Return) -> None:
    r.files = {"新建 XLSX 工作表.xlsx": only_visible_cells(r, title=False)}


@case(14, HELD, "identity-by-texts")
def every_mark_gone(r: Return) -> None:
    r.book.drop_marks()
    for name, column in ((TASKS, TOKEN), (INDICATORS, 8)):
        with r.book.sheet(name) as sheet:
            sheet.delete_column(column)


@case(15, ACCEPTED)
def rows_above_the_header_gone(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.delete_rows(1, 2)
        sheet.root.remove(sheet.root.find(tag("mergeCells")))


@case(15, ACCEPTED, "above-header")
def rows_above_the_header_added(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.insert_rows(1, 3)
        sheet.put("A1", "急件，请阅示，编号0b0b")
    r.tokens += ["急件，请阅示，编号0b0b"]


@case(15, ACCEPTED)
def title_and_unit_line_rewritten(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.put("A1", "区水务局目标任务填报表")
        sheet.put("A2", "填报单位：区水务局（盖章）")


@case(16, WARNED, "text-edited")
def task_text_edited(r: Return) -> None:
    item = r.tasks[1]
    with r.book.sheet(TASKS) as sheet:
        sheet.put(f"B{r.row[item]}", "治理水土流失面积30平方公里（已调减）。")
    r.tokens += ["治理水土流失面积30平方公里（已调减）。"]


@case(16, WARNED, "text-edited")
def task_text_emptied(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.put(f"B{r.row[r.tasks[1]]}", "")


@case(16, ACCEPTED)
def task_text_wrapped_anew(r: Return) -> None:
    item = r.tasks[2]
    with r.book.sheet(TASKS) as sheet:
        words = sheet.text(f"B{r.row[item]}")
        sheet.put(f"B{r.row[item]}", words[:8] + "\n" + words[8:] + " ")


@case(16, WARNED, "given-edited")
def issued_target_and_leader_edited(r: Return) -> None:
    with r.book.sheet(INDICATORS) as sheet:
        sheet.put("C4", "增长5%以上（建议）")
    with r.book.sheet(TASKS) as sheet:
        sheet.put("C4", "周副区长")
        sheet.put("F5", "写错栏的进展，编号6d6d")
    r.tokens += ["增长5%以上（建议）", "周副区长", "写错栏的进展，编号6d6d"]


@case(17, WARNED, "cells-merged", "partly-filled")
def cells_merged_down(r: Return) -> None:
    first, second = r.tasks[1:3]
    with r.book.sheet(TASKS) as sheet:
        sheet.put(r.ref(second), "")
        sheet.merge(f"{r.ref(first)}:{r.ref(second)}")
    r.written.pop((second, Field.COMPLETION))


@case(17, WARNED, "cells-merged", "partly-filled")
def cells_merged_down_over_the_whole_table(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        for item in r.tasks[1:]:
            sheet.put(r.ref(item), "")
            r.written.pop((item, Field.COMPLETION))
        sheet.merge(f"{r.ref(r.tasks[0])}:{r.ref(r.tasks[-1])}")


@case(18, WARNED, "cells-merged", "partly-filled")
def cells_merged_over_text(r: Return) -> None:
    first, second = r.tasks[1:3]
    with r.book.sheet(TASKS) as sheet:
        sheet.merge(f"{r.ref(first)}:{r.ref(second)}")
    r.expected[second] = ""


@case(18, WARNED, "cells-merged", "partly-filled")
def cells_merged_across(r: Return) -> None:
    item = r.tasks[0]
    with r.book.sheet(TASKS) as sheet:
        sheet.merge(f"G{r.row[item]}:J{r.row[item]}")


@case(19, ACCEPTED)
def dimension_wrong(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.root.find(tag("dimension")).set("ref", "A1")


@case(19, ACCEPTED)
def no_addresses(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        for row in sheet.data:
            del row.attrib["r"]
            for cell in row:
                del cell.attrib["r"]


@case(19, ACCEPTED)
def no_dimension_and_row_addresses_only(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.root.remove(sheet.root.find(tag("dimension")))
        for row in sheet.data:
            for cell in row:
                del cell.attrib["r"]


@case(20, ACCEPTED)
def formats_in_the_last_row(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        for column in range(1, TOKEN + 1):
            sheet.raw(f"{letters(column)}1048576", style=1)


@case(20, ACCEPTED, hostile=True)
def formats_in_every_row_to_the_last(r: Return) -> None:
    part = r.book.sheet_part(TASKS)
    rows = "".join(
        f'<row r="{row}" s="5" customFormat="1" ht="20" customHeight="1"/>'
        for row in range(100, 1_048_577)
    )
    r.book.swap(part, "</sheetData>", f"{rows}</sheetData>")


@case(20, ACCEPTED, hostile=True)
def styled_blank_cells_in_200000_rows(r: Return) -> None:
    part = r.book.sheet_part(TASKS)
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" s="5"/><c r="B{row}" s="5"/><c r="C{row}" s="5"/></row>'
        for row in range(100, 200_000)
    )
    r.book.swap(part, "</sheetData>", f"{rows}</sheetData>")


@case(20, ACCEPTED)
def formats_in_whole_columns(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.root.find(tag("cols"))[-1].set("max", "16384")


@case(21, WARNED, "row-extra", "column-extra", hostile=True)
def cell_in_the_far_corner(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.inline("XFD1048576", "<t>远角的话，编号e1e1</t>")
    r.tokens += ["远角的话，编号e1e1"]


@case(21, WARNED, "row-extra", hostile=True)
def cell_in_the_last_row(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.inline("G1048576", "<t>末行的话，编号e2e2</t>")
    r.tokens += ["末行的话，编号e2e2"]


@case(21, WARNED, "column-extra", hostile=True)
def cell_in_the_last_column(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.inline("XFD5", "<t>末列的话，编号e3e3</t>")
    r.tokens += ["末列的话，编号e3e3"]


@case(10, HELD, "row-extra", "row-other-unit")
def table_of_another_unit_copied_in(r: Return) -> None:
    other = Return(r.office, OTHER)
    with r.book.sheet(TASKS) as sheet, other.book.sheet(TASKS) as strange:
        for column in range(1, TOKEN + 1):
            letter = letters(column)
            sheet.put(f"{letter}{FIRST_ROW + 8}", strange.text(f"{letter}{FIRST_ROW}"))
            r.tokens.append(strange.text(f"{letter}{FIRST_ROW}"))
