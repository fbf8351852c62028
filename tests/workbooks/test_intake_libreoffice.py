"""What LibreOffice makes of a filled workbook is taken in with nothing lost, in each format."""

import io
import subprocess
import zipfile
from pathlib import Path

import pytest

from gwreport.domain.form.columns import Field
from gwreport.domain.returns.returns import Outcome

pytestmark = pytest.mark.libreoffice

WORDS = {
    ("T1", Field.COMPLETION): "已完成95公里，占79%。\n其中：“样板段”3公里… 𠮷家村 <&> '_x000D_'",
    ("T1", Field.STATUS): "未依时序推进",
    ("T1", Field.PROBLEM): "  征地未完成 ",
    ("T2", Field.COMPLETION): "=大坝浇筑至3-5坝段",
    ("T3", Field.COMPLETION): "治理 12.5 平方公里；" * 40,
    ("I1", Field.VALUE): "12.50亿元",
    ("I1", Field.GROWTH): "5.80%",
}


@pytest.fixture(scope="module")
def saved(office, soffice, tmp_path_factory) -> dict[str, bytes]:
    """The same filled workbook as LibreOffice saves it in three formats."""
    folder: Path = tmp_path_factory.mktemp("soffice")
    source = folder / "填报表.xlsx"
    source.write_bytes(office.filled(WORDS))
    made: dict[str, bytes] = {}
    for suffix in ("xlsx", "xls", "ods"):
        command = [
            soffice,
            "--headless",
            f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to",
            suffix,
            "--outdir",
            str(folder / suffix),
            str(source),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        made[suffix] = (folder / suffix / f"填报表.{suffix}").read_bytes()
    return made


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_everything_comes_back_verbatim(office, saved, suffix):
    before = office.take(office.filled(WORDS))
    taken = office.take(saved[suffix], f"填报表.{suffix}")
    assert (taken.reading.unit, taken.reading.round) == ("区水务局", "2025-Q3")
    assert taken.outcome in (Outcome.ACCEPTED, Outcome.ACCEPTED_WITH_FINDINGS)
    words = {
        (entry.item, part): cell.text
        for entry in taken.reading.entries
        for part, cell in entry.cells.items()
    }
    for key, text in WORDS.items():
        assert words[key] == text
    assert words == {
        (entry.item, part): cell.text
        for entry in before.reading.entries
        for part, cell in entry.cells.items()
    }
    assert taken.reading.content_hash == before.reading.content_hash
    assert {entry.item: entry.status for entry in taken.reading.entries} == {
        entry.item: entry.status for entry in before.reading.entries
    }


def test_saved_as_xlsx_it_has_no_finding(office, saved):
    assert office.take(saved["xlsx"]).reading.findings == ()
    assert office.take(saved["xlsx"]).reading.identified_by == "stamp"


@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_old_formats_are_told_and_nothing_else(office, saved, parts, suffix):
    taken = office.take(saved[suffix], f"填报表.{suffix}")
    assert parts.codes(taken) == {"format-old"}
    assert taken.reading.identified_by == "sheet"


def test_altered_ods_is_refused_by_its_checksum(office, saved, parts):
    data = saved["ods"]
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        content = {name: container.read(name) for name in container.namelist()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as container:
        for name, part in content.items():
            container.writestr(name, part)
    stored = buffer.getvalue()
    assert office.take(stored, "填报表.ods").reading.entries
    altered = stored.replace("T4已完成".encode(), "T4未完成".encode())
    assert altered != stored
    assert parts.codes(office.take(altered, "填报表.ods")) == {"file-damaged"}


def test_ods_with_a_document_type_is_refused(office, saved, parts):
    data = parts.change(
        saved["ods"],
        "content.xml",
        lambda xml: xml.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>', 1),
    )
    assert parts.codes(office.take(data, "填报表.ods")) == {"file-doctype"}
