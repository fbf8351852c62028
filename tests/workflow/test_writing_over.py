"""Nothing is written over (case 82): whatever is written, what a clerk or a unit changed stays as it is."""

import io
import os
import shutil
import stat
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest

from gwreport.domain.findings.finding import Finding
from gwreport.domain.papers import Paper
from gwreport.domain.statuses import Status
from gwreport.ledger.ledger import Ledger
from gwreport.machine import effects
from gwreport.wording.facts import fact_words
from gwreport.workflow.demo import run_demo
from gwreport.workflow.keeping.backup import back_up, rebuild, restore
from gwreport.workflow.keeping.check_workspace import check_workspace
from gwreport.workflow.keeping.read_journal import export_journal
from gwreport.workflow.output import print_report as printing
from gwreport.workflow.output.papers import write_papers
from gwreport.workflow.output.write_report import write_report
from gwreport.workflow.outputs import Outputs
from gwreport.workflow.plan.manage_units import export_units
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.returns.extract_files import extract_files
from gwreport.workflow.review.decide import set_status
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.sending.chase import chase, write_chase
from gwreport.workflow.sending.generate_workbooks import generate_workbooks
from gwreport.workflow.sending.send_back import send_back
from gwreport.workflow.workspace import Workspace
from tests.ledger.test_migrating import take_back
from tests.workflow.crash_points import threads, unrecorded_plan
from tests.workflow.quarter import LATER, NOW, fill, issue, open_office, workbook_of

pytestmark = pytest.mark.usefixtures("no_hook")

