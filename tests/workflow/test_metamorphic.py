"""The same returns give the same round, in whatever order, parts, packing or saving they come."""

import io
import itertools
import random
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.domain.returns.returns import Outcome
from gwreport.domain.rounds import Round
from gwreport.ledger.tables.recorded import digest
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.workspace import Workspace
from tests.workflow.crash_points import threads
from tests.workflow.quarter import LATER, fill, issue, open_office, workbook_of

ROUND = Round(2025, 3)


@dataclass(frozen=True)
class Case:
    """A workspace whose round is issued, and what came back, by file name."""

    workspace: Path
    returns: dict[str, bytes]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Every unit's return; of one a half-filled and a full one; one twice; one that is no return."""
    folder = tmp_path_factory.mktemp("case")
    with open_office(folder) as office:
        issued = issue(office, folder)
    parks = workbook_of(issued, "区城市管理局")
    half = {"新建": {"完成情况": "已建成4个。", "进度自评": "依时序推进"}}
    full = half | {"整治": {"完成情况": "已整治9条，\n占75%。", "进度自评": "依时序推进"}}
    made = {
        "城管一.xlsx": fill(parks, folder / "1", half),
        "城管二.xlsx": fill(parks, folder / "2", full),
        "财政.xlsx": fill(
            workbook_of(issued, "区财政局"), folder / "3", {"新建": {"完成情况": "拨付300万元。"}}
        ),
        "发改.xlsx": fill(
            workbook_of(issued, "区发展改革委"),
            folder / "4",
            {"地区": {"本期完成值": "1234.5亿元", "同比增速": "6.1%", "完成情况": "增长6.1%。"}},
        ),
        "政府办.xlsx": workbook_of(issued, "区政府办公室"),
    }
    returns = {name: path.read_bytes() for name, path in made.items()}
    returns["财政(1).xlsx"] = returns["财政.xlsx"]
    returns["说明.txt"] = "报表已发邮箱".encode()
    return Case(folder / "a.gwr", returns)


def round_hash(office: Workspace) -> str:
    """Hash what a round has come to, without the order in which it came.

    The ledger's own hash covers numbers, names and times, and they differ. This one covers what is
    merged, item by item, with its source cell, and what became of each return's words. What is no
    return is refused, or evidence of the unit whose return alone it came with: that is no word of it.
    """
    state = office.book.state(ROUND)
    items = [
        (one.item.id, one.text, str(one.status), one.state.value, _entries(one.entries))
        for one in state.merged
    ]
    files = {
        (one.unit, one.reading.content_hash or one.source.sha256)
        for one in office.ledger.submissions()
        if one.outcome not in (Outcome.DUPLICATE, Outcome.REFUSED)
    }
    return digest(items, sorted(files))


def _entries(entries: Iterable[object]) -> list[str]:
    return sorted(str(entry) for entry in entries)


def collected(case: Case, runs: Sequence[dict[str, bytes]], *, again: bool = False) -> str:
    """Collect the runs one after the other into a copy of the workspace; give the round's hash."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / "a.gwr"
        shutil.copyfile(case.workspace, copy)
        with Workspace.open(str(copy)) as office:
            for number, files in enumerate(runs):
                folder = Path(name) / str(number)
                folder.mkdir()
                paths: list[Path] = []
                for file, data in files.items():
                    paths.append(folder / file)
                    paths[-1].write_bytes(data)
                for _ in range(2 if again else 1):
                    collect_returns(office, paths, now=LATER, workers=1, executor=threads)
            assert office.ledger.checks.verify_contents() == []
            proof = office.ledger.checks.verify_state()
            assert proof.rebuilt == proof.stored
            return round_hash(office)


@pytest.fixture(scope="module")
def expected(case: Case) -> str:
    """The hash of the round when all is collected at once, in the order of the names."""
    return collected(case, [case.returns])


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@settings(deadline=None, max_examples=12)
@given(data=st.data())
def test_any_order_split_and_packing_gives_the_same_round(
    case: Case, expected: str, data: st.DataObject
) -> None:
    names = data.draw(st.permutations(sorted(case.returns)))
    cuts = data.draw(st.sets(st.integers(1, len(names) - 1), max_size=3))
    edges = [0, *sorted(cuts), len(names)]
    runs: list[dict[str, bytes]] = []
    for start, end in itertools.pairwise(edges):
        files = {name: case.returns[name] for name in names[start:end]}
        packing = data.draw(st.sampled_from(("plain", "zip", "zip in zip")))
        if packing != "plain":
            files = {"报送.zip": zipped(files)}
        if packing == "zip in zip":
            files = {"汇总.zip": zipped(files)}
        runs.append(files)
    assert collected(case, runs) == expected


def test_collecting_twice_changes_nothing(case: Case, expected: str) -> None:
    assert collected(case, [case.returns], again=True) == expected
    assert collected(case, [case.returns, {"全部.zip": zipped(case.returns)}]) == expected


def test_other_names_and_another_folder_change_nothing(case: Case, expected: str) -> None:
    chance = random.Random(1)
    renamed = {f"{chance.random()}.xlsx": data for data in case.returns.values()}
    assert collected(case, [renamed]) == expected


def test_a_word_more_is_another_round(case: Case, expected: str, tmp_path: Path) -> None:
    """Without this the hash might say nothing at all."""
    (tmp_path / "1.xlsx").write_bytes(case.returns["财政.xlsx"])
    more = fill(tmp_path / "1.xlsx", tmp_path / "2.xlsx", {"新建": {"存在问题": "资金未到位"}})
    assert collected(case, [case.returns | {"财政.xlsx": more.read_bytes()}]) != expected
    without = {name: data for name, data in case.returns.items() if name != "发改.xlsx"}
    assert collected(case, [without]) != expected


@pytest.mark.libreoffice
def test_saved_again_by_another_program_the_round_is_the_same(
    case: Case, expected: str, soffice: str, tmp_path: Path
) -> None:
    sent, saved = tmp_path / "sent", tmp_path / "saved"
    sent.mkdir()
    workbooks = {name: data for name, data in case.returns.items() if name.endswith(".xlsx")}
    for name, data in workbooks.items():
        (sent / name).write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    subprocess.run(
        [*command, "--outdir", str(saved), *(str(sent / name) for name in workbooks)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    again = {name: (saved / name).read_bytes() for name in workbooks}
    assert all(again[name] != data for name, data in workbooks.items())
    rest = {name: data for name, data in case.returns.items() if name not in workbooks}
    assert collected(case, [again | rest]) == expected
    assert collected(case, [case.returns, again]) == expected
