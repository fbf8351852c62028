"""Every case of the fault catalogue that is one workbook: what comes of it, and where its words go."""

from pathlib import Path

import pytest

from gwreport.domain.returns.returns import MERGED_OUTCOMES, Outcome
from gwreport.wording import refused_files
from gwreport.wording.findings import returns as return_findings
from gwreport.wording.findings import review as review_findings
from gwreport.wording.findings.explaining import explain
from tests.faults.container_cases import CONTAINERS
from tests.faults.corpus import Case
from tests.faults.measured_reading import Cost, measured
from tests.faults.office import OTHER, Issued, Return, collect, copy_of, here, seen
from tests.faults.shown_cases import SHOWN
from tests.faults.structure_cases import STRUCTURE
from tests.faults.value_cases import VALUES
from tests.processor_time import is_within

CASES = [*STRUCTURE.cases, *VALUES.cases, *CONTAINERS.cases, *SHOWN.cases]
_KNOWN = {
    rule.code
    for table in (refused_files.RULES, return_findings.RULES, review_findings.RULES)
    for rule in table
}
# What a hostile file may take of a processor and of memory. Beside a second run of tests the dearest,
# formats in every row to the last, takes 2.9 seconds.
_SECONDS, _MEBIBYTES = 6.0, 300


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case, issued: Issued, tmp_path: Path) -> None:
    made = Return(issued, code=case.code, blank_only=case.blank)
    case.change(made)
    good = Return(issued, OTHER)
    files = made.all_files() | {f"good/{good.name}": good.data()}
    costs: list[Cost] = []
    executor = measured(costs) if case.hostile else here
    with copy_of(issued, tmp_path) as workspace:
        came = seen(workspace, collect(workspace, files, tmp_path / "in", executor=executor))
        kept = [
            workspace.ledger.archived(one.submission.source.sha256)
            for one in came.files
            if one.submission.source.sha256
        ]
        aside = [cell.text for one in workspace.ledger.submissions(None) for cell in one.loose]
    told = {finding.code for one in came.files[:-1] for finding in one.submission.findings}
    assert came.files[-2].submission.outcome is case.outcome, came.files[-2].submission.findings
    assert case.codes <= told
    # Only what is declared waits for a person, and each has its sentence.
    open_ = [
        one
        for file in came.files[:-1]
        for one in file.submission.findings
        if one.severity != "info"
    ]
    assert {one.code for one in open_} & _KNOWN <= case.codes, open_
    assert all(explain(one).message for one in open_)
    # The words of the unit: in the right item, or nowhere.
    is_merged = case.outcome in MERGED_OUTCOMES or case.outcome is Outcome.SUPERSEDED
    texts = (made.completions() | made.expected) if is_merged else dict.fromkeys(made.items, "")
    assert {item: came.merged[item] for item in made.items} == texts
    # What does not stand in the report stands in the review, in full.
    if case.outcome is not Outcome.REFUSED:
        words = [*made.written.values(), *made.tokens]
        reported = set(came.merged.values())
        assert [
            text for text in words if text not in reported and not came.is_in_review(text)
        ] == []
    # What is stored and does not show is kept, and nobody takes it for the unit's words.
    assert set(made.aside) <= set(aside)
    assert not set(made.aside) & {*came.reviewed, *came.merged.values()}
    # The good file beside it is taken, and everything lies in the archive.
    assert came.files[-1].submission.outcome is Outcome.ACCEPTED
    assert {item: came.merged[item] for item in good.items} == good.completions()
    assert set(files.values()) <= set(kept)
    # A hostile one is cheap, and nothing is opened or fetched outside.
    if case.hostile:
        assert is_within(costs[0].seconds, _SECONDS), costs
    assert [one for one in costs if one.mebibytes > _MEBIBYTES or one.touched] == []
    assert len(costs) == (len(files) if case.hostile else 0)
