"""Indicator tables of every shape: by year, by months, by region, side by side, with parts of rows."""

import pytest

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.plan.column_mapping import ColumnMapping, ColumnRole, MappedColumn
from gwreport.domain.plan.documents import DocumentKind
from gwreport.reading import understand_document
from gwreport.wording.findings.explaining import explain
from tests.reading.text_tables import FORMATS, as_xlsx


def rows_of(table) -> list[str]:
    """Give each row as its fields, joined: number (or parent>), group, name, unit, *, target, result."""
    return [
        " | ".join(
            (
                row.number if row.parent is None else f"{row.parent}>{row.number}",
                row.category,
                row.name,
                f"{row.unit}{'*' if row.binding else ''}",
                row.target,
                row.completion,
            )
        )
        for row in table.rows
    ]


def values_of(row) -> dict[str, str]:
    return {one.heading: one.cell for one in row.values}


PLAN_BY_YEAR = [
    ("指标", "单位", "2031年完成", "<", "2032年计划", "<"),
    ("^", "^", "绝对值", "增长%", "绝对值", "增长%"),
    ("地区生产总值", "亿元", "520.5", "6.1", "", "6.5左右"),
    ("其中：工业增加值", "亿元", "210", "7", "", "8"),
    ("城镇新增就业", "人", "5200", "", "5000", ""),
]
FIVE_YEARS = [
    ("类别", "序号", "指标", "2030年", "2035年", "年均/累计", "属性"),
    ("经济发展", 1, "地区生产总值增长(%)", "5.1", "—", "6.5左右", "预期性"),
    ("^", 2, "常住人口城镇化率(%)", "61.2", "66", "[4.8]", "预期性"),
    ("绿色生态", 3, "单位GDP能耗降低(%)", "—", "—", "[14]", "约束性"),
    ("^", 4, "森林覆盖率(%)", "45.1", "46", "—", "约束性"),
]
NINE_MONTHS = [
    ("指标名称", "全年目标", "1-9月", "同比±%", "上年同期", "完成率"),
    ("一、地区生产总值", "800", "612.3", "6.2", "570", "76.5"),
    ("  第一产业", "", "60.1", "3.2", "58", ""),
    ("  第二产业", "", "300", "7.1", "280", ""),
    ("二、一般公共预算收入", "52", "41.2", "8.8", "38", "79.2"),
    ("三、城镇登记失业率", "4以内", "3.4", "", "3.5", ""),
]
SIDE_BY_SIDE = [
    ("指标", "单位", "本月", "累计", "增速(%)", "指标", "单位", "本月", "累计", "增速(%)"),
    ("工业增加值", "亿元", "18.1", "150.2", "7.2", "零售总额", "亿元", "20.2", "160.3", "7.7"),
    ("#轻工业", "亿元", "5", "40", "3.3", "#限额以上", "亿元", "8.1", "60.3", "9.1"),
    ("用电量", "万千瓦时", "9", "70", "1.3", "进出口", "万美元", "900", "7200", "-3.0"),
]
REGIONS_ACROSS = [
    ("序号", "指标名称", "单位", "全市", "东河区", "西山县"),
    (1, "地区生产总值增长", "%", "6.5", "7", "6"),
    (2, "新增就业", "人", "12000", "7000", "5000"),
]
ON_ITS_SIDE = [
    ("产业", "主要指标", "粮食产能", "科技贡献率", "加工产值比"),
    ("^", "2032年目标值", ">6万吨", "61.5%", "2.5"),
    ("^", "属性", "约束性", "预期性", "预期性"),
    ("生态", "主要指标", "绿化覆盖率", "厕所普及率", ""),
    ("^", "2032年目标值", "32%", ">85%", ""),
    ("^", "属性", "预期性", "约束性", ""),
]
ON_ITS_SIDE_BARE = [
    ("指标", "工业增加值（亿元）", "零售总额（亿元）", "新增就业（人）"),
    ("全年目标", "20", "30", "900"),
    ("1-9月完成", "14", "22", "850"),
]
REGIONS_OF_A_PLAN = [
    ("目标类别", "考核内容", "<", "全市", "东河区", "西山县", "分值", "考核实施单位", "评分目标"),
    ("经济", "生产总值（亿元）", "<", "466", "300", "166", "15", "市统计局", ""),
    ("招商", "产业招商", "到位资金（亿元）", "231", "131", "100", "", "市招商局", ""),
]
REGIONS_WITH_PAIRS = [
    ("指标", "单位", "全市", "<", "东河区", "<"),
    ("^", "^", "目标", "完成", "目标", "完成"),
    ("新增就业", "人", "12000", "7000", "5000", "3000"),
    ("到位资金", "亿元", "100", "60", "60", "40"),
]
REGIONS_DOWN = [
    ("县（市、区）", "工业增加值（亿元）", "增速（%）", "固定资产投资增速（%）"),
    ("全市", "612.3", "6.2", "8.8"),
    ("东河区", "300", "6.5", "9.9"),
]
REGIONS_DOWN_IN_GROUPS = [
    ("地区", "新增就业（人）", "<", "<", "到位资金（亿元）", "<", "<"),
    ("^", "目标", "完成", "完成率%", "目标", "完成", "完成率%"),
    ("东河区", "5000", "3000", "60", "60", "40", "66.7"),
    ("西山县", "", "", "", "40", "20", "50"),
]
TOWNS = [
    ("单位", "任务数（亿元）", "1-10月完成数（亿元）", "完成率（%）", "排名", "备注"),
    ("东河街道", "10", "9.1", "91", "1", ""),
    ("西山镇", "8", "4", "50", "2", "滞后"),
]
TWO_GOALS_A_TOWN = [
    ("镇街", "招商目标（亿元）", "招商完成（亿元）", "税收目标（万元）", "税收完成（万元）"),
    ("东河街道", "10", "9.1", "3000", "2400"),
    ("西山镇", "8", "4", "900", "950"),
]
EXECUTION = [
    ("序号", "指标名称", "计量单位", "2030年实绩", "2031年计划", "2031年1-9月完成", "占计划%"),
    (1, "规上企业数", "家", "210", "230", "222", "96.5"),
    (2, "粮食产量", "万吨", "44.1", "44", "", ""),
    ("", "其中：水稻", "万吨", "30", "30", "", ""),
]
YEARS = [
    ("指标", "2033年", "2032年", "2031年"),
    ("粮食产量（万吨）", "44.2", "44", "43.1"),
    ("生猪出栏（万头）", "31", "29", "30"),
]
SECTIONS = [
    ("指标名称", "<", "计量单位", "2035年目标值", "数据来源"),
    ("一、经济发展", "<", "<", "<", "<"),
    ("1", "人均生产总值", "元", "≥90000", "统计部门"),
    ("二、人民生活", "<", "<", "<", "<"),
    ("15", "人均预期寿命", "岁", "79.5", "卫生部门"),
]
LEVELS = [
    ("一级指标", "二级指标", "三级指标", "单位", "目标值", "权重"),
    ("综合质效", "经济增长", "生产总值增速", "%", "6.5", "10"),
    ("^", "^", "人均生产总值", "元", "80000", "5"),
    ("创新", "研发", "研发投入强度", "%", "2.5", "8"),
]
BUDGET = [
    ("项目", "年初预算", "本月完成", "累计完成", "占预算%", "比上年增减%"),
    ("一般公共预算收入", "52000", "4000", "36000", "69.2", "3.4"),
    ("  1.税收收入", "40000", "3000", "27000", "67.5", "3.4"),
    ("    其中：增值税", "15000", "1200", "9900", "66", "-1.0"),
    ("  2.非税收入", "12000", "1000", "9000", "75", "3.4"),
]
GROUPED = [
    ("序号", "指标", "单位", "目标", "完成"),
    ("一", "农业", "", "", ""),
    (1, "粮食产量", "万吨", "44", "31"),
    ("二", "工业", "", "", ""),
    (2, "用电量", "亿千瓦时", "9", "7"),
]
BRANCHES = [
    ("项目", "2031年1—4月", "上年同期"),
    ("工业总产值", "1918605", "1791813"),
    ("  #食品制造业", "109871", "115564"),
    ("工业产销率（%）", "96.1", "97.2"),
    ("  #食品制造业", "98.3", "97.9"),
]
CASES = {
    "a unit behind the period over the table, and one for the branches below": (
        ("规上工业生产、销售主要数据", "  2031年1—4月                单位：万元", BRANCHES),
        [
            "1 |  | 工业总产值 | 万元 |  | 1918605",
            "1> |  | 食品制造业 | 万元 |  | 109871",
            "2 |  | 工业产销率 | % |  | 96.1",
            "2> |  | 食品制造业 | % |  | 98.3",
        ],
    ),
    "a budget, parts by their indentation": (
        ("8月财政收支情况", "单位：万元", BUDGET),
        [
            "1 |  | 一般公共预算收入 | 万元 | 52000 | 36000",
            "1> |  | 税收收入 | 万元 | 40000 | 27000",
            "1> |  | 增值税 | 万元 | 15000 | 9900",
            "1> |  | 非税收入 | 万元 | 12000 | 9000",
        ],
    ),
    "headings with numbers of their own between the rows": (
        ("指标完成情况", GROUPED),
        [
            "1 | 农业 | 粮食产量 | 万吨 | 44 | 31",
            "2 | 工业 | 用电量 | 亿千瓦时 | 9 | 7",
        ],
    ),
    "by year, amounts and growths": (
        ("甲市2032年主要预期目标", PLAN_BY_YEAR),
        [
            "1 |  | 地区生产总值 | % | 6.5左右 | 6.1",
            "1> |  | 工业增加值 | % | 8 | 7",
            "2 |  | 城镇新增就业 | 人 | 5000 | 5200",
        ],
    ),
    "by five years": (
        ("“十五五”时期主要指标", FIVE_YEARS),
        [
            "1 | 经济发展 | 地区生产总值增长 | % | 6.5左右 | 5.1",
            "2 | 经济发展 | 常住人口城镇化率 | % | 66 | 61.2",
            "3 | 绿色生态 | 单位GDP能耗降低 | %* | [14] | —",
            "4 | 绿色生态 | 森林覆盖率 | %* | 46 | 45.1",
        ],
    ),
    "by months, units over the table": (
        ("全市1-9月主要指标完成情况", "单位：亿元、%", NINE_MONTHS),
        [
            "一 |  | 地区生产总值 | 亿元 | 800 | 612.3",
            "一> |  | 第一产业 | 亿元 |  | 60.1",
            "一> |  | 第二产业 | 亿元 |  | 300",
            "二 |  | 一般公共预算收入 | 亿元 | 52 | 41.2",
            "三 |  | 城镇登记失业率 | % | 4以内 | 3.4",
        ],
    ),
    "regions across under a title of targets": (
        ("2031年各县区目标任务", REGIONS_ACROSS),
        ["1 |  | 地区生产总值增长 | % | 6.5 | ", "2 |  | 新增就业 | 人 | 12000 | "],
    ),
    "indicators across, their targets below, in blocks": (
        ("乡村振兴主要指标", ON_ITS_SIDE),
        [
            "1 | 产业 | 粮食产能 | * | >6万吨 | ",
            "2 | 产业 | 科技贡献率 |  | 61.5% | ",
            "3 | 产业 | 加工产值比 |  | 2.5 | ",
            "4 | 生态 | 绿化覆盖率 |  | 32% | ",
            "5 | 生态 | 厕所普及率 | * | >85% | ",
        ],
    ),
    "indicators across, without groups": (
        ("2031年主要指标", ON_ITS_SIDE_BARE),
        [
            "1 |  | 工业增加值 | 亿元 | 20 | 14",
            "2 |  | 零售总额 | 亿元 | 30 | 22",
            "3 |  | 新增就业 | 人 | 900 | 850",
        ],
    ),
    "regions across beside marks and an empty column of goals": (
        ("2031年度县区目标任务", REGIONS_OF_A_PLAN),
        [
            "1 | 经济 | 生产总值 | 亿元 | 466 | ",
            "2 | 招商 产业招商 | 到位资金 | 亿元 | 231 | ",
        ],
    ),
    "regions across under a title of results": (
        ("2031年各县区指标完成情况", REGIONS_ACROSS),
        ["1 |  | 地区生产总值增长 | % |  | 6.5", "2 |  | 新增就业 | 人 |  | 12000"],
    ),
    "regions down, several indicators": (
        ("2031年1-9月各县（市、区）主要指标", REGIONS_DOWN),
        ["1 |  | 全市 |  |  | ", "2 |  | 东河区 |  |  | "],
    ),
    "towns down, one goal": (
        ("各镇街招商完成情况", TOWNS),
        ["1 |  | 东河街道 | 亿元 | 10 | 9.1", "2 |  | 西山镇 | 亿元 | 8 | 4"],
    ),
    "results of this year and the last": (
        ("2031年计划执行情况", EXECUTION),
        [
            "1 |  | 规上企业数 | 家 | 230 | 222",
            "2 |  | 粮食产量 | 万吨 | 44 | ",
            "2> |  | 水稻 | 万吨 | 30 | ",
        ],
    ),
    "years only": (
        ("主要农产品产量", YEARS),
        ["1 |  | 粮食产量 | 万吨 |  | 44.2", "2 |  | 生猪出栏 | 万头 |  | 31"],
    ),
    "sections inside, the number without a heading of its own": (
        ("高质量发展指标", SECTIONS),
        [
            "1 | 一、经济发展 | 人均生产总值 | 元 | ≥90000 | ",
            "15 | 二、人民生活 | 人均预期寿命 | 岁 | 79.5 | ",
        ],
    ),
    "indicators of three levels": (
        ("考核指标", LEVELS),
        [
            "1 | 综合质效 经济增长 | 生产总值增速 | % | 6.5 | ",
            "2 | 综合质效 经济增长 | 人均生产总值 | 元 | 80000 | ",
            "3 | 创新 研发 | 研发投入强度 | % | 2.5 | ",
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("form", ["word", "excel"])
def test_each_row_is_read_whole(case: str, form: str, word, excel):
    blocks, expected = CASES[case]
    *lines, rows = blocks
    if form == "word":
        data = word(blocks)
    else:
        width = max(map(len, rows))
        data = excel({"Sheet1": [*((line, *["<"] * (width - 1)) for line in lines), *rows]})
    reading = understand_document(data, f"a.{form}")
    assert reading.kind is DocumentKind.INDICATORS
    (table,) = reading.indicators
    assert rows_of(table) == expected
    assert table.title == lines[0]


def test_every_column_is_kept_as_printed(word):
    (table,) = understand_document(word(CASES["by year, amounts and growths"][0]), "a").indicators
    assert values_of(table.rows[0]) == {
        "单位": "亿元",
        "2031年完成绝对值": "520.5",
        "2031年完成增长%": "6.1",
        "2032年计划增长%": "6.5左右",
    }
    (table,) = understand_document(word(["各镇街招商完成情况", TOWNS]), "a").indicators
    assert values_of(table.rows[1]) == {
        "任务数（亿元）": "8",
        "1-10月完成数（亿元）": "4",
        "完成率（%）": "50",
        "排名": "2",
        "备注": "滞后",
    }


def test_tables_side_by_side_are_read_one_after_the_other(word):
    tables = understand_document(word(["1-8月主要指标", SIDE_BY_SIDE]), "a").indicators
    assert [rows_of(table) for table in tables] == [
        [
            "1 |  | 工业增加值 | 亿元 |  | 150.2",
            "1> |  | 轻工业 | 亿元 |  | 40",
            "2 |  | 用电量 | 万千瓦时 |  | 70",
        ],
        [
            "1 |  | 零售总额 | 亿元 |  | 160.3",
            "1> |  | 限额以上 | 亿元 |  | 60.3",
            "2 |  | 进出口 | 万美元 |  | 7200",
        ],
    ]


def test_headings_that_stand_again_under_each_region_are_a_table_each(word):
    tables = understand_document(word(["上半年完成情况", REGIONS_WITH_PAIRS]), "a").indicators
    assert [(table.title, rows_of(table)) for table in tables] == [
        (
            "上半年完成情况 全市",
            ["1 | 全市 | 新增就业 | 人 | 12000 | 7000", "2 | 全市 | 到位资金 | 亿元 | 100 | 60"],
        ),
        (
            "上半年完成情况 东河区",
            ["1 | 东河区 | 新增就业 | 人 | 5000 | 3000", "2 | 东河区 | 到位资金 | 亿元 | 60 | 40"],
        ),
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            REGIONS_DOWN_IN_GROUPS,
            [
                [
                    "1 | 新增就业 | 东河区 | 人 | 5000 | 3000",
                    "2 | 新增就业 | 西山县 | 人 |  | ",
                ],
                [
                    "1 | 到位资金 | 东河区 | 亿元 | 60 | 40",
                    "2 | 到位资金 | 西山县 | 亿元 | 40 | 20",
                ],
            ],
        ),
        (
            TWO_GOALS_A_TOWN,
            [
                ["1 | 招商 | 东河街道 | 亿元 | 10 | 9.1", "2 | 招商 | 西山镇 | 亿元 | 8 | 4"],
                [
                    "1 | 税收 | 东河街道 | 万元 | 3000 | 2400",
                    "2 | 税收 | 西山镇 | 万元 | 900 | 950",
                ],
            ],
        ),
    ],
)
def test_each_goal_of_a_region_is_a_table(word, rows, expected):
    tables = understand_document(word(["2031年上半年完成情况", rows]), "a").indicators
    assert [rows_of(table) for table in tables] == expected


MONTHLY = [
    ("2031年8月统计月报", "<", "<", "<"),
    ("1、工业生产", "<", "<", "<"),
    ("", "8月", "1-8月累计", "累计\n增长%"),
    ("工业增加值（亿元）", 20.5, 160.2, 6.6),
    ("#出口交货值（亿元）", 5, 41, -2.5),
    ("注：按可比价格计算。", "<", "<", "<"),
    ("2、用电量", "<", "<", "<"),
    ("", "8月", "1-8月累计", "累计\n增长%"),
    ("全社会用电量（亿千瓦时）", 3.1, 20.2, "—"),
]


def test_tables_one_below_the_other_in_a_sheet_have_their_own_titles(excel):
    tables = understand_document(excel({"数据": MONTHLY}), "a.xlsx").indicators
    assert [(table.title, table.round, rows_of(table)) for table in tables] == [
        (
            "1、工业生产",
            "2031-M08",
            ["1 |  | 工业增加值 | 亿元 |  | 160.2", "1> |  | 出口交货值 | 亿元 |  | 41"],
        ),
        ("2、用电量", "2031-M08", ["1 |  | 全社会用电量 | 亿千瓦时 |  | 20.2"]),
    ]
    assert values_of(tables[0].rows[0]) == {"8月": "20.5", "1-8月累计": "160.2", "累计增长%": "6.6"}


def test_the_header_printed_again_begins_no_table(excel):
    rows = [*MONTHLY[1:5], ("", "8月", "1-8月累计", "累计\n增长%"), ("销售产值（亿元）", 1, 9, 2)]
    (table,) = understand_document(excel({"数据": rows}), "a.xlsx").indicators
    assert [row.name for row in table.rows] == ["工业增加值", "出口交货值", "销售产值"]


@pytest.mark.parametrize(
    ("blocks", "code", "words"),
    [
        (
            ("全市1-9月主要指标", NINE_MONTHS),
            "columns-chosen",
            "这张表以“全年目标”为目标，以“1-9月”为完成情况，其余各栏按原文保留。",
        ),
        (
            ("考核指标", LEVELS),
            "target-column-chosen",
            "这张表以“目标值”为目标，没有完成情况一栏，其余各栏按原文保留。",
        ),
        (
            ("主要农产品产量", YEARS),
            "result-column-chosen",
            "这张表以“2033年”为完成情况，没有目标一栏，其余各栏按原文保留。",
        ),
        (
            ("主要指标", REGIONS_DOWN),
            "no-column-chosen",
            "这张表没有哪一栏明确是目标或完成情况，各栏（工业增加值（亿元）、增速（%）、固定资产投资增速（%））按原文保留。",
        ),
        (
            ("2032年主要预期目标", PLAN_BY_YEAR),
            "years-differ",
            (
                "目标（2032年计划增长%、2032年计划绝对值）和完成情况（2031年完成增长%、2031年完成绝对值）"
                "不是同一年的，不能互相对照。"
            ),
        ),
    ],
)
def test_which_columns_were_chosen_is_told(word, blocks, code, words):
    findings = understand_document(word(blocks), "a.docx").findings
    assert [explain(one).message for one in findings if one.code == code] == [words]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("全市1-9月主要经济指标（2031年）",), "2031-Q3"),
        (("主要经济指标", "2031年上半年"), "2031-Q2"),
        (("甲县2031年统计资料", "11月份主要指标"), "2031-M11"),
        (("2031年一季度主要指标",), "2031-Q1"),
        (("主要指标",), None),
    ],
)
def test_the_round_is_that_of_the_titles(word, lines, code):
    rows = [("指标", "累计", "增长%"), ("工业增加值（亿元）", "20", "6")]
    (table,) = understand_document(word([*lines, rows]), "a").indicators
    assert table.round == code


