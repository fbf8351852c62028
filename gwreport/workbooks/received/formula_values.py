"""The results of formulas in a workbook that openpyxl has written, which keeps the formulas alone."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from gwreport.domain.findings.place import sheet_spot
from gwreport.officefiles.xlsx.model import CellDetail, CellKind, RawSheet, RawWorkbook

_NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# What the results are called that are no numbers.
_TYPES = {CellKind.TEXT: "str", CellKind.BOOLEAN: "b", CellKind.ERROR: "e"}


def with_formula_values(written: bytes, before: RawWorkbook, titles: Sequence[str]) -> bytes:
    """Give a workbook as openpyxl wrote it the results that its formulas had `before`.

    Without them whoever reads the file and does not calculate sees blank cells. `titles` are those of its
    sheets in their order.
    """
    by_name = {sheet.name: sheet for sheet in before.sheets}
    results = {
        f"xl/worksheets/sheet{number}.xml": found
        for number, title in enumerate(titles, 1)
        if title in by_name and (found := _results(by_name[title]))
    }
    if not results:
        return written
    stream = BytesIO()
    with ZipFile(BytesIO(written)) as source, ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            part = source.read(entry)
            if entry.filename in results:
                part = _with_results(part, results[entry.filename])
            target.writestr(entry, part)
    return stream.getvalue()


def _results(sheet: RawSheet) -> dict[str, CellDetail]:
    return {
        sheet_spot(row, column).reference: detail
        for (row, column), detail in sheet.details.items()
        if detail.formula is not None and detail.kind is not CellKind.UNCACHED
    }


def _with_results(part: bytes, results: Mapping[str, CellDetail]) -> bytes:
    from lxml import etree
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.utils.escape import escape

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(part, parser)
    for cell in root.iter(f"{_NAMESPACE}c"):
        detail = results.get(cell.get("r", ""))
        formula = cell.find(f"{_NAMESPACE}f")
        if detail is None or formula is None:
            continue
        for old in cell.findall(f"{_NAMESPACE}v"):
            cell.remove(old)
        if detail.kind in _TYPES:
            cell.set("t", _TYPES[detail.kind])
        unsayable = ILLEGAL_CHARACTERS_RE.search(detail.raw)
        value = escape(detail.raw) if unsayable else detail.raw
        etree.SubElement(cell, f"{_NAMESPACE}v").text = value
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
