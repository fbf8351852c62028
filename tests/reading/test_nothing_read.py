"""Case 97: a document whose words are all hidden, struck, deleted, inserted or painted is refused with that reason."""

import io
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter

from gwreport.errors import DocumentError, DocumentFault
from gwreport.reading import understand_document
from gwreport.wording.errors import explain_error
from tests.reading.hostile import W, plan, table, word, zipped

_HEAD = ("序号", "目标任务", "牵头单位")
_ROWS = (_HEAD, ("1", "新建公园3个", "区教委"), ("2", "改造道路5公里", "区交通局"))
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def workbook(*, is_sheet_hidden: bool = False, are_rows_hidden: bool = False) -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        if is_sheet_hidden:
            book.add_worksheet("封面").activate()
        sheet = book.add_worksheet("分解表")
        for number, row in enumerate(_ROWS):
            sheet.write_row(number, 0, row)
            if are_rows_hidden:
                sheet.set_row(number, None, None, {"hidden": True})
        if is_sheet_hidden:
            sheet.hide()
    return data.getvalue()


def marked(mark: str) -> bytes:
    """Give all runs of the table this property."""
    return word(plan().replace("<w:r>", f"<w:r><w:rPr>{mark}</w:rPr>"))


def deleted() -> bytes:
    runs = plan().replace("<w:r>", '<w:del w:id="1" w:author="a"><w:r>')
    runs = runs.replace("</w:r>", "</w:r></w:del>")
    return word(runs.replace("<w:t>", "<w:delText>").replace("</w:t>", "</w:delText>"))


def with_parts(body: str, relations: str, **parts: bytes) -> bytes:
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(io.BytesIO(word(""))) as archive:
        made: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    made["word/document.xml"] = f"<w:document {W} {_R}><w:body>{body}</w:body></w:document>"
    made["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{links}">{relations}</Relationships>'
    )
    return zipped(made | {f"word/{name.replace('_', '.')}": data for name, data in parts.items()})


def inserted() -> bytes:
    relation = f'<Relationship Id="a" Type="{_OFFICE}/aFChunk" Target="c.rtf"/>'
    return with_parts('<w:altChunk r:id="a"/>', relation, c_rtf=b"{\\rtf1 words}")


def painted() -> bytes:
    relation = f'<Relationship Id="a" Type="{_OFFICE}/image" Target="i.png"/>'
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><wp:extent cx="360000" cy="360000"/><a:graphic xmlns:a="http://schemas.'
        'openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.'
        'openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="a"/></pic:blipFill>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    return with_parts(drawing, relation, i_png=b"\x89PNG\r\n\x1a\n")


@pytest.mark.parametrize(
    ("make", "place", "remedy"),
    [
        (lambda: workbook(is_sheet_hidden=True), "隐藏的工作表", "取消隐藏"),
        (lambda: workbook(are_rows_hidden=True), "隐藏的行或列", "取消隐藏"),
        (lambda: marked("<w:vanish/>"), "隐藏的文字", "取消隐藏"),
        (lambda: marked("<w:strike/>"), "删除线", "取消删除线"),
        (deleted, "修订删去的文字", "接受或拒绝修订"),
        (inserted, "插入的部分", "复制成正文"),
        (painted, "图片", "改为文字"),
    ],
    ids=["sheet", "rows", "hidden", "struck", "deleted", "inserted", "painted"],
)
def test_97_a_refusal_names_what_was_left_out(
    make: Callable[[], bytes], place: str, remedy: str
) -> None:
    with pytest.raises(DocumentError) as caught:
        understand_document(make(), "方案")
    assert caught.value.fault is DocumentFault.NOTHING_READ
    said = explain_error(caught.value)
    assert f"有内容在{place}里，没有读入" in said
    assert remedy in said
    assert said.endswith("。")


def test_97_several_are_named_once_each_beside_what_stands_there() -> None:
    struck = table(
        "<w:tr><w:tc><w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>1</w:t></w:r></w:p></w:tc></w:tr>"
    )
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>新建公园。</w:t></w:r></w:p>"
    with pytest.raises(DocumentError) as caught:
        understand_document(
            word(f"<w:p><w:r><w:t>说明</w:t></w:r></w:p>{hidden * 2}{struck}"), "方案"
        )
    said = explain_error(caught.value)
    assert "开头是：说明；有内容在隐藏的文字、删除线里，没有读入" in said
    assert said.count("取消隐藏") == 1
    assert "取消删除线" in said


def test_97_a_seal_on_a_document_of_other_things_is_no_reason() -> None:
    with zipfile.ZipFile(io.BytesIO(painted())) as archive:
        body = archive.read("word/document.xml").decode()
        made = {name: archive.read(name) for name in archive.namelist()}
    made["word/document.xml"] = body.replace(
        "<w:body>", "<w:body><w:p><w:r><w:t>关于放假的通知</w:t></w:r></w:p>"
    ).encode()
    with pytest.raises(DocumentError) as caught:
        understand_document(zipped({**made}), "方案")
    assert caught.value.fault is DocumentFault.NOTHING_FOUND
