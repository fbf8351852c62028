"""An office's template is a small program of strangers: it ends, whatever it does, and is named."""

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gwreport.domain.papers import Paper
from gwreport.errors import DocumentError, DocumentFault
from gwreport.reports.texts import office_templates
from gwreport.reports.texts.office_templates import BUILT_IN, TextTemplate, fill_here
from gwreport.settings import declared
from gwreport.ui.operations.reporting import view_report
from gwreport.wording.errors import explain_error
from gwreport.workflow.change_settings import change_settings
from gwreport.workflow.output.papers import write_papers
from gwreport.workflow.output.write_report import write_report
from gwreport.workflow.processes import template_filling
from gwreport.workflow.processes.template_filling import fill_apart
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.sending.chase import chase
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, NOW, fill, issue, open_office, workbook_of

TEMPLATE = TextTemplate("a.txt", frozenset({"name"}), frozenset({"rows"}), frozenset({"count"}))
VALUES = [{"name": "甲", "rows": [{"count": 1}]}]
TODAY = date(2025, 10, 12)

ENDLESS = {
    "range": "{{ name }}{% for i in range(10**12) %}x{% endfor %}",
    "loop in loop": "{{ name }}"
    + "{% for i in range(90000) %}" * 4
    + "{% if false %}x{% endif %}"
    + "{% endfor %}" * 4,
    "words": "{{ name * 10**10 }}",
    "figures": "{{ name }}{{ 10**(10**10) > 1 }}",
    "filling": "{{ name }}{% for i in range(90000) %}{{ 'x' * 90000 }}{% endfor %}",
    "doubling": "{% set n = namespace(x=name) %}{% for i in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "macro": "{{ name }}{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "macro twice": "{{ name }}{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "itself": "{{ name }}{% include 'a.txt' %}",
    "extends": "{% extends 'a.txt' %}{{ name }}",
    "nested": "{{ name }}{{ " + "(" * 20_000 + "1" + ")" * 20_000 + " }}",
    "wide": "{{ '%99999999999d' | format(1) ~ name }}",
}


@pytest.mark.parametrize("case", ENDLESS)
def test_what_never_ends_is_ended_and_named(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template_filling, "_PROCESSOR_SECONDS", 0.4)
    begun = time.monotonic()
    with pytest.raises(DocumentError) as told:
        fill_apart(TEMPLATE, "a.txt", ENDLESS[case], VALUES)
    assert time.monotonic() - begun < 60
    assert told.value.fault in (DocumentFault.TEMPLATE_WRONG, DocumentFault.TEMPLATE_UNKNOWN)
    sentence = explain_error(told.value)
    assert "a.txt" in sentence
    assert len(sentence.splitlines()) == 1


def test_a_good_one_is_filled_as_it_is_here() -> None:
    source = "致{{ name }}：{% for row in rows %}{{ row.count }}项{% endfor %}"
    values = [*VALUES, {"name": "乙", "rows": []}]
    filled = fill_apart(TEMPLATE, "a.txt", source, values)
    assert filled == fill_here(TEMPLATE, "a.txt", source, values) == ["致甲：1项\n", "致乙：\n"]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace with returns, one of them behind, and templates of its own like the built-in ones."""
    own = tmp_path / "模板"
    own.mkdir()
    for path in BUILT_IN.glob("*.txt"):
        (own / path.name).write_bytes(path.read_bytes() + "（本办）".encode())
    with open_office(tmp_path) as workspace:
        change_settings(workspace, {declared.TEMPLATES.key: str(own)}, now=NOW)
        issued = issue(workspace, tmp_path)
        answers = {"新建": {"完成情况": "尚未开工。", "进度自评": "未依时序推进"}}
        file = fill(workbook_of(issued, "区城市管理局"), tmp_path / "1.xlsx", answers)
        collect_returns(workspace, [file], now=LATER, workers=1)
        yield workspace


def test_every_paper_and_the_report_are_filled_apart(
    office: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = office_templates._compiled

    def built_in_only(template: TextTemplate, name: str, source: str) -> object:
        assert "本办" not in source, "an office's template was filled in this process"
        return really(template, name, source)

    monkeypatch.setattr(office_templates, "_compiled", built_in_only)
    chased = chase(office, "2025-Q3", today=TODAY, waiting=True)
    assert "（本办）" in chased.group_text
    assert all("（本办）" in one.text for one in chased.units)
    written = write_papers(office, "2025-Q3", tmp_path / "公文", list(Paper), today=TODAY)
    assert [bool(files) for _, files in written.files] == [True] * 4
    write_report(office, "2025-Q3", tmp_path / "报告", ("docx",))
    preview = view_report(str(tmp_path / "a.gwr"), "2025-Q3")
    assert preview is not None
    assert "（本办）" in preview.covering.body


@pytest.mark.parametrize(
    ("name", "sort"),
    [("chase_letter.txt", Paper.LETTER), ("supervision.txt", Paper.SUPERVISION)],
)
def test_a_paper_that_never_ends_writes_nothing(
    office: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, sort: Paper
) -> None:
    monkeypatch.setattr(template_filling, "_PROCESSOR_SECONDS", 0.4)
    loop = ENDLESS["loop in loop"].removeprefix("{{ name }}")
    (tmp_path / "模板" / name).write_text(
        "{{ unit }}{{ situation }}" + loop
        if sort is Paper.LETTER
        else "{{ unit }}{{ count }}" + loop,
        encoding="utf-8",
    )
    with pytest.raises(DocumentError) as told:
        write_papers(office, "2025-Q3", tmp_path / "公文", [sort], today=TODAY)
    assert told.value.name == name
    assert not (tmp_path / "公文").exists()
