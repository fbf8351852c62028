"""Breakdowns in the layouts that offices use are read as a person reads them."""

from collections.abc import Callable

import pytest

from gwreport.domain.plan.documents import DocumentKind
from gwreport.reading import understand_document
from tests.reading.breakdowns import SAMPLES, Sample


@pytest.mark.parametrize("make", SAMPLES, ids=[one.__name__ for one in SAMPLES])
def test_the_plan_is_read_as_it_stands(make: Callable[[], Sample]) -> None:
    sample = make()
    reading = understand_document(sample.data, sample.name)
    assert reading.kind is DocumentKind.PLAN
    plan = reading.plan
    assert plan is not None
    found = [
        (
            item.number,
            item.text,
            " ".join(item.leaders),
            " ".join(item.lead_units),
            " ".join(item.support_units),
            item.due or "",
        )
        for item in plan.items
    ]
    assert found == list(sample.rows)
    if sample.kinds:
        assert "".join(item.id[0] for item in plan.items) == sample.kinds
    if sample.sections:
        assert tuple(item.section for item in plan.items) == sample.sections
    if sample.categories:
        assert tuple(item.category for item in plan.items) == sample.categories
    if sample.parents:
        assert tuple(item.parent for item in plan.items) == sample.parents
    assert sample.codes <= {finding.code for finding in reading.findings}
    assert plan.year == sample.year
    assert bool(plan.title) == bool(sample.year)
