"""A whole year through the window's own controls: from the plan in January to the next year's workspace.

What units do at home (filling in, and what stands beside their files) is done by the test; all else is clicked,
chosen, written or pressed.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from gwreport.ui.dialogs.close_items import CloseItemsDialog
from gwreport.ui.dialogs.new_workspace import NewWorkspace
from gwreport.ui.dialogs.same_matters import SameMattersDialog
from gwreport.ui.main_window import MainWindow
from gwreport.ui.window_state import WindowState
from tests.ui.clerk import Clerk, Key, press_tab
from tests.ui.looking import choose, click, note, shown, write
from tests.ui.recorder import Dialogs, Recorder
from tests.workflow.quarter import BREAKDOWN, fill
from tests.workflow.test_loading_named_plans import LIVELIHOOD
from tests.workflow.test_next_year import BREAKDOWN_2026
from tests.workflow.year.test_supervising import WHOLE, answer

CITY, OFFICE, GROWTH, HOUSING = "区城市管理局", "区政府办公室", "区发展改革委", "区住房城乡建设委"
NODES = {
    "新建口袋公园": {
        "一季度节点": "开工2个",
        "上半年节点": "建成2个",
        "责任人": "周舟",
        "联系电话": "000-12345678",
    },
    "整治背街小巷": {"一季度节点": "整治3条", "上半年节点": "整治6条"},
}
FINE, DONE = {"进度自评": "依时序推进"}, {"进度自评": "已完成"}
BEHIND = {"进度自评": "未依时序推进", "下一步措施": "加快报批，倒排工期。"}
FIRST: dict[str, Mapping[str, Mapping[str, str]]] = {
    GROWTH: {"地区生产总值": {"本期完成值": "6.2%", "完成情况": "增长6.2%。"}},
    CITY: {
        "新建口袋公园": {**FINE, "完成情况": "已开工2个。"},
        "整治背街小巷": {**BEHIND, "完成情况": "只整治1条。", "存在问题": "用地没有批下来。"},
    },
    OFFICE: {"持续深化政务公开": {**FINE, "完成情况": "公开政府信息310条，办结依申请公开12件。"}},
    HOUSING: {"加装电梯": {**FINE, "完成情况": "加装15部。"}},
}
HALF: dict[str, Mapping[str, Mapping[str, str]]] = {
    GROWTH: {"地区生产总值": {"本期完成值": "6.4%", "完成情况": "增长6.4%。"}},
    CITY: {
        "新建口袋公园": {**DONE, "完成情况": "建成5个，已验收。", "申请销号": "是"},
        "整治背街小巷": {**BEHIND, "完成情况": "只整治2条。", "存在问题": "施工队伍没有进场。"},
    },
    OFFICE: {"持续深化政务公开": {**FINE, "完成情况": "公开政府信息640条，办结依申请公开25件。"}},
    HOUSING: {"加装电梯": {**DONE, "完成情况": "加装60部，全部投用。"}},
}
LAST: dict[str, Mapping[str, Mapping[str, str]]] = {
    GROWTH: {"地区生产总值": {"本期完成值": "6.5%", "完成情况": "增长6.5%。"}},
    CITY: {"整治背街小巷": {**BEHIND, "完成情况": "整治8条。", "存在问题": "其余4条没有开工。"}},
    HOUSING: {"加装电梯": {**DONE, "完成情况": "加装60部，停运的2部已修好。"}},
}


@pytest.fixture
def clerk(
    qtbot: QtBot,
    window: MainWindow,
    recorder: Recorder,
    dialogs: Dialogs,
    state: WindowState,
    tmp_path: Path,
) -> Clerk:
    state.remember_folder("workspace", tmp_path)
    state.reviewer = "周叙言"
    return Clerk(qtbot, window, recorder, dialogs, tmp_path)


def pairs(table: Any, key: str, value: str) -> dict[str, str]:
    return dict(zip(shown(table, key), shown(table, value), strict=True))


def begin(clerk: Clerk, year: int, old: Path | None = None) -> None:
    """Make a workspace by 新建工作区."""

    def fill_in(dialog: NewWorkspace) -> None:
        if old is None:
            write(clerk.qtbot, dialog.region, "青禾区")
            dialog.year.lineEdit().selectAll()
            clerk.qtbot.keyClicks(dialog.year, str(year))
        else:
            clerk.recorder.prepare("ask_file", str(old))
            click(clerk.qtbot, dialog, "选上年的…")
            assert (dialog.region.text(), dialog.year.value()) == ("青禾区", year)
        click(clerk.qtbot, dialog, "建立")

    clerk.dialogs.expect(fill_in)
    clerk.control(Key.Key_N)
    assert clerk.window.workspace_name.text() == f"青禾区 · {year}年"


def load_lists(clerk: Clerk) -> None:
    """The plan, and 民生实事 with one matter that stands in both."""
    page = clerk.load(BREAKDOWN)
    assert len(page.items.shown) == 4
    clerk.load(LIVELIHOOD, "民生实事")
    assert "清单“民生实事”，共 2 项" in page.notice.words
    clerk.click(page, "同一事项…")
    dialog = clerk.dialog(SameMattersDialog)
    clerk.click(dialog, "是同一事项")
    assert "与任务2是同一事项，只填一次" in shown(dialog.lines, "现在")[0]
    clerk.click(dialog, "关闭")


def refine(clerk: Clerk) -> None:
    """细化方案: nodes come in; some are approved, one is changed, one refused, and the last act taken back."""
    clerk.round("2025年细化方案")
    sent = clerk.issue("细化")
    fill(sent[CITY], clerk.folder / "细化收件" / "城管.xlsx", NODES)
    clerk.collect(clerk.folder / "细化收件", 1)
    tab = clerk.tab("细化方案")
    assert tab.scope.currentText() == "待批准（5）"

    def row(item: str, period: str) -> None:
        tab.nodes.clearSelection()
        assert tab.nodes.choose(lambda one: one.item == item and one.node.key == period)

    row("T3", "2025-Q1")
    clerk.recorder.prepare("ask_text", "整治4条")
    clerk.press(tab, tab.nodes, Key.Key_E)
    assert "已改写并批准" in tab.notice.words
    # What follows what was settled is chosen: the next key is for it.
    assert (tab.nodes.current.item, tab.nodes.current.node.key) == ("T3", "2025-Q2")
    clerk.recorder.prepare("ask_text", "太慢，再加2条")
    clerk.press(tab, tab.nodes, Key.Key_X)
    assert tab.scope.currentText() == "待批准（3）"
    row("T2", "2025-Q1")
    clerk.press(tab, tab.nodes, Key.Key_Y)
    assert "已批准 1 条" in tab.notice.words
    clerk.recorder.prepare("confirm", True)
    clerk.control(Key.Key_Z)
    assert tab.scope.currentText() == "待批准（3）"
    clerk.click(tab, "全部批准…", confirm=True)
    choose(tab.scope, "全部（5）")
    assert sorted(shown(tab.nodes, "状态")) == ["不同意"] + ["已批准"] * 4


def quarter(
    clerk: Clerk, name: str, answers: Mapping[str, Mapping[str, Mapping[str, str]]]
) -> list[str]:
    """Issue a period, let units answer, take it in and confirm by keys; gives the items that wait still."""
    clerk.round(name)
    sent, back = clerk.issue(f"下发{name}"), clerk.folder / f"收件{name}"
    for unit, wrote in answers.items():
        fill(sent[unit], back / unit / "填报表.xlsx", wrote)
    evidence = any("申请销号" in cells for cells in answers[CITY].values())
    if evidence:
        (back / CITY / "T2").mkdir()
        (back / CITY / "T2" / "验收单.pdf").write_bytes(b"%PDF-1.4 checked")
    clerk.collect(back, len(answers) + evidence)
    return clerk.review()


def write_report(clerk: Clerk, folder: str) -> None:
    page = clerk.go("report")
    clerk.click(page, "生成报告", ask_folder=str(clerk.folder / folder))
    assert "已生成 2 个文件" in page.notice.words


def supervise(clerk: Clerk, folder: str, level: str) -> Any:
    """督办: what is behind is asked about, and the unit's answer comes back."""
    tab = clerk.tab("督办")
    assert pairs(tab.proposals, "任务", "级别") == {"整治背街小巷12条。": level}
    out = clerk.folder / folder
    clerk.click(tab, "全部督办…", ask_folder=str(out), ask_text=("2099-10-31", ""))
    assert "督办 1 个单位、1 项" in tab.notice.words
    assert shown(tab.rows, "答复")[0] == "未答复"
    (sent,) = out.glob("*_督办事项填报表.xlsx")
    answer(sent, clerk.folder / f"{folder}答复" / "城管.xlsx", WHOLE)
    page = clerk.collect(clerk.folder / f"{folder}答复", 1)
    # It is no return of the period, and is not listed there: the page says where it is.
    assert "督办的，在“全年”页的“督办”里" in page.notice.words
    tab = clerk.tab("督办")
    assert tab.rows.current.unit == CITY
    assert "已答复，待认可" in shown(tab.rows, "答复")
    assert WHOLE["责任人"] in tab.details.toPlainText()
    return tab


