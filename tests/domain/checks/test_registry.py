"""The registry as a whole: every rule has words, none breaks on odd texts, real texts stay quiet."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.domain.checks.case import Case, Check
from gwreport.domain.checks.item_words import ItemWords
from gwreport.domain.checks.registry import add_check, check_item, every_check, find_check
from gwreport.domain.findings.codes.checks import CheckCode
from gwreport.domain.findings.place import spot_of
from gwreport.domain.form.columns import Field
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.plan.targets import read_targets
from gwreport.domain.returns.returns import Entry, WrittenCell
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.wording.facts import fact_words
from gwreport.wording.findings.checks import RULES as WORDS
from gwreport.wording.findings.explaining import explain
from tests.domain.checks.cases import SELF_ASSESSED, case, codes, entry, told


def test_every_rule_is_listed_with_its_words_and_no_words_are_left_over():
    assert [check.code for check in every_check()] == [rule.code for rule in WORDS]
    assert all(rule.title and rule.looks_at for rule in WORDS)
    assert len({rule.title for rule in WORDS}) == len(WORDS)
    check = find_check("text-copied")
    assert check is not None
    assert check.code is CheckCode.TEXT_COPIED
    assert find_check("text-copied-not") is None


def test_no_two_rules_have_one_code():
    with pytest.raises(ValueError, match="text-copied"):
        add_check(Check(CheckCode.TEXT_COPIED, lambda _: ()))


def test_a_rule_that_is_off_tells_nothing():
    short = case(entry("正在推进。", "依时序推进"))
    assert codes(short) == ["text-too-short"]
    assert told(short, ("text-too-short",)) == []


def test_what_a_rule_tells_is_known_again_until_the_words_change():
    keys = [
        told(case(entry(text, "依时序推进")))[0].facts["key"]
        for text in ("正在推进。", " 正在推进。", "继续推进。")
    ]
    assert keys[0] == keys[1] != keys[2]


PIECES = [
    "完成",
    "增长",
    "12个",
    "3.5%",
    "0.5",
    "万元",
    "暂停",
    "未开工",
    "10月",
    "2024年",
    "，",
    "。",
    "上半年",
    "其中",
    "已",
    "低于时序",
    "5亿元",
    "公园",
    "目标的",
]
WORDS_OF_TEXTS = st.lists(
    st.one_of(st.text(max_size=6), st.sampled_from([*PIECES, "\n"])), max_size=14
).map("".join)


# The first text that has a beginning makes its pattern, which takes its time.
@settings(max_examples=150, deadline=None)
@given(
    WORDS_OF_TEXTS, WORDS_OF_TEXTS, WORDS_OF_TEXTS, st.sampled_from(["已完成", "依时序推进", ""])
)
def test_no_text_breaks_a_rule_and_every_finding_has_its_sentence(
    text: str, other: str, cell: str, status: str
):
    looked_at = case(
        entry(text, status, value=cell, growth=cell),
        entry(other, status, unit="区财政局", value=other),
        last=entry(other, value=cell),
        year_text=other,
        text="新建口袋公园5个，占比达到10%。",
    )
    for finding in told(looked_at, ()):
        words = explain(finding)
        assert words.message
        assert fact_words(finding)["key"].startswith(
            f"{finding.code}|{fact_words(finding)['unit']}|"
        )


def _published(documents: Path) -> dict[str, list[dict[str, str]]]:
    path = documents / "fuling-2023q3-report.docx"
    command = [sys.executable, "-m", "gwreport", "read", str(path), "--json"]
    return json.loads(subprocess.run(command, capture_output=True, check=False).stdout)


@pytest.mark.documents
def test_published_texts_raise_little_and_what_they_raise_is_true(documents: Path):
    report = _published(documents)
    behind = {row["text"] for row in report["behind"]}
    items = [
        Item(f"T{place}", Kind.TASK, row["number"], row["text"], targets=read_targets(row["text"]))
        for place, row in enumerate(report["tasks"], 1)
    ]
    others = ItemWords(items)
    found: Counter[str] = Counter()
    for item, row in zip(items, report["tasks"], strict=True):
        status = Status.BEHIND if row["text"] in behind else Status.ON_SCHEDULE
        word = "未依时序推进" if row["text"] in behind else "依时序推进"
        cells = {
            Field.COMPLETION: WrittenCell(row["completion"], spot_of("G5")),
            Field.STATUS: WrittenCell(word, spot_of("H5")),
        }
        written = Entry("牵头单位", item.id, cells, "目标任务", status)
        units = ("牵头单位",)
        looked_at = Case(item, Round(2023, 3), units, (written,), frozenset(units), others=others)
        found.update(finding.code for finding in check_item(looked_at))
    assert len(items) == 206
    # Four texts tell of October in a report of September, one plans for a month ten years ago.
    assert found["date-after-round"] == 4
    assert found["date-wrong-year"] == 1
    # All are said to be on schedule here; these are the ones that their own figures and words deny.
    denied = {code: found.pop(code, 0) for code in SELF_ASSESSED}
    assert sum(found.values()) <= 20
    assert 10 <= denied["behind-in-figures"] <= 16
    assert denied["late-in-words"] <= 4
    assert denied["status-unproven"] <= 8
