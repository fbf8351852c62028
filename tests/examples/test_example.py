"""The example district: its files are what its script makes, and are read as what they say."""

import io
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.units.registry import UnitKind
from gwreport.reading import understand_document

BREAKDOWNS = ("breakdown.docx", "breakdown-lines.docx", "breakdown.xlsx")


Items = tuple[Item, ...]


@pytest.fixture(scope="module")
def made(make_example: ModuleType) -> dict[str, bytes]:
    """The documents as the script makes them now, by name."""
    return make_example.documents()


@pytest.fixture(params=BREAKDOWNS)
def read(request: pytest.FixtureRequest, examples: Path) -> Items:
    """The items that are read from each form of the breakdown."""
    reading = understand_document((examples / request.param).read_bytes(), request.param)
    assert reading.plan is not None
    return reading.plan.items


def word_content(data: bytes) -> list[str]:
    """Every paragraph and table row of a Word document, in its order."""
    import docx
    from docx.oxml.ns import qn

    content: list[str] = []
    for block in docx.Document(io.BytesIO(data)).element.body:
        if block.tag == qn("w:tbl"):
            for row in block.iter(qn("w:tr")):
                cells = row.iter(qn("w:tc"))
                content.append("|".join("/".join(_lines(cell, qn)) for cell in cells))
        else:
            content.append("".join(block.itertext()))
    return content


def _lines(cell, qn) -> Iterator[str]:
    for paragraph in cell.iter(qn("w:p")):
        for part in paragraph.iter(qn("w:t"), qn("w:br")):
            yield part.text or "⏎"


def sheet_content(data: bytes) -> dict[str, object]:
    """Every cell of every sheet, and every merged range, of a workbook."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data))
    content: dict[str, object] = {}
    for sheet in book:
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        content |= {f"{sheet.title}!{cell.coordinate}": cell.value for cell in cells}
        content[f"{sheet.title} merged"] = sorted(str(each) for each in sheet.merged_cells.ranges)
    return content


@pytest.mark.parametrize("name", ["breakdown.docx", "breakdown-lines.docx"])
def test_word_file_is_what_the_script_makes(
    examples: Path, made: dict[str, bytes], name: str
) -> None:
    assert word_content((examples / name).read_bytes()) == word_content(made[name])


@pytest.mark.parametrize("name", ["breakdown.xlsx", "units.xlsx"])
def test_workbook_is_what_the_script_makes(
    examples: Path, made: dict[str, bytes], name: str
) -> None:
    assert sheet_content((examples / name).read_bytes()) == sheet_content(made[name])


def test_district_has_the_size_of_a_real_one(district: ModuleType) -> None:
    items = district.breakdown().items
    assert len(items) >= 66
    assert len(district.leaders()) == 9
    assert {leader for item in items for leader in item.leaders} == set(district.leaders())
    assert len(district.registry_rows()) >= 40
    assert {part.kind for part in district.breakdown().parts} == set(Kind)
    assert {row.unit.kind for row in district.registry_rows()} == set(UnitKind)


def test_every_lead_unit_stands_in_the_registry(district: ModuleType) -> None:
    registry = district.registry()
    names = {name for item in district.breakdown().items for name in item.lead_units}
    assert [name for name in names if registry.find(name) is None] == []
    # One of them is written by an alias, as happens.
    assert "区住建委" in names


def test_one_support_unit_is_a_near_miss_of_a_registered_name(district: ModuleType) -> None:
    registry = district.registry()
    names = {name for item in district.breakdown().items for name in item.support_units}
    strangers = [name for name in names if not registry.knows(name)]
    assert strangers == ["区文化旅游局"]
    assert registry.near(strangers[0]) == ("区文化旅游委",)


def test_breakdown_is_read_as_it_was_written(district: ModuleType, read: Items) -> None:
    written = district.breakdown().items
    assert [words_of(item) for item in read] == [words_of(item) for item in written]


def words_of(item) -> tuple[object, ...]:
    return item.text, item.leaders, item.lead_units, item.support_units, item.support_text


def test_printed_numbers_and_kinds_are_read(district: ModuleType, read: Items) -> None:
    parts = district.breakdown().parts
    written = [(part.kind, item.number) for part in parts for item in part.items]
    found = [
        (item.kind, item.number if number else "")
        for item, (_, number) in zip(read, written, strict=True)
    ]
    assert found == written


def test_part_of_an_indicator_belongs_to_the_one_above(district: ModuleType, read: Items) -> None:
    written = district.breakdown().items
    # The example names an item as reading it does, so that answers find their items.
    assert [(item.id, item.parent) for item in read] == [
        (item.key, item.parent) for item in written
    ]


def test_readme_counts_items_and_units_right(district: ModuleType, examples: Path) -> None:
    plan = district.breakdown()
    indicators, tasks, governance = (len(part.items) for part in plan.parts)
    told = (examples / "README.md").read_text(encoding="utf-8")
    assert (
        f"共{len(plan.items)}项（指标{indicators}项、任务{tasks}项、政府自身建设{governance}项）"
        in told
    )
    assert f"{len(district.registry_rows())}个单位" in told


def test_readme_tells_what_every_file_is(make_example: ModuleType, examples: Path) -> None:
    told = (examples / "README.md").read_text(encoding="utf-8")
    files = [*make_example.documents(), "returns/2025-Q2.zip", "returns/2025-Q3/", "workspace.json"]
    assert [name for name in files if f"`{name}`" not in told] == []