@pytest.mark.parametrize(
    ("done", "code"),
    [("2031年1-9月完成", "2031-Q3"), ("2031年完成", "2031-Q4"), ("2031年1—10月完成", "2031-M10")],
)
def test_the_round_is_that_of_the_results_heading(word, done, code):
    rows = [("指标", "2031年目标", done), ("工业增加值（亿元）", "30", "26")]
    (table,) = understand_document(word(["主要指标", rows]), "a").indicators
    assert table.round == code


def test_figures_as_the_screen_shows_them_are_read(excel):
    import io

    import openpyxl

    rows = [("指标", "全年目标", "1-9月"), ("投资", 5, 4), ("能耗", 3, 2)]
    book = openpyxl.load_workbook(io.BytesIO(excel({"A": rows})))
    sheet = book.active
    sheet["B2"].number_format = '0"亿元以上"'
    sheet["C3"].number_format = '"下降"0.0"%"'
    data = io.BytesIO()
    book.save(data)
    (table,) = understand_document(data.getvalue(), "a.xlsx").indicators
    assert rows_of(table) == ["1 |  | 投资 |  | 5亿元以上 | 4", "2 |  | 能耗 |  | 3 | 下降2.0%"]


def test_what_a_person_says_of_the_columns_counts(word):
    rows = [
        ("科目", "甲栏", "乙栏", "丙栏"),
        ("工业增加值（亿元）", "20", "14", "12"),
        ("用电量（亿千瓦时）", "9", "7", "6"),
    ]
    said = (("科目", ColumnRole.TEXT), ("甲栏", ColumnRole.TARGET), ("乙栏", ColumnRole.COMPLETION))
    mapping = ColumnMapping(tuple(MappedColumn(*one) for one in said))
    reading = understand_document(word([rows]), "a", DocumentKind.INDICATORS, mapping=mapping)
    (table,) = reading.indicators
    assert rows_of(table) == [
        "1 |  | 工业增加值 | 亿元 | 20 | 14",
        "2 |  | 用电量 | 亿千瓦时 | 9 | 7",
    ]
    assert values_of(table.rows[0]) == {"甲栏": "20", "乙栏": "14", "丙栏": "12"}


