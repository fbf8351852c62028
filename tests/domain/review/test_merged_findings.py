"""What is open with a merged item, and what review lists first."""

import pytest

from gwreport.domain.findings.code import Severity
from gwreport.domain.findings.codes.review import ReviewCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import spot_of
from gwreport.domain.form.columns import Field
from gwreport.domain.merging.merging import Merged, MergeState
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.returns.returns import Entry, WrittenCell
from gwreport.domain.review.kinds import WAITING, ReviewKind, badness
from gwreport.domain.review.merged_findings import kind_of_merged, merged_findings
from gwreport.wording.facts import fact_words

ITEM = Item("T1", Kind.TASK, "1", "新建公园3个。")


def merged(state: MergeState, *entries: Entry, leads: tuple[str, ...] = ()) -> Merged:
    return Merged(ITEM, entries=entries, leads=leads, state=state)


def test_an_item_of_nobody_says_that_it_has_no_lead_unit() -> None:
    (finding,) = merged_findings(merged(MergeState.MISSING))
    assert finding.facts["leads"] == ()
    # The hashes of accepted findings are over these words.
    assert fact_words(finding) == {"leads": "没有牵头单位"}


def test_an_item_that_nobody_reported_names_its_lead_units() -> None:
    (finding,) = merged_findings(merged(MergeState.MISSING, leads=("甲局", "乙局")))
    assert fact_words(finding) == {"leads": "甲局、乙局"}


def test_figures_without_words_are_told_of_the_unit_that_wrote_them() -> None:
    entry = Entry("甲局", "T1", {Field.VALUE: WrittenCell("3", spot_of("H5"))})
    (finding,) = merged_findings(merged(MergeState.REPORTED, entry, leads=("甲局",)))
    assert (finding.code, finding.facts) == (ReviewCode.FIGURES_ONLY, {"unit": "甲局"})


WARNING = Finding(ReviewCode.STATUS_DIFFERS, item="T1")
HINT = Finding(ReviewCode.FIGURES_ONLY, item="T1", chosen=Severity.INFO)


@pytest.mark.parametrize(
    ("state", "own", "every", "has_texts", "kind"),
    [
        (MergeState.CONFLICT, [WARNING], [WARNING], True, ReviewKind.CONFLICT),
        (MergeState.CONFLICT, [], [], True, ReviewKind.OTHER_TEXTS),
        (MergeState.MISSING, [WARNING], [WARNING], False, ReviewKind.MISSING),
        (MergeState.MISSING, [], [], False, None),
        (MergeState.REPORTED, [], [WARNING], True, ReviewKind.FINDING),
        (MergeState.REPORTED, [], [HINT], False, ReviewKind.HINT),
        (MergeState.REPORTED, [], [HINT], True, ReviewKind.OTHER_TEXTS),
    ],
)
def test_an_item_is_listed_under_the_worst_that_is_open(
    state: MergeState,
    own: list[Finding],
    every: list[Finding],
    has_texts: bool,
    kind: ReviewKind | None,
) -> None:
    assert kind_of_merged(merged(state), own, every, has_texts=has_texts) is kind


def test_what_waits_comes_before_what_does_not() -> None:
    order = sorted(ReviewKind, key=lambda kind: badness(kind, [], is_of_item=True))
    assert {*order[: len(WAITING)]} == WAITING


def test_an_error_in_what_a_unit_wrote_comes_before_a_file_that_was_not_read() -> None:
    error = Finding(ReviewCode.STATUS_DIFFERS, chosen=Severity.ERROR)
    refused = badness(ReviewKind.REFUSED, [error], is_of_item=False)
    assert badness(ReviewKind.FINDING, [error], is_of_item=True) < refused
    assert badness(ReviewKind.FINDING, [error], is_of_item=False) > refused
    assert badness(ReviewKind.FINDING, [WARNING], is_of_item=True) > refused
