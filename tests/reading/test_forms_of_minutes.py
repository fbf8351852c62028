"""Forms in which the words on who answers stand first, under verbs alone or in brackets; tasks that are headings."""

import pytest

from gwreport.domain.plan.documents import PastReport
from gwreport.reading import understand_document
from tests.reading.text_tables import FORMATS, read_items, read_table

FORMS = sorted(FORMATS)


@pytest.mark.parametrize(
    ("first", "task", "leads", "helps", "due"),
    [
        ("由区城管局牵头，区财政局配合", "6月底前完成公园改造", "区城管局", "区财政局", "6月底前"),
        ("由区城管局负责", "10月底前建成公厕8座", "区城管局", "", "10月底前"),
        ("由区城管局负责", "于10月底前建成公厕8座", "区城管局", "", "10月底前"),
        ("由区城管局负责", "务必在10月底前建成公厕8座", "区城管局", "", "10月底前"),
        ("由区城管局、区园林中心牵头，各镇街配合", "新建公园4个", "区城管局、区园林中心", "各镇街", ""),
        ("由区城管局牵头，区财政局、区住建局参与", "全年开展整治12次", "区城管局", "区财政局、区住建局", "全年"),
    ],
)  # fmt: skip
def test_a_task_may_begin_with_who_answers_for_it(
    first: str, task: str, leads: str, helps: str, due: str
) -> None:
    text = f"""青禾区政府2026年第3次常务会议议定事项
现将会议议定事项分解如下。
1.{first}，{task}。
2.由区教育局牵头，区住建局配合，8月底前完成校舍扩建。
"""
    assert read_items(text.encode(), "a.txt") == [
        ("1", f"{task}。", "", leads, helps, due),
        ("2", "8月底前完成校舍扩建。", "", "区教育局", "区住建局", "8月底前"),
    ]


def test_a_sentence_that_says_by_whom_is_no_division() -> None:
    text = """青禾区2026年任务分解
1.由政府主导，推动公园建设。
牵头单位：区城管局
2.由点及面，推开垃圾分类。
牵头单位：区城管局
"""
    assert [row[1] for row in read_items(text.encode(), "a.txt")] == [
        "由政府主导，推动公园建设。",
        "由点及面，推开垃圾分类。",
    ]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("over", "lead", "helps"),
    [
        ("承办单位", "主办", "协办"),
        ("责任单位", "牵头", "配合"),
        ("责任部门", "主责", "参与"),
        ("实施单位", "牵头", "协同"),
    ],
)
def test_units_divided_by_verbs_alone_lead_and_help(
    over: str, lead: str, helps: str, form: str
) -> None:
    table = f"""
    序号|工作任务|{over}|<|完成时限
    ^|^|{lead}|{helps}|^
    1|新建口袋公园4个|区城管局|区财政局|6月底
    2|建成卫生院3所|区卫生健康委|各镇街|全年
    """
    assert read_table(table, form=form) == [
        ("1", "新建口袋公园4个", "", "区城管局", "区财政局", "6月底"),
        ("2", "建成卫生院3所", "", "区卫生健康委", "各镇街", "全年"),
    ]


def test_verbs_side_by_side_are_headings_without_one_over_them() -> None:
    table = """
    序号|工作任务|牵头|配合|完成时限
    1|新建口袋公园4个|区城管局|区财政局|6月底
    2|建成卫生院3所|区卫生健康委|各镇街|全年
    """
    assert [row[3:5] for row in read_table(table)] == [
        ("区城管局", "区财政局"),
        ("区卫生健康委", "各镇街"),
    ]


def _report(data: bytes, name: str) -> PastReport:
    reading = understand_document(data, name)
    assert reading.report is not None
    return reading.report


def test_who_helps_leads_nothing_in_a_report_either() -> None:
    table = """
    序号|项目名称|进展情况|承办单位|<
    ^|^|^|主办|协办
    1|新建口袋公园|建成3个。|区城管局|区财政局
    2|建设卫生院|全部开工。|区卫生健康委|各镇街
    """
    report = _report(FORMATS["docx"](table, "2026年民生实事进展情况"), "a.docx")
    assert [one.lead_units for one in report.tasks] == [("区城管局",), ("区卫生健康委",)]