PROJECTS = [
    ("项目类别", "项目数量", "2032年年度\n计划投资", "1-9月\n完成投资", "投资计划\n完成率"),
    ("合计", "60", "180", "120", "66.67%"),
    ("产业项目", "40", "120.5", "90.3", "74.94%"),
    ("民生项目", "20", "59.5", "29.7", "49.92%"),
]
BOTH_YEARS_PLANNED = [
    ("指标名称", "计量单位", "2031年", "<", "<", "2032年计划", "<"),
    ("^", "^", "计划", "实际", "增长（%）", "绝对值", "增长（%）"),
    ("地区生产总值", "亿元", "—", "812.5", "2.1", "—", "6.8"),
    ("一般公共预算收入", "亿元", "50", "51.5", "3", "54", "4.9"),
]


def test_figures_of_groups_are_read_with_the_result_that_answers_their_target(word):
    [table] = read_tables(word(("2032年重点项目投资完成情况表", PROJECTS)))
    assert [(row.name, row.target, row.completion) for row in table.rows] == [
        ("合计", "180", "120"),
        ("产业项目", "120.5", "90.3"),
        ("民生项目", "59.5", "29.7"),
    ]


def test_a_plan_aims_at_the_year_of_its_title(word):
    [table] = read_tables(word(("2032年主要指标计划表", BOTH_YEARS_PLANNED)))
    assert [(row.name, row.target, row.completion) for row in table.rows] == [
        ("地区生产总值", "6.8", "2.1"),
        ("一般公共预算收入", "54", "51.5"),
    ]


