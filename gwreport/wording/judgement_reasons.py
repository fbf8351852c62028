"""The sentences of reasons (研判理由) and of the rules of judging (口径说明)."""

from gwreport.domain.judgement.results import Reason
from gwreport.domain.judgement.rules import DEFAULT_RULES, Rules
from gwreport.domain.statuses import Status
from gwreport.wording.names import STATUSES

SENTENCES: dict[str, str] = {
    "year-exceeded": "“{goal}”目标 {target}，完成 {value}，为目标的 {share}，超额完成",
    "year-done": "“{goal}”目标 {target}，完成 {value}，达到目标",
    "year-about": "“{goal}”目标 {target}，完成 {value}，差 {gap}，在“左右”容许的 {tolerance} 以内",
    "year-nearly": "“{goal}”目标 {target}，完成 {value}，为目标的 {share}，差 {gap}，没有达到但属较好完成",
    "year-just-not-more": "“{goal}”要求{target}，完成 {value}，只是持平，没有超过",
    "year-behind": "“{goal}”目标 {target}，完成 {value}，只有目标的 {share}，差 {gap}",
    "year-opposite": "“{goal}”目标 {target}，实际 {value}，与目标方向相反，相差 {gap}",
    "amount-exceeded": "“{goal}”全年目标 {target}，已完成 {value}，为目标的 {share}，已超过全年目标",
    "amount-done": "“{goal}”全年目标 {target}，已完成 {value}，已达到全年目标",
    "amount-ahead": "“{goal}”全年目标 {target}，已完成 {value}，占 {share}，比序时（{due}）高 {points} 个百分点",
    "amount-even": "“{goal}”全年目标 {target}，已完成 {value}，占 {share}，与序时（{due}）持平",
    "amount-own-node": "“{goal}”全年目标 {target}，已完成 {value}，占 {share}，达到方案自定节点（{due}）",
    "amount-close": "“{goal}”全年目标 {target}，已完成 {value}，占 {share}，比序时（{due}）低 {points} 个百分点，在容许的 {tolerance} 以内",
    "amount-close-node": "“{goal}”全年目标 {target}，已完成 {value}，占 {share}，比方案自定节点（{due}）低 {points} 个百分点，在容许的 {tolerance} 以内",
    "amount-whole": "“{goal}”全年目标 {target}，已完成 {value}，按序时（{due}）容许低 {tolerance}，取整数不少于 {least}",
    "amount-behind": "“{goal}”全年目标 {target}，已完成 {value}，占 {share}，比序时（{due}）低 {points} 个百分点，应有 {expected}，差 {short}",
    "amount-behind-node": "“{goal}”全年目标 {target}，已完成 {value}，占 {share}，比方案自定节点（{due}）低 {points} 个百分点，应有 {expected}，差 {short}",
    "amount-behind-whole": "“{goal}”全年目标 {target}，已完成 {value}，占 {share}，比序时（{due}）低 {points} 个百分点",
    "amount-begun": "“{goal}”全年目标 {target}，文字写的是“{words}”，连已开始的也只占 {share}，比序时（{due}）低 {points} 个百分点",
    "amount-on-time": "“{goal}”目标 {target}，已完成 {value}，文字写明“{words}”",
    "days-short": "“{goal}”全年目标 {target}，目前 {value}，今年余下 {left} 天全部达标也只有 {most} 天，已不能达到目标",
    "rate-reached": "“{goal}”全年目标 {target}，目前 {value}，达到目标",
    "rate-close": "“{goal}”全年目标 {target}，目前 {value}，比目标低 {gap}，在容许的 {tolerance} 以内",
    "rate-close-told": "“{goal}”全年目标 {target}，目前 {value}，比目标低 {gap}，文字也写明“{words}”",
    "rate-behind": "“{goal}”全年目标 {target}，目前 {value}，比目标低 {gap}",
    "rate-rest": "“{goal}”全年目标 {target}，目前 {value}，比目标低 {gap}，文字写明其余的安排：“{words}”",
    "rate-opposite": "“{goal}”全年目标 {target}，目前 {value}，与目标方向相反，相差 {gap}",
    "rate-short": "“{goal}”目标 {target}，目前 {value}，没有达到目标",
    "limit-kept": "“{goal}”要求 {target}，目前 {value}，在限额以内",
    "limit-soon": "“{goal}”要求 {target}，目前 {value}，已用去限额的 {share}，快于时间进度（{due}），要留意",
    "limit-near": "“{goal}”要求 {target}，目前 {value}，还高 {gap}，在容许的 {tolerance} 以内",
    "limit-nearly": "“{goal}”要求 {target}，实际 {value}，超出 {gap}，略超限额",
    "limit-broken": "“{goal}”要求 {target}，目前 {value}，超出 {gap}",
    "rank-kept": "“{goal}”目标 {target}，目前 {value}，达到目标",
    "rank-missed": "“{goal}”目标 {target}，目前 {value}，差 {gap} 位",
    "rank-last": "“{goal}”目标 {target}，目前 {value}，没有达到目标",
    "rank-far": "目标“{target}”，目前 {value}，不在前列",
    "direction-kept": "“{goal}”要求“{target}”，实际{value}，符合要求",
    "direction-broken": "“{goal}”要求“{target}”，实际{value}，与要求相反",
    "growth-below": "“{goal}”没有写明数字，文字写明“{words}”",
    "growth-none": "“{goal}”是增长目标，文字写“{words}”，没有增长",
    "forecast-short": "“{goal}”预计只有 {value}，低于全年目标，要提前采取措施",
    "words-forecast": "“{goal}”预计 {value}，能够达到目标；只是预计，以实际数据为准",
    "own-rate-exceeded": "文字自述“{words}”，超过全年任务",
    "own-rate-done": "文字自述“{words}”，达到全年任务",
    "own-rate-nearly": "文字自述“{words}”，没有完成全年任务但属较好完成",
    "own-rate-ahead": "文字自述“{words}”，不低于序时（{due}）",
    "own-rate-close": "文字自述“{words}”，比序时（{due}）低 {points} 个百分点，在容许的 {tolerance} 以内",
    "own-rate-less": "文字自述“{words}”，没有全部达到",
    "own-part-behind": "文字写明“{words}”，只占 {share}，比应有进度（{due}）低 {points} 个百分点",
    "own-rate-behind": "文字自述“{words}”，比应有进度（{due}）低 {points} 个百分点",
    "closed": "已销号（{who}，{at}：{reason}）",
    "own-word": "单位进度自评为“{status}”",
    "own-endless": "请核实：单位自评为“{status}”，但这一项是持续推进的工作，文字没有写明哪些已经完成",
    "date-later": "文字写到 {year} 年以后才能完成：“{words}”，今年的目标不能如期实现",
    "date-passed": "文字写明的原定时限已过，没有写明完成：“{words}”",
    "date-early": "今年要建成或投用，三季度末仍在做前期：“{words}”",
    "date-not-begun": "今年要建设，三季度末仍在做前期：“{words}”",
    "date-not-started": "今年要开工，目前仍在立项、可研等前期：“{words}”",
    "date-unfinished": "年末还没有建成或完成：“{words}”",
    "date-begun": "今年要开工，文字写明已在施工：“{words}”",
    "node-reached": "达到方案自定节点“{node}”：“{words}”",
    "node-beside": "本期节点是“{node}”，填报的是“{words}”",
    "node-short": "没有达到方案自定节点“{node}”，文字写的是“{words}”",
    "words-stalled": "文字写明停滞或暂缓：“{words}”",
    "words-behind": "文字写明进度落后或不能如期：“{words}”",
    "words-failed": "文字写明没有做成或已经推迟、取消：“{words}”",
    "words-few": "文字写明完成得少：“{words}”",
    "words-stuck": "文字写明还停在前期：“{words}”",
    "words-warning": "文字写有问题或未成事项：“{words}”",
    "words-occurred": "文字写明出现了不应发生的情况：“{words}”",
    "words-against": "文字写的多是没有办成或受阻的事：“{words}”",
    "words-exceeded": "文字写明超过目标：“{words}”",
    "words-done": "文字写明已完成：“{words}”",
    "words-nearly": "文字写的是基本完成，还没有全部完成：“{words}”",
    "words-expected": "文字预计能够完成：“{words}”，只是预计，以实际结果为准",
    "words-ahead": "文字写明符合或快于时序：“{words}”",
    "words-ongoing": "文字写明正在推进：“{words}”",
    "words-rest": "文字写明还有没完成的：“{words}”",
    "words-mild": "文字写有轻微的耽搁：“{words}”，要留意",
    "words-fine": "文字写明没有落后：“{words}”",
    "words-early": "今年要建设或建成，目前仍在做前期：“{words}”，要留意能否如期",
    "words-works": "文字写明正在建设：“{words}”",
    "words-part": "文字写明已完成的事项：“{words}”",
    "words-unused": "文字写明还没有投用：“{words}”",
    "words-still": "文字里写着“{words}”，说明还没有全部完成",
    "words-waiting": "文字写明还在等待条件：“{words}”，要留意",
    "words-nodata": "文字写明暂无数据或任务未下达：“{words}”，不作为落后",
    "words-empty": "文字没有写明具体进展，无从判断",
    "word-against-number": "请核实：单位自评为“{status}”，与数字不一致",
    "word-against-text": "请核实：单位自评为“{status}”，与文字不一致",
    "text-against-number": "请核实：文字写“{words}”，与按数字计算的进度不一致",
    "behind-against-number": "请核实：单位自评落后，但数字已达到进度要求",
    "number-differs": "请核实：“{goal}”数字栏填 {cell}，文字写 {text}",
    "fell-back": "“{goal}”本期 {now}，比上期 {then} 还少，累计数不应减少",
    "no-progress": "文字与上期相同，看不出新的进展",
    "due": "方案要求的完成时限“{due}”已过，文字没有写明已完成",
    "problem-told": "存在问题栏写有：“{problem}”",
    "plain-words": "文字写明了已开展的工作，没有落后、停滞或存在问题的说法",
    "plain-year-end": "文字没有落后的说法，但也没有写明已完成，年末请核实",
    "not-said-done": "年末了，文字没有写明已经完成，无从判断，请核实",
    "unproven": "只有单位自评，没有数字或具体事实可以印证，请核实",
    "unproven-words": "只有文字的说法，没有数字可以印证，请核实",
    "figure-missing": "文字里没有找到与{goals}对应的数字，这部分没有按数字判断",
    "figure-asked": "目标是{goals}，文字没有对应的数字，也没有明确的说法，无从判断",
    "parts-behind": "其中“{parts}”落后",
    "by-parts": "本项没有单独填报，按其分项判断",
    "same-item": "与“{item}”是同一事项，按同一结论",
    "no-data": "没有数据（“/”或空白），不作为落后",
    "no-target": "只有数字，没有可以对照的目标，请人工研判",
    "other-year": "目标是“{target}”，完成情况是“{completion}”，不是同一年的，不能对照",
    "nothing-told": "没有填报，无从判断",
}
# A share that the text states itself is quoted as it stands.
_STATED = {
    "year-exceeded": "“{goal}”目标 {target}，文字自述“{value}”，即目标的 {share}，超额完成",
    "year-done": "“{goal}”目标 {target}，文字自述“{value}”，达到目标",
    "year-about": "“{goal}”目标 {target}，文字自述“{value}”，差 {gap}，在“左右”容许的 {tolerance} 以内",
    "year-nearly": "“{goal}”目标 {target}，文字自述“{value}”，即目标的 {share}，没有达到但属较好完成",
    "year-just-not-more": "“{goal}”要求{target}，文字自述“{value}”，只是持平，没有超过",
    "year-behind": "“{goal}”目标 {target}，文字自述“{value}”，只有目标的 {share}",
    "year-opposite": "“{goal}”目标 {target}，文字自述“{value}”，与目标方向相反",
    "amount-exceeded": "“{goal}”全年目标 {target}，文字自述“{value}”，即目标的 {share}，已超过全年目标",
    "amount-done": "“{goal}”全年目标 {target}，文字自述“{value}”，已达到全年目标",
    "amount-ahead": "“{goal}”全年目标 {target}，文字自述“{value}”，{there}占 {share}，比序时（{due}）高 {points} 个百分点",
    "amount-even": "“{goal}”全年目标 {target}，文字自述“{value}”，{there}占 {share}，与序时（{due}）持平",
    "amount-own-node": "“{goal}”全年目标 {target}，文字自述“{value}”，{there}占 {share}，达到方案自定节点（{due}）",
    "amount-close": "“{goal}”全年目标 {target}，文字自述“{value}”，{there}占 {share}，比序时（{due}）低 {points} 个百分点，在容许的 {tolerance} 以内",
    "amount-close-node": "“{goal}”全年目标 {target}，文字自述“{value}”，{there}占 {share}，比方案自定节点（{due}）低 {points} 个百分点，在容许的 {tolerance} 以内",
    "amount-behind": "“{goal}”全年目标 {target}，文字自述“{value}”，{there}占 {share}，比序时（{due}）低 {points} 个百分点",
    "amount-behind-node": "“{goal}”全年目标 {target}，文字自述“{value}”，{there}占 {share}，比方案自定节点（{due}）低 {points} 个百分点",
}
SENTENCES.update({f"{code}-stated": words for code, words in _STATED.items()})


