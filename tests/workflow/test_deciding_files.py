"""A held file that does not tell whose it is can be taken in as a unit's, and given back."""

import errno
import io
import itertools
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.domain.returns.returns import Outcome
from gwreport.domain.review.unit_progress import unit_progress
from gwreport.errors import ArgumentError, GwreportError, UnknownNameError
from gwreport.machine import effects
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.returns.intake_store import CollectedFile
from gwreport.workflow.review import decide
from gwreport.workflow.review.decide import Author
from gwreport.workflow.review.decide_files import settle_version
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.workspace import Workspace
from tests.workflow.crash_points import threads
from tests.workflow.quarter import LATER, fill, issue, open_office

ROUND = "2025-Q3"
AUTHOR = Author("周叙言", "电话核实", datetime.fromisoformat("2025-10-11T09:00:00"))
CITY, MONEY = "区城市管理局", "区财政局"
HEADINGS = ("序号", "目标任务", "完成情况", "进度自评", "存在问题", "下一步措施")


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose round is issued."""
    folder = tmp_path_factory.mktemp("start")
    with open_office(folder) as workspace:
        issue(workspace, folder)
    return folder


@pytest.fixture
def office(start: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A copy of it, to be changed."""
    shutil.copytree(start, tmp_path, dirs_exist_ok=True)
    with Workspace.open(str(tmp_path / "a.gwr")) as workspace:
        yield workspace