def close_two_and_reopen_one(clerk: Clerk) -> None:
    """销号: one as the unit asks, with its file; one by the clerk, with a file added; the second is reopened."""
    photo = clerk.folder / "竣工照片.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0 lift")
    tab = clerk.tab("销号")
    assert pairs(tab.rows, "任务", "状态") == {"任务2": "申请销号"}
    assert shown(tab.files, "文件") == ["验收单.pdf"]

    def close(reason: str, *files: Path) -> None:
        def act(dialog: CloseItemsDialog) -> None:
            if files:
                clerk.click(dialog, "添加…", ask_files=[str(one) for one in files])
            write(clerk.qtbot, dialog.reason, reason)
            clerk.click(dialog, "销号")

        clerk.dialogs.expect(act)
        clerk.click(tab, "核实后销号…")

    close("现场核实，验收单齐全")
    assert pairs(tab.rows, "任务", "状态") == {"任务2": "已销号"}
    choose(tab.scope, "全部（5）")
    assert tab.rows.choose(lambda one: one.item.text.startswith("加装电梯"))
    close("看了照片和台账", photo)
    name = tab.rows.current.item.id
    assert tab.rows.current.state.value == "closed"
    assert "已销号 2 项" in note(tab)
    clerk.click(tab, "恢复…", ask_text="又有2部停运")
    assert "已销号 1 项" in note(tab)
    clerk.recorder.prepare("ask_text", "点错了")
    clerk.control(Key.Key_Z)
    assert "已销号 2 项" in note(tab)
    assert tab.rows.current.item.id == name
    clerk.click(tab, "恢复…", ask_text="又有2部停运，要修")
    assert "已销号 1 项" in note(tab)
    assert pairs(tab.rows, "任务", "申请或决定")[f"任务{name[1:]}"].endswith(
        "周叙言恢复：又有2部停运，要修"
    )
    assert "又有2部停运，要修" in tab.details.toPlainText()


