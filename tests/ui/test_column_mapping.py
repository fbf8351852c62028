"""对应栏目: what a document's columns and rows are, said in the window and remembered."""

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from gwreport.domain.plan.column_mapping import ColumnRole
from gwreport.ui.dialogs.column_mapping import MappingDialog
from gwreport.ui.dialogs.plan_preview import PlanPreviewDialog
from gwreport.ui.main_window import MainWindow
from gwreport.workflow.workspace import Workspace
from tests.reading.text_tables import FORMATS
from tests.ui.looking import all_words, choose, click, drop, let_go, shown
from tests.ui.recorder import Recorder
from tests.workflow.quarter import NOW

HEAD = "编排 | 要务 | 主帅 | 领办衙门 | 交卷日"
ROWS = """
    1 | 新建口袋公园5个。 | 林一川 | 区城管局 | 9月底
    2 | 修路3公里。 | 高帆 | 区交通局 | 年底前
"""
SAID = ("序号", "目标任务", "牵头领导", "牵头单位", "完成时限")
TITLE = "青禾区2025年要务分解表"


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "新.gwr"
    Workspace.create(str(path), region="青禾区", year=2025, now=NOW).close()
    return path


def document(tmp_path: Path, more: str = "", name: str = "要务.docx") -> Path:
    path = tmp_path / name
    path.write_bytes(FORMATS["docx"](f"{HEAD}\n{ROWS.strip()}\n{more}", TITLE))
    return path


def mapping_of(window: MainWindow) -> MappingDialog:
    let_go()
    (found,) = (one for one in window.findChildren(MappingDialog) if one.isVisible())
    return found


def preview_of(window: MainWindow) -> PlanPreviewDialog:
    let_go()
    (found,) = (one for one in window.findChildren(PlanPreviewDialog) if one.isVisible())
    return found


def stored(path: Path) -> list[tuple[str, str, str]]:
    with Workspace.open(str(path)) as workspace:
        plan = workspace.ledger.plan()
    items = plan.items if plan else ()
    return [(one.text, "".join(one.lead_units), one.due or "") for one in items]


def test_five_invented_headings_are_mapped_and_the_successor_asks_nothing(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, empty: Path, tmp_path: Path
) -> None:
    window.session.open(str(empty))
    page = window.pages["plan"]
    recorder.prepare("ask_choice", "对应栏目…")
    drop(page, [document(tmp_path)])
    assert "“编排”“要务”“主帅”“领办衙门”“交卷日”没有认出" in recorder.asked[-1]
    dialog = mapping_of(window)
    assert [one.itemText(0) for one in dialog.header.boxes] == ["自动：其他栏目"] * 5
    assert not dialog.accept_button.isEnabled()
    for box, role in zip(dialog.header.boxes, SAID, strict=True):
        choose(box, role)
    assert shown(dialog.items, "目标任务") == ["新建口袋公园5个。", "修路3公里。"]
    assert shown(dialog.items, "牵头责任单位") == ["区城管局", "区交通局"]
    click(qtbot, dialog, "照此读取")
    click(qtbot, preview_of(window), "装入工作区")
    assert stored(empty) == [
        ("新建口袋公园5个。", "区城管局", "9月底"),
        ("修路3公里。", "区交通局", "年底前"),
    ]
    questions = len(recorder.asked)
    drop(page, [document(tmp_path, "3 | 建桥2座。 | 高帆 | 区水利局 | 10月底", "要务二.docx")])
    later = preview_of(window)
    assert len(recorder.asked) == questions
    assert shown(later.items, "目标任务") == ["新建口袋公园5个。", "修路3公里。", "建桥2座。"]
    click(qtbot, later, "装入工作区")
    assert len(stored(empty)) == 3


def test_the_plan_changes_with_every_choice(
    window: MainWindow, recorder: Recorder, empty: Path, tmp_path: Path
) -> None:
    window.session.open(str(empty))
    recorder.prepare("ask_choice", "对应栏目…")
    drop(window.pages["plan"], [document(tmp_path)])
    dialog = mapping_of(window)
    boxes = dialog.header.boxes
    choose(boxes[3], "牵头单位")
    assert shown(dialog.items, "牵头责任单位") == ["区城管局", "区交通局"]
    choose(boxes[1], "目标任务")
    choose(boxes[2], "牵头领导")
    assert shown(dialog.items, "牵头领导") == ["林一川", "高帆"]
    choose(boxes[2], "不读")
    assert shown(dialog.items, "牵头领导") == ["", ""]
    choose(boxes[2], "由程序判断")
    # What the program takes the column for by itself is said in its box.
    assert shown(dialog.items, "牵头领导") == ["林一川", "高帆"]
    assert boxes[2].currentText() == "自动：牵头领导"
    assert (2, ColumnRole.LEADER) not in dialog.mapping.tables[0].columns
    dialog.reject()
    assert stored(empty) == []


