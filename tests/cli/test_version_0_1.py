"""A workspace that version 0.1.0 made opens, is kept as it was beside it, and says the same.

The fixture is the example with both rounds, fourteen decisions, a sending back and an alias. Its
reports and its review are kept in the words that the program gave before workspaces had times in
UTC; version 0.1.0 itself gave the same but for the journal's head in the head of 来源.
"""

import json
import lzma
import re
import sqlite3
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.errors import StorageError
from gwreport.ledger.ledger import Ledger
from gwreport.ledger.storage.migrations import STEPS
from gwreport.machine import effects
from gwreport.workflow.keeping.check_workspace import check_records
from gwreport.workflow.workspace import Workspace, stamp_time
from tests.cli.conftest import Call

_FIXTURES = Path(__file__).parents[1] / "fixtures"
_OWN = "a.gwr.升级前"
_WORD_LIST = re.compile("　　(?:(?:视为|没有数字|表示|否定|越少越好)[^：]*：|判断文字所用的)")
_FORM = 3


def unpacked(name: str) -> bytes:
    return lzma.decompress((_FIXTURES / f"{name}.xz").read_bytes())


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The workspace of version 0.1.0."""
    path = tmp_path / "a.gwr"
    path.write_bytes(unpacked("workspace-0.1.0.gwr"))
    return path


def form_of(path: Path) -> int:
    connection = sqlite3.connect(path)
    (form,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return form


def rows_of(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    rows = list(connection.iterdump())
    connection.close()
    return rows


def words_of(path: Path) -> list[str]:
    import openpyxl

    book = openpyxl.load_workbook(path)
    return [
        f"{sheet.title}!{cell.coordinate}\t{cell.value}"
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        # The lists of words by which this version judges are no words of the workspace.
        if cell.value is not None and not _WORD_LIST.match(str(cell.value))
    ]


def test_it_is_kept_as_it_was_beside_the_upgraded_one_and_told_once(old: Path, call: Call) -> None:
    before = rows_of(old)
    assert form_of(old) == _FORM
    told = call("units", "list", "-w", str(old)).err
    assert f"升级前的文件原样存为“{_OWN}”" in told
    assert form_of(old) == len(STEPS)
    assert form_of(old.with_name(_OWN)) == _FORM
    assert rows_of(old.with_name(_OWN)) == before
    assert call("units", "list", "-w", str(old)).err == ""


def test_an_older_copy_beside_it_is_not_written_over(old: Path) -> None:
    old.with_name(_OWN).write_bytes(b"mine")
    Ledger.open(old).close()
    assert old.with_name(_OWN).read_bytes() == b"mine"
    assert form_of(old.with_name(_OWN + "2")) == _FORM


def test_an_upgrade_that_fails_leaves_the_file_and_no_copy(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()

    def refuse(effect: str) -> None:
        if effect == "commit":
            raise OSError(28, "no")

    monkeypatch.setattr(effects, "hook", refuse)
    with pytest.raises(StorageError):
        Ledger.open(old)
    monkeypatch.setattr(effects, "hook", None)
    assert old.read_bytes() == before
    assert [one.name for one in old.parent.iterdir()] == ["a.gwr"]


def test_it_is_sound_and_reviewed_and_reported_in_the_same_words(
    old: Path, tmp_path: Path, call: Call
) -> None:
    with Workspace.open(str(old)) as workspace:
        assert check_records(workspace) == []
        assert len(workspace.ledger.decisions("2025-Q3")) == 14
    review = call("review", "2025-Q3", "--json", "-w", str(old)).out
    # What is open was counted later; all that was printed stays.
    printed = json.loads(unpacked("workspace-0.1.0-review-Q3.json"))
    assert json.loads(review) == printed | {"open": json.loads(review)["open"]}
    words: list[str] = []
    for code in ("2025-Q2", "2025-Q3"):
        done = call("report", code, "--out", str(tmp_path / "out"), "--json", "-w", str(old))
        words += words_of(Path(json.loads(done.out)["outputs"][0]))
    assert "\n".join(words) + "\n" == unpacked("workspace-0.1.0-reports.txt").decode("utf-8")


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the system's time zone cannot be set")
def test_the_same_workspace_says_the_same_in_another_time_zone(
    old: Path, tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, str, bytes]] = []
    for zone in ("UTC", "Asia/Shanghai", "America/New_York"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        try:
            listed = call("decide", "2025-Q3", "--list", "--json", "-w", str(old)).out
            status = call("status", "2025-Q3", "-w", str(old)).out
            folder = tmp_path / zone.replace("/", "_")
            call("report", "2025-Q3", "--out", str(folder), "-w", str(old))
            (report,) = folder.glob("*.xlsx")
            said.append((listed, status, report.read_bytes()))
        finally:
            monkeypatch.delenv("TZ")
            time.tzset()
    assert said[0] == said[1] == said[2]


def test_what_it_is_told_now_stands_in_utc_and_what_stood_there_stays(old: Path) -> None:
    connection = sqlite3.connect(old)
    before = connection.execute("SELECT number, at FROM decision").fetchall()
    connection.close()
    now = stamp_time(datetime.fromisoformat("2026-12-01T09:00:00+08:00"))
    with Ledger.open(old) as ledger:
        with ledger.write() as change:
            change.add_decision("2025-Q3", "T1", DecisionKind.TEXT, "改", "核实", "王敏", now)
        made = ledger.decisions("2025-Q3")[-1]
        assert made.at == now
        assert made.at.utcoffset() == timedelta(0)  # the fixture was made on a machine in UTC
    connection = sqlite3.connect(old)
    after = connection.execute("SELECT number, at FROM decision").fetchall()
    connection.close()
    assert after == [*before, (15, "2026-12-01T01:00:00+00:00")]
