"""`decide` and `trace` on the command line: what they print, and what they refuse in one line."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Answer, Call

DECIDE = ("decide", "2025-Q3")
WHY = ("--reason", "核实", "--who", "甲")


def made(answer: Answer) -> list[int]:
    assert answer.code == 0, answer.err
    return json.loads(answer.out)["decisions"]


def traced(call: Call, item: str) -> dict[str, Any]:
    answer = call("trace", "2025-Q3", item, "--json")
    assert answer.code == 0
    document = json.loads(answer.out)
    assert document["format"] == "gwreport.trace/1"
    return document


def test_texts_are_joined_with_a_status_and_the_trace_names_both_cells(
    folder: Path, call: Call
) -> None:
    join = ("--join", "区城市管理局", "--join", "区住房城乡建委", "--status", "未依时序推进")
    text, status = made(call(*DECIDE, "T38", *join, *WHY, "--json"))
    document = traced(call, "T38")
    reported = document["reported"]
    sources = reported["sources"]
    assert [one["unit"] for one in sources] == ["区城市管理局", "区住房城乡建委"]
    assert reported["text"] == "\n".join(one["text"] for one in sources)
    assert (reported["why"], reported["decision"]) == ("decision", text)
    assert (reported["status"], reported["status_decision"]) == ("behind", status)
    assert all(one["sha256"] and one["cell"] and one["time"] for one in document["texts"])


def test_a_trace_is_readable(folder: Path, call: Call) -> None:
    call(*DECIDE, "T2", "--text", "8个项目开工7个。", *WHY)
    answer = call("trace", "2025-Q3", "T2")
    assert answer.code == 0
    for words in (
        "报告里的文字：8个项目开工7个。",
        "改写自：青禾高新区管委会",
        "决定 1：甲",
        "SHA-256",
    ):
        assert words in answer.out


def test_every_decision_is_listed_with_what_became_of_it(folder: Path, call: Call) -> None:
    assert call(*DECIDE, "--list").out.startswith("还没有")
    (number,) = made(call(*DECIDE, "T1", "--confirm", "--who", "甲", "--json"))
    (undoing,) = made(call(*DECIDE, "--undo", str(number), *WHY, "--json"))
    document = json.loads(call(*DECIDE, "--list", "--json").out)
    assert document["format"] == "gwreport.decisions/1"
    assert [(one["number"], one["force"], one["undone_by"]) for one in document["decisions"]] == [
        (number, "undone", undoing),
        (undoing, "in_force", None),
    ]
    table = call(*DECIDE, "--list").out
    assert "确认研判" in table
    assert f"已撤销（决定 {undoing}）" in table
    assert "还没有" in call(*DECIDE, "T2", "--list").out


def test_a_decision_upon_what_was_not_seen_is_refused_in_one_line(folder: Path, call: Call) -> None:
    (number,) = made(call(*DECIDE, "T2", "--status", "已完成", *WHY, "--json"))
    late = (*DECIDE, "T2", "--text", "x", "--reason", "y", "--who", "乙")
    answer = call(*late, "--seen", "0")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.count("\n") == 1
    assert "“甲”" in answer.err
    assert "已完成" in answer.err
    assert call(*late, "--seen", str(number)).code == 0
    assert call(*late, "--force").code == 0
    assert call(*late).code == 0


def test_an_extra_row_of_the_example_is_taken_and_refused(folder: Path, call: Call) -> None:
    review = json.loads(call("review", "2025-Q3", "--json").out)["items"]
    extra = next(
        one for one in review if any(found["code"] == "row-extra" for found in one["findings"])
    )
    row = ("--take-row", str(extra["submission"]), "目标任务", "5")
    assert call(*DECIDE, *row, *WHY).code == 2  # it is near no item: which one must be said
    (number,) = made(call(*DECIDE, "T53", *row, *WHY, "--json"))
    texts = traced(call, "T53")["texts"]
    assert "排查殡葬服务机构9家" in "".join(one["text"] for one in texts)
    made(call(*DECIDE, "--undo", str(number), *WHY, "--json"))
    made(call(*DECIDE, "--refuse-row", *row[1:], *WHY, "--json"))
    after = json.loads(call("review", "2025-Q3", "--json").out)["items"]
    assert not any(found["code"] == "row-extra" for one in after for found in one["findings"])


def test_a_finding_is_accepted_on_the_line(folder: Path, call: Call) -> None:
    review = json.loads(call("review", "2025-Q3", "--json").out)["items"]
    one = next(one for one in review if one["kind"] == "finding" and one["item"])
    code = next(
        found["code"] for found in one["findings"] if found["severity"] in ("warning", "error")
    )
    made(call(*DECIDE, one["item"], "--accept-finding", code, *WHY, "--json"))
    after = json.loads(call("review", "2025-Q3", "--json").out)["items"]
    left = [
        found["code"] for each in after if each["item"] == one["item"] for found in each["findings"]
    ]
    assert code not in left


@pytest.mark.parametrize(
    "line",
    [
        ("T2", "--join", "区财政局", *WHY),
        ("T2", "--choose", "青禾高新区管委会", "--version", "9", *WHY),
        ("T2", "--text", "x", "--version", "1", *WHY),
        ("T2", "--text", "x", "--unit", "区财政局", *WHY),
        ("T2", "--text", "x", "--round", "2025-Q2", *WHY),
        ("T2", "--status", "done", "--confirm", *WHY),
        ("T2", "--choose", "青禾高新区管委会", "--join", "区财政局", *WHY),
        ("T20", "--confirm", *WHY),
        ("T2", "--take-row", "50", "目标任务", "第5行", *WHY),
        ("T2", "--take-row", "50", *WHY),
        ("T2", "--take-row", "50", "目标任务", "5", "--status", "done", *WHY),
        ("--refuse-row", "50", "目标任务", "4", *WHY),
        ("T2", "--accept-finding", "no-such-code", *WHY),
        ("--accept-finding", "row-extra", *WHY),
        ("--accept", "50", "--unit", "区审计局", *WHY),
        ("T2", "--text", "x", "--seen", "-1", *WHY),
        ("T2", "--text", "x", "--seen", "1", "--force", *WHY),
        ("T99", "--list"),
    ],
    ids=" ".join,
)
def test_what_does_not_fit_is_refused_in_one_line(
    folder: Path, call: Call, line: tuple[str, ...]
) -> None:
    answer = call(*DECIDE, *line)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.count("\n") == 1
    assert "expected" not in answer.err
    assert json.loads(call(*DECIDE, "--list", "--json").out)["decisions"] == []


def test_several_items_are_confirmed_together_each_by_a_decision_of_its_own(
    folder: Path, call: Call
) -> None:
    numbers = made(call(*DECIDE, "T2", "T38", "--confirm", "--who", "甲", "--json"))
    assert len(numbers) == 2
    call(*DECIDE, "--undo", str(numbers[0]), *WHY)
    listed = json.loads(call(*DECIDE, "--list", "--json").out)["decisions"]
    forces = {one["subject"]: one["force"] for one in listed if one["kind"] == "confirm"}
    assert forces == {"T2": "undone", "T38": "in_force"}


def test_of_several_items_none_is_confirmed_when_one_is_misspelt(folder: Path, call: Call) -> None:
    answer = call(*DECIDE, "T2", "T999", "--confirm")
    assert (answer.code, "T999" in answer.err) == (2, True)
    assert call(*DECIDE, "--list").out.startswith("还没有")


@pytest.mark.parametrize("decided", [("--text", "甲。"), ("--status", "已完成"), ("--list",)])
def test_only_confirming_takes_several_items(
    folder: Path, call: Call, decided: tuple[str, ...]
) -> None:
    answer = call(*DECIDE, "T2", "T38", *decided, *WHY)
    assert answer.code == 2
    assert call(*DECIDE, "--list").out.startswith("还没有")


def test_with_settle_the_item_no_longer_waits(folder: Path, call: Call) -> None:
    def waits() -> bool:
        items = json.loads(call("review", "2025-Q3", "--json").out)["items"]
        return any(one["item"] == "T2" and one["kind"] == "conflict" for one in items)

    assert waits()
    numbers = made(call(*DECIDE, "T2", "--confirm", "--settle", "--json"))
    assert not waits()
    call(*DECIDE, "--undo", str(numbers[0]), *WHY)
    assert waits()


def test_settle_goes_with_what_decides_a_text_or_a_class(folder: Path, call: Call) -> None:
    answer = call(*DECIDE, "T2", "--accept-finding", "status-differs", "--settle", *WHY)
    assert answer.code == 2
    assert "--settle" in answer.err


def test_a_reason_is_asked_for_where_nothing_is_only_confirmed(folder: Path, call: Call) -> None:
    for decided in (("--text", "甲。"), ("--choose", "青禾高新区管委会"), ("--status", "已完成")):
        answer = call(*DECIDE, "T2", *decided)
        assert (answer.code, "理由" in answer.err) == (2, True)
    assert call(*DECIDE, "--list").out.startswith("还没有")