def test_rows_are_marked_as_heading_item_part_or_left_out(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, empty: Path, tmp_path: Path
) -> None:
    window.session.open(str(empty))
    recorder.prepare("ask_choice", "对应栏目…")
    more = "甲类 | 其他 | | |\n3 | 建桥2座。 | 高帆 | 区水利局 | \n | 先修东桥。 | | 区公安局 |"
    drop(window.pages["plan"], [document(tmp_path, more)])
    dialog = mapping_of(window)
    for box, role in zip(dialog.header.boxes, SAID, strict=True):
        choose(box, role)
    model = dialog.model
    assert [model.index(at, 0).data() for at in range(3)] == ["表头", "任务", "任务"]
    for at, words in ((2, "不读"), (3, "小标题"), (5, "分项")):
        dialog.cells.selectRow(at)
        click(qtbot, dialog, words)
    assert [model.index(at, 0).data() for at in range(6)] == [
        "表头",
        "任务",
        "不读",
        "小标题",
        "任务",
        "分项",
    ]
    assert shown(dialog.items, "目标任务") == ["新建口袋公园5个。", "建桥2座。", "先修东桥。"]
    click(qtbot, dialog, "照此读取")
    loaded = preview_of(window)
    parent, part = loaded.preview.plan.items[1:]
    assert (part.parent, parent.section) == (parent.id, "甲类 其他")
    loaded.reject()


MORE = (
    "甲类 | 其他 | | |\n3 | 建桥2座。 | 高帆 | 区水利局 | \n | 先修东桥。 | | 区公安局 |\n"
    "合计 | 4项 | | 3家 | "
)
LATER = (
    "合计 | 5项 | | 3家 | \n甲类 | 其他 | | |\n4 | 建桥2座。 | 高帆 | 区水利局 | \n"
    " | 先修东桥。 | | 区公安局 |\n5 | 修堤5公里。 | 高帆 | 区水利局 | "
)
TASKS = ["新建口袋公园5个。", "修路3公里。", "建桥2座。", "先修东桥。"]


def marks_of(dialog: MappingDialog) -> list[str]:
    model = dialog.model
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def load_with_marks(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, empty: Path, tmp_path: Path
) -> None:
    window.session.open(str(empty))
    recorder.prepare("ask_choice", "对应栏目…")
    drop(window.pages["plan"], [document(tmp_path, MORE)])
    dialog = mapping_of(window)
    for box, role in zip(dialog.header.boxes, SAID, strict=True):
        choose(box, role)
    for at, words in ((3, "小标题"), (5, "分项"), (6, "不读")):
        dialog.cells.selectRow(at)
        click(qtbot, dialog, words)
    assert shown(dialog.items, "目标任务") == TASKS
    click(qtbot, dialog, "照此读取")
    click(qtbot, preview_of(window), "装入工作区")


def test_rows_are_known_again_by_what_they_say_and_it_is_told_and_taken_back(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, empty: Path, tmp_path: Path
) -> None:
    load_with_marks(qtbot, window, recorder, empty, tmp_path)
    page = window.pages["plan"]
    later = document(tmp_path, LATER, "要务二.docx")
    drop(page, [later])
    preview = preview_of(window)
    assert shown(preview.items, "目标任务") == [*TASKS, "修堤5公里。"]
    whole, part = preview.preview.plan.items[2:4]
    assert (whole.section, part.parent) == ("甲类 其他", whole.id)
    told = [one.message for one in preview.preview.findings if one.code == "row-remembered"]
    assert told == [
        "以前说明过“合计 5项 3家”一行作为“不读”，这次照此处理。",
        "以前说明过“甲类 其他”一行作为“小标题”，这次照此处理。",
        "以前说明过“先修东桥。 区公安局”一行作为“分项”，这次照此处理。",
    ]
    click(qtbot, preview, "对应栏目…")
    dialog = mapping_of(window)
    assert marks_of(dialog)[3:7] == ["不读（上次）", "小标题（上次）", "任务", "分项（上次）"]
    dialog.cells.selectRow(6)
    click(qtbot, dialog, "自动")
    assert marks_of(dialog)[6] != "分项（上次）"
    dialog.cells.selectRow(4)
    click(qtbot, dialog, "不读")
    assert marks_of(dialog)[4] == "不读"
    click(qtbot, dialog, "照此读取")
    click(qtbot, preview_of(window), "装入工作区")
    # What was taken back is not known the next time, what was said otherwise counts.
    drop(page, [later])
    told = [one.message for one in preview_of(window).preview.findings if "行作为" in one.message]
    assert told == [
        "以前说明过“合计 5项 3家”一行作为“不读”，这次照此处理。",
        "以前说明过“甲类 其他”一行作为“不读”，这次照此处理。",
    ]


