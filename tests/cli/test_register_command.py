"""`gwreport register`: the files it names, the counts of each round, and one sentence for what it cannot do."""

import json
from pathlib import Path

from tests.cli.conftest import Call


def test_the_json_lists_both_files_and_each_rounds_counts(folder: Path, call: Call) -> None:
    answer = call("register", "--out", "出", "--json")
    assert answer.code == 0
    document = json.loads(answer.out)
    assert document["format"] == "gwreport.register/1"
    files = [Path(path) for path in document["outputs"]]
    assert all(path.is_absolute() and path.exists() for path in files)
    ends = ["_工作台账.xlsx", "_任务卡片.docx"]
    assert [path.name[-len(end) :] for path, end in zip(files, ends, strict=True)] == ends
    assert document["long_cards"] == []
    for one in document["rounds"]:
        assert sum(one["counts"].values()) == document["items"]
    told = call("register", "--out", "出")
    assert (told.code, "每项一页" in told.out) == (0, True)
    # The same ledger gives the same bytes: nothing is written beside what stands there.
    assert len(list((folder / "出").iterdir())) == 2


def test_without_a_folder_or_a_workspace_one_line_says_why(folder: Path, call: Call) -> None:
    for given in (("register",), ("register", "-w", "没有.gwr", "--out", "出")):
        answer = call(*given)
        assert answer.code == 2
        assert len(answer.err.splitlines()) == 1
    assert not (folder / "出").exists()
