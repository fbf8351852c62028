"""The office of the corpus: a workspace that has issued its workbooks, and a unit that fills one in.

Every cell that the unit fills in holds a text of its own (a token), so that it can be said of each where
it went: to the right item of the right unit, or into the review.
"""

import hashlib
import shutil
from collections.abc import Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from gwreport.domain.form.columns import Field
from gwreport.settings.declared import ASK_CLOSING
from gwreport.wording.form_design import STANDARD
from gwreport.workbooks.form import FIRST_ROW, column_letter
from gwreport.workflow.change_settings import change_settings
from gwreport.workflow.plan.load_plan import load_plan
from gwreport.workflow.processes import pool
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.returns.intake_store import CollectedFile
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.sending.generate_workbooks import generate_workbooks
from gwreport.workflow.workspace import Workspace
from tests.faults.workbook_editor import Book, letters

LOADED = datetime.fromisoformat("2025-01-20T09:00:00")
HALF = datetime.fromisoformat("2025-06-27T09:00:00")
ISSUED = datetime.fromisoformat("2025-09-28T09:00:00")
NOW = datetime.fromisoformat("2025-10-09T15:30:00")
UNIT, OTHER, THIRD = "区水务局", "区交通局", "区文化旅游委"
ROUND = "2025-Q3"
TASKS, INDICATORS = "目标任务", "主要指标"

BREAKDOWN = """2025年区政府工作报告目标任务分解方案

一、主要预期目标
1．水利投资增长8%以上。
牵头领导：赵明；牵头单位：区水务局；责任单位：区级相关部门单位。
2．公路货运量增长5%左右。
牵头领导：赵明；牵头单位：区交通局；责任单位：区级相关部门单位。
二、重点工作
3．推进青禾水库除险加固，年底前完成主体工程。
牵头领导：钱晓东；牵头单位：区水务局；责任单位：各镇街。
4．治理水土流失面积35平方公里。
牵头领导：钱晓东；牵头单位：区水务局；责任单位：各镇街。
5．新建农村供水管网60公里，覆盖12个村。
牵头领导：钱晓东；牵头单位：区水务局；责任单位：各镇街。
6．完成8座小型水库安全鉴定。
牵头领导：孙丽；牵头单位：区水务局；责任单位：各镇街。
7．开工建设城东排涝泵站。
牵头领导：孙丽；牵头单位：区水务局；责任单位：各镇街。
8．新建改建农村公路120公里，完成3座危桥改造。
牵头领导：钱晓东；牵头单位：区交通局；责任单位：各镇街。
9．开通6条社区微公交线路，方便群众出行。
牵头领导：钱晓东；牵头单位：区交通局；责任单位：各镇街。
10．举办两场群众文化节。
牵头领导：孙丽；牵头单位：区文化旅游委；责任单位：各镇街。
11．建成一座乡镇图书馆。
牵头领导：孙丽；牵头单位：区文化旅游委；责任单位：各镇街。
"""
_FIELDS = {column.heading: column.key for column in STANDARD.fills}


class Here(Executor):
    """Reads in this process, as quick as can be: for files that do no harm."""

    def __init__(self, context: object) -> None:
        self._context = context

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run at once."""
        future: Future[Any] = Future()
        before, pool._context = pool._context, self._context
        try:
            future.set_result(fn(*args, **kwargs))
        finally:
            pool._context = before
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Nothing was started."""


def here(workers: int, context: object) -> Executor:
    """Make what `collect_returns` takes in place of its processes."""
    return Here(context)


@dataclass(frozen=True)
class Issued:
    """A workspace that has issued two rounds, and the workbooks as they went out."""

    workspace: Path
    blanks: Mapping[tuple[str, str], bytes]
    names: Mapping[str, str]
    items: Mapping[str, tuple[str, ...]]

    def blank(self, unit: str = UNIT, code: str = ROUND) -> bytes:
        """Give a unit's workbook as it was sent."""
        return self.blanks[code, unit]


