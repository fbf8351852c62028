"""A labelled set of invented texts: each must come out as a person judged it."""

import pytest

from gwreport.domain.judgement.judging import judge
from gwreport.domain.judgement.results import Account
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.plan.targets import read_targets
from gwreport.domain.rounds import Round
from gwreport.wording.judgement_reasons import explain_reason
from tests.domain.judgement.labelled import ALL


@pytest.mark.parametrize(("item", "text", "quarter", "expected"), ALL)
def test_a_text_is_judged_as_a_person_would(
    item: str, text: str, quarter: int, expected: str
) -> None:
    plan_item = Item("T1", Kind.TASK, "1", item, targets=read_targets(item))
    judged = judge(plan_item, Account(text=text), Round(2025, quarter))
    reasons = [explain_reason(one) for one in judged.reasons]
    assert judged.status.value == expected, reasons
    assert reasons
    assert 0 <= judged.score <= 100


def test_the_set_holds_every_class_and_is_large() -> None:
    assert len(ALL) >= 100
    assert {case[3] for case in ALL} == {
        "exceeded",
        "done",
        "nearly_done",
        "on_schedule",
        "behind",
        "stalled",
        "unknown",
    }
