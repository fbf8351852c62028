"""Which findings were accepted, and until when."""

import pytest

from gwreport.domain.decisions.decisions import Acceptance, Decision, DecisionKind
from gwreport.domain.decisions.values import with_names
from gwreport.domain.findings.code import Code
from gwreport.domain.findings.codes.checks import CheckCode
from gwreport.domain.findings.codes.collecting import CollectingCode
from gwreport.domain.findings.codes.returns import ReturnCode
from gwreport.domain.findings.codes.review import ReviewCode
from gwreport.domain.findings.facts import (
    Fact,
    FindingKey,
    ItemField,
    NamedField,
    NumberedItem,
    UnitRound,
    UnitStatus,
)
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Spot, sheet_spot
from gwreport.domain.form.columns import Field
from gwreport.domain.merging.acceptance import accepted_keys, key_of
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.wording.facts import fact_words

KEY = FindingKey.of("text-copied", "区财政局", "正在 推进。")


def accept(number: int, value: str, code: str = "2025-Q2") -> Decision:
    return Decision(number, code, "T1", DecisionKind.ACCEPT, value, "核实过", "李", "2025-07-09")


def names(name: str) -> str:
    return {"区财政局": "区财政和国资局"}.get(name, name)


def test_the_key_is_that_of_code_unit_and_words():
    assert FindingKey.of("text-copied", "区财政局", "正在推进。") == KEY
    assert FindingKey.of("text-copied", "区财政局", "加快推进。") != KEY
    assert FindingKey.of("text-blank", "区财政局", "正在推进。") != KEY
    assert FindingKey.of("text-copied", "区审计局", "正在推进。") != KEY


def test_an_acceptance_counts_from_its_round_on():
    decisions = [accept(1, Acceptance((str(KEY), str(KEY))).value())]
    for quarter, counts in ((1, False), (2, True), (3, True)):
        keys = accepted_keys(decisions, Round(2025, quarter))
        assert (KEY in keys.get("T1", {})) is counts


def test_an_acceptance_that_was_taken_back_counts_no_more():
    undo = Decision(2, "2025-Q2", "T1", DecisionKind.UNDO, "1", "误点", "李", "2025-07-09")
    assert accepted_keys([accept(1, str(KEY)), undo], Round(2025, 2)) == {}


def test_several_acceptances_stand_beside_each_other():
    other = FindingKey.of("text-blank", "区审计局", "")
    keys = accepted_keys([accept(1, str(KEY)), accept(2, str(other))], Round(2025, 3))
    assert set(keys["T1"]) == {KEY, other}


def test_a_unit_that_was_renamed_keeps_its_acceptances():
    keys = accepted_keys([with_names(accept(1, str(KEY)), names)], Round(2025, 3))
    assert list(keys["T1"]) == [FindingKey.of("text-copied", "区财政和国资局", "正在推进。")]


def test_a_finding_without_a_key_is_known_by_its_facts_and_the_words_beside_it():
    finding = Finding(ReviewCode.STATUS_DIFFERS, item="T1", facts={"statuses": "甲：乙"})
    assert key_of(finding, fact_words(finding), "", "一") == key_of(
        finding, fact_words(finding), "", "一"
    )
    assert key_of(finding, fact_words(finding), "", "一") != key_of(
        finding, fact_words(finding), "", "二"
    )
    own = Finding(CheckCode.TEXT_COPIED, facts={"key": KEY})
    assert key_of(own, fact_words(own), "", "一") == key_of(own, fact_words(own), "", "二") == KEY


def numbered(*numbers: int) -> tuple[NumberedItem, ...]:
    return tuple(NumberedItem(f"T{number}", str(number)) for number in numbers)


COMPLETION = NamedField(Field.COMPLETION, "完成情况")
G4 = sheet_spot(4, 7)
RANGE = Spot(4, 7, last_row=5, last_column=7, lettered=True)
# Each with the key that version 0.1 gave to the same finding, whose facts were words.
KEYS_OF_0_1: list[tuple[Code, dict[str, Fact], str]] = [
    (ReturnCode.PARTLY_FILLED, {"all": 3, "count": 2, "items": numbered(1, 2)}, "435827cc343a011e"),
    (ReturnCode.ROWS_MISSING, {"count": 9, "items": numbered(*range(1, 10))}, "aca96412275d5708"),
    (
        ReturnCode.FORMULA_KEPT,
        {"field": COMPLETION, "formula": "=A1", "value": "5"},
        "71c4068a8a874dd5",
    ),
    (
        CollectingCode.VERSION_DIFFERS,
        {
            "unit": "区财政局",
            "version": 2,
            "count": 1,
            "cells": (ItemField("T1", COMPLETION, G4),),
        },
        "bc02cf6494be3c7d",
    ),
    (
        ReviewCode.STATUS_DIFFERS,
        {
            "statuses": (
                UnitStatus("区财政局", Status.DONE),
                UnitStatus("区审计局", Status.ON_SCHEDULE),
            ),
            "source": "区财政局",
        },
        "586288ddc27077dc",
    ),
    (
        ReturnCode.CELLS_MERGED,
        {"range": RANGE, "first": G4, "covered": (sheet_spot(5, 7),), "words": 0},
        "d457520c253106f5",
    ),
    (
        ReturnCode.MARKS_DISAGREE,
        {
            "marks": (
                UnitRound("区财政局", Round(2025, 2)),
                UnitRound("区审计局", Round(2025, 3)),
            )
        },
        "63c3ceec60f837e6",
    ),
]


@pytest.mark.parametrize(("code", "facts", "digest"), KEYS_OF_0_1, ids=lambda one: str(one)[:20])
def test_a_finding_is_known_again_that_version_0_1_accepted(
    code: Code, facts: dict[str, Fact], digest: str
):
    finding = Finding(code, facts=facts)
    assert key_of(finding, fact_words(finding), "区水利局", "").digest == digest
