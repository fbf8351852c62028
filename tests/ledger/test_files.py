"""A workspace's file, and every copy of it: whose it is, and that nothing is written over."""

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.ledger.ledger import Ledger
from gwreport.ledger.making import ledger_restored
from gwreport.ledger.rebuilding import rebuild_workspace
from gwreport.machine import effects
from tests.ledger.samples import AT, FACTS, add
from tests.ledger.tampering import tampering

posix = pytest.mark.skipif(os.name != "posix", reason="only POSIX systems have modes")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
def test_case_100_a_workspace_and_each_copy_of_it_are_their_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "2025.gwr"
    with Ledger.create(file, FACTS) as ledger:
        add(ledger, b"1")
        ledger.copy_to(tmp_path / "backup.gwr")
    with ledger_restored(tmp_path / "backup.gwr", tmp_path / "restored.gwr", at=AT):
        pass
    with tampering(file) as connection:
        connection.execute("DELETE FROM entry")
    assert rebuild_workspace(file, tmp_path / "aside", at=AT).repaired
    with Ledger.open(file) as ledger:
        add(ledger, b"2")
    assert {path.name: oct(mode(path)) for path in tmp_path.iterdir()} == dict.fromkeys(
        ("2025.gwr", "backup.gwr", "restored.gwr", "aside"), "0o600"
    )


@posix
def test_a_workspace_that_its_owner_opened_to_others_stays_open(tmp_path: Path) -> None:
    file = tmp_path / "2025.gwr"
    Ledger.create(file, FACTS).close()
    file.chmod(0o660)
    with Ledger.open(file) as ledger:
        add(ledger, b"1")
    with tampering(file) as connection:
        connection.execute("DELETE FROM entry")
    rebuild_workspace(file, tmp_path / "aside", at=AT)
    assert mode(file) == 0o660


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.usefixtures("no_hook")
def test_a_file_that_another_makes_meanwhile_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    """Two clerks make a workspace, or a backup, of one name in the same moment."""
    if not links:

        def refuse(*_: object) -> None:
            raise PermissionError(1, "Operation not permitted")

        monkeypatch.setattr(Path, "hardlink_to", refuse)
    target = tmp_path / "backup.gwr"

    def hook(effect: str) -> None:
        if effect == "place":
            effects.hook = None
            target.write_bytes(b"the other's")

    with Ledger.create(tmp_path / "2025.gwr", FACTS) as ledger:
        effects.hook = hook
        with pytest.raises(WorkspaceError) as caught:
            ledger.copy_to(target)
        assert caught.value.fault is WorkspaceFault.EXISTS
        assert target.read_bytes() == b"the other's"
        target.unlink()
        ledger.copy_to(target)
    with Ledger.open(target) as copy:
        assert copy.facts == FACTS
    assert {path.name for path in tmp_path.iterdir()} == {"2025.gwr", "backup.gwr"}


def test_a_name_without_a_folder_is_looked_for_where_work_is_done_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    regions: list[str] = []
    for name in ("甲区", "乙区"):
        folder = tmp_path / name
        folder.mkdir()
        monkeypatch.chdir(folder)
        Ledger.create(Path("a.gwr"), replace(FACTS, region=name)).close()
        with Ledger.open(Path("a.gwr")) as ledger:
            regions.append(ledger.facts.region)
    assert regions == ["甲区", "乙区"]
