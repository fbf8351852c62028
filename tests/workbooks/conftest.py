"""A small office for the tests of returns: issued workbooks, filled and then mistreated."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from gwreport.domain.findings.finding import Finding
from gwreport.domain.form.columns import Field
from gwreport.domain.rounds import Round
from gwreport.domain.units.registry import Unit
from gwreport.wording.findings.explaining import explain
from gwreport.wording.form_design import STANDARD
from gwreport.workbooks.form import FIRST_ROW, HEADER_ROW, FormRow, UnitForm, WorkspaceKey
from gwreport.workbooks.intake.reading import Intake, IntakeContext, IssuedRows, KnownItem, take_in
from gwreport.workbooks.writing.writer import WorkbookWriter

KEY = WorkspaceKey("5eed0001", "只有本办知道")
UNITS = (Unit(7, "区水务局"), Unit(12, "区交通局"), Unit(30, "区文旅委"))
TEXTS = (
    "新建改建农村公路120公里，完成3座危桥改造。",
    "推进青禾水库除险加固，年底前完成主体工程。",
    "治理水土流失面积35平方公里。",
    "开通6条社区微公交线路，方便群众出行。",
)
INDICATOR = "水利投资增长8%以上"


class Office:
    """Writes workbooks, fills them, changes their parts and takes them in again."""

    def __init__(self) -> None:
        self.writer = WorkbookWriter()
        items = [("I1", "1", INDICATOR)]
        items += [(f"T{number}", str(number), text) for number, text in enumerate(TEXTS, 1)]
        ids = tuple(item for item, _, _ in items)
        other = ("T1", "T9", "T10")
        items += [("T9", "9", "举办两场群众文化节。"), ("T10", "10", "建成一座乡镇图书馆。")]
        self.items = {item: (number, text) for item, number, text in items}
        self.context = IntakeContext(
            workspace=KEY,
            year=2025,
            units=UNITS,
            items=tuple(KnownItem(*item) for item in items),
            issued=tuple(
                IssuedRows(code, unit, rows)
                for code in ("2025-Q2", "2025-Q3")
                for unit, rows in (("区水务局", ids), ("区文旅委", other))
            ),
        )

    def form(self, unit: str = "区水务局", quarter: int = 3, key: WorkspaceKey = KEY) -> UnitForm:
        number = next(one.number for one in UNITS if one.name == unit)
        code = f"2025-Q{quarter}"
        rows = self.context.rows.get((code, unit), self.context.rows["2025-Q3", "区水务局"]).items
        made = [
            FormRow(item, *self.items[item], "增长8%", ("高帆",), (unit,), "各镇街", "上期已开工。")
            for item in rows
        ]
        return UnitForm(
            key,
            "青禾区",
            "区政府办",
            Round(2025, quarter),
            number,
            unit,
            date(2025, 9, 28),
            date(2025, 10, 10),
            "",
            tuple(row for row in made if row.item[0] == "I"),
            tuple(row for row in made if row.item[0] == "T"),
        )

    def blank(self, unit: str = "区水务局", quarter: int = 3, key: WorkspaceKey = KEY) -> bytes:
        return self.writer.write(self.form(unit, quarter, key))

    def filled(
        self,
        words: dict[tuple[str, Field], Any] | None = None,
        change: Callable[[Any], None] | None = None,
        blank: bytes | None = None,
    ) -> bytes:
        """Fill by openpyxl, everything with sensible words but for those given; then `change`."""
        import openpyxl

        book = openpyxl.load_workbook(io.BytesIO(blank or self.blank()))
        for name, letter in (("主要指标", "I"), ("目标任务", "T")):
            if name not in book.sheetnames:
                continue
            sheet = book[name]
            columns = {cell.value: cell.column for cell in sheet[HEADER_ROW]}
            token = max(columns.values())
            for row in range(FIRST_ROW, sheet.max_row + 1):
                item = str(sheet.cell(row, token).value).split("-")[-2]
                assert item.startswith(letter)
                usual = {
                    Field.COMPLETION: f"{item}已完成年度任务的八成。",
                    Field.STATUS: "依时序推进",
                    Field.VALUE: "12.5亿元",
                    Field.GROWTH: "8.3%",
                }
                for part in Field:
                    value = (words or {}).get((item, part), usual.get(part))
                    heading = STANDARD.heading(part)
                    if heading in columns and value is not None:
                        cell = sheet.cell(row, columns[heading])
                        cell.value = value
                        if isinstance(value, str):
                            # openpyxl does not escape what looks like an escape.
                            cell.value = value.replace("_x", "_x005F_x")
                            cell.data_type = "s"  # a text that begins with = is no formula
        if change:
            change(book)
        buffer = io.BytesIO()
        book.save(buffer)
        return buffer.getvalue()

    def take(self, data: bytes, name: str = "007_区水务局_2025年前三季度_填报表.xlsx") -> Intake:
        taken = take_in(data, name, self.context)
        for finding in taken.reading.findings:
            assert explain(finding).message
        return taken


def codes(taken: Intake) -> set[str]:
    return {finding.code for finding in taken.reading.findings}


def only(taken: Intake, code: str) -> Finding:
    (finding,) = [finding for finding in taken.reading.findings if finding.code == code]
    return finding


def with_part(data: bytes, part: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """Rewrite one part of a container; None leaves it out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        assert part in old.namelist()
        for entry in old.infolist():
            content: bytes | None = old.read(entry)
            if entry.filename == part:
                content = change(content or b"")
            if content is not None:
                new.writestr(entry.filename, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def sheet_part(data: bytes, name: str) -> str:
    """Find the part in which a sheet stands."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        book = container.read("xl/workbook.xml").decode()
        rels = container.read("xl/_rels/workbook.xml.rels").decode()
    shown = "".join(f"&#{ord(mark)};" for mark in name)
    tag = next(tag for tag in re.findall(r"<sheet [^>]*>", book) if name in tag or shown in tag)
    (relation,) = re.findall(r'r:id="(\w+)"', tag)
    (target,) = (
        re.search(r'Target="([^"]+)"', found)[1]
        for found in re.findall(r"<Relationship [^>]*>", rels)
        if f'Id="{relation}"' in found
    )
    return "xl/" + target.removeprefix("/xl/")


@pytest.fixture(scope="session")
def office() -> Office:
    return Office()


@pytest.fixture(scope="session")
def parts() -> Any:
    """The functions that change a return's parts and look at its findings."""

    class Parts:
        change = staticmethod(with_part)
        of_sheet = staticmethod(sheet_part)
        codes = staticmethod(codes)
        only = staticmethod(only)

    return Parts
