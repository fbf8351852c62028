"""A file that is open in another program is left alone, and told of in words that say what to do."""

import json
import shutil
from pathlib import Path

import pytest

from gwreport.machine.saving import Kept, save, sha256_of
from gwreport.workflow.demo import Demo
from tests.cli.conftest import Answer, Call
from tests.windows.held_file import NOTHING, READING, held

ROUND = "2025-Q3"


@pytest.mark.parametrize("others", [NOTHING, READING])
def test_an_output_that_is_open_elsewhere_gets_a_neighbour(tmp_path: Path, others: int) -> None:
    place = tmp_path / "附件1.xlsx"
    place.write_bytes(b"as we wrote it")
    with held(place, others):
        saved = save(place, b"what we write now", {sha256_of(b"as we wrote it")}.__contains__)
        assert (saved.path.name, saved.kept) == ("附件1_2.xlsx", Kept.OPEN)
    assert place.read_bytes() == b"as we wrote it"
    assert saved.path.read_bytes() == b"what we write now"
    assert {one.name for one in tmp_path.iterdir()} == {"附件1.xlsx", "附件1_2.xlsx"}


def test_a_folder_in_the_place_is_no_file_that_is_open(tmp_path: Path) -> None:
    (tmp_path / "附件1.xlsx").mkdir()
    assert save(tmp_path / "附件1.xlsx", b"x").kept is Kept.NO_FILE


def test_a_report_that_is_open_elsewhere_is_written_beside_it(folder: Path, call: Call) -> None:
    report = ("report", ROUND, "--out", "报告", "--format", "xlsx")
    assert call(*report).code in (0, 1)
    (made,) = Path("报告").glob("*.xlsx")
    call("decide", ROUND, "T1", "--status", "已完成", "--reason", "核实")
    with held(made):
        answer = call(*report)
    assert answer.code in (0, 1)
    assert made.name in answer.out + answer.err
    assert {one.name for one in Path("报告").glob("*.xlsx")} == {made.name, f"{made.stem}_2.xlsx"}


def refused_in_words(answer: Answer) -> str:
    assert answer.code == 2
    assert answer.out == ""
    assert "Traceback" not in answer.err
    assert "WinError" not in answer.err
    return answer.err


@pytest.mark.parametrize("others", [NOTHING, READING])
def test_a_workspace_that_is_open_elsewhere_is_told(folder: Path, call: Call, others: int) -> None:
    before = (folder / "2025.gwr").read_bytes()
    with held(folder / "2025.gwr", others):
        told = refused_in_words(
            call("decide", ROUND, "T1", "--status", "已完成", "--reason", "核实")
        )
    assert "2025.gwr" in told
    assert (folder / "2025.gwr").read_bytes() == before
    assert call("status", ROUND).code in (0, 1)


def test_a_return_that_is_open_in_excel_is_read_or_named(
    demo: Demo, tmp_path: Path, call: Call, folder: Path
) -> None:
    returned = sorted(demo.workspace.parent.glob("前三季度报回/*.xlsx"))[:3]
    assert len(returned) == 3
    came = tmp_path / "来"
    came.mkdir()
    for path in returned:
        shutil.copyfile(path, came / path.name)
    with held(came / returned[0].name, READING):
        assert call("collect", str(came)).code in (0, 1)
    with held(came / returned[0].name):
        answer = call("collect", str(came), "--json")
    (told,) = (
        one for one in json.loads(answer.out)["files"] if one["path"].endswith(returned[0].name)
    )
    assert told["outcome"] == "refused"
    words = json.dumps(told["findings"], ensure_ascii=False)
    assert "占" in words or "打开" in words
    assert "WinError" not in words
