"""A leader's page in Word: one A4 page whatever there is, the office's own file, the same bytes."""

import io
import subprocess
from pathlib import Path
from typing import Any

import pytest

from gwreport.domain.papers import PagePaper
from gwreport.errors import DocumentError, DocumentFault
from gwreport.reports.briefs.leader_briefs import leader_briefs
from gwreport.reports.data import ReportData
from gwreport.reports.word.brief import brief_page
from gwreport.reports.word.templates.check import check_word_form
from gwreport.reports.word.templates.filling import fill_own_form, fill_word_form
from gwreport.reports.word.templates.joining import joined
from gwreport.reports.word.templates.placeholders import FORMS
from gwreport.wording.errors import explain_error
from tests.reports.brief_samples import much
from tests.reports.word_forms import office_form

BRIEF = FORMS[PagePaper.BRIEF]
COMMON: dict[str, object] = dict.fromkeys(("date", "office", "office_contact", "period", "plan_title", "region", "return_to", "round_name", "whole_year", "year"), "示例")  # fmt: skip


def pages(data: ReportData) -> list[Any]:
    return [brief_page(data, one, "青禾区人民政府办公室", COMMON) for one in leader_briefs(data)]


def document(data: ReportData, form: bytes | None = None) -> bytes:
    made = pages(data)
    contents = [one.content for one in made]
    filled = (
        fill_own_form(PagePaper.BRIEF, contents)
        if form is None
        else fill_word_form("a.docx", form, contents)
    )
    return joined(filled, [one.styles for one in made])


def words_of(data: bytes) -> str:
    import docx

    opened = docx.Document(io.BytesIO(data))
    return "\n".join(
        one.text for one in opened.element.body.iter() if one.text and one.tag.endswith("}t")
    )


@pytest.mark.libreoffice
@pytest.mark.parametrize(("items", "behind"), [(1, 0), (12, 2), (40, 9), (40, 40), (150, 60)])
def test_a_leader_has_one_page_whatever_there_is(
    items: int, behind: int, tmp_path: Path, soffice: str
) -> None:
    import pdfplumber

    source = tmp_path / "简报.docx"
    source.write_bytes(document(much(items, behind)))
    home = f"-env:UserInstallation=file://{tmp_path}/lo"
    command = [
        soffice,
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with pdfplumber.open(tmp_path / "简报.pdf") as printed:
        texts = [page.extract_text() for page in printed.pages]
        assert {(round(one.width), round(one.height)) for one in printed.pages} == {(595, 842)}
    # Both leaders have all of the items.
    assert len(texts) == 2
    for leader, text in zip(("赵明", "孙丽"), texts, strict=True):
        assert f"呈：{leader}" in text
        assert "四、下一步节点" in text
        assert "注：绿灯" in text
        assert "征求意见稿" not in text


def test_a_leader_with_forty_items_has_all_that_are_behind_named() -> None:
    data = much(40, 9)
    said = words_of(document(data))
    for row in data.behind_rows:
        assert row.line.item.text[:12] in said
    assert said.index("呈：赵明") < said.index("呈：孙丽")


def test_the_same_report_gives_the_same_bytes_and_a_draft_says_so() -> None:
    from dataclasses import replace

    import docx

    data = much(12, 3)
    assert document(data) == document(data)
    draft = replace(data, facts=replace(data.facts, is_final=False))
    opened = docx.Document(io.BytesIO(document(draft)))
    assert [one.header.paragraphs[0].text for one in opened.sections] == ["征求意见稿"] * 2


def test_an_offices_own_file_is_filled_a_page_a_leader() -> None:
    lines = (
        "{{ 标题 }}",
        "{{ 领导 }}同志：{{ 总体情况 }}",
        "{%p for 类 in 各类进度 %}",
        "{{ 类.灯 }}灯 {{ 类.进度 }} {{ 类.项数 }}：{{ 类.事项 }}",
        "{%p endfor %}",
        "{%p for 事 in 关注事项 %}",
        "{{ 事.序号 }}. {{ 事.任务 }} {{ 事.全年目标 }} {{ 事.差距 }} {{ 事.原因 }} {{ 事.下一步措施 }}",
        "{%p endfor %}",
    )
    form = office_form(lines, number="", header="{{ 地区 }}{{ 标题 }}")
    checked = check_word_form(BRIEF, "a.docx", form)
    assert checked.absent == ("变化情况", "下步节点", "数据截止")
    import docx

    opened = docx.Document(io.BytesIO(document(much(12, 2), form)))
    texts = [one.text for one in opened.paragraphs]
    assert [one for one in texts if "同志：" in one] == [
        one
        for leader in ("赵明", "孙丽")
        for one in texts
        if one.startswith(f"{leader}同志：牵头12项。")
    ]
    assert len(opened.sections) == 2
    assert opened.sections[0].header.paragraphs[0].text == "示例青禾区2025年前三季度目标任务简报"


@pytest.mark.parametrize(
    ("lines", "header", "fault", "said"),
    [
        (("{{ 标题 }}", "{{ 领导 }}"), "", DocumentFault.TEMPLATE_LACKS, "各类进度"),
        (("{{ 正文 }}",), "", DocumentFault.TEMPLATE_UNKNOWN, "正文"),
        (
            ("{{ 领导 }}{{ 各类进度 }}{{ 关注事项 }}",),
            "{{ 领导 }}",
            DocumentFault.TEMPLATE_WRONG,
            "要写在正文里",
        ),
        (
            ("{{ 领导 }}{{ 各类进度 }}{{ 关注事项 }}",),
            "{% if 领导 %}甲{% endif %}",
            DocumentFault.TEMPLATE_WRONG,
            "要写在正文里",
        ),
        (("{{ 领导 }}{{ 各类近度 }}",), "", DocumentFault.TEMPLATE_UNKNOWN, "各类进度"),
    ],
)
def test_a_file_that_does_not_serve_is_refused_in_a_sentence(
    lines: tuple[str, ...], header: str, fault: DocumentFault, said: str
) -> None:
    with pytest.raises(DocumentError) as refused:
        check_word_form(BRIEF, "简报.docx", office_form(lines, number="", header=header))
    assert refused.value.fault is fault
    assert said in explain_error(refused.value)
