"""Completion reports in prose."""

import pytest

from gwreport.domain.plan.documents import DocumentKind, ReportedIndicator, ReportedTask
from gwreport.domain.plan.plan import HeadedCell
from gwreport.reading import understand_document

TITLE = "2031年上半年民生实事进展情况"


def task(number, text, completion, *leads, **beside):
    remarks = tuple(HeadedCell(*one) for one in beside.pop("remarks", {}).items())
    return ReportedTask(number, text, completion, leads, remarks=remarks, **beside)


CASES = {
    "labels on lines of their own": (
        (
            "现将进展情况公示如下。",
            "1.新辟公交线路10条。",
            "牵头领导：林一川",
            "责任单位：区交通局",
            "实际完成情况：已新辟6条。",
            "2.新建书房3处。",
            "责任单位：区文旅局、区教育局",
            "实际完成情况：2处已开放，1处正在装修。",
            "存在问题：选址困难。",
            "下一步打算：八月底前完工。",
        ),
        [
            task(
                "1", "新辟公交线路10条。", "已新辟6条。", "区交通局", remarks={"牵头领导": "林一川"}
            ),
            task(
                "2",
                "新建书房3处。",
                "2处已开放，1处正在装修。",
                "区文旅局",
                "区教育局",
                problem="选址困难。",
                next_step="八月底前完工。",
            ),
        ],
    ),
    "labels in one paragraph": (
        (
            "1．改造管网20公里。责任单位：区水务局。完成情况：已改造12公里，完成率60%。",
            "2．栽植行道树5000株。责任单位：区园林局。完成情况：已全部栽植。",
        ),
        [
            task("1", "改造管网20公里。", "已改造12公里，完成率60%。", "区水务局"),
            task("2", "栽植行道树5000株。", "已全部栽植。", "区园林局"),
        ],
    ),
    "units, then prose": (
        (
            "一、总体情况",
            "全区共有民生实事20件。",
            "二、具体进展",
            "1、农村道路工程，牵头部门：区交通局。进度较慢的是东河镇。",
            "2、饮水提升工程，牵头部门：区水利局。管网已铺设八成。",
            "区民生办",
        ),
        [
            task("1", "农村道路工程", "进度较慢的是东河镇。", "区交通局"),
            task("2", "饮水提升工程", "管网已铺设八成。", "区水利局"),
        ],
    ),
    "blocks under a label of names": (
        (
            "01 项目名称：提升河道环境",
            "项目内容：",
            "疏浚河道5公里。",
            "责任单位：",
            "水务局、城管局",
            "进展与成效：",
            "已完成招标。",
            "施工队伍已进场。",
            "02 项目名称：建设书房",
            "责任单位",
            "文旅局",
            "进展与成效：",
            "选址已定。",
        ),
        [
            task(
                "1",
                "提升河道环境",
                "已完成招标。\n施工队伍已进场。",
                "水务局",
                "城管局",
                remarks={"项目内容": "疏浚河道5公里。"},
            ),
            task("2", "建设书房", "选址已定。", "文旅局"),
        ],
    ),
    "what was done below each task": (
        (
            "1.建成幼儿园2所。",
            "两所均已封顶，正在装修。",
            "2.改造公厕10座。",
            "已改造7座。",
            "其余3座七月开工。",
        ),
        [
            task("1", "建成幼儿园2所。", "两所均已封顶，正在装修。"),
            task("2", "改造公厕10座。", "已改造7座。\n其余3座七月开工。"),
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("form", ["word", "text"])
def test_each_item_is_read_whole(case, form, word):
    lines, expected = CASES[case]
    data = word([TITLE, *lines]) if form == "word" else "\n".join((TITLE, *lines)).encode()
    reading = understand_document(data, "进展.docx" if form == "word" else "进展.txt")
    assert reading.kind is DocumentKind.REPORT
    report = reading.report
    assert [*report.tasks, *report.behind] == expected
    assert (report.title, report.round) == (TITLE, "2031-Q2")


def test_what_a_heading_says_was_not_reached_is_behind(word):
    lines = (
        "关于2031年目标任务前三季度落实情况的通报",
        "12项未达到序时进度要求的目标如下：",
        "1.工业投资（第4项）：增长3.6%，低于目标2.4个百分点。",
        "2.实际利用外资：到资1.7亿美元，完成年度目标的53%。",
    )
    report = understand_document(word(lines), "a.docx").report
    assert report.behind == (
        task("1", "工业投资（第4项）", "增长3.6%，低于目标2.4个百分点。"),
        task("2", "实际利用外资", "到资1.7亿美元，完成年度目标的53%。"),
    )
    assert report.round == "2031-Q3"


def test_a_goal_under_a_label_is_the_items_target(word):
    lines = (
        TITLE,
        "1.工业投资。年度目标：增长10%。完成情况：增长12%。",
        "2.到位资金。年度目标：60亿元。完成情况：到位41亿元。",
    )
    report = understand_document(word(lines), "a.docx").report
    assert report.indicators == (
        ReportedIndicator("1", "工业投资。", "增长12%。", "增长10%。", ()),
        ReportedIndicator("2", "到位资金。", "到位41亿元。", "60亿元。", ()),
    )


@pytest.mark.parametrize(
    "lines",
    [
        (
            "2031年重点工作任务分解方案",
            "1.新建学校2所。",
            "责任单位：区教育局",
            "2.新建医院1所。",
            "责任单位：区卫健委",
        ),
        (
            "关于分解落实2031年区政府工作报告的通知",
            "各单位要及时报送进展情况，完成情况将予通报。",
            "1.新建学校2所。（牵头单位：区教育局）",
            "2.新建医院1所。（牵头单位：区卫健委）",
        ),
    ],
)
def test_a_plan_is_no_report(word, lines):
    assert understand_document(word(lines), "a.docx").kind is DocumentKind.PLAN


BLOCKS = """
一、新建改建幼儿园3所
责任单位：区教委
进展情况：已开工2所，1所正办理用地手续。
存在问题：北片幼儿园用地指标未落实。
下一步打算：8月底前完成土地报批。
二、改造老旧小区20个
责任单位：区住房城乡建委、各街道
进展情况：已完成15个，其余5个正在施工。
"""


def test_a_heading_with_labels_right_below_it_is_an_item() -> None:
    data = f"2031年民生实事上半年进展情况的通报\n{BLOCKS}".encode()
    report = understand_document(data, "通报.txt").report
    assert report is not None
    assert [(one.number, one.text, one.lead_units, one.completion) for one in report.tasks] == [
        ("一", "新建改建幼儿园3所", ("区教委",), "已开工2所，1所正办理用地手续。"),
        ("二", "改造老旧小区20个", ("区住房城乡建委", "各街道"), "已完成15个，其余5个正在施工。"),
    ]
    assert report.tasks[0].problem == "北片幼儿园用地指标未落实。"
    assert report.tasks[0].next_step == "8月底前完成土地报批。"


def test_a_label_below_the_units_of_a_plan_is_no_name_of_theirs() -> None:
    plan = understand_document(
        f"任务分解方案\n{BLOCKS}".encode(), "方案.txt", DocumentKind.PLAN
    ).plan
    assert plan is not None
    assert [one.lead_units for one in plan.items] == [
        ("区教委",),
        ("区住房城乡建委", "各街道"),
    ]
    assert [one.heading for one in plan.items[0].remarks] == ["进展情况", "存在问题", "下一步打算"]


def test_what_follows_the_first_sentence_tells_how_far_it_is_where_only_the_next_step_has_a_label() -> (
    None
):
    lines = (
        "关于民生项目进展情况的通报",
        "（2031年上半年）",
        "一、存在问题项目",
        "（一）建设市民公园二期。因功能定位反复论证，至今没有完成设计，工期比原定计划推迟了两个月，需要重新安排施工队伍进场的时间。",
        "下一步措施：七月底前完成设计招标。",
        "（二）改造公交站点。30处中20处已完成。",
        "下一步措施：随道路一并完工。",
    )
    reading = understand_document("\n".join(lines).encode(), "通报.txt")
    assert reading.report is not None
    assert [(one.text, one.completion, one.next_step) for one in reading.report.tasks] == [
        (
            "建设市民公园二期",
            "因功能定位反复论证，至今没有完成设计，工期比原定计划推迟了两个月，需要重新安排施工队伍进场的时间。",
            "七月底前完成设计招标。",
        ),
        ("改造公交站点", "30处中20处已完成。", "随道路一并完工。"),
    ]


def test_a_quoted_task_and_what_is_said_of_it_are_parted_and_parts_of_the_text_are_no_items() -> (
    None
):
    lines = (
        "关于2031年上半年工作报告落实情况的汇报",
        "1、基本情况",
        "总体上进展顺利，落后的任务有：",
        "1.“新增企业12家”未达进度。目前仅新增3家。",
        "2.“新建公厕40座”未如期完成。目前仅建成11座。",
        "《政府工作报告》各项工作的进展情况见附表。",
    )
    reading = understand_document("\n".join(lines).encode(), "汇报.txt")
    assert reading.report is not None
    assert not reading.report.tasks
    assert [(one.number, one.text, one.completion) for one in reading.report.behind] == [
        ("1", "新增企业12家", "未达进度。目前仅新增3家。"),
        ("2", "新建公厕40座", "未如期完成。目前仅建成11座。"),
    ]


@pytest.mark.parametrize(
    "bracket",
    [
        "（责任单位：区交通局）",
        "（牵头单位：区交通局）",
        "【责任单位：区交通局】",
        "(责任单位:区交通局)。",
    ],
)
def test_who_answers_stands_in_a_bracket_behind_the_task(bracket):
    lines = [
        "2031年三季度完成情况通报",
        "一、未达序时项目",
        f"1.山前路建设{bracket}",
        "进展情况：完成路基施工。",
        "存在问题：资金拨付滞后。",
        "下步打算：11月底前通车。",
        "2.新建书房3处（责任单位：区文旅局）",
        "进展情况：2处已开放。",
    ]
    report = understand_document("\n".join(lines).encode(), "通报.txt").report
    assert report is not None
    assert list(report.behind) + list(report.tasks) == [
        task(
            "1",
            "山前路建设",
            "完成路基施工。",
            "区交通局",
            problem="资金拨付滞后。",
            next_step="11月底前通车。",
        ),
        task("2", "新建书房3处", "2处已开放。", "区文旅局"),
    ]


@pytest.mark.parametrize(
    "since", ["上半年，", "截至6月底，", "目前，", "1-6月，", "今年以来，", "二季度末，"]
)
def test_what_was_done_begins_with_the_time_until_when(since):
    lines = [
        "2031年重点工作上半年完成情况的通报",
        "一、指标任务完成情况",
        f"1.引进企业3家；新开工项目100个。{since}引进企业2家，新开工项目80个。",
        f"2.新建书房3处。{since}已开放2处。",
    ]
    report = understand_document("\n".join(lines).encode(), "通报.txt").report
    assert report is not None
    assert list(report.tasks) == [
        task("1", "引进企业3家；新开工项目100个。", f"{since}引进企业2家，新开工项目80个。"),
        task("2", "新建书房3处。", f"{since}已开放2处。"),
    ]


def test_a_paragraph_that_lists_districts_is_no_item():
    lines = [
        "2031年1至8月民生工程实施进度通报",
        "一、各县区综合排名",
        "1、东河县；2、西山区；3、南湖市。",
        "二、部分项目进展情况",
        "1、技能培训，牵头单位：市人社局。进度较慢的为西山区。",
        "2、幼儿园建设，牵头单位：市教育局。进度较慢的为南湖市。",
    ]
    reading = understand_document("\n".join(lines).encode(), "通报.txt")
    assert reading.report is not None
    assert [one.text for one in reading.report.tasks] == ["技能培训", "幼儿园建设"]
    told = [one.facts["text"] for one in reading.findings if str(one.code) == "list-left-out"]
    assert told == ["1、东河县；2、西山区；3、南湖市。"]


def test_signs_before_the_numbers_are_the_offices_own_word_for_how_far_it_is():
    lines = [
        "2031年民生实事三季度进展",
        "✅1.新建服务站4个【区卫健局】",
        "进展：4个站点全部投用。",
        "⚠️ 2.更新电梯50部【区市监局、区住建局】",
        "进展：已更新31部。",
    ]
    report = understand_document("\n".join(lines).encode(), "进展.txt").report
    assert report is not None
    assert list(report.tasks) == [
        task("1", "新建服务站4个", "4个站点全部投用。", "区卫健局", status="✅"),
        task("2", "更新电梯50部", "已更新31部。", "区市监局", "区住建局", status="⚠"),
    ]


def test_points_below_what_was_done_belong_to_it():
    lines = [
        "督察反馈意见整改进展清单",
        "一、关于“部分码头未拆除”的问题",
        "整改进展情况：已经完成。",
        "1.拆除码头12座。",
        "2.岸线复绿8公里。",
        "二、关于“污水直排”的问题",
        "整改进展情况：正在推进。",
        "1.新建管网6公里。",
    ]
    report = understand_document("\n".join(lines).encode(), "清单.txt").report
    assert report is not None
    assert [(one.number, one.text, one.completion) for one in report.tasks] == [
        ("一", "关于“部分码头未拆除”的问题", "已经完成。\n1.拆除码头12座。\n2.岸线复绿8公里。"),
        ("二", "关于“污水直排”的问题", "正在推进。\n1.新建管网6公里。"),
    ]


def test_a_name_may_stand_on_the_line_below_its_label():
    lines = ["2031年实事项目进展情况"]
    for number, name in (("01", "新建书房3处"), ("02", "改造公厕8座")):
        lines += [
            number,
            "项目名称：",
            name,
            "责任单位：",
            "区文旅局",
            "进展与成效：",
            "已建成2处。",
        ]
    report = understand_document("\n".join(lines).encode(), "进展.txt").report
    assert report is not None
    assert list(report.tasks) == [
        task("1", "新建书房3处", "已建成2处。", "区文旅局"),
        task("2", "改造公厕8座", "已建成2处。", "区文旅局"),
    ]


@pytest.mark.parametrize(
    ("first", "second"), [("区教育局", "区卫健局"), ("一、区教育局", "二、区卫健局")]
)
def test_a_unit_named_over_its_tasks_answers_for_them(first, second):
    lines = [
        "2031年上半年区直部门重点工作完成情况",
        first,
        "1.新建学校2所。完成情况：1所已封顶。",
        "2.新增学位1800个。完成情况：已新增900个。",
        second,
        "1.创建国家卫生区。完成情况：已通过省级评估。",
    ]
    report = understand_document("\n".join(lines).encode(), "完成.txt").report
    assert report is not None
    assert list(report.tasks) == [
        task("1", "新建学校2所。", "1所已封顶。", "区教育局"),
        task("2", "新增学位1800个。", "已新增900个。", "区教育局"),
        task("1", "创建国家卫生区。", "已通过省级评估。", "区卫健局"),
    ]


def test_units_in_brackets_behind_most_names_answer_where_nobody_else_does():
    lines = [
        "2031年上半年重点工作推进情况的通报",
        "滞后事项",
        "1.环城路建设（区交通局）。目标：6月底完成路基。进展：完成路基70%。",
        "2.医院门诊楼（区卫健委）。目标：6月底封顶。进展：施工至5层。",
    ]
    report = understand_document("\n".join(lines).encode(), "通报.txt").report
    assert report is not None
    rows = [*report.tasks, *report.behind]
    assert [(one.text, one.lead_units, one.completion) for one in rows] == [
        ("环城路建设", ("区交通局",), "完成路基70%。"),
        ("医院门诊楼", ("区卫健委",), "施工至5层。"),
    ]


def test_headings_over_what_was_done_are_the_tasks_of_a_report() -> None:
    text = (
        "青禾区关于审计发现问题整改情况的函\n一、总体情况\n我区高度重视，制定了整改方案。\n二、具体整改情况\n"
        "（一）部分加油站油气回收装置未正常运行。\n该问题已完成整改。对32座加油站逐一开展检测，检测全部达标。\n"
        "（二）部分工地扬尘监测设备未联网。\n该问题已完成整改。设备已全部接入平台，联网率100%。\n"
        "（三）补贴资金拨付不及时。\n该问题正在整改。已拨付1260万元，剩余340万元计划12月底前拨付。\n"
        "专此函告。\n青禾区人民政府\n2026年11月18日\n"
    )
    reading = understand_document(text.encode(), "整改.txt")
    assert reading.report is not None
    assert [
        (one.number, one.text.rstrip("。"), one.completion) for one in reading.report.tasks
    ] == [
        (
            "一",
            "部分加油站油气回收装置未正常运行",
            "该问题已完成整改。对32座加油站逐一开展检测，检测全部达标。",
        ),
        (
            "二",
            "部分工地扬尘监测设备未联网",
            "该问题已完成整改。设备已全部接入平台，联网率100%。",
        ),
        (
            "三",
            "补贴资金拨付不及时",
            "该问题正在整改。已拨付1260万元，剩余340万元计划12月底前拨付。",
        ),
    ]
