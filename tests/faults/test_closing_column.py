"""The column 申请销号 as units return it: deleted, moved, renamed, merged, with odd words, on a row of another unit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from gwreport.workbooks.form import FIRST_ROW
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.year.view_closings import view_closings
from tests.faults.office import NOW, TASKS, UNIT, Issued, collect, copy_of, here, issue, seen
from tests.faults.workbook_editor import Book, Sheet, letters

# Where the columns stand in a sheet that asks for it.
TEXT, COMPLETION, NEXT_STEP, CLOSING, TOKEN = "B", "G", "J", "K", "L"
COLUMNS = {"K": 11, "G": 7, "L": 12}
Change = Callable[[Sheet], object]


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Issued:
    return issue(tmp_path_factory.mktemp("asking"), asks_closing=True)


@dataclass
class Answered:
    """A return of a sheet with the column: its tasks' completions by item."""

    name: str
    book: Book
    completions: dict[str, str]

    @property
    def tasks(self) -> list[str]:
        return list(self.completions)

    def files(self) -> dict[str, bytes]:
        return {self.name: self.book.data()}


def returned(asking: Issued, *answers: str) -> Answered:
    """Give a return in which each task has its completion, and the first ones these answers."""
    tasks = [one for one in asking.items[UNIT] if one.startswith("T")]
    told = {item: f"{item}已全部完成，编号7a{at}。" for at, item in enumerate(tasks)}
    made = Answered(asking.names[UNIT], Book(asking.blank()), told)
    with made.book.sheet(TASKS) as sheet:
        assert [sheet.text(f"{one}3") for one in (NEXT_STEP, CLOSING)] == ["下一步措施", "申请销号"]
        for at, words in enumerate(told.values(), FIRST_ROW):
            sheet.put(f"{COMPLETION}{at}", words)
        for at, words in enumerate(answers, FIRST_ROW):
            sheet.put(f"{CLOSING}{at}", words)
    return made


def asked(office: Workspace) -> dict[str, str]:
    return {one.item.id: one.request.words for one in view_closings(office).asked}


WORDS = (
    (("是", "√", "已完成申请", "同意", "□否 ☑是"), (0, 1, 2, 3, 4), ()),
    (("否", "无", "□是 ☑否", "/", "暂不申请"), (), ()),
    (("1", "视情况", "已验收", "☑是☑否", "公式"), (0,), (1, 2, 3, 4)),
)


@pytest.mark.parametrize(("answers", "yes", "unsaid"), WORDS)
def test_words_are_a_request_or_none_and_what_says_neither_is_told(
    asking: Issued,
    tmp_path: Path,
    answers: Sequence[str],
    yes: Sequence[int],
    unsaid: Sequence[int],
) -> None:
    made = returned(asking, *answers)
    with copy_of(asking, tmp_path) as office:
        came = seen(office, collect(office, made.files(), tmp_path / "in"))
        requests = asked(office)
    told = [one.item for one in came.first.submission.findings if one.code == "choice-unknown"]
    assert requests == {made.tasks[at]: answers[at] for at in yes}
    assert told == [made.tasks[at] for at in unsaid]
    assert all(came.is_in_review(words) for words in answers)


def rename(words: str) -> Change:
    return lambda sheet: sheet.put(f"{CLOSING}3", words)


CHANGES: dict[str, tuple[Change, set[str], set[int]]] = {
    "deleted": (lambda sheet: sheet.delete_column(COLUMNS[CLOSING]), set(), set()),
    "moved to the front": (lambda sheet: sheet.move_column(COLUMNS[CLOSING], 1), {"columns-moved"}, {0, 1}),
    "moved behind the token": (lambda sheet: sheet.move_column(COLUMNS[CLOSING], COLUMNS[TOKEN]), set(), {0, 1}),
    "renamed": (rename("是否申请销号（是/否）"), {"heading-edited"}, {0, 1}),
    "without its heading": (rename(""), {"heading-edited"}, {0, 1}),
    "merged over three rows": (lambda sheet: sheet.merge(f"{CLOSING}{FIRST_ROW}:{CLOSING}{FIRST_ROW + 2}"), {"cells-merged"}, {0}),
    "merged with its neighbour": (
        lambda sheet: sheet.merge(f"{NEXT_STEP}{FIRST_ROW}:{CLOSING}{FIRST_ROW}"), {"cells-merged"}, {1}
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_a_column_that_was_changed_asks_for_no_item_that_was_not_meant(
    asking: Issued, tmp_path: Path, name: str
) -> None:
    change, codes, rows = CHANGES[name]
    made = returned(asking, "是", "√")
    with made.book.sheet(TASKS) as sheet:
        change(sheet)
    with copy_of(asking, tmp_path) as office:
        came = seen(office, collect(office, made.files(), tmp_path / "in"))
        assert set(asked(office)) == {made.tasks[at] for at in rows}
    assert codes <= came.codes()
    # Whatever became of the column, nothing else was taken from its place.
    assert {item: came.merged[item] for item in made.tasks} == made.completions


def test_a_row_of_another_unit_asks_for_nothing(asking: Issued, tmp_path: Path) -> None:
    made, foreign = returned(asking), FIRST_ROW + len(returned(asking).tasks) + 1
    with made.book.sheet(TASKS) as sheet:
        for column in range(1, COLUMNS[TOKEN]):
            sheet.put(f"{letters(column)}{foreign}", sheet.text(f"{letters(column)}{FIRST_ROW}"))
        sheet.put(f"{TEXT}{foreign}", "新建改建农村公路120公里，完成3座危桥改造。")
        sheet.put(f"{COMPLETION}{foreign}", "农村公路全部建成。")
        sheet.put(f"{CLOSING}{foreign}", "是")
    with copy_of(asking, tmp_path) as office:
        came = seen(office, collect(office, made.files(), tmp_path / "in"))
        assert asked(office) == {}
    assert "row-extra" in came.codes()
    assert came.is_in_review("农村公路全部建成。")


def test_evidence_named_in_the_cell_joins_its_row_and_asks_for_nothing(
    asking: Issued, tmp_path: Path
) -> None:
    made = returned(asking, "是", "附件：竣工验收备案表.pdf")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / made.name).write_bytes(made.book.data())
    (folder / "竣工验收备案表.pdf").write_bytes(b"%PDF-1.4")
    with copy_of(asking, tmp_path) as office:
        came = collect_returns(office, [folder], now=NOW, workers=1, executor=here).files
        assert list(asked(office)) == made.tasks[:1]
        (file,) = office.book.parts.every_evidence
    assert file.items == (made.tasks[1],)
    assert "choice-unknown" in {one.code for each in came for one in each.submission.findings}
