"""Which findings were accepted, and until when."""

from gwreport.domain.decisions.decisions import Decision, DecisionKind
from gwreport.domain.findings.codes.checks import CheckCode
from gwreport.domain.findings.codes.review import ReviewCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.merging.acceptance import acceptance_value, accepted_keys, finding_key, key_of
from gwreport.domain.rounds import Round

KEY = finding_key("text-copied", "区财政局", "正在 推进。")


def accept(number: int, value: str, code: str = "2025-Q2") -> Decision:
    return Decision(number, code, "T1", DecisionKind.ACCEPT, value, "核实过", "李", "2025-07-09")


def names(name: str) -> str:
    return {"区财政局": "区财政和国资局"}.get(name, name)


def test_the_key_is_that_of_code_unit_and_words():
    assert finding_key("text-copied", "区财政局", "正在推进。") == KEY
    assert finding_key("text-copied", "区财政局", "加快推进。") != KEY
    assert finding_key("text-blank", "区财政局", "正在推进。") != KEY
    assert finding_key("text-copied", "区审计局", "正在推进。") != KEY


def test_an_acceptance_counts_from_its_round_on():
    decisions = [accept(1, acceptance_value([KEY, KEY]))]
    for quarter, counts in ((1, False), (2, True), (3, True)):
        keys = accepted_keys(decisions, Round(2025, quarter), lambda name: name)
        assert (KEY in keys.get("T1", {})) is counts


def test_an_acceptance_that_was_taken_back_counts_no_more():
    undo = Decision(2, "2025-Q2", "T1", DecisionKind.UNDO, "1", "误点", "李", "2025-07-09")
    assert accepted_keys([accept(1, KEY), undo], Round(2025, 2), lambda name: name) == {}


def test_several_acceptances_stand_beside_each_other():
    other = finding_key("text-blank", "区审计局", "")
    keys = accepted_keys([accept(1, KEY), accept(2, other)], Round(2025, 3), lambda name: name)
    assert set(keys["T1"]) == {KEY, other}


def test_a_unit_that_was_renamed_keeps_its_acceptances():
    keys = accepted_keys([accept(1, KEY)], Round(2025, 3), names)
    assert list(keys["T1"]) == [finding_key("text-copied", "区财政和国资局", "正在推进。")]


def test_a_finding_without_a_key_is_known_by_its_facts_and_the_words_beside_it():
    finding = Finding(ReviewCode.STATUS_DIFFERS, item="T1", facts={"statuses": "甲：乙"})
    assert key_of(finding, "", "一") == key_of(finding, "", "一")
    assert key_of(finding, "", "一") != key_of(finding, "", "二")
    own = Finding(CheckCode.TEXT_COPIED, facts={"key": KEY})
    assert key_of(own, "", "一") == key_of(own, "", "二") == KEY