def write_register(clerk: Clerk) -> None:
    tab = clerk.tab("台账")
    assert pairs(tab.items, "编号", "销号")["任务2"] == "已销号"
    clerk.click(tab, "生成台账和卡片…", ask_folder=str(clerk.folder / "台账"))
    names = [one.name for one in (clerk.folder / "台账").iterdir()]
    assert sorted(names) == ["青禾区2025_任务卡片.docx", "青禾区2025_工作台账.xlsx"]


def score(clerk: Clerk) -> None:
    """考核: the rules go out, come back harder, and one deduction is taken off after an objection."""
    tab, path = clerk.tab("考核"), clerk.folder / "考核细则.xlsx"
    assert pairs(tab.units, "单位", "得分")[OFFICE] == "95"
    clerk.menu(tab, "考核细则", "导出细则，供修改…", ask_new_file=str(path))
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    at = next(cell.row for cell in sheet["A"] if cell.value == "未报")
    sheet[f"C{at}"] = 8
    book.save(path)
    clerk.menu(tab, "考核细则", "导入改好的细则…", ask_file=str(path))
    assert pairs(tab.units, "单位", "得分")[OFFICE] == "92"
    clerk.click(tab, "导出得分表…", ask_folder=str(clerk.folder / "考核"))
    assert "份征求意见表" in tab.notice.words
    assert tab.units.choose(lambda one: one.unit.name == OFFICE)
    clerk.click(tab, "采纳异议…", ask_text="政务外网中断，已电话报告")
    assert pairs(tab.units, "单位", "得分")[OFFICE] == "100"
    clerk.control(Key.Key_Z)
    assert pairs(tab.units, "单位", "得分")[OFFICE] == "92"
    clerk.click(tab, "采纳异议…", ask_text="政务外网中断，核实了")
    assert pairs(tab.units, "单位", "得分")[OFFICE] == "100"


