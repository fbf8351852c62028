"""The covering text: its numbers are those of the annexes, its template can be replaced."""

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.domain.decisions.closings import Closing, Ground
from gwreport.domain.decisions.decisions import Decision, DecisionKind
from gwreport.domain.judgement.results import Reason
from gwreport.domain.merging.summary import UnitProgress
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import IS_BEHIND, Status, UnitState
from gwreport.errors import DocumentError, DocumentFault
from gwreport.reports.behind import behind_rows
from gwreport.reports.data import ReportData
from gwreport.reports.item_lines import ItemLine
from gwreport.reports.texts.covering import TEMPLATE, covering_text, covering_values
from gwreport.reports.texts.covering_words import behind_words, indicator_words, short_name
from gwreport.reports.texts.office_templates import BUILT_IN
from gwreport.reports.unit_lines import UnitLine
from gwreport.wording.names import STATUSES
from tests.reports.word_report_samples import EXAMPLE, TOO_LATE, line, report, unit, word_report


def numbers(text: str, pattern: str) -> list[int]:
    return [int(found) for found in re.findall(pattern, text)]


def words_of(one: ItemLine) -> str:
    (row,) = behind_rows([one], Round(2025, 3))
    return behind_words(row, "附件3")


def annex_rows(data: ReportData) -> list[int]:
    """Count the rows of the three annexes in the finished file, without their headers."""
    import docx

    document = docx.Document(io.BytesIO(word_report(data)))
    return [
        sum(row._tr.tc_lst[0].xpath("string(.)").isdecimal() for row in table.rows)
        for table in document.tables
    ]


def test_it_tells_the_example_as_an_office_would() -> None:
    text = covering_text(EXAMPLE)
    assert text.title == (
        "青禾区人民政府办公室\n关于2025年前三季度政府工作报告目标任务\n完成情况的报告"
    )
    assert text.recipient == "青禾区人民政府："
    assert text.office == "青禾区人民政府办公室"
    lines = text.body.split("\n")
    assert (
        "本期共向3个牵头责任单位下发填报表，要求于2025年10月10日前报送。截至2025年10月13日，"
        "收到2个单位的填报表，其中按时报送1个、逾期报送1个；未报送1个。"
        "牵头责任单位均未报送的有1项。" in lines
    )
    assert "逾期报送的单位：区财政局。" in lines
    assert "未报送的单位：区农业农村委。" in lines
    assert (
        "1.治理河道12公里，建设清源水库（区水利局、区财政局，附件3第1项）。"
        "进展情况：水库暂停施工；治理河道11.6公里。存在问题：用地报批未通过。下一步措施：10月底前补正材料 重新报批。"
        in lines
    )
    assert lines.index("六、报送情况") > lines.index("五、下一步工作")
    assert "超额完成的任务1项：改造管网30公里。" in lines
    assert "{{" not in text.body
    assert all(line.strip() for line in lines)


def test_a_unit_whose_file_cannot_be_opened_is_not_said_to_have_sent_none() -> None:
    sent = UnitLine(UnitProgress("区数据局", UnitState.REFUSED, 2, 0), date(2025, 10, 10))
    silent = unit("区财政局", None)
    said = covering_values(report([line("T1", "治理河道12公里。")], [silent, sent]))
    assert said["silent_units"] == "区财政局、区数据局（所报文件无法打开）"


@settings(max_examples=25, deadline=None)
@given(
    statuses=st.lists(st.sampled_from(list(Status)), min_size=1, max_size=60),
    kinds=st.lists(st.sampled_from("ITG"), min_size=60, max_size=60),
)
def test_its_numbers_are_those_of_the_annexes(
    statuses: Sequence[Status], kinds: Sequence[str]
) -> None:
    data = report(
        [
            line(f"{kind}{number}", f"任务{number}。", "有进展。", status)
            for number, (status, kind) in enumerate(zip(statuses, kinds, strict=False), 1)
        ]
    )
    body = covering_text(data).body
    overall = body[body.index("一、总体情况") : body.index("\n二、")]
    indicators, tasks, behind = annex_rows(data)
    (total,) = numbers(overall, r"目标任务共(\d+)项")
    assert total == len(statuses) == tasks
    assert numbers(overall, r"主要指标(\d+)项") == ([indicators] if indicators else [])
    assert numbers(overall, r"未依时序推进(?:和停滞暂缓)?的共(\d+)项") == [behind]
    assert behind == sum(status in IS_BEHIND for status in statuses)
    named = STATUSES | {Status.UNKNOWN: "尚待核实"}
    for status, name in named.items():
        said = numbers(overall, rf"(?<![未]){name}(\d+)项、占")
        assert said == ([statuses.count(status)] if status in statuses else [])
    shares = re.findall(r"\d+项、占(\d+\.\d)%[；。]", overall.partition("依时序推进及以上")[0])
    assert round(sum(float(share) for share in shares) * 10) == 1000
    listed = numbers(body, r"(?m)^(\d+)\.任务")
    assert len(listed) == min(behind, 30)
    assert numbers(body, r"其余(\d+)项见附件3") == ([behind - 30] if behind > 30 else [])


