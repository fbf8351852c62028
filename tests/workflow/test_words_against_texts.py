"""A unit that chooses a better word than its text bears is found out in review, before all else."""

from pathlib import Path

from gwreport.domain.statuses import IS_BEHIND, Status
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.review_round import review_round
from tests.workflow.quarter import LATER, fill, issue, open_office, workbook_of

DONE, RUNNING = "已完成", "依时序推进"
LATE, OPEN, UNPROVEN = "late", "open", "unproven"
# Item, text, the unit's own word, and what the text bears: behind, still going on, or nothing at all.
TOO_GOOD = (
    ("建成云溪社区医院。", "医院基本建成，正在调试设备。", DONE, OPEN),
    ("建成云溪体育中心。", "主体封顶，外墙施工中。", DONE, OPEN),
    ("新建充电桩600个。", "新建充电桩210个。", RUNNING, LATE),
    ("新建停车位1200个。", "新建停车位980个。", DONE, OPEN),
    ("规上工业增加值增长8%。", "规上工业增加值增长3.1%。", RUNNING, LATE),
    ("完成交通投资40亿元。", "交通投资完成率51%。", RUNNING, LATE),
    ("创建省级卫生镇2个。", "2个镇均未通过验收。", RUNNING, LATE),
    ("争取国家文旅试点。", "未纳入今年试点名单。", RUNNING, LATE),
    ("建成石桥图书馆。", "预计2026年3月投用。", RUNNING, LATE),
    ("建成石桥博物馆。", "可研报告尚在编制。", RUNNING, LATE),
    ("推进石桥古街修缮。", "因资金链断裂停工。", RUNNING, LATE),
    ("开工建设石桥水厂。", "尚未开工。", DONE, LATE),
    ("社会消费品零售总额增长7%。", "各项工作有序推进。", RUNNING, UNPROVEN),
    ("完成技改投资25亿元。", "持续加强服务，推动项目建设。", DONE, UNPROVEN),
    ("综合考核进入全市前三。", "综合考核列全市第七。", RUNNING, LATE),
    ("信访总量下降6%。", "信访总量上升2%。", RUNNING, LATE),
    ("城镇登记失业率4.5%以内。", "城镇登记失业率4.9%。", RUNNING, LATE),
    ("优良天数达到330天。", "截至9月底优良天数221天。", RUNNING, LATE),
    ("改造老旧小区30个。", "除青禾片区外均已完成，尚余4个小区未交付。", DONE, OPEN),
    ("治理河道50公里。", "还差28公里。", RUNNING, LATE),
    ("发放惠民补贴6000万元。", "仅发放三成。", RUNNING, LATE),
    ("完成税收年度任务。", "税收短序时进度12个百分点。", RUNNING, LATE),
    ("实施燃气管网更新。", "比原计划晚两个月。", RUNNING, LATE),
    ("举办云溪龙舟赛。", "因汛情取消举办。", RUNNING, LATE),
    ("建成甲桥、乙桥、丙桥。", "甲桥、乙桥已通车，丙桥尚未动工。", DONE, LATE),
    ("工业投资、民间投资均增长10%。", "工业投资增长12%，民间投资下降6%。", RUNNING, LATE),
    ("外贸进出口增长5%。", "外贸进出口与去年持平。", RUNNING, LATE),
    ("出台人才新政20条。", "文件正在征求意见。", DONE, OPEN),
    ("完成移民搬迁500户。", "已搬迁500户，剩余36户正在办理手续。", DONE, OPEN),
    ("建设云溪数据中心。", "仍处于立项阶段。", RUNNING, LATE),
    ("新增规上企业40家。", "现有规上企业260家，净增6家。", RUNNING, LATE),
    ("一般公共预算收入增长6%。", "增长5.8%，低于目标0.2个百分点。", DONE, LATE),
    ("推进石桥机场前期。", "受空域审批影响，推进迟缓。", RUNNING, LATE),
    ("完成校舍加固12所。", "完成校舍加固7所。", DONE, LATE),
)
FAIR = (
    ("新建公厕20座。", "新建公厕16座。", RUNNING),
    ("固定资产投资增长6%。", "固定资产投资增长6.9%。", RUNNING),
    ("推进城市更新。", "实施片区改造4个，主体施工过半。", RUNNING),
    ("开工建设青禾变电站。", "青禾变电站已于5月开工。", DONE),
    ("完成造林2万亩。", "完成造林2.1万亩。", DONE),
    ("整治占道经营。", "查处占道经营210起，责令停工3处。", RUNNING),
    ("建成青禾水库。", "坝体填筑完成82%，预计12月建成。", RUNNING),
)
AGAINST = {
    "behind-in-figures",
    "late-in-words",
    "unfinished-in-words",
    "status-unproven",
    "done-below-target",
    "stalled-in-words",
    "not-begun-in-words",
    "behind-in-words",
}


def test_every_word_that_is_too_good_is_a_finding_and_stands_first(tmp_path: Path) -> None:
    rows = [(task, text, own) for task, text, own, _ in TOO_GOOD] + list(FAIR)
    plan = "2025年区政府工作报告目标任务分解方案\n\n一、重点工作\n" + "".join(
        f"{number}．{task}\n牵头领导：赵明；牵头单位：区发展改革委；责任单位：各镇街。\n"
        for number, (task, _, _) in enumerate(rows, 1)
    )
    with open_office(tmp_path, plan) as office:
        answers = {
            task.rstrip("。"): {"完成情况": text, "进度自评": own} for task, text, own in rows
        }
        returned = tmp_path / "回收"
        fill(workbook_of(issue(office, tmp_path), "区发展改革委"), returned / "发改.xlsx", answers)
        collect_returns(office, [returned], now=LATER, workers=1)
        review = review_round(office, "2025-Q3")
        merged = {one.item.id: one for one in office.book.state(office.round("2025-Q3")).merged}

    listed = [merged[one.item].item.text for one in review.items if one.item in merged]
    told = {
        merged[one.item].item.text: AGAINST & {str(finding.code) for finding in one.findings}
        for one in review.items
        if one.item in merged
    }
    planted = {task for task, _, _, _ in TOO_GOOD}
    assert [task for task in planted if not told.get(task)] == []
    assert set(listed[: len(planted)]) == planted
    assert not any(told.get(task) for task, _, _ in FAIR)
    proposed = {one.item.text: one.proposed for one in merged.values()}
    for task, _, own, bears in TOO_GOOD:
        class_ = proposed[task]
        assert (class_ in IS_BEHIND) == (bears == LATE), task
        if bears == OPEN:
            assert (class_, own) == (Status.ON_SCHEDULE, DONE), task