def pasted(folder: Path, *rows: tuple[str, str]) -> Path:
    """A new workbook with nothing but visible words of some rows, as pasted by a unit."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADINGS)
    for number, (text, words) in enumerate(rows, 1):
        sheet.append((str(number), text, words, "依时序推进"))
    buffer = io.BytesIO()
    book.save(buffer)
    file = folder / "粘贴.xlsx"
    file.write_bytes(buffer.getvalue())
    return file


def collect(office: Workspace, file: Path) -> CollectedFile:
    (came,) = collect_returns(office, [file], now=LATER, workers=1).files
    return came


def texts(office: Workspace) -> dict[str, str]:
    state = office.book.state(office.round(ROUND))
    return {one.item.id: one.text for one in state.merged}


def outcomes(office: Workspace) -> list[Outcome]:
    return [one.outcome for one in office.ledger.submissions(with_entries=False)]


def test_a_file_of_an_unknown_unit_is_taken_in_under_the_unit_that_is_named(
    office: Workspace, tmp_path: Path
) -> None:
    came = collect(office, pasted(tmp_path, ("整治背街小巷12条。", "已整治9条。")))
    assert (came.submission.outcome, came.submission.unit) == (Outcome.HELD, "")
    before = texts(office)
    with pytest.raises(ArgumentError):
        settle_version(office, ROUND, came.submission.number, accept=True, author=AUTHOR)
    settled = settle_version(
        office, ROUND, came.submission.number, accept=True, author=AUTHOR, unit="区城市管理局"
    )
    assert texts(office) == before | {"T3": "已整治9条。"}
    merged = office.ledger.submission(settled.merged)
    assert merged is not None
    assert (merged.unit, merged.round, merged.version) == (CITY, ROUND, 1)
    assert (merged.source.sha256, merged.source.path) == (
        came.submission.source.sha256,
        came.submission.source.path,
    )
    states = {
        one.unit: one.filled
        for one in unit_progress(office.book.state(office.round(ROUND)), today=LATER.date())
    }
    assert states[CITY] == 1
    assert all(one.kind != "held" for one in review_round(office, ROUND).items)
    assert office.ledger.checks.verify_contents() == []


def test_undoing_brings_the_held_file_back_and_can_be_undone(
    office: Workspace, tmp_path: Path
) -> None:
    came = collect(office, pasted(tmp_path, ("整治背街小巷12条。", "已整治9条。")))
    before = texts(office)
    settled = settle_version(
        office, ROUND, came.submission.number, accept=True, author=AUTHOR, unit=CITY
    )
    undoing = decide.undo(office, ROUND, settled.decision, AUTHOR)
    assert texts(office) == before
    assert outcomes(office) == [Outcome.HELD, Outcome.DUPLICATE]
    decide.undo(office, ROUND, undoing, AUTHOR)
    assert texts(office)["T3"] == "已整治9条。"
    assert outcomes(office)[0] is Outcome.DUPLICATE
    decide.undo(office, ROUND, office.ledger.decisions()[-1].number, AUTHOR)
    settle_version(office, ROUND, came.submission.number, accept=False, author=AUTHOR)
    assert outcomes(office) == [Outcome.REFUSED, Outcome.DUPLICATE]
    assert office.ledger.checks.verify_contents() == []


def test_after_an_undoing_another_unit_can_be_named(office: Workspace, tmp_path: Path) -> None:
    came = collect(office, pasted(tmp_path, ("新建口袋公园5个。", "已建成4个。")))
    # Its texts are those of the one unit that leads nothing else; the clerk knows better.
    assert (came.submission.outcome, came.submission.unit) == (Outcome.HELD, MONEY)
    settled = settle_version(office, ROUND, came.submission.number, accept=True, author=AUTHOR)
    assert settled.merged == came.submission.number
    decide.undo(office, ROUND, settled.decision, AUTHOR)
    settle_version(office, ROUND, came.submission.number, accept=True, author=AUTHOR, unit=CITY)
    state = office.book.state(office.round(ROUND))
    park = next(one for one in state.merged if one.item.id == "T2")
    assert (park.source, park.text) == (CITY, "已建成4个。")
    assert [entry.unit for entry in park.entries] == [CITY]


def test_what_an_accepted_file_changes_of_earlier_words_is_told(
    office: Workspace, tmp_path: Path
) -> None:
    path = next((tmp_path / "下发").rglob(f"*{CITY}*.xlsx"))
    collect(office, fill(path, tmp_path / "1.xlsx", {"整治": {"完成情况": "已整治2条。"}}))
    came = collect(office, pasted(tmp_path, ("整治背街小巷12条。", "已整治9条。")))
    settled = settle_version(
        office, ROUND, came.submission.number, accept=True, author=AUTHOR, unit=CITY
    )
    merged = office.ledger.submission(settled.merged)
    assert merged is not None
    assert merged.version == 2
    assert "version-differs" in {one.code for one in merged.findings}
    assert texts(office)["T3"] == "已整治9条。"


def test_a_file_can_be_taken_into_the_round_that_is_named(
    office: Workspace, tmp_path: Path
) -> None:
    issue(office, tmp_path / "q2", "2025-Q2", now=LATER)
    came = collect(office, pasted(tmp_path, ("新建口袋公园5个。", "已建成2个。")))
    held_in = came.submission.round
    other = "2025-Q2" if held_in == ROUND else ROUND
    settled = settle_version(
        office, held_in, came.submission.number, accept=True, author=AUTHOR, into=other
    )
    merged = office.ledger.submission(settled.merged)
    assert merged is not None
    assert (merged.round, merged.unit) == (other, MONEY)
    assert [one.round for one in office.ledger.decisions()] == [held_in]


@pytest.mark.parametrize(
    ("unit", "error"),
    [
        ("区没有局", UnknownNameError),
        ("区发展改革委", ArgumentError),  # nothing of its items is in the file
        ("各镇街", UnknownNameError),
    ],
)
def test_a_unit_whose_file_it_cannot_be_is_refused(
    office: Workspace, tmp_path: Path, unit: str, error: type[Exception]
) -> None:
    came = collect(office, pasted(tmp_path, ("整治背街小巷12条。", "已整治9条。")))
    with pytest.raises(error):
        settle_version(office, ROUND, came.submission.number, accept=True, author=AUTHOR, unit=unit)
    assert outcomes(office) == [Outcome.HELD]
    assert office.ledger.decisions() == []


def test_a_file_of_an_unknown_unit_can_be_refused(office: Workspace, tmp_path: Path) -> None:
    came = collect(office, pasted(tmp_path, ("整治背街小巷12条。", "已整治9条。")))
    settled = settle_version(office, ROUND, came.submission.number, accept=False, author=AUTHOR)
    assert settled.merged == 0
    assert outcomes(office) == [Outcome.REFUSED]
    (decision,) = office.ledger.decisions()
    assert (decision.kind, decision.value) == (DecisionKind.VERSION, "refused")


def test_the_same_bytes_that_come_again_are_told_as_those_that_were_taken_in(
    office: Workspace, tmp_path: Path
) -> None:
    file = pasted(tmp_path, ("整治背街小巷12条。", "已整治9条。"))
    came = collect(office, file)
    settle_version(office, ROUND, came.submission.number, accept=True, author=AUTHOR, unit=CITY)
    again = collect(office, file)
    assert (again.submission.outcome, again.submission.unit) == (Outcome.DUPLICATE, CITY)


@pytest.mark.usefixtures("no_hook")
def test_a_taking_in_that_fails_at_any_step_leaves_the_file_held(
    office: Workspace, tmp_path: Path
) -> None:
    came = collect(office, pasted(tmp_path, ("整治背街小巷12条。", "已整治9条。")))
    before, failures = office.ledger.state_hash(), 0

    def accept() -> None:
        settle_version(
            office,
            ROUND,
            came.submission.number,
            accept=True,
            author=AUTHOR,
            unit=CITY,
            executor=threads,
        )

    for number in itertools.count(1):
        effects.hook = fail_at(number)
        try:
            accept()
        except GwreportError:
            failures += 1
            assert office.ledger.state_hash() == before
        else:
            break
        finally:
            effects.hook = None
    assert failures >= 3
    assert texts(office)["T3"] == "已整治9条。"
    assert office.ledger.checks.verify_journal() is None


def fail_at(number: int) -> Callable[[str], None]:
    calls = itertools.count(1)

    def hook(_: str) -> None:
        if next(calls) == number:
            raise OSError(errno.ENOSPC, "no")

    return hook
