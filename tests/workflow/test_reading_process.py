"""Whatever comes from outside is read in a process of its own; what it does to that costs itself."""

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from gwreport.cli.entry import run
from gwreport.domain.plan.documents import DocumentKind
from gwreport.errors import Cancelled, DocumentError, DocumentFault
from gwreport.machine.conversion import Unmade
from gwreport.machine.program_log import log_path
from gwreport.reading import opened, understand_document
from gwreport.reading.kinds import registry as registry_table
from gwreport.ui.operations import plans, units
from gwreport.wording.errors import explain_error
from gwreport.workflow.plan.load_history import LoadedHistory
from gwreport.workflow.processes import limits as process_limits
from gwreport.workflow.processes import reading_process
from gwreport.workflow.processes.reading_process import read_apart, run_apart
from gwreport.workflow.progress import SILENT
from tests.officefiles.open_document import ods
from tests.workflow.hard_work import HANGS, obey_apart
from tests.workflow.quarter import BREAKDOWN, NOW, open_office

no_limits = pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")


def workbook(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with a workspace (a.gwr), its plan (方案.txt), a report and a registry."""
    with open_office(tmp_path):
        pass
    workbook(
        tmp_path / "报告.xlsx",
        [
            ["2025年上半年政府工作报告目标任务完成情况"],
            ["序号", "目标任务", "完成情况", "牵头责任单位"],
            ["1", "新建口袋公园5个。", "已建成2个。", "区城市管理局"],
        ],
    )
    workbook(tmp_path / "名录.xlsx", [["单位名称", "别名"], ["区审计局", "审计局"]])
    return tmp_path


@pytest.fixture
def not_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail when a document is opened in this process."""

    def here(*_: object, **__: object) -> None:
        raise AssertionError("a document was opened in this process")

    monkeypatch.setattr(opened, "open_document", here)
    monkeypatch.setattr(registry_table, "open_document", here)


def test_every_command_reads_in_a_process_of_its_own(
    office: Path, not_here: None, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = ["-w", str(office / "a.gwr")]
    plan, report, registry = (str(office / name) for name in ("方案.txt", "报告.xlsx", "名录.xlsx"))
    for line in (
        ["read", plan],
        ["read", report, "--as", "report"],
        ["load", plan, *workspace],
        ["load", report, "--history", *workspace],
        ["judge", report],
        ["units", "import", registry, *workspace],
        ["init", f"{office}/b.gwr", "--region", "青禾区", "--year", "2025", "--units", registry],
    ):
        assert run([*line, "--json"], lambda _: 0) in (0, 1), line
        assert json.loads(capsys.readouterr().out), line


def test_the_window_reads_in_a_process_of_its_own(office: Path, not_here: None) -> None:
    location, plan = str(office / "a.gwr"), office / "方案.txt"
    preview = plans.preview_plan(location, plan, NOW, SILENT)
    assert len(preview.plan.items) == 4
    assert plans.store_plan(location, preview, {}, (), NOW, SILENT).version == 2
    loaded = plans.history_or_ask(location, office / "报告.xlsx", NOW, SILENT)
    assert isinstance(loaded, LoadedHistory)
    assert loaded.matched == 1
    assert units.import_units(location, office / "名录.xlsx", NOW, SILENT).added == ("区审计局",)


def test_what_is_read_apart_is_what_is_read_here() -> None:
    data = BREAKDOWN.encode()
    assert read_apart(data, "方案.txt") == understand_document(data, "方案.txt")
    with pytest.raises(DocumentError) as here:
        understand_document(b"", "空.docx")
    with pytest.raises(DocumentError) as apart:
        read_apart(b"", "空.docx")
    assert apart.value.args == here.value.args


@pytest.mark.parametrize(
    ("order", "fault"),
    [
        (b"die", DocumentFault.READER_DIED),
        (b"abort", DocumentFault.READER_DIED),
        (b"fail", DocumentFault.READER_FAILED),
        (b"recurse", DocumentFault.READER_FAILED),
        (b"long", DocumentFault.READER_MEMORY),
        pytest.param(b"eat", DocumentFault.READER_MEMORY, marks=no_limits),
        pytest.param(b"spin", DocumentFault.READER_TIME, marks=no_limits),
        pytest.param(b"deaf", DocumentFault.READER_TIME, marks=no_limits),
    ],
)
def test_case_88_what_ends_its_reader_is_refused_in_a_sentence_of_its_own(
    order: bytes, fault: DocumentFault, monkeypatch: pytest.MonkeyPatch
) -> None:
    if fault is DocumentFault.READER_TIME:
        monkeypatch.setattr(process_limits, "_SECONDS", 1.0)
    with pytest.raises(DocumentError) as told:
        run_apart(obey_apart, None, order, "方案.docx")
    assert told.value.fault is fault
    sentence = explain_error(told.value)
    assert "方案.docx" in sentence
    assert "核实来源" in sentence
    assert "另存为" in sentence


def test_a_mistake_of_the_reader_is_logged_by_its_place() -> None:
    with pytest.raises(DocumentError):
        run_apart(obey_apart, None, b"fail", "某单位.docx")
    written = log_path().read_text(encoding="utf-8")
    assert "builtins.KeyError" in written
    assert "hard_work.py" in written
    assert "某单位" not in written


def test_the_time_of_a_reader_grows_with_the_file_and_ends() -> None:
    small, large, huge = map(process_limits.seconds_for, (1_000, 1 << 20, 50 << 20))
    assert 10 < small < 15
    assert small + 8 < large < huge < 60


class Tired:
    """A progress whose user has asked to stop."""

    def step(self, done: int, total: int, what: str) -> None:
        """Show nothing."""

    def cancelled(self) -> bool:
        """Say yes."""
        return True


def test_an_old_workbook_is_read_as_stored_where_the_program_does_not_help(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[str, str]] = []

    def fails(_: bytes, suffix: str, target: str, **__: object) -> Unmade:
        asked.append((suffix, target))
        return Unmade.OUT_OF_TIME

    monkeypatch.setattr(reading_process, "converted", fails)
    rows = (("序号", "目标任务", "牵头责任单位"), ("1", "修路。", "区交通局"))
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    content = "".join(
        f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows
    )
    reading = read_apart(ods(content), "方案.ods", DocumentKind.PLAN)
    assert reading.plan is not None
    assert [item.text for item in reading.plan.items] == ["修路。"]
    assert asked == [(".ods", "xlsx")]


def test_who_asks_to_stop_is_not_kept(office: Path) -> None:
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        run_apart(obey_apart, None, b"hang", "方案.docx", progress=Tired())
    assert time.monotonic() - begun < HANGS / 2
    location, before = str(office / "a.gwr"), (office / "a.gwr").read_bytes()
    preview = plans.preview_plan(location, office / "方案.txt", NOW, SILENT)
    with pytest.raises(Cancelled):
        plans.store_plan(location, preview, {}, (), NOW, Tired())
    assert (office / "a.gwr").read_bytes() == before


def test_an_old_document_is_turned_by_the_program_and_not_by_the_reader(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[bytes, str, str]] = []

    def turned(data: bytes, suffix: str, target: str, **_: object) -> bytes | Unmade:
        asked.append((data, suffix, target))
        return BREAKDOWN.encode() if b"good" in data else Unmade.OUT_OF_TIME

    monkeypatch.setattr(reading_process, "converted", turned)
    reading = read_apart(b"{\\rtf1 good}", "方案.rtf", DocumentKind.PLAN)
    assert reading.plan is not None
    assert len(reading.plan.items) == 4
    assert [one[1:] for one in asked] == [(".rtf", "docx")]
    with pytest.raises(DocumentError) as told:
        read_apart(b"{\\rtf1 bad}", "方案.rtf")
    assert told.value.fault is DocumentFault.OLD_WORD_TIME
    # What comes of it must not ask for the same again.
    monkeypatch.setattr(reading_process, "converted", lambda *_, **__: b"{\\rtf1 good}")
    with pytest.raises(DocumentError) as told:
        read_apart(b"{\\rtf1 good}", "方案.rtf")
    assert told.value.fault is DocumentFault.OLD_WORD_FAILED
