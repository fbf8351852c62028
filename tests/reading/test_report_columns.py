"""Completion reports with columns of their own: status, share, problems, next steps, and all others."""

import pytest

from gwreport.domain.plan.column_mapping import ColumnMapping, MappedTable, RowMark
from gwreport.domain.plan.documents import DocumentKind, ReportedIndicator, ReportedTask
from gwreport.domain.plan.plan import HeadedCell
from gwreport.reading import understand_document
from gwreport.wording.findings.explaining import explain
from tests.reading.text_tables import FORMATS, as_docx, as_xlsx


def task(number, text, completion, *leads, **beside):
    remarks = tuple(HeadedCell(*one) for one in beside.pop("remarks", {}).items())
    return ReportedTask(number, text, completion, leads, remarks=remarks, **beside)


def indicator(number, name, completion, target, *leads, **beside):
    remarks = tuple(HeadedCell(*one) for one in beside.pop("remarks", {}).items())
    return ReportedIndicator(number, name, completion, target, leads, remarks=remarks, **beside)


FULL = [
    ("序号", "工作任务", "责任单位", "进展情况", "完成率", "完成状态", "存在问题", "下一步打算", "备注"),
    (1, "改造老旧小区20个", "区住建局", "已改造12个。", "60%", "有序推进", "征拆受阻。", "加快签约。", "市级"),
    (2, "新建幼儿园2所", "区教育局", "均已投用。", "100%", "已完成", "", "", ""),
]  # fmt: skip
IN_A_PLANS_LAYOUT = [
    ("序号", "目标任务", "牵头领导", "牵头单位", "配合单位", "完成时限", "一季度目标", "一季度完成情况"),
    (1, "建成农贸市场1个", "林一川", "区商务局", "区城管局", "12月底", "完成选址", "选址已定。"),
]  # fmt: skip
TWO_PERIODS = [
    ("序号", "事项", "牵头单位", "1-10月进展", "1-11月进展", "是否达序"),
    (1, "优化停车组织30处", "区公安局", "已完成20处。", "已完成26处。", "是"),
    (2, "新建中转站2座", "区城管局", "正在选址。", "仍在选址。", "否"),
]
NAMES_AND_GOALS = [
    ("事项名称", "2031年度任务目标", "责任单位", "1-9月份完成情况"),
    ("7.改扩建东河学校", "主体封顶", "区教育局", "主体已到三层。"),
    ("8.建设健身步道", "建成8公里", "区体育局", "已建成5公里。"),
]
GROUPED_GOALS = [
    ("县区", "项目名称", "年度目标任务", "完成进度"),
    ("东河区", "一、就业行动（2项）", "1.新增岗位300个", "新增280个，完成率93%"),
    ("^", "^", "★2.培训500人", "培训510人，完成率102%"),
    ("西山县", "二、助餐行动（1项）", "1.新增助餐点6个", "新增2个，完成率33%"),
]
WITHOUT_NUMBERS = [
    ("类别", "指标名称", "目标值", "实际完成", "牵头单位", "督查结果"),
    ("经济", "财政收入（亿元）", "20", "14.1", "区财政局", "滞后"),
    ("^", "到位资金（亿元）", "60", "50", "区招商局", "达到序时"),
]
MERGED_NUMBER = [
    ("序号", "工作任务", "责任单位", "工作进展", "目标完成情况"),
    (1, "新改扩建学校1所", "教体局", "内装修完成80%。", "顺利推进"),
    ("^", "新增学位800个", "^", "^", "^"),
    (2, "结对帮扶学校2所", "教体局", "已互派教师。", "顺利推进"),
]
IN_ONE_CELL = [
    ("序号", "重点工作", "责任单位", "进展情况、存在问题及下一步打算"),
    (1, "建设水厂", "水利局", "进展情况：主体完成。\n存在问题：管网滞后。\n下一步打算：倒排工期。"),
    (2, "建设泵站", "水利局", "已开工建设。"),
]
CASES = {
    "every column that a report may have": (
        FULL,
        [
            task(
                "1",
                "改造老旧小区20个",
                "已改造12个。",
                "区住建局",
                rate="60%",
                status="有序推进",
                problem="征拆受阻。",
                next_step="加快签约。",
                remarks={"备注": "市级"},
            ),
            task("2", "新建幼儿园2所", "均已投用。", "区教育局", rate="100%", status="已完成"),
        ],
    ),
    "a plan's own layout": (
        IN_A_PLANS_LAYOUT,
        [
            task(
                "1",
                "建成农贸市场1个",
                "选址已定。",
                "区商务局",
                remarks={
                    "牵头领导": "林一川",
                    "配合单位": "区城管局",
                    "完成时限": "12月底",
                    "一季度目标": "完成选址",
                },
            )
        ],
    ),
    "two periods and a question": (
        TWO_PERIODS,
        [
            task(
                "1",
                "优化停车组织30处",
                "已完成26处。",
                "区公安局",
                status="是否达序：是",
                remarks={"1-10月进展": "已完成20处。"},
            ),
            task(
                "2",
                "新建中转站2座",
                "仍在选址。",
                "区城管局",
                status="是否达序：否",
                remarks={"1-10月进展": "正在选址。"},
            ),
        ],
    ),
    "a name and a goal in each row": (
        NAMES_AND_GOALS,
        [
            indicator("7", "改扩建东河学校", "主体已到三层。", "主体封顶", "区教育局"),
            indicator("8", "建设健身步道", "已建成5公里。", "建成8公里", "区体育局"),
        ],
    ),
    "goals grouped, for regions, to no unit": (
        GROUPED_GOALS,
        [
            task(
                "1",
                "新增岗位300个",
                "新增280个，完成率93%",
                remarks={"县区": "东河区", "项目名称": "一、就业行动（2项）"},
            ),
            task(
                "2",
                "★培训500人",
                "培训510人，完成率102%",
                remarks={"县区": "东河区", "项目名称": "一、就业行动（2项）"},
            ),
            task(
                "1",
                "新增助餐点6个",
                "新增2个，完成率33%",
                remarks={"县区": "西山县", "项目名称": "二、助餐行动（1项）"},
            ),
        ],
    ),
    "indicators with units and a word of supervision": (
        WITHOUT_NUMBERS,
        [
            indicator(
                "1",
                "财政收入（亿元）",
                "14.1",
                "20",
                "区财政局",
                status="滞后",
                remarks={"类别": "经济"},
            ),
            indicator(
                "2",
                "到位资金（亿元）",
                "50",
                "60",
                "区招商局",
                status="达到序时",
                remarks={"类别": "经济"},
            ),
        ],
    ),
    "a part beside a merged number": (
        MERGED_NUMBER,
        [
            task("1", "新改扩建学校1所", "内装修完成80%。", "教体局", status="顺利推进"),
            task("1-1", "新增学位800个", "内装修完成80%。", "教体局", status="顺利推进"),
            task("2", "结对帮扶学校2所", "已互派教师。", "教体局", status="顺利推进"),
        ],
    ),
    "problems and next steps inside the cell": (
        IN_ONE_CELL,
        [
            task(
                "1",
                "建设水厂",
                "进展情况：主体完成。\n存在问题：管网滞后。\n下一步打算：倒排工期。",
                "水利局",
                problem="管网滞后。",
                next_step="倒排工期。",
            ),
            task("2", "建设泵站", "已开工建设。", "水利局"),
        ],
    ),
    "promises without units, limits and persons kept": (
        [
            ("承诺事项", "完成时限", "责任人", "完成情况"),
            ("修建村道3公里", "9月底", "林一川", "已完成3公里并通车。"),
            ("安装路灯50盏", "10月底", "苏禾", "已安装30盏。"),
        ],
        [
            task(
                "1",
                "修建村道3公里",
                "已完成3公里并通车。",
                remarks={"完成时限": "9月底", "责任人": "林一川"},
            ),
            task(
                "2",
                "安装路灯50盏",
                "已安装30盏。",
                remarks={"完成时限": "10月底", "责任人": "苏禾"},
            ),
        ],
    ),
    "a heading inside the column of numbers": (
        [
            ("序号", "项目名称", "年度计划投资", "形象进度", "完成率", "责任单位"),
            ("一", "产业项目", "", "", "", ""),
            (1, "建设产业园", "12000", "主体施工。", "66%", "区工信局"),
        ],
        [
            task(
                "1",
                "建设产业园",
                "主体施工。",
                "区工信局",
                section="一、产业项目",
                rate="66%",
                remarks={"年度计划投资": "12000"},
            )
        ],
    ),
    "who leads and who helps in the cell of units": (
        [
            ("序号", "工作任务", "责任单位", "落实进展情况"),
            (1, "修建公路8公里", "区交通局牵头，区财政局、各镇街配合", "已完工。"),
            (2, "改造校舍3处", "牵头单位：区教育局\n配合单位：区住建局", "已开工2处。"),
            (3, "新建水厂1座", "区水利局 林一川", "主体完成。"),
        ],
        [
            task(
                "1",
                "修建公路8公里",
                "已完工。",
                "区交通局",
                remarks={"配合单位": "区财政局、各镇街"},
            ),
            task("2", "改造校舍3处", "已开工2处。", "区教育局", remarks={"配合单位": "区住建局"}),
            task("3", "新建水厂1座", "主体完成。", "区水利局", remarks={"责任人": "林一川"}),
        ],
    ),
    "persons below units": (
        [
            ("大类", "序号", "工作任务", "分管领导", "牵头单位及主要负责人", "整改落实情况"),
            ("一、教育", 1, "新建学校2所", "林一川", "区教育局\n苏禾", "已投用。"),
            ("^", 2, "改造食堂5处", "林一川", "区教育局\n苏禾\n区市场监管局\n陈远", "已改造3处。"),
        ],
        [
            task(
                "1",
                "新建学校2所",
                "已投用。",
                "区教育局",
                remarks={"大类": "一、教育", "分管领导": "林一川", "责任人": "苏禾"},
            ),
            task(
                "2",
                "改造食堂5处",
                "已改造3处。",
                "区教育局",
                "区市场监管局",
                remarks={"大类": "一、教育", "分管领导": "林一川", "责任人": "苏禾\n陈远"},
            ),
        ],
    ),
    "only a status": (
        [
            ("序号", "事项", "责任单位", "完成状态", "滞后原因"),
            (1, "建设公厕5座", "区城管局", "滞后", "选址未定"),
        ],
        [task("1", "建设公厕5座", "滞后", "区城管局", status="滞后", problem="选址未定")],
    ),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("form", ["word", "excel"])
def test_each_row_is_read_whole(case, form, word, excel):
    rows, expected = CASES[case]
    title = "2031年一季度重点工作进展情况"
    if form == "word":
        data = word([title, rows])
    else:
        data = excel({"Sheet1": [(title, *["<"] * (len(rows[0]) - 1)), *rows]})
    reading = understand_document(data, f"a.{form}")
    assert reading.kind is DocumentKind.REPORT
    report = reading.report
    assert [*report.indicators, *report.tasks, *report.behind] == expected
    assert (report.title, report.round) == (title, "2031-Q1")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (TWO_PERIODS, "这张表以“1-11月进展”为完成情况，没有目标一栏，其余各栏按原文保留。"),
        (
            NAMES_AND_GOALS,
            "这张表以“2031年度任务目标”为目标，以“1-9月份完成情况”为完成情况，其余各栏按原文保留。",
        ),
    ],
)
def test_what_was_chosen_of_several_columns_is_told(word, rows, words):
    findings = understand_document(word(["进展情况", rows]), "a").findings
    assert words in [explain(one).message for one in findings]


