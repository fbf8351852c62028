"""A workspace is checked against its own journal, backed up and brought back."""

import sqlite3
from pathlib import Path

import pytest

from gwreport.errors import StorageError, WorkspaceError, WorkspaceFault
from gwreport.officefiles.storage_place import StoragePlace, storage_place
from gwreport.workflow.backup import back_up, restore
from gwreport.workflow.check_workspace import check_workspace
from gwreport.workflow.collect_returns import collect_returns
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, fill, issue, open_office, workbook_of


@pytest.fixture
def file(tmp_path: Path) -> Path:
    with open_office(tmp_path) as office:
        path = workbook_of(issue(office, tmp_path), "区城市管理局")
        filled = fill(path, tmp_path / "城管.xlsx", {"新建": {"完成情况": "已建成4个。"}})
        collect_returns(office, [filled], now=LATER, workers=1)
    return tmp_path / "a.gwr"


def codes(file: Path) -> list[tuple[str, ...]]:
    with Workspace.open(str(file)) as office:
        return [(one.code, *one.facts.values()) for one in check_workspace(office)]


def tamper(file: Path, statement: str) -> None:
    connection = sqlite3.connect(file)
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in names:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_sound_workspace_has_nothing_to_tell(file: Path) -> None:
    assert codes(file) == []


def test_a_changed_return_is_named(file: Path) -> None:
    tamper(file, "UPDATE entry SET cells = replace(cells, '4', '5')")
    assert codes(file) == [("content-changed", "回收表", "1")]


def test_a_flipped_byte_of_the_archive_names_file_and_unit(file: Path) -> None:
    tamper(
        file, "UPDATE archive SET content = x'00' WHERE sha256 IN (SELECT sha256 FROM submission)"
    )
    ((code, _, files),) = codes(file)
    assert (code, files) == ("archive-damaged", "城管.xlsx（区城市管理局）")


def test_a_broken_journal_is_told(file: Path) -> None:
    tamper(file, "UPDATE journal SET at = 'x' WHERE number = 2")
    assert ("journal-broken", "2") in codes(file)


def test_a_backup_holds_everything_and_can_be_restored(file: Path, tmp_path: Path) -> None:
    with Workspace.open(str(file)) as office:
        state = office.ledger.state_hash()
        backup = back_up(office, tmp_path / "备份" / "十月")
        assert backup == tmp_path / "备份" / "十月.gwr"
        with pytest.raises(WorkspaceError) as caught:
            back_up(office, backup)
        assert caught.value.fault is WorkspaceFault.EXISTS
    tamper(file, "DELETE FROM entry")
    path, findings = restore(backup, tmp_path / "新.gwr")
    assert findings == []
    with Workspace.open(str(path)) as office:
        assert office.ledger.state_hash() == state
        assert check_workspace(office) == []
    assert {one.suffix for one in (tmp_path / "备份").iterdir()} == {".gwr"}


def test_a_damaged_backup_is_refused(file: Path, tmp_path: Path) -> None:
    tamper(file, "DELETE FROM entry")
    with pytest.raises(WorkspaceError) as caught:
        restore(file, tmp_path / "新.gwr")
    assert caught.value.fault is WorkspaceFault.DAMAGED
    assert not (tmp_path / "新.gwr").exists()


def test_a_backup_that_cannot_be_written_leaves_nothing(file: Path, tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("", encoding="utf-8")
    with Workspace.open(str(file)) as office, pytest.raises(StorageError):
        back_up(office, tmp_path / "plain" / "b.gwr")


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/data/OneDrive - 单位/2025.gwr", StoragePlace.SYNCED),
        ("/data/坚果云/2025.gwr", StoragePlace.SYNCED),
        ("/mnt/share dir/2025.gwr", StoragePlace.NETWORK),
        ("/mnt/share dir/local/2025.gwr", StoragePlace.LOCAL),
        ("/data/2025.gwr", StoragePlace.LOCAL),
    ],
)
def test_bad_places_are_known(path: str, place: StoragePlace) -> None:
    mounts = (
        "/dev/sda / ext4 rw 0 0\n"
        "//server/x /mnt/share\\040dir cifs rw 0 0\n"
        "/dev/sdb /mnt/share\\040dir/local ext4 rw 0 0\n"
    )
    assert storage_place(Path(path), mounts=mounts) is place
