"""Plain texts: decoded strictly, a paragraph a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles.text.delimited_text import read_delimited
from gwreport.officefiles.text.plain_text import decode, read_plain_text
from gwreport.wording.places import spot_words


def texts(data: bytes) -> list[tuple[str, str]]:
    return [(one.text, spot_words(one.at)) for one in read_plain_text(data, "a.txt").paragraphs()]


def test_lines_are_paragraphs_and_blank_lines_count_but_are_none():
    assert texts("甲\r\n\r\n乙\n".encode()) == [("甲", "第1行"), ("乙", "第3行")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_usual_encodings_are_known(encoding):
    assert decode("目标任务“二○二六”〔2026〕".encode(encoding), "a") == "目标任务“二○二六”〔2026〕"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff")))
def test_utf_8_comes_back_unchanged(text):
    assert decode(text.encode(), "a") == text


@pytest.mark.parametrize("data", [b"\xff\xff\xff", b"a\x00b", b"\xef\xbb\xbf\xff"])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(DocumentError) as caught:
        decode(data, "a.txt")
    assert caught.value.fault is DocumentFault.DAMAGED


def test_markdown_headings_and_tables_are_understood():
    text = "# 一、任务\n\n| 序号 | 任务 |\n| --- | :-: |\n| 1 | 修路<br>建桥 |\n\n尾\n"
    document = read_plain_text(text.encode(), "a.md")
    assert [one.text for one in document.paragraphs()] == ["一、任务", "尾"]
    rows = next(document.grids()).rows
    assert [[cell.text for cell in row] for row in rows] == [["序号", "任务"], ["1", "修路\n建桥"]]
    assert spot_words(rows[1][1].at) == "第5行第2列"


def test_a_text_of_endless_lines_is_refused():
    with pytest.raises(DocumentError) as caught:
        read_plain_text(b"\n" * 200_001, "a.txt")
    assert caught.value.fault is DocumentFault.TOO_LARGE


def test_a_cell_of_a_table_kept_as_text_may_hold_lines_and_is_rid_of_the_blanks_around_it() -> None:
    data = '序号,目标任务,牵头单位\r\n1,"新建公园3个。\r\n其中：大的1个。\r小的2个 ", 区城管局 \r\n'
    document = read_delimited(data.encode(), "a.csv")
    assert document is not None
    (grid,) = document.grids()
    assert [cell.text for cell in grid.rows[1]] == [
        "1",
        "新建公园3个。\n其中：大的1个。\n小的2个",
        "区城管局",
    ]


def test_a_title_and_a_note_leave_a_small_table_a_table() -> None:
    from gwreport.officefiles.text.delimited_text import read_delimited

    text = "青禾区2026年任务书\n序号,目标任务,责任单位\n1,新建公园4个,区城管局\n2,改造公路80公里,区交通局\n注：按月报送\n"
    document = read_delimited(text.encode(), "a.csv")
    assert document is not None
    assert read_delimited("甲，乙\n一段话\n二段话\n".encode(), "a.csv") is None


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_labels_inside_the_cells_of_a_table_leave_it_a_table(delimiter: str) -> None:
    from gwreport.officefiles.text.delimited_text import read_delimited

    rows = [
        ["序号", "任务", "责任", "时限"],
        ["1", "新建公园", "牵头单位：区城管局", "完成时限：6月底"],
        ["2", "改造公路", "牵头单位：区交通局", "完成时限：9月底"],
    ]
    text = "\n".join(delimiter.join(row) for row in rows)
    assert read_delimited(text.encode(), "a.csv") is not None
