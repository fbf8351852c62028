"""Several people decide upon the same items: nobody's decision is lost, and nobody overrides unaware."""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.domain.statuses import Status
from gwreport.errors import ConflictError
from gwreport.wording.errors import explain_error
from gwreport.workflow.keeping.backup import back_up, restore
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review import decide
from gwreport.workflow.review.decide import Author
from gwreport.workflow.review.decide_files import settle_version
from gwreport.workflow.review.record_decision import newest_decision
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, fill, issue, open_office

ROUND = "2025-Q3"
NOW = datetime.fromisoformat("2025-10-11T09:00:00")
ITEMS = ("I1", "T2", "T3", "G4")
DECISIONS = 100

# Each clerk looks at an item, thinks, and decides; what he is told is counted.
CLERK = """
import json, sys
from datetime import datetime
from gwreport.domain.statuses import Status
from gwreport.errors import ConflictError, WorkspaceError, WorkspaceFault
from gwreport.workflow.review.decide import Author, set_status
from gwreport.workflow.review.record_decision import newest_decision
from gwreport.workflow.workspace import Workspace

location, who, count, items = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4].split(",")
made, told = [], []
with Workspace.open(location) as workspace:
    print("ready", flush=True)
    sys.stdin.readline()
    turn = 0
    while turn < count:
        item = items[turn % len(items)]
        seen = newest_decision(workspace, "2025-Q3", item)
        author = Author(who, f"第{turn}次", datetime.now(), seen)
        status = (Status.BEHIND, Status.ON_SCHEDULE)[turn % 2]
        try:
            made.append(set_status(workspace, "2025-Q3", item, status, author))
        except ConflictError as error:
            told.append([error.number, error.who])
        except WorkspaceError as error:
            if error.fault is not WorkspaceFault.LOCKED:
                raise
            continue  # a slow machine: the file was held for too long, nothing was stored
        turn += 1
print(json.dumps([made, told]))
"""


@pytest.fixture
def location(tmp_path: Path) -> Path:
    """A workspace whose round is issued."""
    with open_office(tmp_path) as office:
        issue(office, tmp_path)
    return tmp_path / "a.gwr"


@pytest.mark.of_files
def test_four_processes_at_once_lose_no_decision_and_are_told_of_each_other(
    location: Path,
) -> None:
    decide_at_once(str(location), "甲乙丙丁")


@pytest.mark.long
@pytest.mark.of_files
def test_eight_processes_on_a_server_lose_no_decision_and_are_told_of_each_other(
    location: Path, address: str
) -> None:
    with Workspace.open(str(location)) as office:
        backup = back_up(office, location.with_name("b.gwr")).path
    restore(backup, address, now=NOW)
    decide_at_once(address, "甲乙丙丁戊己庚辛")