def issue(folder: Path, breakdown: str = BREAKDOWN, *, asks_closing: bool = False) -> Issued:
    """Make a workspace, load the plan and issue two rounds; with `asks_closing` the second has 申请销号."""
    location = folder / "2025.gwr"
    plan = folder / "方案.txt"
    plan.write_text(breakdown, encoding="utf-8")
    blanks: dict[tuple[str, str], bytes] = {}
    names: dict[str, str] = {}
    with Workspace.create(str(location), region="青禾区", year=2025, now=LOADED) as workspace:
        load_plan(workspace, plan, now=LOADED)
        # The sheets of both rounds have the same columns: the tests know them by their letters.
        if not asks_closing:
            change_settings(workspace, {ASK_CLOSING.key: "否"}, now=LOADED)
        for code, at in (("2025-Q2", HALF), (ROUND, ISSUED)):
            made = generate_workbooks(workspace, code, folder / code, now=at)
            for one in made.workbooks:
                blanks[code, one.unit] = one.path.read_bytes()
                names[one.unit] = one.path.name
        (sent, *_) = workspace.ledger.issues(ROUND)
        items = {one.unit: one.items for one in sent.workbooks}
    return Issued(location, blanks, names, items)


def token(item: str, part: Field) -> str:
    """Give the words that the unit writes for one cell; no two are alike."""
    digest = hashlib.sha256(f"{item}{part}".encode()).hexdigest()[:8]
    match part:
        case Field.STATUS:
            return "依时序推进"
        case Field.VALUE:
            return f"{int(digest, 16) % 9000 / 10 + 100}亿元"
        case Field.GROWTH:
            return f"增长{int(digest, 16) % 90 / 10 + 8}%"
        case _:
            return f"{item}的{STANDARD.heading(part)}，文号青府〔2025〕{digest}号。"


def words_of(item: str, parts: Mapping[Field, str] | None = None) -> dict[Field, str]:
    """Give all that the unit writes for one item."""
    return {part: token(item, part) for part in Field} | dict(parts or {})


@dataclass
class Return:
    """A filled workbook on its way back, to be changed by a case.

    `written` is what the unit wrote, by item and field; `row` says in which row of its sheet an item
    stands. `files` are the files that are collected, by name: the workbook itself unless a case puts
    others there. `tokens` are further words that must stand in the review, `aside` what is kept and
    shown nowhere.
    """

    office: Issued
    unit: str = UNIT
    code: str = ROUND
    blank_only: bool = False
    written: dict[tuple[str, Field], str] = field(default_factory=dict[tuple[str, Field], str])
    row: dict[str, int] = field(default_factory=dict[str, int])
    files: dict[str, bytes] = field(default_factory=dict[str, bytes])
    expected: dict[str, str] = field(default_factory=dict[str, str])
    tokens: list[str] = field(default_factory=list[str])
    aside: list[str] = field(default_factory=list[str])

    def __post_init__(self) -> None:
        data, self.written, self.row = _filled(self.office, self.unit, self.code, self.blank_only)
        self.written, self.row = dict(self.written), dict(self.row)
        self.book = Book(data)
        self.name = self.office.names[self.unit]

    @property
    def items(self) -> tuple[str, ...]:
        """The ids of the unit's items, the indicator first."""
        return self.office.items[self.unit]

    @property
    def tasks(self) -> list[str]:
        """The ids of the items in 目标任务, in the issued order."""
        return [item for item in self.items if item.startswith("T")]

    def completions(self) -> dict[str, str]:
        """Give what the report should say of each item."""
        return {item: self.written.get((item, Field.COMPLETION), "") for item in self.items}

    def ref(self, item: str, part: Field = Field.COMPLETION) -> str:
        """Give the address at which a cell was issued."""
        form = next(form for form in STANDARD.tables if form.name == self.sheet_of(item))
        return f"{column_letter(form, part)}{self.row[item]}"

    @staticmethod
    def sheet_of(item: str) -> str:
        """Name the sheet on which an item stands."""
        return INDICATORS if item.startswith("I") else TASKS

    def write(self, item: str, text: str, part: Field = Field.COMPLETION) -> None:
        """Let the unit write something else into a cell."""
        with self.book.sheet(self.sheet_of(item)) as sheet:
            sheet.put(self.ref(item, part), text)
        self.written[item, part] = text

    def cell(
        self,
        item: str,
        inner: str,
        part: Field = Field.COMPLETION,
        *,
        style: int | None = None,
        t: str = "",
    ) -> None:
        """Put raw XML into a cell; what the unit is known to have written there is forgotten."""
        with self.book.sheet(self.sheet_of(item)) as sheet:
            sheet.raw(self.ref(item, part), inner, style=style, t=t)
        self.written.pop((item, part), None)

    def data(self) -> bytes:
        """Give the workbook's bytes."""
        return self.book.data()

    def all_files(self) -> dict[str, bytes]:
        """Give what is collected."""
        return self.files or {self.name: self.data()}


