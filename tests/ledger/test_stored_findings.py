"""Findings come back from the ledger as they were, and those of version 0.1 in the present form."""

from datetime import date

import pytest

from gwreport.domain.findings.code import Code, Severity
from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.domain.findings.codes.returns import ReturnCode
from gwreport.domain.findings.facts import (
    Fact,
    ItemField,
    NamedField,
    NumberedItem,
    UnitRound,
    UnitStatus,
)
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import NOWHERE, Beside, Place, Spot, sheet_spot
from gwreport.domain.form.columns import Field
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.ledger.tables.stored_findings import finding_row, read_finding
from gwreport.wording.facts import fact_words
from gwreport.wording.places import spot_words

FIELD = NamedField(Field.COMPLETION, "进展情况")
OWN = NamedField("x-budget", "经费")
FACTS: dict[str, Fact] = {
    "text": "已建成",
    "count": 3,
    "saved": date(2025, 9, 30),
    "round": Round(2025, 3),
    "status": Status.BEHIND,
    "at": Spot(paragraph=4, beside=Beside.AFTER),
    "field": FIELD,
    "cells": (ItemField("T1", FIELD, sheet_spot(4, 7)), ItemField("T2", OWN)),
    "items": (NumberedItem("T1", "1"),),
    "marks": (UnitRound("区财政局", Round(2025, 1)),),
    "statuses": (UnitStatus("区财政局", Status.DONE),),
    "names": ("甲", "乙"),
}
# Behind the submission's number and the position.
VALUES = 2


def stored(finding: Finding) -> Finding:
    return read_finding(*list(finding_row(7, 0, finding).values())[VALUES:])


def test_facts_and_places_come_back_with_their_types() -> None:
    for place in (sheet_spot(5, 3), Spot(7), Spot(page=3, row=2), Spot(words="Z"), NOWHERE):
        finding = Finding(ReturnCode.HAS_NOTE, Place("一.xlsx", "目标任务", place), "T1", FACTS)
        again = stored(finding)
        assert again == finding
        assert again.field is Field.COMPLETION


def test_a_severity_that_was_chosen_comes_back() -> None:
    for chosen in (None, Severity.INFO):
        finding = Finding(OpeningCode.MORE_OF_THESE, chosen=chosen)
        assert stored(finding) == finding


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        ("C5", sheet_spot(5, 3)),
        ("第5行", Spot(5)),
        ("AB列", Spot(column=28, lettered=True)),
        ("A1:B2", Spot(1, 1, last_row=2, last_column=2, lettered=True)),
        ("#REF!", Spot(words="#REF!")),
        ("", NOWHERE),
    ],
)
def test_a_place_of_version_0_1_is_read_as_numbers(cell: str, at: Spot) -> None:
    facts = '{"count":"2","field":"完成情况","text":"已建成"}'
    one = read_finding("has-note", "warning", "一.xlsx", "目标任务", cell, "T1", facts, None)
    assert (one.code, one.place) == (ReturnCode.HAS_NOTE, Place("一.xlsx", "目标任务", at))
    assert spot_words(one.place.at) == cell
    assert one.field is Field.COMPLETION
    # The words are those by which it is known again.
    assert fact_words(one) == {"count": "2", "field": "完成情况", "text": "已建成"}


def test_a_code_of_another_version_is_kept() -> None:
    one = read_finding("not-of-today", "info", "", "", "", None, '{"a":"b"}', None)
    assert (one.code, one.severity, dict(one.facts)) == ("not-of-today", Severity.INFO, {"a": "b"})
    assert stored(one) == one
    assert isinstance(one.code, Code)


@pytest.mark.parametrize("facts", ['{"a":null}', '{"a":{}}', '{"a":{"b":1}}', '{"a":{"round":1}}'])
def test_what_no_version_wrote_is_told_as_damage(facts: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any of them is told as damage
        read_finding("has-note", "warning", "", "", "", None, facts, "{}")