def decide_at_once(location: str, names: str) -> None:
    """Let a process decide for each name, all at once, and hold what they were told against what is there."""
    clerks = {
        name: subprocess.Popen(
            [
                sys.executable,
                "-c",
                CLERK,
                location,
                name,
                str(DECISIONS),
                ",".join(ITEMS),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        for name in names
    }
    for process in clerks.values():
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in clerks.values():
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    answers = {
        who: json.loads(process.communicate(timeout=300)[0]) for who, process in clerks.items()
    }
    with Workspace.open(location) as office:
        stored = office.ledger.decisions(ROUND)
        refusals = sum(len(told) for _, told in answers.values())
        assert len(stored) == len(names) * DECISIONS - refusals
        by_number = {one.number: one for one in stored}
        for who, (made, told) in answers.items():
            assert len(made) + len(told) == DECISIONS
            assert {by_number[number].who for number in made} <= {who}
            assert all(by_number[number].who == other for number, other in told)
        assert sorted(by_number) == list(range(1, len(stored) + 1))
        assert office.ledger.checks.verify_journal() is None
        assert office.ledger.checks.verify_contents() == []


def test_a_decision_upon_what_somebody_else_has_settled_is_refused_with_who_when_and_what(
    location: Path,
) -> None:
    with Workspace.open(str(location)) as one, Workspace.open(str(location)) as other:
        seen = newest_decision(one, ROUND, "T2")
        assert seen == 0
        first = decide.set_status(
            other, ROUND, "T2", Status.BEHIND, Author("乙", "现场核实", NOW, 0)
        )
        mine = Author("甲", "电话核实", NOW, seen)
        with pytest.raises(ConflictError) as caught:
            decide.edit_text(one, ROUND, "T2", "全部建成。", mine)
        sentence = explain_error(caught.value)
        for words in (
            "T2",
            "乙",
            "2025-10-11 09:00",
            "未依时序推进",
            "现场核实",
            f"--seen {first}",
        ):
            assert words in sentence
        assert len(one.ledger.decisions()) == 1
        decide.edit_text(one, ROUND, "T3", "别的任务。", mine)
        decide.edit_text(one, ROUND, "T2", "全部建成。", Author("甲", "看过", NOW, first))
        (park,) = (m for m in one.book.state(one.round(ROUND)).merged if m.item.id == "T2")
        assert (park.text, park.status) == ("全部建成。", Status.BEHIND)
        assert park.decided_by == ("乙", "甲")


def test_an_undoing_too_is_something_that_the_other_must_have_seen(location: Path) -> None:
    with Workspace.open(str(location)) as office:
        first = decide.set_status(office, ROUND, "T2", Status.BEHIND, Author("乙", "因", NOW))
        decide.undo(office, ROUND, first, Author("乙", "误", NOW))
        with pytest.raises(ConflictError) as caught:
            decide.set_status(office, ROUND, "T2", Status.DONE, Author("甲", "因", NOW, first))
        assert f"撤销决定 {first}" in explain_error(caught.value)
        with pytest.raises(ConflictError):
            decide.undo(office, ROUND, first, Author("甲", "因", NOW, first))


def test_a_file_that_somebody_has_settled_is_told_with_who_and_what(
    location: Path, tmp_path: Path
) -> None:
    with Workspace.open(str(location)) as office:
        path = next((tmp_path / "下发").rglob("*区城市管理局*.xlsx"))
        for words in ("已建成2个。", "已建成3个。"):
            file = fill(path, tmp_path / f"{words}.xlsx", {"新建": {"完成情况": words}})
            (came,) = collect_returns(office, [file], now=LATER, workers=1).files
        settle_version(
            office, ROUND, came.submission.number, accept=False, author=Author("乙", "旧表", NOW)
        )
        for seen in (0, None):
            mine = Author("甲", "要收", NOW, seen)
            with pytest.raises(ConflictError) as caught:
                settle_version(office, ROUND, came.submission.number, accept=True, author=mine)
            sentence = explain_error(caught.value)
            assert "“乙”" in sentence
            assert "不收这份文件" in sentence
            assert "--undo 1" in sentence


def test_who_does_not_say_what_he_saw_decides_nonetheless(location: Path) -> None:
    with Workspace.open(str(location)) as office:
        decide.set_status(office, ROUND, "T2", Status.BEHIND, Author("乙", "因", NOW))
        decide.set_status(office, ROUND, "T2", Status.DONE, Author("甲", "因", NOW))
        (park,) = (m for m in office.book.state(office.round(ROUND)).merged if m.item.id == "T2")
        assert park.status is Status.DONE


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (DecisionKind.TEXT, "全部\n建成。", "改写为“全部 建成。”"),
        (DecisionKind.CHOOSE, "区财政局", "采用“区财政局”的文字"),
        (DecisionKind.VERSION, "refused", "不收这份文件"),
        (DecisionKind.ACCEPT, "a1b2", "认可一个问题"),
    ],
)
def test_each_sort_of_decision_is_told_in_words(kind: DecisionKind, value: str, words: str) -> None:
    error = ConflictError(
        "7",
        5,
        kind.value,
        value,
        who="乙",
        at=datetime.fromisoformat("2025-10-11T09:00:00+08:00"),
        reason="因",
    )
    sentence = explain_error(error)
    assert words in sentence
    assert sentence.startswith("文件 7 已由“乙”于 2025-10-11 09:00")
