"""Completion reports of a past round."""

import pytest

from gwreport.domain.plan.documents import DocumentKind
from gwreport.reading import understand_document
from gwreport.wording.places import spot_words

REPORT = (
    "附件1",
    "前三季度政府工作报告主要指标任务完成情况",
    [
        ("序号", "指  标  名  称", "完  成  情  况", "全年目标", "牵头责任单位"),
        (1, "税收增长（%）", "前三季度，税收增长4%", "5%", "区财政局¶区税务局"),
        (2, "招商引资", "2026年前三季度到位200亿元", "/", "区招商局"),
    ],
    "注：“/”表示暂无相关数据。",
    "附件2",
    "前三季度区政府各分管领导牵头目标任务完成情况",
    [
        ("序号", "目  标  任  务", "完  成  情  况", "牵头责任单位"),
        (1, "修路。", "截至2026年9月，已完成60%。", "区交通局"),
        (2, "建桥。", "主体已完工。¶引桥正在施工，新增¶5个桩基。", "区交通局¶区水利局"),
        (3, "修路。", "截至9月，已完成60%。", "区交通局"),
    ],
    "附件3",
    "前三季度未实现“依时序推进”目标任务",
    [
        ("序号", "目  标  任  务", "完  成  情  况", "牵头责任单位"),
        (1, "建桥。", "未实现“依时序推进”。", "区交通局¶区水利局"),
    ],
)


def test_the_appendices_are_known_by_their_columns_and_titles(word):
    reading = understand_document(word(REPORT), "报告.docx")
    report = reading.report
    assert reading.kind is DocumentKind.REPORT
    assert [len(report.indicators), len(report.tasks), len(report.behind)] == [2, 3, 1]
    assert report.title == "前三季度政府工作报告主要指标任务完成情况"
    assert report.notes == ("注：“/”表示暂无相关数据。",)


def test_rows_are_read_as_printed(word):
    report = understand_document(word(REPORT), "报告.docx").report
    tax = report.indicators[0]
    assert (tax.number, tax.name, tax.target) == ("1", "税收增长（%）", "5%")
    assert tax.lead_units == ("区财政局", "区税务局")
    assert report.tasks[0].completion == "截至2026年9月，已完成60%。"
    assert report.behind[0].number == "1"


def test_paragraphs_are_kept_and_a_cut_sentence_is_joined_and_told_of(word):
    reading = understand_document(word(REPORT), "报告.docx")
    assert reading.report.tasks[1].completion == "主体已完工。\n引桥正在施工，新增5个桩基。"
    joined = next(one for one in reading.findings if one.code == "lines-joined")
    assert spot_words(joined.place.at) == "第3行第3列"


def test_a_task_printed_twice_stands_twice(word):
    report = understand_document(word(REPORT), "报告.docx").report
    assert [task.number for task in report.tasks if task.text == "修路。"] == ["1", "3"]


def test_the_round_is_the_titles_period_and_the_year_of_the_words(word):
    reading = understand_document(word(REPORT), "报告.docx")
    assert reading.report.round == "2026-Q3"
    assert "year-assumed" in [one.code for one in reading.findings]


def test_a_year_in_the_title_needs_no_assumption(word):
    blocks = [
        block.replace("前三季度", "2025年上半年") if isinstance(block, str) else block
        for block in REPORT
    ]
    reading = understand_document(word(blocks), "报告.docx")
    assert reading.report.round == "2025-Q2"
    assert "year-assumed" not in [one.code for one in reading.findings]


def test_a_report_without_a_period_says_so(word):
    reading = understand_document(word([REPORT[2]]), "报告.docx")
    assert reading.report.round is None
    assert "round-missing" in [one.code for one in reading.findings]


def test_an_excel_report_is_read_like_word(word, excel):
    sheets = {
        name: [(title, *["<"] * (len(rows[0]) - 1)), *rows]
        for name, title, rows in (
            ("附件1", REPORT[1], REPORT[2]),
            ("附件2", REPORT[5], REPORT[6]),
            ("附件3", REPORT[8], REPORT[9]),
        )
    }
    in_word = understand_document(word(REPORT), "a").report
    in_excel = understand_document(excel(sheets), "a").report
    assert (in_excel.indicators, in_excel.tasks) == (in_word.indicators, in_word.tasks)
    assert in_excel.behind == in_word.behind


def _report_table(*extra: tuple[str, str]) -> bytes:
    head = ["序号", "目标任务", "责任单位", *[heading for heading, _ in extra]]
    rows = [
        head,
        *[[str(n), f"建设道路{n}条。", "区交通局", *[w for _, w in extra]] for n in (1, 2)],
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows).encode()


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("earlier", "newest"), [("1-10月", "1-11月"), ("上半年", "前三季度"), ("一季度", "元至八月")]
)
def test_of_several_periods_the_newest_is_what_was_done_and_the_others_are_told(
    earlier, newest, turned
):
    columns = [(f"{earlier}推进情况", "已完成招标和设计。"), (f"{newest}推进情况", "已开工。")]
    data = _report_table(*(columns[::-1] if turned else columns))
    reading = understand_document(data, "a.md")
    assert reading.report is not None
    assert [row.completion for row in reading.report.tasks] == ["已开工。"] * 2
    (told,) = [one for one in reading.findings if one.code == "column-kept"]
    assert told.facts["heading"] == f"{earlier}推进情况"
    (chosen,) = [one for one in reading.findings if one.code == "result-column-chosen"]
    assert chosen.facts["completion"] == f"{newest}推进情况"
    assert reading.report.tasks[0].remarks[0].cell == "已完成招标和设计。"


def test_no_column_of_a_report_is_dropped_without_a_word():
    data = _report_table(("完成情况", "已开工。"), ("督查意见", "加快。"), ("分管领导", "王家和"))
    reading = understand_document(data, "a.md")
    told = {
        one.code.value: str(one.facts["heading"])
        for one in reading.findings
        if "heading" in one.facts
    }
    assert told == {"column-as-remark": "督查意见", "column-kept": "分管领导"}
    assert reading.report is not None
    assert [(one.heading, one.cell) for one in reading.report.tasks[0].remarks] == [
        ("督查意见", "加快。"),
        ("分管领导", "王家和"),
    ]


def test_what_one_heading_is_divided_into_is_no_row(excel):
    rows = [
        ("序号", "项目名称", "本月进展情况", "<", "牵头单位"),
        ("^", "^", "前期手续", "在建形象", "^"),
        (1, "建设道路", "已办结", "路基完成一半，正在铺设。", "区交通局"),
        (2, "建设桥梁", "办理中", "尚未开工，年底前进场。", "区交通局"),
    ]
    reading = understand_document(excel({"进展": rows}), "a.xlsx")
    assert reading.report is not None
    assert [(row.number, row.text, row.completion) for row in reading.report.tasks] == [
        ("1", "建设道路", "路基完成一半，正在铺设。"),
        ("2", "建设桥梁", "尚未开工，年底前进场。"),
    ]
    assert [str(one.facts["heading"]) for one in reading.findings if "heading" in one.facts] == [
        "前期手续"
    ]
