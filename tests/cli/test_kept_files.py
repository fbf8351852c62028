"""Case 82 on the command line: what was changed is kept, stderr says so, and JSON has the real path."""

import json
from pathlib import Path
from typing import Any

import pytest

from gwreport.workflow.workspace import Workspace
from tests.cli.conftest import Call
from tests.mail.conftest import give_addresses
from tests.reading.work_reports import WHOLE

BY_HAND = "填了两天的表".encode()
COMMANDS: dict[str, tuple[str, ...]] = {
    "generate": ("generate", "2025-Q3", "--out", "出", "--zip"),
    "mail": ("mail", "2025-Q3", "--out", "出"),
    "report": ("report", "2025-Q3", "--out", "出", "--format", "xlsx", "--format", "docx"),
    "notice": ("notice", "2025-Q3", "--out", "出"),
    "brief": ("brief", "2025-Q3", "--out", "出"),
    "papers": ("papers", "2025-Q3", "--out", "出"),
    "register": ("register", "--out", "出"),
    "supervise": ("supervise", "2025-Q3", "--out", "出", "--proposed"),
    "levels": ("supervise", "--levels-export", "出/督办级别.xlsx"),
    "chase": ("chase", "2025-Q3", "--out", "出"),
    "extract": ("extract", "30", "--out", "出"),
    "form export": ("form", "export", "出/表样.xlsx"),
    "templates export": ("templates", "export", "出"),
    "units export": ("units", "export", "出/名录.xlsx"),
    "draft": ("draft", "工作报告.txt", "--out", "出/初稿.xlsx"),
    "backup": ("backup", "出/备份.gwr"),
}


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def paths_in(told: Any) -> set[Path]:
    """Give every file that a JSON document names."""
    match told:
        case dict():
            return {path for part in told.values() for path in paths_in(part)}
        case list():
            return {path for part in told for path in paths_in(part)}
        case str() if Path(told).is_absolute():
            return {Path(told)}
        case _:
            return set()


@pytest.mark.parametrize("name", COMMANDS)
def test_case_82_a_command_tells_under_which_name_it_wrote(
    folder: Path, call: Call, name: str
) -> None:
    command = COMMANDS[name]
    (folder / "工作报告.txt").write_text(WHOLE, encoding="utf-8")
    if name == "mail":
        with Workspace.open("2025.gwr") as workspace:
            give_addresses(workspace, {"区水利局": "slj@qinghe.example"})
    first = call(*command)
    assert "没有覆盖" not in first.out + first.err
    written = files(folder / "出")
    assert written
    for path in written:
        path.write_bytes(BY_HAND)
    answer = call(*command, "--json")
    assert answer.code == 1
    neighbours = [path.with_name(f"{path.stem}_2{path.suffix}") for path in written]
    assert files(folder / "出") == sorted(written + neighbours)
    assert all(path.read_bytes() == BY_HAND for path in written)
    document = json.loads(answer.out)
    assert paths_in(document) == {path.absolute() for path in neighbours}
    kept = [one for one in document["findings"] if one["code"] == "kept-different"]
    assert {one["place"] for one in kept} == {path.name for path in written}
    told = answer.err.splitlines()
    assert len(told) == min(len(written), 5) + (len(written) > 5)
    assert all("没有覆盖" in line for line in told)
    for one in kept[:5]:
        assert any(f"“{one['place']}”已有一份和本次内容不同的文件" in line for line in told)
    # Told in plain words too, and for the files as they stand now.
    again = call(*command)
    assert again.code == 1
    assert again.err.count("_2.") >= min(len(written), 5)
    assert files(folder / "出") == sorted(written + neighbours)
    if len(written) == 1:
        assert str(neighbours[0]) in again.out


def test_a_workbook_that_goes_back_stands_beside_what_was_worked_on(
    folder: Path, call: Call
) -> None:
    place = folder / "退回" / "016_区水利局_2025年前三季度_退回修改.xlsx"
    place.parent.mkdir()
    place.write_bytes(BY_HAND)
    answer = call("sendback", "2025-Q3", "区水利局", "--out", "退回", "--json")
    assert answer.code == 1
    told = json.loads(answer.out)
    assert told["path"] == str(place.with_name(f"{place.stem}_2.xlsx"))
    assert [one["code"] for one in told["findings"]] == ["kept-different"]
    assert place.read_bytes() == BY_HAND
    assert f"写到“{place.stem}_2.xlsx”" in answer.err