def explain_reason(reason: Reason) -> str:
    """Say a reason in Chinese.

    Raises KeyError for a code without a sentence; a test goes through every code.
    """
    facts = dict(reason.facts)
    if "status" in facts:
        facts["status"] = STATUSES[Status(facts["status"])]
    return SENTENCES[reason.code].format_map(facts)


def describe_rules(rules: Rules) -> list[str]:
    """Give the rules of judging as lines for the report's 口径说明.

    A list of words stands there where the office has one of its own; those that come with the program
    would fill two pages.
    """

    def words(group: tuple[str, ...]) -> str:
        return "、".join(group)

    lists = (
        ("stalled_words", f"视为停滞暂缓的词语：{words(rules.stalled_words)}。"),
        (
            "behind_words",
            f"视为落后的词语（“…”代表中间几个字，“（甲/乙）”为任选其一）：{words(rules.behind_words)}。",
        ),
        (
            "failed_words",
            f"没有数字时视为未做成、已推迟或已取消的词语：{words(rules.failed_words)}。",
        ),
        ("warning_words", f"没有数字、没有自评时视为落后的词语：{words(rules.warning_words)}。"),
        ("exceeded_words", f"视为超额完成的词语：{words(rules.exceeded_words)}。"),
        ("done_words", f"视为已完成的词语：{words(rules.done_words)}。"),
        ("nearly_words", f"视为基本完成、还没有全部完成的词语：{words(rules.nearly_words)}。"),
        (
            "expected_words",
            f"视为预计完成的词语：{words(rules.expected_words)}；年末视为完成，以正式数据为准。",
        ),
        (
            "ahead_words ongoing_words",
            f"视为符合时序的词语：{words((*rules.ahead_words, *rules.ongoing_words))}。",
        ),
        ("waiting_words", f"表示还在等待条件、要留意的词语：{words(rules.waiting_words)}。"),
        (
            "negations settled_words",
            f"否定以上词语的：{words(rules.negations)}；表示问题已经过去的：{words(rules.settled_words)}。",
        ),
        ("less_is_better", f"越少越好的指标：{words(rules.less_is_better)}。"),
    )
    own = [
        line
        for names, line in lists
        if any(getattr(rules, name) != getattr(DEFAULT_RULES, name) for name in names.split())
    ]
    return [
        "时序进度：数量和金额类目标按一季度 25%、上半年 50%、前三季度 75%、全年 100% 计算；方案自定季度节点的，按节点计算。",
        f"数量和金额类目标完成量比应有进度低不超过其 {rules.tolerance:.0%} 的，为依时序推进；低得更多的，为未依时序推进；个数按整数计算。容许多少是一项设置，可以改为 0。",
        f"增速、占比类目标直接与全年目标相比，比目标低不超过其 {rules.tolerance:.0%} 的，为依时序推进；排位、上限（“以内”“不超过”）类目标直接与目标相比。",
        f"年末分类：超过目标 {rules.exceeded:.0%} 及以上为超额完成；达到目标为完成；达到目标的 {rules.nearly:.0%} 及以上为较好完成；其余为未完成（困难较大）。增速、占比类目标的“左右”允许相差 {rules.about:.0%}。",
        "同一任务有多个目标的，任何一个明显落后，该任务即列为未依时序推进，并写明是哪一个。",
        "数字栏空白的，从完成情况文字中找对应的数字；计划、预计、申报和其他年份的数字不作为完成数。",
        "单位自评为未依时序推进或停滞暂缓的，一律照列；自评、数字、文字互相矛盾的，写明“请核实”。",
        "目标有数字而文字没有对应的数字、也没有明确说法的，文字只有套话的，为待研判；只有自评的，按自评并注明没有印证。",
        "文字写到下一年才完成的，今年要建成而三季度末仍在可研、立项、招标、供地、环评的，为未依时序推进。",
        "“/”、空白和写明尚未下达、尚未公布的，为待研判，不作为落后。",
        "判断文字所用的其他词语是程序自带的，见“设置”中的“研判”各项。",
        *own,
    ]
