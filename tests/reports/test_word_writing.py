"""Writing the report as Word and PDF: every file whole or not at all, and what is said of it."""

import errno
import io
import itertools
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from gwreport.cli.entry import run
from gwreport.domain.findings.code import Severity
from gwreport.domain.plan.documents import DocumentKind
from gwreport.errors import ArgumentError, DocumentError, GwreportError
from gwreport.machine import conversion, effects
from gwreport.machine.conversion import Unmade
from gwreport.settings import declared
from gwreport.wording.findings.explaining import explain
from gwreport.workflow.change_settings import change_settings
from gwreport.workflow.demo import Demo
from gwreport.workflow.output import print_report
from gwreport.workflow.output.write_report import write_report
from gwreport.workflow.plan.read_document import read_document
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER

NAME = "2025年前三季度完成情况报告"


@pytest.fixture
def office(demo: Demo, tmp_path: Path) -> Iterator[Workspace]:
    """A copy of the demo's workspace."""
    copy = tmp_path / "2025.gwr"
    shutil.copyfile(demo.workspace, copy)
    with Workspace.open(str(copy)) as workspace:
        yield workspace


@pytest.fixture
def no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without LibreOffice."""
    monkeypatch.setattr(conversion, "office_program", lambda: None)


def test_the_word_report_holds_what_the_workbook_holds(office: Workspace, tmp_path: Path) -> None:
    written = write_report(office, "2025-Q3", tmp_path / "报告", ("docx", "xlsx"))
    assert [path.name for path in written.outputs] == [f"{NAME}.xlsx", f"{NAME}.docx"]
    workbook, document = (
        read_document(path, as_=DocumentKind.REPORT).report for path in written.outputs
    )
    assert workbook is not None
    assert document is not None
    assert document.indicators == workbook.indicators
    assert document.tasks == workbook.tasks
    assert document.behind == workbook.behind
    assert len(document.behind) == written.counts.behind


def test_the_same_ledger_gives_the_same_bytes(office: Workspace, tmp_path: Path) -> None:
    first, second = (
        write_report(office, "2025-Q3", tmp_path / name, ("docx",)).outputs[0].read_bytes()
        for name in ("a", "b")
    )
    assert first == second


def test_the_numbers_of_the_text_are_those_of_the_whole_quarter(
    office: Workspace, tmp_path: Path
) -> None:
    import docx

    written = write_report(office, "2025-Q3", tmp_path, ("docx",))
    document = docx.Document(io.BytesIO(written.outputs[0].read_bytes()))
    text = "\n".join(one.text for one in document.paragraphs)
    counts = written.counts
    assert (
        f"目标任务共{counts.indicators + counts.tasks}项，其中主要指标{counts.indicators}项" in text
    )
    assert f"附件3第{counts.behind}项" in text
    assert f"附件3第{counts.behind + 1}项" not in text
    assert f"牵头责任单位均未报送的有{counts.missing}项" in text


def test_an_unknown_format_is_refused_before_anything_is_made(
    office: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(ArgumentError):
        write_report(office, "2025-Q3", tmp_path / "报告", ("docx", "odt"))
    assert not (tmp_path / "报告").exists()


def test_a_template_that_lacks_a_placeholder_stops_before_anything_is_written(
    office: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "模板").mkdir()
    (tmp_path / "模板" / "covering.txt").write_text("报告\n\n{{ period }}", encoding="utf-8")
    change_settings(office, {declared.TEMPLATES.key: str(tmp_path / "模板")}, now=LATER)
    with pytest.raises(DocumentError):
        write_report(office, "2025-Q3", tmp_path / "报告", ("xlsx", "docx"))
    assert list((tmp_path / "报告").iterdir()) == []


def test_a_report_that_is_open_gets_a_second_name_and_that_is_said(
    office: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = tmp_path / f"{NAME}.docx"
    write_report(office, "2025-Q3", tmp_path, ("docx",))
    change_settings(office, {declared.OFFICE.key: "青禾区督查室"}, now=LATER)
    as_opened = opened.read_bytes()
    really = effects.replace

    def refuse(source: Path, target: Path) -> None:
        if target == opened:
            raise PermissionError(errno.EACCES, "in use")
        really(source, target)

    monkeypatch.setattr(effects, "replace", refuse)
    written = write_report(office, "2025-Q3", tmp_path, ("docx",))
    assert written.outputs == ((tmp_path / f"{NAME}_2.docx").absolute(),)
    assert opened.read_bytes() == as_opened
    (kept,) = written.kept
    assert kept.severity is Severity.WARNING
    assert f"写到“{NAME}_2.docx”" in explain(kept).message


def test_a_full_disk_leaves_nothing_half_written(office: Workspace, tmp_path: Path) -> None:
    try:
        for number in itertools.count(1):
            calls = itertools.count(1)

            def hook(effect: str, *, calls: Any = calls, number: int = number) -> None:
                if next(calls) == number:
                    raise OSError(errno.ENOSPC, "no space left")

            folder = tmp_path / str(number)
            effects.hook = hook
            try:
                written = write_report(office, "2025-Q3", folder, ("xlsx", "docx"))
            except GwreportError:
                left = list(folder.iterdir()) if folder.exists() else []
                assert {path.suffix for path in left} <= {".xlsx", ".docx"}
                assert all(path.read_bytes()[:2] == b"PK" for path in left)
                assert [path for path in left if path.name.startswith(".")] == []
                continue
            break
    finally:
        effects.hook = None
    assert number > 5
    assert len(written.outputs) == 2


@pytest.mark.usefixtures("no_program")
def test_without_libreoffice_the_word_report_takes_the_place_of_the_pdf(
    office: Workspace, tmp_path: Path
) -> None:
    written = write_report(office, "2025-Q3", tmp_path, ("pdf",))
    assert [path.name for path in written.outputs] == [f"{NAME}.docx"]
    (notice,) = written.notices
    assert "没有装 LibreOffice" in explain(notice).message


def test_a_conversion_that_fails_is_said(
    office: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_report, "printed", lambda *_, **__: Unmade.FAILED)
    written = write_report(office, "2025-Q3", tmp_path, ("xlsx", "pdf"))
    assert [path.suffix for path in written.outputs] == [".xlsx", ".docx"]
    assert [notice.code for notice in written.notices] == ["pdf-not-made"]


@pytest.mark.libreoffice
def test_the_pdf_has_the_pages_of_the_document(
    office: Workspace, tmp_path: Path, soffice: str
) -> None:
    import pdfplumber

    written = write_report(office, "2025-Q3", tmp_path, ("pdf",))
    assert [path.name for path in written.outputs] == [f"{NAME}.pdf"]
    with pdfplumber.open(written.outputs[0]) as printed:
        pages = [page.extract_text() for page in printed.pages]
        sizes = {(round(page.width), round(page.height)) for page in printed.pages}
    assert sizes == {(595, 842), (842, 595)}
    assert "完成情况的报告" in pages[0]
    annexes = [
        number for number, text in enumerate(pages) if re.match(r"征求意见稿\s*附件\s*\d", text)
    ]
    assert len(annexes) == 3
    # The page number stands right on odd pages and left on even ones, and is never missing.
    assert all(f"— {number} —" in text for number, text in enumerate(pages, 1))
    # The header stands on each page of an annex.
    assert all("牵头责任单位" in text for text in pages[annexes[0] :])


def test_the_command_takes_several_formats_and_tells_the_fonts(
    office: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    location = str(office.ledger.location)
    arguments = ["report", "2025-Q3", "--out", str(tmp_path / "报告"), "-w", location]
    code = run([*arguments, "--format", "docx", "--format", "xlsx"], lambda _: 0)
    told = capsys.readouterr().out
    assert code == 1
    assert f"{NAME}.docx" in told
    assert f"{NAME}.xlsx" in told
    assert "字体：" in told
    assert "方正小标宋简体" in told


def a_page() -> bytes:
    """Give a PDF of one page with a line of text and a rule, without a program that makes one."""
    stream = b"BT /F1 24 Tf 72 700 Td (2025 Q3) Tj ET 72 690 200 2 re f"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(data)
    return data + b"xref\n0 6\n0000000000 65535 f \n" + table + end


def test_ofd_has_the_page_of_the_pdf(
    office: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pdf2ofd", reason="the extra gwreport[ofd] is not installed")
    monkeypatch.setattr(print_report, "printed", lambda *_, **__: a_page())
    written = write_report(office, "2025-Q3", tmp_path, ("ofd",))
    assert [path.name for path in written.outputs] == [f"{NAME}.ofd"]
    assert written.notices == ()
    package = zipfile.ZipFile(written.outputs[0])
    page = etree.fromstring(package.read("Doc_0/Pages/Page_0/Content.xml"))
    assert page.tag == "{http://www.ofdspec.org/2016}Page"
    box = page.findtext(".//{*}PhysicalBox") or ""
    assert [round(float(one)) for one in box.split()] == [0, 0, 210, 297]
    # Seven characters and the rule.
    assert len(list(page.iter("{*}PathObject"))) >= 7


@pytest.mark.parametrize(("installed", "code"), [(False, "ofd-no-program"), (True, "ofd-not-made")])
def test_without_ofd_the_pdf_takes_its_place(
    office: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    installed: bool,
    code: str,
) -> None:
    monkeypatch.setattr(print_report, "printed", lambda *_, **__: b"%PDF-1.7")
    monkeypatch.setattr(print_report, "makes_ofd", lambda: installed)
    monkeypatch.setattr(print_report, "ofd_of", lambda *_: None)
    written = write_report(office, "2025-Q3", tmp_path, ("docx", "ofd"))
    assert [path.suffix for path in written.outputs] == [".docx", ".pdf"]
    assert [notice.code for notice in written.notices] == [code]
