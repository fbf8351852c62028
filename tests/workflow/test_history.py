"""The report of a round from before the workspace is shown in the next workbooks."""

from pathlib import Path

import pytest

from gwreport.domain.plan.documents import DocumentKind
from gwreport.domain.rounds import Round
from gwreport.errors import ArgumentError, DocumentError
from gwreport.ledger.ledger import Ledger
from gwreport.ledger.tables import settings
from gwreport.ledger.tables.journal import JournalWriter
from gwreport.wording.facts import fact_words
from gwreport.workflow.output.write_report import write_report
from gwreport.workflow.plan.load_history import load_history
from gwreport.workflow.workspace import Workspace
from tests.ledger.test_migrating import append_as_before
from tests.workflow.quarter import NOW, issue, open_office, workbook_of


def report_file(folder: Path) -> Path:
    from docx import Document

    document = Document()
    for title, head, rows in (
        (
            "上半年政府工作报告主要指标任务完成情况",
            ("序号", "指标名称", "完成情况", "全年目标", "牵头责任单位"),
            [("1", "地区生产总值增长（%）", "增长6.2%", "6%以上", "区发展改革委")],
        ),
        (
            "上半年区政府各分管领导牵头目标任务完成情况",
            ("序号", "目标任务", "完成情况", "牵头责任单位"),
            [
                ("1", "新建口袋公园5个", "已开工3个。", "区城市管理局"),
                ("2", "整治背街小巷12条。", "已整治5条。", "区城市管理局"),
                ("3", "新建口袋公园5个。", "已开工3个。", "区城市管理局"),
                ("4", "举办马拉松比赛。", "已举办。", "区体育局"),
            ],
        ),
    ):
        document.add_paragraph(title)
        table = document.add_table(0, len(head))
        for words in (head, *rows):
            for cell, text in zip(table.add_row().cells, words, strict=True):
                cell.text = text
    path = folder / "上半年完成情况.docx"
    document.save(str(path))
    return path


@pytest.fixture
def office(tmp_path: Path):
    with open_office(tmp_path) as workspace:
        yield workspace


def words_in(path: Path) -> set[str]:
    import openpyxl

    return {
        str(cell.value)
        for sheet in openpyxl.load_workbook(path).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value
    }


def test_the_next_workbooks_show_what_was_reported(office: Workspace, tmp_path: Path) -> None:
    loaded = load_history(office, report_file(tmp_path), now=NOW, code="2025-Q2")
    assert (str(loaded.round), loaded.matched, loaded.items) == ("2025-Q2", 3, 4)
    assert [(one.code, fact_words(one)["text"]) for one in loaded.findings] == [
        ("history-unknown", "举办马拉松比赛。")
    ]
    words = words_in(workbook_of(issue(office, tmp_path), "区城市管理局"))
    assert {"已开工3个。", "已整治5条。"} <= words
    assert office.ledger.checks.verify_contents() == []
    assert office.ledger.checks.verify_archive() == []


def test_a_report_without_its_year_must_be_told_the_round(
    office: Workspace, tmp_path: Path
) -> None:
    path = report_file(tmp_path)
    before = office.ledger.state_hash()
    with pytest.raises(ArgumentError):
        load_history(office, path, now=NOW)
    with pytest.raises(ArgumentError):
        load_history(office, path, now=NOW, code="2023-Q2")
    with pytest.raises(DocumentError):
        load_history(office, tmp_path / "方案.txt", now=NOW, code="2025-Q2")
    assert office.ledger.state_hash() == before


def test_what_the_units_said_themselves_comes_first(office: Workspace, tmp_path: Path) -> None:
    from gwreport.workflow.returns.collect_returns import collect_returns
    from tests.workflow.quarter import LATER, fill

    load_history(office, report_file(tmp_path), now=NOW, code="2025-Q2")
    path = workbook_of(issue(office, tmp_path, "2025-Q2"), "区城市管理局")
    own = fill(path, tmp_path / "1.xlsx", {"新建": {"完成情况": "已建成1个。"}})
    collect_returns(office, [own], now=LATER, workers=1)
    words = words_in(workbook_of(issue(office, tmp_path), "区城市管理局"))
    assert {"已建成1个。", "已整治5条。"} <= words
    assert "已开工3个。" not in words