def test_a_remembered_column_is_given_back_to_the_program(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, empty: Path, tmp_path: Path
) -> None:
    load_with_marks(qtbot, window, recorder, empty, tmp_path)
    page = window.pages["plan"]
    drop(page, [document(tmp_path, LATER, "要务二.docx")])
    click(qtbot, preview_of(window), "对应栏目…")
    dialog = mapping_of(window)
    assert "以前说明过" in dialog.header.boxes[4].toolTip()
    choose(dialog.header.boxes[4], "由程序判断")
    assert dialog.header.boxes[4].currentText() == "自动：完成时限"
    assert "以前说明过" not in dialog.header.boxes[4].toolTip()
    click(qtbot, dialog, "照此读取")
    preview = preview_of(window)
    told = [one.message for one in preview.preview.findings if one.code == "column-by-cells"]
    assert told == ["“交卷日”一栏按内容当作“完成时限”，表头不认识。"]
    click(qtbot, preview, "装入工作区")
    assert [due for _, _, due in stored(empty)] == ["9月底", "年底前", "", "", ""]


def test_the_view_is_reached_from_the_preview_and_keeps_what_was_said(
    qtbot: QtBot, window: MainWindow, empty: Path, tmp_path: Path
) -> None:
    table = """
        序号 | 工作任务 | 牵头单位 | 资金来源
        1 | 修路3公里。 | 区交通局 | 区财政局
    """
    path = tmp_path / "方案.docx"
    path.write_bytes(FORMATS["docx"](table, TITLE))
    window.session.open(str(empty))
    drop(window.pages["plan"], [path])
    click(qtbot, preview_of(window), "对应栏目…")
    dialog = mapping_of(window)
    assert [one.currentText() for one in dialog.header.boxes] == [
        "自动：序号",
        "自动：目标任务",
        "自动：牵头单位",
        "自动：其他栏目",
    ]
    choose(dialog.header.boxes[3], "配合单位")
    click(qtbot, dialog, "照此读取")
    preview = preview_of(window)
    assert preview.preview.plan.items[0].support_units == ("区财政局",)
    click(qtbot, preview, "对应栏目…")
    again = mapping_of(window)
    assert again.header.boxes[3].currentText() == "配合单位"
    again.reject()


def test_a_document_without_a_table_has_nothing_to_map(
    window: MainWindow, recorder: Recorder, empty: Path, tmp_path: Path
) -> None:
    path = tmp_path / "通知.txt"
    path.write_text("这里没有任务。", encoding="utf-8")
    window.session.open(str(empty))
    drop(window.pages["plan"], [path])
    assert "没有找到任务分解内容" in recorder.last
    assert not window.findChildren(MappingDialog)


def test_a_table_without_headings_is_asked_about_too(
    window: MainWindow, recorder: Recorder, empty: Path, tmp_path: Path
) -> None:
    table = "1 | 修路3公里，建成通车。 | 区交通局\n2 | 新建公园5个，并投入使用。 | 区城管局"
    path = tmp_path / "无表头.docx"
    path.write_bytes(FORMATS["docx"](table, TITLE))
    window.session.open(str(empty))
    recorder.prepare("ask_choice", "对应栏目…")
    drop(window.pages["plan"], [path])
    assert "文件里有 1 张表，2 行、3 栏" in recorder.asked[-1]
    dialog = mapping_of(window)
    for box, role in zip(dialog.header.boxes, ("序号", "目标任务", "牵头单位"), strict=True):
        choose(box, role)
    assert shown(dialog.items, "牵头责任单位") == ["区交通局", "区城管局"]
    dialog.reject()


