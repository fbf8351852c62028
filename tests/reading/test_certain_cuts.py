"""Lines cut at the width of a text in the middle of a sentence: one finding for all of them (an invented city)."""

from gwreport.reading import understand_document
from gwreport.reading.result import Reading

TITLE = "青禾市2031年优化营商环境工作要点"
CUT = (
    "    1.全面实施许可事项清单管理。10月底前编制并公布市、县两级许可",
    "事项清单。（市行政审批局牵头，市司法局按职责分工负责）",
    "    2.持续推进相对集中许可权改革。严格按照改革方案确定监管的职",
    "责。（市委编办牵头，市行政审批局按职责分工负责）",
    "    3.优化工程建设项目审批。简易低风险项目全流程审批时间压减至",
    "15个工作日以内。（市住建局牵头，市水利局按职责分工负责）",
)


def read(*lines: str) -> Reading:
    return understand_document("\n".join([TITLE, "", *lines]).encode(), "要点.txt")


def told(reading: Reading) -> dict[str, list[object]]:
    found: dict[str, list[object]] = {}
    for one in reading.findings:
        if one.code in ("text-cut-joined", "broken-lines-joined"):
            found.setdefault(str(one.code), []).append(one.facts.get("count"))
    return found


def test_lines_of_one_width_cut_within_a_sentence_are_told_once_with_their_count() -> None:
    reading = read(*CUT)
    assert reading.plan is not None
    assert [one.text.partition("。")[2] for one in reading.plan.items] == [
        "10月底前编制并公布市、县两级许可事项清单。",
        "严格按照改革方案确定监管的职责。",
        "简易低风险项目全流程审批时间压减至15个工作日以内。",
    ]
    assert told(reading) == {"broken-lines-joined": [3]}


def test_they_are_counted_with_the_lines_of_brackets_that_were_cut() -> None:
    bracket = (
        "    4.加强信用监管。6月底前完成信用综合评价结果应用清单编制工作，",
        "推动分级分类。（市发改委牵头，市市场监管局、市人行按职责",
        "分工负责）",
    )
    assert told(read(*CUT, *bracket)) == {"broken-lines-joined": [5]}


def test_lines_of_many_widths_are_each_told_by_its_item() -> None:
    ragged = (*CUT[:2], "    2.推进许可权改革。按照方案确定监管的职", *CUT[3:])
    assert told(read(*ragged)) == {"text-cut-joined": [None, None, None]}


def test_a_single_cut_is_told_by_its_item() -> None:
    assert told(read(*CUT[:2], "2.新建公园4个。（市城管局牵头）")) == {"text-cut-joined": [None]}
