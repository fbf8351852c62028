"""The unit's own class against the class that its own figures and words bear."""

import pytest

from gwreport.domain.findings.code import Severity
from gwreport.domain.plan.plan import Kind
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.wording.findings.explaining import explain
from tests.domain.checks.cases import case, codes, entry, told

HALL = "建成青禾会展中心。"


@pytest.mark.parametrize(
    ("task", "text", "value", "growth"),
    [
        ("完成绿化2000亩。", "累计完成绿化900亩，正抓紧备苗。", "", ""),
        ("完成绿化2000亩。", "苗木已全部到位，组织冬季栽植。", "900亩", ""),
        ("社会消费品零售总额增长6%。", "组织促消费活动12场，市场平稳。", "", "-1.2"),
        ("营商环境评价进入全省前五。", "营商环境评价居全省第十一位，较上年下降。", "", ""),
    ],
)
def test_on_schedule_beside_a_figure_below_is_told_with_the_class_it_bears(
    task: str, text: str, value: str, growth: str
):
    (finding,) = told(case(entry(text, "依时序推进", value=value, growth=growth), text=task), ())
    assert finding.code == "behind-in-figures"
    assert finding.severity is Severity.ERROR
    assert finding.facts["proposed"] is Status.BEHIND
    assert "未依时序推进" in explain(finding).message


@pytest.mark.parametrize("status", ["依时序推进", "已完成"])
@pytest.mark.parametrize(
    "text",
    [
        "初步设计未通过专家评审，正在修改方案。",
        "该项目未纳入省级重点项目清单，资金没有着落。",
        "受连续降雨影响，竣工时间推迟到次年3月。",
        "主体施工有序进行，力争明年年初建成。",
        "可研报告已报批，正在办理供地手续。",
        "经研究，该项目移出今年清单。",
    ],
)
def test_a_good_class_beside_words_of_failing_or_putting_off_is_an_error(status: str, text: str):
    found = told(case(entry(text, status), text=HALL), ())
    assert [one.code for one in found] == ["late-in-words"]
    assert found[0].facts["proposed"] is Status.BEHIND


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("加快建设低碳研究院。", "研究院科研楼已封顶，正开展内部装修设计。"),
        ("力争开工滨江快速路。", "施工图已审定，正全力开展征地和施工招标。"),
        ("推进老码头改造项目。", "已签订协议，正加紧洽谈运营合作。"),
        ("打造文化街区。", "街区方案已审定，正报批用地。"),
    ],
)
def test_done_beside_works_that_go_on_is_an_error_of_whatever_works(wanted: str, text: str):
    (finding,) = told(case(entry(text, "已完成"), text=wanted), ())
    assert finding.code == "unfinished-in-words"


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("打造文化街区。", "街区已全部建成，正常运营，正式对外开放。"),
        ("推进老码头改造项目。", "改造方案修正后已实施到位，全部建成投用。"),
    ],
)
def test_words_that_only_look_like_works_under_way_are_left_in_peace(wanted: str, text: str):
    assert told(case(entry(text, "已完成"), text=wanted), ()) == []


@pytest.mark.parametrize(
    "text",
    [
        "会展中心基本建成，正在进行消防验收。",
        "会展中心主体封顶，外墙正在施工。",
        "会展中心建成1号馆，尚余2处未交付。",
    ],
)
def test_done_beside_words_of_work_that_goes_on_is_an_error(text: str):
    (finding,) = told(case(entry(text, "已完成"), text=HALL), ())
    assert finding.code == "unfinished-in-words"
    assert finding.facts["proposed"] is Status.ON_SCHEDULE


@pytest.mark.parametrize("status", ["依时序推进", "已完成"])
def test_a_class_without_a_figure_for_a_target_is_unproven(status: str):
    text = "坚持高位推动，召开调度会，各项工作有序推进。"
    (finding,) = told(case(entry(text, status), text="完成工业投资50亿元。"), ())
    assert (finding.code, finding.severity) == ("status-unproven", Severity.WARNING)
    assert finding.facts["goal"] == "完成工业投资50亿元"


def test_a_number_among_other_wants_is_asked_for_too():
    task = "启动老城片区修复，建成口袋公园4个。"
    text = "完成消防水池3口，栽植各类乔木5000株，年底基本完成修复任务。"
    (finding,) = told(case(entry(text, "依时序推进"), text=task), ())
    assert finding.code == "status-unproven"
    assert "4个" in str(finding.facts["goal"])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("检查食品企业1200家次，处罚18起。", "done-without-end"),
        ("检查食品企业1200家次，正在开展专项整治。", "unfinished-in-words"),
        ("持续开展检查，整改隐患46处。", "unfinished-in-words"),
        ("排查隐患26处，待专家验收后销号。", "unfinished-in-words"),
        ("整改隐患46处，剩余5处正在办理。", "unfinished-in-words"),
    ],
)
def test_done_of_what_has_no_end_of_its_own_is_told_before_the_years_end(text: str, code: str):
    entry_ = entry(text, "已完成")
    (finding,) = told(case(entry_, text="加强食品安全监管。"), ())
    assert finding.code == code
    assert finding.facts["proposed"] is Status.ON_SCHEDULE
    assert finding.facts.get("words", "") in text
    assert told(case(entry_, text="加强食品安全监管。", round_=Round(2025, 4)), ()) == []


