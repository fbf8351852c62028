"""A government work report is read into what it promises for the coming year, and nothing else."""

from pathlib import Path

import pytest

from gwreport.domain.drafting.commitments import Commitment, WorkReport
from gwreport.domain.plan.plan import Kind
from gwreport.errors import DocumentError, DocumentFault
from gwreport.reading.kinds.work_report import read_work_report
from tests.reading.breakdowns import docx
from tests.reading.work_reports import WHOLE, broken_at


def read(text: str, name: str = "报告.txt") -> WorkReport:
    return read_work_report(text.encode(), name)[0]


def ahead(*paragraphs: str) -> WorkReport:
    """Read paragraphs of the chapter on the coming year."""
    return read("\n".join(["青禾区人民政府工作报告", "二、2025年工作安排", *paragraphs]))


def of(report: WorkReport, words: str) -> Commitment:
    (found,) = [one for one in report.commitments if words in one.text]
    return found


def texts(report: WorkReport) -> list[str]:
    return [one.text for one in report.commitments]


def test_the_coming_year_is_read_and_not_the_year_before() -> None:
    report = read(WHOLE)
    assert (report.title, report.year) == ("青禾区人民政府工作报告", 2025)
    for words in ("口袋公园9个", "新引进项目31个", "建议提案96件", "300平方米", "努力奋斗"):
        assert not any(words in one for one in texts(report)), words
    assert of(report, "三公").kind is Kind.GOVERNANCE
    assert of(report, "城镇调查失业率").kind is Kind.INDICATOR
    assert of(report, "旧小区").kind is Kind.TASK
    kinds = [one.kind for one in report.commitments]
    assert [kinds.count(kind) for kind in Kind] == [4, 16, 2]


def test_each_row_has_the_reports_own_sentence() -> None:
    for one in read(WHOLE).commitments:
        assert one.sentence in WHOLE
        assert one.text in one.sentence


def test_what_promises_nothing_is_told_as_left_out() -> None:
    left_out = " ".join(read(WHOLE).left_out)
    assert "总体要求是" in left_out
    assert "以更大力度转作风" in left_out


def test_goals_of_the_year_are_a_row_each() -> None:
    report = read(WHOLE)
    goals = [one.text for one in report.commitments if one.kind is Kind.INDICATOR]
    assert goals == [
        "地区生产总值增长6%左右",
        "固定资产投资增长8%、达到95亿元",
        "城镇调查失业率控制在5.5%以内",
        "居民收入与经济增长同步",
    ]


@pytest.mark.parametrize("opens", ["奋斗目标：", "主要预期目标是:", "今年发展的主要目标为："])
def test_goals_are_known_by_what_opens_them(opens: str) -> None:
    report = ahead(f"{opens}生产总值增长6%,固定资产投资增长7%；城乡居民收入分别增长6%、7.5%。")
    assert texts(report) == [
        "生产总值增长6%",
        "固定资产投资增长7%",
        "城乡居民收入分别增长6%、7.5%",
    ]


def test_commitments_joined_by_semicolons_are_a_row_each() -> None:
    report = read(WHOLE)
    first, second = of(report, "技改项目"), of(report, "智造园")
    assert first.sentence == second.sentence
    assert (first.due, second.due) == (None, "年底前")
    assert of(report, "主管网").text == "抓好农村供水，新建管网40公里，其中主管网12公里"
    # What stands in brackets stays together.
    assert "首批选派8名；实行双向考核" in of(report, "科技副总").text


def test_headings_of_all_forms_are_sections() -> None:
    report = read(WHOLE)
    assert of(report, "技改项目").section == "做强现代工业"
    assert of(report, "背街小巷").section == "1．提升城市品质"
    assert of(report, "老旧小区").section == "（三）聚力民生改善"
    assert of(report, "三公").section == "四、全面加强政府自身建设"


