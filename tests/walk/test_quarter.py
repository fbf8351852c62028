"""A clerk's quarter in the real window: events come out of XTEST, the screen is read as Orca reads it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest

from gwreport.domain.plan.plan import Item
from gwreport.workflow.demo import examples_folder
from gwreport.workflow.workspace import Workspace
from tests.walk import file_manager
from tests.walk.accessible_tree import Node
from tests.walk.desktop import Desktop, desktop, program
from tests.workflow.quarter import fill

_NOW = datetime.fromisoformat("2025-10-09T09:00:00")
_TO_SETTLE = 40
# No input method runs on the walk's desktop: what is typed among Chinese words is plain.
_REWRITTEN = "Q3: 38 km. "
_EVERY = 8  # so many items are settled for one whose text is rewritten


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Desktop]:
    """A desktop of the size that offices still have."""
    with desktop(tmp_path / "home") as made:
        yield made


def test_a_quarter_by_mouse_and_keys(screen: Desktop, tmp_path: Path) -> None:
    workspace = tmp_path / "a.gwr"
    with program(screen) as running:
        _make_workspace(screen, workspace)
        _load(screen, examples_folder() / "breakdown.docx")
        _correct_a_row(screen)
        _choose_round(screen, "2025年前三季度")
        _look_up(screen)
        _issue(screen, tmp_path / "issued")
        answered = _let_units_answer(workspace, tmp_path / "issued", tmp_path / "returned")
        _drop(screen, [tmp_path / "returned"], answered)
        rewritten = _settle(screen)
        _undo_and_settle_again(screen)
        _send_back(screen, tmp_path / "back")
        _report(screen, tmp_path / "report")
        _close_during_a_job(screen, tmp_path / "returned")
        assert running.wait(30) == 0

    # What was typed stands in the ledger, whole, and in the paper.
    decided = _listed_decisions(workspace)
    settled = {one["subject"] for one in decided if not one["undone_by"]}
    assert len(settled) >= _TO_SETTLE
    import docx

    (paper,) = (tmp_path / "report").glob("*.docx")
    words = "\n".join(
        cell.text
        for table in docx.Document(str(paper)).tables
        for line in table.rows
        for cell in line.cells
    )
    assert len(rewritten) == _TO_SETTLE // _EVERY
    for text in rewritten:
        assert text in words
    assert "Traceback" not in (screen.folder / "said.txt").read_text(encoding="utf-8")


def _make_workspace(screen: Desktop, path: Path) -> None:
    screen.find("新建工作区", "push button", "label")
    screen.keys("ctrl+n")
    screen.write(screen.find("地区名称", "text"), "青禾区")
    screen.write(screen.find("年份", "spin box"), "2025")
    screen.write(screen.find("保存为", "text"), str(path))
    screen.press("建立")


def _load(screen: Desktop, breakdown: Path) -> None:
    screen.find("把任务分解方案拖到这里", "label")
    screen.press("选择文件…")
    _answer_file_dialog(screen, breakdown)
    screen.press("装入工作区")
    screen.find("已装入第 1 版", "label", begins=True)


def _correct_a_row(screen: Desktop) -> None:
    items = screen.find("任务分解", "table")
    screen.write(screen.find("筛选任务、领导、单位", "text"), "燃气管网")
    screen.until(lambda: items.rows == 1, "the one row")
    screen.click(items.cell(0, items.headings.index("目标任务")), times=2)
    screen.write(screen.find("完成时限", "text"), "12月20日前")
    screen.write(screen.find("理由", "combo box"), "limit added")
    screen.press("保存更正")
    # Who decides is asked once.
    screen.write(screen.find("您的姓名", "text", begins=True), "林知微")
    screen.keys("Return")
    screen.find("已更正", "label", begins=True)


def _choose_round(screen: Desktop, name: str) -> None:
    rounds = screen.until(
        lambda: next(iter(screen.top().find("2025年", "combo box", begins=True)), None),
        "the rounds",
    )
    screen.click(rounds)
    names = ["2025年一季度", "2025年上半年", name]
    screen.keys(*["Down"] * names.index(name), "Return")
    screen.until(lambda: rounds.name.startswith(name), f"“{name}” is chosen")


def _look_up(screen: Desktop) -> None:
    """F1 tells of the page in sight, from the beginning of its chapter on, beside the work."""
    work = screen.top()
    screen.keys("ctrl+4")
    screen.keys("F1")
    manual = screen.until(lambda: screen.window("帮助"), "the manual")
    screen.until(lambda: "active" in manual.states, "the manual has the keyboard")
    (text,) = manual.find("正文")
    assert text.words.startswith("下发填报表")
    screen.keys("Escape")
    screen.until(lambda: "active" in work.states, "the work has it again")


def _issue(screen: Desktop, folder: Path) -> None:
    folder.mkdir()
    screen.keys("ctrl+4")
    screen.press("生成填报表")
    _answer_file_dialog(screen, folder)
    screen.find("已生成", "label", begins=True)
    assert list(folder.glob("*发放清单*"))


def _let_units_answer(workspace: Path, issued: Path, returned: Path) -> int:
    """Let each unit choose 已完成 for words that say otherwise: no item settles itself."""
    items: Sequence[Item] = Workspace.open(str(workspace)).plan().items
    workbooks = sorted(issued.glob("*_填报表.xlsx"))
    for path in workbooks:
        answers = {
            item.text[:12]: {
                "完成情况": f"正在推进{item.text[:8]}前期工作，还没有开工。",
                **({"进度自评": "已完成"} if item.kind.value != "indicator" else {}),
            }
            for item in items
        }
        fill(path, returned / path.name, answers)
    return len(workbooks)


def _drop(screen: Desktop, paths: Sequence[Path], answered: int) -> None:
    screen.keys("ctrl+5")
    window = screen.top()
    zone = screen.find("把收到的填报表拖到这里", "label")
    beside = [sys.executable, file_manager.__file__, *(str(one) for one in paths)]
    manager = screen.start(*beside)
    try:
        files = screen.until(lambda: screen.window(file_manager.TITLE), file_manager.TITLE)
        screen.drag(files.box.middle, zone.box.middle)
        # The file manager has the keyboard now.
        told = f"收取了 {answered} 个文件"
        screen.until(lambda: window.find(told, "label", begins=True), told)
    finally:
        manager.terminate()
        manager.wait(10)


def _settle(screen: Desktop) -> list[str]:
    """Settle items by keys only; gives the texts that were rewritten on the way."""
    screen.keys("ctrl+6")
    listed = screen.find("待审事项", "table")
    screen.until(lambda: "focused" in listed.states, "the list has the keyboard")
    screen.until(lambda: listed.rows >= _TO_SETTLE, "enough to settle")
    open_before = _waiting(screen)
    rewritten: list[str] = []
    for number in range(_TO_SETTLE):
        if number % _EVERY == 0:
            rewritten.append(_rewrite(screen, number))
        waiting = _waiting(screen)
        match number % (2 * _EVERY):
            case 0:
                # A text that was rewritten: Y asks whether it is meant …
                screen.keys("y")
                screen.press("采用改写的文字并确认")
            case at if at == _EVERY:
                # … or it is saved, and then confirmed with its class as any other.
                screen.keys("ctrl+s")
                screen.find("报告采用的文字，来源：审核人改写", "label", begins=True)
                screen.keys("y")
            case _:
                screen.keys("y")
        screen.until(lambda w=waiting: _waiting(screen) < w, f"item {number} is settled")
    assert _waiting(screen) <= open_before - _TO_SETTLE
    return rewritten


def _rewrite(screen: Desktop, number: int) -> str:
    """Type into the text, go away and come back: the draft stands there as it was typed."""
    typed = f"{_REWRITTEN}{number} "
    text = screen.find("报告采用的文字", "text")
    before = text.words
    screen.keys("e")
    screen.until(lambda: "focused" in text.states, "the text has the keyboard")
    screen.keys("ctrl+Home")
    screen.type(typed)
    screen.until(lambda: text.words == typed + before, "what was typed")
    screen.keys("Escape", "n")
    screen.until(lambda: not text.words.startswith(typed), "another item")
    screen.keys("p")
    screen.until(lambda: text.words == typed + before, "the draft")
    return typed + before


def _undo_and_settle_again(screen: Desktop) -> None:
    waiting = _waiting(screen)
    screen.keys("ctrl+z")
    screen.until(lambda: _waiting(screen) > waiting, "one decision was taken back")
    screen.keys("ctrl+y")
    screen.until(lambda: _waiting(screen) == waiting, "and done again")


def _waiting(screen: Desktop) -> int:
    """Read how many items wait, as it stands below the list."""
    told = screen.find("等待处理 ", "label", begins=True).name
    return int(told.split()[1])


def _send_back(screen: Desktop, folder: Path) -> None:
    folder.mkdir()
    screen.click(screen.find("待审事项", "table").cell(0, 0))
    screen.keys("b")
    screen.find("退回的理由", "text")
    screen.write(screen.find("退回的理由", "text"), "figures are missing")
    screen.press("生成退回修改表…")
    _answer_file_dialog(screen, folder)
    screen.until(lambda: list(folder.glob("*退回*.xlsx")), "the workbook that goes back")


def _report(screen: Desktop, folder: Path) -> None:
    folder.mkdir()
    screen.keys("ctrl+7")
    screen.press("生成报告")
    _answer_file_dialog(screen, folder)
    screen.find("已生成 2 个文件", "label", begins=True)


def _close_during_a_job(screen: Desktop, returned: Path) -> None:
    """Take the same files in again and close at once: it asks, and what was done stays done."""
    screen.keys("ctrl+5")
    screen.press("选择文件夹…")
    _answer_file_dialog(screen, returned)
    screen.keys("alt+F4")
    screen.press("停下并关闭")


def _answer_file_dialog(screen: Desktop, path: Path) -> None:
    """Type a path into Qt's own file dialog, which has the keyboard in its field of names."""

    def field() -> Node | None:
        dialog = screen.top()
        if dialog.role != "dialog":
            return None
        fields = [one for one in dialog.all_of("text") if "focused" in one.states]
        return fields[0] if fields else None

    named = screen.until(field, "the field of the file dialog")
    screen.type(str(path))
    screen.until(lambda: named.words == str(path), "the path")
    screen.keys("Return")


def _listed_decisions(workspace: Path) -> list[dict[str, object]]:
    asked = [*("decide", "2025-Q3", "--list", "--json"), "-w", str(workspace)]
    answer = subprocess.run(
        [sys.executable, "-m", "gwreport", *asked],
        env={**os.environ},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return json.loads(answer.stdout)["decisions"]
