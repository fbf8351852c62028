"""`gwreport review --by …` and `gwreport checks` on the command line."""

import json
import re
from pathlib import Path

import pytest

from gwreport.domain.checks.registry import every_check
from tests.cli.conftest import Call

ROUND = "2025-Q3"


@pytest.mark.parametrize(("by", "name"), [("unit", "区水利局"), ("leader", "陆致远")])
def test_review_in_groups_counts_what_is_open(folder: Path, call: Call, by: str, name: str) -> None:
    answer = call("review", ROUND, "--by", by)
    assert answer.code == 1
    assert name in answer.out
    assert "待处理" in answer.out
    document = json.loads(call("review", ROUND, "--by", by, "--json").out)
    group = next(one for one in document["groups"] if one[by] == name)
    items = [document["items"][place] for place in group["items"]]
    assert group["open"] == sum(
        one["kind"] in ("conflict", "held", "missing", "refused", "finding") for one in items
    )
    assert group["open"] > 0
    placed = {place for one in document["groups"] for place in one["items"]}
    assert placed == set(range(len(document["items"])))


def test_review_without_groups_has_none(folder: Path, call: Call) -> None:
    document = json.loads(call("review", ROUND, "--json").out)
    assert "groups" not in document
    assert document["switched_off"] == document["accepted"] == []


def test_checks_lists_every_rule(folder: Path, call: Call) -> None:
    answer = call("checks")
    assert answer.code == 0
    assert all(rule.code in "".join(answer.out.split()) for rule in every_check()[:3])
    document = json.loads(call("checks", "--json").out)
    assert document["format"] == "gwreport.checks/1"
    assert [one["id"] for one in document["rules"]] == [rule.code for rule in every_check()]
    assert all(one["title"] and one["explanation"] for one in document["rules"])
    assert {one["off"] for one in document["rules"]} == {None}


def test_a_rule_is_switched_off_and_review_says_so(folder: Path, call: Call) -> None:
    code = "behind-without-problem"
    assert code in call("review", ROUND, "--json").out
    reason = "原因已另行报送"
    answer = call("checks", "--off", code, "--reason", reason, "--who", "李", "--json")
    assert answer.code == 0
    off = [one for one in json.loads(answer.out)["rules"] if one["off"]]
    assert [(one["id"], one["off"]["reason"], one["off"]["who"]) for one in off] == [
        (code, reason, "李")
    ]
    review = call("review", ROUND)
    assert "已停用的规则" in review.out
    assert reason in review.out
    document = json.loads(call("review", ROUND, "--json").out)
    assert code not in json.dumps(document["items"])
    assert [one["rule"] for one in document["switched_off"]] == [code]
    assert call("checks", "--on", code).code == 0
    assert code in call("review", ROUND, "--json").out


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (("--off", "text-copied"), "理由"),
        (("--off", "no-such-rule", "--reason", "甲"), "没有这个审核规则"),
        (("--on", "text-copied"), "没有停用"),
        (("--off", "text-copied", "--on", "text-copied"), "不能一起用"),
        (("--reason", "甲"), "--off"),
    ],
)
def test_what_cannot_be_switched_is_told_in_one_line(
    folder: Path, call: Call, line: tuple[str, ...], words: str
) -> None:
    answer = call("checks", *line)
    assert answer.code == 2
    assert words in answer.err
    assert answer.err.count("\n") == 1
    assert answer.out == ""


def test_a_report_is_declared_final_by_the_clerk_s_word_and_says_what_is_open(
    folder: Path, call: Call
) -> None:
    report = ("report", "2025-Q3", "--out", "报告")
    said = json.loads(call(*report, "--json").out)
    assert said["final"] is False
    assert said["open"]["unconfirmed"] == said["counts"]["behind"]
    final = call(*report, "--final", "--who", "王敏")
    assert final.code == 1
    assert "已定稿；" in final.out
    assert "附件3里进度还没有人确认的有" in final.out
    decided = call("decide", "2025-Q3", "--list").out.replace("\n", "")
    assert "仍然定稿" in re.sub(r"\s", "", decided)
    assert json.loads(call(*report, "--json").out)["final"] is True
    assert "征求意见稿" in call(*report, "--draft").out
    assert "定稿" in call("decide", "2025-Q3", "--list").out
