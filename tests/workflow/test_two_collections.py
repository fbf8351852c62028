"""Two clerks collect at once: each return is taken once, and no words win over others unsaid."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Executor
from datetime import datetime
from pathlib import Path

import pytest

from gwreport.domain.returns.returns import Outcome
from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.ledger.ledger import Ledger
from gwreport.wording.errors import explain_error
from gwreport.wording.facts import fact_words
from gwreport.workbooks.intake.reading import Intake
from gwreport.workflow.plan.manage_units import add_alias, add_unit
from gwreport.workflow.processes.pool import ExecutorFactory
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.returns.intake_store import CollectedFile
from gwreport.workflow.review.decide import undo
from gwreport.workflow.review.decide_files import settle_version
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.sending.generate_workbooks import generate_workbooks
from gwreport.workflow.sending.send_back import send_back
from gwreport.workflow.workspace import Workspace
from tests.workflow.crash_points import threads
from tests.workflow.quarter import fill, issue, open_office

ROUND = "2025-Q3"
UNIT = "区城市管理局"
AGAIN = datetime.fromisoformat("2025-10-12T09:00:00")
AUTHOR = Author("乙", "核实", AGAIN)
PARK = {"新建": {"完成情况": "已建成4个，占80%。", "进度自评": "正常推进"}}
MORE = {"新建": {"完成情况": "已建成5个，全部建成。", "进度自评": "已完成"}}
STREET = {"整治": {"完成情况": "已整治9条。", "进度自评": "依时序推进"}}


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("issued")
    with open_office(folder) as office:
        issue(office, folder)
    return folder


@pytest.fixture
def location(issued: Path, tmp_path: Path) -> str:
    """A workspace whose round is issued."""
    shutil.copytree(issued, tmp_path, dirs_exist_ok=True)
    return str(tmp_path / "a.gwr")


@pytest.fixture
def workbook(location: str, tmp_path: Path) -> Path:
    return next((tmp_path / "下发").glob(f"*{UNIT}*.xlsx"))


def meanwhile(do: Callable[[], object]) -> ExecutorFactory:
    """Let something happen when a collection has looked at what is there, and stored nothing."""

    def factory(workers: int, context: object) -> Executor:
        do()
        return threads(workers, context)

    return factory


def collect(
    location: str, *paths: Path, executor: ExecutorFactory = threads
) -> list[CollectedFile]:
    with Workspace.open(location) as office:
        came = collect_returns(office, paths, now=AGAIN, workers=1, executor=executor)
    return list(came.files)


def codes(file: CollectedFile) -> set[str]:
    return {finding.code for finding in file.submission.findings}


def merged_words(location: str, beginning: str = "新建") -> str:
    with Workspace.open(location) as office:
        assert office.ledger.checks.verify_contents() == []
        state = office.book.state(office.round(ROUND))
        return next(one.text for one in state.merged if one.item.text.startswith(beginning))


def test_case_81_the_same_folder_collected_twice_at_once_is_taken_once(
    location: str, workbook: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "b"
    other = next((tmp_path / "下发").glob("*区财政局*.xlsx"))
    fill(workbook, folder / "1.xlsx", PARK | STREET)
    fill(other, folder / "2.xlsx", MORE)
    (folder / "3.xlsx").write_bytes(b"PK\x03\x04 cut")
    first: list[CollectedFile] = []
    second = collect(
        location, folder, executor=meanwhile(lambda: first.extend(collect(location, folder)))
    )
    assert [one.submission.outcome for one in first] == [
        Outcome.ACCEPTED_WITH_FINDINGS,
        Outcome.ACCEPTED,
        Outcome.REFUSED,
    ]
    assert [one.submission.outcome for one in second] == [Outcome.DUPLICATE] * 3
    assert [codes(one) for one in second] == [{"same-bytes"}] * 3
    assert [dict(fact_words(one.submission.findings[0])) for one in second] == [
        {"number": str(one.submission.number)} for one in first
    ]


@pytest.mark.of_files
def test_case_80_other_words_of_one_unit_collected_at_once_are_held(
    location: str, workbook: Path, tmp_path: Path
) -> None:
    one = fill(workbook, tmp_path / "1.xlsx", PARK | STREET)
    other = fill(workbook, tmp_path / "2.xlsx", MORE | STREET)
    (later,) = collect(location, one, executor=meanwhile(lambda: collect(location, other)))
    assert (later.submission.outcome, later.submission.version) == (Outcome.HELD, 2)
    assert "version-differs" in codes(later)
    assert merged_words(location) == "已建成5个，全部建成。"


def test_the_same_words_in_other_bytes_collected_at_once_are_taken_once(
    location: str, workbook: Path, tmp_path: Path
) -> None:
    one, other = (fill(workbook, tmp_path / f"{n}.xlsx", PARK) for n in (1, 2))
    other.write_bytes(other.read_bytes() + b"\0")
    (later,) = collect(location, one, executor=meanwhile(lambda: collect(location, other)))
    assert later.submission.outcome is Outcome.DUPLICATE
    assert "same-content" in codes(later)


def test_a_file_that_was_taken_meanwhile_is_what_a_later_one_is_held_against(
    location: str, workbook: Path, tmp_path: Path
) -> None:
    collect(location, fill(workbook, tmp_path / "1.xlsx", PARK))
    (held,) = collect(location, fill(workbook, tmp_path / "2.xlsx", MORE))
    street = {"整治": {"完成情况": "已整治12条。"}}
    (wider,) = collect(location, fill(workbook, tmp_path / "3.xlsx", MORE | STREET))
    assert (held.submission.outcome, wider.submission.outcome) == (Outcome.HELD, Outcome.HELD)

    def accept() -> None:
        with Workspace.open(location) as office:
            settle_version(office, ROUND, wider.submission.number, accept=True, author=AUTHOR)

    (came,) = collect(
        location, fill(workbook, tmp_path / "4.xlsx", street), executor=meanwhile(accept)
    )
    assert (came.submission.outcome, came.submission.version) == (Outcome.HELD, 4)
    assert merged_words(location, "整治") == "已整治9条。"


def test_units_that_are_joined_meanwhile_are_one_unit(
    location: str, workbook: Path, tmp_path: Path
) -> None:
    collect(location, fill(workbook, tmp_path / "1.xlsx", PARK))

    def join() -> None:
        with Workspace.open(location) as office:
            add_unit(office, "区城市运行管理局", None, now=AGAIN)
            add_alias(office, "区城市运行管理局", UNIT, now=AGAIN)

    second = fill(workbook, tmp_path / "2.xlsx", MORE)
    (later,) = collect(location, second, executor=meanwhile(join))
    assert (later.submission.outcome, later.submission.version) == (Outcome.HELD, 2)
    assert merged_words(location) == "已建成4个，占80%。"


def test_a_sending_back_that_is_undone_meanwhile_asks_for_nothing_any_more(
    location: str, workbook: Path, tmp_path: Path
) -> None:
    collect(location, fill(workbook, tmp_path / "1.xlsx", PARK | STREET))
    with Workspace.open(location) as office:
        sent = send_back(office, ROUND, UNIT, tmp_path / "退回", author=AUTHOR)
    answer = {"新建": {"进度自评": "依时序推进"}}
    corrected = fill(sent.path, tmp_path / "2.xlsx", answer)

    def take_back() -> None:
        with Workspace.open(location) as office:
            undo(office, ROUND, sent.decision, AUTHOR)

    (came,) = collect(location, corrected, executor=meanwhile(take_back))
    assert came.submission.outcome is Outcome.HELD
    assert {"correction-withdrawn", "version-differs"} <= codes(came)


def test_a_round_that_is_issued_meanwhile_makes_the_other_the_earlier_one(
    location: str, workbook: Path, tmp_path: Path
) -> None:
    def next_round() -> None:
        with Workspace.open(location) as office:
            generate_workbooks(office, "2025-Q4", tmp_path / "全年", now=AGAIN)

    (came,) = collect(
        location, fill(workbook, tmp_path / "1.xlsx", STREET), executor=meanwhile(next_round)
    )
    assert came.submission.outcome is Outcome.HELD
    assert "round-earlier" in codes(came)


def test_a_copy_of_a_file_that_could_not_be_read_is_told_as_that(
    location: str, workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("1.xlsx", "2.xlsx"):
        fill(workbook, tmp_path / "b" / name, PARK)
    (tmp_path / "b/2.xlsx").write_bytes((tmp_path / "b/1.xlsx").read_bytes())

    def fail(data: bytes, name: str, context: object) -> Intake:
        raise ValueError

    with monkeypatch.context() as patch:
        patch.setattr("gwreport.workflow.returns.collect_returns.take_in", fail)
        came = collect(location, tmp_path / "b")
    assert [one.submission.outcome for one in came] == [Outcome.REFUSED] * 2
    assert [codes(one) & {"worker-failed"} for one in came] == [{"worker-failed"}] * 2
    again = collect(location, tmp_path / "b")
    assert [one.submission.outcome for one in again] == [
        Outcome.ACCEPTED_WITH_FINDINGS,
        Outcome.DUPLICATE,
    ]


def test_a_copy_of_a_file_that_says_nothing_new_is_told_with_its_number(
    location: str, workbook: Path, tmp_path: Path
) -> None:
    first = fill(workbook, tmp_path / "1.xlsx", PARK)
    collect(location, first)
    folder = tmp_path / "b"
    folder.mkdir()
    for name in ("1.xlsx", "2.xlsx"):
        (folder / name).write_bytes(first.read_bytes() + b"\0")
    came = collect(location, folder)
    assert [one.submission.outcome for one in came] == [Outcome.DUPLICATE] * 2
    assert dict(fact_words(came[1].submission.findings[0])) == {
        "number": str(came[0].submission.number)
    }


def test_a_version_that_a_clerk_refused_keeps_its_number(
    location: str, workbook: Path, tmp_path: Path
) -> None:
    collect(location, fill(workbook, tmp_path / "1.xlsx", PARK))
    (held,) = collect(location, fill(workbook, tmp_path / "2.xlsx", MORE))
    with Workspace.open(location) as office:
        settle_version(office, ROUND, held.submission.number, accept=False, author=AUTHOR)
    (third,) = collect(location, fill(workbook, tmp_path / "3.xlsx", PARK | STREET))
    assert (held.submission.version, third.submission.version) == (2, 3)


# A clerk's own program; it stops between its look at the workspace and its first writing.
CLERK = """
import json, sys
from datetime import datetime
from pathlib import Path
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.workspace import Workspace
from tests.workflow.crash_points import threads

