"""Makes the files of the example district; run it after a change of its data.

python examples/make_example.py [FOLDER]
"""

import sys
from pathlib import Path

from breakdown_word import breakdown_with_lines, breakdown_with_tables
from district import FOLDER, breakdown, registry_rows, workspace
from office_tables import breakdown_workbook, registry_workbook
from unit_returns import second_quarter, third_quarter

from gwreport.reading import understand_document

_BREAKDOWN = "breakdown.docx"


def build(folder: Path) -> None:
    """Write every file of the example into `folder`; the same data gives the same bytes."""
    files = {**documents(), **returns()}
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def documents() -> dict[str, bytes]:
    """Give the breakdown in its three forms and the registry, by file name."""
    plan = breakdown()
    return {
        _BREAKDOWN: breakdown_with_tables(plan),
        "breakdown-lines.docx": breakdown_with_lines(plan),
        "breakdown.xlsx": breakdown_workbook(plan),
        "units.xlsx": registry_workbook(registry_rows(), workspace()["region"], plan.issuer),
    }


def returns() -> dict[str, bytes]:
    """Give what the units sent back in two rounds, by path.

    The items have the ids that reading the breakdown gives them, as in a real workspace.
    """
    plan = understand_document(breakdown_with_tables(breakdown()), _BREAKDOWN).plan
    assert plan is not None
    third = third_quarter(plan.items)
    return {
        "returns/2025-Q2.zip": second_quarter(plan.items),
        **{f"returns/2025-Q3/{name}": data for name, data in third.items()},
    }


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