def read_tables(data: bytes):
    return understand_document(data, "指标.docx", DocumentKind.INDICATORS).indicators


TOWNS_BY_TASK = [
    ("序号", "乡镇", "参保扩面", "<", "<", "<", "户厕改造", "<", "<"),
    ("^", "^", "目标任务（人）", "已完成（人）", "完成率", "排名", "目标任务（户）", "已完成（户）", "完成率"),
    (1, "东河镇", "1200", "1100", "91.7%", "1", "30", "24", "80%"),
    (2, "西山乡", "800", "700", "87.5%", "2", "20", "19", "95%"),
]  # fmt: skip


def test_goals_in_different_units_side_by_side_are_a_table_each(word):
    found = read_tables(word(("各乡镇重点工作进度通报", TOWNS_BY_TASK)))
    assert [(one.title.split()[-1], row.name, row.target, row.completion) for one in found for row in one.rows] == [
        ("参保扩面", "东河镇", "1200", "1100"),
        ("参保扩面", "西山乡", "800", "700"),
        ("户厕改造", "东河镇", "30", "24"),
        ("户厕改造", "西山乡", "20", "19"),
    ]  # fmt: skip


def test_regions_with_one_goal_and_words_beside_it_are_a_table(word):
    rows = [
        ("县（市）、区", "建设水窖任务（个）", "责任人", "工程地点"),
        ("东河县", "2200", "王家和", "石桥等4个乡镇"),
        ("西山区", "1800", "林一川", "白杨等2个镇"),
    ]
    reading = understand_document(word(("水窖建设任务一览表", rows)), "指标.docx")
    assert reading.kind is DocumentKind.INDICATORS
    [table] = reading.indicators
    assert [(row.name, row.target) for row in table.rows] == [
        ("东河县", "2200"),
        ("西山区", "1800"),
    ]


