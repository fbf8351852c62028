"""What stands in the filled cells: words, numbers, formulas, errors, strikes, merges, notes."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gwreport.domain.findings import Severity
from gwreport.domain.returns import Field, Outcome

# What a cell can hold: Excel keeps no lone surrogate and no NUL; CR becomes LF.
TEXTS = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\0\r\ufffe\uffff"), max_size=60
)


def by_item(taken):
    return {entry.item: entry for entry in taken.entries}


def loose(taken, sort):
    return [cell.text for cell in taken.loose if cell.sort == sort]


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS.filter(str.strip), TEXTS.filter(str.strip))
def test_any_words_come_back_verbatim(office, parts, completion, problem):
    def put(xml: bytes) -> bytes:
        for cell, words in ((b"G4", completion), (b"I4", problem)):
            escaped = escape(words)
            start = xml.index(b'<c r="' + cell + b'"')
            end = xml.index(b"/>", start) + 2
            filled = f'<c r="{cell.decode()}" t="inlineStr"><is><t xml:space="preserve">{escaped}</t></is></c>'
            xml = xml[:start] + filled.encode() + xml[end:]
        return xml

    data = office.blank()
    taken = office.take(parts.change(data, parts.of_sheet(data, "目标任务"), put))
    entry = by_item(taken)["T1"]
    assert entry.text(Field.COMPLETION) == completion
    assert entry.text(Field.PROBLEM) == problem


def escape(words: str) -> str:
    """Escape as office programs do: control characters and what looks like an escape."""
    out = words.replace("_x", "_x005F_x")
    out = "".join(f"_x{ord(c):04X}_" if ord(c) < 32 and c not in "\t\n" else c for c in out)
    return out.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_uncached_formula_is_never_blank(office, parts):
    def put(book):
        book["目标任务"]["G4"] = "=1+1"

    taken = office.take(office.filled(change=put))
    assert parts.only(taken, "formula-uncached").severity is Severity.ERROR
    assert loose(taken, "formula") == ["=1+1"]
    assert Field.COMPLETION not in by_item(taken)["T1"].cells


def put_cell(office, parts, old: str, new: str, name: str = "目标任务") -> bytes:
    data = office.blank()

    def change(xml: bytes) -> bytes:
        start = xml.index(f'<c r="{old}"'.encode())
        end = xml.index(b"/>", start) + 2
        return xml[:start] + new.encode() + xml[end:]

    return parts.change(data, parts.of_sheet(data, name), change)


def test_cached_formula_keeps_its_value(office, parts):
    cell = '<c r="G4" t="str"><f>CONCATENATE("已完","成")</f><v>已完成</v></c>'
    taken = office.take(put_cell(office, parts, "G4", cell))
    assert parts.only(taken, "formula-kept").facts["value"] == "已完成"
    assert by_item(taken)["T1"].completion == "已完成"


@pytest.mark.parametrize(
    "formula", ["[1]Sheet1!$A$1", 'WEBSERVICE("http://x")', "cmd|' /C calc'!A0"]
)
def test_formula_that_leads_outside_is_told_as_such(office, parts, formula):
    cell = f'<c r="G4" t="str"><f>{formula}</f><v>外部</v></c>'
    taken = office.take(put_cell(office, parts, "G4", cell))
    assert "formula-outside" in parts.codes(taken)
    assert by_item(taken)["T1"].completion == "外部"


def test_picture_in_a_cell_is_no_text(office, parts):
    cell = '<c r="G4" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>'
    taken = office.take(put_cell(office, parts, "G4", cell))
    assert "picture-in-cell" in parts.codes(taken)
    assert by_item(taken)["T1"].completion == ""


def test_error_value_is_neither_blank_nor_text(office, parts):
    taken = office.take(put_cell(office, parts, "G4", '<c r="G4" t="e"><v>#REF!</v></c>'))
    assert loose(taken, "error_value") == ["#REF!"]
    assert "error-value" in parts.codes(taken)
    assert by_item(taken)["T1"].completion == ""


def test_struck_words_are_left_out_and_shown(office, parts):
    cell = (
        '<c r="G4" t="inlineStr"><is><r><rPr><strike/></rPr><t>已完成80%</t></r>'
        "<r><rPr><b/></rPr><t>已完成85%</t></r></is></c>"
    )
    taken = office.take(put_cell(office, parts, "G4", cell))
    assert by_item(taken)["T1"].completion == "已完成85%"
    assert loose(taken, "struck") == ["已完成80%已完成85%"]
    assert "struck-partly" in parts.codes(taken)


def test_cell_struck_out_as_a_whole_is_held(office, parts):
    def strike(book):
        from openpyxl.styles import Font

        book["目标任务"]["G4"].font = Font(strike=True)

    taken = office.take(office.filled(change=strike))
    assert parts.only(taken, "struck-out").item == "T1"
    assert by_item(taken)["T1"].completion == ""
    assert loose(taken, "struck") == ["T1已完成年度任务的八成。"]


def test_merged_cells_are_covered_and_not_blank(office, parts):
    data = office.filled(change=lambda book: book["目标任务"].merge_cells("G4:G5"))
    taken = office.take(data)
    told = [finding.item for finding in taken.findings if finding.code == "cells-merged"]
    assert told == ["T2"]
    assert by_item(taken)["T1"].completion == "T1已完成年度任务的八成。"
    assert by_item(taken)["T2"].completion == ""


def test_text_under_a_merged_range_is_kept(office, parts):
    data = office.filled()
    part = parts.of_sheet(data, "目标任务")

    def merge(xml: bytes) -> bytes:
        return xml.replace(
            b"<mergeCells", b'<mergeCells><mergeCell ref="G4:G5"/></mergeCells><x', 1
        )

    def merge_well(xml: bytes) -> bytes:
        start = xml.index(b"<mergeCells")
        end = xml.index(b">", start) + 1
        return xml[:end] + b'<mergeCell ref="G4:G5"/>' + xml[end:]

    taken = office.take(parts.change(data, part, merge_well))
    assert loose(taken, "covered") == ["T2已完成年度任务的八成。"]
    assert office.take(parts.change(data, part, merge)).outcome is Outcome.REFUSED


@pytest.mark.parametrize(
    ("value", "number_format", "shown", "code"),
    [
        (1, "General", "1", None),
        (0.065, "0.0%", "6.5%", "number-percent"),
        (3.14159, "0.00", "3.14", "number-rounded"),
        (128000, '0!.0,"万元"', "128000", "number-format"),
        (46000, "yyyy/m/d", "2025-12-09", "date-read"),
        (True, "General", "TRUE", "figure-unread"),
    ],
)
def test_numbers_are_taken_as_they_show(office, parts, value, number_format, shown, code):
    def put(book):
        book["主要指标"]["D4"] = value
        book["主要指标"]["D4"].number_format = number_format

    taken = office.take(office.filled(change=put))
    assert by_item(taken)["I1"].text(Field.VALUE) == shown
    assert parts.codes(taken) == ({code} if code else set())


def test_fillers_are_kept_and_told_where_words_are_wanted(office, parts):
    words = {
        ("T1", Field.COMPLETION): "同上",
        ("T2", Field.PROBLEM): "无",
        ("I1", Field.GROWTH): "/",
    }
    taken = office.take(office.filled(words))
    assert parts.only(taken, "filler").item == "T1"
    assert by_item(taken)["T1"].completion == "同上"


def test_value_without_a_figure_is_told(office, parts):
    taken = office.take(office.filled({("I1", Field.VALUE): "同比略有增长"}))
    assert parts.only(taken, "figure-unread").item == "I1"


def test_notes_are_quoted(office, parts):
    def note(book):
        from openpyxl.comments import Comment

        book["目标任务"]["G4"].comment = Comment("请以此为准", "李明")

    taken = office.take(office.filled(change=note))
    assert "请以此为准" in parts.only(taken, "has-note").facts["text"]
    assert "请以此为准" in loose(taken, "note")[0]


def test_text_that_looks_like_a_formula_stays_a_text(office):
    words = "=cmd|' /C calc'!A0"
    taken = office.take(office.filled({("T1", Field.COMPLETION): words}))
    assert by_item(taken)["T1"].completion == words
    assert taken.outcome is Outcome.ACCEPTED