def test_the_same_few_words_again_and_again_are_the_offices_own_judgement(word):
    rows = [
        ("序号", "工程名称", "项目及年度目标", "4月底进展情况", "牵头单位", "节点完成情况"),
        (1, "就业促进", "新增就业1万人", "新增就业4300人", "区人社局", "超计划完成"),
        (2, "^", "开展培训3000人次", "培训1020人次", "区人社局", "按计划完成"),
        (3, "停车便民", "新增泊位1000个", "报批中，调整节点", "区城管局", "调整节点"),
        (4, "^", "施划泊位200个", "正在招标", "区公安局", "按计划完成"),
        (5, "助老服务", "建设食堂60个", "建成10个", "区民政局", "没有完成"),
        (6, "^", "新增床位150张", "选址已定", "区民政局", "按计划完成"),
        (7, "^", "改造敬老院1所", "图纸已审", "区民政局", "按计划完成"),
        (8, "^", "培训护理员80人", "培训20人", "区民政局", "按计划完成"),
    ]
    report = understand_document(word(["2031年民生工程4月份进展情况表", rows]), "a").report
    found = [(one.text, one.completion, one.status) for one in report.tasks]
    assert found == [(row[2], row[3], row[5]) for row in rows[1:]]


BY_QUARTER = [
    ("序号", "项目名称", "责任单位", "一季度", "<", "二季度", "<", "三季度", "<", "未达序时原因"),
    ("^", "^", "^", "计划进度", "实际进度", "计划进度", "实际进度", "计划进度", "实际进度", "^"),
    (1, "滨河路改造", "区住建局", "完成拆迁", "已完成拆迁，并进场施工", "完成路基", "路基八成", "通车", "", ""),
    (2, "东湖公园", "区园林局", "完成设计", "设计已批复", "完成土方", "未进场", "开园", "", "流标"),
]  # fmt: skip


