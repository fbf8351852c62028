"""Names that Windows keeps for itself, cuts or finds too long; drives, and paths from one to another."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from gwreport.errors import StorageError, StorageFault
from gwreport.machine.saving import make_folder, save
from gwreport.workbooks.file_names import safe_file_name
from tests.cli.conftest import Call

ROUND = "2025-Q3"
RESERVED = [
    "CON",
    "nul",
    "Aux",
    "COM1",
    "lpt9.txt",
    "甲局. ",
    "甲局...",
    "甲:乙",
    "甲/乙",
    "甲?乙*",
]


@pytest.fixture
def other_drive() -> "Path":
    """A folder on another drive than the project's."""
    folder = Path("C:\\gwreport-test")
    if Path.cwd().drive.upper() == "C:":
        pytest.skip("the project lies on the drive that is to be the other one")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


@pytest.mark.parametrize("name", RESERVED)
def test_a_unit_of_any_name_gets_a_file_that_is_there(tmp_path: Path, name: str) -> None:
    place = tmp_path / f"{safe_file_name(name)}.xlsx"
    save(place, b"x")
    # Listed under that very name, and no device.
    assert [one.name for one in tmp_path.iterdir()] == [place.name]
    assert place.read_bytes() == b"x"


def test_a_name_that_leaves_no_room_for_a_number_is_cut(tmp_path: Path) -> None:
    place = tmp_path / ("a" * 250 + ".xlsx")
    place.write_bytes(b"mine")
    assert save(place, b"new").path.name == "a" * 248 + "_2.xlsx"
    assert place.read_bytes() == b"mine"


def test_a_name_that_is_too_long_itself_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as caught:
        save(tmp_path / ("a" * 260 + ".xlsx"), b"new")
    assert caught.value.fault is StorageFault.TOO_LONG
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_lies_too_deep_is_said_to_be_too_long(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["深" * 60] * 8)
    faults: set[StorageFault] = set()
    with suppress(StorageError):
        try:
            make_folder(deep)
            # Where the system is set to take long ones, they work.
            assert save(deep / "a.xlsx", b"x").path.read_bytes() == b"x"
        except StorageError as error:
            faults.add(error.fault)
            raise
    assert faults <= {StorageFault.TOO_LONG}


def test_a_workspace_on_one_drive_works_with_files_on_another(
    folder: Path, call: Call, other_drive: Path
) -> None:
    where = ("-w", str(folder / "2025.gwr"))
    assert (folder / "2025.gwr").drive.upper() != "C:"
    out = other_drive / "报告"
    assert call("report", ROUND, "--out", str(out), "--format", "xlsx", *where).code in (0, 1)
    assert list(out.glob("*.xlsx"))
    backup = other_drive / "备份.gwr"
    assert call("backup", str(backup), *where).code == 0
    assert call("restore", str(backup), str(folder / "又.gwr")).code == 0
    assert call("status", ROUND, "-w", str(folder / "又.gwr")).code in (0, 1)


def test_paths_are_taken_as_windows_writes_them(
    folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch, other_drive: Path
) -> None:
    shutil.copyfile(folder / "2025.gwr", other_drive / "2025.gwr")
    long_form = "\\\\?\\" + str(other_drive / "2025.gwr")
    forward = (other_drive / "2025.gwr").as_posix()
    small = str(other_drive / "2025.gwr").replace("C:", "c:")
    monkeypatch.chdir(other_drive)
    here = "C:2025.gwr"
    first = call("status", ROUND, "-w", str(other_drive / "2025.gwr"), "--json").out
    for written in (long_form, forward, small, here, ".\\2025.gwr"):
        answer = call("status", ROUND, "-w", written, "--json")
        assert answer.code in (0, 1), (written, answer.err)
        assert answer.out.count("\n") == first.count("\n")


def test_a_drive_that_is_not_there_is_told(call: Call, folder: Path) -> None:
    for arguments in (("status", ROUND, "-w", "Q:\\没有\\2025.gwr"), ("backup", "Q:\\a.gwr")):
        answer = call(*arguments)
        assert answer.code == 2
        assert answer.err.count("\n") == 1
        assert "WinError" not in answer.err


@pytest.mark.parametrize("device", ["NUL", "CON", "COM1", "nul.xlsx"])
def test_a_device_is_no_file_to_read(call: Call, folder: Path, device: str) -> None:
    answer = call("read", device)
    assert answer.code == 2
    assert answer.err.count("\n") == 1


def test_the_case_of_a_name_does_not_matter(tmp_path: Path) -> None:
    save(tmp_path / "REPORT.xlsx", b"one")
    assert save(tmp_path / "report.xlsx", b"two").path.name == "report_2.xlsx"
    assert os.path.exists(tmp_path / "Report.XLSX")  # noqa: PTH110 - as Windows sees it