def test_each_of_two_tables_side_by_side_has_its_own_groups() -> None:
    table = """
    指标|单位|1-9月|同比±%||指标|单位|1-9月|同比±%
    一、综合|||||三、财政金融|||
    地区生产总值|亿元|386.5|5.9||一般公共预算收入|亿元|28.6|4.2
    二、投资|||||#税收收入|亿元|19.8|3.5
    固定资产投资|亿元|90.1|6.3||金融机构存款余额|亿元|612.4|8.8
    """
    reading = understand_document(as_xlsx(table, "青禾区2026年1—9月主要经济指标"), "a.xlsx")
    assert reading.indicators is not None
    assert [[(row.name, row.category) for row in one.rows] for one in reading.indicators] == [
        [("地区生产总值", "一、综合"), ("固定资产投资", "二、投资")],
        [
            ("一般公共预算收入", "三、财政金融"),
            ("税收收入", "三、财政金融"),
            ("金融机构存款余额", "三、财政金融"),
        ],
    ]


def test_a_column_called_project_names_the_rows_whatever_stands_behind_it() -> None:
    table = """
    序号|项目|怎么考|上年实际|今年奋斗值|前三季度实际
    1|高新技术企业数（家）|存量|82|95|90
    2|技术合同成交额（亿元）|累计|11.2|13|8.9
    3|研发投入强度（%）|比重|2.1|2.3|2.2
    """
    reading = understand_document(as_xlsx(table, "2026年科技指标"), "a.xlsx")
    rows = [row for one in reading.indicators for row in one.rows]
    assert [(row.name, row.unit, row.target, row.completion) for row in rows] == [
        ("高新技术企业数", "家", "95", "90"),
        ("技术合同成交额", "亿元", "13", "8.9"),
        ("研发投入强度", "%", "2.3", "2.2"),
    ]
    assert {cell.heading: cell.cell for cell in rows[0].values}["怎么考"] == "存量"


