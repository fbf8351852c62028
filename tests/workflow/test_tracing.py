"""Every sentence of an item is traced to file, sheet, cell and time, and says why it is reported."""

import shutil
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from gwreport.domain.decisions.decisions import Force
from gwreport.domain.returns.returns import Outcome
from gwreport.errors import UnknownNameError
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review import decide
from gwreport.workflow.review.decide import Author
from gwreport.workflow.review.decide_files import settle_version
from gwreport.workflow.review.trace import Role, Trace, TracedText, Why, trace
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, fill, issue, open_office

ROUND = "2025-Q3"
AUTHOR = Author("周叙言", "电话核实", datetime.fromisoformat("2025-10-11T09:00:00"))
CITY, MONEY = "区城市管理局", "区财政局"


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two versions of the city's return, the second held, and the other lead's in an archive."""
    folder = tmp_path_factory.mktemp("start")
    with open_office(folder) as workspace:
        issue(workspace, folder)
        for number, words in enumerate(("已建成2个。", "已建成3个。"), 1):
            collect(workspace, filled(folder, CITY, f"{number}.xlsx", words))
        inner = filled(folder, MONEY, "财政局.xlsx", "已拨付300万元。")
        with zipfile.ZipFile(folder / "附件.zip", "w") as archive:
            archive.write(inner, "财政局.xlsx")
        collect(workspace, folder / "附件.zip")
    return folder


@pytest.fixture
def office(start: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A copy of it, to be changed."""
    shutil.copytree(start, tmp_path, dirs_exist_ok=True)
    with Workspace.open(str(tmp_path / "a.gwr")) as workspace:
        yield workspace


def filled(folder: Path, unit: str, name: str, words: str) -> Path:
    path = next((folder / "下发").rglob(f"*{unit}*.xlsx"))
    answers = {"新建": {"完成情况": words, "进度自评": "依时序推进"}}
    return fill(path, folder / "回收" / name, answers)


def collect(office: Workspace, file: Path) -> None:
    collect_returns(office, [file], now=LATER, workers=1)


def completions(found: Trace) -> list[TracedText]:
    return [one for one in found.texts if one.what == "完成情况"]


def test_each_text_names_its_file_sheet_cell_time_version_and_hash(
    office: Workspace, start: Path
) -> None:
    found = trace(office, ROUND, "T2")
    first, held, archived = completions(found)
    assert (first.unit, first.cell.text, first.role) == (CITY, "已建成2个。", Role.REPORTED)
    assert (first.file.source.path, first.file.source.member) == (
        str(start / "回收" / "1.xlsx"),
        "",
    )
    assert (first.sheet, first.cell.at.reference, first.file.version) == ("目标任务", "G4", 1)
    assert first.file.received_at.isoformat().startswith("2025-10-09T15:30")
    assert first.file == office.ledger.submission(first.file.number)
    assert (held.cell.text, held.file.outcome, held.role) == (
        "已建成3个。",
        Outcome.HELD,
        Role.NOT_MERGED,
    )
    assert (archived.file.source.path, archived.file.source.member) == (
        str(start / "附件.zip"),
        "财政局.xlsx",
    )
    assert (archived.cell.text, archived.role) == ("已拨付300万元。", Role.BESIDE)
    assert found.why is Why.PRIMARY
    assert {one.cell.text for one in found.texts if one.what == "进度自评"} == {"依时序推进"}


def test_what_is_traced_leads_to_the_bytes_that_say_it(office: Workspace, tmp_path: Path) -> None:
    import openpyxl

    traced = completions(trace(office, ROUND, "T2"))
    assert len(traced) > 1
    for one in traced:
        file = tmp_path / "原件.xlsx"
        file.write_bytes(office.ledger.archived(one.file.source.sha256))
        assert openpyxl.load_workbook(file)[one.sheet][one.cell.at.reference].value == one.cell.text


def test_an_edited_text_shows_the_texts_that_it_came_from(office: Workspace) -> None:
    number = decide.edit_text(office, ROUND, "T2", "建成2个，拨付300万元。", AUTHOR)
    found = trace(office, ROUND, "T2")
    assert found.why is Why.DECISION
    assert [one.role for one in completions(found)] == [Role.BASIS, Role.NOT_MERGED, Role.BASIS]
    assert {one.cell.text for one in found.merged.sources} == {"已建成2个。", "已拨付300万元。"}
    (listed,) = found.decisions
    assert (listed.decision.number, listed.decision.who, listed.force) == (
        number,
        "周叙言",
        Force.IN_FORCE,
    )


def test_a_chosen_version_is_the_one_that_is_reported(office: Workspace) -> None:
    decide.choose_text(office, ROUND, "T2", CITY, AUTHOR, version=2)
    roles = {one.cell.text: one.role for one in completions(trace(office, ROUND, "T2"))}
    assert roles == {
        "已建成2个。": Role.BESIDE,
        "已建成3个。": Role.REPORTED,
        "已拨付300万元。": Role.BESIDE,
    }


def test_decisions_that_were_taken_back_are_still_shown(office: Workspace) -> None:
    number = decide.choose_text(office, ROUND, "T2", MONEY, AUTHOR)
    decide.undo(office, ROUND, number, AUTHOR)
    found = trace(office, ROUND, "T2")
    assert found.why is Why.PRIMARY
    assert [one.force for one in found.decisions] == [Force.UNDONE, Force.IN_FORCE]


def test_the_decision_by_which_a_file_was_taken_in_is_shown_with_its_words(
    office: Workspace,
) -> None:
    held = completions(trace(office, ROUND, "T2"))[1]
    settled = settle_version(office, ROUND, held.file.number, accept=True, author=AUTHOR)
    decide.edit_text(office, ROUND, "T3", "别的任务。", AUTHOR)
    found = trace(office, ROUND, "T2")
    assert found.merged.text == "已建成3个。"
    assert [one.decision.number for one in found.decisions] == [settled.decision]
    undoing = decide.undo(office, ROUND, settled.decision, AUTHOR)
    shown = trace(office, ROUND, "T2").decisions
    assert [one.decision.number for one in shown] == [settled.decision, undoing]


def test_what_the_rules_propose_stands_there_with_its_reasons(office: Workspace) -> None:
    judgement = trace(office, ROUND, "T2").judgement
    assert judgement is not None
    assert judgement.reasons


def test_an_item_that_nobody_wrote_of_says_so(office: Workspace) -> None:
    found = trace(office, ROUND, "G4")
    assert (found.why, found.texts) == (Why.NOBODY, ())
    assert "item-missing" in {one.code for one in found.findings}


def test_a_silent_primary_is_the_reason_of_the_others_text(
    tmp_path: Path,
) -> None:
    with open_office(tmp_path) as office:
        issue(office, tmp_path)
        collect(office, filled(tmp_path, MONEY, "2.xlsx", "已拨付300万元。"))
        assert trace(office, ROUND, "T2").why is Why.NEXT_LEAD


def test_findings_of_the_item_stand_there_and_those_of_others_do_not(office: Workspace) -> None:
    found = trace(office, ROUND, "T2")
    assert all(one.item in ("T2", None) for one in found.findings)


def test_an_item_that_is_not_there_is_told(office: Workspace) -> None:
    with pytest.raises(UnknownNameError):
        trace(office, ROUND, "T99")
