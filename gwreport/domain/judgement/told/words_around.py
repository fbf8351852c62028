"""The words around a figure: those that may name what it counts, the names that a 分别 deals its figures to, and what it counts as wanting."""

import re
from collections.abc import Sequence

from gwreport.domain.judgement.goals.goals import CLAUSE_END
from gwreport.domain.texts.bare_names import bare
from gwreport.domain.texts.figures import CHANGES, Figure, FigureKind
from gwreport.domain.texts.units_of_measure import HUNDREDTHS

RESPECTIVELY = re.compile("分别|依次")
# 实际完成25万亩 names nothing; 实际利用外资 is a name.
ACTUALLY = re.compile("实际(?!利用|使用|到位)|实(?=缴|投|装|拨|收)")
_JOINED_ON = re.compile("[并且](?![网轨联购行])")
_BEHIND = re.compile(f"[^{CLAUSE_END}、]{{0,12}}")
NAMED_BY = 40
# 还差2600座 tells how much is there; 资金缺口2亿元 tells of money.
_LACKS = re.compile(
    "(?:距离?|离|比|较)?(?:全年|年度|年初|既定)?(?:目标|任务|计划){0,2}(?:还|尚|仍|仅|只|缺口|差距|短缺){0,3}(?:差|缺|欠|缺口|差距|短收|短缺|尚余|剩余|还剩|仅剩|余下)(?:约|近|为|达|有)?$|(?:还剩|剩余|余下|仅剩|还差)[^，。；、\\d]{1,6}$"
)
_LACK_MARKS = frozenset("差缺欠短余剩")
# 距年度任务还有71公里的缺口
_GAP_BEHIND = re.compile("的?(?:缺口|差距)")
_THERE_IS = re.compile("(?:还|仍|尚)?(?:有|存在)$")
_OTHER_LACK = re.compile(
    "资金|用地|土地|人员|编制|电力|财力|指标缺|序时|时序|进度|同期|上年|去年|平均"
)
_SPEED = re.compile("增速|增幅|涨幅|增长率|降幅|跌幅")
_IS_NOW = re.compile("[，,]?(?:目前|现|已)?(?:达到?|为|是|至)了?")


def words_before(text: str, figure: Figure, before: Figure | None, clause: int) -> str:
    """Give the words before a figure that are its own: behind the figure before and the clause's beginning."""
    start = max(figure.start - NAMED_BY, before.end if before else 0, clause)
    words = text[start : figure.start]
    return words.rpartition("、")[2] if bare(words.rpartition("、")[2]) else words


def words_behind(text: str, figure: Figure) -> str:
    """Give the words behind a figure, up to the clause's end or what is joined on."""
    behind = _BEHIND.match(text, figure.end)
    # 9家并启用6家: what is joined on is told of the next.
    words = behind[0] if behind else ""
    return _JOINED_ON.split(words)[0] if "并" in words or "且" in words else words


def names_in_row(text: str, figure: Figure, earlier: Sequence[Figure], start: int) -> list[str]:
    """Give the names that a 分别 deals its figures to: those of the figures before, or a list."""
    own = [one for one in earlier if one.start >= start and one.unit not in HUNDREDTHS]
    if len(own) >= 2:
        ends = [start, *(one.end for one in own)]
        return [text[ends[place] : one.start] for place, one in enumerate(own)]
    words = ACTUALLY.sub("", RESPECTIVELY.split(text[start : figure.start])[-2])
    return [one for one in re.split("[、和及，]", words) if bare(one)]


def name_of_wanting(own: str, text: str, end: int) -> str | None:
    """Give the words that name what is wanting, None where a figure counts nothing that is.

    `own` are the words before the figure, which ends at `end` of the text.
    """
    gap = own.endswith(("有", "在")) and _GAP_BEHIND.match(text, end) and _THERE_IS.search(own)
    if not gap and (_LACK_MARKS.isdisjoint(own) or not _LACKS.search(own)):
        return None
    if _OTHER_LACK.search(own):
        return None
    return "" if gap else _LACKS.sub("", own)


def as_speed(figure: Figure, before: Figure | None, text: str) -> Figure:
    """Take a share behind the change of a speed for that speed: 增速加快1.2个百分点，达7.3%."""
    if before is None or figure.unit != "%" or figure.kind in CHANGES or before.unit != "个百分点":
        return figure
    speed = _SPEED.search(before.words)
    if speed is None or not _IS_NOW.fullmatch(text, before.end, figure.start):
        return figure
    fall = speed[0] in ("降幅", "跌幅")
    return figure._replace(kind=FigureKind.DECLINE if fall else FigureKind.GROWTH)