def test_units_noted_over_a_table_are_given_by_what_is_counted_or_told() -> None:
    table = """
    序号|县区|项目个数|年度计划投资|完成投资额
    1|青禾区|57|82.5|65.1
    2|白石县|27|42.6|31.2
    """
    reading = understand_document(as_xlsx(table, "重点项目进度表 单位：个、亿元"), "a.xlsx")
    assert [one.unit for one in reading.indicators[0].rows] == ["亿元", "亿元"]
    assert DocumentCode.UNITS_OPEN not in {one.code for one in reading.findings}


def test_rows_whose_unit_may_be_any_of_those_noted_are_told() -> None:
    table = """
    序号|指标|全年目标|完成情况
    1|新建厂房|57|25
    2|新增床位|270|131
    """
    reading = understand_document(as_xlsx(table, "主要指标完成情况 单位：处、张"), "a.xlsx")
    told = next(one for one in reading.findings if one.code is DocumentCode.UNITS_OPEN)
    assert dict(told.facts) == {"units": "处、张", "count": 2}


def test_a_unit_noted_over_a_table_of_tasks_is_told() -> None:
    table = """
    序号|项目名称|总投资|牵头单位
    1|新建口袋公园4个|2600|区城管局
    """
    reading = understand_document(as_xlsx(table, "2026年重点项目任务分解表 单位：万元"), "a.xlsx")
    told = [one.facts for one in reading.findings if one.code is DocumentCode.UNITS_NOTED]
    assert [dict(one) for one in told] == [{"units": "万元"}]