def test_findings_stand_by_kinds_and_a_kind_is_settled_with_one_click(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, empty: Path, tmp_path: Path
) -> None:
    table = """
        序号 | 工作任务 | 牵头领导 | 牵头单位
        1 | 修路3公里。 | 林一川 | 区交通局
        2 | 建桥2座。 | 高帆 |
        3 | 修堤5公里。 | 高帆 |
    """
    path = tmp_path / "方案.docx"
    path.write_bytes(FORMATS["docx"](table, TITLE))
    window.session.open(str(empty))
    drop(window.pages["plan"], [path])
    dialog = preview_of(window)
    first = dialog.groups.shown[0]
    assert (first.code, first.count) == ("lead-missing", 2)
    assert "需要核对 2" in [dialog.tabs.tabText(at) for at in range(dialog.tabs.count())]
    colours = [dialog.colour_of(item, "牵头责任单位") for item in dialog.preview.plan.items]
    assert [bool(one) for one in colours] == [False, True, True]
    assert dialog.groups.choose(lambda one: one.code == "lead-missing")
    assert {one.code for one in dialog.findings.shown} == {"lead-missing"}
    click(qtbot, dialog, "这一类都看过了")
    assert "需要核对 0" in [dialog.tabs.tabText(at) for at in range(dialog.tabs.count())]
    assert not any(dialog.colour_of(item, "牵头责任单位") for item in dialog.preview.plan.items)
    click(qtbot, dialog, "列出全部")
    assert len(dialog.findings.shown) == len(dialog.preview.findings)
    recorder.prepare("ask_choice", "留作草稿")
    dialog.reject()
    drop(window.pages["plan"], [path])
    again = preview_of(window)
    assert again.seen == {"lead-missing"}
    assert "lead-missing" in all_words(again) or again.groups.shown[-1].is_seen
    click(qtbot, again, "装入工作区")
    assert len(stored(empty)) == 3


def test_what_else_an_item_says_is_shown_and_its_contact_is_entered_unless_unticked(
    qtbot: QtBot, window: MainWindow, empty: Path, tmp_path: Path
) -> None:
    table = """
        序号 | 工作任务 | 牵头单位 | 责任人 | 资金来源 | 一季度 | 二季度
        1 | 修路3公里。 | 区交通局 | 王家和 | 专项债 | 立项 | 开工
    """
    path = tmp_path / "方案.docx"
    path.write_bytes(FORMATS["docx"](table, TITLE))
    window.session.open(str(empty))
    page = window.pages["plan"]
    drop(page, [path])
    dialog = preview_of(window)
    assert dialog.contacts.isVisible()
    dialog.contacts.setChecked(False)
    click(qtbot, dialog, "装入工作区")
    with Workspace.open(str(empty)) as workspace:
        assert workspace.unit("区交通局").contact == ""
    page.items.setCurrentIndex(page.items.filter.index(0, 0))
    words = all_words(page)
    assert "一季度：立项；上半年：开工" in words
    assert "联系人：王家和" in words
    assert "资金来源：专项债" in words
    drop(page, [path])
    click(qtbot, preview_of(window), "装入工作区")
    with Workspace.open(str(empty)) as workspace:
        assert workspace.unit("区交通局").contact == "王家和"


REPORT_HEAD = "编排 | 要务 | 领办衙门 | 干得怎样 | 算哪一档 | 难处 | 往后"
REPORT_ROWS = """
    甲、城建 | < | < | < | < | < | <
    1 | 新建口袋公园5个。 | 区城管局 | 已建成3个。 | 依时序推进 | 征地慢 | 加快征地
    2 | 修路3公里。 | 区交通局 | 已修2公里。 | 滞后 | |
"""
REPORT_SAID = ("序号", "目标任务", "牵头单位", "完成情况", "完成状态", "存在问题", "下一步打算")


def with_plan(qtbot: QtBot, window: MainWindow, empty: Path, tmp_path: Path, table: str) -> Any:
    path = tmp_path / "方案.docx"
    path.write_bytes(FORMATS["docx"](table, TITLE))
    window.session.open(str(empty))
    page = window.pages["plan"]
    drop(page, [path])
    click(qtbot, preview_of(window), "装入工作区")
    return page


def reported(path: Path) -> Any:
    with Workspace.open(str(path)) as workspace:
        (loaded,) = workspace.ledger.loaded_reports()
    return loaded.report


PLAN = """
    序号 | 工作任务 | 牵头单位
    1 | 新建口袋公园5个。 | 区城管局
    2 | 修路3公里。 | 区交通局
"""


