"""An office's own Word files: taken, kept with the workspace, in the journal, taken back, never half."""

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copy

import pytest

from gwreport.domain.papers import PAPER_FORMS, MainPaper, Paper, PaperForm
from gwreport.errors import ArgumentError, DocumentError, DocumentFault
from gwreport.reports.word.templates import filling
from gwreport.wording.errors import explain_error
from gwreport.workflow.keeping.backup import back_up, rebuild, restore
from gwreport.workflow.keeping.check_workspace import check_workspace
from gwreport.workflow.keeping.paper_forms import (
    export_forms,
    form_files,
    form_of_file,
    use_form,
    use_own_forms,
)
from gwreport.workflow.keeping.read_journal import journal_lines
from gwreport.workflow.output.papers import write_papers
from gwreport.workflow.processes import word_forms
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.workspace import Workspace
from tests.reports.word_forms import OFFICE_LINES, office_form, words_of_document
from tests.workflow.quarter import LATER, NOW, fill, issue, open_office, workbook_of

TODAY = date(2025, 10, 13)
BEHIND = {"新建": {"完成情况": "尚未开工{{ 标题 }}。", "进度自评": "未依时序推进"}}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace with a unit behind, which wrote what looks like a placeholder."""
    with open_office(tmp_path) as workspace:
        issued = issue(workspace, tmp_path)
        file = fill(workbook_of(issued, "区城市管理局"), tmp_path / "1.xlsx", BEHIND)
        collect_returns(workspace, [file], now=LATER, workers=1)
        yield workspace


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "本室督办通知单.docx"
    path.write_bytes(office_form())
    return path


def supervision(office: Workspace, folder: Path) -> bytes:
    made = write_papers(office, "2025-Q3", folder, [Paper.SUPERVISION], today=TODAY)
    return made.files[0][1][0].read_bytes()


def test_an_offices_file_is_used_from_then_on_and_can_be_taken_back(
    office: Workspace, own: Path, tmp_path: Path
) -> None:
    before = supervision(office, tmp_path / "a")
    checked = use_form(office, own, Paper.SUPERVISION, now=LATER)
    assert checked.absent == ("联系方式",)
    own.unlink()
    first, second = supervision(office, tmp_path / "b"), supervision(office, tmp_path / "c")
    assert first == second
    told = words_of_document(first)
    assert told.startswith("青禾区人民政府督查室文件\n青督〔2025〕1号\n督办通知单\n")
    assert "尚未开工{{ 标题 }}。" in told
    assert [one.name for one in form_files(office)] == ["", "", "", "本室督办通知单.docx", "", ""]
    assert use_own_forms(office, list(PAPER_FORMS), now=LATER) == [Paper.SUPERVISION]
    assert supervision(office, tmp_path / "d") == before
    lines = "\n".join(one.words for one in journal_lines(office))
    assert "“督办通知单”改用本单位的模板“本室督办通知单.docx”" in lines
    assert "“督办通知单”改回自带的模板" in lines


def test_it_travels_with_the_workspace(office: Workspace, own: Path, tmp_path: Path) -> None:
    use_form(office, own, Paper.SUPERVISION, now=LATER)
    here = supervision(office, tmp_path / "a")
    back_up(office, tmp_path / "b.gwr")
    restore(tmp_path / "b.gwr", tmp_path / "c.gwr", now=LATER)
    copy(tmp_path / "b.gwr", tmp_path / "d.gwr")
    rebuild(str(tmp_path / "d.gwr"), now=LATER)
    for name in ("b", "c", "d"):
        with Workspace.open(str(tmp_path / f"{name}.gwr")) as other:
            assert check_workspace(other) == []
            assert supervision(other, tmp_path / name) == here
            written = export_forms(other, tmp_path / f"模板{name}", [Paper.SUPERVISION])
            assert written.files[0].read_bytes() == own.read_bytes()


def test_a_bad_file_changes_nothing(office: Workspace, tmp_path: Path) -> None:
    bad = tmp_path / "督办通知单.docx"
    for data in (
        b"",
        b"x",
        office_form(("{{ 正文 }}",)),
        office_form((*OFFICE_LINES, "{{ 单伟 }}")),
    ):
        bad.write_bytes(data)
        before = office.ledger.newest_record()
        with pytest.raises(DocumentError) as told:
            use_form(office, bad, Paper.SUPERVISION, now=LATER)
        assert len(explain_error(told.value).splitlines()) == 1
        assert office.ledger.newest_record() == before
    with pytest.raises(DocumentError) as told:
        use_form(office, tmp_path / "没有.docx", Paper.SUPERVISION, now=LATER)
    assert told.value.fault is DocumentFault.MISSING


ENDLESS = {
    "range": (
        "{% for x in range(90000) %}",
        "{% for y in range(90000) %}",
        "{% endfor %}{% endfor %}",
    ),
    "words": ("{{ 单位 * 10**9 }}",),
    "figures": ("{{ 10**(10**9) }}",),
}


@pytest.mark.parametrize("case", ENDLESS)
def test_a_file_that_never_ends_is_ended_and_named(
    office: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    monkeypatch.setattr(word_forms, "_PROCESSOR_SECONDS", 1.0)
    path = tmp_path / "督办通知单.docx"
    path.write_bytes(office_form((*OFFICE_LINES, *ENDLESS[case])))
    begun = time.monotonic()
    with pytest.raises(DocumentError) as told:
        use_form(office, path, Paper.SUPERVISION, now=LATER)
    assert time.monotonic() - begun < 120
    assert told.value.fault is DocumentFault.TEMPLATE_WRONG
    assert "督办通知单.docx" in explain_error(told.value)


def test_an_offices_file_is_not_filled_in_this_process(
    office: Workspace, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_form(office, own, Paper.SUPERVISION, now=LATER)

    def nowhere(*_: object) -> object:
        raise AssertionError("filled in this process")

    monkeypatch.setattr(filling, "_fill", nowhere)
    assert supervision(office, tmp_path / "a")


def test_ours_are_written_to_start_from_and_never_over_what_was_changed(
    office: Workspace, tmp_path: Path
) -> None:
    written = export_forms(office, tmp_path / "模板", PAPER_FORMS)
    names = [path.stem for path in written.files]
    assert names == ["完成情况报告", "填报通知", "催报函", "督办通知单", "通报", "领导简报"]
    assert "主送机关" in written.guide.read_text(encoding="utf-8")
    for path in written.files:
        use_form(office, path, form_of_file(path), now=NOW)
    written.files[0].write_bytes(b"mine")
    again = export_forms(office, tmp_path / "模板", PAPER_FORMS)
    assert again.files[0].name == "完成情况报告_2.docx"
    assert len(again.kept) == 1
    without = export_forms(None, tmp_path / "模板", [MainPaper.REPORT])
    assert written.files[0].read_bytes() == b"mine"
    assert without.files[0].read_bytes() == again.files[0].read_bytes()


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("本室通报.docx", Paper.CIRCULAR),
        ("填报通知2026.docx", Paper.NOTICE),
        ("模板.docx", None),
        ("通报和催报函.docx", None),
    ],
)
def test_a_files_name_tells_what_it_is_for(name: str, form: PaperForm | None) -> None:
    if form is not None:
        assert form_of_file(Path(name)) is form
        return
    with pytest.raises(ArgumentError):
        form_of_file(Path(name))
