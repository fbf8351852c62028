"""Cases 30, 34, 35, 36 and 43 to the end: in the written report every text is a text, and whole."""

import io
import re
import zipfile
from pathlib import Path

from gwreport.domain.form.columns import Field
from gwreport.officefiles.xlsx.reader import read_workbook
from gwreport.workflow.output.write_report import write_report
from tests.faults.office import ROUND, Issued, Return, collect, copy_of
from tests.faults.value_cases import TEXTS

# An escape of an escape comes out of the report's own program otherwise.
ODD = [
    words
    for texts in TEXTS.values()
    for name, words in texts.items()
    if name != "escape_of_an_escape"
]
LONG = "水利工程进展顺利。" * 4_444 + "编号3400，完。"


def report_of(issued: Issued, folder: Path, texts: list[str]) -> bytes:
    made = Return(issued)
    for item, words in zip(made.tasks, texts, strict=False):
        made.write(item, words, Field.COMPLETION)
    with copy_of(issued, folder) as office:
        collect(office, made.all_files(), folder / "in")
        (path, *_) = write_report(office, ROUND, folder / "报告").outputs
        return path.read_bytes()


def shown(report: bytes) -> set[str]:
    """Give every text of a report, escapes undone as office programs do."""
    book = read_workbook(report)
    return {
        text for sheet in book.sheets for cells in sheet.rows.values() for text in cells.values()
    }


def test_36_injected_texts_are_string_cells_and_verbatim(issued: Issued, tmp_path: Path) -> None:
    for start in range(0, len(ODD), 5):
        texts = ODD[start : start + 5]
        report = report_of(issued, tmp_path / str(start), texts)
        with zipfile.ZipFile(io.BytesIO(report)) as book:
            sheets = [book.read(name).decode() for name in book.namelist() if "/sheets" in name]
            sheets += [
                book.read(name).decode() for name in book.namelist() if "worksheets/" in name
            ]
            names = book.namelist()
        formulas = [found for xml in sheets for found in re.findall(r"<f[ >][^<]*", xml)]
        assert not any(mark in found for found in formulas for mark in ("cmd", "HYPERLINK", "1+1"))
        assert not any("externalLink" in name for name in names)
        assert {text.strip() for text in texts} <= {text.strip() for text in shown(report)}


def test_34_long_text_is_split_and_nothing_is_cut(issued: Issued, tmp_path: Path) -> None:
    texts = shown(report_of(issued, tmp_path, [LONG]))
    assert all(len(text) <= 32_767 for text in texts)
    # Cut between characters, and none of them lost: the marks of the cut come on top.
    pieces = [text for text in texts if "水利工程进展顺利。" * 20 in text]
    assert len(pieces) >= 2
    assert sum(map(len, pieces)) >= len(LONG)
    assert any("编号3400，完。" in text for text in pieces)