@cache
def _fill_once(
    blank: bytes, items: tuple[str, ...], blank_only: bool
) -> tuple[bytes, dict[tuple[str, Field], str], dict[str, int]]:
    book = Book(blank)
    written: dict[tuple[str, Field], str] = {}
    row_of: dict[str, int] = {}
    for form in STANDARD.tables:
        of_sheet = [item for item in items if Return.sheet_of(item) == form.name]
        if not of_sheet:
            continue
        with book.sheet(form.name) as sheet:
            for row, item in enumerate(of_sheet, FIRST_ROW):
                row_of[item] = row
                assert f"-{item}-" in sheet.text(f"{letters(len(form.columns))}{row}")
                for column in form.columns:
                    if column.is_fill and not blank_only:
                        words = token(item, column.key)
                        sheet.put(f"{column_letter(form, column.key)}{row}", words)
                        written[item, column.key] = words
    return book.data(), written, row_of


def _filled(
    office: Issued, unit: str, code: str, blank_only: bool
) -> tuple[bytes, dict[tuple[str, Field], str], dict[str, int]]:
    return _fill_once(office.blank(unit, code), office.items[unit], blank_only)


@dataclass(frozen=True)
class Came:
    """What the collection of a case came to, as a clerk can see it afterwards."""

    files: tuple[CollectedFile, ...]
    merged: dict[str, str]
    sources: dict[str, str]
    statuses: dict[str, str]
    reviewed: tuple[str, ...]
    units: dict[str, str]

    @property
    def first(self) -> CollectedFile:
        """The first file."""
        return self.files[0]

    def of(self, name: str) -> CollectedFile:
        """The file or member of that name."""
        return next(
            one
            for one in self.files
            if (one.submission.source.member or one.submission.source.path).endswith(name)
        )

    def codes(self) -> set[str]:
        """All codes that were told of any file."""
        return {finding.code for one in self.files for finding in one.submission.findings}

    def is_in_review(self, text: str) -> bool:
        """Say whether words stand in the review, verbatim and in full."""
        return any(text in shown for shown in self.reviewed)


def copy_of(office: Issued, folder: Path) -> Workspace:
    """Open a copy of the office's workspace, to be changed."""
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / "2025.gwr"
    shutil.copyfile(office.workspace, copy)
    return Workspace.open(str(copy))


def collect(
    workspace: Workspace,
    files: Mapping[str, bytes],
    folder: Path,
    *,
    executor: pool.ExecutorFactory = here,
) -> tuple[CollectedFile, ...]:
    """Lay files into a folder and collect them, each alone and in their order."""
    folder.mkdir(parents=True, exist_ok=True)
    done: list[CollectedFile] = []
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        done += collect_returns(workspace, [path], now=NOW, workers=1, executor=executor).files
    return tuple(done)


def seen(workspace: Workspace, files: tuple[CollectedFile, ...], code: str = ROUND) -> Came:
    """Look at the workspace as review, status and report do."""
    state = workspace.book.state(workspace.round(code))
    review = review_round(workspace, code)
    from datetime import date

    from gwreport.workflow.review.round_status import round_status

    status = round_status(workspace, code, today=date(2025, 10, 9))
    return Came(
        files,
        {one.item.id: one.text for one in state.merged},
        {one.item.id: one.source for one in state.merged},
        {one.item.id: one.status.value for one in state.merged},
        tuple(text.text for item in review.items for text in item.texts),
        {one.unit: one.state.value for one in status.units},
    )
