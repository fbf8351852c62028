"""Whatever stands in a cell, judging comes to an end and says why."""

from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.domain.judgement.judging import judge
from gwreport.domain.judgement.results import Account
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.plan.targets import read_targets
from gwreport.domain.rounds import Round
from gwreport.wording.judgement_reasons import explain_reason

PIECES = st.sampled_from(
    [
        "增长",
        "10%",
        "下降",
        "3个",
        "，",
        "。",
        "：",
        "暂停施工",
        "未",
        "被",
        "通报",
        "存在问题",
        "下一步",
        "分别",
        "、",
        "完成",
        "（",
        "）",
        "\n",
        "“",
        "”",
        "亿元",
        "-",
        "前3位",
        "控制在",
        "以内",
        "已复工",
        "2024年",
        "不",
        "待",
        "/",
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60)


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS, TEXTS, TEXTS, st.integers(1, 4))
def test_any_text_gets_a_class_a_score_and_a_reason(
    item: str, text: str, value: str, earlier: str, quarter: int
) -> None:
    plan_item = Item("T1", Kind.TASK, "1", item, targets=read_targets(item), due=value)
    told = Account(text=text, value=value, growth=earlier, problem=item)
    judged = judge(plan_item, told, Round(2025, quarter), earlier=[earlier], economy=5.0)
    assert 0 <= judged.score <= 100
    assert judged.reasons
    assert all(explain_reason(reason) for reason in judged.reasons)


def test_a_text_of_forty_thousand_characters_is_judged_soon() -> None:
    text = "（" * 20000 + "增长1%、" * 5000 + "未未未" * 3000
    item = Item("T1", Kind.TASK, "1", "投资增长10%。", targets=read_targets("投资增长10%。"))
    assert judge(item, Account(text=text), Round(2025, 3)).reasons
