"""Old formats are read through LibreOffice where it is there, and told plainly where it is not."""

import subprocess
from pathlib import Path

import pytest

from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles import conversion
from gwreport.reading import read_document
from tests.reading.breakdowns import lines_apart, synonyms_main, synonyms_office


def saved_as(data: bytes, source: str, suffix: str, folder: Path, soffice: str) -> bytes:
    path = folder / source
    path.write_bytes(data)
    command = [
        soffice,
        "--headless",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to",
        suffix,
        "--outdir",
        str(folder / "out"),
        str(path),
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return (folder / "out" / f"{path.stem}.{suffix}").read_bytes()


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt"])
@pytest.mark.parametrize("make", [synonyms_main, lines_apart])
def test_old_word_files_give_the_same_plan(tmp_path: Path, soffice: str, make, suffix: str) -> None:
    sample = make()
    old = saved_as(sample.data, "a.docx", suffix, tmp_path, soffice)
    # A WPS file is a Word file of another name; names are not believed anyway.
    plan = read_document(old, "a.wps").plan
    assert plan == read_document(sample.data, "a.docx").plan


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_old_workbooks_give_the_same_plan(tmp_path: Path, soffice: str, suffix: str) -> None:
    sample = synonyms_office()
    old = saved_as(sample.data, "a.xlsx", suffix, tmp_path, soffice)
    assert read_document(old, "a.et").plan == read_document(sample.data, "a.xlsx").plan


def test_without_the_program_it_is_said_how_to_save(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "office_program", lambda: None)
    with pytest.raises(DocumentError) as caught:
        read_document(b"{\\rtf1 text}", "a.rtf")
    assert caught.value.fault is DocumentFault.OLD_WORD


@pytest.mark.libreoffice
def test_a_broken_old_file_is_told(soffice: str) -> None:
    with pytest.raises(DocumentError):
        read_document(b"{\\rtf1 \\trowd", "a.rtf")


def test_a_program_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = tmp_path / "slow"
    slow.write_text("#!/bin/sh\nsleep 60\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setattr(conversion, "office_program", lambda: str(slow))
    assert conversion.converted(b"x", ".doc", "docx", seconds=0.3) is None
