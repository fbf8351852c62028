"""How items are called: by their numbers where a clerk reads, by the ids that commands take elsewhere."""

from datetime import datetime

import pytest

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.domain.findings.codes.checks import CheckCode
from gwreport.domain.findings.codes.corrections import CorrectionCode
from gwreport.domain.findings.codes.evidence import EvidenceCode
from gwreport.domain.findings.codes.returns import ReturnCode
from gwreport.domain.findings.codes.review import ReviewCode
from gwreport.domain.findings.facts import ItemField, NamedField, NumberedItem
from gwreport.domain.findings.finding import Finding
from gwreport.domain.form.columns import Field
from gwreport.domain.statuses import Status
from gwreport.errors import ConflictError, UnknownNameError
from gwreport.wording.errors import explain_error
from gwreport.wording.facts import fact_words
from gwreport.wording.findings.explaining import explain

COMPLETION = NamedField(Field.COMPLETION, "完成情况")
FINDINGS = [
    Finding(
        ReviewCode.SAME_GOAL_OPPOSED,
        item="T3",
        facts={
            "status": Status.DONE,
            "other": "I7",
            "text": "修路T3段",
            "other_status": Status.BEHIND,
        },
    ),
    Finding(
        CheckCode.TEXT_OF_OTHER_ITEM,
        item="T3",
        facts={
            "unit": "区财政局",
            "text": "栽树",
            "other": NumberedItem("I7", "7"),
            "other_text": "修路T3段",
        },
    ),
    Finding(
        EvidenceCode.EVIDENCE_JOINED,
        facts={"unit": "区财政局", "number": 3, "file": "修路T3段.pdf", "items": ("I7", "I8-1")},
    ),
    Finding(
        ReturnCode.ROWS_MISSING,
        facts={"count": 1, "items": (NumberedItem("I7", "7"),)},
    ),
    Finding(
        CorrectionCode.SENT_BACK,
        facts={
            "number": 1,
            "unit": "修路T3段",
            "at": "10月9日",
            "count": 1,
            "items": ("I7",),
            "decision": 5,
        },
    ),
    Finding(
        CorrectionCode.CORRECTION_LEFT,
        facts={"count": 1, "items": (ItemField("I7", COMPLETION),)},
    ),
]


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda one: str(one.code))
def test_a_finding_calls_items_by_their_numbers_at_the_window(finding: Finding) -> None:
    command, window = (explain(finding, commands=one).message for one in (True, False))
    assert "I7" in command
    assert "指标7" in window
    assert "I7" not in window
    # What somebody wrote stays as it is, and what a finding is known by again too.
    assert window.count("修路T3段") == command.count("修路T3段")
    assert "I7" in "".join(fact_words(finding).values())


def test_an_error_calls_items_by_their_numbers_at_the_window() -> None:
    at = datetime.fromisoformat("2025-10-10T09:00:00+08:00")
    conflict = ConflictError("T3", 4, DecisionKind.TEXT, "T9段通车", who="李", at=at, reason="")
    assert explain_error(conflict, commands=False).startswith("任务3 已由“李”")
    assert "T9段通车" in explain_error(conflict, commands=False)
    assert explain_error(conflict).startswith("T3 ")
    unknown = UnknownNameError("item", "T33", ("T3", "I3"))
    assert "“T33”。相近的有：任务3、指标3" in explain_error(unknown, commands=False)
    assert "T3、I3" in explain_error(unknown)
    file = UnknownNameError("file", "T33.xlsx", ("T3.xlsx",))
    assert "T3.xlsx" in explain_error(file, commands=False)