def test_without_any_return_it_says_so() -> None:
    data = report([line("T1", "新建公园。")], [unit("区水利局", None), unit("区财政局", "")])
    body = covering_text(data).body
    assert "尚未收到任何单位的填报表" in body
    assert "共1项" in body
    assert "尚未报送1项、占100.0%" in body
    assert "待研判" not in body


def test_all_units_late_are_all_named() -> None:
    data = report(
        [line("T1", "新建公园。", "建成。", Status.DONE)],
        [unit("区水利局", TOO_LATE), unit("区财政局", TOO_LATE)],
    )
    body = covering_text(data).body
    assert "收到2个单位的填报表，均逾期报送。" in body
    assert "逾期报送的单位：区水利局、区财政局。" in body


def test_nothing_behind_and_nothing_done_are_said() -> None:
    body = covering_text(report([line("T1", "新建公园。", "在建。", Status.ON_SCHEDULE)])).body
    assert "三、未依时序推进的任务和原因\n截至本期末，没有未依时序推进的目标任务。" in body
    assert "下一步工作" not in body
    assert "没有超额完成或者已经完成的任务" in body
    # A plan without indicators is not told of them.
    assert "主要指标" not in body


def test_what_is_closed_is_counted_where_anything_is() -> None:
    ground = Ground((1,)).value()
    decision = Decision(
        1, "2025-Q2", "T1", DecisionKind.CLOSE, ground, "已验收", "甲", datetime.now()
    )
    done, other = (line(one, "新建公园。", "建成。", Status.DONE) for one in ("T1", "T2"))
    closed = replace(done, merged=replace(done.merged, closed=Closing(decision, Ground((1,)))))
    assert "已核实销号的共1项" in covering_text(report([closed, other])).body
    assert "销号" not in covering_text(report([done, other])).body


def test_the_end_of_the_year_has_its_own_words() -> None:
    year = report(
        [
            line("T1", "新建公园。", "建成九成。", Status.NEARLY_DONE),
            line("T2", "改造管网。", "停工。", Status.BEHIND),
        ],
        quarter=4,
    )
    text = covering_text(year)
    assert "关于2025年政府工作报告目标任务" in text.title
    assert "较好完成1项、占50.0%；未完成1项、占50.0%。" in text.body
    assert "较好完成及以上的共1项、占50.0%，未完成的共1项、占50.0%。" in text.body
    assert "三、未完成的任务和原因\n未完成的共1项，逐项情况见附件3。" in text.body
    assert "1.改造管网（区水利局，附件3第1项）。进展情况：停工。" in text.body


def test_an_item_without_a_lead_unit_is_told_of() -> None:
    body = covering_text(report([line("T1", "新建公园。", "停工", Status.STALLED, leads=())])).body
    assert "1.新建公园（未列明，附件3第1项）。进展情况：停工。" in body


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (
            line("I1", "地区生产总值增长6%以上。", "增长6.7%，增速居全市第4位。", growth="6.7%"),
            "地区生产总值增长6.7%（增速居全市第4位，全年目标增长6%以上）",
        ),
        (
            line("I1", "民间投资增长12%。", "同比下降2.3%。", growth="-2.3%"),
            "民间投资下降2.3%（全年目标增长12%）",
        ),
        (
            line("I1", "城镇新增就业1.8万人以上。", "新增就业15362人。", value="15362人"),
            "城镇新增就业15362人（全年目标1.8万人以上）",
        ),
        (
            line(
                "I1", "进出口总额增长5%。", "前三季度，进出口总额131.1亿元。数据待核。", growth="/"
            ),
            "进出口总额131.1亿元（全年目标增长5%）",
        ),
        (line("I1", "进出口总额增长5%。"), "进出口总额增长尚未报送（全年目标5%）"),
    ],
    ids=["rank", "decline", "level", "no figure", "not reported"],
)
def test_an_indicator_is_told_with_what_is_stated(item: ItemLine, words: str) -> None:
    assert indicator_words(item) == words


