"""A finding upon a file no longer holds when its unit has sent other words for what it is about."""

import pytest

from gwreport.domain.findings.codes.returns import ReturnCode
from gwreport.domain.findings.facts import NamedField
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place, spot_of
from gwreport.domain.form.columns import Field
from gwreport.domain.returns.returns import (
    Entry,
    Outcome,
    Reading,
    SourceFile,
    Submission,
    WrittenCell,
)
from gwreport.domain.review.outdated_findings import OutdatedFindings, finding_field
from tests.workflow.quarter import LATER

UNIT, ITEM = "甲局", "T1"


def sent(number: int, **texts: str) -> Submission:
    cells = {
        Field(key): WrittenCell(text, spot_of(f"{key[0].upper()}5")) for key, text in texts.items()
    }
    source = SourceFile(f"{number}.xlsx", sha256=str(number))
    reading = Reading(unit=UNIT, entries=(Entry(UNIT, ITEM, cells),))
    return Submission(source, LATER, Outcome.ACCEPTED_WITH_FINDINGS, reading, number=number)


def outdated(finding: Finding, *files: Submission) -> bool:
    """Say whether a finding of the first file is outdated by all of them."""
    entries = [entry for file in files for entry in file.entries]
    return OutdatedFindings(files, entries).is_outdated(finding, files[0])


BY_FIELD = Finding(
    ReturnCode.CELLS_MERGED, Place(), ITEM, {"field": NamedField(Field.PROBLEM, "存在问题")}
)
BY_CELL = Finding(ReturnCode.CELLS_MERGED, Place(at=spot_of("P5")), ITEM)


@pytest.mark.parametrize("finding", [BY_FIELD, BY_CELL])
def test_it_is_outdated_when_its_own_field_has_other_words(finding: Finding) -> None:
    first = sent(1, completion="一", problem="缺资金")
    assert finding_field(finding, first) == Field.PROBLEM
    assert not outdated(finding, first)
    assert not outdated(finding, first, sent(2, completion="二", problem="缺资金"))
    assert outdated(finding, first, sent(2, completion="一", problem="缺土地"))


def test_what_concerns_the_whole_return_is_outdated_by_the_next_one() -> None:
    finding = Finding(ReturnCode.PARTLY_FILLED, Place())
    first, second = sent(1, completion="一"), sent(2, completion="一")
    assert not outdated(finding, first)
    assert outdated(finding, first, second)