def test_a_report_that_the_program_wrote_can_be_loaded(office: Workspace, tmp_path: Path) -> None:
    issue(office, tmp_path, "2025-Q2")
    (path,) = write_report(office, "2025-Q2", tmp_path / "报告").outputs
    folder = tmp_path / "new"
    folder.mkdir()
    with open_office(folder) as other:
        loaded = load_history(other, path, now=NOW, code="2025-Q2")
        assert loaded.matched == loaded.items == 4


def figures_file(folder: Path, *titles: tuple[str, str]) -> Path:
    """Write tables of indicators, each with its title and the growth it tells of."""
    from docx import Document

    document = Document()
    for title, growth in titles:
        document.add_paragraph(title)
        rows = (
            ("指标名称", "计量单位", "全年目标", "实际完成"),
            ("地区生产总值增长", "%", "6", growth),
            ("用电量", "亿千瓦时", "9", "7"),
        )
        table = document.add_table(0, 4)
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        document.add_paragraph()
    path = folder / "指标.docx"
    document.save(str(path))
    return path


HALF = ("2025年上半年主要指标完成情况", "6.1")
NINE_MONTHS = ("2025年前三季度主要指标完成情况", "6.4")


def test_tables_of_indicators_are_told_to_be_read_as_such(
    office: Workspace, tmp_path: Path
) -> None:
    loaded = load_history(office, figures_file(tmp_path, HALF), now=NOW)
    assert (str(loaded.round), loaded.matched) == ("2025-Q2", 1)
    [told] = [one for one in loaded.findings if one.code == "history-as-indicators"]
    assert told.facts == {"count": 1}
    assert any("用电量" in words for one in loaded.findings for words in fact_words(one).values())
    said = load_history(office, tmp_path / "指标.docx", now=NOW, kind=DocumentKind.INDICATORS)
    assert all(one.code != "history-as-indicators" for one in said.findings)


@pytest.mark.parametrize("tables", [(HALF, NINE_MONTHS), (NINE_MONTHS, HALF)])
def test_tables_of_several_rounds_are_not_stored_as_one(
    office: Workspace, tmp_path: Path, tables: tuple[tuple[str, str], ...]
) -> None:
    path = figures_file(tmp_path, *tables)
    before = office.ledger.state_hash()
    for code in (None, "2025-Q1"):
        with pytest.raises(ArgumentError) as refused:
            load_history(office, path, now=NOW, code=code)
        assert refused.value.problem == "round-several"
        assert {*refused.value.value.split("、")} == {"2025年上半年", "2025年前三季度"}
    assert office.ledger.state_hash() == before
    loaded = load_history(office, path, now=NOW, code="2025-Q2")
    [told] = [one for one in loaded.findings if one.code == "history-other-rounds"]
    assert told.facts == {"count": 1, "rounds": "2025年前三季度"}
    last = office.book.earlier(Round(2025, 3)).last("I1")
    assert last is not None
    assert last.text == "6.1%"


def test_a_workspace_of_the_first_form_is_brought_forward(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    # What that form had no place for was not recorded either.
    with monkeypatch.context() as as_before:
        as_before.setattr(settings, "written_offset", lambda _: None)
        as_before.setattr(JournalWriter, "append", append_as_before)
        with open_office(tmp_path):
            pass
    path = tmp_path / "a.gwr"
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE history")
    connection.execute("DROP TABLE named_unit")
    connection.execute("ALTER TABLE unit DROP COLUMN email")
    connection.execute("ALTER TABLE unit DROP COLUMN merged_into")
    connection.execute("DROP TABLE written")
    connection.execute("DROP TABLE recorded")
    connection.execute("DROP TABLE written_report")
    connection.execute("DROP TABLE evidence")
    connection.execute("ALTER TABLE issue DROP COLUMN plan_version")
    connection.execute("ALTER TABLE workspace DROP COLUMN utc_offset")
    connection.execute("ALTER TABLE finding DROP COLUMN place")
    connection.execute("DELETE FROM migration WHERE number > 1")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    with Ledger.open(path) as ledger:
        assert ledger.loaded_reports() == []
        assert ledger.checks.verify_contents() == []
