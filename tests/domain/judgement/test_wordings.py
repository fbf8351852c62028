"""At least two hundred wordings of every kind come out as a careful official would judge them."""

import pytest

from gwreport.domain.judgement.judging import judge
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.plan.targets import read_targets
from gwreport.wording.judgement_reasons import explain_reason
from tests.domain.judgement.wordings import Wording, read_wordings

WORDINGS = read_wordings()


@pytest.mark.parametrize("one", WORDINGS, ids=lambda one: f"{one.kind}-{one.told.text[:18]}")
def test_a_wording_gets_a_class_that_an_official_accepts(one: Wording) -> None:
    item = Item("T1", Kind.TASK, "1", one.task, targets=read_targets(one.task))
    judged = judge(item, one.told, one.round)
    assert judged.status in one.accepted, [explain_reason(reason) for reason in judged.reasons]


def test_the_table_is_large_and_holds_every_kind() -> None:
    assert len(WORDINGS) >= 200
    assert len({(one.task, one.told, one.round) for one in WORDINGS}) == len(WORDINGS)
    assert len({one.kind for one in WORDINGS}) >= 12