ROUND = "2025-Q3"
CITY = "区城市管理局"
TODAY = date(2025, 10, 12)
Writer = Callable[[Workspace, Path], tuple[Sequence[Path], Sequence[Finding]]]


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose round is issued, with one return that is behind and late others."""
    folder = tmp_path_factory.mktemp("start")
    with open_office(folder) as workspace:
        path = workbook_of(issue(workspace, folder), CITY)
        words = {"新建": {"完成情况": "已建成4个。"}, "整治": {"完成情况": "已整治9条。"}}
        fill(path, folder / "b" / "城管.xlsx", words)
        collect_returns(workspace, [folder / "b"], now=LATER, workers=1, executor=threads)
        set_status(workspace, ROUND, "T2", Status.BEHIND, Author("甲", "核实", LATER))
    return folder


@pytest.fixture
def office(start: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """A copy of it, with the folder of the issue, to be changed."""
    monkeypatch.setattr(printing, "printed", lambda *_, **__: b"%PDF-1.7 of LibreOffice")
    shutil.copyfile(start / "a.gwr", tmp_path / "a.gwr")
    shutil.copytree(start / "下发", tmp_path / "下发")
    with Workspace.open(str(tmp_path / "a.gwr")) as workspace:
        yield workspace


def generate(office: Workspace, folder: Path) -> tuple[Sequence[Path], Sequence[Finding]]:
    made = generate_workbooks(office, ROUND, folder, now=NOW, zipped=True)
    assert made.archive
    return [*(one.path for one in made.workbooks), made.list_path, made.archive], made.kept


def report(office: Workspace, folder: Path) -> tuple[Sequence[Path], Sequence[Finding]]:
    written = write_report(office, ROUND, folder, ("xlsx", "docx", "pdf"))
    return written.outputs, written.kept


def papers(office: Workspace, folder: Path) -> tuple[Sequence[Path], Sequence[Finding]]:
    written = write_papers(office, ROUND, folder, list(Paper), today=TODAY)
    assert all(paths for _, paths in written.files)
    return [path for _, paths in written.files for path in paths], written.kept


def chasing(office: Workspace, folder: Path) -> tuple[Sequence[Path], Sequence[Finding]]:
    written = write_chase(office, chase(office, ROUND, today=TODAY), folder)
    return [written.list_path, *written.texts], written.kept


def sending_back(office: Workspace, folder: Path) -> tuple[Sequence[Path], Sequence[Finding]]:
    author = Author("甲", "数字不符", LATER)
    sent = send_back(office, ROUND, CITY, folder, author=author, items={"T2": "请核实。"})
    return [sent.path], sent.kept


def extracting(office: Workspace, folder: Path) -> tuple[Sequence[Path], Sequence[Finding]]:
    made = extract_files(office, 1, folder)
    return [made.original, *made.attached], made.kept


def registry(office: Workspace, folder: Path) -> tuple[Sequence[Path], Sequence[Finding]]:
    written = export_units(office, folder / "名录.xlsx")
    return [written.path], written.kept


def journal(office: Workspace, folder: Path) -> tuple[Sequence[Path], Sequence[Finding]]:
    written = export_journal(office, folder / "记录.xlsx")
    return [written.path], written.kept


def backup(office: Workspace, folder: Path) -> tuple[Sequence[Path], Sequence[Finding]]:
    written = back_up(office, folder / "备份.gwr")
    return [written.path], written.kept


OF_THE_SAME_LEDGER: dict[str, Writer] = {
    "report": report,
    "papers": papers,
    "chase": chasing,
    "send back": sending_back,
    "extract": extracting,
    "units export": registry,
    "journal": journal,
    "backup": backup,
}
WRITERS = {"generate": generate, **OF_THE_SAME_LEDGER}


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("name", WRITERS)
def test_case_82_what_was_changed_since_stays_and_the_new_one_stands_beside_it(
    office: Workspace, tmp_path: Path, name: str
) -> None:
    out, write = tmp_path / "out", WRITERS[name]
    first, kept = write(office, out)
    assert first
    assert not kept
    assert len(contents(out)) == len(first) == len(set(first))
    for path in first:
        path.write_bytes(path.read_bytes() + "改过".encode())
    edited = contents(out)
    second, kept = write(office, out)
    assert [path.name for path in second] == [f"{one.stem}_2{one.suffix}" for one in first]
    assert {one.code for one in kept} == {"kept-different"}
    told = [(fact_words(one)["name"], fact_words(one)["second"]) for one in kept]
    assert told == [(a.name, b.name) for a, b in zip(first, second, strict=True)]
    assert contents(out).items() >= edited.items()
    assert len(contents(out)) == 2 * len(first)


@pytest.mark.parametrize("name", OF_THE_SAME_LEDGER)
def test_case_82_the_same_once_more_changes_nothing(
    office: Workspace, tmp_path: Path, name: str
) -> None:
    out, write = tmp_path / "out", WRITERS[name]
    first, _ = write(office, out)
    before = contents(out)
    newest = office.ledger.newest_record()
    again, kept = write(office, out)
    assert (list(again), list(kept)) == (list(first), [])
    assert contents(out) == before
    # Nor is a word of it in the journal, which a report names.
    assert office.ledger.newest_record() == newest
    assert check_workspace(office) == []


@pytest.mark.parametrize("name", ["generate", "report", "papers", "chase", "units export"])
def test_what_nobody_changed_is_brought_up_to_date_in_its_place(
    office: Workspace, tmp_path: Path, name: str
) -> None:
    out, write = tmp_path / "out", WRITERS[name]
    first, _ = write(office, out)
    before = contents(out)
    with office.ledger.write() as ledger:
        renamed = office.registry().with_alias(CITY, "城管局")
        ledger.save_registry(renamed, at=datetime.fromisoformat("2025-10-10T09:00:00+08:00"))
        ledger.set_setting(
            "office", "督查室", at=datetime.fromisoformat("2025-10-10T09:00:00+08:00")
        )
        ledger.set_setting(
            "return_to", "督查室小王", at=datetime.fromisoformat("2025-10-10T09:00:00+08:00")
        )
    set_status(office, ROUND, "T3", Status.DONE, Author("甲", "核实", LATER))
    again, kept = write(office, out)
    assert (list(again), list(kept)) == (list(first), [])
    after = contents(out)
    assert after.keys() == before.keys()
    assert after != before


def test_case_82_a_filled_workbook_in_the_folder_of_the_issue_is_kept(
    office: Workspace, tmp_path: Path
) -> None:
    out = tmp_path / "下发"
    filled = fill(out / f"002_{CITY}_2025年前三季度_填报表.xlsx", tmp_path / "f.xlsx", {})
    (out / f"002_{CITY}_2025年前三季度_填报表.xlsx").write_bytes(filled.read_bytes())
    made = generate_workbooks(office, ROUND, out, now=LATER, zipped=True)
    names = {one.unit: one.path.name for one in made.workbooks}
    second = f"002_{CITY}_2025年前三季度_填报表_2.xlsx"
    assert names[CITY] == second
    assert [name for name in names.values() if "_2." in name] == [second]
    assert (out / f"002_{CITY}_2025年前三季度_填报表.xlsx").read_bytes() == filled.read_bytes()
    # The ledger, the list and the archive name the file that was written.
    assert {one.file_name for one in office.ledger.issues()[-1].workbooks} == set(names.values())
    assert _listed(made.list_path) == set(names.values())
    assert made.archive
    with zipfile.ZipFile(made.archive) as archive:
        assert set(archive.namelist()) == {*names.values(), "发放清单.xlsx"}
    # A workbook of that name is known again when it comes back.
    words = {"新建": {"完成情况": "已建成5个。"}, "整治": {"完成情况": "已整治10条。"}}
    back = fill(out / second, tmp_path / "c" / second, words)
    (came,) = collect_returns(office, [back], now=LATER, workers=1, executor=threads).files
    assert (came.submission.unit, came.submission.round) == (CITY, ROUND)


def _listed(path: Path) -> set[str]:
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes())).get_sheet_by_index(0)
    return {str(row[5]) for row in rows.to_python()[2:]}


def test_the_list_names_the_file_that_was_written_though_another_came_in_between(
    office: Workspace, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    place = out / f"002_{CITY}_2025年前三季度_填报表.xlsx"

    def come(effect: str) -> None:
        if effect == "commit":  # the issue is recorded, and no file is written yet
            place.write_bytes(b"put there by somebody")
            effects.hook = None

    effects.hook = come
    made = generate_workbooks(office, ROUND, out, now=NOW, zipped=True)
    names = {one.path.name for one in made.workbooks}
    assert f"{place.stem}_2.xlsx" in names
    assert place.read_bytes() == b"put there by somebody"
    assert _listed(made.list_path) == names
    assert check_workspace(office) == []
    # What was made anew is noted too: nothing stands beside it the next time.
    again = generate_workbooks(office, ROUND, out, now=LATER, zipped=True)
    assert [fact_words(one)["name"] for one in again.kept] == [place.name]


def test_a_ledger_that_cannot_be_written_now_hinders_no_report(
    office: Workspace, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    (first,) = write_report(office, ROUND, out).outputs
    before = first.read_bytes()
    set_status(office, ROUND, "T3", Status.DONE, Author("甲", "核实", LATER))
    with Workspace(Ledger.open(office.ledger.location, busy_seconds=0.01)) as other:
        with office.ledger.write():
            written = write_report(other, ROUND, out)
        assert written.outputs == (first,)  # it is still known by its hash
        assert first.read_bytes() != before
        # This one was not noted: it is kept as anybody's file is.
        noted = first.read_bytes()
        set_status(other, ROUND, "T3", Status.STALLED, Author("甲", "核实", LATER))
        written = write_report(other, ROUND, out)
    assert written.outputs[0].name == f"{first.stem}_2.xlsx"
    assert first.read_bytes() == noted


def test_the_workbooks_that_an_older_program_sent_are_known(tmp_path: Path) -> None:
    with unrecorded_plan(), open_office(tmp_path) as office:
        issue(office, tmp_path)
    take_back(tmp_path / "a.gwr")
    with Workspace.open(str(tmp_path / "a.gwr")) as office:
        made = generate_workbooks(office, ROUND, tmp_path / "下发", now=LATER)
    # Only the list, whose hash that program did not keep, gets a neighbour.
    assert [fact_words(one)["name"] for one in made.kept] == ["发放清单.xlsx"]


@pytest.mark.parametrize("how", ["restore", "rebuild"])
def test_what_was_written_is_known_to_a_workspace_that_was_made_again(
    office: Workspace, tmp_path: Path, how: str
) -> None:
    out = tmp_path / "out"
    write_report(office, ROUND, out)
    if how == "restore":
        copy = back_up(office, tmp_path / "备份.gwr").path
        location, _ = restore(copy, tmp_path / "neu.gwr", now=LATER)
    else:
        office.close()
        location = tmp_path / "a.gwr"
        _tamper(location)
        aside, _ = rebuild(str(location), now=LATER)
        assert aside
    with Workspace.open(str(location)) as again:
        set_status(again, ROUND, "T3", Status.DONE, Author("甲", "核实", LATER))
        assert write_report(again, ROUND, out).kept == ()
    assert len(contents(out)) == 1


def _tamper(path: Path) -> None:
    import sqlite3

    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM unit")
    connection.commit()
    connection.close()


def test_two_files_of_one_command_are_never_one_over_the_other(
    office: Workspace, tmp_path: Path
) -> None:
    outputs = Outputs(office)
    written = outputs.write([(tmp_path / "a.txt", b"1"), (tmp_path / "a.txt", b"2")])
    assert [path.name for path in written] == ["a.txt", "a_2.txt"]
    assert [path.read_bytes() for path in written] == [b"1", b"2"]


def test_the_demo_writes_over_nothing_in_its_folder(tmp_path: Path) -> None:
    out = tmp_path / "示例"
    stood = [
        out / "报告" / "2025年前三季度完成情况报告.docx",
        out / "前三季度报回" / "001_区政府办公室_2025年前三季度_填报表.xlsx",
        out / "上半年报回" / "2025-Q2.zip",
        out / "上半年填报表" / "发放清单.xlsx",
    ]
    for place in stood:
        place.parent.mkdir(parents=True)
        place.write_bytes(place.name.encode())
    demo = run_demo(out, executor=threads)
    assert {fact_words(one)["name"] for one in demo.kept} == {place.name for place in stood}
    for place in stood:
        assert place.read_bytes() == place.name.encode()
        assert place.with_name(f"{place.stem}_2{place.suffix}").is_file()
    # What lay there before is nobody's return.
    assert not {str(place) for place in stood} & {
        one.submission.source.path for one in demo.collected.files
    }


@pytest.mark.skipif(os.name != "posix", reason="modes as POSIX has them")
@pytest.mark.parametrize(("mask", "mode"), [(0o077, 0o600), (0o002, 0o664)])
def test_case_100_every_file_that_is_written_keeps_the_umask(
    office: Workspace, tmp_path: Path, mask: int, mode: int
) -> None:
    before = os.umask(mask)
    try:
        for name, write in WRITERS.items():
            for path in write(office, tmp_path / name)[0]:
                # A backup holds the words of every unit.
                expected = 0o600 if name == "backup" else mode
                assert stat.S_IMODE(path.stat().st_mode) == expected, path
    finally:
        os.umask(before)
