"""Templates: every one fills, an office may replace each, and what does not fit is told at once."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from gwreport.errors import DocumentError, DocumentFault
from gwreport.reports.texts.chasing import GROUP_TEXT, UNIT_TEXT
from gwreport.reports.texts.office_templates import BUILT_IN, LoadedTemplate, TextTemplate
from gwreport.reports.texts.papers import CIRCULAR, LETTER, NOTICE, SUPERVISION, paper_text
from gwreport.wording.errors import explain_error

PAPERS = (NOTICE, LETTER, SUPERVISION, CIRCULAR)
ALL = (UNIT_TEXT, GROUP_TEXT, *PAPERS)
LETTERED = TextTemplate("a.txt", frozenset({"name"}), frozenset({"rows"}), frozenset({"count"}))


def section(heading: str) -> str:
    """Give the part of the README below a heading, down to the next heading of any level."""
    readme = (BUILT_IN / "README.md").read_text(encoding="utf-8")
    begin = readme.index(f"\n{heading}")
    return readme[begin:].lstrip("\n").split("\n#", 1)[0]


def office_template(folder: Path, words: str | bytes, name: str = "a.txt") -> str:
    data = words.encode() if isinstance(words, str) else words
    (folder / name).write_bytes(data)
    return str(folder)


@pytest.mark.parametrize("template", ALL, ids=lambda one: one.name)
def test_the_built_in_template_fits_and_its_placeholders_are_described(
    template: TextTemplate,
) -> None:
    LoadedTemplate(template)
    described = section(f"### {template.name}") if template in PAPERS else ""
    described += section("## notice.txt" if template in PAPERS else f"## {template.name}")
    if template in (LETTER, GROUP_TEXT):
        # “意思与 `chase_unit.txt` 相同”, “同上”.
        described += section("## chase_unit.txt")
    names = template.required | template.optional | template.parts
    assert {name for name in names if f"`{name}`" not in described} == set()


def test_every_template_that_is_there_is_described() -> None:
    readme = (BUILT_IN / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in BUILT_IN.glob("*.txt") if path.name not in readme] == []


def test_an_office_may_put_its_own_in_the_place_of_each(tmp_path: Path) -> None:
    folder = office_template(
        tmp_path, "致{{ name }}：{% for row in rows %}{{ loop.index }}.{{ row.count }}{% endfor %}"
    )
    rows = [{"count": 3}, {"count": 4}]
    assert LoadedTemplate(LETTERED, folder).render({"name": "甲", "rows": rows}) == "致甲：1.32.4\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_whatever_editor_it_was_saved_with(tmp_path: Path, encoding: str) -> None:
    folder = office_template(tmp_path, "致：{{ name }}\r\n请报送".encode(encoding))
    assert LoadedTemplate(LETTERED, folder).render({"name": "区水利局"}) == "致：区水利局\n请报送\n"


CASES: Mapping[str, tuple[str | bytes, DocumentFault, str]] = {
    "lacks": ("请报送", DocumentFault.TEMPLATE_LACKS, "{{ name }}"),
    "unknown": ("{{ name }}{{ nmae }}", DocumentFault.TEMPLATE_UNKNOWN, "{{ nmae }}"),
    "unknown part": (
        "{{ name }}{% for row in rows %}{{ row.cuont }}{% endfor %}",
        DocumentFault.TEMPLATE_UNKNOWN,
        "{{ row.cuont }}",
    ),
    "not closed": ("甲\n{{ name", DocumentFault.TEMPLATE_WRONG, "第2行"),
    "unknown filter": ("{{ name | nofilter }}", DocumentFault.TEMPLATE_WRONG, "第1行"),
    "no text": (b"\xff\xfe\xff\x81", DocumentFault.WRONG_KIND, ""),
    "too large": ("{{ name }}" + "长" * 100_000, DocumentFault.TOO_LARGE, ""),
    "fails": ("{{ name / 0 }}", DocumentFault.TEMPLATE_WRONG, "TypeError"),
    "reaches out": (
        "{{ name['__class__'] }}",
        DocumentFault.TEMPLATE_WRONG,
        "SecurityError",
    ),
    "includes": ("{{ name }}{% include 'b.txt' %}", DocumentFault.TEMPLATE_WRONG, "TypeError"),
}


@pytest.mark.parametrize("case", CASES)
def test_what_does_not_fit_is_told_in_one_sentence(tmp_path: Path, case: str) -> None:
    words, fault, detail = CASES[case]
    folder = office_template(tmp_path, words)
    with pytest.raises(DocumentError) as refused:
        LoadedTemplate(LETTERED, folder).render({"name": "甲", "rows": []})
    assert (refused.value.fault, refused.value.name) == (fault, "a.txt")
    assert detail in refused.value.detail
    sentence = explain_error(refused.value)
    assert "a.txt" in sentence
    assert "\n" not in sentence


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as refused:
        LoadedTemplate(LETTERED, str(tmp_path / "none")).render({"name": "甲"})
    assert refused.value.fault is DocumentFault.MISSING


def test_a_paper_has_title_recipient_and_body() -> None:
    text = paper_text("关于报送\n情况的通知\n\n各单位：\n\n一、报送\n请报送。\n")
    assert (text.title, text.recipient) == ("关于报送\n情况的通知", "各单位：")
    assert text.body == "一、报送\n请报送。"
    assert paper_text("标题\n正文。") == paper_text("标题\n\n正文。")