@pytest.mark.parametrize(
    ("task", "text", "status"),
    [
        (HALL, "会展中心已建成投用，正在办理竣工决算。", "已完成"),
        (HALL, "会展中心主体封顶，外墙正在施工，12月底建成。", "依时序推进"),
        ("完成绿化2000亩。", "累计完成绿化1560亩，正抓紧备苗。", "依时序推进"),
        ("完成绿化2000亩。", "累计完成绿化2010亩，正在组织管护。", "已完成"),
        ("新认定高新技术企业30家。", "新认定高新技术企业26家，另有3家未通过评审。", "依时序推进"),
        ("推进政务公开。", "法定文件主动公开率达98%，任务完成。", "已完成"),
        ("支持企业上市。", "2家企业已完成上市辅导备案。", "已完成"),
        ("加强食品安全监管。", "检查食品企业1200家次。存在问题：基层力量不足。", "依时序推进"),
        ("新建公园4个。", "四个公园全部建成开放。", "已完成"),
        ("抢抓机遇，争取债券资金25亿元以上。", "全年争取三项31.8亿元，超过目标6.8亿元。", "已完成"),
        ("争创省级文明城区。", "通过省级复评，等待公布结果。", "依时序推进"),
        (HALL, "可研报告未通过评审，项目落后于计划。", "未依时序推进"),
    ],
)
def test_an_honest_class_is_left_in_peace(task: str, text: str, status: str):
    looked_at = case(entry(text, status, problem="资金不足。", step="加快推进。"), text=task)
    assert codes(looked_at, ()) == []


def test_a_second_unit_tells_of_its_own_part_only():
    first = entry("累计完成绿化1560亩，正抓紧备苗。", "依时序推进")
    second = entry("提供苗木300亩，完成检疫。", "依时序推进", unit="区林业局")
    assert codes(case(first, second, text="完成绿化2000亩。"), ()) == []


def test_towns_that_each_tell_of_their_part_are_left_in_peace():
    towns = [entry(f"完成绿化{n}亩。", "依时序推进", unit=f"镇{n}") for n in range(150, 160)]
    assert codes(case(*towns, text="完成绿化2000亩。"), ()) == []


def test_each_contradiction_is_told_once():
    halted = entry("因资金链断裂，会展中心项目停工至今。", "依时序推进")
    below = entry("已建成公园2个。", "已完成")
    assert codes(case(halted, text=HALL), ()) == ["stalled-in-words"]
    assert codes(case(below, text="新建公园5个。"), ()) == ["done-below-target"]


def test_the_years_end_asks_for_the_end():
    looked_at = case(
        entry("会展中心外墙正在施工，完成工程量70%。", "已完成"),
        text=HALL,
        kind=Kind.TASK,
        round_=Round(2025, 4),
    )
    found = told(looked_at, ())
    assert found
    assert found[0].facts["proposed"] is Status.BEHIND


@pytest.mark.parametrize(
    ("task", "text", "status"),
    [
        ("加强消防站建设。", "24个乡镇中，已建立小型消防站7个。", "已完成"),
        ("加强消防站建设。", "24个乡镇中，已建立小型消防站7个。", "依时序推进"),
        ("力争开工滨江快速路。", "可研报告已编制完成，正全力开展规划选址和用地预审。", "已完成"),
        ("盘活国有资产。", "盘活方案已印发，至今尚无一宗资产完成处置。", "依时序推进"),
        ("开展信用评价试点。", "指标体系至今没有着手。", "依时序推进"),
    ],
)
def test_a_good_class_beside_a_small_part_or_nothing_done_is_an_error(
    task: str, text: str, status: str
):
    (finding,) = told(case(entry(text, status), text=task), ())
    assert (finding.code, finding.severity) == ("late-in-words", Severity.ERROR)


def test_a_part_that_is_not_all_is_told_beside_done():
    looked_at = case(entry("24个乡镇中，已建立小型消防站21个。", "已完成"), text="加强消防站建设。")
    (finding,) = told(looked_at, ())
    assert finding.code == "unfinished-in-words"


def test_what_is_wanting_beside_what_goes_on_is_asked_about():
    text = "已建设农服中心7个，开展培训12场。信用评价指标体系还没有着手。"
    looked_at = case(entry(text, "依时序推进"), text="深化供销合作社综合改革，开展信用评价试点。")
    (finding,) = told(looked_at, ())
    assert (finding.code, finding.severity) == ("hindered-in-words", Severity.WARNING)
    assert "还没有着手" in explain(finding).message


def test_what_is_wanting_under_a_heading_of_problems_was_told_openly():
    text = "已建设农服中心7个，开展培训12场。存在问题：信用评价指标体系还没有着手。"
    looked_at = case(entry(text, "依时序推进"), text="深化供销合作社综合改革，开展信用评价试点。")
    assert "hindered-in-words" not in codes(looked_at, ())