@pytest.mark.parametrize("marks", ["【】", "〔〕", "[]"])
def test_labels_in_brackets_need_no_colon(marks: str) -> None:
    begin, end = marks
    labels = [f"{begin}{one}{end}" for one in ("牵头", "配合单位", "时限")]
    text = f"""青禾区2026年民生实事责任分工
1、新建口袋公园4个。
{labels[0]}区城管局　{labels[1]}区财政局、各镇街　{labels[2]}6月底
2、建成卫生院3所。{labels[0]}区卫生健康委；{labels[1]}区住建局；{labels[2]}年底前
"""
    assert read_items(text.encode(), "a.txt") == [
        ("1", "新建口袋公园4个。", "", "区城管局", "区财政局、各镇街", "6月底"),
        ("2", "建成卫生院3所。", "", "区卫生健康委", "区住建局", "年底前"),
    ]


@pytest.mark.parametrize("form", ["docx", "xlsx", "html"])
def test_a_name_broken_over_three_lines_is_one(form: str) -> None:
    table = """
    牵头单位|目标任务|责任单位
    区政⏎府办⏎公室|推进政务公开|各镇街
    区农⏎业农⏎村局|新建高标准农田2万亩|区财政局
    区委宣⏎传部|开展宣讲60场|区文旅⏎局
    """
    read = read_table(table, form=form)
    assert [row[3:5] for row in read] == [
        ("区政府办公室", "各镇街"),
        ("区农业农村局", "区财政局"),
        ("区委宣传部", "区文旅局"),
    ]


@pytest.mark.parametrize("below", ["完成情况", "进展情况", "实施进度"])
def test_headings_over_what_was_done_are_the_tasks(below: str) -> None:
    text = f"""2026年青禾镇民生实事项目实施情况的报告
各位代表：
2026年青禾镇确定的项目有3个，基本情况如下：
一、口袋公园建设项目{below}
总投资230万元，建成口袋公园4个，已投入使用。
二、道路提升项目{below}
道路全长600米，现已通车。
三、农贸市场改造项目{below}
因设备到货延迟，目前完成60%。
各位代表，镇政府将继续努力！
"""
    report = _report(text.encode(), "a.txt")
    assert [(one.number, one.text, one.completion) for one in report.tasks] == [
        ("一", "口袋公园建设项目", "总投资230万元，建成口袋公园4个，已投入使用。"),
        ("二", "道路提升项目", "道路全长600米，现已通车。"),
        ("三", "农贸市场改造项目", "因设备到货延迟，目前完成60%。"),
    ]


def test_chapters_of_a_report_are_no_tasks() -> None:
    from gwreport.errors import DocumentError

    text = """2026年青禾镇民生实事实施情况的报告
一、总体情况
各项工作有序推进。
二、存在问题
个别项目进度偏慢。
三、下一步打算
加快推进。
"""
    with pytest.raises(DocumentError):
        understand_document(text.encode(), "a.txt")


@pytest.mark.parametrize("number", ["{}、", "（{}）"])
def test_led_tasks_may_be_numbered_as_headings_are(number: str) -> None:
    one, two = map(number.format, "一二")
    text = f"""青禾区政府专题会议纪要
会议议定以下事项：
{one}由区城管局牵头，区财政局配合，6月底前完成公园改造。
{two}由区委宣传部会同区融媒体中心，做好消费季宣传。
会议强调，各单位要加强协调。
"""
    assert [row[1:] for row in read_items(text.encode(), "a.txt")] == [
        ("6月底前完成公园改造。", "", "区城管局", "区财政局", "6月底前"),
        ("做好消费季宣传。", "", "区委宣传部", "区融媒体中心", ""),
    ]


def test_tasks_may_be_given_to_persons_alone() -> None:
    text = """青禾中学2026年秋季学期重点工作安排
一、教育教学
1.评选校级优课20节。
责任人：王家和
完成时间：10月底前
2.举办科技节，参与率不低于80%。
责任人：李强、赵敏
完成时间：11月15日前
"""
    plan = understand_document(text.encode(), "a.txt").plan
    assert plan is not None
    assert [
        (one.number, one.text, [who.name for who in one.contacts], one.due) for one in plan.items
    ] == [
        ("1", "评选校级优课20节。", ["王家和"], "10月底前"),
        ("2", "举办科技节，参与率不低于80%。", ["李强", "赵敏"], "11月15日前"),
    ]
