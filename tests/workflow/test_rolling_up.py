"""Several districts' reports beside each other: sums, what differs, what is missing, and whose file is not to be trusted."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from gwreport.domain.plan.plan import Item
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.errors import ArgumentError, WorkspaceError, WorkspaceFault
from gwreport.reports.rollup.data import District, roll_up
from gwreport.workflow.keeping.backup import back_up
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.sharing.roll_up import WrittenRollUp, write_roll_up
from gwreport.workflow.workspace import Workspace
from tests.reports.word_forms import words_of_document
from tests.workflow.quarter import BREAKDOWN, LATER, NOW, fill, issue, load, printed, workbook_of

ROUND = "2025-Q3"
PARK, STREET = "新建口袋公园", "整治背街小巷"


def district(folder: Path, name: str, told: dict[str, tuple[str, str]], more: str = "") -> Path:
    """Make a district in whose workspace the unit that leads both tasks has told this of them."""
    place = folder / name
    place.mkdir()
    path = place / "a.gwr"
    with Workspace.create(str(path), region=name, year=2025, now=NOW) as workspace:
        load(workspace, place, BREAKDOWN + more)
        cells = {text: {"完成情况": words, "进度自评": own} for text, (words, own) in told.items()}
        sent = workbook_of(issue(workspace, place), "区城市管理局")
        collect_returns(workspace, [fill(sent, place / "回.xlsx", cells)], now=LATER, workers=1)
    return path


@pytest.fixture
def three(tmp_path: Path) -> list[Path]:
    more = "5．建成社区食堂4个。\n牵头领导：赵明；牵头单位：区城市管理局；责任单位：各镇街。\n"
    return [
        district(
            tmp_path,
            "甲区",
            {
                PARK: ("已建成5个，第二批选址完成。", "已完成"),
                STREET: ("整治10条。", "依时序推进"),
            },
        ),
        district(
            tmp_path,
            "乙区",
            {PARK: ("已建成4个。", "依时序推进"), STREET: ("整治3条。", "未依时序推进")},
        ),
        district(tmp_path, "丙区", {PARK: ("建成4个。", "依时序推进")}, more),
    ]


def rolled_up(paths: list[Path], folder: Path, code: str = ROUND) -> WrittenRollUp:
    return write_roll_up([*map(str, paths)], code, folder)


def test_the_same_items_stand_beside_each_other(three: list[Path], tmp_path: Path) -> None:
    before = [one.read_bytes() for one in three]
    done = rolled_up(three, tmp_path / "汇总")
    assert [one.name for one in done.roll_up.districts] == ["甲区", "乙区", "丙区"]
    rows = {row.text: row for row in done.roll_up.rows}
    assert len(rows) == 5
    park, street, canteen = (
        next(row for text, row in rows.items() if text.startswith(words))
        for words in (PARK, STREET, "建成社区食堂")
    )
    assert (park.sum, park.unit) == (13.0, "个")
    assert park.cells["甲区"].completion == "已建成5个，第二批选址完成。"
    assert park.differs
    # 丙区 has not reported, so that there is nothing to be summed.
    assert (street.sum, street.unreported) == (None, ("丙区",))
    assert street.cells["乙区"].status is Status.BEHIND
    assert list(canteen.cells) == ["丙区"]
    # A rate is never summed.
    growth = next(row for text, row in rows.items() if "生产总值" in text)
    assert growth.sum is None
    assert done.roll_up.to_settle
    assert [one.read_bytes() for one in three] == before


def test_a_mark_that_stood_at_another_row_puts_nothing_under_other_words(
    three: list[Path], tmp_path: Path
) -> None:
    first, second, _ = rolled_up(three, tmp_path / "汇总").roll_up.districts

    def altered(one: District, change: Callable[[Item], Item]) -> District:
        lines = tuple(
            replace(line, merged=replace(line.merged, item=change(line.item)))
            for line in one.data.lines
        )
        return replace(one, data=replace(one.data, lines=lines))

    def marked(one: District, marks: dict[str, str]) -> District:
        return altered(one, lambda item: replace(item, origin=marks.get(item.text[:6], "")))

    straight, crossed = {PARK: "u/T1", STREET: "u/T2"}, {PARK: "u/T2", STREET: "u/T1"}
    made = roll_up(Round(2025, 3), [marked(first, straight), marked(second, crossed)])
    told = {row.text[:6]: row.cells["乙区"].completion for row in made.rows}
    assert (told[PARK], told[STREET]) == ("已建成4个。", "整治3条。")
    # Where the text is another, the mark alone tells.
    other = altered(marked(second, straight), lambda item: replace(item, text=f"今年{item.text}"))
    made = roll_up(Round(2025, 3), [marked(first, straight), other])
    told = {row.text[:6]: row.cells for row in made.rows}
    assert {name for text in (PARK, STREET) for name in told[text]} == {"甲区", "乙区"}


def test_both_files_say_so_and_are_the_same_again(three: list[Path], tmp_path: Path) -> None:
    done = rolled_up(three, tmp_path / "汇总")
    table, paper = done.outputs
    rows = printed(table, "汇总")
    park = next(row for row in rows if row[1].startswith(PARK))
    assert park[2:4] == ["已建成5个，第二批选址完成。", "已完成"]
    assert park[8] == "13个"
    street = next(row for row in rows if row[1].startswith(STREET))
    assert street[6:8] == ["", "尚未报送"]
    assert street[9] == "丙区尚未报送；进度不一致：甲区依时序推进，乙区未依时序推进"
    words = words_of_document(paper.read_bytes())
    assert "本汇总由甲区、乙区、丙区共3个单位的报告合成" in words
    assert "乙区（未依时序推进）：整治3条。" in words
    again = rolled_up(three, tmp_path / "又")
    assert [one.read_bytes() for one in again.outputs] == [one.read_bytes() for one in done.outputs]
    # Nothing is written over.
    third = rolled_up(three[:2], tmp_path / "汇总")
    assert not set(third.outputs) & set(done.outputs)


def test_each_is_signed_by_its_journal(three: list[Path], tmp_path: Path) -> None:
    done = rolled_up(three, tmp_path / "汇总")
    for path, one in zip(three, done.roll_up.districts, strict=True):
        with Workspace.open(str(path)) as workspace:
            head = workspace.ledger.head()
        assert one.head == f"{head.length}:{head.hash}"


def test_a_backup_serves_as_well(three: list[Path], tmp_path: Path) -> None:
    with Workspace.open(str(three[0])) as workspace:
        copy = back_up(workspace, tmp_path / "甲区备份.gwr").path
    done = rolled_up([copy, three[1]], tmp_path / "汇总")
    assert [one.file for one in done.roll_up.districts] == ["甲区备份.gwr", "a.gwr"]
    with pytest.raises(ArgumentError) as twice:
        rolled_up([copy, three[0]], tmp_path / "两次")
    assert twice.value.problem == "rollup-twice"
    assert not (tmp_path / "两次").exists()


def test_two_of_one_name_are_told_apart_by_their_files(tmp_path: Path) -> None:
    (tmp_path / "一").mkdir()
    (tmp_path / "二").mkdir()
    told = {PARK: ("已建成4个。", "依时序推进")}
    paths = [district(tmp_path / one, "甲区", told) for one in ("一", "二")]
    paths[1] = paths[1].rename(paths[1].with_name("b.gwr"))
    names = [one.name for one in rolled_up(paths, tmp_path / "汇总").roll_up.districts]
    assert names == ["甲区（a.gwr）", "甲区（b.gwr）"]


def test_one_that_was_changed_behind_its_journal_is_refused(
    three: list[Path], tmp_path: Path
) -> None:
    with closing(sqlite3.connect(three[1])) as connection, connection:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        journal = next(name for name in tables if "journal" in name)
        connection.execute(f"DROP TRIGGER IF EXISTS {journal}_kept")
        triggers = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='trigger'")
        ]
        for name in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute(f"DELETE FROM {journal} WHERE rowid = 2")
    with pytest.raises(WorkspaceError) as refused:
        rolled_up(three, tmp_path / "汇总")
    assert refused.value.fault is WorkspaceFault.DAMAGED
    assert not (tmp_path / "汇总").exists()


def test_whose_round_is_missing_is_said(three: list[Path], tmp_path: Path) -> None:
    late = tmp_path / "丁区.gwr"
    with Workspace.create(str(late), region="丁区", year=2025, now=NOW) as workspace:
        load(workspace, tmp_path, BREAKDOWN)
    other = tmp_path / "去年.gwr"
    Workspace.create(str(other), region="戊区", year=2024, now=NOW).ledger.close()
    for path, problem in ((late, "rollup-not-issued"), (other, "rollup-other-year")):
        with pytest.raises(ArgumentError) as refused:
            rolled_up([*three, path], tmp_path / "汇总")
        assert (refused.value.problem, refused.value.value) == (problem, path.name)


@pytest.mark.parametrize("which", ["one", "missing", "round", "no round"])
def test_what_cannot_be_is_refused_and_nothing_is_written(
    which: str, three: list[Path], tmp_path: Path
) -> None:
    paths, code = three, ROUND
    match which:
        case "one":
            paths = three[:1]
        case "missing":
            paths = [*three, tmp_path / "丁区.gwr"]
        case "round":
            code = "2025-Q2"
        case _:
            code = "三季度"
    with pytest.raises((ArgumentError, WorkspaceError)):
        rolled_up(paths, tmp_path / "汇总", code)
    assert not (tmp_path / "汇总").exists()
