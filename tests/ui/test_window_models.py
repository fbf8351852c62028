"""The models under the tables and the tree are sound, and filter, sort and tick as a clerk expects."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from gwreport.domain.plan.plan import Item, Kind
from gwreport.ui.models.plan_columns import PLAN_COLUMNS
from gwreport.ui.models.plan_tree import GROUP_ROLE, GROUPINGS, PlanTree
from gwreport.ui.models.row_table import (
    BADGE_ROLE,
    ROW_ROLE,
    RowTable,
    ShownColumn,
    one_line,
    tip_text,
)
from gwreport.ui.models.word_filter import WordFilter
from gwreport.ui.widgets.table import Table
from tests.ui.looking import shown

Pair = tuple[str, int]
COLUMNS: tuple[ShownColumn[Pair], ...] = (
    ShownColumn("名称", lambda one: one[0], 0),
    ShownColumn(
        "数",
        lambda one: str(one[1]),
        key=lambda one: one[1],
        centred=True,
        badge=lambda one: "#FF0000" if one[1] > 5 else "",
        tip=lambda one: f"共 {one[1]}",
    ),
)
ROWS: Sequence[Pair] = (("区财政局 甲", 10), ("区教委 乙", 9), ("区财政局 乙", 2))


def names(filter_: WordFilter) -> list[str]:
    return [filter_.row(filter_.index(at, 0))[0] for at in range(filter_.rowCount())]


def test_a_table_is_a_sound_model_empty_and_full(qtmodeltester: ModelTester) -> None:
    table = RowTable(COLUMNS, ticks=True)
    qtmodeltester.check(table)
    table.show(ROWS)
    qtmodeltester.check(table)
    assert table.headerData(1, Qt.Orientation.Horizontal) == "数"
    assert table.headerData(1, Qt.Orientation.Vertical) == "2"


def test_a_cell_tells_its_words_tip_colour_and_row() -> None:
    table = RowTable(COLUMNS)
    table.show(ROWS)
    cell = table.index(0, 1)
    assert cell.data() == "10"
    assert cell.data(ROW_ROLE) == ROWS[0]
    assert cell.data(BADGE_ROLE) == "#FF0000"
    # As near to it as can be read.
    written = cell.data(Qt.ItemDataRole.ForegroundRole)
    assert written.red() > 200 > 40 > written.green()
    assert "共 10" in cell.data(Qt.ItemDataRole.ToolTipRole)
    plain = table.index(1, 0)
    assert plain.data(Qt.ItemDataRole.ForegroundRole) is None
    assert plain.data(Qt.ItemDataRole.CheckStateRole) is None
    assert table.data(QModelIndex()) is None


def test_words_of_a_unit_are_never_read_as_html() -> None:
    assert "<b>" not in tip_text("<b>粗</b> & <img src=x>")
    assert tip_text("") == ""
    assert len(tip_text("很长" * 5000)) < 2000


def test_a_text_of_many_lines_is_one_line_in_a_table() -> None:
    assert one_line("一\n二\r\n三") == "一 二 三"
    assert len(one_line("长" * 40_000)) == 400


def test_a_tick_is_set_and_taken_away_by_the_view() -> None:
    table = RowTable(COLUMNS, ticks=True)
    table.show(ROWS)
    told: list[int] = []
    table.ticks_changed.connect(lambda: told.append(len(table.ticked)))
    check, role = Qt.CheckState, Qt.ItemDataRole.CheckStateRole
    assert table.setData(table.index(1, 0), check.Checked.value, role)
    assert table.index(1, 0).data(role) is check.Checked
    assert table.setData(table.index(1, 0), check.Unchecked.value, role)
    assert not table.setData(table.index(1, 1), check.Checked.value, role)
    assert not table.setData(table.index(1, 0), "words", Qt.ItemDataRole.EditRole)
    assert told == [1, 0]
    assert table.flags(table.index(0, 0)) & Qt.ItemFlag.ItemIsUserCheckable
    assert not table.flags(table.index(0, 1)) & Qt.ItemFlag.ItemIsUserCheckable


def test_every_word_must_stand_in_the_row_whatever_the_column(qtmodeltester: ModelTester) -> None:
    table = RowTable(COLUMNS)
    table.show(ROWS)
    filter_ = WordFilter(table)
    filter_.set_words("乙 财政")
    assert names(filter_) == ["区财政局 乙"]
    filter_.set_words("10")
    assert names(filter_) == ["区财政局 甲"]
    filter_.set_words("没有这样的")
    assert names(filter_) == []
    qtmodeltester.check(filter_)
    filter_.set_words("  ")
    assert len(names(filter_)) == 3
    qtmodeltester.check(filter_)


def test_words_are_found_whatever_the_case_and_in_rows_that_came_later() -> None:
    table = RowTable(COLUMNS)
    table.show([("ABC公司", 1)])
    filter_ = WordFilter(table)
    filter_.set_words("abc")
    assert names(filter_) == ["ABC公司"]
    table.show([("ABD公司", 1), ("甲abc", 2)])
    assert names(filter_) == ["甲abc"]


def test_a_choice_and_words_both_hold() -> None:
    table = RowTable(COLUMNS)
    table.show(ROWS)
    filter_ = WordFilter(table)
    filter_.set_choice(lambda one: one[1] > 5)
    filter_.set_words("乙")
    assert names(filter_) == ["区教委 乙"]
    filter_.set_choice(None)
    assert names(filter_) == ["区教委 乙", "区财政局 乙"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [(Qt.SortOrder.AscendingOrder, [2, 9, 10]), (Qt.SortOrder.DescendingOrder, [10, 9, 2])],
)
def test_numbers_are_sorted_as_numbers(order: Qt.SortOrder, expected: list[int]) -> None:
    table = RowTable(COLUMNS)
    table.show(ROWS)
    filter_ = WordFilter(table)
    filter_.sort(1, order)
    assert [filter_.row(filter_.index(at, 0))[1] for at in range(3)] == expected
    filter_.sort(-1)
    assert names(filter_) == [one[0] for one in ROWS]


def test_items_are_sorted_by_their_numbers_not_by_their_letters(qtbot: object) -> None:
    table: Table[Item] = Table("任务", PLAN_COLUMNS)
    qtbot.addWidget(table)  # type: ignore[attr-defined]
    ids = ("T10", "T2", "T2-2", "I1", "T1")
    table.show_rows([Item(one, Kind.TASK, "1", "文") for one in ids])
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert shown(table, "编号") == ["指标1", "任务1", "任务2", "任务2-2", "任务10"]


def test_the_chosen_row_stays_chosen_when_the_rows_come_again(qtbot: object) -> None:
    table: Table[Pair] = Table("甲乙", COLUMNS)
    qtbot.addWidget(table)  # type: ignore[attr-defined]
    table.show_rows(ROWS)
    assert table.choose(lambda one: one[1] == 9)
    table.show_rows([("新", 1), *ROWS], key=lambda one: one[0])
    assert table.current == ROWS[1]
    assert not table.choose(lambda one: one[1] == 77)


ITEMS = (
    Item("I1", Kind.INDICATOR, "1", "产值", category="经济", leaders=("甲",), lead_units=("A",)),
    Item("T1", Kind.TASK, "1", "修路", section="城市", leaders=("甲", "乙"), lead_units=("B", "A")),
    Item("T2", Kind.TASK, "2", "种树", section="生态", category="经济"),
)


def groups(tree: PlanTree) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}

    def visit(parent: QModelIndex) -> None:
        for at in range(tree.rowCount(parent)):
            index = tree.index(at, 0, parent)
            found[str(index.data())] = index.data(GROUP_ROLE)
            visit(index)

    visit(QModelIndex())
    return found


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_the_tree_is_a_sound_model_however_it_is_grouped(
    qtmodeltester: ModelTester, grouping: str
) -> None:
    tree = PlanTree()
    tree.show_items(ITEMS, grouping)
    qtmodeltester.check(tree)
    # Every item stands somewhere below, whatever the grouping.
    below = {words: ids for words, ids in groups(tree).items() if not words.startswith("全部")}
    assert set().union(*below.values()) == {"I1", "T1", "T2"}
    tree.show_items((), grouping)
    assert list(groups(tree)) == ["全部　0"]


def test_an_item_of_two_leaders_stands_under_both() -> None:
    tree = PlanTree()
    tree.show_items(ITEMS, "按领导")
    found = groups(tree)
    assert found["甲　2"] == {"I1", "T1"}
    assert found["乙　1"] == {"T1"}
    assert found["（未写明）　1"] == {"T2"}


def test_a_section_stands_below_its_part() -> None:
    tree = PlanTree()
    tree.show_items(ITEMS, "按部分")
    found = groups(tree)
    assert found["城市　1"] == {"T1"}
    assert {"T1", "T2"} in found.values()


def test_a_table_without_rows_says_why(qtbot: object) -> None:
    table: Table[Pair] = Table("甲乙", COLUMNS)
    qtbot.addWidget(table)  # type: ignore[attr-defined]
    table.resize(500, 300)

    def is_blank() -> bool:
        # Below the heading, where the first rows would stand.
        image = table.viewport().grab().toImage()
        shades = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
        return len(shades) == 1

    assert is_blank()
    table.empty_words = "还没有收到填报表。"
    assert not is_blank()
    table.show_rows(ROWS)
    table.filter.set_words("没有这样的词")
    assert is_blank()
