"""How far an item falls short, in the words of a report: target, what was due, what is, the gap."""

import re
from collections.abc import Sequence

from gwreport.domain.judgement.results import Measure, Reason
from gwreport.domain.plan.target import AMOUNTS, TargetKind
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import IS_BEHIND
from gwreport.domain.texts.letters import letters_of
from gwreport.domain.texts.units_of_measure import gap_unit, is_whole
from gwreport.wording.names import period

_FLOAT = 1e-6
_FALLS, _GROWS = "下降", "增长"
_IS_FIGURE = re.compile(r"(?:下降|上升|增长|-|约|近|第)?\d|[一二三四五六七八九十]{1,3}位|持平")
# Grounds without a figure that say by themselves how the item stands; the others quote the text.
_STATES: dict[str, str] = {
    "date-later": "要到{year}年以后才能完成，今年的目标不能如期实现",
    "date-early": "今年应当建成或投用，目前仍在做前期（{words}）",
    "date-unfinished": "到年末没有建成或完成（{words}）",
    "days-short": "今年余下{left}天全部达标也只有{most}天，不能达到全年目标",
    "node-short": "没有达到方案确定的节点“{node}”",
    "rank-missed": "目标{target}，目前{value}，差{gap}位",
    "rank-last": "目标{target}，目前{value}，没有达到目标",
    "rank-far": "目标{target}，目前{value}",
    "direction-broken": "要求{target}，实际{value}",
    "amount-begun": "{words}，全年目标{target}",
    "own-rate-behind": "{words}，应当达到{due}",
    "due": "方案要求的完成时限“{due}”已过，没有写明完成",
}


def shortfall_words(measure: Measure, round_: Round, mark: str = "：", *, within: str = "") -> str:
    """Say of one goal that was measured what is wanting; "" of one that falls short of nothing.

    "规上工业产值：全年目标增长16%，实际增长6.47%，差9.53个百分点"; `mark` parts the goal from what is said of it,
    "" leaves the goal away. Where the item's text `within` names goal and target in one, so do these words:
    "其中规上工业产值增长16%，实际增长6.47%，差9.53个百分点".
    """
    value, due, unit = measure.value, measure.due, measure.target.unit
    if measure.status not in IS_BEHIND or value is None:
        return ""
    told = told_words(measure)
    year = "目标" if round_.is_whole_year else "全年目标"
    target = target_words(measure)
    named = f"{measure.goal}{measure.target.text}"
    if within and letters_of(named) in letters_of(within):
        words = f"其中{named}，"
    else:
        growth = target.startswith(_GROWS)
        name = measure.goal.removesuffix(_GROWS) if growth else measure.goal
        words = (f"{name or measure.goal}{mark}" if mark else "") + f"{year}{target}，"
    wanted = measure.target.value or 0.0
    counted = measure.target.kind in AMOUNTS and not measure.at_most
    is_told = due is not None and due < wanted - _FLOAT and counted
    if due is not None and is_told and _share_gap(measure) is None:
        words += f"{period(round_)}应达{_plain(due)}{unit}，"
    gap = gap_words(measure)
    # 仅完成全年目标的63.3% is the unit's sentence, and no figure.
    said = f"实际{told}"
    if not _IS_FIGURE.match(told):
        # 余下3家本月启用 of 12 means that nine are there.
        halves = is_whole(unit) and abs(value - round(value)) > _FLOAT
        said = f"填报“{told}”" + (
            f"（折合{_plain(value)}{unit}）" if counted and not halves else ""
        )
    return f"{words}{said}，{gap}" if gap else f"{words}{said}"


def told_words(measure: Measure) -> str:
    """Give the figure that was told of a goal, a fall in words, several with their sum; "" without one."""
    told = measure.told
    if told.startswith("-") and measure.target.kind is TargetKind.GROWTH:
        return f"{_FALLS}{told[1:]}"
    if _is_growth(measure) and told[:1].isdigit() and (measure.value or 0.0) > 0:
        # 实际0.2% beside 增长10% would be no growth.
        return f"{_GROWS}{told}"
    if "、" in told and measure.value is not None:
        return f"{told}（合计{_plain(measure.value)}{measure.target.unit}）"
    return told


def target_words(measure: Measure) -> str:
    """Give a goal's target as printed; a bare figure is said to be a growth where it is one."""
    target = measure.target.text
    falls = told_words(measure).startswith(_FALLS) or _is_growth(measure)
    return f"{_GROWS}{target}" if falls and target[:1].isdigit() else target


def _is_growth(measure: Measure) -> bool:
    """Say whether a goal is a growth by its own name (固定资产投资增长), and no fall or share."""
    return measure.target.kind is TargetKind.GROWTH and measure.goal.endswith(_GROWS)


def gap_words(measure: Measure) -> str:
    """Say how far a figure is from what was due, "差9.8个百分点", of a limit "超出3%"; "" if it is not.

    Of things counted one by one of which no whole number was due the shares say it: "完成40%，比75%的时序进度低35个百分点".
    """
    value, unit = measure.value, measure.target.unit
    if measure.status not in IS_BEHIND or value is None:
        return ""
    if measure.at_most:
        limit = measure.target.value
        return f"超出{_gap(value - limit, unit)}" if limit is not None and value > limit else ""
    due = measure.due
    if due is None or due <= value + _FLOAT:
        return ""
    return _share_gap(measure) or f"差{_gap(due - value, unit)}"


def _share_gap(measure: Measure) -> str | None:
    """Say the gap in shares where no whole number of things was due; None where figures can say it."""
    value, due, wanted = measure.value, measure.due, measure.target.value
    if not is_whole(measure.target.unit) or value is None or due is None or not wanted:
        return None
    if abs(due - round(due)) < _FLOAT or due >= wanted - _FLOAT:
        return None
    done, time = round(100 * value / wanted, 1), round(100 * due / wanted, 1)
    return f"完成{_plain(done)}%，比{_plain(time)}%的时序进度低{_plain(time - done)}个百分点"


def state_words(grounds: Sequence[Reason]) -> str:
    """Say how an item stands for which no figure does: by its dates, nodes and ranks; "" by nothing."""
    said = [_STATES[one.code].format_map(one.facts) for one in grounds if one.code in _STATES]
    return "；".join(dict.fromkeys(said))


def _gap(value: float, unit: str) -> str:
    return f"{_plain(value)}{gap_unit(unit)}"


def _plain(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
