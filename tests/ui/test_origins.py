"""In which file something stands that 审核 shows: never in another unit's of the same name."""

import pytest

from gwreport.domain.findings.place import Place
from gwreport.domain.returns.returns import Outcome, Reading, SourceFile, Submission
from gwreport.ui.operations.origins import Origins
from tests.workflow.quarter import LATER

FILES = (("甲局", "回收.xlsx"), ("乙局", "回收.xlsx"), ("丙局", "独.xlsx"))


@pytest.mark.parametrize(
    ("unit", "file", "number"),
    [
        ("甲局", "回收.xlsx", 1),
        ("乙局", "回收.xlsx", 2),
        ("", "回收.xlsx", 0),
        ("", "独.xlsx", 3),
        ("甲局", "没有.xlsx", 0),
        ("甲局", "", 0),
    ],
)
def test_a_file_is_known_by_its_unit_and_name(unit: str, file: str, number: int) -> None:
    submissions = [
        Submission(
            SourceFile(f"{at}/{name}"),
            LATER,
            Outcome.ACCEPTED,
            Reading(unit=whose),
            number=at,
        )
        for at, (whose, name) in enumerate(FILES, 1)
    ]
    assert Origins(submissions).of_place(Place(file), unit) == number
