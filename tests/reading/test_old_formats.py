"""Old formats are read through LibreOffice where it is there, and told plainly where it is not."""

import io
from collections.abc import Callable

import pytest

from gwreport.errors import DocumentError, DocumentFault
from gwreport.machine import conversion
from gwreport.machine.conversion import Unmade
from gwreport.officefiles.containers.compound_files import CompoundFile
from gwreport.officefiles.word.binary_ending import with_last_paragraph
from gwreport.reading import understand_document
from gwreport.wording.errors import explain_error
from gwreport.wording.places import spot_words
from tests.faults.compound_file import compound_file
from tests.officefiles.open_document import ods
from tests.other_program import saved_by_office
from tests.reading.breakdowns import lines_apart, synonyms_main, synonyms_office

Saved = Callable[[str, str], bytes]
WORD = (synonyms_main, lines_apart)


@pytest.fixture(scope="module")
def saved(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """Give a function that saves a document (by its name) in an older format.

    All that are wanted in that format are saved in one start of the program.
    """
    made: dict[str, dict[str, bytes]] = {}

    def save(name: str, suffix: str) -> bytes:
        if suffix not in made:
            files = {f"{make.__name__}.docx": make().data for make in WORD}
            if suffix in ("xls", "ods"):
                files = {"synonyms_office.xlsx": synonyms_office().data, "surface.xlsx": surface()}
            folder = tmp_path_factory.mktemp(suffix)
            made[suffix] = saved_by_office(soffice, suffix, files, folder)
        return made[suffix][name]

    return save


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt"])
@pytest.mark.parametrize("make", WORD)
def test_old_word_files_give_the_same_plan(saved: Saved, make, suffix: str) -> None:
    # A WPS file is a Word file of another name; names are not believed anyway.
    plan = understand_document(saved(make.__name__, suffix), "a.wps").plan
    assert plan == understand_document(make().data, "a.docx").plan


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_old_workbooks_give_the_same_plan(saved: Saved, suffix: str) -> None:
    plan = understand_document(saved("synonyms_office", suffix), "a.et").plan
    assert plan == understand_document(synonyms_office().data, "a.xlsx").plan


def surface() -> bytes:
    """A sheet whose formats, strikes and hidden rows say more than its cells store."""
    import xlsxwriter

    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet("2026年")
        heads = ("序号", "指标名称", "全年目标", "牵头责任单位")
        sheet.write_row(0, 0, heads)
        strike = book.add_format({"font_strikeout": True})
        fall = book.add_format({"num_format": '"增长"0.0%;"下降"0.0%'})
        for number, (name, target, look) in enumerate(
            (("工业增加值", 0.09, None), ("单位能耗", -0.035, None), ("旧指标", 0.5, strike)), 1
        ):
            sheet.write_row(number, 0, (number, name), look)
            sheet.write_number(number, 2, target, look or fall)
            sheet.write(number, 3, "区经济信息委", look)
        sheet.write_row(4, 0, (9, "内部指标", 1, "区旧局"))
        sheet.set_row(4, None, None, {"hidden": True})
        sheet.write_comment("D2", "改牵头单位")
    return data.getvalue()


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_old_workbooks_are_read_as_their_screen_shows_them(saved: Saved, suffix: str) -> None:
    reading = understand_document(saved("surface", suffix), "a.et")
    assert reading.plan is not None
    assert [one.text for one in reading.plan.items] == [
        "工业增加值：增长9.0%",
        "单位能耗：下降3.5%",
    ]
    codes = {one.code for one in reading.findings}
    assert {"hidden-rows", "struck-text", "cell-comment"} <= codes


def test_without_the_program_an_old_workbook_is_read_as_stored_and_that_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(conversion, "office_program", lambda: None)
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'
        for words in ("序号", "指标名称", "牵头责任单位", "全年目标")
    )
    words = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'
        for words in ("1", "单位能耗", "区经济信息委")
    )
    figure = '<table:table-cell office:value-type="percentage" office:value="-0.035"><text:p>下降3.5%</text:p></table:table-cell>'
    content = f"<table:table-row>{cells}</table:table-row><table:table-row>{words}{figure}</table:table-row>"
    reading = understand_document(ods(content), "a.ods")
    assert reading.plan is not None
    (told,) = [one for one in reading.findings if one.code == "number-format-unknown"]
    assert (told.item, spot_words(told.place.at)) == (reading.plan.items[0].id, "D2")


def test_without_the_program_it_is_said_how_to_save(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "office_program", lambda: None)
    with pytest.raises(DocumentError) as caught:
        understand_document(b"{\\rtf1 text}", "a.rtf")
    assert caught.value.fault is DocumentFault.OLD_WORD


@pytest.mark.libreoffice
def test_a_broken_old_file_is_told(soffice: str) -> None:
    with pytest.raises(DocumentError):
        understand_document(b"{\\rtf1 \\trowd", "a.rtf")