def test_of_the_same_heading_below_each_quarter_the_newest_that_is_filled_counts(word):
    reading = understand_document(word(["2031年重点工作推进台账", BY_QUARTER]), "a")
    found = [(one.completion, one.problem) for one in reading.report.tasks]
    assert found == [("路基八成", ""), ("未进场", "流标")]
    assert any("“二季度 实际进度”" in explain(one).message for one in reading.findings)


def test_the_period_of_the_headings_counts_where_no_title_names_one(word):
    report = understand_document(word(["民生实事完成情况", NAMES_AND_GOALS]), "a").report
    assert report.round == "2031-Q3"


@pytest.mark.parametrize(
    ("title", "is_behind"),
    [
        ("2031年未完成项目进度表（截至10月31日）", False),
        ("2031年度未完成项目情况表", True),
        ("2031年上半年未达序时进度项目情况表", True),
    ],
)
def test_what_is_only_unfinished_is_behind_at_the_years_end(word, title, is_behind):
    report = understand_document(word([title, FULL]), "a").report
    assert bool(report.behind) is is_behind
    assert len(report.behind or report.tasks) == 2


def test_results_in_figures_to_no_unit_are_a_table_of_indicators(word):
    rows = [
        ("序号", "指标名称", "全年目标", "完成情况"),
        (1, "粮食产量（万吨）", "44", "31"),
        (2, "人均收入（元）", "40000", "31000"),
    ]
    assert understand_document(word([rows]), "a").kind is DocumentKind.INDICATORS


