"""How fast returns are read, checked and matched, against a bare python-calamine read of the same.

Run it from the project's folder: `python benchmarks/collecting_read.py`. It makes its own data: the
project's workbooks, filled by writing the words into the sheets as an office program does. Both
ways read from bytes, in one process, taking turns; the quickest round of each counts.
"""

import io
import re
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import date

from gwreport.domain.rounds import Round
from gwreport.domain.units import Unit
from gwreport.workbooks.form import FIRST_ROW, TASKS, FormRow, UnitForm, WorkspaceKey
from gwreport.workbooks.intake import Intake, IntakeContext, IssuedRows, take_in
from gwreport.workbooks.writer import WorkbookWriter

WORKBOOKS = 300
ROUNDS = 5
_KEY = WorkspaceKey("0badcafe", "benchmark")
_TEXT = "推进第{0}类重点项目建设，完成投资{0}亿元，新建步道{1}公里，出境断面水质稳定达到Ⅲ类。"
_DONE = "截至本期末，已完成投资{0}亿元，占全年目标的{1}%，步道路基全线贯通，水质均值达到Ⅲ类。"
_SHEET = re.compile(r'<c r="(G|H|I|J)(\d+)"( s="\d+")/>')


def forms(count: int) -> list[UnitForm]:
    """Make that many forms of twelve rows each."""
    return [
        UnitForm(
            workspace=_KEY,
            region="青禾区",
            office="青禾区人民政府办公室",
            round=Round(2025, 3),
            unit_number=number,
            unit_name=f"区第{number}局",
            issued=date(2025, 9, 28),
            deadline=date(2025, 10, 10),
            return_to="政务邮箱 office@example.invalid",
            indicators=(),
            tasks=tuple(
                FormRow(
                    item=f"T{number}-{place}",
                    number=str(place),
                    text=_TEXT.format(number * 20 + place, place),
                    leaders=("郑小平",),
                    lead_units=(f"区第{number}局",),
                    support_text="区财政局、各镇街",
                    previous=_DONE.format(number, place),
                )
                for place in range(1, 13)
            ),
        )
        for number in range(1, count + 1)
    ]


def context(given: list[UnitForm]) -> IntakeContext:
    """Make what a reading process knows of these forms."""
    rows = [(form, row) for form in given for row in form.tasks]
    return IntakeContext(
        workspace=_KEY,
        year=2025,
        units=tuple(Unit(form.unit_number, form.unit_name) for form in given),
        items=tuple((row.item, row.number, row.text) for _, row in rows),
        issued=tuple(
            IssuedRows("2025-Q3", form.unit_name, tuple(row.item for row in form.tasks))
            for form in given
        ),
    )


def filled(workbook: bytes) -> bytes:
    """Fill in every row of 目标任务, the texts among the shared ones as Excel keeps them."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    part = next(name for name, data in parts.items() if _is_task_sheet(name, data))
    strings = parts["xl/sharedStrings.xml"].decode()
    added: list[str] = []
    first = strings.count("<si>")

    def fill(found: re.Match[str]) -> str:
        column, row, style = found.groups()
        if int(row) < FIRST_ROW or column == "I":
            return found[0]
        words = "依时序推进" if column == "H" else _DONE.format(row, len(added))
        added.append(f"<si><t>{words}</t></si>")
        return f'<c r="{column}{row}"{style} t="s"><v>{first + len(added) - 1}</v></c>'

    parts[part] = _SHEET.sub(fill, parts[part].decode()).encode()
    parts["xl/sharedStrings.xml"] = strings.replace("</sst>", "".join(added) + "</sst>").encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return buffer.getvalue()


def _is_task_sheet(name: str, data: bytes) -> bool:
    last = chr(ord("A") + len(TASKS.columns) - 1)
    return name.startswith("xl/worksheets/sheet") and f'<c r="{last}{FIRST_ROW}"'.encode() in data


def read_bare(files: list[bytes]) -> int:
    """Read every sheet of every file with python-calamine and nothing else; count the rows."""
    from python_calamine import CalamineWorkbook

    rows = 0
    for data in files:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            rows += len(book.get_sheet_by_name(name).to_python())
    return rows


def take_all(files: list[bytes], known: IntakeContext) -> list[Intake]:
    """Take in every file as a reading process does."""
    return [
        take_in(data, f"{place + 1:03d}_区第{place + 1}局_填报表.xlsx", known)
        for place, data in enumerate(files)
    ]


def measure(count: int = WORKBOOKS) -> list[tuple[str, float]]:
    """Give milliseconds a file for both ways, and their ratio."""
    given = forms(count)
    known = context(given)
    writer = WorkbookWriter()
    files = [filled(writer.write(form)) for form in given]
    taken = take_all(files, known)
    complete = all(not one.findings and len(one.entries) == 12 for one in taken)
    if not complete:
        raise SystemExit("the benchmark's own files are not taken in without a finding")
    bare, ours = _quickest(lambda: read_bare(files), lambda: take_all(files, known))
    each = 1000 / count
    return [
        ("calamine, ms a file", bare * each),
        ("read, checked and matched, ms a file", ours * each),
        ("ratio", ours / bare),
    ]


def _quickest(*ways: Callable[[], object]) -> list[float]:
    best = [float("inf")] * len(ways)
    for _ in range(ROUNDS):
        for place, way in enumerate(ways):
            start = time.perf_counter()
            way()
            best[place] = min(best[place], time.perf_counter() - start)
    return best


def main() -> int:
    """Print the figures."""
    for name, figure in measure():
        print(f"{name}: {figure:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
