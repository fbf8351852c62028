"""Whatever effect fails, nothing half is left, and doing it again works."""

import errno
import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gwreport.domain.statuses import Status
from gwreport.errors import GwreportError
from gwreport.officefiles import effects
from gwreport.workflow.collect_returns import collect_returns
from gwreport.workflow.decide import Author, set_status
from gwreport.workflow.generate_workbooks import generate_workbooks
from gwreport.workflow.load_plan import load_plan
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.write_report import write_report
from tests.workflow.quarter import LATER, NOW, fill, issue, open_office, workbook_of

pytestmark = pytest.mark.usefixtures("no_hook")


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a workspace whose round is issued, the plan's text and a filled workbook."""
    folder = tmp_path_factory.mktemp("start")
    with open_office(folder) as office:
        path = workbook_of(issue(office, folder), "区城市管理局")
        fill(path, folder / "b" / "1.xlsx", {"新建": {"完成情况": "已建成4个。"}})
    return folder


def load(office: Workspace, folder: Path) -> None:
    load_plan(office, folder / "方案.txt", now=NOW)


def generate(office: Workspace, folder: Path) -> None:
    generate_workbooks(office, "2025-Q3", folder / "out", now=NOW, zipped=True)


def collect(office: Workspace, folder: Path) -> None:
    collect_returns(office, [folder / "b"], now=LATER, workers=1)


def decide(office: Workspace, folder: Path) -> None:
    set_status(office, "2025-Q3", "T2", Status.BEHIND, Author("甲", "因", LATER))


def report(office: Workspace, folder: Path) -> None:
    write_report(office, "2025-Q3", folder / "out")


def _copies(start: Path, folder: Path) -> Iterator[tuple[int, Path]]:
    for number in itertools.count(1):
        copy = folder / str(number)
        shutil.copytree(start, copy)
        yield number, copy


def _fail_at(number: int, code: int) -> Callable[[str], None]:
    calls = itertools.count(1)

    def hook(_: str) -> None:
        if next(calls) == number:
            raise OSError(code, "no")

    return hook


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES])
@pytest.mark.parametrize("step", [load, generate, decide, report])
def test_a_step_is_whole_or_can_be_done_again(
    start: Path, tmp_path: Path, step: Callable[[Workspace, Path], None], code: int
) -> None:
    expected = tmp_path / "expected"
    shutil.copytree(start, expected)
    with Workspace.open(str(expected / "a.gwr")) as office:
        before = office.ledger.state_hash()
        step(office, expected)
        after = office.ledger.state_hash()
    files = _files(expected)
    failures = 0
    for number, folder in _copies(start, tmp_path):
        with Workspace.open(str(folder / "a.gwr")) as office:
            effects.hook = _fail_at(number, code)
            try:
                step(office, folder)
            except GwreportError:
                failures += 1
            else:
                break
            finally:
                effects.hook = None
            assert office.ledger.state_hash() in (before, after)
            whole = _files(folder)
            # What stands there is whole, and nothing temporary is left.
            assert all(files[name] == data for name, data in whole.items())
            step(office, folder)
            assert office.ledger.verify_journal() is None
        assert _files(folder) == files
    assert failures >= 2


def test_a_collection_that_breaks_off_is_taken_up_again(start: Path, tmp_path: Path) -> None:
    expected = tmp_path / "expected"
    shutil.copytree(start, expected)
    with Workspace.open(str(expected / "a.gwr")) as office:
        collect(office, expected)
        wanted = [one.entries for one in office.ledger.submissions("2025-Q3")]
    failures = 0
    for number, folder in _copies(start, tmp_path):
        with Workspace.open(str(folder / "a.gwr")) as office:
            effects.hook = _fail_at(number, errno.ENOSPC)
            try:
                collect(office, folder)
            except GwreportError:
                failures += 1
            else:
                break
            finally:
                effects.hook = None
            collect(office, folder)
            found = [one.entries for one in office.ledger.submissions("2025-Q3")]
            assert found == wanted
            assert office.ledger.verify_archive() == []
            assert office.ledger.verify_contents() == []
    assert failures >= 3


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES])
def test_a_workspace_is_made_whole_or_not_at_all(tmp_path: Path, code: int) -> None:
    failures = 0
    for number in itertools.count(1):
        path = tmp_path / f"{number}.gwr"
        effects.hook = _fail_at(number, code)
        try:
            Workspace.create(str(path), region="青禾区", year=2025, now=NOW).close()
        except GwreportError:
            failures += 1
            assert not path.exists()
        else:
            break
        finally:
            effects.hook = None
        with Workspace.create(str(path), region="青禾区", year=2025, now=NOW) as again:
            assert again.facts.region == "青禾区"
    assert failures >= 5
    assert {one.suffix for one in tmp_path.iterdir()} == {".gwr"}


def _files(folder: Path) -> dict[str, bytes]:
    return {
        one.relative_to(folder).as_posix(): one.read_bytes()
        for one in (folder / "out").rglob("*")
        if one.is_file()
    }