def test_a_list_of_projects_is_a_row_each_with_or_without_a_figure() -> None:
    listed = [one.text for one in read(WHOLE).commitments if "民生" in one.section]
    assert listed == [
        "新建公办幼儿园3所，新增学位900个",
        "改造老旧小区14个",
        "社区食堂提升工程",
        "适老化改造300户",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("（一）新建公办幼儿园3所。", "（二）改造老旧小区14个。"),
        ("一、新建公办幼儿园3所。", "二、改造老旧小区14个。"),
        ("1.新建公办幼儿园3所", "2.改造老旧小区14个"),
        ("——新建公办幼儿园3所；", "——改造老旧小区14个。"),
        ("重点抓好以下实事：一是新建公办幼儿园3所；二是改造老旧小区14个。",),
    ],
)
def test_projects_numbered_like_headings_are_rows(lines: tuple[str, ...]) -> None:
    assert [one.split("：")[-1].removeprefix("一是") for one in texts(ahead(*lines))] == [
        "新建公办幼儿园3所",
        "改造老旧小区14个",
    ]


def test_a_short_first_sentence_is_a_commitment_where_other_paragraphs_have_none() -> None:
    report = ahead(
        "推进青石片区更新。改造管网12公里。",
        "加快建设青禾智造园一期和云溪物流园等重点项目，确保开工。引进企业3家。",
        "全面完成高标准农田改造提升和耕地恢复补足任务。种植蔬菜2万亩。",
    )
    assert "推进青石片区更新" in texts(report)


def test_lines_broken_at_a_width_are_whole_again() -> None:
    whole = [one.text for one in read(WHOLE).commitments if one.kind is Kind.TASK]
    broken = read(broken_at(22, WHOLE))
    assert [one.text for one in broken.commitments if one.text in whole] == whole


@pytest.mark.parametrize(
    ("review", "plan"),
    [
        ("2024年工作回顾", "2025年工作安排"),
        ("第一部分 过去一年工作回顾", "第二部分 今年重点工作"),
        ("一、过去五年工作回顾", "二、2025年工作任务"),
        ("一、去年工作情况", "二、今年目标任务"),
    ],
)
def test_chapters_are_known_by_what_they_are_called(review: str, plan: str) -> None:
    report = read(
        f"政府工作报告\n{review}\n新建学校9所。\n{plan}\n新建学校2所。\n三、政府自身建设\n压减会议5%。"
    )
    assert texts(report) == ["新建学校2所", "压减会议5%"]


def test_aims_of_five_years_are_not_those_of_the_year() -> None:
    report = read(
        "一、过去五年工作回顾\n新建学校9所。\n二、今后五年奋斗目标\n新建学校30所。\n三、2025年工作安排\n新建学校2所。"
    )
    assert texts(report) == ["新建学校2所"]


def test_a_report_without_headings_turns_where_it_says_so() -> None:
    report = read(
        "各位代表：\n现在，我代表区人民政府报告工作，请予审议。\n过去一年，我们新建学校9所。\n建成公园4个。\n"
        "2025年，我们将重点做好以下工作。\n新建学校2所。\n让我们更加紧密团结，奋力前行！"
    )
    assert texts(report) == ["新建学校2所"]


def test_the_later_part_of_a_report_alone_is_the_coming_year() -> None:
    report = read(
        "新建学校2所。\n（五）办好民生实事。改造小区4个。\n三、加强政府自身建设\n压减会议5%。"
    )
    assert texts(report) == ["新建学校2所", "改造小区4个", "压减会议5%"]


def test_goals_and_projects_in_tables_are_rows() -> None:
    goals = [
        ["序号", "指标名称", "单位", "2025年目标"],
        ["1", "地区生产总值增速", "%", "6左右"],
        ["2", "新增学位", "个", "900"],
    ]
    projects = [
        ["序号", "项目名称", "建设内容"],
        ["1", "幼有所育", "新建幼儿园3所"],
        ["2", "老有所养", "改造300户"],
    ]
    data = docx("政府工作报告", "二、2025年工作安排", goals, "十件民生实事：", projects)
    report = read_work_report(data, "报告.docx")[0]
    found = {one.text: one for one in report.commitments}
    assert {"幼有所育：新建幼儿园3所", "老有所养：改造300户"} <= set(found)
    (growth,) = [one for text, one in found.items() if "地区生产总值" in text]
    assert growth.kind is Kind.INDICATOR
    assert [(one.value, one.unit) for one in growth.targets] == [(6.0, "%")]