def test_an_indicator_that_is_behind_by_what_was_told_elsewhere_says_so() -> None:
    reached = line("I1", "税收增长8%。", "增长14.1%。", Status.BEHIND, growth="14.1%")
    other = replace(reached, grounds=(Reason("same-item", {"item": "税收增长8%"}),))
    assert indicator_words(other).endswith("与同一目标另一处填报的数据不一致，待核实）")
    assert "不一致" not in indicator_words(reached)


def test_what_comes_next_is_the_units_own_or_asked_for_and_never_made_up() -> None:
    body = covering_text(
        report(
            [
                line("T1", "建水库。", "停工。", Status.BEHIND, problem="社会投资方资金链断裂。"),
                line(
                    "T2",
                    "建桥。",
                    "停工。",
                    Status.BEHIND,
                    problem="用地未批。",
                    next_step="11月报批。",
                ),
                line("I1", "民间投资增长5%。", "同比下降2%。", Status.BEHIND, leads=("区统计局",)),
            ]
        )
    ).body
    assert body.partition("五、下一步工作\n")[2].partition("\n六、")[0].split("\n") == [
        "已报下一步措施的1项（附件3第3项），涉及用地1项，由牵头责任单位按所报措施推进。",
        "需要补充存在问题、下一步措施和完成时间的1项（附件3第1项），由区统计局补充报送。",
        "需要补充下一步措施和完成时间的1项（附件3第2项），由区水利局补充报送。",
    ]
    # An indicator's table has no column for a problem: nobody kept silent about it.
    assert "没有报明" not in body


def test_more_places_than_one_reads_are_counted_and_not_listed() -> None:
    lines = [line(f"T{one}", f"修建{one}号桥。", "停工。", Status.BEHIND) for one in range(1, 18)]
    body = covering_text(report(lines)).body
    assert "完成时间的17项（见附件3），由区水利局补充报送。" in body
    assert "附件3第1—17项" not in body


def test_a_measure_of_phrases_only_is_asked_for() -> None:
    told = {"problem": "用地未批。", "next_step": "加快推进，力争年底前完成。"}
    body = covering_text(report([line("T1", "建桥。", "停工。", Status.BEHIND, **told)])).body
    assert "按所报措施推进" not in body
    assert "需要补充具体措施和完成时间的1项（附件3第1项），由区水利局补充报送。" in body


def test_items_that_stand_under_several_leaders_are_said_to_be_counted_once() -> None:
    joint = line("T1", "建桥。", "在建。", leaders=("甲某", "乙某"))
    own = line("T2", "修路。", "在建。")
    body = covering_text(report([joint, own])).body
    assert "几位领导共同牵头的1项，在附件中各位领导名下分别列出，以上各数只计一次。" in body
    assert "共同牵头" not in covering_text(report([own])).body


def test_no_class_of_indicators_is_counted_that_has_none() -> None:
    body = covering_text(report([line("I1", "进出口总额增长5%。"), line("T1", "建桥。")])).body
    assert "1项主要指标中，尚未报送的1项。" in body


def test_kinds_are_counted_only_where_there_are_several() -> None:
    tasks = [line("T1", "建桥。"), line("T2", "修路。")]
    assert "的目标任务共2项。全部2项中" in covering_text(report(tasks)).body
    both = covering_text(report([line("I1", "进出口总额增长5%。"), *tasks])).body
    assert "的目标任务共3项，其中主要指标1项、工作任务2项。全部3项中" in both


def test_a_long_name_is_cut_between_clauses() -> None:
    long = line("T1", "推进项目建设，" * 20 + "全部完工。")
    assert short_name(long) == "推进项目建设，" * 7 + "推进项目建设"