def waiting(workers, context):
    print("ready", flush=True)
    sys.stdin.readline()
    return threads(workers, context)

with Workspace.open(sys.argv[1]) as office:
    came = collect_returns(
        office, [Path(sys.argv[2])], now=datetime.now(), workers=1, executor=waiting
    )
print(json.dumps([[one.outcome, one.unit, one.version, one.number] for file in came.files for one in [file.submission]]))
"""


@pytest.mark.of_files
@pytest.mark.parametrize("same", [True, False])
def test_two_processes_take_each_return_once_and_hold_what_differs(
    location: str, tmp_path: Path, same: bool
) -> None:
    folders = [tmp_path / "甲", tmp_path / ("甲" if same else "乙")]
    issued = sorted((tmp_path / "下发").glob("*填报表.xlsx"))
    for folder in dict.fromkeys(folders):
        for path in issued:
            text = {"完成情况": f"{folder.name}收到的数。"}
            answers = dict.fromkeys(("地区", "新建", "整治", "持续"), text)
            fill(path, folder / path.name, answers)
    clerks = [
        subprocess.Popen(
            [sys.executable, "-c", CLERK, location, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        for folder in folders
    ]
    for process in clerks:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in clerks:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    told = [json.loads(process.communicate(timeout=300)[0]) for process in clerks]
    first, second = sorted(told, key=lambda rows: rows[0][3])
    assert {outcome for outcome, *_ in first} <= {"accepted", "accepted_with_findings"}
    later = "duplicate" if same else "held"
    assert [row[:2] for row in second] == [[later, row[1]] for row in first]
    assert {row[2] for row in second} == {1 if same else 2}
    with Workspace.open(location) as office:
        stored = office.ledger.submissions(ROUND)
        assert len(stored) == 2 * len(issued)
        assert office.ledger.checks.verify_contents() == []
        assert office.ledger.checks.verify_journal() is None


def test_a_collection_that_finds_the_workspace_locked_stores_nothing_of_it(
    location: str, workbook: Path, tmp_path: Path
) -> None:
    file = fill(workbook, tmp_path / "1.xlsx", PARK)
    with (
        Workspace(Ledger.open(location, busy_seconds=0.05)) as mine,
        Workspace.open(location) as other,
    ):
        with other.ledger.write(), pytest.raises(WorkspaceError) as caught:
            collect_returns(mine, [file], now=AGAIN, workers=1, executor=threads)
        assert caught.value.fault is WorkspaceFault.LOCKED
        assert "正被另一个窗口" in explain_error(caught.value)
        assert mine.ledger.submissions() == []
        (came,) = collect_returns(mine, [file], now=AGAIN, workers=1, executor=threads).files
        assert came.submission.outcome is Outcome.ACCEPTED_WITH_FINDINGS