@pytest.mark.parametrize("text", ["通讯录", "一、2024年工作回顾\n过去一年，新建学校9所。"])
def test_a_text_that_promises_nothing_is_refused(text: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(text)
    assert caught.value.fault is DocumentFault.NO_COMMITMENTS


@pytest.mark.documents
def test_the_report_of_wulong(documents: Path) -> None:
    data = (documents / "wulong-2024-report.txt").read_bytes()
    report, _ = read_work_report(data, "wulong.txt")
    source = "".join(data.decode().split())
    for one in report.commitments:
        assert "".join(one.sentence.split()) in source
    assert len(report.commitments) == 176
    figures = [target for one in report.commitments for target in one.targets]
    assert len(figures) >= 120
    for words, value, unit in (
        ("招引项目", 7.0, "个"),
        ("粮食播种面积", 73.3, "万亩"),
        ("盘活国有资产", 13.06, "亿元"),
        ("城镇调查失业率", 5.5, "%"),
        ("森林防火", 1.63, "万亩"),
        ("充电桩", 160.0, "个"),
    ):
        assert (value, unit) in [(one.value, one.unit) for one in of(report, words).targets], words


@pytest.mark.documents
def test_the_two_columns_of_a_pdf_give_the_rows_of_the_text(documents: Path) -> None:
    def rows(name: str) -> list[tuple[str, str]]:
        report, _ = read_work_report((documents / name).read_bytes(), name)
        return [("".join(one.text.split()), one.section) for one in report.commitments]

    assert rows("wulong-2024-report.pdf") == rows("wulong-2024-report.txt")


def test_what_goes_on_with_a_sentence_stays_with_it() -> None:
    report = ahead(
        "1.改造道路118条。其中，建成50条。",
        "2.开工第六水厂等项目。招聘教师30名。",
        "3.新增公交车50台。新增自行车300辆。",
    )
    assert texts(report)[:2] == ["改造道路118条。其中，建成50条", "开工第六水厂等项目"]


def test_the_governments_own_affairs_are_known_by_any_heading() -> None:
    report = ahead("（一）稳增长。新建学校2所。", "（二）切实加强政府自身建设。压减会议5%。")
    assert [one.kind for one in report.commitments] == [Kind.TASK, Kind.GOVERNANCE]


def test_points_that_follow_each_other_in_one_paragraph_are_paragraphs_each() -> None:
    report = ahead(
        "1、优化教育布局。新建小学3所，改造中学2所。2、扩大医疗供给。建成病区4个。",
        "3、完善路网。新改建农村公路60公里。4、实施管网更新2.5公里。",
    )
    assert "扩大医疗供给" not in texts(report)
    assert of(report, "病区").section == "2、扩大医疗供给"
    assert of(report, "小学").section == "1、优化教育布局"
    listed = ahead(
        "重点办好3件实事，分别是：（1）加快建设总投资7亿元的医院。（2）新建公厕12座；（3）打通断头路4条。"
    )
    assert texts(listed)[1:] == ["加快建设总投资7亿元的医院", "新建公厕12座", "打通断头路4条"]
    # A figure with a dot, and a number that runs on from nothing, begin no point.
    plain = ahead("建设充电桩300个。2.5万户改用天然气，新增线路5、6号。")
    assert len(plain.commitments) == 2


def test_lines_that_begin_with_what_they_are_about_are_not_joined() -> None:
    report = ahead(
        "财政：争取上级资金30亿元，比上年增加2亿元，集中用于重点项目和民生支出",
        "投资：实施重点项目150个。完成投资200亿元，其中产业项目投资达到120亿元",
        "消费：举办促销活动50场次",
        "教育：新建幼儿园2所",
    )
    assert of(report, "150个").text == "投资：实施重点项目150个"
    assert of(report, "120亿元").text.endswith("120亿元")
    assert of(report, "幼儿园").text == "教育：新建幼儿园2所"


@pytest.mark.parametrize(
    ("review", "plan"),
    [
        ("回顾2024年工作成果", "展望2025年工作目标"),
        ("回顾过去一年", "谋划新的一年"),
        ("总结二〇二四年", "展望二〇二五年"),
    ],
)
def test_headings_without_a_number_may_begin_with_what_is_done(review: str, plan: str) -> None:
    report = read(
        f"青禾县政府工作报告\n{review}\n全县生产总值增长6%，财政收入增长5%，新建学校4所。\n{plan}\n新建公厕7座。"
    )
    assert texts(report) == ["新建公厕7座"]
