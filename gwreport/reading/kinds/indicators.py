"""Indicator tables (主要指标计划, 计划执行情况): targets, results, sub-rows, binding marks."""

import re

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.plan.documents import IndicatorRow, IndicatorTable
from gwreport.domain.texts.quoting import in_one_line
from gwreport.officefiles.grid import Document, Grid
from gwreport.reading.drafts import finding
from gwreport.reading.layouts.headers import Table, tables_in
from gwreport.reading.layouts.line_joining import one_line
from gwreport.reading.layouts.notice import Titles
from gwreport.reading.layouts.rows import NumberedRow, numbered_rows
from gwreport.reading.words.headings import UNIT_ROLES, Role

_UNIT = re.compile(r"^(?P<name>.*\S)\s*[（(](?P<unit>[^（）()]{1,12})[)）]$")
_MEASURE = re.compile(
    r"^[%％‰]|^(?:个百分点|倍|位|名|元|[百千万亿]+.*|.*[元人户家个件天亩吨米里顷时卡位次套所座台辆床张])$"
)
_PART = re.compile(r"^(?:其中\s*[：:]\s*|[#＃]\s*|——?\s*)")


def is_indicator_table(table: Table) -> bool:
    """Say whether a table lists indicators with targets, and gives them to no unit."""
    return table.has(Role.TEXT, Role.TARGET) and not UNIT_ROLES & set(table.columns)


def read_indicators(document: Document) -> tuple[tuple[IndicatorTable, ...], list[Finding]]:
    """Read every indicator table of a document, with the title printed above each."""
    read: list[IndicatorTable] = []
    findings: list[Finding] = []
    titles = Titles(document)
    for order, block in enumerate(document.blocks):
        for table in tables_in(block) if isinstance(block, Grid) else ():
            if not table.has(Role.TEXT, Role.TARGET):
                continue
            rows = tuple(_row(table, row) for row in numbered_rows(table))
            if rows:
                read.append(IndicatorTable(titles.of(order), rows))
                findings.extend(_shared_targets(document, table))
    return tuple(read), findings


def _row(table: Table, row: NumberedRow) -> IndicatorRow:
    name = row.text.rstrip("*＊ ")
    binding = name != row.text.rstrip()
    nature = one_line(table.text(row.cells, Role.NATURE))
    if row.parent is not None:
        name = _PART.sub("", name)
    unit = one_line(table.text(row.cells, Role.MEASURE))
    bracketed = _UNIT.match(name)
    if not unit and bracketed and _MEASURE.search(bracketed["unit"]):
        name, unit = bracketed["name"], bracketed["unit"]
    return IndicatorRow(
        number=row.number,
        parent=row.parent,
        category=one_line(table.text(row.cells, Role.CATEGORY)),
        name=name.strip(),
        unit=unit,
        binding=binding or nature == "约束性",
        target=in_one_line(table.text(row.cells, Role.TARGET)),
        completion=in_one_line(table.text(row.cells, Role.COMPLETION)),
    )


def _shared_targets(document: Document, table: Table) -> list[Finding]:
    """Say which rows share a merged target with the row above: it was given to each of them."""
    shared = [
        row
        for row in table.rows
        if table.cell(row, Role.TARGET).down and table.text(row, Role.TARGET).strip()
    ]
    if not shared:
        return []
    place = document.cell_place(table.grid, table.cell(shared[0], Role.TARGET))
    target = in_one_line(table.text(shared[0], Role.TARGET))
    return [finding(DocumentCode.TARGET_SHARED, place, count=len(shared), target=target)]
