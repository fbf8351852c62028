"""PDFs: tables over many pages, rows and cells that a page cut, scans and broken files."""

import io

import pytest

from gwreport.domain.plan.plan import Plan
from gwreport.errors import DocumentError, DocumentFault
from gwreport.reading import understand_document
from tests.other_program import saved_by_office
from tests.reading.breakdowns import SAMPLES

_LEADERS = ("赵明", "钱晓东", "孙丽")
_UNITS = ("区发展改革委", "区城市管理局", "区政务服务管理事务中心", "区住房城乡建委")
_TEXT = (
    "推进第{0}片区“城市更新”提升行动，改造老旧小区{0}个、背街小巷{1}条，新增停车位2{0}0个，"
    "完成投资{1}.5亿元，力争群众满意度达到95%以上，打造LNG清洁能源“示范区”。"
)


def long_table() -> bytes:
    """Make a Word table of 60 rows whose 分类 cells are merged over many of them."""
    from docx import Document
    from docx.enum.section import WD_ORIENT

    document = Document()
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = page.page_height, page.page_width
    document.add_paragraph("2025年区政府工作报告目标任务分解方案")
    head = ("分类", "序号", "目标任务", "牵头领导", "牵头责任单位", "责任（配合）单位")
    table = document.add_table(61, len(head), style="Table Grid")
    rows = [list(row.cells) for row in table.rows]
    for cell, words in zip(rows[0], head, strict=True):
        cell.text = words
    for number in range(1, 61):
        words = (
            f"{'一二三四'[(number - 1) // 15]}、向第{(number - 1) // 15 + 1}方向着力"
            if number % 15 == 1
            else "",
            str(number),
            _TEXT.format(number, number + 7),
            "\n".join(_LEADERS[: number % 3 + 1]),
            "\n".join(_UNITS[number % 3 : number % 3 + number % 2 + 1]),
            "各镇街，区级相关部门单位，各工业园区" if number % 4 else "",
        )
        for cell, text in zip(rows[number], words, strict=True):
            cell.text = text
    for start in range(1, 61, 15):
        text = rows[start][0].text
        rows[start][0].merge(rows[start + 14][0]).text = text
    repeat = table.rows[0]._tr.get_or_add_trPr()
    repeat.append(repeat.makeelement(repeat.tag.replace("trPr", "tblHeader"), {}))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


PARAGRAPHS = ("lines_apart", "brackets_lead_support", "paragraphs_with_sentences")


@pytest.fixture(scope="module")
def printed(
    soffice: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[bytes, bytes]]:
    """Give the Word files of this module, each with its print as PDF, made in one start of the program."""
    words = {make.__name__: make().data for make in SAMPLES if make.__name__ in PARAGRAPHS}
    words["long_table"] = long_table()
    files = {f"{name}.docx": data for name, data in words.items()}
    prints = saved_by_office(soffice, "pdf", files, tmp_path_factory.mktemp("printed"))
    return {name: (data, prints[name]) for name, data in words.items()}


def plan_of(data: bytes, name: str) -> Plan:
    plan = understand_document(data, name).plan
    assert plan is not None
    return plan


@pytest.mark.libreoffice
def test_a_table_over_many_pages_is_read_like_the_word_file(
    printed: dict[str, tuple[bytes, bytes]],
) -> None:
    word_file, pdf_file = printed["long_table"]
    in_word, in_pdf = plan_of(word_file, "a.docx"), plan_of(pdf_file, "a.pdf")
    assert len(in_word.items) == 60
    for word, pdf in zip(in_word.items, in_pdf.items, strict=True):
        assert pdf == word


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", PARAGRAPHS)
def test_paragraphs_are_read_like_the_word_file(
    printed: dict[str, tuple[bytes, bytes]], name: str
) -> None:
    word_file, pdf_file = printed[name]
    in_word, in_pdf = plan_of(word_file, "a.docx"), plan_of(pdf_file, "a.pdf")
    assert in_pdf.items == in_word.items
    assert in_pdf.title == in_word.title


def _pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    body, places = b"%PDF-1.4\n", []
    for number, words in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, words)
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return body + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (
        size,
        trailer,
        start,
    )


_BLANK = [
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
]


def _fault(data: bytes) -> DocumentFault:
    with pytest.raises(DocumentError) as caught:
        understand_document(data, "a.pdf")
    return caught.value.fault


def test_a_scan_is_told_as_one() -> None:
    assert _fault(_pdf(_BLANK)) is DocumentFault.NO_TEXT_LAYER


def test_a_pdf_behind_a_password_is_told() -> None:
    locked = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>]" % (
        b"11" * 32,
        b"22" * 32,
    )
    assert _fault(_pdf(_BLANK, locked)) is DocumentFault.ENCRYPTED


@pytest.mark.parametrize("length", [9, 60, 150, 300])
def test_a_cut_pdf_is_told(length: int) -> None:
    whole = _pdf(_BLANK)
    assert _fault(whole[:length]) in (DocumentFault.DAMAGED, DocumentFault.NO_TEXT_LAYER)