def test_a_report_of_invented_headings_is_mapped_with_the_roles_of_a_report(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, empty: Path, tmp_path: Path
) -> None:
    page = with_plan(qtbot, window, empty, tmp_path, PLAN)
    path = tmp_path / "实况.xlsx"
    path.write_bytes(FORMATS["xlsx"](REPORT_HEAD + REPORT_ROWS, "青禾区2025年上半年要务实况"))
    recorder.prepare("ask_file", str(path))
    recorder.prepare("ask_choice", "对应栏目…")
    click(qtbot, page, "装入往期报告…")
    assert "“干得怎样”" in recorder.asked[-1]
    dialog = mapping_of(window)
    for box, role in zip(dialog.header.boxes, REPORT_SAID, strict=True):
        choose(box, role)
    (rows,) = [one for one in dialog.rows.values() if one.isVisible()]
    assert shown(rows, "完成情况") == ["已建成3个。", "已修2公里。"]
    assert shown(rows, "完成状态") == ["依时序推进", "滞后"]
    assert shown(rows, "存在问题") == ["征地慢", ""]
    assert shown(rows, "所属部分") == ["甲、城建"] * 2
    click(qtbot, dialog, "照此读取")
    assert "2025年上半年" in page.notice.words
    assert "2 项任务中有 2 项" in page.notice.words
    assert [one.next_step for one in reported(empty).tasks] == ["加快征地", ""]
    # Its successor asks nothing.
    path.write_bytes(FORMATS["xlsx"](REPORT_HEAD + REPORT_ROWS, "青禾区2025年前三季度要务实况"))
    recorder.prepare("ask_file", str(path))
    asked = len(recorder.asked)
    click(qtbot, page, "装入往期报告…")
    assert "2025年前三季度" in page.notice.words
    assert recorder.asked[asked:] == ["选择往期的完成情况报告"]
    # What was read otherwise than it is meant is told anew.
    click(qtbot, page, "读得不对，对应栏目…")
    again = mapping_of(window)
    assert again.header.boxes[3].currentText() == "完成情况"
    again.reject()


def test_a_table_of_indicators_is_mapped_as_one(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, empty: Path, tmp_path: Path
) -> None:
    plan = """
        序号 | 主要指标 | 牵头单位
        1 | 工业增加值达到20亿元。 | 区工信局
    """
    page = with_plan(qtbot, window, empty, tmp_path, plan)
    table = """
        科目 | 怎么计 | 盼头 | 实得
        工业增加值 | 亿元 | 20 | 16
        旅游收入 | 亿元 | 9 | 3
    """
    path = tmp_path / "收成.docx"
    path.write_bytes(FORMATS["docx"](table, "2025年前三季度收成"))
    recorder.prepare("ask_file", str(path))
    recorder.prepare("ask_choice", "对应栏目…")
    click(qtbot, page, "装入往期报告…")
    dialog = mapping_of(window)
    choose(dialog.kinds, "指标表")
    for box, role in zip(
        dialog.header.boxes, ("目标任务", "计量单位", "全年目标", "完成情况"), strict=True
    ):
        choose(box, role)
    (rows,) = [one for one in dialog.rows.values() if one.isVisible()]
    assert shown(rows, "指标名称") == ["工业增加值", "旅游收入"]
    assert shown(rows, "计量单位") == ["亿元", "亿元"]
    assert shown(rows, "完成情况") == ["16", "3"]
    model = dialog.model
    assert [model.index(at, 0).data() for at in range(3)] == ["表头", "任务", "任务"]
    click(qtbot, dialog, "照此读取")
    assert "2025年前三季度" in page.notice.words
    assert [one.completion for one in reported(empty).indicators] == ["16亿元", "3亿元"]


def test_that_a_report_was_read_as_tables_of_indicators_is_told(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, empty: Path, tmp_path: Path
) -> None:
    plan = """
        序号 | 主要指标 | 牵头单位
        1 | 工业增加值达到20亿元。 | 区工信局
    """
    page = with_plan(qtbot, window, empty, tmp_path, plan)
    table = """
        指标名称 | 计量单位 | 全年目标 | 实际完成
        工业增加值 | 亿元 | 20 | 16
        旅游收入 | 亿元 | 9 | 3
    """
    path = tmp_path / "指标.docx"
    path.write_bytes(FORMATS["docx"](table, "2025年前三季度主要指标完成情况"))
    recorder.prepare("ask_file", str(path))
    click(qtbot, page, "装入往期报告…")
    assert "2025年前三季度" in page.notice.words
    assert "按指标表装入" in page.notice.words
    assert page.notice.property("tone") == "warning"