def test_the_cause_is_looked_for_in_the_text_too() -> None:
    told = line("T1", "甲。", "已开工。存在问题：资金缺口大。下一步：争取债券。", Status.BEHIND)
    assert words_of(told) == "进展情况：已开工。存在问题：资金缺口大。下一步措施：争取债券。"


def test_a_very_long_text_is_quoted_in_part_only() -> None:
    long = line("T1", "甲" * 40_000, "进展顺利" * 10_000, Status.BEHIND, problem="缺" * 40_000)
    assert len(covering_text(report([long])).body) < 2_000


def test_an_office_can_use_its_own_words(tmp_path: Path) -> None:
    (tmp_path / "covering.txt").write_text(
        "关于{{ period }}完成情况的报告\n\n县政府：\n共{{ total }}项。"
        "{% for one in statuses %}{{ one.name }}{{ one.count }}{% endfor %}"
        "落后{{ behind_count }}项：{% for one in behind %}{{ one.name }}{% endfor %}\n",
        encoding="utf-8",
    )
    text = covering_text(EXAMPLE, str(tmp_path))
    assert text.title == "关于前三季度完成情况的报告"
    assert text.recipient == "县政府："
    assert text.body.startswith("共8项。")


@pytest.mark.parametrize(
    ("words", "fault", "named"),
    [
        ("报告\n\n共{{ total }}项", DocumentFault.TEMPLATE_LACKS, "{{ behind_count }}"),
        ("报告\n\n共{{ sum }}项", DocumentFault.TEMPLATE_UNKNOWN, "{{ sum }}"),
        ("报告\n\n{% if total %}", DocumentFault.TEMPLATE_WRONG, "第3行"),
    ],
    ids=["missing", "unknown", "broken"],
)
def test_a_template_that_does_not_fit_is_refused(
    tmp_path: Path, words: str, fault: DocumentFault, named: str
) -> None:
    (tmp_path / "covering.txt").write_text(words, encoding="utf-8")
    with pytest.raises(DocumentError) as caught:
        covering_text(EXAMPLE, str(tmp_path))
    assert caught.value.fault is fault
    assert named in caught.value.detail


def test_every_placeholder_is_filled_and_described() -> None:
    known = TEMPLATE.required | TEMPLATE.optional
    assert set(covering_values(EXAMPLE)) == known
    described = (BUILT_IN / "README.md").read_text(encoding="utf-8")
    section = described[described.index("## covering.txt") :].split("\n## ")[0]
    assert {name for name in known | TEMPLATE.parts if f"`{name}`" not in section} == set()


def test_the_headings_of_the_causes_are_numbered_without_a_gap() -> None:
    funds = [
        line(f"T{n}", f"任务{n}。", "在建。", Status.BEHIND, problem="资金没有到位")
        for n in range(1, 31)
    ]
    # The rows of these two causes stand behind those that are named, in an order of causes before and between.
    late = [
        line("T31", "任务31。", "在建。", Status.BEHIND, problem="用地没有落实"),
        line("T32", "任务32。", "在建。", Status.BEHIND, problem="市场需求不足"),
    ]
    first = line("T0", "任务0。", "在建。", Status.BEHIND, problem="手续没有批复")
    body = covering_text(report([first, *funds, *late])).body
    heads = re.findall(r"(?m)^（(.)）(因.{2})", body)
    assert heads == [("一", "因资金"), ("二", "因前期")]


def test_the_last_section_is_counted_from_those_before_it() -> None:
    behind = line("T1", "新建公园8个。", "建成1个。", Status.BEHIND)
    good = line("T1", "新建公园。", "在建。", Status.ON_SCHEDULE)
    assert "\n四、下一步工作" in covering_text(report([behind])).body
    assert "\n五、报送情况" in covering_text(report([behind])).body
    assert "\n四、报送情况" in covering_text(report([good])).body


def test_no_template_of_ours_asks_for_words_or_has_numerals_to_choose_from() -> None:
    asked = re.compile(r"{[{%](?:(?![%}]}).)*?(?:[=!]=\s*[\"']|\[\s*[\"'])")
    told = [one.name for one in BUILT_IN.glob("*.txt") if asked.search(one.read_text("utf-8"))]
    assert told == []