def test_of_a_workbook_with_annexes_the_other_sheets_are_no_report(tmp_path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for name, headings in (
        ("附件2", ("序号", "目标任务", "完成情况", "牵头责任单位")),
        ("来源", ("编号", "目标任务", "完成情况", "牵头责任单位")),
    ):
        sheet = book.create_sheet(name)
        sheet.append(("2031年前三季度目标任务完成情况",))
        sheet.append(headings)
        sheet.append(("1", "新建公园4个。", "已建成3个，正在绿化。", "区城管局"))
    del book["Sheet"]
    book.save(tmp_path / "报告.xlsx")
    reading = understand_document((tmp_path / "报告.xlsx").read_bytes(), "报告.xlsx")
    assert reading.report is not None
    assert len(reading.report.tasks) == 1
    (told,) = [one for one in reading.findings if one.code == "sheet-beside-annexes"]
    assert told.place is not None
    assert told.place.part == "来源"


GROUPED = [
    ("序号", "工作任务", "责任单位", "进展情况"),
    ("", "先说一项", "区政府办", "已办。"),
    ("一、城市建设", "<", "<", "<"),
    (1, "新建公园2个", "区园林局", "已建成1个。"),
    ("（二）", "民生保障", "", ""),
    (2, "改造食堂5处", "区教育局", "已改造3处。"),
    ("区民政局（2项）", "<", "<", "<"),
    (3, "新增床位100张", "区民政局", "已新增80张。"),
    (4, "改造敬老院2所", "区民政局", "已改造1所。"),
]  # fmt: skip


def test_rows_keep_the_words_of_the_row_that_opens_their_group(word, excel) -> None:
    for data in (word(["2031年上半年重点工作进展情况", GROUPED]), excel({"Sheet1": GROUPED})):
        reading = understand_document(data, "a")
        assert reading.report is not None
        assert [one.section for one in reading.report.tasks] == [
            "",
            "一、城市建设",
            "（二）民生保障",
            "区民政局（2项）",
            "区民政局（2项）",
        ]


def test_rows_of_a_report_are_what_they_are_said_to_be(word) -> None:
    rows = [
        ("序号", "工作任务", "责任单位", "进展情况"),
        ("甲", "城建", "若干", ""),
        (1, "新建公园2个", "区园林局", "已建成1个。"),
        (2, "东园", "区园林局", "已开工。"),
        ("合计", "2项", "1家", "已建成1个。"),
    ]
    marks = ((1, RowMark.HEADING), (3, RowMark.PART), (4, RowMark.LEFT_OUT))
    mapping = ColumnMapping(tables=(MappedTable(0, (), marks),))
    data = word(["2031年上半年重点工作进展情况", rows])
    reading = understand_document(data, "a", DocumentKind.REPORT, mapping=mapping)
    assert reading.report is not None
    assert [(one.number, one.text, one.section) for one in reading.report.tasks] == [
        ("1", "新建公园2个", "甲 城建 若干"),
        ("1-1", "东园", "甲 城建 若干"),
    ]


def test_rows_that_are_no_tasks_are_told_of(word, excel) -> None:
    rows = [
        ("序号", "工作任务", "责任单位", "进展情况"),
        ("一、城市建设", "<", "<", "<"),
        (1, "新建公园2个", "区园林局", "已建成1个。"),
        ("二", "民生保障", "", ""),
        (2, "改造食堂5处", "区教育局", "已改造3处。"),
        (3, "", "区民政局", "已完成。"),
        ("注：数据截至6月底。", "<", "<", "<"),
    ]
    for data in (word(["2031年上半年重点工作进展情况", rows]), excel({"Sheet1": rows})):
        reading = understand_document(data, "a")
        assert reading.report is not None
        assert [one.number for one in reading.report.tasks] == ["1", "2"]
        told = {one.code: one.facts["text"] for one in reading.findings if "text" in one.facts}
        assert [one.facts["text"] for one in reading.findings if one.code == "group-row"] == [
            "一、城市建设",
            "二、民生保障",
        ]
        assert told["row-left-out"] == "3；区民政局；已完成。"


def test_words_for_a_state_under_a_strange_heading_are_the_offices_own():
    table = """
    序号|整改任务|责任单位|整改进展|销号情况
    1|拆除违建|区城管局|已拆除12处。|已销号
    2|清理河道|区水利局|已清理8公里。|正在整改
    """
    reading = understand_document(FORMATS["xlsx"](table, "青禾区2026年整改台账"), "a.xlsx")
    assert reading.report is not None
    assert [one.status for one in reading.report.tasks] == ["已销号", "正在整改"]
    told = [one.facts["heading"] for one in reading.findings if str(one.code) == "column-by-cells"]
    assert told == ["销号情况"]


def test_figures_under_ends_of_quarters_are_results_in_a_report():
    table = """
    序号|考核指标|年度目标|3月末|6月末|9月末|完成率|亮灯|牵头单位
    1|固定资产投资|320|62.1|155.3|236.4|73.9%|黄灯|区发改局
    2|实际利用外资|6000|300|1100|1500|25%|红灯|区商务局
    """
    reading = understand_document(FORMATS["xlsx"](table, "考核指标推进情况（截至9月末）"), "a.xlsx")
    assert reading.report is not None
    rows = reading.report.indicators or reading.report.tasks
    assert [(one.completion, one.status) for one in rows] == [("236.4", "黄灯"), ("1500", "红灯")]


def test_lines_of_a_column_that_is_kept_stay_apart() -> None:
    table = """
    序号|目标任务|完成情况|牵头单位|配合单位|备注
    1|建成污水厂2座|完成1座。|区住建局|区水利局⏎城关镇|一厂投运⏎二厂在建
    """
    report = understand_document(as_xlsx(table), "a.xlsx").report
    assert report is not None
    kept = {one.heading: one.cell for one in report.tasks[0].remarks}
    assert kept == {"配合单位": "区水利局\n城关镇", "备注": "一厂投运\n二厂在建"}


@pytest.mark.parametrize("numbers", ["序号|", ""])
@pytest.mark.parametrize(
    ("first", "second"), [("（一）", "（二）"), ("一、", "二、"), ("1.", "2.")]
)
def test_a_texts_own_number_is_no_part_of_it(numbers: str, first: str, second: str) -> None:
    with_number = bool(numbers)
    rows = [
        f"{numbers}项目名称|责任单位|完成情况",
        f"{'一|' if with_number else ''}{first}新建口袋公园4个|区城管局|已建成2个",
        f"{'二|' if with_number else ''}{second}改造公厕8座|区住建局|已改造5座",
    ]
    reading = understand_document(as_docx("\n".join(rows), "2031年上半年完成情况"), "a.docx")
    assert reading.report is not None
    tasks = [(one.number, one.text) for one in reading.report.tasks]
    own = ("一", "二") if with_number or first != "1." else ("1", "2")
    assert tasks == [(own[0], "新建口袋公园4个"), (own[1], "改造公厕8座")]
    assert "text-odd" not in [one.code for one in reading.findings]


@pytest.mark.parametrize(
    ("first", "second"), [("（一）", "（二）"), ("1.", "2."), ("一、", "二、")]
)
def test_numbers_within_a_joined_text_are_no_part_of_it(first: str, second: str) -> None:
    table = f"""
    序号|项目名称|<|责任单位|完成情况
    1|{first}通路工程|{first}北路|区住建局|已完工
    ^|^|{second}南路|区住建局|已开工
    2|{second}公园工程|{first}东园|区城管局|已建成
    """
    reading = understand_document(as_docx(table, "2031年上半年完成情况"), "a.docx")
    assert reading.report is not None
    texts = [one.text for one in reading.report.tasks]
    assert texts == ["通路工程：北路", "通路工程：南路", "公园工程：东园"]


def first_row(headings: str, cells: str) -> ReportedTask | ReportedIndicator:
    table = f"序号|任务名称|责任单位|{headings}\n1|新建管廊3公里|区住建局|{cells}\n2|新建公园4个|区城管局|{cells}"
    report = understand_document(as_docx(table, "2031年1—8月重点任务调度表"), "a.docx").report
    assert report is not None
    return next(iter((*report.tasks, *report.indicators)))


@pytest.mark.parametrize(
    ("headings", "cells", "expected"),
    [
        ("1-8月实际完成情况|1-8月实际完成率%", "主体完工|82%", {"rate": "82%"}),
        ("实际完成情况|实际完成率", "主体完工|82%", {"rate": "82%"}),
        ("上月进展|本月进展", "完成桩基一层二层三层四层|主体完工", {}),
        ("本周进展|上周进展", "主体完工|完成桩基一层二层三层四层", {}),
        ("上季度完成情况|本季度完成情况", "完成桩基一层二层三层四层|主体完工", {}),
        ("进展情况|下周计划", "主体完工|完成30根", {"next_step": "完成30根"}),
        ("进展情况|下步打算", "主体完工|完成30根", {"next_step": "完成30根"}),
        ("进展情况|下一步安排", "主体完工|完成30根", {"next_step": "完成30根"}),
        ("进度状态|最新反馈", "正常|主体完工", {"status": "正常"}),
        ("当前进度(%)|进度状态|推进说明", "82|预警|主体完工", {"status": "预警", "rate": "82"}),
        ("完成状态|推进情况说明", "滞后|主体完工", {"status": "滞后"}),
    ],
)
def test_which_column_tells_what_was_done(
    headings: str, cells: str, expected: dict[str, str]
) -> None:
    row = first_row(headings, cells)
    assert row.completion == "主体完工"
    assert isinstance(row, ReportedTask)
    told = {name: getattr(row, name) for name in ("status", "rate", "next_step")}
    assert {name: words for name, words in told.items() if words} == expected


def test_figures_of_money_are_no_answer_to_what_is_to_be_built() -> None:
    table = (
        "序号|项目名称|建设内容|年度计划投资|1—6月完成情况|<|形象进度|责任单位\n"
        "^|^|^|^|完成投资|占年度计划|^|^\n"
        "1|综合管廊|新建干线管廊3.6公里|9000|5400|60%|完成主体2.8公里|区住建局\n"
        "2|区医院|新建业务用房2栋|7000|6300|90%|主体封顶|区卫健局"
    )
    report = understand_document(as_docx(table, "2031年重点项目推进情况表"), "a.docx").report
    assert report is not None
    row = report.indicators[0]
    assert (row.target, row.completion) == ("新建干线管廊3.6公里", "完成主体2.8公里")
    assert "5400" in [one.cell for one in row.remarks]


def test_the_sums_of_a_section_are_told_and_no_words_of_its_name() -> None:
    table = (
        "序号|项目名称|年度投资|完成投资|进展情况|责任单位\n"
        "一|续建项目（1个）|9000|5400||\n"
        "1|综合管廊|9000|5400|完成主体2.8公里|区住建局\n"
        "二|新建项目（1个）|7000|6300||\n"
        "2|区医院|7000|6300|主体封顶|区卫健局"
    )
    reading = understand_document(as_docx(table, "2031年重点项目推进情况表"), "a.docx")
    report = reading.report
    assert report is not None
    sections = [one.section for one in (*report.tasks, *report.indicators)]
    assert sections == ["一、续建项目（1个）", "二、新建项目（1个）"]
    told = [str(one.facts["text"]) for one in reading.findings if one.code == "row-left-out"]
    assert told == ["一、续建项目（1个）：9000；5400", "二、新建项目（1个）：7000；6300"]


@pytest.mark.parametrize("word", ["☑已完成 □未完成", "[√]已完成 [ ]未完成", "已完成■ 未完成□"])
@pytest.mark.parametrize("heading", ["整改状态", "完成情况"])
def test_of_boxes_in_a_cell_the_ticked_one_is_the_state(heading: str, word: str) -> None:
    table = f"序号|隐患|整改措施|责任单位|{heading}\n1|未接地|更换开关|区应急局|{word}\n2|堵塞|清理通道|区城管局|{word}"
    report = understand_document(as_docx(table, "2031年6月隐患整改情况"), "a.docx").report
    assert report is not None
    assert {one.completion for one in report.tasks} == {"已完成"}


@pytest.mark.parametrize(
    "headings",
    [
        "2025年完成值|2026年目标值|1-10月完成",
        "2025年完成情况|2026年目标|2026年10月完成情况",
        "2025年完成情况|2026年目标任务|目前进展",
        "2025年完成值|2026年目标值|2026年完成值",
        "2025年完成数|2026年计划数|2026年前三季度完成数",
    ],
)
def test_what_the_year_before_reached_is_no_result_of_this_one(headings: str) -> None:
    table = f"""
    序号|指标名称|{headings}|牵头部门
    1|规模以上工业增加值增速（%）|6.1|7|6.4|区工信局
    2|城镇新增就业（人）|5200|5000|4810|区人社局
    3|造林面积（亩）|900|1000|950|区林业局
    """
    data = FORMATS["xlsx"](table, "青禾区2026年1-10月主要指标完成情况")
    report = understand_document(data, "a.xlsx").report
    assert report is not None
    assert [(one.target, one.completion) for one in report.indicators] == [
        ("7", "6.4"),
        ("5000", "4810"),
        ("1000", "950"),
    ]


def test_what_was_invested_is_no_result_beside_a_year_s_progress_in_words() -> None:
    table = """
    序号|项目名称|2026年进展情况|1-9月完成投资（万元）|责任单位
    1|新建城北水厂|主体工程已封顶，正在安装设备。|3200|区水务局
    2|改造云汀大桥|完成桩基施工，正在浇筑承台。|1800|区交通局
    """
    report = understand_document(
        FORMATS["xlsx"](table, "青禾区2026年重点项目进展"), "a.xlsx"
    ).report
    assert report is not None
    assert [one.completion for one in report.tasks] == [
        "主体工程已封顶，正在安装设备。",
        "完成桩基施工，正在浇筑承台。",
    ]
