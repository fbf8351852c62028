"""`gwreport evidence`: listed, assigned, taken back, taken out, and shown in collect, review and trace."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Call

ROUND = "2025-Q3"


@pytest.fixture
def collected(folder: Path, made: Path, call: Call) -> Path:
    """A unit's return is sent again, with two pictures beside it."""
    returned = next(path for path in (made / "前三季度报回").iterdir() if path.suffix == ".xlsx")
    (folder / "报").mkdir()
    shutil.copyfile(returned, folder / "报" / returned.name)
    for number, name in enumerate(("说不清一.jpg", "说不清二.exe")):
        (folder / "报" / name).write_bytes(b"\xff\xd8\xff\xe0" + bytes([number]))
    return folder


def test_evidence_goes_the_whole_way(collected: Path, call: Call) -> None:
    answer = call("collect", "报", "--json")
    files = {Path(one["path"]).name: one for one in json.loads(answer.out)["files"]}
    evidence = files["说不清一.jpg"]["evidence"]
    assert evidence["name"] == "说不清一.jpg"
    assert evidence["unit"] == files["说不清一.jpg"]["unit"]
    assert files["说不清二.exe"]["evidence"]["dangerous"] is True
    number = str(evidence["number"])
    listed = call("evidence", ROUND, "--json")
    assert {str(one["number"]) for one in json.loads(listed.out)["files"]} >= {number}
    review = json.loads(call("review", ROUND, "--json").out)
    assert number in {str(one["number"]) for one in review["evidence"]}
    item = next(one["item"] for one in review["items"] if one["item"])
    said = call("evidence", ROUND, number, "--item", item, "--who", "周叙言", "--json")
    (one,) = json.loads(said.out)["files"]
    assert (one["items"], one["basis"]) == ([item], "person")
    traced = json.loads(call("trace", ROUND, item, "--json").out)
    assert number in {str(one["number"]) for one in traced["evidence"]}
    assert "归到" in call("decide", ROUND, "--list").out
    assert call("evidence", ROUND, number, "--undo").code in (0, 1)
    assert call("evidence", ROUND, number, "--whole").code == 0
    out = call("evidence", ROUND, number, "--out", "取", "--json")
    (path,) = json.loads(out.out)["outputs"]
    assert Path(path).read_bytes() == b"\xff\xd8\xff\xe0\x00"


@pytest.mark.parametrize(
    "line",
    [(ROUND, "99", "--whole"), (ROUND, "--whole"), (ROUND, "1", "--item", "T9999"), ("2025-Q9",)],
)
def test_what_is_not_there_is_refused_in_one_line(
    collected: Path, call: Call, line: tuple[str, ...]
) -> None:
    call("collect", "报")
    answer = call("evidence", *line)
    assert (answer.code, len(answer.err.splitlines())) == (2, 1)