def brief_leaders(clerk: Clerk) -> None:
    tab = clerk.tab("领导简报")
    assert shown(tab.leaders, "领导") == ["赵明", "钱晓东", "孙立"]
    clerk.click(tab, "生成简报…", ask_folder=str(clerk.folder / "简报"))
    assert {one.suffix for one in (clerk.folder / "简报").iterdir()} == {".docx", ".pptx"}


def settle_report(clerk: Clerk) -> None:
    """定稿, and the files are written anew."""
    page = clerk.go("report")
    clerk.click(page, "定稿…", ask_text="区长办公会审定")
    assert "已定稿" in note(page)
    write_report(clerk, "全年报告")
    assert set(shown(page.written.files, "版本")) == {"定稿"}


def check(clerk: Clerk) -> None:
    page = clerk.go("history")
    clerk.click(page, "检查工作区")
    assert "完好" in page.notice.words
    assert "：）" not in "".join(shown(page.lines, "内容"))


def take_over(clerk: Clerk) -> None:
    """上年事项: one item of the new plan is last year's, one of last year's is carried on."""
    plan = clerk.load(BREAKDOWN_2026)
    clerk.click(plan, "1 项待认定")
    tab = clerk.window.pages["year"].tab("last_year")  # type: ignore[attr-defined]
    assert tab.isVisible()
    clerk.click(tab, "就是这一项")
    press_tab(clerk.qtbot, tab.tabs, "上年没有完成 1")
    assert shown(tab.open, "上年的事项") == ["整治背街小巷12条。"]
    clerk.click(tab, "结转到今年")
    assert tab.notice.words == "已结转 1 项，成为清单“上年结转”里的任务。"
    press_tab(clerk.qtbot, tab.tabs, "已认定和结转 2")
    assert tab.settled.choose(lambda one: one.item.plan_name)
    clerk.click(tab, "撤销认定")
    assert len(tab.settled.shown) == 1
    press_tab(clerk.qtbot, tab.tabs, "上年没有完成 1")
    clerk.click(tab, "结转到今年")
    plan = clerk.go("plan")
    choose(plan.groupings, "按清单")
    model = plan.tree_model
    groups = [model.index(at, 0).data() for at in range(model.rowCount())]
    assert groups == ["全部　4", "政府工作报告　3", "上年结转　1"]


@pytest.mark.long
def test_a_clerk_takes_a_year_from_the_plan_to_the_next_years_workspace(clerk: Clerk) -> None:
    begin(clerk, 2025)
    load_lists(clerk)
    refine(clerk)

    assert quarter(clerk, "2025年一季度", FIRST) == []
    write_report(clerk, "一季度报告")
    tab = supervise(clerk, "督办一", "提醒（蓝色）")
    clerk.click(tab, "认可答复…", ask_text="措施具体")
    assert "已认可" in shown(tab.rows, "答复")

    # What asks to be closed is not settled by a Y.
    assert quarter(clerk, "2025年上半年", HALF) == ["T2"]
    tab = supervise(clerk, "督办二", "督办（橙色）")
    clerk.click(tab, "退回答复…", ask_text="时限太晚")
    assert shown(tab.rows, "答复")[0].startswith("已退回")
    close_two_and_reopen_one(clerk)

    # One unit has not answered; those of the closed item are not asked.
    assert quarter(clerk, "2025年全年", LAST) == ["G4"]
    assert "区财政局" not in shown(clerk.go("issue").units, "单位")
    write_register(clerk)
    score(clerk)
    brief_leaders(clerk)
    settle_report(clerk)
    check(clerk)

    begin(clerk, 2026, clerk.folder / "青禾区2025.gwr")
    take_over(clerk)
    check(clerk)
    assert clerk.recorder.told == []