BLANK_IN_THE_MIDDLE = [
    ("指标", "全年计划", "1-9月完成"),
    ("地区生产总值（亿元）", "100", "80"),
    ("{}", "", ""),
    ("固定资产投资（亿元）", "50", "30"),
    ("进出口（亿元）", "20", "15"),
]
BLANK_REGION = [
    ("地区", "目标任务", "完成数", "完成率"),
    ("全市", "1000", "900", "90%"),
    ("{}", "", "", ""),
    ("东河区", "500", "450", "90%"),
    ("西山县", "500", "450", "90%"),
]


def with_name(rows, name):
    return [tuple(cell.format(name) for cell in row) for row in rows]


@pytest.mark.parametrize("form", ["docx", "xlsx"])
@pytest.mark.parametrize(
    ("rows", "name"),
    [
        (BLANK_IN_THE_MIDDLE, "工业用电量（亿千瓦时）"),
        (BLANK_IN_THE_MIDDLE, "工业用电量"),
        (BLANK_IN_THE_MIDDLE, "实际利用外资"),
        (BLANK_REGION, "市本级"),
        (BLANK_REGION, "高新区"),
        (BLANK_REGION, "青禾街道"),
    ],
)
def test_a_row_without_figures_groups_nothing(form, rows, name):
    text = "\n".join("|".join(row) for row in with_name(rows, name))
    read = understand_document(FORMATS[form](text, "2031年1—9月完成情况"), f"a.{form}").indicators
    found = [(row.category, row.name, row.target, row.completion) for row in read[0].rows]
    bare = name.partition("（")[0]
    assert found[1][1:] == (bare, "", "")
    assert [one[0] for one in found[2:]] == ["", ""]


@pytest.mark.parametrize(
    "name", ["二、生态环境", "生态环境类", "约束性指标", "生态环境：", "社会民生领域"]
)
def test_a_row_that_looks_like_a_group_still_is_one(name):
    text = "\n".join("|".join(row) for row in with_name(BLANK_IN_THE_MIDDLE, name))
    read = understand_document(FORMATS["xlsx"](text, "2031年1—9月完成情况"), "a.xlsx").indicators
    assert [row.category for row in read[0].rows][1:] == [name.rstrip("：")] * 2


def test_in_a_table_that_begins_with_a_group_a_bare_name_is_one():
    rows = [
        BLANK_IN_THE_MIDDLE[0],
        ("经济发展", "", ""),
        *with_name(BLANK_IN_THE_MIDDLE, "生态")[1:],
    ]
    text = "\n".join("|".join(row) for row in rows)
    read = understand_document(FORMATS["xlsx"](text, "2031年1—9月完成情况"), "a.xlsx").indicators
    assert [row.category for row in read[0].rows] == ["经济发展", "生态", "生态"]