@pytest.mark.parametrize(
    ("reason", "fault", "words"),
    [
        (Unmade.NO_PROGRAM, DocumentFault.OLD_WORD, "本机没有装"),
        (Unmade.FAILED, DocumentFault.OLD_WORD_FAILED, "没能打开它"),
        (Unmade.OUT_OF_TIME, DocumentFault.OLD_WORD_TIME, "没有在限定的时间内转换完"),
    ],
)
def test_it_is_said_why_an_old_file_was_not_converted(
    reason: Unmade, fault: DocumentFault, words: str
) -> None:
    with pytest.raises(DocumentError) as caught:
        understand_document(b"{\\rtf1 text}", "a.rtf", convert=lambda *_: reason)
    assert caught.value.fault is fault
    said = explain_error(caught.value)
    assert words in said
    assert ("没有装" in said) == (reason is Unmade.NO_PROGRAM)


def ends_with_its_table(title: str, head: tuple[str, ...], *rows: tuple[str, ...]) -> bytes:
    """A Word file as programs write it: behind the table stands no paragraph, as Word would put there."""
    from docx import Document

    document = Document()
    for line in filter(None, title.split("\n")):
        document.add_paragraph(line)
    table = document.add_table(0, len(head))
    for words in (head, *rows):
        cells = table.add_row().cells
        if len(words) == 1:
            cells[0].merge(cells[-1])
        for cell, text in zip(cells, words, strict=False):
            cell.text = text
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


_HEAD = ("序号", "重点任务", "牵头单位", "配合单位", "完成时限")
LAST_TABLES = {
    "rows": (
        ("青溪县2031年重点任务分解表", _HEAD),
        ("1", "建成公厕6座", "县城管局", "县财政局", "10月底前"),
        ("2", "改造危房120户", "县住建局", "各乡镇", "9月底前"),
    ),
    "headings": (
        ("青溪县2031年重点任务分解表\n县政府办公室印发", _HEAD),
        ("一、陆某某副县长分管（1项）",),
        ("1", "建成公厕6座", "县城管局", "", "10月底前"),
        ("二、沈某某副县长分管（1项）",),
        ("2", "改造危房120户", "县住建局", "", ""),
    ),
    "nothing else": (
        ("", _HEAD),
        ("1", "建成公厕6座", "县城管局", "", ""),
        ("2", "改造危房120户", "县住建局", "", ""),
    ),
    "many": (
        ("青溪县2031年重点任务分解表", _HEAD),
        *(
            (str(number), f"新建停车泊位{number}0个", "县城管局", "县住建局", "年内")
            for number in range(1, 121)
        ),
    ),
}


@pytest.fixture(scope="module")
def last_tables(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    files = {
        f"{at}.docx": ends_with_its_table(title, head, *rows)
        for at, ((title, head), *rows) in enumerate(LAST_TABLES.values())
    }
    return saved_by_office(soffice, "doc", files, tmp_path_factory.mktemp("last"))


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", LAST_TABLES)
def test_a_table_with_which_an_old_word_file_ends_is_read(
    last_tables: dict[str, bytes], name: str
) -> None:
    (title, head), *rows = LAST_TABLES[name]
    plan = understand_document(last_tables[str([*LAST_TABLES].index(name))], "a.doc").plan
    assert plan is not None
    new = understand_document(ends_with_its_table(title, head, *rows), "a.docx").plan
    assert new is not None
    assert new.items
    assert plan.items == new.items


@pytest.mark.libreoffice
def test_a_last_table_beside_embedded_files_is_refused_with_what_to_do(
    last_tables: dict[str, bytes],
) -> None:
    file = CompoundFile(last_tables["0"])
    streams = {one.name: file.read(one) for one in file.inside(file.root).values()}
    with pytest.raises(DocumentError) as caught:
        understand_document(compound_file({**streams, "ObjectPool": {"_1": {"x": b"1"}}}), "a.doc")
    assert caught.value.fault is DocumentFault.OLD_WORD_TABLE
    assert "另存为 .docx" in explain_error(caught.value)


@pytest.mark.libreoffice
def test_an_old_word_file_cut_anywhere_is_handed_on_as_it_is(
    last_tables: dict[str, bytes],
) -> None:
    file = CompoundFile(last_tables["1"])
    streams = {one.name: file.read(one) for one in file.inside(file.root).values()}
    changed = 0
    for name in ("WordDocument", "1Table"):
        for end in range(0, len(streams[name]), 1009):
            for rest in (b"", b"\xff" * (len(streams[name]) - end)):
                broken = compound_file({**streams, name: streams[name][:end] + rest})
                changed += with_last_paragraph(broken, "a.doc") != broken
    # What is cut behind its text and tables can still be mended.
    assert changed < 20
