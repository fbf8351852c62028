"""A workspace is checked against its own journal, backed up and brought back."""

from pathlib import Path

import pytest

from gwreport.errors import StorageError, WorkspaceError, WorkspaceFault
from gwreport.machine.storage_place import StoragePlace, storage_place
from gwreport.wording.facts import fact_words
from gwreport.workflow.keeping.backup import back_up, rebuild, restore
from gwreport.workflow.keeping.check_workspace import check_workspace, named_things
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.workspace import Workspace
from tests.ledger.tampering import tampering
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
        return [(one.code, *fact_words(one).values()) for one in check_workspace(office)]


def tamper(file: Path, statement: str) -> None:
    with tampering(file) as connection:
        connection.execute(statement)


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


def test_things_of_one_kind_are_told_together(file: Path) -> None:
    tamper(file, "UPDATE plan SET content = replace(content, '5', '6')")
    tamper(file, "DELETE FROM decision")
    assert codes(file) == [("content-changed", "任务分解方案", "1")]
    things = [("submission", number) for number in range(1, 30)]
    assert list(named_things([*things, ("registry", 0)])) == [
        {"what": "回收表", "number": "1、2、3、4、5、6、7、8、9、10 等 29 份"},
        {"what": "单位名录", "number": ""},
    ]


def test_recorded_words_that_are_lost_are_told(file: Path) -> None:
    tamper(file, "DELETE FROM recorded WHERE digest NOT IN (SELECT '')")
    found = codes(file)
    assert {code for code, *_ in found} == {"record-lost"}
    assert ("record-lost", "回收表", "1") in found


def test_a_backup_holds_everything_and_can_be_restored(file: Path, tmp_path: Path) -> None:
    with Workspace.open(str(file)) as office:
        state = office.ledger.state_hash()
        backup = back_up(office, tmp_path / "备份" / "十月").path
        assert backup == tmp_path / "备份" / "十月.gwr"
    tamper(file, "DELETE FROM entry")
    made, findings = restore(backup, tmp_path / "新.gwr", now=LATER)
    path = Path(made)
    assert findings == []
    with Workspace.open(str(path)) as office:
        assert office.ledger.state_hash() == state
        assert check_workspace(office) == []
    assert {one.suffix for one in (tmp_path / "备份").iterdir()} == {".gwr"}


def test_a_backup_whose_tables_were_changed_is_restored_from_its_records(
    file: Path, tmp_path: Path
) -> None:
    with Workspace.open(str(file)) as office:
        state = office.ledger.state_hash()
    tamper(file, "DELETE FROM entry")
    damaged = file.read_bytes()
    made, findings = restore(file, tmp_path / "新.gwr", now=LATER)
    path = Path(made)
    assert [(one.code, fact_words(one)["what"]) for one in findings] == [
        ("content-rebuilt", "回收表")
    ]
    with Workspace.open(str(path)) as office:
        assert office.ledger.state_hash() == state
    assert file.read_bytes() == damaged


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET at = 'x' WHERE number = 2",
        "UPDATE archive SET content = x'00' WHERE sha256 IN (SELECT sha256 FROM submission)",
        "DELETE FROM archive WHERE sha256 IN (SELECT sha256 FROM submission)",
        "DROP TABLE journal",
    ],
)
def test_a_backup_that_has_lost_something_for_good_is_refused(
    file: Path, tmp_path: Path, statement: str
) -> None:
    tamper(file, statement)
    before = file.read_bytes()
    with pytest.raises(WorkspaceError) as caught:
        restore(file, tmp_path / "新.gwr", now=LATER)
    assert caught.value.fault is WorkspaceFault.DAMAGED
    assert file.read_bytes() == before
    assert not list(tmp_path.glob("*新*"))
    assert not list(tmp_path.glob(".gwreport-*"))


def test_a_workspace_is_set_right_from_its_own_records(file: Path, tmp_path: Path) -> None:
    with Workspace.open(str(file)) as office:
        state = office.ledger.state_hash()
    for expected in ("a.gwr.修复前", "a.gwr.修复前2"):
        tamper(file, "DELETE FROM entry")
        aside, findings = rebuild(None, now=LATER, folder=tmp_path)
        assert aside == tmp_path / expected
        assert [one.code for one in findings] == ["content-rebuilt"]
        assert codes(file) == []
        with Workspace.open(None, folder=tmp_path) as office:
            assert office.ledger.state_hash() == state
    assert rebuild(str(file), now=LATER) == (None, [])


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
